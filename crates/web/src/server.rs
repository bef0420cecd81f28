//! Serves until told to stop. Slow clients hold a connection, never the site.

use crate::gate::client::{Counted, Peer, Proxies, ProxyHeader};
use crate::language::Spoken;
use crate::live::Live;
use crate::operations::Metrics;
use crate::router::router;
use app::house::House;
use base::limits;
use hyper::Request;
use hyper::server::conn::http1;
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// What the site is told when it starts.
#[derive(Debug)]
pub struct Options {
    /// Where a mistake is reported: an e-mail address or an https address.
    pub contact: Option<String>,
    /// The site's own address, printed on posters.
    pub site: Option<String>,
    /// Proxies that are believed when they say for whom they ask.
    pub proxies: Vec<Proxies>,
    /// How they say it.
    pub proxy_header: ProxyHeader,
    /// Whose requests are counted.
    pub counted: Counted,
    /// Connections that one client may hold at the same time.
    pub connections_of_a_client: usize,
    /// Where metrics are read, apart from the site; nowhere by default.
    pub metrics: Option<TcpListener>,
}

/// Serves the site on a listener until the process is told to stop; requests under way are answered first.
///
/// # Errors
/// Where the socket fails for good.
pub async fn serve(house: House, listener: TcpListener, mut options: Options) -> std::io::Result<()> {
    let metrics = Arc::new(Metrics::default());
    let apart = options.metrics.take();
    let live = Arc::new(Live::new(house, options, Arc::clone(&metrics)));
    let fresh = tokio::spawn(Arc::clone(&live).keep_fresh());
    let apart = apart.map(|listener| {
        let pages = crate::operations::router(Arc::clone(&live));
        tokio::spawn(async move { axum::serve(listener, pages).await })
    });
    accept(listener, router(Arc::clone(&live)), &live).await;
    fresh.abort();
    if let Some(apart) = apart {
        apart.abort();
    }
    live.house.store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Accepts connections until told to stop, then waits for the requests under way.
async fn accept(listener: TcpListener, pages: axum::Router, live: &Arc<Live>) {
    let service = TowerToHyperService::new(Spoken(pages));
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(limits::REQUEST_HEAD_SECONDS))
        .max_buf_size(limits::REQUEST_HEAD_BYTES)
        .max_headers(limits::REQUEST_HEADERS);
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let mut stopped = pin!(told_to_stop());
    loop {
        let next = async {
            let room = Arc::clone(&room).acquire_owned().await;
            (room, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            next = next => next,
            () = &mut stopped => break,
        };
        let (stream, peer) = match accepted {
            Ok((stream, peer)) => (stream, peer.ip()),
            Err(error) => {
                // Too many open files, or a client that is gone already: neither may end the site.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
        };
        let caller = live.gate.doorman.caller(peer);
        let held = caller.map(|client| live.gate.callers.hold(client));
        if matches!(held, Some(None)) {
            live.metrics.hung_up.inc();
            continue;
        }
        set_up(&stream);
        let service = From { peer: Peer(peer), service: service.clone() };
        let connection = graceful.watch(protocol.serve_connection(TokioIo::new(stream), service));
        let metrics = Arc::clone(&live.metrics);
        metrics.connections.inc();
        tokio::spawn(async move {
            // A client that breaks off is its own affair.
            let _ = connection.await;
            metrics.connections.dec();
            drop((permit, held));
        });
    }
    // Nobody else is let in: a proxy goes to another machine at once.
    drop(listener);
    tracing::info!("told to stop: answering the requests under way");
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(Duration::from_secs(limits::STOP_SECONDS)) => {}
    }
}

fn set_up(stream: &TcpStream) {
    // Answers are written whole: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    // A client that does not take its answer is let go by the system; one without this option waits longer.
    #[cfg(target_os = "linux")]
    let _ = socket2::SockRef::from(stream)
        .set_tcp_user_timeout(Some(Duration::from_secs(limits::ANSWER_UNTAKEN_SECONDS)));
}

/// The pages, told who is at the other end of the connection.
struct From<S> {
    peer: Peer,
    service: S,
}

impl<B, S: Service<Request<B>>> Service<Request<B>> for From<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn call(&self, mut request: Request<B>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        self.service.call(request)
    }
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
        return;
    }
    let _ = interrupted.await;
}
