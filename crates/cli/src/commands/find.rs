//! `maillage find "PLACE"`: the nearest points.

use crate::args::{Common, Find};
use crate::failure::Failure;
use crate::{open_network, output};
use app::engines::hours::state::OpenState;
use app::engines::territory::{Target, Territory};
use app::find::{Answer, Asked, Doors, centre, near, understand};
use serde_json::{Value, json};

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Find) -> Result<(), Failure> {
    let answer = understand(&words.place).map_err(|error| Failure::Usage(error.to_string()))?;
    let target = match answer {
        Answer::Place(target) => target,
        Answer::Choice(found) => {
            let places: Vec<Value> = found.iter().map(|found| place(found.target)).collect();
            return several(common, "several places answer; add the department or the postal code", places);
        }
        Answer::Unknown(near) => {
            let places: Vec<Value> = near.into_iter().map(place).collect();
            if !common.json {
                let names: Vec<&str> = places.iter().filter_map(|place| place["name"].as_str()).collect();
                return Err(Failure::Usage(format!(
                    "no place `{}`; did you mean {}?",
                    words.place,
                    names.join(", ")
                )));
            }
            return several(common, "no place answers", places);
        }
    };
    let (network, now) = open_network(common).await?;
    let now = now.timestamp();
    let doors = Doors::of(&network);
    let here = near(&network, &doors, &Asked::any(centre(target), usize::from(words.count), now));
    if common.json {
        let points: Vec<Value> = here.points.iter().map(|near| point(near, now)).collect();
        let to_call: Vec<Value> = here
            .to_call
            .iter()
            .map(|point| json!({"id_fs": point.listed.id_fs, "name": point.listed.name, "phone": point.listed.phone}))
            .collect();
        return output::json(&json!({
            "estimate": true, "place": place(target), "points": points, "mobile_points_to_call": to_call,
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

fn several(common: &Common, says: &str, places: Vec<Value>) -> Result<(), Failure> {
    if common.json {
        return output::json(&json!({ "says": says, "places": places }));
    }
    let mut text = format!("{says}:\n");
    for place in &places {
        text += &format!(
            "  {} {} ({})\n",
            place["code"].as_str().unwrap_or(""),
            place["name"].as_str().unwrap_or(""),
            place["department"].as_str().unwrap_or("")
        );
    }
    output::text(&text)
}

fn place(target: Target) -> Value {
    let territory = Territory::embedded();
    match target {
        Target::Place(index) => {
            let place = territory.place(index);
            let department = &territory.departments()[usize::from(place.department)];
            json!({"code": place.code, "name": place.name, "department": department.name})
        }
        Target::City(index) => {
            let city = &territory.cities()[usize::from(index)];
            json!({"code": city.code, "name": city.name, "department": ""})
        }
    }
}

fn point(near: &app::find::Near<'_>, now: jiff::Timestamp) -> Value {
    let state = near.state(now);
    let listed = &near.point.listed;
    let (low, high) = app::engines::roads::estimate::error::band(near.time);
    json!({
        "id_fs": listed.id_fs,
        "name": listed.name,
        "address": listed.address,
        "commune": listed.commune_name,
        "phone": listed.phone,
        "stop": near.stop.map(|stop| &near.point.stops[stop].commune),
        "minutes": near.time.minutes(),
        "low_minutes": low.minutes(),
        "high_minutes": high.minutes(),
        "open": match state {
            OpenState::Open { .. } => "open",
            OpenState::Closed { .. } => "closed",
            OpenState::Unknown { .. } => "unknown",
        },
        "state": state,
    })
}
