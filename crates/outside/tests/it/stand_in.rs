//! A stand-in for data.gouv.fr: a small HTTP server on this machine.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What the stand-in does with a request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// An answer with a status, a content type and a body.
    Body(u16, &'static str, Vec<u8>),
    /// Sends the reader to another address.
    Elsewhere(String),
    /// Takes the request and never answers.
    Silence,
    /// Sends a byte now and then, for ever.
    Drip,
    /// Sends zeros, for ever.
    Flood,
    /// Promises more bytes than it sends.
    Torn,
}

/// The address of a stand-in that gives one answer for each path, and 404 for others. `{base}` in a body becomes
/// its own address. It lives as long as the test.
pub(crate) fn serve(answers: &[(&str, Answer)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("it is bound"));
    let answers: HashMap<String, Answer> =
        answers.iter().map(|(path, answer)| ((*path).to_owned(), answer.clone())).collect();
    let answers = Arc::new(answers);
    let own = base.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (answers, own) = (Arc::clone(&answers), own.clone());
            // A reader that hangs up ends its thread, which is what some tests are about.
            thread::spawn(move || drop(answer(stream, &answers, &own)));
        }
    });
    base
}

/// An address of this machine where nobody listens.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    format!("http://{}", listener.local_addr().expect("it is bound"))
}

fn answer(mut stream: TcpStream, answers: &HashMap<String, Answer>, base: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let endless = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n";
    match answers.get(path) {
        None => write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        Some(Answer::Body(status, kind, body)) => {
            let body = match String::from_utf8(body.clone()) {
                Ok(text) => text.replace("{base}", base).into_bytes(),
                Err(binary) => binary.into_bytes(),
            };
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status} Answer\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            )?;
            stream.write_all(&body)
        }
        Some(Answer::Elsewhere(path)) => write!(
            stream,
            "HTTP/1.1 302 Found\r\nLocation: {base}{path}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
        Some(Answer::Silence) => {
            // Until the other side hangs up.
            reader.read_line(&mut header).map(drop)
        }
        Some(Answer::Drip) => {
            stream.write_all(endless.as_bytes())?;
            loop {
                stream.write_all(b"x")?;
                thread::sleep(Duration::from_millis(20));
            }
        }
        Some(Answer::Flood) => {
            stream.write_all(endless.as_bytes())?;
            loop {
                stream.write_all(&[b'0'; 1 << 16])?;
            }
        }
        Some(Answer::Torn) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nid_fs;lib"
            )
        }
    }
}
