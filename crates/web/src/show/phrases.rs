//! Sentences that several pages say.

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
use words::figures;
use words::html::Html;

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
        Figure::Points { count, .. } => (Some(figures::number(*count)), "points ouverts".into()),
        Figure::Departments { count, of, .. } => {
            (Some(figures::number(*count)), format!("départements sur {of}"))
        }
        Figure::Share { percent, .. } => (Some(figures::share(*percent)), "des habitants, estimation".into()),
        Figure::Unknown => (None, String::new()),
    }
}

/// Who is left out, in a sentence, and whether anybody is.
pub(super) fn left_out(assessment: &Assessment, missing: Option<&str>) -> (Html, bool) {
    let text = |text: &str| Html::text(text);
    if let Figure::Unknown = assessment.figure {
        return (text(missing.unwrap_or("Rien ne permet de le calculer.")), false);
    }
    let of_network = !matches!(assessment.figure, Figure::Share { .. });
    if of_network && !assessment.short.is_empty() {
        let missing: u64 = assessment.short.iter().map(|short| short.missing).sum();
        let count = assessment.short.len();
        let plural = if count > 1 { "départements n’y sont pas" } else { "département n’y est pas" };
        return (text(&format!("{count} {plural}\u{a0}: il manque {missing} points.")), true);
    }
    if let Figure::Share { .. } = assessment.figure {
        let (beyond, to_check) = (assessment.beyond, assessment.to_check);
        if beyond.people == 0 && to_check.people == 0 {
            return (text("Personne."), false);
        }
        let sentence = figures::about(beyond.people)
            .then(&text(" personnes au-delà, de façon sûre"))
            .then(&text(&in_communes(beyond.places)))
            .then(&figures::about(to_check.people))
            .then(&text(" à vérifier."));
        return (sentence, beyond.people > 0);
    }
    (text("Le compte y est."), false)
}

/// ", dans 12 communes ; ", or nothing where only the page's own commune is meant.
fn in_communes(places: usize) -> String {
    if places > 1 { format!(", dans {places} communes\u{202f}; ") } else { " ; ".into() }
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
        "aucune route".to_owned()
    } else {
        format!("{} ({}\u{a0}à\u{a0}{})", whole(left_out.time), whole(left_out.low), whole(left_out.high))
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
        Source::Grid { .. } => "mesuré depuis les lieux habités (grille de 1 km)",
        Source::Polygons => "habitants répartis dans leur commune",
        Source::Centres => "mesuré depuis le centre des communes",
    };
    format!(
        "Calcul du {}, {} {}. Estimation\u{a0}: {}.",
        figures::date(nation.date),
        crate::cards::source(nation).trim_end_matches('.').to_lowercase(),
        format_args!("; {homes}"),
        single_trips()
    )
}

/// How wrong a single trip is.
pub(super) fn single_trips() -> String {
    format!(
        "huit trajets sur dix durent entre {} et {} % du temps estimé",
        error::LOW_PERMILLE / 10,
        error::HIGH_PERMILLE / 10
    )
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
    Some(Link { text: "Signaler une erreur".into(), url })
}

/// The curve of a territory, with the country's.
pub(super) fn curve(served: &Served, here: Level, with_de: &str) -> Html {
    drawn_curve(&served.nation.curve(here), Some(&served.curve), with_de)
}

/// A curve as a chart.
pub(super) fn drawn_curve(here: &[f64], france: Option<&[f64]>, with_de: &str) -> Html {
    pages::charts::curve(here, france, &format!("Part des habitants {with_de} par temps de trajet"))
}
