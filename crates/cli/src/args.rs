//! The command line's words. Scripts rely on these names: they change only with a note in `CHANGELOG.md`.

use base::clock::Instant;
use base::coord::Coord;
use base::limits;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use words::Language;

/// Runs a national network of public-service points, and proves its promises commune by commune.
#[derive(Debug, Parser)]
#[command(name = "maillage", version, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Line {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Folder of the database and prepared files.
    #[arg(long, global = true, value_name = "DIR", default_value = ".maillage")]
    pub(crate) data: PathBuf,
    /// `postgres://...` instead of the SQLite file of the data folder.
    #[arg(long, global = true, value_name = "URL", env = "MAILLAGE_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// The state of the network on this day (YYYY-MM-DD) instead of today's.
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) date: Option<Date>,
    /// The moment to take for now (for example 2026-11-04T14:20:00+01:00).
    #[arg(long, global = true, value_name = "INSTANT", value_parser = instant)]
    pub(crate) now: Option<Instant>,
    /// Print JSON for scripts.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

fn instant(text: &str) -> Result<Instant, String> {
    text.parse::<jiff::Timestamp>()
        .map(Instant::from_timestamp)
        .map_err(|error| format!("{error}; write it like 2026-11-04T14:20:00+01:00"))
}

fn language(code: &str) -> Result<Language, String> {
    let known = || Language::all().map(Language::code).collect::<Vec<_>>().join(", ");
    Language::of(code).ok_or_else(|| format!("no texts in this language; there are {}", known()))
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the site: finder, promise board, who is left out.
    Serve(Serve),
    /// Take in a list of points, a population grid or closures.
    #[command(subcommand)]
    Import(Import),
    /// Evaluate the promises.
    Promises(Promises),
    /// Travel time to the nearest point: shares of people, by level, by hour.
    Coverage(Coverage),
    /// What would change if points closed or opened.
    Whatif(Whatif),
    /// What would bring most people back: a new point, or longer hours of one that is there.
    Remedy(Remedy),
    /// The promises at the date of every list, and what changed from one list to another.
    History(History),
    /// The nearest points of a place.
    Find(Find),
    /// Posters for town halls' doors, as PDF: the nearest points in large print.
    Posters(Posters),
    /// Write the network as a file.
    Export(Export),
    /// Check the installation, the database and the data, and say what to do; fails where something is broken.
    Doctor(Doctor),
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Port on which the site listens, or will.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Address on which it listens.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) address: std::net::IpAddr,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Port to listen on; 0 takes a free one and prints it.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) address: std::net::IpAddr,
    /// Where "Signaler une erreur" leads: an e-mail address or an https address.
    #[arg(long, env = "MAILLAGE_CONTACT")]
    pub(crate) contact: Option<String>,
    /// The site's own address, printed on posters (for example https://maillage.example).
    #[arg(long, env = "MAILLAGE_SITE")]
    pub(crate) site: Option<String>,
    /// Address on which metrics are read (`/metriques`), apart from the site, for example 127.0.0.1:9090.
    #[arg(long, env = "MAILLAGE_METRICS", value_name = "ADDRESS:PORT")]
    pub(crate) metrics: Option<std::net::SocketAddr>,
    /// A proxy before the site (an address, or 10.0.0.0/8), believed when it says for whom it asks; may be repeated.
    #[arg(
        long = "trusted-proxy",
        env = "MAILLAGE_TRUSTED_PROXY",
        value_name = "ADDRESS",
        value_delimiter = ','
    )]
    pub(crate) trusted_proxies: Vec<web::Proxies>,
    /// The header in which those proxies say it.
    #[arg(long, env = "MAILLAGE_PROXY_HEADER", value_enum, default_value_t = ProxyHeader::XForwardedFor)]
    pub(crate) proxy_header: ProxyHeader,
    /// Whose requests are counted, and slowed where they ask for too much.
    #[arg(long, env = "MAILLAGE_LIMIT", value_enum, default_value_t = Limit::Others)]
    pub(crate) limit: Limit,
    /// Connections that one client may hold at the same time.
    #[arg(long, env = "MAILLAGE_CLIENT_CONNECTIONS", value_name = "N", default_value_t = limits::CONNECTIONS_OF_A_CLIENT)]
    pub(crate) client_connections: usize,
    /// How the log is written, on the standard error. It never says who asked for what.
    #[arg(long, env = "MAILLAGE_LOG", value_enum, default_value_t = Log::Text)]
    pub(crate) log: Log,
    /// The least that is logged.
    #[arg(long, env = "MAILLAGE_LOG_LEVEL", value_enum, default_value_t = LogLevel::Info)]
    pub(crate) log_level: LogLevel,
}

/// Which header names the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProxyHeader {
    /// X-Forwarded-For.
    XForwardedFor,
    /// Forwarded (RFC 7239).
    Forwarded,
}

/// Whose requests are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Limit {
    /// Of everybody but this machine itself.
    Others,
    /// Of this machine too.
    All,
    /// Of nobody.
    Nobody,
}

/// Form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogLevel {
    /// Failures.
    Error,
    /// Failures, and what may become one.
    Warn,
    /// The life of the site besides: a network that is taken, the end.
    Info,
    /// Every answer besides: its route and status.
    Debug,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// The official list of points (CSV), or `--official` to fetch the newest.
    Points(ImportPoints),
    /// The 1 km population grid (CSV, also .gz).
    Population {
        /// The grid file.
        file: PathBuf,
    },
    /// Closures that the list does not say (CSV `id_fs,from,to,reason`).
    Closures {
        /// The closures file.
        file: PathBuf,
    },
    /// Operators' own sessions at points (CSV `id_fs,operator,date,weekday,recurrence,hours,appointment,place`).
    Sessions {
        /// The sessions file.
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ImportPoints {
    /// The list.
    #[arg(required_unless_present = "official", conflicts_with = "official")]
    pub(crate) file: Option<PathBuf>,
    /// Fetch the newest list from data.gouv.fr.
    #[arg(long)]
    pub(crate) official: bool,
    /// The day from which the list holds; else the date in the file's name, else today.
    #[arg(long, value_name = "DATE")]
    pub(crate) dated: Option<Date>,
    /// Import even where more than a tenth of the open points would close.
    #[arg(long)]
    pub(crate) accept_closures: bool,
    /// Another data.gouv.fr (for tests).
    #[arg(long, hide = true, env = "MAILLAGE_OFFICIAL_URL")]
    pub(crate) official_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Promises {
    /// One promise only (p1 to p8).
    pub(crate) promise: Option<String>,
    /// The level at which to print.
    #[arg(long, value_enum, default_value_t = Level::Nation)]
    pub(crate) level: Level,
    /// One territory only, by its INSEE code.
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// Name the places left out.
    #[arg(long)]
    pub(crate) left_out: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// Measured from homes, or from the commune's centre (for comparison: it flatters).
    #[arg(long, value_enum, default_value_t = From::Homes)]
    pub(crate) from: From,
    /// The level at which to print.
    #[arg(long, value_enum, default_value_t = Level::Nation)]
    pub(crate) level: Level,
    /// One territory only, by its INSEE code.
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// By hour of the week: who has an open point within 20 minutes.
    #[arg(long)]
    pub(crate) hours: bool,
    /// Within each whole minute, from 0 to 45.
    #[arg(long, conflicts_with_all = ["hours", "against"])]
    pub(crate) by_minute: bool,
    /// The week for `--hours` (for example 2026-W45); else the week of the date.
    #[arg(long, value_name = "YYYY-Www")]
    pub(crate) week: Option<String>,
    /// Compare with a file of reference shares (CSV `level,code,minutes,share`).
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Whatif {
    /// Close the point with this id (may be repeated).
    #[arg(long, value_name = "ID")]
    pub(crate) close: Vec<String>,
    /// Open a point at this position in degrees (may be repeated).
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true)]
    pub(crate) open: Vec<String>,
    /// Move the address of a point to this position (may be repeated).
    #[arg(long = "move", value_name = "ID=LON,LAT")]
    pub(crate) moved: Vec<String>,
    /// Give a point other hours every week, as in "lu-ve 9h-12h 14h-17h; sa 9h-12h" (may be repeated).
    #[arg(long, value_name = "ID=HOURS")]
    pub(crate) hours: Vec<String>,
}

fn position(text: &str) -> Result<Coord, String> {
    let degrees = |text: &str| text.trim().parse().ok();
    let pair = text.split_once(',').and_then(|(lon, lat)| Some((degrees(lon)?, degrees(lat)?)));
    let coord = pair.and_then(|(lon, lat)| Coord::from_degrees(lon, lat));
    coord.ok_or_else(|| "write degrees east, a comma, degrees north, like 3.5,44.52".to_owned())
}

#[derive(Debug, Args)]
pub(crate) struct Remedy {
    /// The level at which to look.
    #[arg(long, value_enum, default_value_t = Level::Nation)]
    pub(crate) level: Level,
    /// One territory only, by its INSEE code (a department's, without `--level`).
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// How many remedies of each kind.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) count: u16,
}

#[derive(Debug, Args)]
pub(crate) struct History {
    /// The earlier state of what changed: that of the list in force on this day; else the last list but one.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// The later state; else the newest list.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,
    /// The level at which to look: one territory, named by `--code` where it is not the nation.
    #[arg(long, value_enum, default_value_t = Level::Nation)]
    pub(crate) level: Level,
    /// The territory's INSEE code (a department's, without `--level`).
    #[arg(long)]
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    /// A commune's name or a postal code.
    #[arg(required_unless_present = "position", conflicts_with = "position")]
    pub(crate) place: Option<String>,
    /// A position in degrees, east and north, instead of a place, for example 3.5,44.52.
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    pub(crate) position: Option<Coord>,
    /// How many points.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=50))]
    pub(crate) count: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Posters {
    /// The commune with this INSEE code.
    #[arg(long, value_name = "CODE", required_unless_present_any = ["department", "all"])]
    pub(crate) commune: Option<String>,
    /// All communes of this department, in one file.
    #[arg(long, value_name = "CODE", conflicts_with = "commune")]
    pub(crate) department: Option<String>,
    /// All communes, one file a department.
    #[arg(long, conflicts_with_all = ["commune", "department"])]
    pub(crate) all: bool,
    /// The language they speak.
    #[arg(long, value_name = "CODE", default_value = "fr", value_parser = language)]
    pub(crate) language: Language,
    /// The file to write; with `--all`, the folder.
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(crate) out: PathBuf,
    /// The site's own address, printed on posters (for example https://maillage.example).
    #[arg(long, env = "MAILLAGE_SITE")]
    pub(crate) site: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// What to write.
    #[arg(long, value_enum, default_value_t = What::Points)]
    pub(crate) what: What,
    /// The form of the file; `mediation` is the national schema of places of digital mediation, a CSV of points.
    #[arg(long, value_enum, required_unless_present = "dictionary")]
    pub(crate) format: Option<Format>,
    /// Write the data dictionary of that file instead (a Table Schema, JSON).
    #[arg(long)]
    pub(crate) dictionary: bool,
    /// Promises of one level only.
    #[arg(long, value_enum)]
    pub(crate) level: Option<Level>,
    /// Promises or left-out places of one territory only, by its INSEE code (a department's, without `--level`).
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// Where to write it; else the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The points, in the columns of the official list.
    Points,
    /// Opening hours of every address and stop, as OpenStreetMap's `opening_hours`.
    Hours,
    /// Promises of the nation and of every region, department, EPCI and commune.
    Promises,
    /// Who is left out, by commune.
    LeftOut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Nation,
    Region,
    Department,
    Epci,
    Commune,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    Homes,
    ChefLieu,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Csv,
    Geojson,
    Json,
    Parquet,
    Mediation,
}
