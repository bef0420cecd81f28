//! Something did not work: what is so, then what to do.

use crate::parts::Frame;
use askama::Template;
use words::{h, t};

/// An error page.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub frame: Frame,
    /// What is so.
    pub heading: String,
    /// What to do.
    pub advice: String,
}

impl ErrorPage {
    /// The page of an HTTP status.
    #[must_use]
    pub fn of(status: u16) -> Self {
        let (heading, advice) = match status {
            404 => (t!(error_not_found), t!(error_not_found_advice)),
            405 => (t!(error_method), t!(error_method_advice)),
            408 => (t!(error_slow), t!(error_slow_advice)),
            413 | 414 | 431 => (t!(error_too_long), t!(error_too_long_advice)),
            429 => (t!(error_often), t!(error_often_advice)),
            503 => (t!(error_busy), t!(error_busy_advice)),
            400..500 => (t!(error_unreadable), t!(error_unreadable_advice)),
            _ => (t!(error_fault), t!(error_fault_advice)),
        };
        Self { frame: Frame { title: heading.clone(), ..Frame::default() }, heading, advice }
    }
}
