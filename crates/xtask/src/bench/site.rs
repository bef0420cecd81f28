//! A running site: how soon it answers, and how much memory it took.

use crate::Failure;
use crate::served::Site;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

/// Longer than any answer that is worth a measurement.
const GIVE_UP: Duration = Duration::from_secs(60);

impl Site {
    /// Starts a server, and says how many milliseconds passed until its first page with figures.
    pub(crate) fn start(command: &mut Command) -> Result<(Self, f64), Failure> {
        let started = Instant::now();
        let site = Self::begin(command)?;
        site.until_found("/")?;
        Ok((site, started.elapsed().as_secs_f64() * 1e3))
    }

    /// The status of a page, and the milliseconds until its last byte.
    pub(crate) fn get(&self, path: &str) -> Result<(u16, f64), Failure> {
        let started = Instant::now();
        let mut stream =
            TcpStream::connect(&self.address).map_err(|error| format!("{}: {error}", self.address))?;
        let host = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let status = answer.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let status = status.ok_or_else(|| format!("{path}: no answer of a site"))?;
        Ok((status, started.elapsed().as_secs_f64() * 1e3))
    }

    /// Asks for a page until it is there, and says how many milliseconds that took.
    pub(crate) fn until_found(&self, path: &str) -> Result<f64, Failure> {
        let started = Instant::now();
        while self.get(path)?.0 != 200 {
            if started.elapsed() > GIVE_UP {
                return Err(format!("{path}: not there after {GIVE_UP:?}").into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(started.elapsed().as_secs_f64() * 1e3)
    }

    /// The most memory that the server has had, in megabytes (Linux).
    pub(crate) fn peak_memory_mb(&self) -> Result<f64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024.0 / 1e6)
    }
}
