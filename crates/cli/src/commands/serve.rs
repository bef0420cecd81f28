//! `maillage serve`: the site.

use crate::args::{Common, Serve};
use crate::failure::{Failure, with_causes};
use crate::open;
use std::net::SocketAddr;

/// Runs the site until it is told to stop.
pub(crate) async fn run(common: &Common, words: Serve) -> Result<(), Failure> {
    let house = open(common).await?;
    let lock = app::house::claim(&common.data).map_err(|error| Failure::Other(with_causes(&error)))?;
    let address = SocketAddr::new(words.address, words.port);
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| {
        let remedy = "stop the other program, or choose another port with --port N";
        Failure::Other(format!("cannot listen on {address} ({error}): {remedy}"))
    })?;
    let bound = listener.local_addr().map_err(|error| Failure::Other(error.to_string()))?;
    crate::output::text(&format!("Maillage: http://{bound}/\n"))?;
    let served = web::serve(house, listener, words.contact, words.site).await;
    drop(lock);
    served.map_err(|error| Failure::Other(error.to_string()))
}
