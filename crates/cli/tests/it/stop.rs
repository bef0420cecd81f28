//! A site that is told to stop answers what was asked, lets nobody new in, and ends soon.

use crate::run::House;
use crate::serving::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn what_is_under_way_is_answered() {
    let (mut site, _house) = Serving::of_twelve(&[]);
    // Somebody whose form arrives in two parts; one who has asked for nothing; one in the middle of an address.
    let mut waiting = TcpStream::connect(&site.address).expect("it listens");
    let form = "lat=44.518&lon=3.5005";
    let head = format!("POST /trouver/ici HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", form.len());
    waiting.write_all(format!("{head}{}", &form[..10]).as_bytes()).expect("it reads");
    let _idle = TcpStream::connect(&site.address).expect("it listens");
    let mut slow = TcpStream::connect(&site.address).expect("it listens");
    slow.write_all(b"GET /trouver?lieu=Men").expect("it reads");
    assert_eq!(site.get("/sante").0, 200, "all of them are let in");
    let told = Instant::now();
    site.terminate();
    while TcpStream::connect(&site.address).is_ok() {
        assert!(told.elapsed() < Duration::from_secs(5), "it still listens");
        std::thread::sleep(Duration::from_millis(5));
    }
    waiting.write_all(&form.as_bytes()[10..]).expect("it still reads");
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).expect("the answer under way");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Mende"), "{answer}");
    let ended = site.wait();
    assert!(ended.success(), "{ended}");
    // The bound is 10 s; the rest is for a busy machine.
    assert!(told.elapsed() < Duration::from_secs(15), "{:?}", told.elapsed());
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
