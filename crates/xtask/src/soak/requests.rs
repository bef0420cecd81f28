//! What people ask for, in about the proportions in which they would, and what they were answered.

use crate::Failure;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Longer than any answer should take.
const GIVE_UP: Duration = Duration::from_secs(60);
/// The nation is computed within this time.
const READY: Duration = Duration::from_secs(120);

/// What is asked for: of a thousand requests, so many of each kind.
const KINDS: [(&str, u64); 8] = [
    ("finder", 500),
    ("suggestions", 250),
    ("point", 80),
    ("territory", 60),
    ("board", 60),
    ("trial", 30),
    ("download", 15),
    ("poster", 5),
];

/// Pages of the board, and files.
const BOARD: [&str; 5] = ["/", "/engagements", "/engagements/p4", "/engagements/p4/communes", "/methode"];
const DOWNLOADS: [&str; 3] =
    ["/engagements/p4/communes.csv", "/engagements/heures.csv", "/engagements/p4/minutes.csv"];

/// Places and points of the list that is served.
pub(super) struct Mix {
    address: String,
    /// Name, commune's code, department's code, id of the point.
    rows: Vec<[String; 4]>,
}

/// Answers by kind and class.
#[derive(Default)]
pub(super) struct Counts(Mutex<[[u64; 6]; KINDS.len()]>);

impl Mix {
    /// Waits for the nation. The list gives the places.
    pub(super) fn of(address: &str, list: &str) -> Result<Self, Failure> {
        let mut reader = csv::Reader::from_reader(list.as_bytes());
        let header = reader.headers()?.clone();
        let column =
            |name: &str| header.iter().position(|column| column == name).ok_or("a column is missing");
        let columns = [column("lib_com")?, column("insee_com")?, column("insee_dep")?, column("id_fs")?];
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row?;
            rows.push(columns.map(|column| row.get(column).unwrap_or_default().to_owned()));
        }
        let mix = Self { address: address.to_owned(), rows };
        let begun = Instant::now();
        while mix.ask(&mut None, "/pret").unwrap_or(0) != 200 {
            if mix.rows.is_empty() || begun.elapsed() > READY {
                return Err("the site does not serve the list".into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(mix)
    }

    /// Asks one request after the other on a connection that is kept, and counts what comes.
    pub(super) fn ask_until(&self, stop: &AtomicBool, seed: u64, counts: &Counts) {
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut connection = None;
        while !stop.load(Ordering::Relaxed) {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (kind, path) = self.request(random >> 24);
            let status = self.ask(&mut connection, &path).unwrap_or_else(|_| {
                connection = None;
                0
            });
            if let Ok(mut counts) = counts.0.lock() {
                counts[kind][usize::from(status / 100).min(5)] += 1;
            }
        }
    }

    fn request(&self, random: u64) -> (usize, String) {
        let mut left = random % 1000;
        let kind = KINDS.iter().position(|(_, share)| {
            let here = left < *share;
            left = left.saturating_sub(*share);
            here
        });
        let kind = kind.unwrap_or(0);
        let pick = usize::try_from(random / 1000 % (1 << 30)).unwrap_or(0);
        let [name, commune, department, point] = &self.rows[pick % self.rows.len()];
        let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = match KINDS[kind].0 {
            "finder" => format!("/trouver?lieu={name}"),
            "suggestions" => format!("/trouver/suggestions?lieu={}", &name[..name.len().min(9)]),
            "point" => format!("/point/{point}"),
            "territory" => match pick % 3 {
                0 => format!("/departement/{department}"),
                1 => format!("/commune/{commune}"),
                _ => format!("/departement/{department}/communes"),
            },
            "board" => BOARD[pick % BOARD.len()].to_owned(),
            "trial" => format!("/et-si?fermer={point}"),
            "download" => DOWNLOADS[pick % DOWNLOADS.len()].to_owned(),
            _ => format!("/commune/{commune}/affiche.pdf"),
        };
        (kind, path)
    }

    /// The status of a page, read whole.
    fn ask(&self, connection: &mut Option<BufReader<TcpStream>>, path: &str) -> Result<u16, Failure> {
        let reader = match connection {
            Some(reader) => reader,
            None => {
                let stream = TcpStream::connect(&self.address)?;
                stream.set_read_timeout(Some(GIVE_UP))?;
                stream.set_nodelay(true)?;
                connection.insert(BufReader::new(stream))
            }
        };
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip\r\n\r\n", self.address);
        reader.get_mut().write_all(head.as_bytes())?;
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let status =
            line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no answer of a site")?;
        let (mut length, mut chunked) = (0, false);
        loop {
            line.clear();
            reader.read_line(&mut line)?;
            let header = line.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
            chunked |= header == "transfer-encoding: chunked";
        }
        while chunked {
            line.clear();
            reader.read_line(&mut line)?;
            let size = u64::from_str_radix(line.trim(), 16)?;
            std::io::copy(&mut reader.by_ref().take(size + 2), &mut std::io::sink())?;
            chunked = size > 0;
        }
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink())?;
        Ok(status)
    }
}

impl Counts {
    /// Requests without an answer, and answers of 5xx.
    pub(super) fn failed(&self) -> u64 {
        self.0.lock().map_or(u64::MAX, |counts| counts.iter().map(|classes| classes[0] + classes[5]).sum())
    }

    pub(super) fn text(&self) -> String {
        let Ok(counts) = self.0.lock() else { return "a client failed".into() };
        let sum = |class: usize| counts.iter().map(|classes| classes[class]).sum::<u64>();
        let kinds = KINDS.iter().zip(counts.iter());
        let kinds: Vec<_> =
            kinds.map(|((name, _), of)| format!("{name} {}", of.iter().sum::<u64>())).collect();
        format!(
            "{}: 2xx {}, 3xx {}, 4xx {}, 5xx {}, no answer {}",
            kinds.join(", "),
            sum(2),
            sum(3),
            sum(4),
            sum(5),
            sum(0)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_of_a_thousand() {
        assert_eq!(KINDS.iter().map(|(_, share)| share).sum::<u64>(), 1000);
        let row = ["Mende", "48095", "48", "7"].map(String::from);
        let mix = Mix { address: String::new(), rows: vec![row] };
        let mut seen = [0; KINDS.len()];
        for random in 0..1000 {
            seen[mix.request(random).0] += 1;
        }
        assert_eq!(seen.map(|count| count), KINDS.map(|(_, share)| share));
        assert_eq!(mix.request(0).1, "/trouver?lieu=%4D%65%6E%64%65");
    }
}
