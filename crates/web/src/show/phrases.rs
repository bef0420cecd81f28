//! Sentences that several pages say.

use crate::level::Named;
use crate::live::{Live, Served};
use app::engines::promises::board::{Assessment, Figure, Territory as Level, Verdict as Outcome};
use app::engines::promises::left_out::LeftOutPlace;
use app::engines::roads::estimate::error;
use app::engines::territory::Territory;
use app::nation::Nation;
use app::network::Origin;
use app::population::homes::Source;
use base::travel::TravelTime;
use pages::parts::{Frame, LeftOutRow, Link, Verdict};
use words::html::Html;
use words::{figures, h, t};

/// The frame of a page about a nation.
pub(super) fn frame(nation: &Nation, title: &str, current: &'static str, path: &str) -> Frame {
    let demonstration = nation.network.origin == Origin::Demonstration;
    Frame {
        title: figures::curly(title),
        current,
        demonstration,
        path: path.to_owned(),
        date: figures::date(nation.date),
    }
}

/// The verdict as shown.
pub(super) fn verdict(verdict: Outcome) -> Verdict {
    match verdict {
        Outcome::Kept => Verdict::Kept,
        Outcome::Broken => Verdict::Broken,
        Outcome::ToCheck => Verdict::ToCheck,
        Outcome::Unknown | Outcome::NotApplicable => Verdict::Unknown,
    }
}

/// The figure and its unit; `None` without data.
pub(super) fn figure(figure: &Figure) -> (Option<Html>, String) {
    match figure {
        Figure::Points { count, .. } => (Some(figures::number(*count)), t!(figure_points)),
        Figure::Departments { count, of, .. } => {
            (Some(figures::number(*count)), t!(figure_departments, of = *of))
        }
        Figure::Share { percent, .. } => (Some(figures::share(*percent)), t!(figure_people)),
        Figure::Unknown => (None, String::new()),
    }
}

/// Who is left out, in a sentence, and whether anybody is.
pub(super) fn left_out(assessment: &Assessment, missing: Option<&str>) -> (Html, bool) {
    if let Figure::Unknown = assessment.figure {
        return (missing.map_or_else(|| h!(who_uncomputable), Html::text), false);
    }
    if let Figure::Share { .. } = assessment.figure {
        let (beyond, to_check) = (assessment.beyond, assessment.to_check);
        if beyond.people == 0 && to_check.people == 0 {
            return (h!(who_nobody), false);
        }
        let sentence = h!(
            who_people,
            beyond = figures::rounded(beyond.people),
            // Of one commune, the page's own, nothing is said.
            places = beyond.places,
            to_check = figures::rounded(to_check.people),
        );
        return (sentence, beyond.people > 0);
    }
    if assessment.short.is_empty() {
        return (h!(who_enough), false);
    }
    let points: u64 = assessment.short.iter().map(|short| short.missing).sum();
    (h!(who_points, departments = assessment.short.len(), points = points), true)
}

/// Rows of places left out.
pub(super) fn rows<'a>(nation: &Nation, places: impl Iterator<Item = &'a LeftOutPlace>) -> Vec<LeftOutRow> {
    places.map(|left_out| row(nation, left_out)).collect()
}

fn row(nation: &Nation, left_out: &LeftOutPlace) -> LeftOutRow {
    let place = Territory::embedded().place(left_out.place);
    // Nobody is sent to a bus's garage: the nearest door that receives people.
    let point = nation.network.points.get(left_out.sure_point as usize);
    let whole = |time: TravelTime| figures::minutes(time.minutes());
    let minutes = if left_out.time == TravelTime::UNREACHABLE {
        t!(communes_no_road)
    } else {
        t!(communes_time, time = whole(left_out.time), low = whole(left_out.low), high = whole(left_out.high))
    };
    LeftOutRow {
        name: figures::curly(&place.name),
        url: format!("/commune/{}", place.code),
        people: figures::number(left_out.people.rounded()),
        minutes,
        nearest: point.map(|point| figures::curly(&point.listed.commune_name)).unwrap_or_default(),
    }
}

/// Date, inputs and error of a page's figures.
pub(super) fn about(nation: &Nation) -> String {
    let homes = match &nation.source {
        Source::Grid { .. } => "grid",
        Source::Polygons => "polygons",
        Source::Centres => "centres",
    };
    let (origin, dated) = match &nation.network.origin {
        Origin::List { dated, .. } => ("list", figures::date(*dated)),
        Origin::Demonstration => ("demonstration", String::new()),
    };
    t!(
        about_figures,
        date = figures::date(nation.date),
        origin = origin,
        dated = dated,
        homes = homes,
        trips = single_trips()
    )
}

/// How wrong a single trip is.
pub(super) fn single_trips() -> String {
    t!(about_trips, low = error::LOW_PERMILLE / 10, high = error::HIGH_PERMILLE / 10)
}

/// Where to report a mistake about something.
pub(super) fn contact(live: &Live, about: &str) -> Option<Link> {
    let contact = live.contact.as_deref()?;
    let url = if contact.starts_with("https://") {
        contact.to_owned()
    } else {
        let subject = percent_encoding::utf8_percent_encode(about, percent_encoding::NON_ALPHANUMERIC);
        format!("mailto:{contact}?subject={subject}")
    };
    Some(Link { text: t!(report_mistake), url })
}

/// The curve of a territory as a chart, with the country's where it is another.
pub(super) fn curve(served: &Served, named: &Named) -> Html {
    let label = t!(drawing_curve, place = &named.name, of_place = &named.with_de);
    if named.level == Level::Nation {
        return pages::charts::curve(&served.curve, None, &label);
    }
    pages::charts::curve(&served.nation.curve(named.level), Some(&served.curve), &label)
}
