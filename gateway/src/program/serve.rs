//! The server: a request's headers must come in time, and when the process is told to stop, requests that have begun are answered.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long the headers of a request may take, so that whoever sends a byte a minute holds no connection.
const HEADERS: Duration = Duration::from_secs(10);
/// How long requests that have begun are waited for at the end: longer than any of them may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until the process is told to stop (SIGTERM, or Ctrl-C), and until what had begun is answered.
pub(super) async fn until_told(listener: TcpListener, router: Router) {
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => begin(stream, address, router.clone(), &connections),
                // Most likely the process is out of file handles, which passes.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(PATIENCE, connections.shutdown()).await.is_err() {
        tracing::warn!("a connection was still open when the process ended");
    }
}

fn begin(stream: TcpStream, address: SocketAddr, router: Router, connections: &GracefulShutdown) {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        let router = router.clone();
        async move { router.oneshot(request).await.map_err(|never: Infallible| match never {}) }
    });
    let mut server = hyper::server::conn::http1::Builder::new();
    let connection = server.timer(TokioTimer::new()).header_read_timeout(HEADERS);
    let connection = connection.serve_connection(TokioIo::new(stream), service);
    let watched = connections.watch(connection);
    tokio::spawn(async move {
        // Whoever has closed the connection knows of it.
        let _ = watched.await;
    });
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
