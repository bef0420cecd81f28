//! What a trial comes to, in words and tables.

use crate::csv;
use crate::level::{self, Named};
use crate::live::Served;
use crate::trial::AskedTrial;
use crate::trial_map::Drawn;
use app::engines::promises::board::{Board, Territory as Level};
use app::engines::promises::coverage::PROMISED;
use app::engines::territory::Territory as Tables;
use app::nation::hours::Week;
use app::whatif::{Change, Checked, HourOutcome, Outcome, evaluate};
use axum::response::Response;
use base::people::MilliPeople;
use pages::parts::Link;
use pages::whatif::{BeforeAfter, Side, SideRow, TrialOutcome};
use std::collections::BTreeSet;
use words::figures;
use words::html::Html;

/// Departments of the table before and after.
const DEPARTMENTS: usize = 5;
/// Communes of each side.
const ROWS: usize = 14;

/// What was found, and its map.
pub(super) struct Found<'f> {
    pub(super) checked: &'f Checked,
    pub(super) by_distance: &'f Outcome,
    pub(super) by_hours: &'f HourOutcome,
    pub(super) map: Drawn,
}

/// The outcome.
pub(super) fn of(served: &Served, asked: &AskedTrial, found: Found) -> TrialOutcome {
    let Found { checked, by_distance, by_hours, map } = found;
    let far = |board: &Board, level: Level| {
        let row = board.row(level);
        MilliPeople(row.people - row.within[PROMISED])
    };
    let far = |level| (far(&served.nation.board, level), far(&by_distance.after, level));
    let open = |week: &Week, level: Level| week.row(level).map_or(MilliPeople(0), |row| row.usual());
    let open = |level| (open(&served.week, level), open(&by_hours.after, level));
    let hours_change = !by_hours.winners.is_empty() || !by_hours.losers.is_empty();
    let changing = by_distance.winners.len() + by_distance.losers.len();
    TrialOutcome {
        summary: summary(far(Level::Nation), changing, !checked.hours.is_empty()),
        rows: if changing == 0 && hours_change {
            Vec::new()
        } else {
            rows(served, checked, far, Better::Less)
        },
        hours_note: if checked.opened.is_empty() {
            String::new()
        } else {
            "Un point qui ouvre n’a pas encore d’horaires\u{a0}: il ne compte pas dans les heures.".into()
        },
        hours: hours_change.then(|| hours_summary(open(Level::Nation))),
        hour_rows: if hours_change { rows(served, checked, open, Better::More) } else { Vec::new() },
        legend: legend(changing > 0, &map.classes),
        map: map.html,
        heading: match changing {
            0 if hours_change => String::new(),
            0 => "Aucune commune ne change de côté".into(),
            1 => "Une commune change de côté".into(),
            count => format!("{} communes changent de côté", figures::capital(&figures::count(count, true))),
        },
        sides: if changing > 0 { sides(served, by_distance) } else { Vec::new() },
        hour_sides: if hours_change { hour_sides(by_hours) } else { Vec::new() },
        nothing: AskedTrial { department: asked.department, ..AskedTrial::default() }.url(None),
        file: Link {
            text: "Toutes les communes qui gagnent ou perdent (CSV)".into(),
            url: asked.url(None).replacen("/et-si", "/et-si/communes.csv", 1),
        },
        command: format!(
            "maillage whatif{}",
            asked.changes.iter().map(crate::trial::Asked::words).collect::<String>()
        ),
    }
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Better {
    Less,
    More,
}

fn text(text: &str) -> Html {
    Html::text(text)
}

/// "1 467 personnes"
fn people(count: u64) -> Html {
    figures::about(count).then(&text(if count > 1 { " personnes" } else { " personne" }))
}

fn verb(count: u64, one: &'static str, many: &'static str) -> Html {
    text(if count > 1 { many } else { one })
}

fn summary((before, after): (MilliPeople, MilliPeople), changing: usize, hours: bool) -> Html {
    // The difference of what the table shows, so that both say the same.
    let count = before.rounded().abs_diff(after.rounded());
    let estimate = text("\u{a0}(estimation).");
    if count > 0 {
        let way = if after > before { " de plus" } else { " de moins" };
        return text("Au total, ")
            .then(&people(count))
            .then(&text(way))
            .then(&verb(count, " serait", " seraient"))
            .then(&text(" à plus de 20 minutes d’un point"))
            .then(&estimate);
    }
    if changing > 0 {
        return text("Au total, autant d’habitants gagnent que perdent").then(&estimate);
    }
    let why = if hours {
        "Les distances ne changent pas\u{a0}: aucun habitant ne passe d’un côté à l’autre des 20 minutes"
    } else {
        "Aucun habitant ne passe d’un côté à l’autre des 20 minutes"
    };
    text(why).then(&estimate)
}

fn hours_summary((before, after): (MilliPeople, MilliPeople)) -> Html {
    let count = before.rounded().abs_diff(after.rounded());
    if count == 0 {
        return text(
            "À chaque heure, presque autant d’habitants auraient un point ouvert près d’eux (estimation).",
        );
    }
    text("À chaque heure, ")
        .then(&people(count))
        .then(&text(if after > before { " de plus" } else { " de moins" }))
        .then(&verb(count, " aurait", " auraient"))
        .then(&text(
            " un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h (estimation).",
        ))
}

/// The departments in which something changes, those where most does first; then France.
fn rows(
    served: &Served,
    checked: &Checked,
    people: impl Fn(Level) -> (MilliPeople, MilliPeople),
    better: Better,
) -> Vec<BeforeAfter> {
    let tables = Tables::embedded();
    let own = |index: &u32| served.nation.network.points[*index as usize].department;
    let there = |place: &u32| tables.place(*place).department;
    let mut concerned: Vec<u16> = checked.closed.iter().chain(checked.moved.keys()).map(own).collect();
    concerned.extend(checked.hours.keys().map(own));
    concerned.extend(checked.moved.values().chain(&checked.opened).map(|(_, place)| there(place)));
    let known = |index: &u16| tables.departments()[usize::from(*index)].in_france;
    let changes = |index: &u16| {
        let (before, after) = people(Level::Department(*index));
        before.0.abs_diff(after.0)
    };
    concerned.extend((0..tables.departments().len() as u16).filter(|index| changes(index) > 0));
    concerned.retain(known);
    concerned.sort_unstable();
    concerned.dedup();
    concerned.sort_by_key(|index| (std::cmp::Reverse(changes(index)), *index));
    let departments = concerned.into_iter().take(DEPARTMENTS).map(level::department_at);
    departments.chain([level::nation()]).map(|named| row(named, &people, better)).collect()
}

fn row(named: Named, people: &impl Fn(Level) -> (MilliPeople, MilliPeople), better: Better) -> BeforeAfter {
    let (before, after) = people(named.level);
    let (before, after) = (before.rounded(), after.rounded());
    let sign = if after > before { "+\u{a0}" } else { "−\u{a0}" };
    let gains = (after > before) == (better == Better::More);
    BeforeAfter {
        name: named.name,
        url: named.url,
        before: figures::number(before),
        after: figures::number(after),
        difference: if before == after {
            Html::default()
        } else {
            text(sign).then(&figures::number(before.abs_diff(after)))
        },
        class: if gains { "kept" } else { "not-kept" },
    }
}

/// What the colours that are on the map mean.
fn legend(by_distance: bool, drawn: &BTreeSet<&str>) -> Vec<(&'static str, &'static str)> {
    let (gain, loss) = if by_distance {
        ("plus d’habitants à moins de 20 minutes", "moins d’habitants à moins de 20 minutes")
    } else {
        ("un point ouvert plus souvent à moins de 20 minutes", "un point ouvert moins souvent")
    };
    let all = [
        ("gain", gain),
        ("loss", loss),
        ("stays", "reste à plus de 20 minutes"),
        ("within", "reste à moins de 20 minutes"),
    ];
    all.into_iter().filter(|(class, _)| drawn.contains(class)).collect()
}

/// "Six communes gagnent : 1 511 personnes."
fn title(changes: &[Change], one: &str, many: &str) -> Html {
    let count = changes.len();
    let verb = if count > 1 { many } else { one };
    if count == 0 {
        return text(&format!("Aucune commune ne {one}"));
    }
    let noun = if count > 1 { "communes" } else { "commune" };
    let said = format!("{} {noun} {verb}\u{a0}: ", figures::capital(&figures::count(count, true)));
    let sum: u64 = changes.iter().map(|change| change.before.0.abs_diff(change.after.0)).sum();
    text(&said).then(&people(MilliPeople(sum).rounded()))
}

fn others(count: usize) -> String {
    match count.saturating_sub(ROWS) {
        0 => String::new(),
        1 => "Et une autre commune.".into(),
        left => format!("Et {left} autres communes."),
    }
}

/// Every commune that gains or loses, by distance and by hours, as a file.
pub(super) fn table(served: &Served, _: &AskedTrial, checked: &Checked) -> Response {
    let (ground, hours) = served.grounds();
    let by_distance = evaluate(&served.nation, ground, checked);
    let by_hours = hours.after(&served.nation, ground, &served.week, checked);
    let minutes = |board: &Board, place| {
        board.row(Level::Place(place)).mean_min().map_or_else(String::new, |mean| format!("{mean:.1}"))
    };
    let line = |measure: &str, change: &Change| {
        let known = Tables::embedded().place(change.place);
        let department = &Tables::embedded().departments()[usize::from(known.department)];
        vec![
            measure.to_owned(),
            if change.after > change.before { "gagne" } else { "perd" }.to_owned(),
            known.code.to_string(),
            known.name.clone(),
            department.code.to_string(),
            change.before.rounded().to_string(),
            change.after.rounded().to_string(),
            minutes(&served.nation.board, change.place),
            minutes(&by_distance.after, change.place),
        ]
    };
    let distance = by_distance.winners.iter().chain(&by_distance.losers);
    let hours = by_hours.winners.iter().chain(&by_hours.losers);
    let lines: Vec<Vec<String>> = distance
        .map(|change| line("a_moins_de_20_min", change))
        .chain(hours.map(|change| line("point_ouvert_a_moins_de_20_min", change)))
        .collect();
    let header = [
        "mesure",
        "sens",
        "code_commune",
        "commune",
        "departement",
        "habitants_avant",
        "habitants_apres",
        "minutes_avant",
        "minutes_apres",
    ];
    csv::answer(served, "essai", &header, lines.into_iter())
}

/// Winners beside losers, with the mean time of their people.
fn sides(served: &Served, outcome: &Outcome) -> Vec<Side> {
    let minutes = |board: &Board, place| {
        let mean = board.row(Level::Place(place)).mean_min();
        text(
            &mean
                .map_or_else(|| "aucune route".into(), |mean| format!("{}\u{a0}min", figures::minutes(mean))),
        )
    };
    let row = |change: &Change| {
        let known = Tables::embedded().place(change.place);
        SideRow {
            name: figures::curly(&known.name),
            url: format!("/commune/{}", known.code),
            people: figures::number(MilliPeople(change.before.0.abs_diff(change.after.0)).rounded().max(1)),
            before: minutes(&served.nation.board, change.place),
            after: minutes(&outcome.after, change.place),
        }
    };
    let side = |changes: &[Change], one: &str, many: &str| Side {
        title: title(changes, one, many),
        unit: "Habitants",
        rows: changes.iter().take(ROWS).map(row).collect(),
        others: others(changes.len()),
    };
    vec![side(&outcome.winners, "gagne", "gagnent"), side(&outcome.losers, "perd", "perdent")]
}

/// The same by hours: people who have an open point, on average.
fn hour_sides(outcome: &HourOutcome) -> Vec<Side> {
    let row = |change: &Change| {
        let known = Tables::embedded().place(change.place);
        SideRow {
            name: figures::curly(&known.name),
            url: format!("/commune/{}", known.code),
            people: Html::default(),
            before: figures::number(change.before.rounded()),
            after: figures::number(change.after.rounded()),
        }
    };
    let side = |changes: &[Change], what: &str| Side {
        title: if changes.is_empty() {
            text(&format!("{what} souvent\u{a0}: aucune commune"))
        } else {
            text(&format!("{what} souvent\u{a0}: ")).then(&figures::counted(
                changes.len(),
                "commune",
                "communes",
            ))
        },
        unit: "",
        rows: changes.iter().take(ROWS).map(row).collect(),
        others: others(changes.len()),
    };
    vec![side(&outcome.winners, "Plus"), side(&outcome.losers, "Moins")]
}
