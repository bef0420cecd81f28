//! The clock of twelve hours: "2 pm", "5:30pm".

/// The same text on the clock of twenty-four: "2pm-5:30 pm" becomes "14:00-17:30". An hour that clock does not have
/// ("13 pm", "0 am") stays as it is written, for whoever reads it to refuse.
pub(super) fn twenty_four(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        let (clock, after) = hour_and_half(rest);
        match clock {
            Some((hour, minutes)) => written.push_str(&format!("{hour}:{minutes:02}")),
            None => written.push_str(&rest[..rest.len() - after.len()]),
        }
        rest = after;
    }
    written.push_str(rest);
    written
}

/// The hour and minutes with which a text begins, where "am" or "pm" follows; and what comes after them.
fn hour_and_half(text: &str) -> (Option<(u16, u16)>, &str) {
    let (hour, mut after) = number(text);
    let mut minutes = Some(0);
    if let Some(more) = after.strip_prefix([':', '.'])
        && more.starts_with(|c: char| c.is_ascii_digit())
    {
        let (read, rest) = number(more);
        (minutes, after) = (read.filter(|_| more.len() - rest.len() == 2), rest);
    }
    let half = after.trim_start();
    let ends = |word: &str| {
        half.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !half[2..].starts_with(|c: char| c.is_alphanumeric())
    };
    let noon = match (ends("am"), ends("pm")) {
        (true, _) => 0,
        (_, true) => 12,
        _ => return (None, after),
    };
    match (hour, minutes) {
        (Some(hour @ 1..=12), Some(minutes @ 0..60)) => (Some((hour % 12 + noon, minutes)), &half[2..]),
        _ => (None, after),
    }
}

/// The whole number with which a text begins, and what comes after it.
fn number(text: &str) -> (Option<u16>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noon_and_midnight_are_where_they_belong() {
        for (text, same) in [
            ("9am-5pm", "9:00-17:00"),
            ("12am - 12pm", "0:00 - 12:00"),
            ("8.30 AM–12:45 PM", "8:30–12:45"),
            ("9:00-12:00 / 14h-17h30", "9:00-12:00 / 14h-17h30"),
            ("13pm 0am 9:75pm 9amber 65536pm", "13pm 0am 9:75pm 9amber 65536pm"),
            ("", ""),
            ("é9", "é9"),
        ] {
            assert_eq!(twenty_four(text), same, "{text}");
        }
    }
}
