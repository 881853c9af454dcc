//! What every route has at hand, and who may pass.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::backend::{Answer, Backend, BackendError};
use crate::ids::BlockId;
use crate::journal::Journal;
use crate::logins::Logins;
use crate::orders::{Orders, within};
use crate::problem::{Code, Problem};
use crate::seal::LoginKey;
use crate::session::{Session, Sessions};

const MOST_BYTES: usize = 64 * 1024;

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
    /// How long to wait for the back end, in all that placing one order takes. The app gives up on a block after 15
    /// seconds; be done before. A call that failed or was given up is taken to be over after as long again.
    pub patience: Duration,
    /// With what the way back is sealed that travels through the eID. [`LoginKey::default`] unless several processes
    /// serve one address.
    pub login_key: LoginKey,
}

pub(crate) struct App<B, J> {
    pub(crate) backend: Arc<B>,
    pub(crate) orders: Arc<Orders<B, J>>,
    pub(crate) sessions: Sessions,
    pub(crate) logins: Logins,
    pub(crate) config: Config,
}

impl<B: Backend, J: Journal> App<B, J> {
    /// `seconds: None` lasts until the browser is closed; 0 removes it.
    pub(crate) fn set_cookie(&self, name: &str, value: &str, path: &str, seconds: Option<i64>) -> String {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = match self.config.transport {
            Transport::Https => "; Secure",
            Transport::PlainLoopback => "",
        };
        format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{age}")
    }

    /// Asks the back end on behalf of a session, and lets go of the session when the back end has.
    pub(crate) async fn ask<T>(
        &self,
        session: &Session,
        work: impl Future<Output = Answer<T>> + Send,
    ) -> Result<T, Problem> {
        let answer = within(self.config.patience, work).await;
        if matches!(answer, Err(BackendError::SessionEnded)) {
            self.sessions.ended_by_backend(&session.cookie);
        }
        Ok(answer?)
    }
}

/// The session of whoever asks, when there is one of any standing.
pub(crate) struct MaybeSession(pub(crate) Option<Session>);

impl<B: Backend, J: Journal> FromRequestParts<Arc<App<B, J>>> for MaybeSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, J>>) -> Result<Self, Problem> {
        Ok(Self(app.sessions.of(&parts.headers)))
    }
}

/// Somebody is logged in.
pub(crate) struct Reader(pub(crate) Session);

impl<B: Backend, J: Journal> FromRequestParts<Arc<App<B, J>>> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, J>>) -> Result<Self, Problem> {
        let session = app.sessions.of(&parts.headers).filter(Session::is_open);
        session.map(Self).ok_or_else(|| Code::SessionRequired.into())
    }
}

/// Somebody is logged in, and it is their own app that asks.
pub(crate) struct Writer(pub(crate) Session);

impl<B: Backend, J: Journal> FromRequestParts<Arc<App<B, J>>> for Writer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App<B, J>>) -> Result<Self, Problem> {
        let Reader(session) = Reader::from_request_parts(parts, app).await?;
        let given = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
        match given {
            Some(given) if session.csrf_fits(given) => Ok(Self(session)),
            _ => Err(Code::CsrfInvalid.into()),
        }
    }
}

/// A part of the path, decoded.
pub(crate) struct Segment(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(text)) => Ok(Self(text)),
            Err(_) => Err(Problem::with_detail(Code::InvalidRequest, "path")),
        }
    }
}

/// A block's id in the path.
pub(crate) struct BlockPath(pub(crate) BlockId);

impl<S: Send + Sync> FromRequestParts<S> for BlockPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Segment(text) = Segment::from_request_parts(parts, state).await?;
        BlockId::parse(&text).map(Self).ok_or(Problem::with_detail(Code::InvalidRequest, "id"))
    }
}

/// A body that says it is JSON and is not too large.
pub(crate) struct JsonBody(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        // Also what keeps a form on another site from writing: a form cannot send this type.
        if !is_json(request.headers()) {
            return Err(Code::UnsupportedMediaType.into());
        }
        let bytes = to_bytes(request.into_body(), MOST_BYTES).await;
        bytes.map(Self).map_err(|_| Code::PayloadTooLarge.into())
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes()).unwrap_or_default();
    let essence = given.split(|byte| *byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"application/json")
}
