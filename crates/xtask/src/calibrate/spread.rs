//! How real times lie around estimated ones. Only the shape counts here: a model that is a fifth too slow everywhere
//! has no spread. Where the two sources disagree on the scale, the nation's row decides.

/// A trip: estimated and real minutes, and how much it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trip {
    pub(crate) estimated: f64,
    pub(crate) real: f64,
    pub(crate) weight: f64,
}

/// How real times lie around estimated ones.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    pub(crate) trips: usize,
    /// Real over estimated, in the middle.
    pub(crate) middle: f64,
    /// Mean distance from the middle, as a logarithm: 0.15 is about 15 %.
    pub(crate) around: f64,
    /// Real over estimated in the middle of shorter and longer trips.
    pub(crate) by_length: Vec<f64>,
    /// First and last decile of the ratio, over its middle.
    pub(crate) deciles: [f64; 2],
}

impl Spread {
    /// Of these trips, with middles for trips estimated between one bound and the next.
    pub(crate) fn of(trips: &[Trip], bounds: &[f64]) -> Self {
        let ratios = |among: &mut dyn Iterator<Item = &Trip>| -> Vec<(f64, f64)> {
            among.map(|trip| ((trip.real / trip.estimated).ln(), trip.weight)).collect()
        };
        let all = ratios(&mut trips.iter());
        let middle = quantile(&all, 0.5).unwrap_or(0.0);
        let weight: f64 = all.iter().map(|(_, weight)| weight).sum();
        let around = all.iter().map(|(ratio, weight)| (ratio - middle).abs() * weight).sum::<f64>() / weight;
        let by_length = bounds.windows(2).map(|bounds| {
            let mut among = trips.iter().filter(|trip| (bounds[0]..bounds[1]).contains(&trip.estimated));
            quantile(&ratios(&mut among), 0.5).unwrap_or(middle).exp()
        });
        let decile = |part| (quantile(&all, part).unwrap_or(middle) - middle).exp();
        Self {
            trips: trips.len(),
            middle: middle.exp(),
            around,
            by_length: by_length.collect(),
            deciles: [decile(0.1), decile(0.9)],
        }
    }

    /// What the spread costs beside the row of the nation: a point for each sixtieth around the middle, and as much
    /// for short trips that are wrong otherwise than long ones.
    pub(crate) fn cost(&self) -> f64 {
        let off = self.by_length.iter().map(|middle| (middle / self.middle).ln().powi(2)).sum::<f64>();
        60.0 * self.around + 60.0 * off / self.by_length.len().max(1) as f64
    }
}

fn quantile(ratios: &[(f64, f64)], part: f64) -> Option<f64> {
    let mut sorted = ratios.to_vec();
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = sorted.iter().map(|(_, weight)| weight).sum();
    let mut before = 0.0;
    let reached = sorted.iter().find(|(_, weight)| {
        before += weight;
        before >= part * whole
    });
    reached.map(|(ratio, _)| *ratio)
}

#[cfg(test)]
mod tests {
    use super::{Spread, Trip};

    #[test]
    fn a_model_too_slow_everywhere_has_no_spread() {
        let trip = |estimated: f64| Trip { estimated, real: estimated * 0.8, weight: 1.0 };
        let trips: Vec<Trip> = (1..50).map(|minutes| trip(f64::from(minutes))).collect();
        let spread = Spread::of(&trips, &[0.0, 10.0, 20.0, 60.0]);
        assert!((spread.middle - 0.8).abs() < 1e-9 && spread.cost() < 1e-6, "{spread:?}");
    }

    #[test]
    fn short_trips_wrong_otherwise_than_long_ones_cost() {
        let trip = |estimated: f64| Trip { estimated, real: estimated + 3.0, weight: 1.0 };
        let trips: Vec<Trip> = (1..50).map(|minutes| trip(f64::from(minutes))).collect();
        let spread = Spread::of(&trips, &[0.0, 10.0, 20.0, 60.0]);
        assert!(spread.by_length[0] > spread.by_length[2] && spread.cost() > 10.0, "{spread:?}");
    }
}
