//! Serves until told to stop.

use crate::live::Live;
use crate::router::router;
use app::house::House;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves the site on a listener until the process is told to stop; requests under way are answered first.
///
/// # Errors
/// Where the socket fails.
pub async fn serve(
    house: House,
    listener: TcpListener,
    contact: Option<String>,
    site: Option<String>,
) -> std::io::Result<()> {
    let live = Arc::new(Live::new(house, contact, site));
    let fresh = tokio::spawn(Arc::clone(&live).keep_fresh());
    let served =
        axum::serve(listener, router(Arc::clone(&live))).with_graceful_shutdown(told_to_stop()).await;
    fresh.abort();
    live.house.store.close().await;
    served
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
