//! Sharing people out exactly.

/// Shares of `total` in proportion to the weights, summing to it exactly: everybody gets the whole part, and what
/// is left goes one by one to the largest remainders (Hamilton's method), ties to the first. Nothing is shared
/// where all weights are zero.
#[must_use]
pub fn in_proportion(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let product = |weight: u64| u128::from(total) * u128::from(weight);
    let mut shares: Vec<u64> = weights.iter().map(|weight| (product(*weight) / sum) as u64).collect();
    let left = total - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(product(weights[*index]) % sum), *index));
    for index in order.into_iter().take(left as usize) {
        shares[index] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::in_proportion;

    #[test]
    fn shares_sum_to_the_total() {
        assert_eq!(in_proportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(in_proportion(10, &[1, 2, 0]), [3, 7, 0]);
        assert_eq!(in_proportion(0, &[1, 2]), [0, 0]);
        assert_eq!(in_proportion(5, &[0, 0]), [0, 0]);
        assert_eq!(in_proportion(u64::MAX, &[u64::MAX, 1]).iter().sum::<u64>(), u64::MAX);
    }
}
