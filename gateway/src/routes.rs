//! Every route of the contract but login and blocks.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::activity::Reported;
use crate::app::{App, JsonBody, OptionalJsonBody, Reader, Segment, Writer};
use crate::backend::{Backend, BackendError, LoggedOut};
use crate::ids::ActivityId;
use crate::orders::within;
use crate::problem::{Code, Problem};
use crate::random;
use crate::session::{COOKIE, Session};
use crate::storage::Storage;
use crate::wire;

type Shared<B, S> = State<Arc<App<B, S>>>;
type HandlerResult = Result<Response, Problem>;

pub(crate) fn json(status: StatusCode, body: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn session_answer(session: &Session) -> Response {
    json(StatusCode::OK, wire::session(&session.person, session.expires_at, &session.csrf))
}

/// `GET /session`
pub(crate) async fn session<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Reader(session): Reader,
) -> HandlerResult {
    // The eID may have ended the login since; only it knows.
    app.ask(&session, app.backend.session_lives(&session.token)).await?;
    Ok(session_answer(&session))
}

/// `POST /session/extend`
pub(crate) async fn extend<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Writer(mut session): Writer,
    OptionalJsonBody(body): OptionalJsonBody,
) -> HandlerResult {
    if body.is_some_and(|body| !wire::is_empty_object(&body)) {
        return Err(Problem::with_detail(Code::InvalidRequest, "body"));
    }
    session.expires_at = app.ask(&session, app.backend.extend(&session.token)).await?;
    app.sessions.extend(&session.id, session.expires_at).await?;
    Ok(session_answer(&session))
}

/// `DELETE /session`
pub(crate) async fn log_out<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Writer(session): Writer,
    headers: HeaderMap,
) -> HandlerResult {
    // Here it ends whatever the back end says: who presses "log out" at a library must be logged out.
    let removed = app.sessions.remove(&session.id).await;
    let done = within(app.config.timeout, app.backend.log_out(&session.token)).await;
    let done = done.unwrap_or(LoggedOut { end_session_url: None });
    // The browser may still send older session cookies of the same name. Their sessions end too, so that none of them takes the place of this one.
    for other in app.sessions.find_all(&headers).await? {
        app.sessions.remove(&other.id).await?;
        let _ = within(app.config.timeout, app.backend.log_out(&other.token)).await;
    }
    removed?;
    let mut response = json(StatusCode::OK, wire::logged_out(done));
    if let Ok(gone) = HeaderValue::from_str(&app.set_cookie(COOKIE, "", "/api", Some(0))) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    Ok(response)
}

/// `GET /identity`
pub(crate) async fn identity<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Reader(session): Reader,
) -> HandlerResult {
    let identity = app.ask(&session, app.backend.identity(&session.token)).await?;
    Ok(json(StatusCode::OK, wire::identity(&session.person.subject, &identity)))
}

/// `GET /authenticators`
pub(crate) async fn authenticators<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Reader(session): Reader,
) -> HandlerResult {
    let all = app.ask(&session, app.backend.authenticators(&session.token)).await?;
    Ok(json(StatusCode::OK, wire::authenticators(&session.person.subject, &all)))
}

/// `GET /activity`
pub(crate) async fn activities<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Reader(session): Reader,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let query = wire::activity_query(&query.unwrap_or_default())
        .map_err(|name| Problem::with_detail(Code::InvalidRequest, name))?;
    let page = match within(app.config.timeout, app.backend.activities(&session.token, &query)).await {
        // The cursor is the only part of the query that names something which may not exist, so `NotFound` is about it.
        Err(BackendError::NotFound) => return Err(Problem::with_detail(Code::InvalidRequest, "cursor")),
        answer => app.ask(&session, std::future::ready(answer)).await?,
    };
    let body = wire::activities(&session.person.subject, &page);
    let hash: [u8; 32] = Sha256::digest(&body).into();
    let tag = format!("\"{}\"", random::to_hex(&hash));
    let asked_for = headers.get_all(header::IF_NONE_MATCH).into_iter().map(|value| value.as_bytes());
    let mut tags = asked_for.flat_map(|tags| tags.split(|byte| *byte == b',')).map(<[u8]>::trim_ascii);
    let unchanged = tags.any(|one| one.strip_prefix(b"W/").unwrap_or(one) == tag.as_bytes());
    let mut response = match unchanged {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => json(StatusCode::OK, body),
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// `PUT /activity/{id}/report`
pub(crate) async fn report<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Writer(session): Writer,
    Segment(id): Segment,
    JsonBody(body): JsonBody,
) -> HandlerResult {
    let id = ActivityId::parse(&id).ok_or(Code::ActivityNotFound)?;
    let note = wire::report_note(&body).ok_or(Problem::with_detail(Code::InvalidRequest, "body"))?;
    app.limiter.report(&session.id).await?;
    let work = app.backend.report(&session.token, &id, note.as_ref());
    match within(app.config.timeout, work).await {
        Ok(Reported::New(report)) => Ok(json(StatusCode::CREATED, wire::reported(&report))),
        Ok(Reported::Repeated(report)) => Ok(json(StatusCode::OK, wire::reported(&report))),
        Err(BackendError::NotFound) => Err(Code::ActivityNotFound.into()),
        Err(error) => app.ask(&session, std::future::ready(Err(error))).await,
    }
}

/// `PUT /settings/provider-shown`
pub(crate) async fn provider_shown<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Writer(session): Writer,
    JsonBody(body): JsonBody,
) -> HandlerResult {
    let shown = wire::provider_setting(&body).ok_or(Problem::with_detail(Code::InvalidRequest, "body"))?;
    let setting = app.ask(&session, app.backend.provider_shown(&session.token, shown)).await?;
    Ok(json(StatusCode::OK, wire::provider_shown(&setting)))
}

/// `GET /service`
pub(crate) async fn service<B: Backend, S: Storage>(State(app): Shared<B, S>) -> HandlerResult {
    let service = within(app.config.timeout, app.backend.service()).await?;
    Ok(json(StatusCode::OK, wire::service(&service)))
}

/// `/emergency…`, for blocking without a login: no back end offers it yet.
pub(crate) async fn not_offered() -> Problem {
    Code::NotOffered.into()
}

pub(crate) async fn not_found() -> Problem {
    Code::NotFound.into()
}

pub(crate) async fn wrong_method() -> Problem {
    Code::MethodNotAllowed.into()
}
