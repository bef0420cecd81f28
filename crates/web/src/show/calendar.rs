//! `/point/{id_fs}/horaires.ics`: the known openings of the coming weeks, for a diary (RFC 5545). Each opening is an
//! event of its own in universal time, so that holidays, closures and odd weeks need no rule that a diary might read
//! otherwise.

use super::served;
use crate::live::Live;
use crate::{answer, cards};
use app::engines::hours::calendar::SiteHours;
use app::engines::hours::rule::Mode;
use app::network::Point;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;
use words::t;

/// Days written: eight weeks.
const DAYS: usize = 56;
/// Longest line, in bytes, without its end.
const LINE: usize = 75;

/// Whether anything is known to write.
pub(super) fn is_known(point: &Point) -> bool {
    doors(point).any(|(hours, _)| hours.is_known())
}

/// The doors where people are received: hours and place.
fn doors(point: &Point) -> impl Iterator<Item = (&SiteHours, String)> {
    let own = point.at_address.then(|| (&point.hours, cards::address(point)));
    own.into_iter().chain(point.stops.iter().map(|stop| (&stop.hours, stop.commune.clone())))
}

/// The file.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(id_fs): Path<String>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let point = served.doors.point(&nation.network, &id_fs).filter(|point| is_known(point));
    let Some(point) = point else { return answer::error(StatusCode::NOT_FOUND) };
    let text = file(point, &cards::source(nation), live.house.now().timestamp());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"horaires.ics\"".to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::FIGURES_KEPT_S)),
    ];
    (headers, text).into_response()
}

fn file(point: &Point, source: &str, now: Timestamp) -> String {
    let mut text = String::new();
    let mut line = |words: &str| fold(&mut text, words);
    for words in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Maillage//Horaires//FR", "CALSCALE:GREGORIAN"]
    {
        line(words);
    }
    let written = utc(now);
    for (door, (hours, place)) in doors(point).enumerate() {
        let zone = TimeZone::get(hours.zone).unwrap_or(TimeZone::UTC);
        for date in hours.local(now).date.series(jiff::Span::new().days(1)).take(DAYS) {
            for span in hours.day(date).open {
                let moments = (moment(date, span.start_min, &zone), moment(date, span.end_min, &zone));
                let (Some(start), Some(end)) = moments else { continue };
                let name = &point.listed.name;
                let open = if span.mode == Mode::Appointment {
                    t!(calendar_open_appointment, point = name)
                } else {
                    t!(calendar_open, point = name)
                };
                line("BEGIN:VEVENT");
                line(&format!("UID:{}-{door}-{}@maillage", utc(start), escaped(&point.listed.id_fs)));
                line(&format!("DTSTAMP:{written}"));
                line(&format!("DTSTART:{}", utc(start)));
                line(&format!("DTEND:{}", utc(end)));
                line(&format!("SUMMARY:{}", escaped(&open)));
                line(&format!("LOCATION:{}", escaped(&place)));
                line(&format!("DESCRIPTION:{}", escaped(&format!("{source} {}", point.listed.phone))));
                line("TRANSP:TRANSPARENT");
                line("END:VEVENT");
            }
        }
    }
    line("END:VCALENDAR");
    text
}

/// A minute of a local day; 1440 is the next midnight.
fn moment(date: Date, minute: u16, zone: &TimeZone) -> Option<Timestamp> {
    let day = if minute < 1440 { date } else { date.tomorrow().ok()? };
    let (hour, rest) = ((minute / 60 % 24) as i8, (minute % 60) as i8);
    zone.to_timestamp(day.at(hour, rest, 0, 0)).ok()
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: backslashes, commas, semicolons and ends of lines are written with a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A content line, folded before its 76th byte and never within a letter.
fn fold(text: &mut String, words: &str) {
    let mut used = 0;
    for letter in words.chars() {
        if used + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, fold};

    #[test]
    fn long_lines_are_folded_and_come_back() {
        let words = format!("SUMMARY:{}", escaped(&"Été, à l’\\abri ; \n".repeat(20)));
        let mut text = String::new();
        fold(&mut text, &words);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(text.replace("\r\n ", "").trim_end_matches("\r\n"), words);
        assert!(words.contains("\\, ") && words.contains("\\\\abri \\; \\n"));
    }
}
