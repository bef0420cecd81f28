//! `cargo xtask witness exports [LIST]`.

use crate::{Failure, run_well, target};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The list whose network is exported, instead of the made-up one; `demonstration` for none.
    #[arg(default_value = "e2e/fixtures/exemple-20240801.csv")]
    list: PathBuf,
}

/// What is exported: what, form, file.
const FILES: [(&str, &str, &str); 15] = [
    ("points", "csv", "points.csv"),
    ("points", "geojson", "points.geojson"),
    ("points", "parquet", "points.parquet"),
    ("points", "mediation", "mediation.csv"),
    ("hours", "csv", "hours.csv"),
    ("hours", "json", "hours.json"),
    ("hours", "geojson", "hours.geojson"),
    ("hours", "parquet", "hours.parquet"),
    ("promises", "csv", "promises.csv"),
    ("promises", "json", "promises.json"),
    ("promises", "parquet", "promises.parquet"),
    ("left-out", "csv", "left-out.csv"),
    ("left-out", "json", "left-out.json"),
    ("left-out", "geojson", "left-out.geojson"),
    ("left-out", "parquet", "left-out.parquet"),
];

/// Exports everything, and has it opened by the others.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let folder = target().join("witness");
    let files = folder.join("files");
    let data = folder.join("data");
    for old in [&files, &data] {
        if old.exists() {
            std::fs::remove_dir_all(old)?;
        }
    }
    std::fs::create_dir_all(&files)?;
    let python = python(&folder)?;
    ogrinfo()?;
    run_well(Command::new("cargo").args(["build", "--quiet", "--package", "maillage"]))?;
    let maillage = || {
        let mut command = Command::new(target().join("debug/maillage"));
        command.arg("--data").arg(&data).args(["--now", "2024-09-04T10:00:00+02:00"]);
        command
    };
    if options.list != Path::new("demonstration") {
        let mut import = maillage();
        run_well(import.args(["import", "points"]).arg(&options.list).stdout(Stdio::null()))?;
    }
    for (what, form, file) in FILES {
        let export = || {
            let mut command = maillage();
            command.args(["export", "--what", what, "--format", form]);
            command
        };
        run_well(export().arg("--out").arg(files.join(file)).stderr(Stdio::null()))?;
        let dictionary = files.join(format!("{file}.dictionary.json"));
        run_well(export().arg("--dictionary").arg("--out").arg(dictionary).stderr(Stdio::null()))?;
    }
    run_well(Command::new(python).arg("-c").arg(include_str!("exports.py")).arg(files))
}

/// Python with pandas and pyarrow, in an environment of its own.
fn python(folder: &Path) -> Result<PathBuf, Failure> {
    let environment = folder.join("python");
    let python = environment.join("bin/python");
    if !python.exists() {
        run_well(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pandas", "pyarrow"];
    run_well(Command::new(&python).args(pip))?;
    Ok(python)
}

/// GDAL's reader, installed where that can be done.
fn ogrinfo() -> Result<(), Failure> {
    let is_there = || Command::new("ogrinfo").arg("--version").stdout(Stdio::null()).status().is_ok();
    if is_there() {
        return Ok(());
    }
    let install = ["install", "-y", "-q", "--no-install-recommends", "gdal-bin"];
    let quiet = |command: &mut Command| {
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok()
    };
    quiet(Command::new("apt-get").args(["update", "-q"]));
    quiet(Command::new("apt-get").args(install));
    if is_there() {
        Ok(())
    } else {
        Err("ogrinfo is missing: install GDAL's programs (Debian, Ubuntu: apt-get install gdal-bin)".into())
    }
}
