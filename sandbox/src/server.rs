//! One process, two listeners: the app's port (API and files) and the sandbox's (login page and control page).
//!
//! Connections are served by hyper directly, because closing one without an answer is a fault that a test needs, and
//! a web framework's own server always answers.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use maud::html;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use crate::control::{self, Control};
use crate::faults::layer::Layer;
use crate::html::CSS;
use crate::login_page::{self, LoginPage};
use spaer_gateway::site::Site;

/// A listener on this machine only.
///
/// # Errors
/// When the port is taken.
pub async fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

/// Serves the API and the files, for ever.
pub(crate) async fn serve_app(listener: TcpListener, layer: Arc<Layer>, site: Site) {
    accept(listener, move |request| {
        let (layer, site) = (Arc::clone(&layer), site.clone());
        async move {
            let path = request.uri().path();
            if path == "/api" || path.starts_with("/api/") {
                return layer.answer(request).await;
            }
            let (parts, _) = request.into_parts();
            let answer = tokio::task::spawn_blocking(move || {
                site.answer(&parts.method, parts.uri.path(), parts.uri.query(), &parts.headers)
            });
            answer.await.ok()
        }
    })
    .await;
}

/// Serves the login page and the control page, for ever.
pub(crate) async fn serve_sandbox(listener: TcpListener, login: LoginPage, control: Control) {
    let app_origin = login.app_origin.clone();
    let start = move || {
        let body = html! { p { a href="/control" { "Control page" } " · " a href={ (app_origin) "/" } { "the app" } } };
        let page = crate::html::page(StatusCode::OK, "en", "Sandbox", &body, &app_origin);
        std::future::ready(page)
    };
    let router: Router = Router::new()
        .merge(login_page::routes().with_state(login))
        .merge(control::routes().with_state(control))
        .route("/", get(start))
        .route("/sandbox.css", get(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], CSS)))
        .fallback(|| async { (StatusCode::NOT_FOUND, "no such page\n").into_response() });
    accept(listener, move |request| {
        let router = router.clone();
        async move { router.oneshot(request).await.map_err(|never: Infallible| match never {}).ok() }
    })
    .await;
}

/// Answers every request on this listener, for ever. `None` from `answer` closes the connection.
pub async fn accept<F, A>(listener: TcpListener, answer: F)
where
    F: Fn(Request<Body>) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Option<Response<Body>>> + Send + 'static,
{
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, answer.clone()));
            }
            // Most likely the process is out of file handles, which passes; try again a little later.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
}

async fn serve<F, A>(stream: TcpStream, answer: F)
where
    F: Fn(Request<Body>) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Option<Response<Body>>> + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let answering = answer(request.map(Body::new));
        async move { answering.await.ok_or_else(|| io::Error::other("closed on purpose")) }
    });
    // An error here is a connection that was closed, by them or on purpose by us.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
