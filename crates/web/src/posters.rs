//! Posters in words, and as PDF. The command line prints them too.

use crate::cards;
use app::engines::directory::point::{Appointment, Kind};
use app::engines::hours::rule::{Closure, Mode, Recurrence, Weekday};
use app::engines::territory::{Target, Territory};
use app::find::{Doors, Doorsteps};
use app::network::{Network, Origin, Point};
use app::poster::{Days, Poster, Shown, Span};
use base::ids::DepartmentCode;
use jiff::civil::Date;
use pages::poster::{self, PosterClosure, PosterHours, PosterPoint, Posters};
use words::{figures, t};

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

/// Whose posters one PDF holds.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// A commune's.
    Commune(Target),
    /// Those of all communes of a department.
    Department(DepartmentCode),
}

impl Whose {
    /// The communes, by name.
    #[must_use]
    pub fn communes(self) -> Vec<Target> {
        match self {
            Self::Commune(target) => vec![target],
            Self::Department(code) => app::poster::communes(code),
        }
    }

    /// What the document is called.
    fn title(self) -> String {
        match self {
            Self::Commune(target) => title(target),
            Self::Department(code) => {
                let index = Territory::embedded().department_of(code);
                t!(posters_title, name = index.map(department).unwrap_or_default())
            }
        }
    }
}

/// "Affiche : Mende".
pub(crate) fn title(target: Target) -> String {
    t!(poster_title, name = name(target))
}

/// A commune's name.
pub(crate) fn name(target: Target) -> String {
    let tables = Territory::embedded();
    figures::curly(match target {
        Target::Place(place) => &tables.place(place).name,
        Target::City(city) => &tables.cities()[usize::from(city)].name,
    })
}

/// The posters as one PDF, in the language spoken.
#[must_use]
pub fn pdf(source: &Source, whose: Whose) -> Vec<u8> {
    let doors = Doors::of(source.network);
    let doors = Doorsteps { network: source.network, doors: &doors };
    let communes = whose.communes();
    Posters::default().pdf(&whose.title(), communes.iter().map(|target| words(source, &doors, *target)))
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
        demonstration: example.then(|| t!(poster_example)),
        warnings: warnings(&said),
        mobile: said.mobile.map(mobile),
        holidays: (!points.is_empty()).then(|| t!(poster_holidays)),
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
    let count = said.points.len();
    let number = figures::count(count, false);
    if example {
        t!(poster_lead_example, count = count, number = number)
    } else {
        t!(poster_lead, count = count, number = number)
    }
}

fn warnings(said: &Poster) -> Vec<String> {
    let mut warnings = Vec::new();
    match (said.points.first(), said.call) {
        (None, Some(_)) => warnings.push(t!(poster_no_way)),
        (None, None) => warnings.push(t!(poster_no_point)),
        (Some(first), _) if said.is_far => {
            let phone = &first.point.listed.phone;
            warnings.push(if phone.is_empty() {
                t!(poster_far)
            } else {
                t!(poster_far_phone, phone = unbroken(phone))
            });
        }
        _ => {}
    }
    if said.is_old && !said.points.is_empty() {
        warnings.push(t!(poster_old_list));
    }
    warnings
}

fn unbroken(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}

fn mobile(point: &Point) -> String {
    let listed = &point.listed;
    t!(poster_mobile, name = figures::curly(&listed.name), phone = unbroken(&listed.phone))
}

fn source_words(said: &Poster) -> String {
    let date = t!(poster_date, date = figures::date(said.date));
    if said.points.is_empty() {
        let source = match said.origin {
            Origin::List { dated, .. } => t!(poster_source_list_alone, date = figures::date(*dated)),
            Origin::Demonstration => t!(poster_source_example_alone),
        };
        return format!("{source} {date}");
    }
    let hours = match said.origin {
        Origin::List { dated, .. } => t!(poster_source_list, date = figures::date(*dated)),
        Origin::Demonstration => t!(poster_source_example),
    };
    let times = if said.from_town_hall { t!(poster_from_town_hall) } else { t!(poster_from_centre) };
    format!("{hours} {times} {date}")
}

fn department(index: u16) -> String {
    figures::curly(&Territory::embedded().departments()[usize::from(index)].name)
}

/// A town and its department, unless it bears the same name.
fn with_department(town: &str, index: u16) -> String {
    let name = department(index);
    if town.ends_with(&name) {
        town.to_owned()
    } else {
        t!(poster_town_department, town = town, department = name)
    }
}

/// What a point is called and where it is, whether or not a road leads there.
fn identity(point: &Point) -> PosterPoint {
    let listed = &point.listed;
    let has_phone = !listed.phone.is_empty();
    let received = !point.is_mobile();
    let line = |text: &str| if received { figures::curly(text) } else { String::new() };
    PosterPoint {
        name: figures::curly(&listed.name),
        phone: if has_phone { listed.phone.clone() } else { t!(poster_no_phone) },
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
        words.town = t!(poster_stop, commune = figures::curly(&point.stops[stop].commune));
    }
    if let Some(other) = shown.other_department {
        words.town = with_department(&words.town, other);
    }
    let rules = || shown.week.iter().flat_map(|days| &days.spans);
    let only = rules().next().is_some() && rules().all(|span| span.mode == Mode::Appointment);
    let (warned, has_phone) = (said.is_old, !words.phone_url.is_empty());
    words.minutes = Some(figures::minutes(shown.time.minutes()));
    words.only = only.then(|| t!(poster_appointment_only));
    words.hours = shown.week.iter().map(|days| hours(days, only)).collect();
    words.without_hours = shown
        .week
        .is_empty()
        .then(|| if warned || !has_phone { t!(poster_hours_unknown) } else { t!(poster_hours_unknown_call) });
    words.closed = closed(&shown.week);
    words.closures = shown.closures.iter().map(|closure| announced(closure)).collect();
    words.access = (!only).then(|| access(point.listed.appointment)).flatten();
    words.sites = (point.is_multi_site() && shown.stop.is_none())
        .then(|| if has_phone { t!(poster_sites_call) } else { t!(poster_sites) });
    words.kind = (point.listed.kind == Kind::Antenna).then(|| t!(poster_antenna));
    words
}

fn access(appointment: Appointment) -> Option<String> {
    match appointment {
        Appointment::Possible => Some(t!(poster_appointment_possible)),
        Appointment::None => Some(t!(poster_appointment_none)),
        Appointment::Unknown => None,
    }
}

fn announced(closure: &Closure) -> PosterClosure {
    let dates = if closure.from == closure.to {
        t!(poster_closure_day, date = figures::date(closure.from))
    } else {
        t!(poster_closure, from = figures::date(closure.from), until = figures::date(closure.to))
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
    Some(t!(poster_closed, days = listed(&closed)))
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
        [first, .., last] if row && days.len() > 2 => {
            t!(poster_days_row, first = named(*first), last = named(*last))
        }
        _ => figures::listed(&days.iter().map(|day| named(*day).to_owned()).collect::<Vec<_>>()),
    }
}

fn hours(days: &Days, only: bool) -> PosterHours {
    let group = |spans: &[Span]| {
        let ranges = spans.iter().map(range).reduce(|first, second| t!(both, first = first, second = second));
        let when = spans.first().map(|span| when(span, only)).unwrap_or_default();
        ranges.into_iter().chain(when).collect::<Vec<String>>().join(", ")
    };
    // Ranges of the same weeks share the words that say which.
    let groups = days.spans.chunk_by(|one, next| when(one, only) == when(next, only)).map(group);
    let said = groups.reduce(|before, after| t!(poster_hours_and, before = before, after = after));
    PosterHours {
        days: t!(poster_days, days = figures::capital(&listed(&days.days))),
        hours: said.unwrap_or_else(|| t!(poster_ask_hours)),
    }
}

/// A range is never broken.
fn range(span: &Span) -> String {
    t!(poster_range, from = figures::hour(span.start_min), until = figures::hour(span.end_min))
}

/// In which weeks, how and between which dates a range holds; nothing where always and for all.
fn when(span: &Span, only: bool) -> Vec<String> {
    let weeks = match span.recurrence {
        Recurrence::Weekly => None,
        Recurrence::EvenWeeks => Some(t!(poster_weeks_even)),
        Recurrence::OddWeeks => Some(t!(poster_weeks_odd)),
        Recurrence::AlternateUnknown => Some(t!(poster_weeks_alternate)),
        Recurrence::SomeOfMonth => Some(t!(poster_weeks_some)),
        Recurrence::NthWeekday(ordinals) => {
            let numbers = ordinals.numbers().map(|number| t!(poster_week_number, number = number));
            let last = ordinals.has_last().then(|| t!(poster_week_last));
            let weeks = numbers.chain(last).reduce(|first, second| t!(both, first = first, second = second));
            Some(t!(poster_weeks_of_month, weeks = weeks.unwrap_or_default()))
        }
    };
    let appointment = (span.mode == Mode::Appointment && !only).then(|| t!(poster_by_appointment));
    let dates = span.valid.and_then(|valid| {
        let (from, until) = (figures::date(valid.from), figures::date(valid.to));
        match (valid.has_first_day(), valid.has_last_day()) {
            (true, true) => Some(t!(poster_between, from = from, until = until)),
            (false, true) => Some(t!(poster_until, date = until)),
            (true, false) => Some(t!(poster_from, date = from)),
            (false, false) => None,
        }
    });
    [weeks, appointment, dates].into_iter().flatten().collect()
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
