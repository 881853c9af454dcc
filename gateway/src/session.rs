//! Who is logged in in which browser.
//!
//! Kept in memory on purpose: a back end's tokens are worth stealing and are not written down. A restart asks for a
//! new login; a block stays readable with its key.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};

use crate::backend::LoggedIn;
use crate::domain::Person;
use crate::ids::SessionToken;
use crate::moment::Moment;
use crate::random::{self, NoRandomness};

pub(crate) const COOKIE: &str = "spaer_session";

/// What a session may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SessionState {
    /// Everything.
    Open {
        /// It has ordered a block.
        ordered: bool,
    },
    /// The back end has ended it after it had ordered a block. It keeps its right to read blocks, or the citizen who
    /// has just blocked everything would be shut out from the proof of it.
    BlocksOnly,
}

/// A copy of one browser's session, as it was when it was looked up.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) cookie: Cookie,
    pub(crate) token: SessionToken,
    pub(crate) person: Person,
    pub(crate) expires_at: Moment,
    pub(crate) csrf: String,
    state: SessionState,
}

impl Session {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, SessionState::Open { .. })
    }

    /// May it read blocks without the back end being asked whether it lives?
    pub(crate) fn has_ordered(&self) -> bool {
        !matches!(self.state, SessionState::Open { ordered: false })
    }

    pub(crate) fn csrf_matches(&self, given: &str) -> bool {
        random::constant_time_eq(self.csrf.as_bytes(), given.as_bytes())
    }
}

/// The value of the session cookie.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Cookie(String);

impl Cookie {
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Cookie {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// All sessions; a clone shares them. If an operator's eID reports ended logins, the operator ends them here too.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    all: Arc<Mutex<HashMap<Cookie, Session>>>,
}

impl Sessions {
    /// Ends every session that holds this token, its right to read blocks included.
    pub fn end(&self, token: &SessionToken) {
        self.lock().retain(|_, session| session.token != *token);
    }

    /// Ends every session.
    pub fn end_all(&self) {
        self.lock().clear();
    }

    /// A new session under a new random id.
    pub(crate) fn start(&self, login: LoggedIn) -> Result<Session, NoRandomness> {
        let session = Session {
            cookie: Cookie(random::hex(32)?),
            token: login.token,
            person: login.person,
            expires_at: login.expires_at,
            csrf: random::hex(32)?,
            state: SessionState::Open { ordered: false },
        };
        let now = Moment::now();
        let mut all = self.lock();
        all.retain(|_, session| session.expires_at > now);
        all.insert(session.cookie.clone(), session.clone());
        Ok(session)
    }

    /// The session whose cookie the request carries, even one that may only read blocks. Of several, an open one is preferred.
    pub(crate) fn find(&self, headers: &HeaderMap) -> Option<Session> {
        let mut all = self.find_all(headers);
        let open = all.iter().position(Session::is_open).unwrap_or(0);
        (!all.is_empty()).then(|| all.swap_remove(open))
    }

    /// Every session whose cookie the request carries. A browser may send several cookies of this name, from an earlier deployment or set by another
    /// page on the same host; a cookie without a session must not hide one that has a session.
    pub(crate) fn find_all(&self, headers: &HeaderMap) -> Vec<Session> {
        let now = Moment::now();
        let all = self.lock();
        let known = cookies(headers, COOKIE).into_iter().filter_map(|value| all.get(&Cookie(value.to_owned())));
        known.filter(|session| session.expires_at > now).cloned().collect()
    }

    pub(crate) fn remove(&self, cookie: &Cookie) {
        self.lock().remove(cookie);
    }

    pub(crate) fn extend(&self, cookie: &Cookie, until: Moment) {
        if let Some(session) = self.lock().get_mut(cookie) {
            session.expires_at = until;
        }
    }

    /// Notes that this session orders a block, so that it may still read blocks after the back end has ended it.
    pub(crate) fn mark_ordered(&self, cookie: &Cookie) {
        if let Some(session) = self.lock().get_mut(cookie)
            && session.is_open()
        {
            session.state = SessionState::Open { ordered: true };
        }
    }

    /// The back end has ended this session: it is removed, or, if it has ordered a block, it may only read blocks from now on.
    pub(crate) fn ended_by_backend(&self, cookie: &Cookie) {
        let mut all = self.lock();
        match all.get_mut(cookie) {
            Some(session) if session.has_ordered() => session.state = SessionState::BlocksOnly,
            _ => {
                all.remove(cookie);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Cookie, Session>> {
        // Every change above is a single step, so that a panic elsewhere leaves the map in order.
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The values of every cookie of this name that the browser sent. Each cookie is read for itself: what another page on
/// the same host has put into one of its own must not hide ours.
pub(crate) fn cookies<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().map(|line| line.as_bytes());
    lines
        .flat_map(|line| line.split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
        .filter(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
        .collect()
}
