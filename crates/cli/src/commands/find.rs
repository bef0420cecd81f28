//! `maillage find "PLACE"`: the nearest points.

use crate::args::{Common, Find};
use crate::failure::Failure;
use crate::{open_network, output};
use app::answers::find::{NearRow, PlaceRow, ToCallRow};
use app::engines::territory::Target;
use app::find::{Answer, Asked, Doors, centre, near, understand};
use base::coord::Coord;
use serde_json::json;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Find) -> Result<(), Failure> {
    match (&words.place, words.position) {
        (_, Some(from)) => near_here(common, words, from, None).await,
        (Some(place), None) => near_place(common, words, place).await,
        (None, None) => Err(Failure::Usage("name a place, or give --position LON,LAT".into())),
    }
}

async fn near_place(common: &Common, words: &Find, place: &str) -> Result<(), Failure> {
    let answer = understand(place).map_err(|error| Failure::Usage(error.to_string()))?;
    match answer {
        Answer::Place(target) => near_here(common, words, centre(target), Some(target)).await,
        Answer::Choice(found) => {
            let places: Vec<PlaceRow> = found.iter().map(|found| PlaceRow::of(found.target)).collect();
            several(common, "several places answer; add the department or the postal code", places)
        }
        Answer::Unknown(near) => {
            let places: Vec<PlaceRow> = near.into_iter().map(PlaceRow::of).collect();
            if !common.json {
                let names: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
                let names = names.join(", ");
                return Err(Failure::Usage(format!("no place `{place}`; did you mean {names}?")));
            }
            several(common, "no place answers", places)
        }
    }
}

async fn near_here(common: &Common, words: &Find, from: Coord, place: Option<Target>) -> Result<(), Failure> {
    let (network, now) = open_network(common).await?;
    let now = now.timestamp();
    let doors = Doors::of(&network);
    let here = near(&network, &doors, &Asked::any(from, usize::from(words.count), now));
    if common.json {
        let points: Vec<NearRow> = here.points.iter().map(|near| NearRow::of(near, now)).collect();
        let to_call: Vec<ToCallRow> = here.to_call.iter().map(|point| ToCallRow::of(point)).collect();
        return output::json(&json!({
            "estimate": true,
            "place": place.map(PlaceRow::of),
            "points": points,
            "mobile_points_to_call": to_call,
        }));
    }
    let mut text = String::new();
    for near in &here.points {
        let listed = &near.point.listed;
        text += &format!(
            "{:>3.0} min (estimate)  {}  {}, {} {}  {}\n",
            near.time.minutes(),
            listed.name,
            listed.address,
            listed.postal_code,
            listed.commune_name,
            listed.phone
        );
    }
    output::text(&text)
}

fn several(common: &Common, says: &str, places: Vec<PlaceRow>) -> Result<(), Failure> {
    if common.json {
        return output::json(&json!({ "says": says, "places": places }));
    }
    let mut text = format!("{says}:\n");
    for place in &places {
        text += &format!("  {} {} ({})\n", place.code, place.name, place.department);
    }
    output::text(&text)
}
