//! Requests that no browser would send, on a running site: each is answered with a 4xx at worst, and the site lives.
//!
//! `MAILLAGE_HOSTILE_REQUESTS` asks for another number than the 100,000 of every check.

use crate::list::{csv, twelve};
use crate::run::House;
use crate::serving::Serving;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

const REQUESTS: usize = 100_000;
const CLIENTS: usize = 4;
/// Clients that wait: a third in the middle of an address, a third in the middle of a body, a third with an answer that
/// they do not take.
const SLOW: usize = 3_000;
/// What half of the requests may add to memory, and what the other half.
const FIRST_KB: u64 = 400_000;
const SECOND_KB: u64 = 60_000;

#[test]
fn no_request_brings_the_site_down() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let site = Serving::start(&house);
    // What the site makes once for everybody, whoever comes first, is no work of these clients: remedies and history
    // after its pages, and its largest tables.
    for address in [
        "/pret",
        "/engagements/p4/remedes.csv",
        "/engagements/historique.csv",
        "/donnees/engagements.csv",
        "/donnees/engagements.parquet",
        "/donnees/laisses-de-cote.json",
    ] {
        site.until(address, |status, _| status == 200);
    }
    let slow: Vec<TcpStream> =
        (0..SLOW).map(|number| slow_client(&site.address, SLOW_REQUESTS[number % 3])).collect();
    assert_eq!(site.get("/trouver?lieu=Mende").0, 200, "slow clients hold the site");
    let before = site.memory_kb();
    let asked = std::env::var("MAILLAGE_HOSTILE_REQUESTS").ok().and_then(|text| text.parse().ok());
    let half = asked.unwrap_or(REQUESTS).div_ceil(2 * CLIENTS);
    let mut statuses = attack_together(&site.address, 1, half);
    let warm = site.memory_kb();
    statuses.extend(attack_together(&site.address, 1 + CLIENTS as u64, half));
    let count = |class: usize| statuses.iter().map(|statuses| statuses[class]).sum::<usize>();
    eprintln!("no answer {}, 2xx {}, 3xx {}, 4xx {}", count(0), count(2), count(3), count(4));
    assert!(count(2) > half / 10 && count(4) > 2 * half, "the mix is not what it was: {statuses:?}");
    assert_eq!(site.get("/trouver?lieu=Mende").0, 200);
    // The first half fills what every thread keeps for its next trial; memory that grows with requests goes on growing.
    let (first, second) = (warm.saturating_sub(before), site.memory_kb().saturating_sub(warm));
    eprintln!("{before} kB before, {first} kB more after half of them, {second} kB more after all");
    assert!(first < FIRST_KB && second < SECOND_KB, "{first} kB more, then {second} kB more");
    drop(slow);
}

const SLOW_REQUESTS: [&[u8]; 3] = [
    b"GET /trouver?lieu=Men",
    b"POST /trouver/ici HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlat=4",
    b"GET /departement/48 HTTP/1.1\r\nHost: localhost\r\n\r\n",
];

fn slow_client(address: &str, begins: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.write_all(begins).expect("it reads");
    stream
}

/// Every client sends so many requests at the same time; how many answers each had of each class.
fn attack_together(address: &str, seed: u64, requests: usize) -> Vec<[usize; 6]> {
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS as u64)
            .map(|client| scope.spawn(move || attack(address, seed + client, requests)))
            .collect();
        clients.into_iter().map(|client| client.join().expect("no client meets a 5xx")).collect()
    })
}

/// Sends so many requests; how many answers there were of each class (0: none, as after what is no HTTP at all).
fn attack(address: &str, seed: u64, requests: usize) -> [usize; 6] {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut statuses = [0; 6];
    let mut connection = None;
    for _ in 0..requests {
        let request = request(&mut random);
        let reader = connection.get_or_insert_with(|| connect(address));
        let answer = match reader.get_mut().write_all(&request.bytes) {
            Ok(()) => read_answer(reader, request.head_only),
            Err(_) => None,
        };
        match answer {
            Some((status, keep)) => {
                let shown =
                    String::from_utf8_lossy(&request.bytes[..request.bytes.len().min(300)]).into_owned();
                assert!((200..500).contains(&status), "{status} for {shown}");
                statuses[usize::from(status / 100)] += 1;
                if !keep || request.ends_connection {
                    connection = None;
                }
            }
            None => {
                statuses[0] += 1;
                connection = None;
            }
        }
    }
    statuses
}

fn connect(address: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(address).expect("the site still listens");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time");
    BufReader::new(stream)
}

/// The status of an answer read whole, and whether the connection goes on.
fn read_answer(reader: &mut BufReader<TcpStream>, head_only: bool) -> Option<(u16, bool)> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let status: u16 = line.split(' ').nth(1)?.parse().ok()?;
    if status == 100 {
        // "Go on", for those who asked whether to send a body: these send none, and are off.
        return None;
    }
    let (mut length, mut chunked, mut keep) = (0_usize, false, true);
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let header = line.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        chunked |= header == "transfer-encoding: chunked";
        keep &= header != "connection: close";
    }
    if head_only || status == 304 {
        return Some((status, keep));
    }
    let mut body = Vec::new();
    if chunked {
        return read_chunks(reader).map(|()| (status, keep));
    }
    body.resize(length, 0);
    reader.read_exact(&mut body).ok()?;
    Some((status, keep))
}

fn read_chunks(reader: &mut BufReader<TcpStream>) -> Option<()> {
    let (mut line, mut chunk) = (String::new(), Vec::new());
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).ok()?;
        chunk.resize(size + 2, 0);
        reader.read_exact(&mut chunk).ok()?;
        if size == 0 {
            return Some(());
        }
    }
}

struct Request {
    bytes: Vec<u8>,
    head_only: bool,
    /// Whether what follows on the same connection could not be told apart.
    ends_connection: bool,
}

const METHODS: [&str; 12] =
    ["GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "MILLAGE"];
const PATHS: [&str; 49] = [
    "/",
    "/trouver?lieu=",
    "/trouver?lieu=Mende&lieu=",
    "/trouver?",
    "/point/",
    "/point/1",
    "/engagements",
    "/engagements/p",
    "/engagements/p4/communes?page=",
    "/engagements/p4/communes?etat=au-dela&page=",
    "/engagements/heures.csv",
    "/departement/",
    "/departement/48",
    "/departement/48/communes?etat=",
    "/region/76",
    "/region/",
    "/epci/",
    "/epci/200069151/minutes.csv",
    "/commune/",
    "/commune/48095",
    "/methode",
    "/donnees",
    "/donnees/",
    "/donnees/horaires-france-services.json",
    "/api",
    "/api/",
    "/api/v1/places?q=",
    "/api/v1/points?limit=1&open=",
    "/api/v1/nearest?lat=44.5&lon=",
    "/api/v1/territories/department/48/left-out?offset=",
    "/assets/",
    "/assets/../",
    "/sante",
    "/pret",
    "//",
    "/en/trouver?lieu=",
    "/en/../",
    "/fr//",
    "/fr/\\\\",
    "/trouver/ici",
    "/trouver/suggestions?lieu=",
    "/trouver/fond/48/",
    "/et-si?fermer=",
    "/et-si?ouvrir=",
    "/et-si?deplacer=100:",
    "/et-si/communes.csv?horaires=100:",
    "/commune/48095/affiche",
    "http://other.invalid/trouver?lieu=",
    "*",
];
const VALUES: [&str; 34] = [
    "",
    "1",
    "48",
    "2A",
    "p4",
    "Mende",
    "48000",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "NaN",
    "%00",
    "%ff%fe",
    "%C0%AE%C0%AE%2f",
    "..%2f..%2fetc%2fpasswd",
    "../../etc/passwd",
    "..\\..\\",
    "%2e%2e/",
    "'%20OR%20'1'='1",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "%E2%80%AE",
    "%F0%9F%92%A9",
    "%",
    "%4",
    "%zz",
    "a;b;c",
    "a&b=c&d",
    "Saint-%C3%89tienne",
    "%0d%0aSet-Cookie:x=1",
    "+++",
    "?#?",
];
const HEADERS: [&str; 20] = [
    "Accept: application/json",
    "Accept-Encoding: gzip",
    "Accept-Encoding: gzip;q=2, *;q=-1, \u{1}",
    "Accept-Language: en,fr;q=0.000000001",
    "Range: bytes=9999999-0",
    "If-None-Match: \"\"\"",
    "If-Modified-Since: soon",
    "Cookie: a=b; c",
    "Content-Type: multipart/form-data; boundary=",
    "Expect: 100-continue",
    "X-Forwarded-For: ' --",
    "Origin: null",
    "Host: other.invalid",
    "Upgrade: h2c",
    "Sec-Fetch-Site: cross-site",
    "Forwarded: for=\"[::1\"",
    "Content-Length: 5",
    "Content-Length: 0",
    "Connection: upgrade, close",
    "X-Forwarded-For: 203.0.113.5, 999.1.1.1, ::ffff:1.2.3.4",
];

/// One request: mostly well-formed HTTP with hostile content, at times no HTTP at all.
fn request(random: &mut Random) -> Request {
    if random.below(200) == 0 {
        let junk = (0..random.below(400)).map(|_| random.next() as u8).chain(*b"\r\n\r\n").collect();
        return Request { bytes: junk, head_only: false, ends_connection: true };
    }
    let method = METHODS[random.below(METHODS.len())];
    let mut path = PATHS[random.below(PATHS.len())].to_owned();
    for _ in 0..random.below(3) {
        path.push_str(VALUES[random.below(VALUES.len())]);
    }
    match random.below(300) {
        0 => path.push_str(&"x".repeat(10_000)),
        1 => path.push_str(&"%41".repeat(9_000)),
        2 => path.push_str(&"&a=1".repeat(5_000)),
        _ => {}
    }
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
    for _ in 0..random.below(4) {
        text.push_str(HEADERS[random.below(HEADERS.len())]);
        text.push_str("\r\n");
    }
    if random.below(300) == 0 {
        text.push_str(&format!("X-Long: {}\r\n", "y".repeat(60_000)));
    }
    let mut ends_connection = false;
    match random.below(12) {
        0 => text.push_str("Content-Length: 5\r\n\r\nhello"),
        1 => text.push_str("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
        2 => {
            // More said than sent: the answer must not wait for it.
            text.push_str("Content-Length: 18446744073709551615\r\n\r\n");
            ends_connection = true;
        }
        _ => text.push_str("\r\n"),
    }
    ends_connection |= text.contains("Upgrade") || text.contains("Expect");
    Request { bytes: text.into_bytes(), head_only: method == "HEAD", ends_connection }
}

/// xorshift64*: the same requests in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit
    }
}
