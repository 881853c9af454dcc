//! The routes of a login: to the eID's login page, and back from it.
//!
//! A login can come back in a browser that did not begin it although nobody means harm: the eID's own app may open another browser, or a second tab
//! may go the same way. Nobody is logged in there, but the browser still goes to the page that was asked for, with `login=elsewhere`, so that the app
//! can tell the person.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::{App, Sender};
use crate::backend::{Backend, BackendError, LoggedIn, LoginCallback, LoginOutcome, LoginStart};
use crate::ids::Private;
use crate::logins::{CallbackMatch, MAX_AGE_MILLIS};
use crate::orders::within;
use crate::problem::{Code, Problem};
use crate::return_to::ReturnTo;
use crate::session::{COOKIE, cookies};
use crate::storage::Storage;

const LOGIN_COOKIE: &str = "spaer_login";
const LOGIN_PATH: &str = "/api/v1/login";
pub(crate) const CALLBACK_PATH: &str = "/api/v1/login/callback";
/// The outcome of a login that came back to a browser that did not begin it, or has already used it.
const ELSEWHERE: &str = "elsewhere";

/// `GET /login`
pub(crate) async fn begin<B: Backend, S: Storage>(
    State(app): State<Arc<App<B, S>>>,
    Sender(sender): Sender,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let mut given = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "return_to");
    let return_to = match (given.next(), given.next()) {
        (Some((_, path)), None) => ReturnTo::parse(&path),
        // Without one nobody knows where the citizen was, and of two nobody knows which was meant.
        _ => None,
    };
    let return_to = return_to.ok_or(Problem::with_detail(Code::InvalidRequest, "return_to"))?;
    if let Err(beyond) = app.limiter.login(sender).await {
        // A citizen whose address is shared with a flood goes back to a page that says what else helps, and not to one of JSON.
        return if wants_page(&headers) { Ok(unavailable(&return_to)) } else { Err(beyond) };
    }
    let (state, secret) = app.logins.begin(&return_to, &cookies(&headers, LOGIN_COOKIE))?;
    let start = LoginStart { state, callback_url: callback_url(&app) };
    match within(app.config.timeout, app.backend.begin_login(start)).await {
        Ok(url) => {
            let set = app.set_cookie(LOGIN_COOKIE, &secret, LOGIN_PATH, Some(MAX_AGE_MILLIS / 1000));
            Ok(redirect(&url, &[set]))
        }
        Err(BackendError::NotOffered) => Err(Code::NotOffered.into()),
        Err(_) => Ok(unavailable(&return_to)),
    }
}

/// Back to the app, which says that the login does not work now, and what else there is.
fn unavailable(return_to: &ReturnTo) -> Response {
    redirect(&return_to.with_login(LoginOutcome::Unavailable.as_str()), &[])
}

/// Whether a browser goes here with a person in front of it.
fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).into_iter().filter_map(|value| value.to_str().ok());
    accepts.flat_map(|value| value.split(',')).any(|one| one.trim().starts_with("text/html"))
}

/// `GET /login/callback`: the eID's login page sends the browser here.
pub(crate) async fn callback<B: Backend, S: Storage>(
    State(app): State<Arc<App<B, S>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query: Vec<(String, Private)> = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .map(|(name, value)| (name.into_owned(), Private::new(value)))
        .collect();
    let state = query.iter().find(|(name, _)| name == "state").map(|(_, value)| value.reveal().to_owned());
    let (state, return_to) = match app.logins.take(state, &cookies(&headers, LOGIN_COOKIE)).await {
        CallbackMatch::SameBrowser { state, return_to } => (state, return_to),
        // A session in this browser is kept, because somebody else may have sent the person this link.
        CallbackMatch::OtherBrowser(return_to) => {
            app.metrics.login(ELSEWHERE);
            return Ok(redirect(&return_to.with_login(ELSEWHERE), &[]));
        }
        CallbackMatch::Unavailable(return_to) => return Ok(unavailable(&return_to)),
        CallbackMatch::Unknown => {
            return Ok(redirect(&ReturnTo::start().with_login(LoginOutcome::Failed.as_str()), &[]));
        }
    };
    let callback = LoginCallback { state, query, callback_url: callback_url(&app) };
    let outcome = match within(app.config.timeout, app.backend.finish_login(callback)).await {
        Ok(outcome) => outcome,
        Err(BackendError::SessionEnded | BackendError::NotFound | BackendError::NotUnderstood) => LoginOutcome::Failed,
        Err(_) => LoginOutcome::Unavailable,
    };
    app.metrics.login(outcome.as_str());
    let location = return_to.with_login(outcome.as_str());
    let LoginOutcome::Ok(login) = outcome else { return Ok(redirect(&location, &[])) };
    let token = login.token.clone();
    match enter(&app, login, &headers).await {
        Ok(cookie) => Ok(redirect(&location, &[app.set_cookie(COOKIE, &cookie, "/api", None)])),
        Err(_) => {
            // Nobody can use a session that is not stored, so it is not left open at the back end.
            let _ = within(app.config.timeout, app.backend.log_out(&token)).await;
            Ok(unavailable(&return_to))
        }
    }
}

/// Ends the earlier sessions of this browser, whoever's they are: one browser is logged in as one person at a time. Answers the cookie of the new one.
async fn enter<B: Backend, S: Storage>(
    app: &App<B, S>,
    login: LoggedIn,
    headers: &HeaderMap,
) -> Result<String, Problem> {
    for old in app.sessions.find_all(headers).await? {
        app.sessions.remove(&old.id).await?;
        let _ = within(app.config.timeout, app.backend.log_out(&old.token)).await;
    }
    app.sessions.start(login).await
}

/// Where the eID's login page sends the browser back to, as a whole address.
fn callback_url<B, S>(app: &App<B, S>) -> String {
    format!("{}{CALLBACK_PATH}", app.config.app_origin)
}

fn redirect(location: &str, cookies: &[String]) -> Response {
    let Ok(location) = HeaderValue::from_str(location) else {
        return Problem::from(Code::UpstreamFailed).into_response();
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, location);
    for cookie in cookies.iter().filter_map(|cookie| HeaderValue::from_str(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
