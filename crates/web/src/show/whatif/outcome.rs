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
use words::html::Html;
use words::{figures, h, t};

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
        hours_note: if checked.opened.is_empty() { String::new() } else { t!(trial_opened_without_hours) },
        hours: hours_change.then(|| hours_summary(open(Level::Nation))),
        hour_rows: if hours_change { rows(served, checked, open, Better::More) } else { Vec::new() },
        legend: legend(changing > 0, &map.classes),
        map: map.html,
        heading: if changing == 0 && hours_change {
            String::new()
        } else {
            t!(trial_sides, count = changing, communes = communes(changing))
        },
        sides: if changing > 0 { sides(served, by_distance) } else { Vec::new() },
        hour_sides: if hours_change { hour_sides(by_hours) } else { Vec::new() },
        nothing: AskedTrial { department: asked.department, ..AskedTrial::default() }.url(None),
        file: Link {
            text: t!(trial_file),
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

/// "Dix", as a sentence begins.
fn communes(count: usize) -> String {
    figures::capital(&figures::count(count, true))
}

fn summary((before, after): (MilliPeople, MilliPeople), changing: usize, hours: bool) -> Html {
    // The difference of what the table shows, so that both say the same.
    let count = before.rounded().abs_diff(after.rounded());
    let people = figures::about(count);
    if count > 0 && after > before {
        h!(trial_more_far, count = count, people = people)
    } else if count > 0 {
        h!(trial_fewer_far, count = count, people = people)
    } else if changing > 0 {
        h!(trial_as_many)
    } else if hours {
        h!(trial_distances_stay)
    } else {
        h!(trial_nobody_moves)
    }
}

fn hours_summary((before, after): (MilliPeople, MilliPeople)) -> Html {
    let count = before.rounded().abs_diff(after.rounded());
    let people = figures::about(count);
    if count == 0 {
        h!(trial_open_as_many)
    } else if after > before {
        h!(trial_more_open, count = count, people = people)
    } else {
        h!(trial_fewer_open, count = count, people = people)
    }
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
            Html::text(sign).then(&figures::number(before.abs_diff(after)))
        },
        class: if gains { "kept" } else { "not-kept" },
    }
}

/// What the colours that are on the map mean.
fn legend(by_distance: bool, drawn: &BTreeSet<&str>) -> Vec<(&'static str, String)> {
    let (gain, loss) = if by_distance {
        (t!(trial_map_gain), t!(trial_map_loss))
    } else {
        (t!(trial_map_gain_hours), t!(trial_map_loss_hours))
    };
    let all =
        [("gain", gain), ("loss", loss), ("stays", t!(trial_map_stays)), ("within", t!(trial_map_within))];
    all.into_iter().filter(|(class, _)| drawn.contains(class)).collect()
}

/// "1 511 personnes", of all who change sides.
fn persons(changes: &[Change]) -> Html {
    let sum: u64 = changes.iter().map(|change| change.before.0.abs_diff(change.after.0)).sum();
    let count = MilliPeople(sum).rounded();
    h!(trial_persons, count = count, people = figures::about(count))
}

fn others(count: usize) -> String {
    let left = count.saturating_sub(ROWS);
    if left == 0 { String::new() } else { t!(trial_others, count = left) }
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
    let minutes = |board: &Board, place| match board.row(Level::Place(place)).mean_min() {
        Some(mean) => h!(trial_minutes, minutes = figures::minutes(mean)),
        None => h!(trial_no_road),
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
    let side = |changes: &[Change], title: Html| Side {
        title,
        unit: t!(trial_people),
        rows: changes.iter().take(ROWS).map(row).collect(),
        others: others(changes.len()),
    };
    let Outcome { winners, losers, .. } = outcome;
    let count = winners.len();
    let won = h!(trial_winners, count = count, communes = communes(count), persons = persons(winners));
    let count = losers.len();
    let lost = h!(trial_losers, count = count, communes = communes(count), persons = persons(losers));
    vec![side(winners, won), side(losers, lost)]
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
    let side = |changes: &[Change], title: Html| Side {
        title,
        unit: String::new(),
        rows: changes.iter().take(ROWS).map(row).collect(),
        others: others(changes.len()),
    };
    let HourOutcome { winners, losers, .. } = outcome;
    vec![
        side(winners, h!(trial_more_often, count = winners.len())),
        side(losers, h!(trial_less_often, count = losers.len())),
    ]
}
