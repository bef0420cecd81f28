//! Serves until told to stop.

use app::house::House;

/// Serves the site on a listener.
///
/// # Errors
/// Where the socket fails.
pub async fn serve(house: House, listener: tokio::net::TcpListener, contact: Option<String>) -> std::io::Result<()> {
    let _ = (house, contact);
    axum::serve(listener, axum::Router::new()).await
}
