//! The points found near a place, in words.

use super::choices::Choices;
use super::ground;
use crate::cards;
use crate::kept::KeptCard;
use crate::live::Served;
use crate::pieces::{Encoding, Written};
use crate::show::phrases;
use app::engines::hours::state::{NextOpening, OpenState};
use app::engines::promises::board::Territory as Level;
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::{Target, Territory};
use app::find::{Asked, Near, NearHere, PARTICULAR_WITHIN, centre, near};
use app::network::Point;
use base::coord::Coord;
use base::travel::TravelTime;
use pages::finder::{After, Card, FinderPage, FoundPoints, Notice, Outcome, Phone, ToCall, slot};
use pages::parts::Link;
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// Points shown.
const COUNT: usize = 5;
/// A nearest point farther than this is none that is near.
const FAR: TravelTime = TravelTime(30 * 60_000);

/// The place from which points are looked for.
pub(super) struct Place {
    from: Coord,
    /// As the map names it.
    label: String,
    /// As sentences name it, alone and after *près*: "Ispagnac", "d’Ispagnac".
    name: String,
    with_de: String,
    /// Its page, level and words for it.
    commune: Option<(Link, Level)>,
    /// The address of the ground of its maps.
    code: Option<String>,
}

impl Place {
    /// A commune or a city.
    pub(super) fn of(target: Target) -> Self {
        let territory = Territory::embedded();
        let (name, with_de, code, level) = match target {
            Target::Place(index) => {
                let place = territory.place(index);
                (figures::curly(&place.name), place.with_de(), place.code, Level::Place(index))
            }
            Target::City(index) => {
                let city = &territory.cities()[usize::from(index)];
                (city.name.clone(), format!("de {}", city.name), city.code, Level::City(index))
            }
        };
        let page = Link { text: t!(finder_commune, place = &name), url: format!("/commune/{code}") };
        Self {
            from: centre(target),
            with_de: figures::curly(&with_de),
            commune: Some((page, level)),
            code: Some(code.to_string()),
            label: name.clone(),
            name,
        }
    }

    /// Where somebody's device is.
    pub(super) fn here(from: Coord) -> Self {
        let (name, with_de) = (t!(finder_you), t!(finder_of_you));
        Self { from, label: t!(finder_you_label), name, with_de, commune: None, code: None }
    }
}

/// What was found, ready to be said.
struct Told<'n> {
    here: NearHere<'n>,
    cards: Vec<Arc<KeptCard>>,
    choices: Choices,
}

/// The whole page.
pub(super) fn write(
    served: &Served,
    place: &Place,
    query: &str,
    choices: Choices,
    now: jiff::Timestamp,
    encoding: Encoding,
) -> Vec<u8> {
    let told = Told::of(served, place, choices, now);
    let heading = told.heading(place);
    let mut written = Written::new(encoding);
    written.mould(&served.kept().found, |hole, written| match hole {
        slot::TITLE | slot::HEADING => written.words(&Html::text(&heading)),
        slot::ADDRESS => written.words(&Html::text(&choices.address(query))),
        slot::QUERY => written.words(&Html::text(query)),
        slot::LEAD => written.words(&told.lead(served, now)),
        slot::NOTICE => {
            if let Some(notice) = told.notice(served, place, query) {
                written.part(&notice);
            }
        }
        slot::CARDS => told.write_cards(written),
        slot::AFTER => written.part(&told.after(place)),
        slot::MAP => written.part(&told.map(place)),
        other => choices.fill(other, written),
    });
    written.finish()
}

impl<'n> Told<'n> {
    fn of(served: &'n Served, place: &Place, choices: Choices, now: jiff::Timestamp) -> Self {
        let wanted = choices.wanted();
        let asked = Asked { from: place.from, count: COUNT, wanted: &wanted, now };
        let here = near(&served.nation.network, &served.doors, &asked);
        let cards = here.points.iter().map(|near| served.kept().card(&served.nation, near, now)).collect();
        Self { here, cards, choices }
    }

    fn is_particular(&self) -> bool {
        !self.choices.wanted().is_anything()
    }

    fn is_far(&self) -> bool {
        !self.is_particular() && self.here.points.first().is_none_or(|first| first.time > FAR)
    }

    fn heading(&self, place: &Place) -> String {
        let (place, of_place) = (&place.name, &place.with_de);
        let minutes = |time: TravelTime| time.0 / 60_000;
        let count = self.here.points.len();
        let counted = || figures::capital(&figures::count(count, false));
        if count == 0 && self.is_particular() {
            t!(finder_none_chosen, minutes = minutes(PARTICULAR_WITHIN), place = place, of_place = of_place)
        } else if self.is_far() {
            t!(finder_none_near, minutes = minutes(FAR), place = place, of_place = of_place)
        } else if self.is_particular() {
            t!(finder_found_chosen, count = count, counted = counted(), place = place, of_place = of_place)
        } else {
            t!(finder_found, count = count, counted = counted(), place = place, of_place = of_place)
        }
    }

    /// Date, hour, how many are open, and how far the nearest is.
    fn lead(&self, served: &Served, now: jiff::Timestamp) -> Html {
        let Some(first) = self.here.points.first() else {
            return if self.is_particular() { h!(finder_nothing_chosen) } else { h!(finder_nothing_near) };
        };
        let local = first.hours().local(now);
        let open = self.cards.iter().filter(|card| matches!(card.state, OpenState::Open { .. })).count();
        let counted = figures::capital(&figures::count(open, false));
        let mut doors = t!(finder_doors, of = self.here.points.len(), open = open, counted = counted);
        if cards::is_old(&served.nation) {
            doors = t!(finder_doors_by_list, doors = doors);
        }
        let lead = h!(
            finder_now,
            day = figures::day(local.date),
            hour = figures::hour(local.minute),
            doors = doors,
            time = figures::minutes_long(first.time.minutes())
        );
        if self.is_far() { h!(finder_now_far, now = lead) } else { lead }
    }

    fn notice(&self, served: &Served, place: &Place, query: &str) -> Option<Notice> {
        let Some(first) = self.here.points.first() else {
            let text = t!(finder_all_points, place = &place.name, of_place = &place.with_de);
            let all = Link { text, url: Choices::default().address(query) };
            return (self.is_particular() && place.code.is_some()).then_some(Notice::Nothing { all });
        };
        if self.is_far() {
            return Some(Notice::Far {
                nearest: link(first.point),
                phone: phone(first.point),
                state: cards::state_words(&self.cards.first()?.state, cards::is_old(&served.nation)),
                left_out: left_out(served, place),
            });
        }
        let is_open = |card: &Arc<KeptCard>| matches!(card.state, OpenState::Open { .. });
        if self.cards.iter().any(is_open) {
            return None;
        }
        let next = |(near, card): (&'_ Near<'n>, &Arc<KeptCard>)| Some((next_of(&card.state)?, *near));
        let soonest = self.here.points.iter().zip(&self.cards).filter_map(next);
        let soonest = soonest.min_by_key(|(next, near)| (next.date, next.start_min, near.time));
        let to_phone = soonest.map_or(*first, |(_, near)| near);
        Some(Notice::Closed {
            first: soonest.map(|(next, near)| (link(near.point), cards::when(next))),
            phone: phone(to_phone.point),
        })
    }

    fn write_cards(&self, written: &mut Written) {
        for ((number, near), card) in (1..).zip(&self.here.points).zip(&self.cards) {
            let minutes = figures::minutes(near.time.minutes());
            written.mould(&card.mould, |hole, written| match hole {
                slot::NUMBER => written.words(&number),
                slot::MINUTES => written.words(&minutes),
                // Of the nearest one, the week is seen at once.
                slot::OPEN if number == 1 => written.words(&" open"),
                _ => {}
            });
        }
    }

    fn after(&self, place: &Place) -> After {
        let to_call = |point: &&Point| ToCall { link: link(point), phone: phone(point) };
        After {
            to_call: self.here.to_call.iter().take(COUNT).map(to_call).collect(),
            commune: place.commune.as_ref().map(|(page, _)| page.clone()),
        }
    }

    /// The same points as the list, with the same numbers.
    fn map(&self, place: &Place) -> Html {
        let points = self.doors();
        let map = ground::map(place.from, &points, &place.label, place.code.as_deref());
        let live = place.code.as_ref().map(|code| pages::live_map::open(&self.live(code)));
        map.then(&live.unwrap_or_default())
    }

    /// The interactive map of these points.
    fn live(&self, code: &str) -> String {
        format!("/carte?lieu={code}{}", self.choices.as_query())
    }

    fn doors(&self) -> Vec<(Coord, String)> {
        self.here.points.iter().map(|near| (near.coord(), figures::curly(near.commune()))).collect()
    }
}

fn link(point: &Point) -> Link {
    Link { text: figures::curly(&point.listed.name), url: cards::url(&point.listed.id_fs) }
}

fn phone(point: &Point) -> Phone {
    let shown = &point.listed.phone;
    Phone { shown: shown.clone(), dialled: cards::dialled(shown) }
}

fn next_of(state: &OpenState) -> Option<NextOpening> {
    match state {
        OpenState::Open { .. } => None,
        OpenState::Closed { next, .. } | OpenState::Unknown { next } => *next,
    }
}

/// The people of the place who are beyond the promise, in words; nothing without any.
fn left_out(served: &Served, place: &Place) -> Option<(String, Link, Html)> {
    let (page, level) = place.commune.as_ref()?;
    let assessment = served.nation.board.assess(PromiseId::P4, *level);
    if assessment.beyond.people == 0 {
        return None;
    }
    let (who, _) = phrases::left_out(&assessment, None);
    Some((place.name.clone(), page.clone(), who))
}

/// A page rendered whole, for a position that no address may hold.
pub(super) fn whole(
    served: &Served,
    place: &Place,
    choices: Choices,
    now: jiff::Timestamp,
    mut page: FinderPage,
) -> FinderPage {
    let told = Told::of(served, place, choices, now);
    let card = |list: Html, (number, near): (usize, &Near<'_>)| {
        let open = Html::text(if number == 1 { " open" } else { "" });
        let number = Html::text(&number.to_string());
        list.then(&pages::part(&Card { card: cards::near(&served.nation, near, now), number, open }))
    };
    let cards = (1..).zip(&told.here.points).fold(Html::default(), card);
    page.frame.title = told.heading(place);
    page.outcome = Outcome::Found(Box::new(FoundPoints {
        heading: Html::text(&told.heading(place)),
        lead: told.lead(served, now),
        notice: told.notice(served, place, "").map(|notice| pages::part(&notice)).unwrap_or_default(),
        cards,
        after: pages::part(&told.after(place)),
        map: told.map(place),
    }));
    page
}

/// The points near a place as the interactive map shows them: the same, with the same numbers.
pub(crate) struct OnMap<'n> {
    pub(crate) from: Coord,
    pub(crate) name: String,
    pub(crate) points: Vec<Near<'n>>,
    /// The map of the server.
    pub(crate) map: Html,
    /// What it shows: west, south, east, north in degrees.
    pub(crate) area: [f64; 4],
    /// The address of the interactive map, and that of the page of the finder.
    pub(crate) path: String,
    pub(crate) finder: String,
}

/// What the interactive map is given.
pub(super) fn on_map(served: &Served, target: Target, choices: Choices, now: jiff::Timestamp) -> OnMap<'_> {
    let place = Place::of(target);
    let told = Told::of(served, &place, choices, now);
    let (points, code) = (told.doors(), place.code.clone().unwrap_or_default());
    OnMap {
        map: ground::map(place.from, &points, &place.label, Some(&code)),
        area: ground::area(place.from, &points),
        path: told.live(&code),
        finder: choices.address(&code),
        points: told.here.points,
        from: place.from,
        name: place.label,
    }
}
