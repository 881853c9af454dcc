//! Logins under way.
//!
//! One is bound to the browser that began it by a short-lived cookie, so that nobody can send the citizen a link that logs them in as someone else: they
//! would then block, or read, another person's eID.
//!
//! Nothing is stored of a login that was begun: its `state` holds all of it, sealed. Only those that came back to their browser are remembered, so that
//! none comes back twice. So no number of logins that somebody else begins takes room from this one.

use std::sync::Arc;

use crate::keys::Cipher;
use crate::moment::Moment;
use crate::random::NoRandomness;
use crate::return_to::ReturnTo;
use crate::state_cipher::StateCipher;
use crate::storage::Storage;

/// After this a login that has not come back is over.
pub(crate) const MAX_AGE_MILLIS: i64 = 15 * 60 * 1000;

/// Logins under way.
pub(crate) struct Logins<S> {
    cipher: StateCipher,
    storage: Arc<S>,
}

/// Whose login has come back from the login page.
pub(crate) enum CallbackMatch {
    /// To the browser that began it, for the first time.
    SameBrowser { state: String, return_to: ReturnTo },
    /// It carries a valid `state` of this gateway's key, but another browser began it, or it has been used or has expired.
    OtherBrowser(ReturnTo),
    /// Whether it came back before cannot be told now, so that it must not be taken.
    Unavailable(ReturnTo),
    /// Without `state`, or with one that was not sealed with this gateway's key.
    Unknown,
}

impl<S: Storage> Logins<S> {
    pub(crate) fn new(cipher: Cipher, storage: Arc<S>) -> Self {
        Self { cipher: StateCipher::new(cipher), storage }
    }

    /// Begins a login; answers its `state` and the secret for the browser's login cookie. `secrets` are the secrets that the browser has sent. One that
    /// this gateway has made is used again, so that logins in several tabs work side by side.
    pub(crate) fn begin(&self, return_to: &ReturnTo, secrets: &[&str]) -> Result<(String, String), NoRandomness> {
        let own = secrets.iter().find(|secret| self.cipher.is_secret(secret));
        let secret = match own {
            Some(secret) => (*secret).to_owned(),
            None => self.cipher.new_secret()?,
        };
        Ok((self.cipher.state(Moment::now(), &secret, return_to)?, secret))
    }

    /// The login with this `state`. It can be taken once, by the browser that began it; an attempt by another browser does not use it up.
    pub(crate) async fn take(&self, state: Option<String>, secrets: &[&str]) -> CallbackMatch {
        self.take_at(Moment::now(), state, secrets).await
    }

    async fn take_at(&self, now: Moment, state: Option<String>, secrets: &[&str]) -> CallbackMatch {
        let Some(state) = state else { return CallbackMatch::Unknown };
        let Some(login) = self.cipher.open_state(&state) else { return CallbackMatch::Unknown };
        let lives = now.as_millis() - login.at.as_millis() < MAX_AGE_MILLIS;
        if !lives || !login.is_of(secrets) {
            return CallbackMatch::OtherBrowser(login.return_to);
        }
        match self.storage.use_login(login.id.as_bytes(), login.at.plus_millis(MAX_AGE_MILLIS)).await {
            Ok(true) => CallbackMatch::SameBrowser { state, return_to: login.return_to },
            Ok(false) => CallbackMatch::OtherBrowser(login.return_to),
            Err(_) => CallbackMatch::Unavailable(login.return_to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use crate::storage::sqlite::Sqlite;

    fn logins() -> Logins<Sqlite> {
        Logins::new(Cipher::new(&Keys::OfThisProcess), Arc::new(Sqlite::in_memory().expect("SQLite starts")))
    }

    fn begin(logins: &Logins<Sqlite>, secrets: &[&str]) -> (String, String) {
        let return_to = ReturnTo::parse("/da/").expect("is a path");
        logins.begin(&return_to, secrets).expect("there is randomness")
    }

    fn is_taken(found: &CallbackMatch) -> bool {
        matches!(found, CallbackMatch::SameBrowser { .. })
    }

    #[tokio::test]
    async fn no_flood_of_logins_pushes_one_out() {
        let logins = logins();
        let (state, secret) = begin(&logins, &[]);
        for _ in 0..10_100 {
            begin(&logins, &[]);
        }
        assert!(is_taken(&logins.take(Some(state), &[&secret]).await));
    }

    #[tokio::test]
    async fn a_login_is_over_after_its_time() {
        let logins = logins();
        for (later, taken) in [(MAX_AGE_MILLIS - 1_000, true), (MAX_AGE_MILLIS + 1_000, false)] {
            let (state, secret) = begin(&logins, &[]);
            let found = logins.take_at(Moment::now().plus_millis(later), Some(state), &[&secret]).await;
            assert_eq!(is_taken(&found), taken, "{later}");
        }
    }

    #[tokio::test]
    async fn a_secret_that_was_not_made_here_is_not_used_again() {
        let logins = logins();
        let (_, own) = begin(&logins, &[]);
        let planted = "0".repeat(own.len());
        assert_eq!(begin(&logins, &[&planted, &own]).1, own);
        assert_ne!(begin(&logins, &[&planted]).1, planted);
    }
}
