//! One file a page: reads the address, asks `app`, fills the view model.

pub(crate) mod api;
pub(crate) mod assessed;
pub(crate) mod board;
pub(crate) mod calendar;
pub(crate) mod commune;
pub(crate) mod finder;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod hours;
pub(crate) mod left_out;
pub(crate) mod map;
pub(crate) mod method;
pub(crate) mod minutes;
pub(crate) mod open_data;
mod phrases;
pub(crate) mod point;
pub(crate) mod poster;
pub(crate) mod promise;
pub(crate) mod remedy;
pub(crate) mod tables;
pub(crate) mod territory;
pub(crate) mod whatif;

use crate::answer;
use crate::live::{Live, Served};
use axum::http::StatusCode;
use axum::response::Response;
use pages::parts::Frame;
use pages::waiting::WaitingPage;
use std::sync::Arc;

/// The nation, or the page that waits for it.
fn served(live: &Live) -> Result<Arc<Served>, Box<Response>> {
    live.served().ok_or_else(|| {
        let frame = Frame { title: words::t!(waiting_title), ..Frame::default() };
        Box::new(answer::with_status(StatusCode::SERVICE_UNAVAILABLE, &WaitingPage { frame }))
    })
}
