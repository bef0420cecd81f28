//! The poster of a commune, for people without a screen: one A4 for the town hall's door, as a page to print and as
//! PDF. Both show the same lines, in letters of 16 points or larger.
//!
//! Read in this order: what it says (here), [`fit`] (which lines go first where there is no room), `layout` (where
//! they stand on the sheet).

pub mod fit;
mod layout;

use crate::parts::{Frame, Link};
use askama::Template;
use paper::document::{About, Document};
use paper::font::Shaper;
use paper::sheet::Sheet;
use words::{Language, h, t};

/// What a poster says, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Poster {
    /// The commune.
    pub name: String,
    /// What this is about, in a sentence.
    pub lead: String,
    /// Said in a frame where the points are examples.
    pub demonstration: Option<String>,
    /// What to do first: call, where nothing is near or the list is old.
    pub warnings: Vec<String>,
    /// The points, the nearest first.
    pub points: Vec<PosterPoint>,
    /// A mobile point to call.
    pub mobile: Option<String>,
    /// On public holidays.
    pub holidays: Option<String>,
    /// Where all this comes from, and that times are estimates.
    pub source: String,
    /// Where the commune's page is, if the site has an address of its own.
    pub address: Option<String>,
}

/// A point on a poster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PosterPoint {
    /// Minutes to it; nothing where no road leads there.
    pub minutes: Option<String>,
    /// Its name.
    pub name: String,
    /// Its phone, or that the list has none.
    pub phone: String,
    /// The phone as machines dial it; empty without a phone.
    pub phone_url: String,
    /// Street; empty for a stop.
    pub street: String,
    /// What completes the street.
    pub complement: String,
    /// Postal code and town, with the department where it is another one; or the stop.
    pub town: String,
    /// That people are received by appointment only.
    pub only: Option<String>,
    /// Days and their hours.
    pub hours: Vec<PosterHours>,
    /// Said instead of the hours, where they are unknown or have no room.
    pub without_hours: Option<String>,
    /// Days of the week on which it is closed.
    pub closed: Option<String>,
    /// Closures of the next weeks.
    pub closures: Vec<PosterClosure>,
    /// With or without appointment.
    pub access: Option<String>,
    /// That it has several sites.
    pub sites: Option<String>,
    /// That it is another point's antenna.
    pub kind: Option<String>,
}

/// Days with the same hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PosterHours {
    /// "Lundi et mardi :".
    pub days: String,
    /// "9 h – 12 h et 14 h – 17 h".
    pub hours: String,
}

/// A closure to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PosterClosure {
    /// "Fermé du 3 au 14 août 2024".
    pub dates: String,
    /// Why, where it was said.
    pub reason: String,
}

/// A poster of which every line has room.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// What is left of it.
    pub poster: Poster,
    /// Size of its ordinary letters, in points.
    pub size: u8,
    /// What had to go, in that order.
    pub dropped: Vec<fit::Step>,
    sheet: Sheet,
}

impl Fitted {
    /// The sheet of paper.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }
}

/// Makes posters fit, remembering the words of one for the next.
#[derive(Default)]
pub struct Posters {
    shaper: Shaper,
}

impl Posters {
    /// The poster with all lines that have room.
    pub fn fitted(&mut self, poster: Poster) -> Fitted {
        fit::fitted(&mut self.shaper, poster)
    }

    /// Posters as one PDF, each on its page, in the language spoken.
    pub fn pdf(&mut self, title: &str, posters: impl IntoIterator<Item = Poster>) -> Vec<u8> {
        let mut document = Document::new(About { title: title.to_owned(), lang: Language::current().code() });
        for poster in posters {
            document.add(self.fitted(poster).sheet());
        }
        document.finish()
    }
}

/// The page that shows the poster and prints it.
#[derive(Debug, Template)]
#[template(path = "poster.html")]
pub struct PosterPage {
    /// The frame.
    pub frame: Frame,
    /// The way back.
    pub crumbs: Vec<Link>,
    /// The poster.
    pub poster: Poster,
    /// Size of its letters on paper.
    pub size: u8,
    /// The same as PDF.
    pub pdf: String,
    /// The posters of the whole department.
    pub department: Link,
}

impl PosterPage {
    /// The page of a poster that fits.
    #[must_use]
    pub fn of(frame: Frame, crumbs: Vec<Link>, fitted: Fitted, pdf: String, department: Link) -> Self {
        Self { frame, crumbs, poster: fitted.poster, size: fitted.size, pdf, department }
    }
}
