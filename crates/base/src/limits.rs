//! Every bound of the program, in one place, each with its reason.

/// Largest list of points read, in bytes: 30 times the list of 2024.
pub const LIST_BYTES: u64 = 64 << 20;
/// Most rows of a list of points: 10 times the network of 2024 with room to spare.
pub const LIST_ROWS: usize = 50_000;
/// Largest population grid read, uncompressed, in bytes (the 1 km grid of 2021 has 22 MB).
pub const GRID_BYTES: u64 = 512 << 20;
/// Longest place name or postal code that somebody may search for, in bytes.
pub const SEARCH_BYTES: usize = 200;
/// Share of open points that an import may close without being confirmed, in percent.
pub const CLOSURE_PERCENT: usize = 10;
/// How long `./start` waits for the official list, in seconds.
pub const OFFICIAL_LIST_SECONDS: u64 = 10;
/// Age from which the hours of a list are no longer trusted without a call, in days.
pub const LIST_FRESH_DAYS: i64 = 90;
