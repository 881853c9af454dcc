//! Through the eID's login page and back.
//!
//! A login that is under way is bound to the browser that began it by a short-lived cookie, so that nobody can send
//! the citizen a link that logs them in as someone else: they would then block, or read, another person's eID.
//!
//! A login may also come back honestly where it did not begin: the eID's own app opens another browser, or a new tab
//! goes the same way twice. Nobody is logged in there, but they are where they wanted to be, and are told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::backend::{Backend, BackendError, LoginCallback, LoginOutcome, LoginStart};
use crate::ids::Private;
use crate::journal::Journal;
use crate::moment::Moment;
use crate::orders::within;
use crate::problem::{Code, Problem};
use crate::random::{self, NoRandomness};
use crate::return_to::ReturnTo;
use crate::seal::{LoginKey, Seal};
use crate::session::{COOKIE, cookies};

const LOGIN_COOKIE: &str = "spaer_login";
const LOGIN_PATH: &str = "/api/v1/login";
pub(crate) const CALLBACK_PATH: &str = "/api/v1/login/callback";
const LONGEST_MILLIS: i64 = 15 * 60 * 1000;
/// This browser did not begin the login that came back, or has used it up.
const ELSEWHERE: &str = "elsewhere";
/// More logins than this are not begun at once; the oldest gives way.
const MOST: usize = 10_000;

struct Begun {
    secret: String,
    return_to: ReturnTo,
    at: Moment,
}

impl Begun {
    /// Was it begun by the browser that holds these secrets?
    fn is_of(&self, held: &[&str]) -> bool {
        held.iter().any(|held| random::same(self.secret.as_bytes(), held.as_bytes()))
    }
}

/// Logins under way.
pub(crate) struct Logins {
    seal: Seal,
    begun: Mutex<HashMap<String, Begun>>,
}

/// What came back from the login page.
enum Back {
    /// To the browser that began it, for the first time.
    Here { state: String, return_to: ReturnTo },
    /// Begun here, by another browser, or by this one and used up.
    Elsewhere(ReturnTo),
    /// Nothing that was begun here.
    Unknown,
}

impl Logins {
    pub(crate) fn new(key: &LoginKey) -> Self {
        Self { seal: Seal::new(key), begun: Mutex::default() }
    }

    /// `held` are the secrets of logins that the same browser began in other tabs; all of them then work.
    fn begin(&self, return_to: ReturnTo, held: &[&str]) -> Result<(String, String), NoRandomness> {
        let (state, fresh) = (self.seal.close(&return_to)?, random::hex(32)?);
        let at = Moment::now();
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        begun.retain(|_, login| at.as_millis() - login.at.as_millis() < LONGEST_MILLIS);
        if begun.len() >= MOST
            && let Some(oldest) = begun.iter().min_by_key(|(_, login)| login.at).map(|(state, _)| state.clone())
        {
            begun.remove(&oldest);
        }
        let secret = begun.values().find(|login| login.is_of(held)).map_or(fresh, |login| login.secret.clone());
        begun.insert(state.clone(), Begun { secret: secret.clone(), return_to, at });
        Ok((state, secret))
    }

    /// Each login comes back once, to the browser that began it. Somebody else's attempt does not use it up.
    fn take(&self, state: Option<String>, held: &[&str]) -> Back {
        let Some(state) = state else { return Back::Unknown };
        let now = Moment::now().as_millis();
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |login: &Begun| login.is_of(held) && now - login.at.as_millis() < LONGEST_MILLIS;
        match begun.get(&state).is_some_and(fits).then(|| begun.remove(&state)).flatten() {
            Some(login) => Back::Here { state, return_to: login.return_to },
            None => self.seal.open(&state).map_or(Back::Unknown, Back::Elsewhere),
        }
    }
}

/// `GET /login`
pub(crate) async fn begin<B: Backend, J: Journal>(
    State(app): State<Arc<App<B, J>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let given = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "return_to");
    let return_to = match given {
        Some((_, path)) => ReturnTo::parse(&path).ok_or(Problem::with_detail(Code::InvalidRequest, "return_to"))?,
        None => ReturnTo::start(),
    };
    let (state, secret) = app.logins.begin(return_to.clone(), &cookies(&headers, LOGIN_COOKIE))?;
    let start = LoginStart { state, callback_url: app.callback_url() };
    match within(app.config.patience, app.backend.begin_login(start)).await {
        Ok(url) => {
            let set = app.set_cookie(LOGIN_COOKIE, &secret, LOGIN_PATH, Some(LONGEST_MILLIS / 1000));
            Ok(go(&url, &[set]))
        }
        Err(BackendError::NotOffered) => Err(Code::NotOffered.into()),
        Err(_) => Ok(go(&return_to.with_login(LoginOutcome::Unavailable.as_str()), &[])),
    }
}

/// Where the eID's login page sends the browser back to.
pub(crate) async fn callback<B: Backend, J: Journal>(
    State(app): State<Arc<App<B, J>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query: Vec<(String, Private)> = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .map(|(name, value)| (name.into_owned(), Private::new(value)))
        .collect();
    let state = query.iter().find(|(name, _)| name == "state").map(|(_, value)| value.reveal().to_owned());
    let (state, return_to) = match app.logins.take(state, &cookies(&headers, LOGIN_COOKIE)) {
        Back::Here { state, return_to } => (state, return_to),
        // Whoever is logged in here stays it: somebody may have been sent this link.
        Back::Elsewhere(return_to) => return Ok(go(&return_to.with_login(ELSEWHERE), &[])),
        Back::Unknown => return Ok(go(&ReturnTo::start().with_login(LoginOutcome::Failed.as_str()), &[])),
    };
    let callback = LoginCallback { state, query, callback_url: app.callback_url() };
    let outcome = match within(app.config.patience, app.backend.finish_login(callback)).await {
        Ok(outcome) => outcome,
        Err(BackendError::SessionEnded | BackendError::NotFound | BackendError::NotUnderstood) => LoginOutcome::Failed,
        Err(_) => LoginOutcome::Unavailable,
    };
    let location = return_to.with_login(outcome.as_str());
    let LoginOutcome::Ok(login) = outcome else { return Ok(go(&location, &[])) };
    // The login before, of whomever, ends here: one browser is one person at a time.
    for old in app.sessions.all_of(&headers) {
        app.sessions.forget(&old.cookie);
        let _ = within(app.config.patience, app.backend.log_out(&old.token)).await;
    }
    let session = app.sessions.start(login)?;
    Ok(go(&location, &[app.set_cookie(COOKIE, session.cookie.reveal(), "/api", None)]))
}

fn go(location: &str, cookies: &[String]) -> Response {
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
