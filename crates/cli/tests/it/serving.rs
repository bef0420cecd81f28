//! A running `maillage serve`, and what it answers.

use crate::list::{csv, twelve};
use crate::run::House;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// An address on which nobody listens, for options that do not say which port they took.
pub(crate) fn free_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it listens").to_string()
}

/// A server, ended with the test.
pub(crate) struct Serving {
    child: Option<Child>,
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
        Self::start_writing(house, more, Stdio::inherit())
    }

    /// The same, its log written to a file.
    pub(crate) fn start_logged(house: &House, more: &[&str], log: &Path) -> Self {
        Self::start_writing(house, more, File::create(log).expect("a file for the log").into())
    }

    /// The ready site of twelve points, with the house in which it lives.
    pub(crate) fn of_twelve(more: &[&str]) -> (Self, House) {
        let house = House::new();
        house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
        let site = Self::start_with(&house, more);
        site.until("/pret", |status, _| status == 200);
        (site, house)
    }

    fn start_writing(house: &House, more: &[&str], log: Stdio) -> Self {
        let mut command = house.command(&[&["serve", "--port", "0"], more].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("the program runs");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().strip_prefix("Maillage: http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("not an address: {line}")).to_owned();
        Self { child: Some(child), address }
    }

    /// A site that another one of these runs, at another address.
    pub(crate) fn at(address: &str) -> Self {
        Self { child: None, address: address.to_owned() }
    }

    /// The port.
    pub(crate) fn port(&self) -> &str {
        self.address.rsplit(':').next().expect("an address has a port")
    }

    /// The status and the text of a page.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        self.get_with(path, "")
    }

    /// The same, asked through a proxy for somebody at this address.
    pub(crate) fn get_from(&self, path: &str, address: &str) -> (u16, String) {
        self.get_with(path, &format!("X-Forwarded-For: {address}\r\n"))
    }

    fn get_with(&self, path: &str, headers: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let host = &self.address;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("not an answer: {answer}")), answer)
    }

    /// The whole answer to a request of this method, with these header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Told {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        Told::of(&answer)
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
        let path = format!("/proc/{}/status", self.process());
        let status = std::fs::read_to_string(path).expect("a system with /proc");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Ends the server as a power cut would.
    pub(crate) fn kill(&mut self) {
        let child = self.child.as_mut().expect("our own child");
        child.kill().expect("our own child");
        child.wait().expect("our own child");
    }

    /// Tells the server to stop, as a system that goes down does.
    pub(crate) fn terminate(&self) {
        let told = Command::new("kill").args(["-TERM", &self.process().to_string()]).status();
        assert!(told.is_ok_and(|told| told.success()), "our own child");
    }

    /// How the server ended.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.child.as_mut().expect("our own child").wait().expect("our own child")
    }

    fn process(&self) -> u32 {
        self.child.as_ref().expect("our own child").id()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// An answer, taken apart.
pub(crate) struct Told {
    /// Its status.
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    /// Its body, as it was sent.
    pub(crate) body: Vec<u8>,
}

impl Told {
    fn of(answer: &[u8]) -> Self {
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&answer[..end]).expect("a head of letters");
        let mut lines = head.split("\r\n");
        let status =
            lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").expect("a header");
            (name.to_ascii_lowercase(), value.to_owned())
        };
        Self {
            status: status.expect("a status"),
            headers: lines.map(header).collect(),
            body: answer[end + 4..].to_vec(),
        }
    }

    /// The values of a header, with commas between them; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        let of_name = self.headers.iter().filter(|(known, _)| *known == name.to_ascii_lowercase());
        of_name.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Its body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// Its body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The address to which its header `Link` leads in this relation.
    pub(crate) fn link(&self, relation: &str) -> Option<String> {
        let links = self.header("link");
        let wanted = format!("rel=\"{relation}\"");
        let link = links.split(", ").find(|link| link.contains(&wanted))?;
        link.strip_prefix('<')?.split_once('>').map(|(address, _)| address.to_owned())
    }
}
