//! The site of the demonstration network on a port of its own, and what it answers.

use app::house::{House, Opening};
use base::clock::{FixedClock, Instant};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// The moment of the site: a Wednesday morning.
const NOW: &str = "2024-09-04T10:20:00+02:00";

/// A site that runs until the test is over.
pub(crate) struct Site {
    address: SocketAddr,
    _folder: TempDir,
}

/// What it answers.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Site {
    /// Starts it and waits for the nation.
    pub(crate) fn start() -> Self {
        let folder = TempDir::new().expect("a folder of its own");
        let data_dir = folder.path().to_owned();
        let (said, heard) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let now = Instant::from_timestamp(NOW.parse().expect("a moment"));
                let clock = Arc::new(FixedClock(now));
                let opening = Opening { data_dir, database_url: None, clock, date: None };
                let house = House::open(opening).await.expect("a new database");
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                said.send(listener.local_addr().expect("its address")).expect("the test waits");
                let options = web::Options {
                    contact: Some("aide@example.org".into()),
                    site: None,
                    proxies: Vec::new(),
                    proxy_header: web::ProxyHeader::default(),
                    counted: web::Counted::Nobody,
                    connections_of_a_client: base::limits::CONNECTIONS_OF_A_CLIENT,
                    metrics: None,
                };
                web::serve(house, listener, options).await
            })
        });
        let site = Self { address: heard.recv().expect("the site starts"), _folder: folder };
        // Remedies and history are computed after the pages are served.
        for address in ["/pret", "/engagements/historique.csv", "/engagements/p4/remedes.csv"] {
            while site.get(address).status == 503 {
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        site
    }

    /// What an address answers.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    /// What an address answers to another method.
    pub(crate) fn ask(&self, method: &str, path: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        let host = self.address;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an end of the head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut answer = Answer { status, head, body: answer.split_off(end + 4) };
        if answer.header("transfer-encoding").as_deref() == Some("chunked") {
            answer.body = joined(&answer.body);
        }
        answer
    }
}

impl Answer {
    /// A header of the answer.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let pairs = self.head.lines().filter_map(|line| line.split_once(": "));
        pairs.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    }

    /// Whether it is a page.
    pub(crate) fn is_page(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// Its text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }
}

/// A body that was sent in pieces.
fn joined(mut sent: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = sent.windows(2).position(|two| two == b"\r\n").expect("the length of a piece");
        let length = std::str::from_utf8(&sent[..end]).expect("hexadecimal digits");
        let length = usize::from_str_radix(length, 16).expect("a length");
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&sent[end + 2..end + 2 + length]);
        sent = &sent[end + 4 + length..];
    }
}
