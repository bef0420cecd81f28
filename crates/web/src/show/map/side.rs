//! The list beside the map: what the map of the server shows, in words.

use super::ground::departments;
use crate::show::territory::is_in;
use crate::{cards, level};
use app::engines::hours::state::OpenState;
use app::engines::promises::board::Territory as Level;
use app::engines::territory::Territory as Tables;
use app::find::Near;
use app::nation::Nation;
use app::network::Point;
use pages::live_map::SideRow;
use pages::parts::PointCard;
use serde_json::{Value, json};
use words::html::Html;
use words::{Language, figures, t};

/// All departments, or those of a region, with the time of nine people in ten.
pub(super) fn departments_of(nation: &Nation, region: Option<u16>) -> Vec<SideRow> {
    let tables = Tables::embedded();
    let of_region =
        |index: &u16| region.is_none_or(|region| tables.departments()[usize::from(*index)].region == region);
    departments()
        .filter(of_region)
        .map(|index| {
            let named = level::department_at(index);
            let time = nation.board.row(Level::Department(index)).quantiles_min()[2];
            let said = match time {
                Some(time) => t!(map_nine_tenths, minutes = figures::minutes(time)),
                None => t!(map_time_unknown),
            };
            SideRow {
                url: named.map(),
                name: named.name,
                facts: vec![Html::text(&said)],
                ..SideRow::default()
            }
        })
        .collect()
}

/// The points of a territory, with their state now.
pub(super) fn points(nation: &Nation, territory: Level, now: jiff::Timestamp) -> Vec<SideRow> {
    let points = nation.network.points.iter().filter(|point| is_in(nation, territory, point));
    let row = |point: &Point| {
        let card = cards::point(nation, point, &point.hours, now);
        let (state, said) = said(point, &card, now);
        SideRow { state, ..of_card(card, vec![said]) }
    };
    points.map(row).collect()
}

/// The state of a point, drawn and in words: nobody is received at the address of a bus, whose hours are its phone's.
pub(super) fn said(point: &Point, card: &PointCard, now: jiff::Timestamp) -> (&'static str, Html) {
    if point.at_address {
        (state(&point.hours.state_at(now)), card.state.clone())
    } else {
        ("unknown", Html::text(&card.kind))
    }
}

/// A numbered point: its entry, and what the script is given of it.
pub(super) fn numbered(
    nation: &Nation,
    number: usize,
    near: &Near<'_>,
    now: jiff::Timestamp,
) -> (SideRow, Value) {
    let card = cards::near(nation, near, now);
    let minutes = figures::minutes(near.time.minutes());
    let (lon, lat) = crate::maps::position(near.coord());
    let given = json!({
        "id": near.point.listed.id_fs,
        "number": number,
        "minutes": minutes,
        "lon": lon,
        "lat": lat,
        "name": card.name,
        "commune": figures::curly(near.commune()),
        "url": format!("{}{}", Language::current().root(), card.url),
        "state": state(&near.state(now)),
        "says": card.state.to_string(),
        "today": card.today.as_ref().map(ToString::to_string),
        "phone": card.phone,
        "dial": card.phone_url,
    });
    let time = Html::text(&t!(map_minutes, minutes = minutes));
    let said = card.state.clone();
    let state = state(&near.state(now));
    (SideRow { number: Some(number), state, ..of_card(card, vec![time, said]) }, given)
}

fn of_card(card: PointCard, facts: Vec<Html>) -> SideRow {
    SideRow {
        name: card.name,
        url: card.url,
        facts,
        phone: card.phone,
        phone_url: card.phone_url,
        ..SideRow::default()
    }
}

/// The state as the map draws it.
fn state(state: &OpenState) -> &'static str {
    match state {
        OpenState::Open { .. } => "open",
        OpenState::Closed { .. } => "closed",
        OpenState::Unknown { .. } => "unknown",
    }
}
