//! A site that is told to stop answers what was asked, lets nobody new in, and ends soon.

use crate::list::{csv, twelve};
use crate::run::House;
use crate::serving::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn what_is_under_way_is_answered() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let mut site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    // Hundreds of pages: long enough to be told to stop meanwhile.
    let mut waiting = TcpStream::connect(&site.address).expect("it listens");
    waiting.write_all(b"GET /departement/59/affiches.pdf HTTP/1.1\r\nHost: x\r\n\r\n").expect("it reads");
    // One that has asked for nothing, and one that is in the middle of asking.
    let _idle = TcpStream::connect(&site.address).expect("it listens");
    let mut slow = TcpStream::connect(&site.address).expect("it listens");
    slow.write_all(b"GET /trouver?lieu=Men").expect("it reads");
    assert_eq!(site.get("/sante").0, 200);
    let told = Instant::now();
    site.terminate();
    let mut answer = Vec::new();
    waiting.read_to_end(&mut answer).expect("the answer under way");
    let text = String::from_utf8_lossy(&answer);
    assert!(text.starts_with("HTTP/1.1 200") && text.trim_end().ends_with("%%EOF"), "{} bytes", answer.len());
    let ended = site.wait();
    assert!(ended.success(), "{ended}");
    assert!(told.elapsed() < Duration::from_secs(20), "{:?}", told.elapsed());
    assert!(TcpStream::connect(&site.address).is_err(), "it still listens");
}

#[test]
fn an_idle_site_stops_at_once() {
    let house = House::new();
    let mut site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let told = Instant::now();
    site.terminate();
    assert!(site.wait().success());
    assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
    assert_eq!(Serving::start(&house).get("/sante").0, 200, "and starts again");
}
