//! A user's tokens, as authenticators.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};
use spaer_gateway::domain::{Authenticator, AuthenticatorStatus};
use spaer_gateway::{AuthenticatorId, Moment, Private};

use crate::server::{Failure, times};
use crate::settings::Settings;

/// What the server notes of a token when it hands out codes: `refilltoken`, or `refilltoken_COMPUTER`.
pub const HANDED_OUT: &str = "refilltoken";

/// How much of a serial is shown, unless more is needed to tell two apart.
const SHOWN: usize = 4;

/// A row of `GET /token/`, what of it is looked at.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Token {
    /// The id. The numeric `id` is given again to others, so it is none.
    pub serial: String,
    tokentype: String,
    active: bool,
    revoked: bool,
    #[serde(default)]
    description: String,
    failcount: i64,
    maxfail: i64,
    #[serde(default)]
    rollout_state: String,
    #[serde(default)]
    info: Map<String, Value>,
}

/// Whether a token can be used, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It can.
    Usable,
    /// Its failures are as many as it may have; support puts them back to none.
    Failures,
    /// Somebody has disabled it.
    Disabled,
    /// For good.
    Revoked,
    /// Its enrolment was never finished: it is no authenticator yet, and no block either.
    Unfinished,
}

impl Token {
    /// All of them, from the value of an answer.
    ///
    /// # Errors
    /// [`Failure::NotUnderstood`] when one of them is not what the server writes: leaving it out would hide it.
    pub fn read_all(value: &Value) -> Result<Vec<Self>, Failure> {
        #[derive(Deserialize)]
        struct Page {
            next: Option<Value>,
            tokens: Vec<Token>,
        }
        let page: Page = serde_json::from_value(value.clone()).map_err(|_| Failure::NotUnderstood)?;
        // All were asked for; part of a list is not shown as the whole of it.
        if page.next.is_some() { Err(Failure::NotUnderstood) } else { Ok(page.tokens) }
    }

    /// Whether it can be used.
    #[must_use]
    pub fn state(&self) -> Use {
        match () {
            () if self.revoked => Use::Revoked,
            () if !self.active && self.rollout_state == "clientwait" => Use::Unfinished,
            () if !self.active => Use::Disabled,
            () if self.failcount >= self.maxfail => Use::Failures,
            () => Use::Usable,
        }
    }

    /// Whether codes of it were handed out for use without the server. Nobody can take them back: a computer that has them lets in whoever knows one, whatever
    /// becomes of the token.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.info.keys().any(|name| name.starts_with(HANDED_OUT))
    }

    fn info(&self, name: &str) -> Option<&str> {
        self.info.get(name)?.as_str()
    }

    /// As the contract has it. `disabled_since`: from when on it is known that nothing can be done with it; without it a disabled token counts as usable,
    /// since a check that is running may still succeed.
    pub fn authenticator(
        &self,
        short_id: String,
        disabled_since: Option<Moment>,
        session_serial: Option<&str>,
        settings: &Settings,
    ) -> Option<Authenticator> {
        let (status, since, reactivation) = match (self.state(), disabled_since) {
            (Use::Unfinished, _) => return None,
            (Use::Revoked, _) => (AuthenticatorStatus::Revoked, None, settings.back_revoked.clone()),
            (Use::Failures, _) => (AuthenticatorStatus::Locked, None, settings.back_one.clone()),
            (Use::Disabled, Some(since)) => (AuthenticatorStatus::Blocked, Some(since), settings.back_one.clone()),
            // The ways that there would be after a block: nobody is to block their last one without knowing them.
            (Use::Disabled, None) | (Use::Usable, _) => (AuthenticatorStatus::Active, None, settings.back_one.clone()),
        };
        let registered = ["assignment_date", "creation_date"].iter().find_map(|name| times::iso(self.info(name)?));
        Some(Authenticator {
            id: AuthenticatorId::parse(&self.serial)?,
            kind: settings.kinds.of(&self.tokentype, self.info("tokenkind").unwrap_or_default()),
            label: Private::new(self.description.trim()),
            short_id: Private::new(short_id),
            model: None,
            status,
            status_since: since,
            // A token without either date was there before the server wrote them down.
            registered_at: registered.unwrap_or(Moment::from_millis(0)),
            last_used_at: self.info("last_auth").and_then(times::blank),
            opened_this_session: session_serial == Some(self.serial.as_str()),
            blocked_since: since,
            reactivation,
        })
    }
}

/// What tells these serials apart: the last characters of each, as few as do.
#[must_use]
pub fn short_ids(serials: &[&str]) -> Vec<String> {
    let end = |serial: &str, length: usize| {
        let skip = serial.chars().count().saturating_sub(length);
        serial.chars().skip(skip).collect::<String>()
    };
    let longest = serials.iter().map(|serial| serial.chars().count()).max().unwrap_or_default();
    let are_apart = |length: &usize| {
        let ends: BTreeSet<_> = serials.iter().map(|serial| end(serial, *length)).collect();
        ends.len() == serials.len()
    };
    let length = (SHOWN..longest).find(are_apart).unwrap_or(longest);
    serials.iter().map(|serial| end(serial, length)).collect()
}

/// With how many of them somebody can log in.
#[must_use]
pub fn usable(tokens: &[Token]) -> u32 {
    u32::try_from(tokens.iter().filter(|token| token.state() == Use::Usable).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn token(more: Value) -> Value {
        let mut row = json!({
            "serial": "TOTP0001", "tokentype": "totp", "active": true, "revoked": false, "locked": false, "description": "Anna's phone",
            "failcount": 0, "maxfail": 10, "rollout_state": "enrolled", "id": 2,
            "info": { "tokenkind": "software", "assignment_date": "2026-11-30T13:57:30+00:00" },
        });
        row.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        row
    }

    fn read(rows: Vec<Value>) -> Result<Vec<Token>, Failure> {
        Token::read_all(&json!({ "count": rows.len(), "next": null, "prev": null, "tokens": rows }))
    }

    #[test]
    fn a_state_is_what_the_server_means_by_its_fields() {
        for (more, state) in [
            (json!({}), Use::Usable),
            (json!({ "active": false }), Use::Disabled),
            (json!({ "active": false, "revoked": true, "locked": true }), Use::Revoked),
            (json!({ "failcount": 10 }), Use::Failures),
            (json!({ "failcount": 12, "active": false }), Use::Disabled),
            (json!({ "active": false, "rollout_state": "clientwait" }), Use::Unfinished),
            // Its `locked` has nothing to do with failures.
            (json!({ "locked": true }), Use::Usable),
        ] {
            let tokens = read(vec![token(more.clone())]).expect("a token");
            assert_eq!(tokens.first().map(Token::state), Some(state), "{more}");
        }
    }

    #[test]
    fn a_list_that_is_not_whole_is_none() {
        let half = json!({ "count": 2, "next": 2, "prev": null, "tokens": [token(json!({}))] });
        for value in [
            half,
            json!(null),
            json!([]),
            json!({ "tokens": [{}] }),
            json!({ "tokens": [token(json!({ "active": "yes" }))] }),
        ] {
            assert_eq!(Token::read_all(&value).err(), Some(Failure::NotUnderstood), "{value}");
        }
    }

    #[test]
    fn short_ids_are_as_long_as_tells_them_apart() {
        assert_eq!(short_ids(&["TOTP0002C375", "OATH00033911"]), ["C375", "3911"]);
        assert_eq!(short_ids(&["TOTP0001", "HOTP0001"]), ["TOTP0001", "HOTP0001"]);
        assert_eq!(short_ids(&["TOTP10001", "HOTP20001"]), ["10001", "20001"]);
        assert_eq!(short_ids(&["1", "øæåøæå"]), ["1", "åøæå"]);
        assert!(short_ids(&[]).is_empty());
    }
}
