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
/// Documents (a department's posters) written at the same time: each takes a whole core for about a second.
pub const DOCUMENTS_AT_ONCE: usize = 1;
/// Age from which the hours of a list are no longer trusted without a call, in days.
pub const LIST_FRESH_DAYS: i64 = 90;
/// How long figures may be kept by a browser or a proxy, in seconds: an import shows soon after.
pub const FIGURES_KEPT_S: u32 = 60;
/// How long names and grounds of maps may be kept, in seconds: they change with the program only.
pub const GROUND_KEPT_S: u32 = 86_400;
/// Grounds of maps kept drawn: 4 to 10 kB each.
pub const GROUNDS_KEPT: usize = 4_096;
/// Most departments of one address of the interactive map: some 200 kB where they are large.
pub const MAP_DEPARTMENTS: usize = 24;
/// Largest form read, in bytes: a position and what is wanted of a point.
pub const FORM_BYTES: usize = 1_024;
/// Most points that lists have ever named: ten networks of 2,845 points renewed many times over.
pub const POINTS_EVER: i64 = 500_000;
/// Most lists, closures or other imports shown or read at once.
pub const IMPORTS_READ: i64 = 100_000;
/// Writes that may wait for their turn; the next one is told to come back.
pub const WRITE_QUEUE: usize = 256;
/// Most lists of which the history is measured, the newest ones: half a second each.
pub const HISTORY_LISTS: usize = 24;
/// How often a write that met other writers is run in all.
pub const WRITE_RETRIES: u32 = 8;
/// After how many seconds somebody who met a full queue should come back.
pub const RETRY_AFTER_SECONDS: u64 = 1;
/// How long to wait for a database that another program holds, or for a free connection, in seconds.
pub const DATABASE_WAIT_SECONDS: u64 = 10;
/// Connections that read at the same time.
pub const DATABASE_READERS: u32 = 8;
/// Connections open at the same time; the next ones wait to be accepted. One costs some 15 KB.
pub const CONNECTIONS: usize = 8_192;
/// How long a client may take to send the head of a request, in seconds: an old phone on a bad line needs two.
pub const REQUEST_HEAD_SECONDS: u64 = 10;
/// Largest head of a request, in bytes.
pub const REQUEST_HEAD_BYTES: usize = 32 << 10;
/// Most headers of a request.
pub const REQUEST_HEADERS: usize = 100;
/// How long requests under way may still take once the server is told to stop, in seconds.
pub const STOP_SECONDS: u64 = 10;
/// Most changes of one trial: a map of a department's points redrawn, on a page that prints.
pub const TRIAL_CHANGES: usize = 12;
/// Longest value of a change in an address, in bytes: the hours of seven different days.
pub const TRIAL_BYTES: usize = 400;
/// Trials computed at the same time, so that they never take all processors from the finder.
pub const TRIALS_AT_ONCE: usize = 2;
/// Trials that may wait for their turn: at 50 ms each, two seconds on two processors; the next one is told to come back.
pub const TRIALS_WAITING: usize = 64;
/// How far from a commune of France a point may be opened, in metres: islets and bridges, not the sea.
pub const TRIAL_FROM_COMMUNE_M: u32 = 50_000;
/// Longest address (path and query) that the API reads, in bytes: a search of 50 letters takes 600 at most.
pub const API_ADDRESS_BYTES: usize = 4_096;
/// Most rows of one answer of the API; the next ones follow by their link.
pub const API_ROWS: i64 = 200;
/// Rows of one answer of the API where nobody says how many.
pub const API_ROWS_USUAL: i64 = 50;
/// Last row of the API that can be begun at: thrice the communes of France.
pub const API_OFFSET: i64 = 100_000;
/// After how many seconds a program that came before the nation is computed should come back.
pub const COMPUTING_SECONDS: u64 = 2;
/// How long a browser may remember that the API may be asked from any page, in seconds.
pub const PREFLIGHT_KEPT_S: u32 = 86_400;
/// Files of open data made at the same time: the largest takes a core for half a second.
pub const FILES_AT_ONCE: usize = 1;
/// Time of one processor that a client (an IPv4 address, a /64 of IPv6) gets back each second for pages that people read,
/// in microseconds: a fifth. A page of the finder costs 200, so that 300 people behind one address may load
/// 1,000 such pages a second together, and one machine that hammers leaves four fifths to the others.
pub const READING_MICROS_PER_SECOND: u64 = 200_000;
/// The same for what costs much (trials, documents, files of the whole nation): a quarter, five trials a second.
pub const WORK_MICROS_PER_SECOND: u64 = 250_000;
/// How many seconds of that somebody may use up at once, having used none before.
pub const PURSE_SECONDS: u64 = 20;
/// Free space under which `maillage doctor` asks for a look, in bytes: a grid and some years of lists take 100 MB.
pub const DISK_FREE_BYTES: u64 = 500_000_000;
/// Clients are counted in a table of so many sets...
pub const SETS_OF_CLIENTS: usize = 1 << 14;
/// ...of so many clients: 131,072 in debt at the same time, in 3.3 MB.
pub const CLIENTS_OF_A_SET: usize = 8;
/// Connections of one client open at the same time, where nothing else is asked for: 340 browsers of six connections each, a quarter of all.
pub const CONNECTIONS_OF_A_CLIENT: usize = 2_048;
/// How long a client may take to send the body of a form, in seconds.
pub const REQUEST_BODY_SECONDS: u64 = 10;
/// How long a client may leave an answer untaken before its connection is closed, in seconds: a train in a tunnel.
pub const ANSWER_UNTAKEN_SECONDS: u64 = 60;
