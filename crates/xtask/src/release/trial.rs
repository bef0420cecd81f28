//! Runs the archive where there is nothing else: an empty root, an empty environment, a user without rights.

use crate::served::{Folder, Site};
use crate::{Failure, run_well};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Nobody.
const USER: u32 = 65_534;
/// A stop takes less than what is promised to those who wait for it (`limits::STOP_SECONDS`).
const STOP: Duration = Duration::from_secs(10);
const READY: Duration = Duration::from_secs(60);

/// Unpacks the archive, serves, asks for pages, and stops in the middle of an answer.
pub(super) fn run(archive: &Path, name: &str) -> Result<(), Failure> {
    let folder = Folder::of("release")?;
    let root = folder.path();
    std::fs::create_dir_all(root.join("data"))?;
    run_well(Command::new("tar").arg("xzf").arg(archive).args(["--strip-components", "1", "-C"]).arg(root))?;
    run_well(Command::new("sha256sum").args(["--quiet", "--check", "SHA256SUMS"]).current_dir(root))?;
    std::os::unix::fs::chown(root.join("data"), Some(USER), Some(USER))
        .map_err(|error| format!("{error}: the trial changes its root, so it wants to be run by root"))?;
    judge_service(root)?;
    let mut doctor = inside(root, &["doctor", "--data", "/data"]);
    run_well(doctor.stdout(Stdio::null()))?;
    let started = Instant::now();
    let mut site = start(root)?;
    while get(&site.address, "/pret")?.0 != 200 {
        if started.elapsed() > READY {
            return Err("the nation was not computed".into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let ready = started.elapsed();
    for (path, holds) in
        [("/", "Maillage"), ("/trouver?lieu=Mende", "Mende"), ("/commune/48095/affiche", "Mende")]
    {
        let (status, text) = get(&site.address, path)?;
        if status != 200 || !text.contains(holds) {
            return Err(format!("{path}: {status}").into());
        }
    }
    let stopped = stop_amid(&mut site)?;
    println!(
        "{name}: alone in an empty root, as user {USER}: ready after {ready:.1?}, stopped within {stopped:.1?}"
    );
    Ok(())
}

/// Has systemd read its service, where it is there: no word unknown, and no more exposed than 2.0 of 10.
fn judge_service(root: &Path) -> Result<(), Failure> {
    let unit = root.join("maillage.service");
    let mut judge = Command::new("systemd-analyze");
    judge.args(["security", "--offline=true", "--threshold=20", "--no-pager"]).arg(&unit);
    match judge.output() {
        Err(_) => println!("systemd is not here: its service was not read"),
        Ok(said) => {
            let (words, warnings) =
                (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
            if !said.status.success() || warnings.contains(".service:") {
                return Err(format!("the service of systemd: {warnings}{words}").into());
            }
            println!("systemd: {}", words.lines().last().unwrap_or_default().trim());
        }
    }
    Ok(())
}

/// The program inside the root, with nothing in its environment.
fn inside(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("chroot");
    command.arg(format!("--userspec={USER}:{USER}")).arg(root).arg("/maillage").args(words);
    // Only for finding `chroot` itself, which hands it on: nothing inside reads it.
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command
}

fn start(root: &Path) -> Result<Site, Failure> {
    Site::begin(inside(root, &["serve", "--port", "0", "--data", "/data"]).stderr(Stdio::null()))
}

/// Tells the site to stop while it writes a long answer, which must come whole.
fn stop_amid(site: &mut Site) -> Result<Duration, Failure> {
    let mut waiting = ask(&site.address, "/departement/59/affiches.pdf")?;
    // The request is on its way: a second one is answered after it was read.
    get(&site.address, "/sante")?;
    let told = Instant::now();
    run_well(Command::new("kill").args(["-TERM", &site.process.id().to_string()]))?;
    let (status, body) = answer(&mut waiting)?;
    if status != 200 || !body.contains("%%EOF") {
        return Err(format!("the answer under way was cut: {status}, {} bytes", body.len()).into());
    }
    let ended = site.process.wait()?;
    let took = told.elapsed();
    if !ended.success() || took > STOP {
        return Err(format!("it stopped with {ended} after {took:?}").into());
    }
    Ok(took)
}

fn get(address: &str, path: &str) -> Result<(u16, String), Failure> {
    answer(&mut ask(address, path)?)
}

fn ask(address: &str, path: &str) -> Result<TcpStream, Failure> {
    let mut stream = TcpStream::connect(address).map_err(|error| format!("`{address}`: {error}"))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    Ok(stream)
}

fn answer(stream: &mut TcpStream) -> Result<(u16, String), Failure> {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok((status.ok_or("no answer of a site")?, text))
}
