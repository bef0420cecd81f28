//! What a process holds, seen every few seconds, and whether it grows.

use crate::Failure;
use std::fmt::Write as _;
use std::time::Duration;

/// What was seen at a moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub(super) at: Duration,
    /// Memory resident, in kB.
    pub(super) memory_kb: u64,
    /// Open files and sockets.
    pub(super) descriptors: u64,
    pub(super) threads: u64,
}

/// All that was seen, in order.
#[derive(Debug, Default)]
pub(super) struct Samples(Vec<Sample>);

/// The medians of the first and the last fifth after the warm-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drift {
    pub(super) first: u64,
    pub(super) last: u64,
}

impl Drift {
    pub(super) fn percent(self) -> f64 {
        if self.first == 0 { 0.0 } else { (self.last as f64 / self.first as f64 - 1.0) * 100.0 }
    }
}

impl Samples {
    /// Looks at a process (Linux).
    pub(super) fn look_at(&mut self, process: u32, at: Duration) -> Result<(), Failure> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
        let number = |name: &str| -> Result<u64, Failure> {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .ok_or("another /proc than expected")?;
            Ok(line.trim_start_matches(':').trim().trim_end_matches(" kB").parse()?)
        };
        let descriptors = std::fs::read_dir(format!("/proc/{process}/fd"))?.count() as u64;
        self.0.push(Sample { at, memory_kb: number("VmRSS")?, descriptors, threads: number("Threads")? });
        Ok(())
    }

    /// How a quantity drifted. The warm-up is a share of the time.
    pub(super) fn drift(&self, warm_up: f64, of: impl Fn(&Sample) -> u64) -> Drift {
        let (begin, fifth) = self.parts(warm_up);
        let median = |samples: &[Sample]| {
            let mut values: Vec<u64> = samples.iter().map(&of).collect();
            values.sort_unstable();
            values.get(values.len() / 2).copied().unwrap_or(0)
        };
        let kept = &self.0[begin..];
        Drift { first: median(&kept[..fifth]), last: median(&kept[kept.len() - fifth..]) }
    }

    /// Where the warm-up ends, and how many samples are a fifth of the rest.
    fn parts(&self, warm_up: f64) -> (usize, usize) {
        let end = self.0.last().map_or(Duration::ZERO, |last| last.at).mul_f64(warm_up);
        let begin = self.0.iter().position(|sample| sample.at > end).unwrap_or(0);
        (begin, (self.0.len() - begin).div_ceil(5))
    }

    /// A line a tenth of the time, then the drifts.
    pub(super) fn text(&self, warm_up: f64) -> String {
        let mut text = String::from("  minutes  memory MB  descriptors  threads\n");
        for sample in self.0.iter().step_by(self.0.len().div_ceil(10).max(1)) {
            let (minutes, memory) = (sample.at.as_secs_f64() / 60.0, sample.memory_kb as f64 / 1024.0);
            let _always_fits = writeln!(
                text,
                "{minutes:>9.1} {memory:>10.1} {:>12} {:>8}",
                sample.descriptors, sample.threads
            );
        }
        let (begin, fifth) = self.parts(warm_up);
        let _always_fits =
            writeln!(text, "after {begin} samples of warm-up, medians of {fifth} samples each:");
        for (name, drift) in [
            ("memory, kB", self.drift(warm_up, |sample| sample.memory_kb)),
            ("descriptors", self.drift(warm_up, |sample| sample.descriptors)),
            ("threads", self.drift(warm_up, |sample| sample.threads)),
        ] {
            let Drift { first, last } = drift;
            let _always_fits = writeln!(text, "{name:>12}: {first} -> {last} ({:+.2} %)", drift.percent());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(memory: impl Fn(u64) -> u64) -> Samples {
        let sample = |second| Sample {
            at: Duration::from_secs(second),
            memory_kb: memory(second),
            descriptors: 20,
            threads: 4,
        };
        Samples((1..=100).map(sample).collect())
    }

    #[test]
    fn a_leak_is_seen_and_a_warm_up_is_not() {
        let leak = samples(|second| 1_000 + second).drift(0.2, |sample| sample.memory_kb);
        assert_eq!(leak, Drift { first: 1_029, last: 1_093 });
        assert!((leak.percent() - 6.22).abs() < 0.01, "{}", leak.percent());
        let warm = samples(|second| if second <= 20 { 100 * second } else { 2_000 });
        assert_eq!(warm.drift(0.2, |sample| sample.memory_kb), Drift { first: 2_000, last: 2_000 });
        let spikes = samples(|second| if second % 10 == 0 { 9_000 } else { 2_000 });
        assert_eq!(spikes.drift(0.2, |sample| sample.memory_kb).percent(), 0.0);
    }

    #[test]
    fn too_few_samples_are_no_panic() {
        for count in 0..4 {
            let few = Samples(samples(|_| 7).0.into_iter().take(count).collect());
            assert_eq!(few.drift(0.2, |sample| sample.memory_kb).percent(), 0.0, "{count}");
            assert!(few.text(0.2).contains("memory"));
        }
    }
}
