//! Nelder and Mead's search for the least of a function: no derivative, no chance, the same steps every time.

/// Where the search ended.
#[derive(Debug)]
pub(crate) struct Least<const N: usize> {
    pub(crate) at: [f64; N],
    pub(crate) value: f64,
    /// How often the function was asked.
    pub(crate) asked: usize,
}

/// Searches from `start`, first a quarter of each number away, until the corners agree to a thousandth or the
/// function was asked `most` times.
pub(crate) fn search<const N: usize>(
    start: [f64; N],
    most: usize,
    mut function: impl FnMut([f64; N]) -> f64,
) -> Least<N> {
    let mut asked = 0;
    let mut ask = |at: [f64; N]| {
        asked += 1;
        (function(at), at)
    };
    let mut corners = vec![ask(start)];
    for axis in 0..N {
        let mut corner = start;
        corner[axis] = if corner[axis] == 0.0 { 0.1 } else { corner[axis] * 1.25 };
        corners.push(ask(corner));
    }
    // Gao and Han's steps for many numbers.
    let count = N as f64;
    let (further, nearer, shrunk) = (1.0 + 2.0 / count, 0.75 - 0.5 / count, 1.0 - 1.0 / count);
    let mut calls = N + 1;
    while calls < most {
        corners.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (best, worst) = (corners[0], corners[N]);
        if worst.0 - best.0 < 1e-3 {
            break;
        }
        let mut middle = [0.0; N];
        for (_, corner) in &corners[..N] {
            for axis in 0..N {
                middle[axis] += corner[axis] / count;
            }
        }
        let towards = |step: f64| {
            std::array::from_fn::<f64, N, _>(|axis| middle[axis] + step * (middle[axis] - worst.1[axis]))
        };
        let mirrored = ask(towards(1.0));
        calls += 1;
        if mirrored.0 < best.0 {
            let beyond = ask(towards(further));
            calls += 1;
            corners[N] = if beyond.0 < mirrored.0 { beyond } else { mirrored };
            continue;
        }
        if mirrored.0 < corners[N - 1].0 {
            corners[N] = mirrored;
            continue;
        }
        let within = ask(towards(if mirrored.0 < worst.0 { nearer } else { -nearer }));
        calls += 1;
        if within.0 < worst.0.min(mirrored.0) {
            corners[N] = within;
            continue;
        }
        for corner in &mut corners[1..] {
            *corner =
                ask(std::array::from_fn(|axis| best.1[axis] + shrunk * (corner.1[axis] - best.1[axis])));
            calls += 1;
        }
    }
    corners.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (value, at) = corners[0];
    Least { at, value, asked }
}

#[cfg(test)]
mod tests {
    use super::search;

    #[test]
    fn it_finds_the_bottom_of_valleys() {
        let bowl = |[x, y, z]: [f64; 3]| (x - 3.0).powi(2) + 10.0 * (y + 2.0).powi(2) + (z - 0.5).powi(4);
        let found = search([1.0, 1.0, 1.0], 2_000, bowl);
        assert!((found.at[0] - 3.0).abs() < 0.1 && (found.at[1] + 2.0).abs() < 0.1, "{found:?}");
        // Rosenbrock's banana: a narrow, bent valley.
        let banana = |[x, y]: [f64; 2]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2);
        let found = search([-1.2, 1.0], 2_000, banana);
        assert!(found.value < 0.05, "{found:?}");
    }

    #[test]
    fn it_stops_when_it_has_asked_enough() {
        let found = search([1.0, 1.0], 20, |[x, y]| x * x + y * y);
        assert!(found.asked <= 25, "{found:?}");
    }
}
