//! The date of a list, from its file's name.

use crate::text;
use base::months;
use jiff::civil::Date;

/// The date in a file's name: `...20240801.csv`, `2023-07-12`, `12_07_2023`, `1er-aout-2024`, and, for lists named by
/// their month, the first of it (`juillet-2023`, `2023-07`). `None` where there is none, or several that differ.
#[must_use]
pub fn date_in_name(file_name: &str) -> Option<Date> {
    let words = words(file_name);
    let found = distinct(full_dates(&words));
    if !found.is_empty() {
        return only(found);
    }
    only(distinct(first_days(&words)))
}

/// Runs of digits and runs of letters, folded: "fs-20240801.csv" is "fs", "20240801", "csv".
fn words(file_name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last_kind = None;
    for c in file_name.chars() {
        let kind = if c.is_ascii_digit() {
            Some(true)
        } else if c.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        if let Some(is_digit) = kind {
            if last_kind != Some(is_digit) || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push_str(&text::key(&c.to_string()));
            }
        }
        last_kind = kind;
    }
    // "1er" is the first of a month: its letters say nothing more.
    words.retain(|word| !word.is_empty() && word != "er");
    words
}

fn full_dates(words: &[String]) -> Vec<Date> {
    let eight = words.iter().filter(|word| word.len() == 8).filter_map(|word| {
        let part = |from: usize, to: usize| word.get(from..to);
        date(part(0, 4)?, part(4, 6)?, part(6, 8)?).or_else(|| date(part(4, 8)?, part(2, 4)?, part(0, 2)?))
    });
    let three = words.windows(3).filter_map(|three| {
        let [a, b, c] = three else { return None };
        if a.len() == 4 {
            date(a, b, c)
        } else if c.len() == 4 {
            date(c, b, a)
        } else {
            None
        }
    });
    eight.chain(three).collect()
}

fn first_days(words: &[String]) -> Vec<Date> {
    let two = words.windows(2).filter_map(|two| {
        let [a, b] = two else { return None };
        if a.len() == 4 {
            date(a, b, "1")
        } else if b.len() == 4 {
            date(b, a, "1")
        } else {
            None
        }
    });
    let six = words
        .iter()
        .filter(|word| word.len() == 6)
        .filter_map(|word| date(word.get(0..4)?, word.get(4..6)?, "1"));
    two.chain(six).collect()
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| (2019..=2099).contains(year))?;
    let month: i8 = match months::number(month) {
        Some(number) => number.cast_signed(),
        None => month.parse().ok().filter(|_| month.len() <= 2)?,
    };
    let day: i8 = day.parse().ok().filter(|_| day.len() <= 2)?;
    Date::new(year, month, day).ok()
}

fn distinct(mut dates: Vec<Date>) -> Vec<Date> {
    dates.sort_unstable();
    dates.dedup();
    dates
}

fn only(dates: Vec<Date>) -> Option<Date> {
    if let [date] = dates[..] { Some(date) } else { None }
}

#[cfg(test)]
mod tests {
    use super::date_in_name;

    #[test]
    fn dates_in_names_of_files() {
        let cases = [
            ("anct-liste-fs-20240801.csv", Some("2024-08-01")),
            ("liste-fs-2023-07-12.csv", Some("2023-07-12")),
            ("liste_fs_12_07_2023 (1).csv", Some("2023-07-12")),
            ("Liste France services 1er août 2024.csv", Some("2024-08-01")),
            ("liste-france-services-juillet-2023.csv", Some("2023-07-01")),
            ("fs_juillet2023.csv", Some("2023-07-01")),
            ("liste-2020-11.geojson", Some("2020-11-01")),
            ("liste-202011.geojson", Some("2020-11-01")),
            ("01082024.csv", Some("2024-08-01")),
            ("liste.csv", None),
            ("liste-20241301.csv", None),
            ("2024-01-01_2024-02-01.csv", None),
            ("liste-2024.csv", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(date_in_name(name).map(|date| date.to_string()).as_deref(), expected, "{name}");
        }
    }
}
