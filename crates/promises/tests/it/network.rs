//! P1 and P3: points, not people.

use crate::country::Country;
use promises::board::{Figure, Territory, Verdict};
use promises::definitions::PromiseId::{P1, P2, P3, P5, P6, P7, P8};

/// Departments 0 to 2 are among the 101, department 3 is not (as Saint-Martin).
fn three_and_saint_martin(counts: [(usize, usize); 4]) -> Country {
    let mut country = Country::of(&[true, true, true, false]);
    country.points.clear();
    for (department, (main, antennas)) in (0_u16..).zip(counts) {
        country.place(department);
        country.points(department, main, antennas);
    }
    country
}

#[test]
fn two_thousand_points_are_not_more_than_two_thousand() {
    for (antennas, verdict) in [(500, Verdict::Broken), (501, Verdict::Kept)] {
        let board = three_and_saint_martin([(1000, 0), (498, antennas), (0, 0), (2, 0)]).board();
        let assessment = board.assess(P1, Territory::Nation);
        // The two of Saint-Martin are rows of the list.
        assert_eq!(assessment.figure, Figure::Points { count: 1500 + antennas as u64, main: 1500 });
        assert_eq!(assessment.verdict, verdict);
    }
}

#[test]
fn the_first_promise_gives_parts_of_the_nation_a_figure_and_no_verdict() {
    let board = three_and_saint_martin([(3, 1), (4, 0), (5, 0), (2, 0)]).board();
    for (territory, figure) in [
        (Territory::Region(0), Figure::Points { count: 8, main: 7 }),
        (Territory::Region(1), Figure::Points { count: 5, main: 5 }),
        (Territory::Department(0), Figure::Points { count: 4, main: 3 }),
        (Territory::Department(3), Figure::Points { count: 2, main: 2 }),
        (Territory::Place(0), Figure::Unknown),
    ] {
        let assessment = board.assess(P1, territory);
        assert_eq!(
            (assessment.figure, assessment.verdict),
            (figure, Verdict::NotApplicable),
            "{territory:?}"
        );
    }
}

#[test]
fn twenty_points_are_not_more_than_twenty_and_saint_martin_is_no_department() {
    let board = three_and_saint_martin([(10, 10), (21, 0), (3, 19), (2, 0)]).board();
    let nation = board.assess(P3, Territory::Nation);
    assert_eq!(nation.figure, Figure::Departments { count: 2, of: 3, main: 1 });
    assert_eq!(nation.verdict, Verdict::Broken);
    let short: Vec<_> =
        nation.short.iter().map(|short| (short.department, short.count, short.missing)).collect();
    assert_eq!(short, [(0, 20, 1)]);
    let verdict = |territory| board.assess(P3, territory).verdict;
    assert_eq!(verdict(Territory::Department(0)), Verdict::Broken);
    assert_eq!(verdict(Territory::Department(1)), Verdict::Kept);
    assert_eq!(verdict(Territory::Department(3)), Verdict::NotApplicable);
    assert_eq!(verdict(Territory::Region(0)), Verdict::Broken);
    assert_eq!(verdict(Territory::Region(1)), Verdict::Kept);
    assert_eq!(verdict(Territory::Place(0)), Verdict::NotApplicable);
    assert_eq!(board.assess(P3, Territory::Department(2)).figure, Figure::Points { count: 22, main: 3 });
}

#[test]
fn the_department_that_misses_most_comes_first_and_ties_go_by_order() {
    let board = three_and_saint_martin([(20, 0), (1, 0), (20, 0), (0, 0)]).board();
    let short = board.assess(P3, Territory::Nation).short;
    let missing: Vec<_> = short.iter().map(|short| (short.department, short.missing)).collect();
    assert_eq!(missing, [(1, 20), (0, 1), (2, 1)]);
    // The last promise shows them beside, and leaves nobody out because of them.
    let last = board.assess(P8, Territory::Nation);
    assert_eq!((last.short, last.beyond.people), (short, 0));
}

#[test]
fn what_nobody_publishes_is_unknown_everywhere() {
    let board = three_and_saint_martin([(30, 0), (30, 0), (30, 0), (0, 0)]).board();
    for promise in [P2, P5, P6, P7] {
        for territory in [Territory::Nation, Territory::Department(0), Territory::Place(0)] {
            let assessment = board.assess(promise, territory);
            assert_eq!((assessment.figure, assessment.verdict), (Figure::Unknown, Verdict::Unknown));
        }
    }
}

#[test]
fn without_a_list_nothing_is_known() {
    let board = three_and_saint_martin([(0, 0); 4]).board();
    for assessment in board.assess_all(Territory::Nation) {
        assert_eq!(assessment.verdict, Verdict::Unknown, "{:?}", assessment.promise);
    }
}
