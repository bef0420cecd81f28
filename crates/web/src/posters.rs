//! Posters in French words, and as PDF. The command line prints them too.

use crate::cards;
use app::engines::directory::point::{Appointment, Kind};
use app::engines::hours::rule::{Closure, Mode, Recurrence, Weekday};
use app::engines::territory::{Target, Territory};
use app::find::{Doors, Doorsteps};
use app::network::{Network, Origin, Point};
use app::poster::{Days, Poster, Shown, Span};
use jiff::civil::Date;
use pages::poster::{self, PosterClosure, PosterHours, PosterPoint, Posters};
use words::figures;

/// What posters of a day are made from.
#[derive(Clone, Copy)]
pub struct Source<'n> {
    /// The points.
    pub network: &'n Network,
    /// The day.
    pub date: Date,
    /// The moment.
    pub now: jiff::Timestamp,
    /// The site's own address, where it has one.
    pub site: Option<&'n str>,
}

/// The posters of communes as one PDF.
#[must_use]
pub fn pdf(source: &Source, title: &str, communes: &[Target]) -> Vec<u8> {
    let doors = Doors::of(source.network);
    let doors = Doorsteps { network: source.network, doors: &doors };
    Posters::default().pdf(title, communes.iter().map(|target| words(source, &doors, *target)))
}

/// The poster of a commune, in words.
#[must_use]
pub fn words(source: &Source, doors: &Doorsteps, target: Target) -> poster::Poster {
    let said = app::poster::poster(doors, target, source.date, source.now);
    let mut points: Vec<PosterPoint> = said.points.iter().map(|shown| point(&said, shown)).collect();
    if let Some(call) = said.call {
        points.push(called(&said, call));
    }
    let example = said.origin == &Origin::Demonstration;
    poster::Poster {
        name: figures::curly(said.name),
        lead: lead(&said, example),
        demonstration: example
            .then(|| "Exemple\u{a0}: de vraies mairies, pas des points France services.".to_owned()),
        warnings: warnings(&said),
        mobile: said.mobile.map(mobile),
        holidays: (!points.is_empty()).then(|| "Jours fériés\u{a0}: appelez avant de venir.".to_owned()),
        source: source_words(&said),
        address: source.site.map(|site| format!("{}/commune/{}", short(site), said.code)),
        points,
    }
}

/// An address as people type it.
fn short(site: &str) -> &str {
    site.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

fn lead(said: &Poster, example: bool) -> String {
    let kind = if example { "d’accueil" } else { "France services" };
    let which = match said.points.len() {
        0 => return "Besoin d’aide pour vos démarches\u{202f}?".into(),
        1 => format!("Le point {kind} le plus proche"),
        count => format!("Les {} points {kind} les plus proches", figures::count(count, false)),
    };
    format!("Besoin d’aide pour vos démarches\u{202f}? {which}\u{a0}:")
}

fn warnings(said: &Poster) -> Vec<String> {
    let mut warnings = Vec::new();
    match (said.points.first(), said.call) {
        (None, Some(_)) => warnings.push(
            "Aucune route connue ne mène à un point d’accueil. Appelez ce point avant de vous déplacer."
                .to_owned(),
        ),
        (None, None) => warnings.push(
            "Aucun point d’accueil n’est connu près d’ici. Demandez de l’aide à votre mairie.".to_owned(),
        ),
        (Some(first), _) if said.is_far => {
            let phone = &first.point.listed.phone;
            let whom = if phone.is_empty() { String::new() } else { format!("\u{a0}: {}", unbroken(phone)) };
            warnings.push(format!(
                "Aucun point à moins de 30\u{a0}minutes (estimation). Appelez d’abord le plus proche{whom}."
            ));
        }
        _ => {}
    }
    if said.is_old && !said.points.is_empty() {
        warnings.push("La liste a plus de trois mois\u{a0}: appelez avant de venir.".into());
    }
    warnings
}

fn unbroken(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}

fn mobile(point: &Point) -> String {
    let listed = &point.listed;
    format!(
        "Un service se déplace aussi dans ce secteur\u{a0}: {}. Appelez le {} pour connaître ses arrêts.",
        figures::curly(&listed.name),
        unbroken(&listed.phone)
    )
}

fn source_words(said: &Poster) -> String {
    let from = if said.from_town_hall { "la mairie" } else { "le centre de la commune" };
    let hours = match said.origin {
        Origin::List { dated, .. } => format!("Horaires selon la liste du {}.", figures::date(*dated)),
        Origin::Demonstration => "Horaires selon l’annuaire des mairies.".into(),
    };
    let date = figures::date(said.date);
    if said.points.is_empty() {
        return format!("{} Affiche du {date}.", hours.replacen("Horaires selon", "Selon", 1));
    }
    format!("{hours} Temps en voiture depuis {from}\u{a0}: estimation. Affiche du {date}.")
}

fn department(index: u16) -> String {
    figures::curly(&Territory::embedded().departments()[usize::from(index)].name)
}

/// A town and its department, unless it bears the same name.
fn with_department(town: &str, index: u16) -> String {
    let name = department(index);
    if town.ends_with(&name) { town.to_owned() } else { format!("{town} ({name})") }
}

/// What a point is called and where it is, whether or not a road leads there.
fn identity(point: &Point) -> PosterPoint {
    let listed = &point.listed;
    let has_phone = !listed.phone.is_empty();
    let received = !point.is_mobile();
    let line = |text: &str| if received { figures::curly(text) } else { String::new() };
    PosterPoint {
        name: figures::curly(&listed.name),
        phone: if has_phone { listed.phone.clone() } else { "Pas de téléphone dans la liste.".into() },
        phone_url: cards::dialled(&listed.phone),
        street: line(&listed.address),
        complement: line(&listed.address_complement),
        town: line(format!("{} {}", listed.postal_code, listed.commune_name).trim()),
        ..PosterPoint::default()
    }
}

/// A point that no road leads to: its phone first.
fn called(said: &Poster, point: &Point) -> PosterPoint {
    let mut words = identity(point);
    if words.town.is_empty() {
        words.town = department(point.department);
    } else if point.department != said.department {
        words.town = with_department(&words.town, point.department);
    }
    words
}

fn point(said: &Poster, shown: &Shown) -> PosterPoint {
    let point = shown.point;
    let mut words = identity(point);
    if let Some(stop) = shown.stop {
        words.street.clear();
        words.complement.clear();
        words.town = format!("Arrêt\u{a0}: {}", figures::curly(&point.stops[stop].commune));
    }
    if let Some(other) = shown.other_department {
        words.town = with_department(&words.town, other);
    }
    let rules = || shown.week.iter().flat_map(|days| &days.spans);
    let only = rules().next().is_some() && rules().all(|span| span.mode == Mode::Appointment);
    let (warned, has_phone) = (said.is_old, !words.phone_url.is_empty());
    words.minutes = Some(figures::minutes(shown.time.minutes()));
    words.only = only.then(|| "Sur rendez-vous seulement.".to_owned());
    words.hours = shown.week.iter().map(|days| hours(days, only)).collect();
    words.without_hours = shown.week.is_empty().then(|| {
        let call = if warned || !has_phone { "" } else { "\u{a0}: appelez avant de venir" };
        format!("Horaires inconnus{call}.")
    });
    words.closed = closed(&shown.week);
    words.closures = shown.closures.iter().map(|closure| announced(closure)).collect();
    words.access = (!only).then(|| access(point.listed.appointment)).flatten();
    words.sites = (point.is_multi_site() && shown.stop.is_none()).then(|| {
        let what = if has_phone { "appelez pour savoir où aller" } else { "la liste n’en donne qu’un" };
        format!("Plusieurs lieux d’accueil\u{a0}: {what}.")
    });
    words.kind = (point.listed.kind == Kind::Antenna).then(|| "Antenne d’un autre point.".to_owned());
    words
}

fn access(appointment: Appointment) -> Option<String> {
    match appointment {
        Appointment::Possible => Some("Avec ou sans rendez-vous.".into()),
        Appointment::None => Some("Sans rendez-vous.".into()),
        Appointment::Unknown => None,
    }
}

fn announced(closure: &Closure) -> PosterClosure {
    let dates = if closure.from == closure.to {
        format!("Fermé le {}", figures::date(closure.from))
    } else {
        format!("Fermé du {} au {}", figures::date(closure.from), figures::date(closure.to))
    };
    PosterClosure { dates, reason: figures::curly(closure.reason.trim()) }
}

/// The days from Monday to Friday that have no hours.
fn closed(week: &[Days]) -> Option<String> {
    let open = |day: &Weekday| week.iter().any(|days| days.days.contains(day));
    let closed: Vec<Weekday> = Weekday::ALL.into_iter().take(5).filter(|day| !open(day)).collect();
    if week.is_empty() || closed.is_empty() {
        return None;
    }
    Some(format!("Fermé\u{a0}: {}.", listed(&closed)))
}

fn named(day: Weekday) -> &'static str {
    let index = day.index() as i8;
    figures::weekday(
        jiff::civil::Weekday::from_monday_zero_offset(index).unwrap_or(jiff::civil::Weekday::Sunday),
    )
}

/// "lundi", "lundi et mardi", "du lundi au vendredi".
fn listed(days: &[Weekday]) -> String {
    let row = days.windows(2).all(|pair| pair[1].index() == pair[0].index() + 1);
    match days {
        [] => String::new(),
        [day] => named(*day).to_owned(),
        [first, .., last] if row && days.len() > 2 => format!("du {} au {}", named(*first), named(*last)),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|day| named(*day)).collect();
            format!("{} et {}", first.join(", "), named(*last))
        }
    }
}

fn hours(days: &Days, only: bool) -> PosterHours {
    let mut words = String::new();
    let mut before: Option<String> = None;
    for span in &days.spans {
        // Ranges of the same weeks share the words that say which.
        let when = when(span, only);
        if let Some(before) = before {
            if before == when {
                words.push_str(" et ");
            } else {
                words.push_str(&before);
                words.push_str("\u{a0}; ");
            }
        }
        words.push_str(&range(span));
        before = Some(when);
    }
    words.push_str(&before.unwrap_or_else(|| "horaires à demander".into()));
    PosterHours { days: figures::capital(&listed(&days.days)), hours: words }
}

/// A range is never broken.
fn range(span: &Span) -> String {
    format!("{}\u{a0}–\u{a0}{}", figures::hour(span.start_min), figures::hour(span.end_min))
}

fn when(span: &Span, only: bool) -> String {
    let mut words = match span.recurrence {
        Recurrence::Weekly => String::new(),
        Recurrence::EvenWeeks => ", semaines paires".into(),
        Recurrence::OddWeeks => ", semaines impaires".into(),
        Recurrence::AlternateUnknown => ", une semaine sur deux (appelez)".into(),
        Recurrence::SomeOfMonth => ", certaines semaines du mois (appelez)".into(),
        Recurrence::NthWeekday(ordinals) => {
            let mut names: Vec<String> =
                ordinals.numbers().map(|n| if n == 1 { "1er".into() } else { format!("{n}e") }).collect();
            if ordinals.has_last() {
                names.push("dernier".into());
            }
            format!(", {} du mois", names.join(" et "))
        }
    };
    if span.mode == Mode::Appointment && !only {
        words.push_str(", sur rendez-vous");
    }
    if let Some(valid) = span.valid {
        let (from, until) = (figures::date(valid.from), figures::date(valid.to));
        words.push_str(&match (valid.has_first_day(), valid.has_last_day()) {
            (true, true) => format!(", du {from} au {until}"),
            (false, true) => format!(", jusqu’au {until}"),
            (true, false) => format!(", à partir du {from}"),
            (false, false) => String::new(),
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::engines::hours::rule::DateRange;

    #[test]
    fn days_read_as_people_say_them() {
        use Weekday::{Friday, Monday, Saturday, Tuesday, Wednesday};
        let cases: [(&[Weekday], &str); 5] = [
            (&[Monday], "lundi"),
            (&[Monday, Tuesday], "lundi et mardi"),
            (&[Monday, Tuesday, Wednesday], "du lundi au mercredi"),
            (&[Monday, Tuesday, Friday], "lundi, mardi et vendredi"),
            (&[Friday, Saturday], "vendredi et samedi"),
        ];
        for (days, expected) in cases {
            assert_eq!(listed(days), expected);
        }
    }

    #[test]
    fn ranges_of_the_same_weeks_share_their_words() {
        let span =
            |start_min, end_min, recurrence, mode| Span { start_min, end_min, recurrence, mode, valid: None };
        let days = |spans| Days { days: vec![Weekday::Monday], spans };
        let read = |spans, only| hours(&days(spans), only).hours.replace('\u{a0}', " ");
        let (weekly, even) = (Recurrence::Weekly, Recurrence::EvenWeeks);
        assert_eq!(
            read(vec![span(540, 720, weekly, Mode::WalkIn), span(840, 1065, weekly, Mode::WalkIn)], false),
            "9 h – 12 h et 14 h – 17 h 45"
        );
        assert_eq!(
            read(vec![span(540, 720, weekly, Mode::WalkIn), span(840, 1020, even, Mode::Appointment)], false),
            "9 h – 12 h ; 14 h – 17 h, semaines paires, sur rendez-vous"
        );
        assert_eq!(read(vec![span(540, 720, weekly, Mode::Appointment)], true), "9 h – 12 h");
        let until = DateRange { to: jiff::civil::date(2026, 12, 24), ..DateRange::ALWAYS };
        let cut = Span { valid: Some(until), ..span(540, 720, weekly, Mode::WalkIn) };
        assert_eq!(read(vec![cut], false), "9 h – 12 h, jusqu’au 24 décembre 2026");
        assert_eq!(read(Vec::new(), false), "horaires à demander");
    }
}
