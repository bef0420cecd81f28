//! The map of a trial: communes that gain or lose, those that stay near or far, points that close or open.

use crate::maps::{Frame, Grain, borders, position, shapes};
use app::engines::promises::board::{Board, Territory as Level};
use app::engines::promises::coverage::PROMISED;
use app::engines::territory::Territory;
use app::nation::Nation;
use app::whatif::Checked;
use pages::maps::{Label, MapShape, Part, Points, Position, draw};
use std::collections::{BTreeMap, BTreeSet};
use words::html::Html;
use words::{figures, t};

/// Simplification of a small map and of a large one, in 1e-5 degree (about a metre).
const SMALL: u32 = 350;
const LARGE: u32 = 1_200;
/// Above so many communes, those of one class are drawn as one shape: the page stays light.
const COMMUNES: usize = 350;
/// Above so many, only those that change are drawn.
const COUNTRY: usize = 4_000;
/// Ground shown around what changes, in degrees.
const MARGIN: f64 = 0.09;
/// How far the centre of a commune may be from ground that it covers, in degrees.
const WIDE: f64 = 0.2;
/// How far apart things of one map may be, in degrees: more than metropolitan France is wide.
const LAND: f64 = 15.0;
/// Names tried.
const NAMES: usize = 8;

/// What a trial changes, as a map shows it.
pub(crate) struct Changed<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) board: &'a Board,
    /// Places that gain and that lose.
    pub(crate) winners: Vec<u32>,
    pub(crate) losers: Vec<u32>,
}

/// The map of a trial, and the classes of colours that are on it.
pub(crate) struct Drawn {
    pub(crate) html: Html,
    pub(crate) classes: BTreeSet<&'static str>,
}

/// Draws the map.
pub(crate) fn draw_trial(nation: &Nation, changed: &Changed) -> Drawn {
    let mut part = points(nation, changed);
    let centre = |place: &u32| position(Territory::embedded().place(*place).centre);
    let places = changed.winners.iter().chain(&changed.losers).map(centre);
    let own: Vec<Position> = part.shut.iter().chain(&part.new).chain(&part.here).copied().collect();
    // A map that showed Ouessant and La Réunion would show neither: one of the two lands is left to the lists.
    let same_land = |at: &Position| {
        own.first().is_none_or(|first| (at.0 - first.0).abs().max((at.1 - first.1).abs()) < LAND)
    };
    let frame = Frame::around(own.iter().copied().chain(places).filter(same_land), MARGIN);
    // The drawing shows a little more than what it must.
    let seen = Frame::around(frame.corners().into_iter(), MARGIN / 2.0);
    let territory = Territory::embedded();
    let near: BTreeSet<u32> = (0..territory.places().len() as u32)
        .filter(|place| frame.holds(centre(place), WIDE) && covers(&seen, *place))
        .collect();
    part.around = communes(nation, changed, &near);
    let group = |place: u32| near.contains(&place).then(|| u32::from(territory.place(place).department));
    if near.len() <= COUNTRY {
        part.borders = borders(&group, if near.len() <= COMMUNES { SMALL } else { LARGE });
    }
    let stays = |(index, point): &(u32, &app::network::Point)| {
        let moves = changed.checked.closed.contains(index) || changed.checked.moved.contains_key(index);
        !moves && frame.holds(position(point.listed.coord), 0.0)
    };
    let others = (0_u32..).zip(&nation.network.points).filter(stays);
    part.points = others.map(|(_, point)| position(point.listed.coord)).collect();
    part.shown = frame.corners();
    let mut named: BTreeSet<String> = part.labels.iter().map(|label| first_words(&label.text)).collect();
    let new = names(changed, &near).into_iter().filter(|label| named.insert(label.text.clone()));
    part.labels.extend(new);
    let size = if part.points.len() > 120 { Points::Dots } else { Points::Discs };
    let classes = part.around.iter().filter(|shape| !shape.rings.is_empty()).map(|shape| shape.class);
    Drawn { classes: classes.collect(), html: draw(&part, &[], 620.0, &t!(trial_map), size) }
}

/// Whether some ground of a place may be in a frame.
fn covers(frame: &Frame, place: u32) -> bool {
    let degrees = |vertex: [i32; 2]| (f64::from(vertex[0]) / 1e5, f64::from(vertex[1]) / 1e5);
    let bounds = Territory::embedded().contours().bounds(place);
    bounds.is_some_and(|(low, high)| frame.meets(degrees(low), degrees(high)))
}

/// The commune of a label such as "Florac (fermé)".
fn first_words(label: &str) -> String {
    label.split(" (").next().unwrap_or(label).to_owned()
}

/// The points that change, with their names.
fn points(nation: &Nation, changed: &Changed) -> Part {
    let mut part = Part::default();
    let mut label = |at: Position, text: String, gap: f64| {
        part.labels.push(Label { at, text, strong: true, gap });
    };
    let point = |index: &u32| &nation.network.points[*index as usize].listed;
    let name = |place: u32| figures::curly(&Territory::embedded().place(place).name);
    let (mut shut, mut new, mut here) = (Vec::new(), Vec::new(), None);
    for index in &changed.checked.closed {
        shut.push(position(point(index).coord));
        label(position(point(index).coord), t!(trial_map_closed, commune = name(point(index).place)), 14.0);
    }
    for (index, (to, place)) in &changed.checked.moved {
        shut.push(position(point(index).coord));
        new.push(position(*to));
        label(position(*to), t!(trial_map_moved, commune = name(*place)), 16.0);
    }
    for (at, place) in &changed.checked.opened {
        new.push(position(*at));
        label(position(*at), t!(trial_map_new, commune = name(*place)), 16.0);
    }
    for index in changed.checked.hours.keys() {
        if !changed.checked.moved.contains_key(index) {
            here = Some(position(point(index).coord));
            label(position(point(index).coord), name(point(index).place), 12.0);
        }
    }
    (part.shut, part.new, part.here) = (shut, new, here);
    part
}

/// The communes shown, by what becomes of them.
fn communes(nation: &Nation, changed: &Changed, near: &BTreeSet<u32>) -> Vec<MapShape> {
    let mut classes: BTreeMap<u32, u32> = BTreeMap::new();
    classes.extend(changed.winners.iter().map(|place| (*place, 2)));
    classes.extend(changed.losers.iter().map(|place| (*place, 3)));
    let of_place = |place: u32| classes.get(&place).copied().unwrap_or_else(|| stays(changed.board, place));
    let class = |class: u32| ["within", "stays", "gain", "loss"][class as usize];
    if near.len() <= COMMUNES {
        return shapes(
            |place| near.contains(&place),
            &|place| class(of_place(place)),
            Grain::Communes(SMALL),
        );
    }
    let changes = |place: u32| classes.contains_key(&place);
    if near.len() > COUNTRY {
        let department = |place: u32| {
            nation
                .board
                .holds(Level::Nation, place)
                .then(|| u32::from(Territory::embedded().place(place).department))
        };
        let mut drawn = vec![MapShape { class: "around", rings: borders(&department, LARGE * 2) }];
        drawn.extend(shapes(changes, &|place| class(of_place(place)), Grain::Communes(LARGE)));
        return drawn;
    }
    let rest = |place: u32| (near.contains(&place) && !changes(place)).then(|| of_place(place));
    let mut drawn: Vec<MapShape> = [0, 1]
        .into_iter()
        .map(|wanted| MapShape {
            class: class(wanted),
            rings: borders(&|place| rest(place).filter(|class| *class == wanted), LARGE),
        })
        .collect();
    drawn.extend(shapes(changes, &|place| class(of_place(place)), Grain::Communes(LARGE)));
    drawn
}

/// Whether most people of a place stay farther than promised.
fn stays(board: &Board, place: u32) -> u32 {
    let row = board.row(Level::Place(place));
    u32::from(row.within[PROMISED] * 2 < row.people)
}

/// The largest changes, then the largest communes around.
fn names(changed: &Changed, near: &BTreeSet<u32>) -> Vec<Label> {
    let territory = Territory::embedded();
    let mut largest: Vec<u32> = near.iter().copied().collect();
    largest.sort_by_key(|place| (std::cmp::Reverse(territory.place(*place).population), *place));
    let first = changed.winners.iter().take(NAMES / 2).chain(changed.losers.iter().take(NAMES / 2));
    let label = |(place, strong): (u32, bool)| {
        let known = territory.place(place);
        Label { at: position(known.centre), text: figures::curly(&known.name), strong, gap: 9.0 }
    };
    let first = first.map(|place| (*place, true));
    first.chain(largest.into_iter().take(NAMES).map(|place| (place, false))).map(label).collect()
}
