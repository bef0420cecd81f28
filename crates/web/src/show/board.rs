//! `/engagements`.

use super::hours::{WEDNESDAY_17, heat};
use super::{phrases, served};
use crate::live::{Live, Served};
use crate::{answer, level, promise_words};
use app::engines::promises::board::{Figure, Territory, Verdict as Outcome};
use app::engines::promises::coverage::{PROMISED, Row};
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::Territory as Tables;
use axum::extract::State;
use axum::response::Response;
use base::people::MilliPeople;
use pages::board::{BoardPage, BoardRow, WorstRow};
use pages::parts::{Link, Verdict};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// Departments in the worst list.
const WORST: usize = 10;

/// The board.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let territory = Tables::embedded();
    let in_france = || (0_u16..).zip(territory.departments()).filter(|(_, known)| known.in_france);
    let mut worst: Vec<(u64, WorstRow)> = in_france()
        .map(|(index, known)| {
            let row = nation.board.row(Territory::Department(index));
            let outside = row.people - row.within[PROMISED];
            (share_of(outside, row), worst_row(&known.name, &format!("/departement/{}", known.code), row))
        })
        .collect();
    worst.sort_by(|a, b| (std::cmp::Reverse(a.0), &a.1.name).cmp(&(std::cmp::Reverse(b.0), &b.1.name)));
    worst.truncate(WORST);
    let departments = in_france().map(|(_, known)| Link {
        text: figures::curly(&format!("{} ({})", known.name, known.code)),
        url: format!("/departement/{}", known.code),
    });
    answer::page(&BoardPage {
        frame: phrases::frame(nation, &t!(navigation_board), "board", "/engagements"),
        tally: tally(&served),
        rows: rows(&served),
        map: served.maps.board(),
        worst: worst.into_iter().map(|(_, row)| row).collect(),
        nation: worst_row(&t!(place_france), "", nation.board.row(Territory::Nation)),
        departments: departments.collect(),
        worst_note: h!(
            board_worst_note,
            beyond = figures::rounded(MilliPeople(nation.board.row(Territory::Nation).beyond).rounded())
        ),
        heat: heat(&served, &level::nation()),
        command: format!("maillage promises --date {}", nation.date),
        about: t!(board_about, about = phrases::about(nation)),
    })
}

/// Ten-thousandths of people outside: sorts departments without rounding.
fn share_of(outside: u64, row: &Row) -> u64 {
    (u128::from(outside) * 1_000_000 / u128::from(row.people.max(1))) as u64
}

fn worst_row(name: &str, url: &str, row: &Row) -> WorstRow {
    let outside = MilliPeople(row.people - row.within[PROMISED]);
    WorstRow {
        name: figures::curly(name),
        url: url.to_owned(),
        outside: figures::number(outside.rounded()),
        share: figures::share(outside.percent_of(row.everybody()).unwrap_or(0.0)),
    }
}

fn tally(served: &Served) -> Html {
    let verdicts: Vec<Outcome> = PromiseId::ALL
        .into_iter()
        .map(|id| served.nation.board.assess(id, Territory::Nation).verdict)
        .collect();
    let parts = [Outcome::Kept, Outcome::Broken, Outcome::ToCheck, Outcome::Unknown]
        .into_iter()
        .map(|wanted| (wanted, verdicts.iter().filter(|verdict| **verdict == wanted).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| {
            let said = figures::count(count, false);
            match verdict {
                Outcome::Kept => t!(board_tally_kept, count = count, said = said),
                Outcome::Broken => t!(board_tally_broken, count = count, said = said),
                Outcome::ToCheck => t!(board_tally_to_check, said = said),
                Outcome::Unknown | Outcome::NotApplicable => {
                    t!(board_tally_unknown, count = count, said = said)
                }
            }
        });
    let counts = parts.collect::<Vec<_>>().join(", ");
    h!(board_tally, date = figures::date(served.nation.date), counts = counts)
}

fn rows(served: &Served) -> Vec<BoardRow> {
    let mut rows = Vec::new();
    for id in PromiseId::ALL {
        rows.push(row(served, id));
        if id == PromiseId::P4 {
            rows.extend(measures(served));
        }
    }
    rows
}

fn row(served: &Served, id: PromiseId) -> BoardRow {
    let assessment = served.nation.board.assess(id, Territory::Nation);
    let (figure, unit) = phrases::figure(&assessment.figure);
    let missing = promise_words::missing(id).map(|(missing, _)| missing);
    let (left_out, anybody) = phrases::left_out(&assessment, missing.as_deref());
    let unknown = assessment.figure == Figure::Unknown;
    BoardRow {
        heading: promise_words::quoted(id),
        text: promise_words::text(id),
        measure: false,
        figure,
        unit,
        verdict: phrases::verdict(assessment.verdict),
        left_out,
        anybody,
        link: Link {
            text: if unknown { t!(board_link_why) } else { t!(board_link_list) },
            url: format!("/engagements/{}", id.as_str()),
        },
        last: id == PromiseId::P8,
    }
}

fn measures(served: &Served) -> Vec<BoardRow> {
    let nation = &served.nation;
    let row = nation.board.row(Territory::Nation);
    let measure = |text: String, percent: f64, outside: MilliPeople, link: Link| BoardRow {
        heading: Html::text(&text),
        text,
        measure: true,
        figure: Some(figures::share(percent)),
        unit: t!(figure_people),
        verdict: Verdict::Measure,
        left_out: h!(board_measure_without, people = figures::rounded(outside.rounded())),
        anybody: outside.0 > 0,
        link,
        last: false,
    };
    let sure = row.share_sure(PROMISED).unwrap_or(0.0);
    let outside = MilliPeople(row.people - row.within_sure[PROMISED]);
    let open = served.week.nation.share(WEDNESDAY_17);
    let people = served.week.nation.people as f64 * (100.0 - open) / 100.0;
    let list = Link { text: t!(board_link_list), url: format!("/engagements/{}", PromiseId::P4.as_str()) };
    let hours = Link { text: t!(board_link_hours), url: "#quand".into() };
    vec![
        measure(t!(board_measure_sure), sure, outside, list),
        measure(t!(board_measure_open), open, MilliPeople(people as u64), hours),
    ]
}
