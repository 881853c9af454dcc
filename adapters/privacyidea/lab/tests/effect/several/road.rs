//! The road from the gateways to the server, on which a request can be stopped.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};

/// Where a request is stopped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Before the server hears of it; if whoever sent it has died meanwhile, it never does.
    Before,
    /// After the server has done it, before anybody is told.
    After,
}

pub struct Road {
    pub base: String,
    traffic: Arc<Traffic>,
}

struct Traffic {
    server: String,
    client: Client,
    stop: Mutex<Option<(Stop, String)>>,
    reached: Notify,
    open: watch::Sender<bool>,
}

impl Road {
    pub async fn to(server: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("its address"));
        let traffic = Arc::new(Traffic {
            server: server.to_owned(),
            client: Client::new(),
            stop: Mutex::default(),
            reached: Notify::new(),
            open: watch::channel(true).0,
        });
        let router = axum::Router::new().fallback(pass).with_state(Arc::clone(&traffic));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, traffic }
    }

    /// Stops the next request to a path that begins so, until [`Road::goes_on`].
    pub fn stops(&self, stop: Stop, path: &str) {
        *self.traffic.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some((stop, path.to_owned()));
        self.traffic.open.send_replace(false);
    }

    /// Until a request is stopped.
    pub async fn reached(&self) {
        self.traffic.reached.notified().await;
    }

    pub fn goes_on(&self) {
        self.traffic.open.send_replace(true);
    }
}

impl Traffic {
    fn takes_stop(&self, path: &str) -> Option<Stop> {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = stop.as_ref().is_some_and(|(_, begins)| path.starts_with(begins));
        if is_it { stop.take().map(|(stop, _)| stop) } else { None }
    }

    async fn waits(&self) {
        self.reached.notify_one();
        let _ = self.open.subscribe().wait_for(|open| *open).await;
    }
}

async fn pass(State(traffic): State<Arc<Traffic>>, request: Request) -> Response {
    let stop = traffic.takes_stop(request.uri().path());
    if stop == Some(Stop::Before) {
        // If the sender closes the connection meanwhile, this is dropped here.
        traffic.waits().await;
    }
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    let sent = Arc::clone(&traffic);
    // It reaches the server also if the sender dies now.
    let answer = tokio::spawn(async move {
        let mut headers = parts.headers;
        headers.remove("host");
        let request = sent.client.request(parts.method, format!("{}{path}", sent.server)).headers(headers);
        let answer = request.body(body).send().await?;
        Ok::<_, reqwest::Error>((answer.status(), answer.headers().clone(), answer.bytes().await?))
    });
    let Ok(Ok((status, mut headers, body))) = answer.await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    if stop == Some(Stop::After) {
        traffic.waits().await;
    }
    headers.remove("transfer-encoding");
    headers.remove("content-length");
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
