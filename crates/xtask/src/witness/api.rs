//! `cargo xtask witness api [LIST]`: schemathesis asks the running site, by the site's own OpenAPI document.

use crate::served::Site;
use crate::{Failure, run_well, target};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Cases in all, at least.
const CASES: usize = 20_000;
/// Examples tried of each operation, which with the other phases come to more than [`CASES`].
const EXAMPLES: &str = "1200";

/// 414 refuses what is too long, whatever else is wrong with it: the tool does not count it among refusals by itself.
const SETTINGS: &str =
    "[checks.negative_data_rejection]\nexpected-statuses = [\"400\", \"404\", \"405\", \"414\"]\n";

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The list whose network is served, instead of the made-up one; `demonstration` for none.
    #[arg(default_value = "e2e/fixtures/exemple-20240801.csv")]
    list: PathBuf,
    /// The seed of all that is tried.
    #[arg(long, default_value_t = 20_261_126)]
    seed: u64,
    /// The program, instead of a debug build made now.
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Examples tried of each operation.
    #[arg(long, default_value = EXAMPLES)]
    examples: String,
}

/// Serves the list, and has every operation tried with all checks, on data as declared and on data that is not.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let tool = schemathesis()?;
    let folder = target().join("witness/api");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("schemathesis.toml"), SETTINGS)?;
    let binary = match &options.binary {
        Some(binary) => binary.clone(),
        None => {
            run_well(Command::new("cargo").args(["build", "--quiet", "--package", "maillage"]))?;
            target().join("debug/maillage")
        }
    };
    let maillage = || {
        let mut command = Command::new(&binary);
        command.arg("--data").arg(folder.join("data")).args(["--now", "2024-09-04T10:00:00+02:00"]);
        command
    };
    if options.list != Path::new("demonstration") {
        let mut import = maillage();
        run_well(import.args(["import", "points"]).arg(&options.list).stdout(Stdio::null()))?;
    }
    let site = Site::begin(maillage().args(["serve", "--port", "0"]).stderr(Stdio::null()))?;
    let report = folder.join("report.txt");
    let mut try_all = Command::new(tool);
    try_all
        .current_dir(&folder)
        .args(["run", &format!("http://{}/api/v1/openapi.json", site.address), "--wait-for-schema", "60"])
        .args(["--checks", "all", "--mode", "all", "--continue-on-failure", "--no-color"])
        .args(["--suppress-health-check", "all"])
        .args(["--max-examples", &options.examples, "--seed", &options.seed.to_string()])
        .stdout(std::fs::File::create(&report)?);
    let passed = run_well(&mut try_all);
    let said = std::fs::read_to_string(&report)?;
    let from = said.find("SUMMARY").unwrap_or(0);
    println!("{}", &said[from..]);
    passed?;
    let cases = cases(&said).ok_or("the report does not say how many cases were tried")?;
    if options.examples == EXAMPLES && cases < CASES {
        return Err(format!("only {cases} cases were tried, of {CASES}").into());
    }
    println!("api: {cases} cases, seed {}, no failure", options.seed);
    Ok(())
}

/// "21 234 generated" of a report.
fn cases(report: &str) -> Option<usize> {
    let line = report.lines().find(|line| line.contains(" generated"))?;
    let digits: String = line.split(" generated").next()?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Schemathesis, in an environment of its own.
fn schemathesis() -> Result<PathBuf, Failure> {
    let environment = target().join("tools/python-api");
    let tool = environment.join("bin/schemathesis");
    if !tool.exists() {
        run_well(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "schemathesis>=4.32,<5"];
        run_well(Command::new(environment.join("bin/python")).args(pip))?;
    }
    // It runs in a folder of its own.
    Ok(std::path::absolute(tool)?)
}
