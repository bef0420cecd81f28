//! `/trouver?lieu=`: the nearest points of a place. The pages that people ask for most are rendered once with holes
//! ([`slot`] names them) and filled for each request; a page rendered whole is the same page.

use crate::parts::{Frame, Link, PointCard};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The letters of the holes.
pub mod slot {
    /// The title of the window.
    pub const TITLE: char = 't';
    /// The address, for the foot of a printed page.
    pub const ADDRESS: char = 'u';
    /// What was typed.
    pub const QUERY: char = 'q';
    /// `checked` of the choices, in their order.
    pub const CHECKED: [char; 5] = ['0', '1', '2', '3', '4'];
    /// `selected` of those who run points, in their order.
    pub const SELECTED: [char; 4] = ['5', '6', '7', '8'];
    /// `open` of the choices.
    pub const CHOOSING: char = 'f';
    /// The heading.
    pub const HEADING: char = 'h';
    /// Date, hour, and what is open.
    pub const LEAD: char = 'l';
    /// What to do first.
    pub const NOTICE: char = 'n';
    /// The cards.
    pub const CARDS: char = 'c';
    /// What follows the cards.
    pub const AFTER: char = 'a';
    /// The map.
    pub const MAP: char = 'm';
    /// The places to choose from.
    pub const PLACES: char = 'p';
    /// Of a card: its number.
    pub const NUMBER: char = 'n';
    /// Of a card: its minutes.
    pub const MINUTES: char = 'm';
    /// Of a card: whether its week is unfolded.
    pub const OPEN: char = 'o';
}

/// The finder.
#[derive(Clone, Debug, Template)]
#[template(path = "finder.html")]
pub struct FinderPage {
    /// The frame.
    pub frame: Frame,
    /// The search box and the choices.
    pub search: Search,
    /// What came of it.
    pub outcome: Outcome,
}

/// What stands around all pages of the finder.
#[derive(Clone, Debug)]
pub struct Around {
    /// The frame, without title.
    pub frame: Frame,
}

/// The search box and the choices below it, as attributes of the form.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was typed.
    pub query: Html,
    /// ` checked` or nothing, by choice.
    pub checked: [Html; 5],
    /// ` selected` or nothing, by manager.
    pub selected: [Html; 4],
    /// ` open` where something is chosen.
    pub choosing: Html,
    /// The device's position, where it was asked from: never part of an address.
    pub position: Option<(String, String)>,
}

/// What came of a query.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Nothing was asked.
    Nothing,
    /// The query cannot be a place.
    Refused(String),
    /// Several places answer: the query, and the places.
    Choice(Html, Html),
    /// No place answers; the nearest spellings.
    Unknown(Vec<Link>),
    /// The points near a place.
    Found(Box<FoundPoints>),
}

/// The points near a place.
#[derive(Clone, Debug, Default)]
pub struct FoundPoints {
    /// "Trois points près d’Ispagnac".
    pub heading: Html,
    /// Date, hour, and what is open.
    pub lead: Html,
    /// What to do first, where it is not simply to go.
    pub notice: Html,
    /// The points, the nearest first.
    pub cards: Html,
    /// Mobile points to call, and where to go on.
    pub after: Html,
    /// The map of the same points.
    pub map: Html,
}

impl Search {
    fn with_holes() -> Self {
        Self {
            query: Html::hole(slot::QUERY),
            checked: slot::CHECKED.map(Html::hole),
            selected: slot::SELECTED.map(Html::hole),
            choosing: Html::hole(slot::CHOOSING),
            position: None,
        }
    }
}

impl FinderPage {
    fn with_holes(around: Around, outcome: Outcome) -> Self {
        let (title, path) = (Html::hole(slot::TITLE).into_string(), Html::hole(slot::ADDRESS).into_string());
        let frame = Frame { title, path, ..around.frame };
        Self { frame, search: Search::with_holes(), outcome }
    }

    /// The page of points found, to be filled.
    #[must_use]
    pub fn found_with_holes(around: Around) -> Self {
        let found = FoundPoints {
            heading: Html::hole(slot::HEADING),
            lead: Html::hole(slot::LEAD),
            notice: Html::hole(slot::NOTICE),
            cards: Html::hole(slot::CARDS),
            after: Html::hole(slot::AFTER),
            map: Html::hole(slot::MAP),
        };
        Self::with_holes(around, Outcome::Found(Box::new(found)))
    }

    /// The page of several places, to be filled.
    #[must_use]
    pub fn choice_with_holes(around: Around) -> Self {
        Self::with_holes(around, Outcome::Choice(Html::hole(slot::QUERY), Html::hole(slot::PLACES)))
    }
}

/// A card by itself.
#[derive(Clone, Debug, Template)]
#[template(
    source = "{% import \"parts.html\" as parts %}{% call parts::card(card, number, open) %}{% endcall %}",
    ext = "html"
)]
pub struct Card {
    /// The point.
    pub card: PointCard,
    /// Its number in the list and on the map.
    pub number: Html,
    /// ` open` or nothing.
    pub open: Html,
}

impl Card {
    /// The card, to be filled.
    #[must_use]
    pub fn with_holes(card: PointCard) -> Self {
        let card = PointCard { minutes: Some(Html::hole(slot::MINUTES).into_string()), ..card };
        Self { card, number: Html::hole(slot::NUMBER), open: Html::hole(slot::OPEN) }
    }
}

/// What follows the cards.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "finder/after.html")]
pub struct After {
    /// Mobile points without known stops: their names, pages and phones.
    pub to_call: Vec<ToCall>,
    /// The commune's page.
    pub commune: Option<Link>,
}

/// A point to be called.
#[derive(Clone, Debug)]
pub struct ToCall {
    /// Its page.
    pub link: Link,
    /// Its phone.
    pub phone: Phone,
}

/// A telephone number.
#[derive(Clone, Debug)]
pub struct Phone {
    /// As people read it; empty where unknown.
    pub shown: String,
    /// As machines dial it.
    pub dialled: String,
}

impl Phone {
    fn is_known(&self) -> bool {
        !self.shown.is_empty()
    }

    fn link(&self) -> Html {
        let [dialled, shown] = [&self.dialled, &self.shown].map(|number| Html::text(number));
        Html::markup(format!("<a class=\"phone nb\" href=\"tel:{dialled}\">{shown}</a>"))
    }
}

/// Places that a suggestion list holds: what a small screen shows above a keyboard.
pub const SUGGESTED: usize = 6;

/// What is said of no place suggested, of one, and so on, for the script of the search box.
pub(crate) fn said() -> String {
    (0..=SUGGESTED).map(|count| t!(search_said, count = count)).collect::<Vec<_>>().join("|")
}

/// What to do where it is not simply to go to the nearest point.
#[derive(Clone, Debug, Template)]
#[template(path = "finder/notice.html")]
pub enum Notice {
    /// All doors shown are closed.
    Closed {
        /// The first to open and when, if anybody knows.
        first: Option<(Link, String)>,
        /// Its phone.
        phone: Phone,
    },
    /// No point is near.
    Far {
        /// The nearest: its page.
        nearest: Link,
        /// Its phone.
        phone: Phone,
        /// "Ouvert, ferme à 17 h".
        state: Html,
        /// The place, its page, and who is left out, where it stands on that list.
        left_out: Option<(String, Link, Html)>,
    },
    /// Nothing answers the choices.
    Nothing {
        /// The same without choices.
        all: Link,
    },
}

/// Places to choose from.
#[derive(Clone, Debug, Template)]
#[template(
    source = "{% for place in places %}<li><a href=\"{{ place.url }}\">{{ place.text }}</a></li>{% endfor %}",
    ext = "html"
)]
pub struct Places {
    /// The places.
    pub places: Vec<Link>,
}
