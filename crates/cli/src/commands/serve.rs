//! `maillage serve`: the site.

use crate::args::{Common, Limit, Log, LogLevel, ProxyHeader, Serve};
use crate::failure::{Failure, with_causes};
use crate::open;
use base::limits;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tracing::Level;

/// Runs the site until it is told to stop.
pub(crate) async fn run(common: &Common, words: Serve) -> Result<(), Failure> {
    write_log(words.log, words.log_level);
    let house = open(common).await?;
    let lock = app::house::claim(&common.data).map_err(|error| Failure::Other(with_causes(&error)))?;
    let listener = listen(SocketAddr::new(words.address, words.port), "--port N").await?;
    let metrics = match words.metrics {
        Some(address) => Some(listen(address, "--metrics ADDRESS:PORT").await?),
        None => None,
    };
    allow_connections();
    let bound = listener.local_addr().map_err(|error| Failure::Other(error.to_string()))?;
    crate::output::text(&format!("Maillage: http://{bound}/\n"))?;
    let served = web::serve(house, listener, options(words, metrics)).await;
    drop(lock);
    served.map_err(|error| Failure::Other(error.to_string()))
}

fn options(words: Serve, metrics: Option<TcpListener>) -> web::Options {
    web::Options {
        contact: words.contact,
        site: words.site,
        metrics,
        connections_of_a_client: words.client_connections,
        proxies: words.trusted_proxies,
        proxy_header: match words.proxy_header {
            ProxyHeader::XForwardedFor => web::ProxyHeader::XForwardedFor,
            ProxyHeader::Forwarded => web::ProxyHeader::Forwarded,
        },
        counted: match words.limit {
            Limit::Others => web::Counted::Others,
            Limit::All => web::Counted::All,
            Limit::Nobody => web::Counted::Nobody,
        },
    }
}

async fn listen(address: SocketAddr, option: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let remedy = format!("stop the other program, or choose another port with {option}");
        Failure::Other(format!("cannot listen on {address} ({error}): {remedy}"))
    })
}

fn write_log(form: Log, level: LogLevel) {
    let level = match level {
        LogLevel::Error => Level::ERROR,
        LogLevel::Warn => Level::WARN,
        LogLevel::Info => Level::INFO,
        LogLevel::Debug => Level::DEBUG,
    };
    let log = tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr);
    match form {
        Log::Text => log.with_ansi(false).init(),
        Log::Json => log.json().flatten_event(true).init(),
    }
}

/// Systems often allow a process 1,024 open files unless it asks for more; each connection is one.
fn allow_connections() {
    let wanted = limits::CONNECTIONS as u64 + 256;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(allowed) if allowed < wanted => {
            tracing::warn!(allowed, wanted, "the system allows fewer open files than connections");
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files could not be raised"),
    }
}
