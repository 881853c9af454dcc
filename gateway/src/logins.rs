//! Logins under way.
//!
//! One is bound to the browser that began it by a short-lived cookie, so that nobody can send the citizen a link that logs them in as someone else: they
//! would then block, or read, another person's eID.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::moment::Moment;
use crate::random::{self, NoRandomness};
use crate::return_to::ReturnTo;
use crate::seal::{LoginKey, Seal};

/// After this a login that has not come back is over.
pub(crate) const LONGEST_MILLIS: i64 = 15 * 60 * 1000;
/// At most this many logins are under way at once; one more removes the oldest.
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

/// Whose login has come back from the login page.
pub(crate) enum Back {
    /// To the browser that began it, for the first time.
    Here { state: String, return_to: ReturnTo },
    /// It carries a valid seal of this gateway's key, but another browser began it, or it has been used, has expired or was forgotten.
    Elsewhere(ReturnTo),
    /// Without `state`, or with one that was not sealed with this gateway's key.
    Unknown,
}

impl Logins {
    pub(crate) fn new(key: &LoginKey) -> Self {
        Self { seal: Seal::new(key), begun: Mutex::default() }
    }

    /// Begins a login; answers its `state` and the secret for the browser's login cookie. `held` are the secrets that the browser has sent. One that
    /// belongs to a login under way is used again, so that logins in several tabs work side by side.
    pub(crate) fn begin(&self, return_to: ReturnTo, held: &[&str]) -> Result<(String, String), NoRandomness> {
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

    /// The login with this `state`. It can be taken once, by the browser that began it; an attempt by another browser does not use it up.
    pub(crate) fn take(&self, state: Option<String>, held: &[&str]) -> Back {
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
