//! Makes a poster fit on its sheet. Letters shrink from 20 to 16 points, never below; then whole lines go, the least
//! important first, and of three points the third one's before the second's and the first's.

use super::layout::{Look, lay_out};
use super::{Fitted, Poster, PosterHours};
use paper::font::Shaper;

/// Looks, tried from the largest; the last one writes the commune smaller.
const LOOKS: [Look; 5] = [
    Look { size: 20, title: 2.5 },
    Look { size: 18, title: 2.5 },
    Look { size: 17, title: 2.5 },
    Look { size: 16, title: 2.5 },
    Look { size: 16, title: 1.7 },
];
/// Longest name, street or reason that is kept where nothing else helps, in letters.
const LETTERS: usize = 60;

/// What goes, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// That a point is another one's antenna.
    Kind,
    /// That it may be visited with or without appointment.
    Access,
    /// The sentence on public holidays.
    Holidays,
    /// The days on which it is closed: they are those without hours.
    Closed,
    /// What completes an address.
    Complement,
    /// Why it will be closed.
    Reasons,
    /// The mobile point to call.
    Mobile,
    /// All but the first two closures.
    Closures,
    /// The hours: "Horaires : appelez." instead.
    Hours,
    /// The street.
    Street,
    /// The end of very long names.
    Names,
    /// The point itself.
    Point,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 12] = [
        Self::Kind,
        Self::Access,
        Self::Holidays,
        Self::Closed,
        Self::Complement,
        Self::Reasons,
        Self::Mobile,
        Self::Closures,
        Self::Hours,
        Self::Street,
        Self::Names,
        Self::Point,
    ];
}

pub(super) fn fitted(shaper: &mut Shaper, poster: Poster) -> Fitted {
    for look in LOOKS {
        let laid = lay_out(shaper, &poster, look);
        if laid.fits {
            return Fitted { poster, size: look.size, dropped: Vec::new(), sheet: laid.sheet };
        }
    }
    let look = LOOKS[LOOKS.len() - 1];
    let mut fits = |poster: &Poster| lay_out(shaper, poster, look).fits;
    let mut left = poster.clone();
    let mut drops: Vec<(Step, usize)> = Vec::new();
    let all = Step::ALL
        .into_iter()
        .flat_map(|step| (0..poster.points.len().max(1)).rev().map(move |it| (step, it)));
    for (step, point) in all {
        if drop(&mut left, step, point) {
            drops.push((step, point));
            if fits(&left) {
                break;
            }
        }
    }
    // What went first may have room again, since something longer had to follow it: the most important comes back
    // first.
    for index in (0..drops.len()).rev() {
        let mut fewer = drops.clone();
        fewer.remove(index);
        let candidate = without(&poster, &fewer);
        if fits(&candidate) {
            (left, drops) = (candidate, fewer);
        }
    }
    if !fits(&left) {
        // Longer than anything that a list says: the commune, and where it can be read.
        left = Poster { name: left.name, source: left.source, ..Poster::default() };
    }
    let sheet = lay_out(shaper, &left, look).sheet;
    Fitted {
        poster: left,
        size: look.size,
        dropped: drops.into_iter().map(|(step, _)| step).collect(),
        sheet,
    }
}

/// The poster without some of its lines.
fn without(poster: &Poster, drops: &[(Step, usize)]) -> Poster {
    let mut left = poster.clone();
    for (step, point) in drops {
        drop(&mut left, *step, *point);
    }
    left
}

/// Takes a line away; whether anything changed.
fn drop(poster: &mut Poster, step: Step, index: usize) -> bool {
    let last = index + 1 >= poster.points.len();
    match step {
        Step::Holidays => return last && poster.holidays.take().is_some(),
        Step::Mobile => return last && poster.mobile.take().is_some(),
        Step::Point => {
            // The first point stays.
            return index > 0 && poster.points.pop().is_some();
        }
        _ => {}
    }
    let named = step == Step::Names && last && shorten(&mut poster.name);
    let Some(point) = poster.points.get_mut(index) else { return named };
    match step {
        Step::Kind => point.kind.take().is_some(),
        Step::Access => point.access.take().is_some(),
        Step::Closed => point.closed.take().is_some(),
        Step::Complement => !std::mem::take(&mut point.complement).is_empty(),
        Step::Reasons => {
            let reasons = point.closures.iter_mut().map(|closure| std::mem::take(&mut closure.reason));
            reasons.filter(|reason| !reason.is_empty()).count() > 0
        }
        Step::Closures => {
            let many = point.closures.len() > 2;
            point.closures.truncate(2);
            many
        }
        Step::Hours => {
            let known: Vec<PosterHours> = std::mem::take(&mut point.hours);
            if !known.is_empty() {
                point.without_hours = Some(words::t!(poster_hours_call));
            }
            !known.is_empty()
        }
        Step::Street => !std::mem::take(&mut point.street).is_empty(),
        Step::Names => {
            let lines = [&mut point.name, &mut point.phone, &mut point.town];
            let cut = lines.into_iter().map(shorten).filter(|cut| *cut).count();
            named || cut > 0
        }
        Step::Holidays | Step::Mobile | Step::Point => false,
    }
}

fn shorten(text: &mut String) -> bool {
    let Some((end, _)) = text.char_indices().nth(LETTERS) else { return false };
    text.truncate(end);
    text.push('…');
    true
}

#[cfg(test)]
mod tests {
    use super::super::{PosterClosure, PosterPoint};
    use super::*;
    use paper::sheet::A4;
    use proptest::prelude::*;

    /// No letter of a sheet is outside of it, nor smaller than 16 points.
    fn is_sound(fitted: &Fitted) {
        let sheet = fitted.sheet();
        for placed in sheet.blocks.iter().flat_map(|block| &block.lines) {
            let right = placed.x + placed.line.width as f32 * placed.size / 1000.0;
            assert!(placed.size >= 16.0);
            assert!(placed.x >= 35.9 && right <= A4.0 - 35.9, "{:?}", placed.line.text());
            assert!(placed.y > 36.0 && placed.y < A4.1 - 36.0, "{:?} at {}", placed.line.text(), placed.y);
        }
    }

    fn words(letters: std::ops::Range<usize>) -> impl Strategy<Value = String> {
        prop::collection::vec("[A-Za-zéœ’-]{1,30}", letters).prop_map(|words| words.join(" "))
    }

    fn point() -> impl Strategy<Value = PosterPoint> {
        let hours = prop::collection::vec((words(1..4), words(1..14)), 0..9);
        let closures = prop::collection::vec((words(1..8), words(0..30)), 0..5);
        let names = (words(1..30), "[0-9 +]{0,30}", words(0..20), words(0..20), words(1..20));
        (names, hours, closures, prop::option::of(words(1..9))).prop_map(|(names, hours, closures, said)| {
            let (name, phone, street, complement, town) = names;
            PosterPoint {
                minutes: Some("123".into()),
                phone_url: phone.replace(' ', ""),
                hours: hours.into_iter().map(|(days, hours)| PosterHours { days, hours }).collect(),
                closures: closures
                    .into_iter()
                    .map(|(dates, reason)| PosterClosure { dates, reason })
                    .collect(),
                only: said.clone(),
                closed: said.clone(),
                access: said.clone(),
                sites: said.clone(),
                kind: said,
                without_hours: None,
                name,
                phone,
                street,
                complement,
                town,
            }
        })
    }

    proptest! {
        #[test]
        fn any_poster_fits(
            name in words(1..40),
            points in prop::collection::vec(point(), 0..4),
            mobile in prop::option::of(words(1..30)),
            warnings in prop::collection::vec(words(1..15), 0..3),
        ) {
            let poster = Poster {
                name,
                lead: "Besoin d’aide ?".into(),
                points,
                mobile,
                warnings,
                source: "Selon la liste.".into(),
                ..Poster::default()
            };
            is_sound(&fitted(&mut Shaper::default(), poster));
        }
    }

    #[test]
    fn what_matters_least_goes_first_and_the_third_point_before_the_first() {
        let line =
            |days: &str| PosterHours { days: days.into(), hours: "9 h – 12 h et 14 h – 17 h".into() };
        let long = |name: &str| PosterPoint {
            minutes: Some("12".into()),
            name: name.into(),
            phone: "01 99 00 00 01".into(),
            phone_url: "0199000001".into(),
            street: "1 place de la Mairie".into(),
            town: "48000 Mende".into(),
            hours: ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi"].map(line).to_vec(),
            access: Some("Sans rendez-vous.".into()),
            kind: Some("Antenne d’un autre point.".into()),
            ..PosterPoint::default()
        };
        let poster = Poster {
            name: "Mende".into(),
            lead: "Les trois points les plus proches :".into(),
            points: ["Un", "Deux", "Trois"].map(long).to_vec(),
            holidays: Some("Jours fériés : appelez avant de venir.".into()),
            source: "Horaires selon la liste du 1er août 2024.".into(),
            ..Poster::default()
        };
        let fitted = fitted(&mut Shaper::default(), poster);
        is_sound(&fitted);
        let kept = |of: fn(&PosterPoint) -> bool| fitted.poster.points.iter().map(of).collect::<Vec<bool>>();
        assert_eq!(kept(|point| point.kind.is_some()), [false, false, false]);
        assert_eq!(kept(|point| !point.hours.is_empty()), [true, true, true]);
        assert_eq!(fitted.dropped[..3], [Step::Kind; 3]);
        assert!(fitted.dropped.is_sorted(), "{:?}", fitted.dropped);
        assert_eq!(fitted.size, 16);
    }
}
