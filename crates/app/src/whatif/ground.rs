//! What trials of a nation start from, computed once, and the board after a trial.

use super::Checked;
use crate::nation::Nation;
use crate::nation::measure::{Doors, Tables, promise_points};
use crate::network::Point;
use promises::board::Board;
use promises::coverage;
use promises::inputs::{self, NO_POINT, Trip};
use roads::estimate::Graph;
use roads::estimate::nearest::Nearest;
use roads::estimate::trial::{HomesAround, Moves, Settled};
use std::collections::BTreeSet;
use territory::Territory;

/// Searches and sums of a nation, kept to be changed.
pub struct Ground {
    pub(super) around: HomesAround,
    tables: Tables,
    listed: Side,
    sure: Side,
    coverage: coverage::Ground,
}

/// One of the two ways of counting doors: as listed, or sure.
struct Side {
    doors: Doors,
    /// The door at each point's address, where it has one of this kind.
    addresses: Vec<Option<u32>>,
    settled: Settled,
}

impl Side {
    fn of(nation: &Nation, doors: Doors, at_address: fn(&Point) -> bool) -> Self {
        let addresses = addresses(&nation.network.points, &doors, at_address);
        Self { settled: Graph::embedded().settled(&doors.coords), addresses, doors }
    }

    fn moves(&self, checked: &Checked) -> Moves {
        let mut moves = Moves::default();
        for (door, point) in (0_u32..).zip(&self.doors.points) {
            let is_address = self.addresses[*point as usize] == Some(door);
            match checked.moved.get(point).filter(|_| is_address) {
                Some((coord, _)) => {
                    moves.gone.push(door);
                    moves.come.push((door, *coord));
                }
                None if checked.closed.contains(point) => moves.gone.push(door),
                None => {}
            }
        }
        let next = self.doors.points.len() as u32;
        moves.come.extend((next..).zip(checked.opened.iter().map(|(coord, _)| *coord)));
        moves
    }

    /// The trips after, of which `homes` names those that changed.
    fn trips(
        &self,
        nation: &Nation,
        around: &HomesAround,
        checked: &Checked,
        before: &[Trip],
        homes: &mut BTreeSet<u32>,
    ) -> Vec<Trip> {
        let moves = self.moves(checked);
        let mut trips = before.to_vec();
        let graph = Graph::embedded();
        for (home, nearest) in graph.nearest_after(&nation.snapped, around, &self.settled, &moves) {
            let trip = Trip { point: self.point(nation, nearest), time: nearest.time };
            if trips[home as usize] != trip {
                trips[home as usize] = trip;
                homes.insert(home);
            }
        }
        trips
    }

    /// The point of a door; points that open follow those of the network.
    fn point(&self, nation: &Nation, nearest: Nearest) -> u32 {
        let door = nearest.point as usize;
        match self.doors.points.get(door) {
            Some(point) => *point,
            None if nearest.point == NO_POINT => NO_POINT,
            None => (nation.network.points.len() + door - self.doors.points.len()) as u32,
        }
    }
}

/// The door at each point's address: the first of its doors, where it has one there.
pub(super) fn addresses(
    points: &[Point],
    doors: &Doors,
    at_address: impl Fn(&Point) -> bool,
) -> Vec<Option<u32>> {
    let mut addresses = vec![None; points.len()];
    for (door, point) in (0_u32..).zip(&doors.points) {
        let address = &mut addresses[*point as usize];
        if address.is_none() && at_address(&points[*point as usize]) {
            *address = Some(door);
        }
    }
    addresses
}

impl Ground {
    /// The ground of a nation; takes about as long as the nation itself.
    #[must_use]
    pub fn of(nation: &Nation) -> Self {
        let points = promise_points(&nation.network);
        let tables = Tables::embedded();
        let coverage =
            coverage::Ground::of(&tables.inputs(nation.homes(), &nation.listed, &nation.sure, &points));
        Self {
            around: HomesAround::of(Graph::embedded(), &nation.snapped),
            listed: Side::of(nation, Doors::listed(&nation.network), |_| true),
            sure: Side::of(nation, Doors::sure(&nation.network), |point| point.at_address),
            coverage,
            tables,
        }
    }

    /// The board after changes, and the places in which some trip changed.
    pub(super) fn after(&self, nation: &Nation, checked: &Checked) -> (Board, BTreeSet<u32>) {
        let (mut of_listed, mut of_sure) = (BTreeSet::new(), BTreeSet::new());
        let (listed, sure) = rayon::join(
            || self.listed.trips(nation, &self.around, checked, &nation.listed, &mut of_listed),
            || self.sure.trips(nation, &self.around, checked, &nation.sure, &mut of_sure),
        );
        of_listed.append(&mut of_sure);
        let homes: Vec<u32> = of_listed.into_iter().collect();
        let (old, new) = (promise_points(&nation.network), points_after(nation, checked));
        let inputs = |listed, sure, points| self.tables.inputs(nation.homes(), listed, sure, points);
        let before = inputs(&nation.listed, &nation.sure, &old);
        let board = nation.board.after(&self.coverage, &before, &inputs(&listed, &sure, &new), &homes);
        (board, homes.iter().map(|home| nation.homes()[*home as usize].place).collect())
    }
}

/// The points after, as the promises count them.
fn points_after(nation: &Nation, checked: &Checked) -> Vec<inputs::Point> {
    let department = |place: u32| Territory::embedded().place(place).department;
    let mut points = promise_points(&nation.network);
    for (point, (_, place)) in &checked.moved {
        points[*point as usize].department = department(*place);
    }
    let stays = |(index, _): &(u32, inputs::Point)| !checked.closed.contains(index);
    let stay = (0_u32..).zip(points).filter(stays).map(|(_, point)| point);
    let opened = checked.opened.iter().map(|(_, place)| inputs::Point {
        department: department(*place),
        main: true,
        mobile: false,
    });
    stay.chain(opened).collect()
}
