//! A running `maillage serve`, and what it answers.

use crate::run::House;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A server, ended with the test.
pub(crate) struct Serving {
    child: Child,
    /// Where it listens: `127.0.0.1:PORT`.
    pub(crate) address: String,
}

impl Serving {
    /// Starts the site of a house on a free port.
    pub(crate) fn start(house: &House) -> Self {
        Self::start_with(house, &[])
    }

    /// The same with more options.
    pub(crate) fn start_with(house: &House, more: &[&str]) -> Self {
        let mut command = house.command(&[&["serve", "--port", "0"], more].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program runs");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().strip_prefix("Maillage: http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("not an address: {line}")).to_owned();
        Self { child, address }
    }

    /// The port.
    pub(crate) fn port(&self) -> &str {
        self.address.rsplit(':').next().expect("an address has a port")
    }

    /// The status and the text of a page.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("not an answer: {answer}")), answer)
    }

    /// Asks for a page until it is as wanted, and says how long that took.
    #[track_caller]
    pub(crate) fn until(&self, path: &str, wanted: impl Fn(u16, &str) -> bool) -> Duration {
        let started = Instant::now();
        loop {
            let (status, text) = self.get(path);
            if wanted(status, &text) {
                return started.elapsed();
            }
            assert!(started.elapsed() < Duration::from_secs(60), "{path} remains {status}: {text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it holds in memory, in kB, as the system counts it.
    pub(crate) fn memory_kb(&self) -> u64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).expect("a system with /proc");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Ends the server as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("our own child");
        self.child.wait().expect("our own child");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
