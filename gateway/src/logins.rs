//! Logins under way.
//!
//! One is bound to the browser that began it by a short-lived cookie, so that nobody can send the citizen a link that logs them in as someone else: they
//! would then block, or read, another person's eID.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::moment::Moment;
use crate::random::{self, NoRandomness};
use crate::return_to::ReturnTo;
use crate::state_cipher::{LoginKey, StateCipher};

/// After this a login that has not come back is over.
pub(crate) const MAX_AGE_MILLIS: i64 = 15 * 60 * 1000;
/// At most this many logins are under way at once; one more removes the oldest.
const MAX_PENDING: usize = 10_000;

struct PendingLogin {
    secret: String,
    return_to: ReturnTo,
    at: Moment,
}

impl PendingLogin {
    /// Was it begun by the browser that holds these secrets?
    fn begun_by(&self, secrets: &[&str]) -> bool {
        secrets.iter().any(|secret| random::constant_time_eq(self.secret.as_bytes(), secret.as_bytes()))
    }
}

/// Logins under way.
pub(crate) struct Logins {
    cipher: StateCipher,
    pending: Mutex<HashMap<String, PendingLogin>>,
}

/// Whose login has come back from the login page.
pub(crate) enum CallbackMatch {
    /// To the browser that began it, for the first time.
    SameBrowser { state: String, return_to: ReturnTo },
    /// It carries a valid `state` of this gateway's key, but another browser began it, or it has been used, has expired or was forgotten.
    OtherBrowser(ReturnTo),
    /// Without `state`, or with one that was not encrypted with this gateway's key.
    Unknown,
}

impl Logins {
    pub(crate) fn new(key: &LoginKey) -> Self {
        Self { cipher: StateCipher::new(key), pending: Mutex::default() }
    }

    /// Begins a login; answers its `state` and the secret for the browser's login cookie. `secrets` are the secrets that the browser has sent. One that
    /// belongs to a login under way is used again, so that logins in several tabs work side by side.
    pub(crate) fn begin(&self, return_to: ReturnTo, secrets: &[&str]) -> Result<(String, String), NoRandomness> {
        let (state, fresh) = (self.cipher.encrypt(&return_to)?, random::hex(32)?);
        let at = Moment::now();
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.retain(|_, login| at.as_millis() - login.at.as_millis() < MAX_AGE_MILLIS);
        if pending.len() >= MAX_PENDING
            && let Some(oldest) = pending.iter().min_by_key(|(_, login)| login.at).map(|(state, _)| state.clone())
        {
            pending.remove(&oldest);
        }
        let secret = pending.values().find(|login| login.begun_by(secrets)).map_or(fresh, |login| login.secret.clone());
        pending.insert(state.clone(), PendingLogin { secret: secret.clone(), return_to, at });
        Ok((state, secret))
    }

    /// The login with this `state`. It can be taken once, by the browser that began it; an attempt by another browser does not use it up.
    pub(crate) fn take(&self, state: Option<String>, secrets: &[&str]) -> CallbackMatch {
        let Some(state) = state else { return CallbackMatch::Unknown };
        let now = Moment::now().as_millis();
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let is_ours = |login: &PendingLogin| login.begun_by(secrets) && now - login.at.as_millis() < MAX_AGE_MILLIS;
        match pending.get(&state).is_some_and(is_ours).then(|| pending.remove(&state)).flatten() {
            Some(login) => CallbackMatch::SameBrowser { state, return_to: login.return_to },
            None => self.cipher.decrypt(&state).map_or(CallbackMatch::Unknown, CallbackMatch::OtherBrowser),
        }
    }
}
