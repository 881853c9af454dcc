//! Between conform and the sandbox: passes everything on, but for one lie.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use spaer_conform::http::{Http, HttpRequest, Origin, Reply};
use spaer_sandbox::Running;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::lie::Lie;
use crate::memory::Memory;
use crate::world::TIMEOUTS;

/// What conform sends along.
const HEADERS: [&str; 5] = ["cookie", "x-csrf-token", "x-receipt-key", "content-type", "if-none-match"];

pub struct Proxy {
    pub url: String,
    pub upstream: Arc<Upstream>,
    listening: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// The way to the sandbox, for the proxy and its lies.
pub struct Upstream {
    http: Http,
    app: Origin,
    sandbox: Origin,
    pub memory: Mutex<Memory>,
}

impl Upstream {
    pub async fn pass(&self, request: &HttpRequest) -> Reply {
        self.http.send(&self.app, request).await.unwrap()
    }

    /// Calls the control page of the sandbox as support would; some lies need it.
    pub async fn control(&self, what: &str, body: &str) {
        let headers = vec![("content-type", "application/json".to_owned())];
        let path = format!("/control/api/{what}");
        let request = HttpRequest { method: "POST", path, headers, body: Some(body.as_bytes().to_vec()) };
        assert_eq!(self.http.send(&self.sandbox, &request).await.unwrap().status, 200);
    }
}

impl Proxy {
    pub async fn start(lie: Option<Lie>, sandbox: &Running) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let upstream = Arc::new(Upstream {
            http: Http::new(TIMEOUTS.answer),
            app: Origin::parse(&sandbox.app_url).unwrap().0,
            sandbox: Origin::parse(&sandbox.sandbox_url).unwrap().0,
            memory: Mutex::default(),
        });
        let kept = Arc::clone(&upstream);
        let listening = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let upstream = Arc::clone(&upstream);
                let service = service_fn(move |request| answer(Arc::clone(&upstream), lie, request));
                let connection =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        Self { url, upstream: kept, listening }
    }
}

async fn answer(
    upstream: Arc<Upstream>,
    lie: Option<Lie>,
    request: Request<Incoming>,
) -> io::Result<Response<Full<Bytes>>> {
    let request = received(request).await;
    let reply = match lie {
        None => Some(upstream.pass(&request).await),
        Some(lie) => lie.answer(&upstream, request).await,
    };
    let reply = reply.ok_or_else(|| io::Error::other("closed on purpose"))?;
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers.iter().filter(|(name, _)| !["content-length", "date"].contains(&name.as_str())) {
        response = response.header(name, value);
    }
    let built: Result<_, Infallible> = Ok(response.body(Full::new(Bytes::from(reply.body))).unwrap());
    built.map_err(|never| match never {})
}

async fn received(request: Request<Incoming>) -> HttpRequest {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    let method = ["GET", "PUT", "POST", "DELETE", "PATCH"].into_iter().find(|name| *name == parts.method.as_str());
    let header = |name: &'static str| Some((name, parts.headers.get(name)?.to_str().unwrap().to_owned()));
    HttpRequest {
        method: method.unwrap(),
        path: parts.uri.to_string(),
        headers: HEADERS.into_iter().filter_map(header).collect(),
        body: (!body.is_empty()).then_some(body),
    }
}
