//! The state that all routes share, and the extractors that check session, CSRF token, path and body of a request.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use tokio_util::task::TaskTracker;

use crate::backend::{Answer, Backend, BackendError};
use crate::ids::BlockId;
use crate::keys::Keys;
use crate::limits::{Client, ClientAddress, Limiter, Limits, client_of};
use crate::logins::Logins;
use crate::metrics::Metrics;
use crate::orders::{Orders, within};
use crate::problem::{Code, Problem};
use crate::session::{Session, Sessions};
use crate::storage::Storage;

/// No body of the contract is larger: the largest is an order with 100 activities of 200 characters, each written as two escapes of six bytes.
const MAX_BODY_BYTES: usize = 256 * 1024;

/// How the app is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// As it must be: cookies are `Secure`.
    Https,
    /// On this machine only, for development and tests. Not every browser keeps a `Secure` cookie from plain http.
    PlainLoopback,
}

/// What an operator decides.
#[derive(Clone, Debug)]
pub struct Config {
    /// Scheme, host and port of the app, as in `https://spaer.example`.
    pub app_origin: String,
    /// How the app is reached.
    pub transport: Transport,
    /// How long the gateway waits for one call to the back end; for placing an order, all its calls together. It should be less than 15 seconds,
    /// after which the app gives up on a block. A call that failed or was given up is taken to be over once this time has passed once more after its
    /// deadline.
    pub timeout: Duration,
    /// The keys that seal logins under way and stored sessions. [`Keys::default`] does for one process whose restart may end every session.
    pub keys: Keys,
    /// How much of a thing may be done. [`Limits::default`] has numbers that no citizen comes near.
    pub limits: Limits,
    /// For how long an order stays stored after it was refused or the block has ended; then neither its receipt nor the person's list shows it. A block that
    /// is in effect stays for as long as it is. A year, unless an operator has a reason; less than 30 days breaks the contract's list.
    pub keep_finished: Duration,
    /// From where a client's address is taken. With [`ClientAddress::Unknown`] nothing is counted by address.
    pub client_address: ClientAddress,
}

impl Config {
    /// For an app at this address, with keys of this process and the limits that no citizen comes near.
    #[must_use]
    pub fn new(app_origin: impl Into<String>, transport: Transport) -> Self {
        Self {
            app_origin: app_origin.into(),
            transport,
            timeout: Duration::from_secs(10),
            keys: Keys::default(),
            limits: Limits::default(),
            keep_finished: Duration::from_secs(365 * 24 * 3600),
            client_address: ClientAddress::default(),
        }
    }
}

pub(crate) struct App<B, S> {
    pub(crate) backend: Arc<B>,
    pub(crate) orders: Arc<Orders<B, S>>,
    pub(crate) sessions: Sessions<S>,
    pub(crate) logins: Logins<S>,
    pub(crate) limiter: Arc<Limiter<S>>,
    pub(crate) metrics: Metrics,
    /// The orders that are being worked on.
    pub(crate) under_way: TaskTracker,
    pub(crate) config: Config,
}

impl<B: Backend, S: Storage> App<B, S> {
    /// The value of a `Set-Cookie` header. With `seconds: None` the cookie lasts until the browser is closed; 0 removes it.
    pub(crate) fn set_cookie(&self, name: &str, value: &str, path: &str, seconds: Option<i64>) -> String {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = match self.config.transport {
            Transport::Https => "; Secure",
            Transport::PlainLoopback => "",
        };
        format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{age}")
    }

    /// The whole body, if it is small enough and arrives in time. Whoever sends a byte a minute must not hold a connection for ever.
    async fn read_body(&self, request: Request) -> Result<Bytes, Problem> {
        let body = to_bytes(request.into_body(), MAX_BODY_BYTES);
        match tokio::time::timeout(self.config.limits.body, body).await {
            Ok(bytes) => bytes.map_err(|_| Code::PayloadTooLarge.into()),
            Err(_) => Err(Code::RequestTimeout.into()),
        }
    }

    /// Waits for an answer of the back end, no longer than `timeout`. If the back end says that the session has ended, the gateway's session ends
    /// too (`Sessions::ended_by_backend`).
    pub(crate) async fn ask<T>(
        &self,
        session: &Session,
        work: impl Future<Output = Answer<T>> + Send,
    ) -> Result<T, Problem> {
        let answer = within(self.config.timeout, work).await;
        if matches!(answer, Err(BackendError::SessionEnded)) {
            // If it cannot be stored, the next call is told the same by the back end.
            let _ = self.sessions.ended_by_backend(&session.id).await;
        }
        Ok(answer?)
    }
}

/// Extractor: the caller's session, if there is one, even one that may only read blocks.
pub(crate) struct MaybeSession(pub(crate) Option<Session>);

impl<B: Backend, S: Storage> FromRequestParts<Arc<App<B, S>>> for MaybeSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        Ok(Self(app.sessions.find(&parts.headers).await?))
    }
}

/// Extractor for reads: the caller's open session. Without one the request is refused with `session_required`.
pub(crate) struct Reader(pub(crate) Session);

impl<B: Backend, S: Storage> FromRequestParts<Arc<App<B, S>>> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        let session = app.sessions.find(&parts.headers).await?.filter(Session::is_open);
        session.map(Self).ok_or_else(|| Code::SessionRequired.into())
    }
}

/// Extractor for writes: the caller's open session, if the request also carries that session's CSRF token in `x-csrf-token`.
pub(crate) struct Writer(pub(crate) Session);

impl<B: Backend, S: Storage> FromRequestParts<Arc<App<B, S>>> for Writer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        let Reader(session) = Reader::from_request_parts(parts, app).await?;
        let given = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
        match given {
            Some(given) if session.csrf_matches(given) => Ok(Self(session)),
            _ => Err(Code::CsrfInvalid.into()),
        }
    }
}

/// Extractor: who is counted as having sent the request; `None` where that is not known.
pub(crate) struct Sender(pub(crate) Option<Client>);

impl<B: Backend, S: Storage> FromRequestParts<Arc<App<B, S>>> for Sender {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        Ok(Self(client_of(parts, &app.config.client_address)))
    }
}

/// Extractor: the path parameter of a route that has exactly one, percent-decoded.
pub(crate) struct Segment(pub(crate) String);

impl<A: Send + Sync> FromRequestParts<A> for Segment {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &A) -> Result<Self, Problem> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(text)) => Ok(Self(text)),
            Err(_) => Err(Problem::with_detail(Code::InvalidRequest, "path")),
        }
    }
}

/// A block's id in the path.
pub(crate) struct BlockPath(pub(crate) BlockId);

impl<A: Send + Sync> FromRequestParts<A> for BlockPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &A) -> Result<Self, Problem> {
        let Segment(text) = Segment::from_request_parts(parts, state).await?;
        BlockId::parse(&text).map(Self).ok_or(Problem::with_detail(Code::InvalidRequest, "id"))
    }
}

/// Extractor: the bytes of a body whose content type is JSON and which is at most 256 KiB. They are not parsed here.
pub(crate) struct JsonBody(pub(crate) Bytes);

impl<B: Backend, S: Storage> FromRequest<Arc<App<B, S>>> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        // This also keeps forms on other sites from writing: an HTML form cannot send `application/json`.
        if !is_json(request.headers()) {
            return Err(Code::UnsupportedMediaType.into());
        }
        app.read_body(request).await.map(Self)
    }
}

/// Extractor: as [`JsonBody`], for a call that may also come without a body; then its content type does not matter.
pub(crate) struct OptionalJsonBody(pub(crate) Option<Bytes>);

impl<B: Backend, S: Storage> FromRequest<Arc<App<B, S>>> for OptionalJsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App<B, S>>) -> Result<Self, Problem> {
        let is_json = is_json(request.headers());
        match app.read_body(request).await? {
            bytes if bytes.is_empty() => Ok(Self(None)),
            bytes if is_json => Ok(Self(Some(bytes))),
            _ => Err(Code::UnsupportedMediaType.into()),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes()).unwrap_or_default();
    let essence = given.split(|byte| *byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"application/json")
}
