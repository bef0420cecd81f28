//! `/carte`: the map that the server draws with its list; where there is a script, an interactive one takes its place.

use crate::parts::{Frame, Link};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The page of the map.
#[derive(Clone, Debug, Template)]
#[template(path = "live_map.html")]
pub struct LiveMapPage {
    /// Its frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// What it shows.
    pub heading: String,
    /// What it is for.
    pub lead: String,
    /// What the colours of the server's map are, where that is not said already.
    pub colours: String,
    /// The map of the server.
    pub map: Html,
    /// What the script is given.
    pub given: Given,
    /// Heading of the list.
    pub side: String,
    /// The list: the same as the map shows.
    pub rows: Vec<SideRow>,
    /// Pages that say more.
    pub links: Vec<Link>,
    /// Moment and source of what is said of points.
    pub about: String,
}

/// What the script is given, as attributes; lists are JSON.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Address of the lines, with their version.
    pub ground: String,
    /// What is shown first: west, south, east, north in degrees.
    pub area: String,
    /// Longitude and latitude of the place asked about; `[]` where there is none.
    pub here: String,
    /// Its name.
    pub name: String,
    /// Numbered points.
    pub points: String,
    /// Ids of points that close in a trial.
    pub shut: String,
    /// Positions of points that open in a trial.
    pub opened: String,
    /// Where a department is shown: its code is still to be added.
    pub department: String,
    /// The trial under way, to which a change is still to be added; nothing outside of a trial.
    pub trial: Option<String>,
}

/// An entry of the list.
#[derive(Clone, Debug, Default)]
pub struct SideRow {
    /// Its number on the map.
    pub number: Option<usize>,
    /// Its state as the map draws it: `open`, `closed`, `unknown`; empty where it has none.
    pub state: &'static str,
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub url: String,
    /// What is known of it.
    pub facts: Vec<Html>,
    /// The phone as people read it; empty where unknown.
    pub phone: String,
    /// The phone as machines dial it.
    pub phone_url: String,
    /// The trial of closing it.
    pub trial: Option<Link>,
}

impl LiveMapPage {
    /// What the script says, as the attribute that it reads: braces stand for what it fills in.
    fn words() -> String {
        let all = [
            ("label", t!(map_script_label)),
            ("help", t!(map_script_help)),
            ("closer", t!(map_script_closer)),
            ("farther", t!(map_script_farther)),
            ("home", t!(map_script_home)),
            ("points", t!(map_script_points)),
            ("communes", t!(map_script_communes)),
            ("departments", t!(map_script_departments)),
            ("elsewhere", t!(map_script_elsewhere)),
            ("none", t!(map_script_none)),
            ("more", t!(map_script_more, shown = "{shown}", count = "{count}")),
            (
                "points_shown",
                t!(map_script_points_shown, points = "{points}", open = "{open}", communes = "{communes}"),
            ),
            ("departments_shown", t!(map_script_departments_shown, count = "{count}")),
            ("loading", t!(map_script_loading)),
            ("failed", t!(map_script_failed)),
            ("mean", t!(map_script_mean, minutes = "{minutes}")),
            ("nine_tenths", t!(map_nine_tenths, minutes = "{minutes}")),
            ("minutes", t!(map_minutes, minutes = "{minutes}")),
            ("people", t!(map_script_people, people = "{people}")),
            ("today", t!(map_script_today, hours = "{hours}")),
            ("unknown", t!(map_time_unknown)),
            ("trial_close", t!(map_trial_close)),
            ("trial_open", t!(map_trial_open)),
        ];
        let pairs: Vec<String> =
            all.iter().map(|(name, said)| format!("\"{name}\":{}", in_json(said))).collect();
        format!("{{{}}}", pairs.join(","))
    }
}

/// The way from another page to the interactive map.
#[must_use]
pub fn open(url: &str) -> Html {
    link(url, &h!(map_open))
}

/// The way from a trial to the map on which to choose its changes.
#[must_use]
pub fn choose(url: &str) -> Html {
    link(url, &h!(map_heading_trial))
}

fn link(url: &str, said: &Html) -> Html {
    let url = Html::text(url);
    Html::markup(format!(
        "<p class=\"gap no-print\"><a class=\"button second\" href=\"{url}\">{said}</a></p>"
    ))
}

/// A text in quotes, as JSON writes it.
fn in_json(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}
