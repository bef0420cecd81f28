//! Clients that ask for too much are slowed, and never hide the site from those beside them.
//!
//! A proxy on this machine is named, so that each request may come from another address.

use crate::list::{csv, twelve};
use crate::run::House;
use crate::serving::{Serving, free_port};
use base::limits;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

const BEHIND_PROXY: [&str; 2] = ["--trusted-proxy", "127.0.0.1"];
/// A trial that is refused for its words costs what a trial costs, and is answered at once.
const TRIAL: &str = "/et-si?fermer=none";
const FINDER: &str = "/trouver?lieu=Mende";

/// Whether this address has little left: a new one pays for a hundred trials before it is refused.
fn is_spent(site: &Serving, from: &str) -> bool {
    (0..30).any(|_| site.get_from(TRIAL, from).0 == 429)
}

/// Asks for trials until one is refused, and says how long to wait.
fn hammer(site: &Serving, from: &str) -> u64 {
    let most = limits::WORK_MICROS_PER_SECOND * limits::PURSE_SECONDS / 50_000;
    for _ in 0..most * 3 {
        let (status, answer) = site.get_from(TRIAL, from);
        if status == 429 {
            let wait =
                answer.lines().find_map(|line| line.strip_prefix("retry-after: ")).expect("a Retry-After");
            return wait.trim().parse().expect("seconds");
        }
        assert_eq!(status, 400, "{answer}");
    }
    panic!("{} trials are let through", most * 3);
}

#[test]
fn a_town_hall_of_three_hundred_people_is_never_refused() {
    let (people, pages) = (300, 10);
    let (site, _house) = Serving::of_twelve(&BEHIND_PROXY);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let site = &site;
            scope.spawn(move || {
                for page in 0..people * pages / 4 {
                    let path = match (page + worker) % 4 {
                        0 => "/point/100",
                        1 => "/commune/48095",
                        _ => FINDER,
                    };
                    let (status, _) = site.get_from(path, "203.0.113.5");
                    assert_eq!(status, 200, "{path}, page {page}");
                }
            });
        }
    });
    // Faster than those people would be, on most machines; as fast as this one can.
    eprintln!("{} pages from one address in {:.1?}", people * pages, begun.elapsed());
}

#[test]
fn who_hammers_trials_is_slowed_and_hides_nothing() {
    let metrics = free_port();
    let (site, _house) = Serving::of_twelve(&[BEHIND_PROXY[0], BEHIND_PROXY[1], "--metrics", &metrics]);
    let wait = hammer(&site, "203.0.113.5");
    assert!((1..=2).contains(&wait), "{wait} s");
    for path in [FINDER, "/point/100", "/commune/48095", "/engagements", "/trouver/suggestions?lieu=men"] {
        assert_eq!(site.get_from(path, "203.0.113.5").0, 200, "{path}");
    }
    assert_eq!(site.get_from(TRIAL, "203.0.113.6").0, 400, "the neighbour tries");
    // A home's network of IPv6 is one client.
    hammer(&site, "2001:db8:1:2::1");
    assert!(is_spent(&site, "2001:db8:1:2:ffff::9"));
    assert!(!is_spent(&site, "2001:db8:1:3::1"));
    // What the client writes itself stands before what the proxy adds.
    hammer(&site, "203.0.113.5");
    assert!(is_spent(&site, "198.51.100.1, 203.0.113.5"), "an invented address helps");
    let page = Serving::at(&metrics).get("/metriques").1;
    let counted =
        page.lines().find_map(|line| line.strip_prefix("maillage_refused_requests_total{purse=\"Work\"} "));
    assert!(counted.is_some_and(|count| count.parse::<u32>().is_ok_and(|count| count >= 4)), "{page}");
    let begun = Instant::now();
    while site.get_from(TRIAL, "203.0.113.5").0 == 429 {
        assert!(begun.elapsed() < Duration::from_secs(30), "who waits stays refused");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_refusal_says_what_to_do_in_the_language_of_the_reader() {
    let (site, _house) = Serving::of_twelve(&BEHIND_PROXY);
    hammer(&site, "203.0.113.5");
    for (path, language, words) in [
        (TRIAL.to_owned(), "fr", "téléphonez à votre mairie"),
        (format!("/en{TRIAL}"), "en", "telephone your town hall"),
    ] {
        let refused = || Some(site.get_from(&path, "203.0.113.5")).filter(|(status, _)| *status == 429);
        let (_, page) = (0..30).find_map(|_| refused()).expect("the purse is nearly empty");
        assert!(page.contains(&format!("<html lang=\"{language}\"")) && page.contains(words), "{page}");
        assert!(page.contains("name=\"lieu\""), "the search is there: {page}");
    }
}

#[test]
fn a_stranger_who_names_others_is_counted_as_itself() {
    let (site, _house) = Serving::of_twelve(&["--limit", "all"]);
    let mut refused = false;
    for number in 0..limits::WORK_MICROS_PER_SECOND * limits::PURSE_SECONDS / 50_000 * 3 {
        refused |= site.get_from(TRIAL, &format!("203.0.113.{}", number % 250)).0 == 429;
    }
    assert!(refused, "invented addresses help");
}

#[test]
fn this_machine_is_not_counted_unless_asked() {
    let (site, _house) = Serving::of_twelve(&[]);
    for _ in 0..limits::WORK_MICROS_PER_SECOND * limits::PURSE_SECONDS / 50_000 * 2 {
        assert_eq!(site.get(TRIAL).0, 400);
    }
}

#[test]
fn an_address_reaches_no_log_and_no_disk() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let log = house.file("log", "");
    let site = Serving::start_logged(
        &house,
        &["--trusted-proxy", "127.0.0.1", "--log-level", "debug", "--log", "json"],
        &log,
    );
    site.until("/pret", |status, _| status == 200);
    let from = "203.0.113.177";
    hammer(&site, from);
    site.get_from("/trouver?lieu=Florac%20Trois%20Rivi%C3%A8res", from);
    site.get_from("/commune/zzz", from);
    drop(site);
    let written = std::fs::read(&log).expect("the log");
    let text = String::from_utf8_lossy(&written);
    assert!(text.contains("/trouver") && text.contains("429"), "the log says something: {text}");
    for private in [from, "Florac", "lieu=", "zzz"] {
        assert!(!text.contains(private), "{private} stands in the log");
        assert!(
            !holds(&house.data(), private.as_bytes()) || private == "Florac",
            "{private} stands on the disk"
        );
    }
}

/// Whether a file of the folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path());
    files.filter(|file| file.is_file()).any(|file| {
        let content = std::fs::read(file).expect("it is readable");
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn one_address_cannot_take_all_connections() {
    let (site, _house) = Serving::of_twelve(&["--limit", "all", "--client-connections", "20"]);
    let address: SocketAddr = site.address.parse().expect("an address");
    // Each is answered, so that it is known to have been let in, and stays open.
    let held: Vec<TcpStream> = (0..20).map(|_| connect_from([127, 0, 0, 9], address)).collect();
    for mut stream in &held {
        assert_eq!(ask_alive(&mut stream), b"HTTP/1.1 200", "below the limit");
    }
    let mut one_more = connect_from([127, 0, 0, 9], address);
    assert_eq!(ask_alive(&mut one_more), b"", "the next one is closed");
    assert_eq!(
        ask_alive(&mut connect_from([127, 0, 0, 2], address)),
        b"HTTP/1.1 200",
        "another client is let in"
    );
    drop(held);
    let begun = Instant::now();
    while ask_alive(&mut connect_from([127, 0, 0, 9], address)).is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(30), "who hangs up stays shut out");
    }
}

/// The first bytes of an answer; none where the connection is closed.
fn ask_alive(stream: &mut (impl Read + Write)) -> Vec<u8> {
    let _ = stream.write_all(b"GET /sante HTTP/1.1\r\nHost: x\r\n\r\n");
    let mut answer = vec![0; 12];
    if stream.read_exact(&mut answer).is_ok() { answer } else { Vec::new() }
}

/// A connection from another address of this machine.
fn connect_from(from: [u8; 4], to: SocketAddr) -> TcpStream {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).expect("a socket");
    socket.bind(&SocketAddr::from((from, 0)).into()).expect("an address of this machine");
    socket.connect(&to.into()).expect("it listens");
    socket.into()
}
