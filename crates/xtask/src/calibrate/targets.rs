//! What the estimate has to meet: what INSEE published of the whole nation, and how exactly.

/// Limits of the shares, in minutes.
pub(crate) const LIMITS: [u32; 6] = [5, 10, 15, 20, 25, 30];

/// Shares of people, in percent, within the limits, and four figures of the time in minutes: mean, median, first
/// and last decile.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) shares: [f64; 6],
    pub(crate) minutes: [f64; 4],
}

/// France of 101 departments (INSEE, BPE 2024, METRIC, car, off-peak, from homes).
pub(crate) const NATION: Row =
    Row { shares: [34.39, 71.16, 90.84, 97.99, 99.61, 99.92], minutes: [7.80, 6.83, 2.23, 14.68] };

/// The five overseas departments together: compared, not fitted.
pub(crate) const OVERSEAS: [f64; 6] = [26.87, 64.76, 92.07, 97.90, 99.43, 99.85];

/// How far a share may be off before it costs one, in points: the promise is about 20 minutes.
pub(crate) const SHARE_TOLERANCE: [f64; 6] = [1.4, 0.6, 0.4, 0.2, 0.3, 0.3];

/// The same for the times, in minutes.
pub(crate) const MINUTES_TOLERANCE: [f64; 4] = [0.25, 0.3, 0.5, 0.5];

/// Shares and times of people who travel this long; `None` has no way at all.
pub(crate) fn row(mut trips: Vec<(Option<f64>, u64)>) -> Row {
    trips.sort_unstable_by(|a, b| a.0.unwrap_or(f64::MAX).total_cmp(&b.0.unwrap_or(f64::MAX)));
    let people: u64 = trips.iter().map(|(_, people)| people).sum();
    let share = |limit: u32| {
        let within = trips.iter().filter(|(time, _)| time.is_some_and(|time| time <= f64::from(limit)));
        100.0 * within.map(|(_, people)| people).sum::<u64>() as f64 / people as f64
    };
    let arrived = || trips.iter().filter_map(|(time, people)| time.map(|time| (time, *people)));
    let who: u64 = arrived().map(|(_, people)| people).sum();
    let quantile = |part: f64| {
        let mut before = 0;
        let reached = arrived().find(|(_, people)| {
            before += people;
            before as f64 >= part * who as f64
        });
        reached.map_or(0.0, |(time, _)| time)
    };
    let mean = arrived().map(|(time, people)| time * people as f64).sum::<f64>() / who as f64;
    Row { shares: LIMITS.map(share), minutes: [mean, quantile(0.5), quantile(0.1), quantile(0.9)] }
}

/// The cost of a row: squares of what is missed, in tolerances.
pub(crate) fn cost(row: &Row) -> f64 {
    let square = |((found, target), tolerance): ((&f64, &f64), &f64)| ((found - target) / tolerance).powi(2);
    let shares = row.shares.iter().zip(&NATION.shares).zip(&SHARE_TOLERANCE).map(square).sum::<f64>();
    shares + row.minutes.iter().zip(&NATION.minutes).zip(&MINUTES_TOLERANCE).map(square).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn people_without_a_way_count_in_shares_and_not_in_times() {
        let found = row(vec![(Some(12.0), 1), (None, 4), (Some(4.0), 4), (Some(8.0), 1)]);
        assert_eq!(found.shares.map(f64::round), [40.0, 50.0, 60.0, 60.0, 60.0, 60.0]);
        assert_eq!(found.minutes, [6.0, 4.0, 4.0, 12.0]);
    }
}
