//! `cargo xtask release`: one archive that runs on a machine with nothing but Linux, the same bytes every time.

mod archive;
mod licences;
mod trial;

use crate::{Failure, run_well, target};
use archive::Member;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What to build for. The default links everything into the binary.
    #[arg(long, default_value = TARGET)]
    target: String,
    /// Then unpack the archive in an empty root, and run the site there as a user without rights.
    #[arg(long = "try")]
    try_it: bool,
}

/// musl brings the C library into the binary, with a resolver of names that looks for no other file.
#[cfg(target_arch = "aarch64")]
const TARGET: &str = "aarch64-unknown-linux-musl";
#[cfg(not(target_arch = "aarch64"))]
const TARGET: &str = "x86_64-unknown-linux-musl";

/// Files of the archive that are in the sources, with their names there.
const FILES: [(&str, &str); 9] = [
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("INSTALL.md", "release/INSTALL.md"),
    ("LICENSE", "LICENSE"),
    ("README.md", "README.md"),
    ("SOURCES.md", "data/SOURCES.md"),
    ("font-licence.txt", "crates/pages/assets/atkinson-hyperlegible-next.OFL.txt"),
    ("maillage.env", "release/maillage.env"),
    ("maillage.service", "release/maillage.service"),
    ("operations.md", "docs/operations.md"),
];

/// Builds the program, and puts it with its papers into `target/release-archive`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    build(&root, &options.target)?;
    let program = target().join(&options.target).join("release/maillage");
    let name = format!("maillage-{}-{}", env!("CARGO_PKG_VERSION"), options.target);
    let mut members = vec![Member::program("maillage", std::fs::read(&program)?)];
    for (member, source) in FILES {
        let bytes = std::fs::read(root.join(source)).map_err(|error| format!("{source}: {error}"))?;
        members.push(Member::file(member, bytes));
    }
    members.push(Member::file("THIRD-PARTY.txt", licences::text(&options.target)?.into_bytes()));
    members.sort_by(|one, other| one.name.cmp(other.name));
    let sums = members.iter().fold(String::new(), |mut text, member| {
        let _always_fits = writeln!(text, "{}  {}", sha256(&member.bytes), member.name);
        text
    });
    members.push(Member::file("SHA256SUMS", sums.into_bytes()));
    let folder = target().join("release-archive");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.tar.gz"));
    let bytes = archive::packed(&name, &members, date_of_sources(&root))?;
    std::fs::write(&file, &bytes)?;
    std::fs::write(
        folder.join(format!("{name}.tar.gz.sha256")),
        format!("{}  {name}.tar.gz\n", sha256(&bytes)),
    )?;
    println!("{}: {:.1} MB, sha256 {}", file.display(), bytes.len() as f64 / 1e6, sha256(&bytes));
    if options.try_it { trial::run(&file, &name) } else { Ok(()) }
}

/// Builds as anybody else would: the folders of this machine stand nowhere in the binary.
fn build(root: &Path, target: &str) -> Result<(), Failure> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let cargo_home = cargo_home.or_else(home).ok_or("neither CARGO_HOME nor HOME is set")?;
    let flags = [
        format!("--remap-path-prefix={}=/maillage", root.display()),
        format!("--remap-path-prefix={}=/cargo", cargo_home.display()),
    ];
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--locked", "--package", "maillage", "--target", target])
        .current_dir(root);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env("CARGO_INCREMENTAL", "0");
    run_well(&mut cargo).map_err(|failure| {
        format!("{failure}; where the target or its C compiler is missing: rustup target add {target}, apt-get install musl-tools").into()
    })
}

/// The moment of the last commit, in seconds since 1970: the date of every file of the archive.
fn date_of_sources(root: &Path) -> u64 {
    let said = Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root).output();
    let text = said.ok().and_then(|said| String::from_utf8(said.stdout).ok());
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _always_fits = write!(hex, "{byte:02x}");
        hex
    })
}
