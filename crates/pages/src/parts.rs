//! Pieces that several pages share.

use words::html::Html;
use words::t;

/// What frames every page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Title of the window, without the site's name.
    pub title: String,
    /// Which entry of the navigation is current: `finder`, `board` or nothing.
    pub current: &'static str,
    /// Whether the points are the demonstration's.
    pub demonstration: bool,
    /// Path of the page.
    pub path: String,
    /// Date of the figures, for the foot of a printed page.
    pub date: String,
}

impl Frame {
    pub(crate) fn style() -> String {
        crate::assets::url("style.css")
    }
}

/// A verdict as shown: word, shape and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Tenu.
    Kept,
    /// Non tenu.
    Broken,
    /// À vérifier.
    ToCheck,
    /// Inconnu.
    Unknown,
    /// A measure that nobody promised.
    Measure,
}

impl Verdict {
    /// Its word.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Kept => t!(verdict_kept),
            Self::Broken => t!(verdict_broken),
            Self::ToCheck => t!(verdict_to_check),
            Self::Unknown => t!(verdict_unknown),
            Self::Measure => t!(verdict_measure),
        }
    }

    /// Its shape and word.
    #[must_use]
    pub fn html(self) -> Html {
        let (class, shape) = match self {
            Self::Kept => (
                "kept",
                "<circle cx=\"13\" cy=\"13\" r=\"12\" fill=\"currentColor\"/><path d=\"M7.5 13.5l4 4 7-8\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"2.5\"/>",
            ),
            Self::Broken => (
                "not-kept",
                "<path d=\"M8 1h10l7 7v10l-7 7H8l-7-7V8z\" fill=\"currentColor\"/><path d=\"M8.5 8.5l9 9m0-9l-9 9\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"2.5\"/>",
            ),
            Self::ToCheck | Self::Unknown => (
                "unknown",
                "<circle cx=\"13\" cy=\"13\" r=\"11.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/><path d=\"M10 10.5c0-4 6-4 6 0 0 2.500-3 2.500-3 5m0 2.500v1.500\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>",
            ),
            Self::Measure => return Html::text(&self.word()),
        };
        Html::markup(format!(
            "<span class=\"verdict {class}\"><svg viewBox=\"0 0 26 26\" aria-hidden=\"true\">{shape}</svg>{}</span>",
            Html::text(&self.word())
        ))
    }
}

/// An icon of the set, hidden from readers.
#[must_use]
pub fn icon(name: &str) -> Html {
    let path = match name {
        "arrow" => "<path d=\"M4 12h16m-7-7l7 7-7 7\"/>",
        "phone" => {
            "<path d=\"M6 3h4l2 5-3 2c1 3 2 4 5 5l2-3 5 2v4c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2z\"/>"
        }
        "pin" => {
            "<path d=\"M12 21s7-6.500 7-12a7 7 0 0 0-14 0c0 5.500 7 12 7 12z\"/><circle cx=\"12\" cy=\"9\" r=\"2.500\"/>"
        }
        "clock" => "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 7v5l3 3\"/>",
        "door" => "<path d=\"M6 21V3h12v18M3 21h18M14 12v1\"/>",
        "car" => "<path d=\"M4 16v-4l2-5h12l2 5v4zM4 12h16M7 16v2m10-2v2\"/>",
        "bus" => "<path d=\"M4 17V5h16v12zM4 12h16M7 17v3m10-3v3\"/>",
        _ => "<path d=\"M6 3h8l4 4v14H6zM14 3v4h4\"/>",
    };
    Html::markup(format!("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{path}</svg>"))
}

/// A row of a list of places left out.
#[derive(Clone, Debug)]
pub struct LeftOutRow {
    /// The commune.
    pub name: String,
    /// Its page.
    pub url: String,
    /// People left out.
    pub people: Html,
    /// Minutes, with the low and high ones.
    pub minutes: String,
    /// The nearest point.
    pub nearest: String,
}

/// A day of a week's table.
#[derive(Clone, Debug)]
pub struct DayRow {
    /// The day.
    pub day: String,
    /// Its hours.
    pub hours: Html,
    /// Whether it is today.
    pub today: bool,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub url: String,
}

impl Link {
    /// As it stands in a sentence.
    #[must_use]
    pub fn html(&self) -> Html {
        Html::link(&self.url, &self.text)
    }
}

/// A point as a card or page shows it.
#[derive(Clone, Debug, Default)]
pub struct PointCard {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Minutes to it; nothing on its own page.
    pub minutes: Option<String>,
    /// Whether it is open now.
    pub open: bool,
    /// "Ouvert, ferme à 17 h".
    pub state: Html,
    /// Said before the phone where the list is old, or the day doubtful.
    pub warning: Option<String>,
    /// Today's hours.
    pub today: Option<Html>,
    /// The phone as people read it; empty where unknown.
    pub phone: String,
    /// The phone as machines dial it.
    pub phone_url: String,
    /// Street, postal code, town; for a stop, its commune.
    pub address: String,
    /// "Sans rendez-vous" ...
    pub access: String,
    /// What kind of point: antenna, bus, several sites; empty for an ordinary one.
    pub kind: String,
    /// The week.
    pub week: Vec<DayRow>,
    /// Where the hours come from.
    pub source: String,
}

/// A cell of the table of hours.
#[derive(Clone, Copy, Debug)]
pub struct HeatCell {
    /// Share, whole percent, cut.
    pub percent: u8,
}

impl HeatCell {
    /// Its class of colour: cut at 1, 20, 40, 60, 80.
    #[must_use]
    pub fn class(&self) -> u8 {
        match self.percent {
            0 => 0,
            1..20 => 1,
            20..40 => 2,
            40..60 => 3,
            60..80 => 4,
            _ => 5,
        }
    }
}

/// A row of the table of hours.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// "8 h".
    pub hour: String,
    /// Monday to Sunday.
    pub days: Vec<HeatCell>,
}

/// The table of hours of a week.
#[derive(Clone, Debug)]
pub struct Heat {
    /// Share of people with an open point near.
    pub open: Vec<HeatRow>,
    /// The same without appointment.
    pub walk_in: Vec<HeatRow>,
    /// "Semaine du lundi 2 novembre au dimanche 8 novembre 2026, estimation".
    pub week: String,
    /// What is not counted.
    pub note: String,
    /// The exact figures as a file.
    pub file: Link,
}

/// A part of the left-out list: its first communes, and where the others are.
#[derive(Clone, Debug)]
pub struct LeftOutPart {
    /// The first communes.
    pub rows: Vec<LeftOutRow>,
    /// How many there are.
    pub total: usize,
    /// The page of all of them.
    pub all: Link,
    /// The file of all of them.
    pub file: Link,
}
