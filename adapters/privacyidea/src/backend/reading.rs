//! Reads how somebody's tokens and their lock stand, and says nothing more than what was read.

use serde_json::Value;
use spaer_gateway::Moment;
use spaer_gateway::domain::{Target, TargetDescription};

use super::PrivacyIdea;
use crate::audit::{self, Change};
use crate::login::LoggedInUser;
use crate::server::{Failure, Lock, steady, times};
use crate::tokens::{Token, Use, short_ids, usable};

/// How far the audit's clock may be from the server's answers. More is another time zone.
const MOST_APART: i64 = 60_000;

/// A lock that keeps the person out until support opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HandLock {
    /// None, or one that a rule has set for a while.
    Open,
    /// By hand, from this moment on.
    Set { at: Moment },
}

/// How a target is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// To see whether there is anything to block: with one call, since a server that somebody besieges answers slowly.
    Before,
    /// To be told: with the moment at which it was so, and who did it.
    ToTell,
}

/// A target that was read, before and after.
pub(super) struct Reading {
    pub(super) as_of: Moment,
    pub(super) state: TargetReading,
    pub(super) description: TargetDescription,
    pub(super) authenticators_left: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TargetReading {
    Missing,
    Revoked,
    Usable,
    /// Not usable: whether that is in effect, and who did it, where the audit knows.
    Blocked {
        in_effect: Option<Moment>,
        change: Option<Change>,
    },
}

impl PrivacyIdea {
    pub(super) async fn tokens(&self, jwt: &str, look: Look) -> Result<(Vec<Token>, Moment), Failure> {
        let read = || async {
            let answer = self.server.get(jwt, "/token/", &[("pagesize", "1000")]).await?;
            Ok((Token::read_all(&answer.value)?, answer.at))
        };
        if look == Look::Before {
            return read().await;
        }
        steady(read, |tokens: &Vec<Token>| {
            tokens.iter().map(|token| (token.serial.clone(), token.state())).collect::<Vec<_>>()
        })
        .await
    }

    pub(super) async fn lock(&self, user: &LoggedInUser, look: Look) -> Result<(HandLock, Moment), Failure> {
        let read = || async {
            let (lock, at) = self.server.lock(&self.settings.realm, &user.name).await?;
            let lock = match lock {
                // Also of a user that the server does not know. This one has logged in.
                Lock::None | Lock::ByRule => HandLock::Open,
                Lock::ByHand { at } => HandLock::Set { at: at.ok_or(Failure::NotUnderstood)? },
            };
            Ok((lock, at))
        };
        if look == Look::Before { read().await } else { steady(read, HandLock::clone).await }
    }

    /// Whether the person is locked, or that with which they have logged in is disabled.
    pub(super) async fn is_shut_out(&self, user: &LoggedInUser) -> Result<bool, Failure> {
        let (lock, _) = self.lock(user, Look::Before).await?;
        let (tokens, _) = self.tokens(&user.jwt, Look::Before).await?;
        let used = tokens.iter().find(|token| Some(&token.serial) == user.serial.as_ref());
        Ok(lock != HandLock::Open || used.is_some_and(|token| token.state() != Use::Usable))
    }

    /// Whether moments of the audit can be taken for what they seem to be. The last row of the person is of a call made just now.
    pub(super) async fn audit_is_utc(&self, jwt: &str) -> bool {
        let look = || async {
            let answer = self.server.get(jwt, "/audit/", &[("page_size", "1")]).await?;
            let row = answer.value.get("auditdata").and_then(|rows| rows.get(0)).ok_or(Failure::NotUnderstood)?;
            let date = row.get("date").and_then(Value::as_str).and_then(times::utc).ok_or(Failure::NotUnderstood)?;
            Ok::<bool, Failure>((answer.at.as_millis() - date.as_millis()).abs() < MOST_APART)
        };
        *self.audit_is_utc.get_or_try_init(look).await.unwrap_or(&false)
    }

    /// Who has disabled it and when, if that can be known.
    async fn disabled(&self, jwt: &str, serial: &str) -> Option<Change> {
        // Without the audit nothing is untrue, only later.
        if self.audit_is_utc(jwt).await {
            audit::disabled(&self.server, jwt, serial).await.ok().flatten()
        } else {
            None
        }
    }

    async fn locked_by(&self, jwt: &str) -> Option<Change> {
        let is_read = self.audit_is_utc(jwt).await;
        let found =
            if is_read { audit::locked(&self.server, jwt, &self.settings.gateway_name).await.ok() } else { None };
        found.flatten()
    }

    /// From when on a token that was read disabled can do nothing, once that is so, and who did it. Of one whose codes were handed out that is never known.
    pub(super) async fn disabled_since(
        &self,
        user: &LoggedInUser,
        token: &Token,
        as_of: Moment,
    ) -> (Option<Moment>, Option<Change>) {
        let change = self.disabled(&user.jwt, &token.serial).await;
        let since = self.settling.is_blocked(&token.serial, as_of, change.as_ref().map(|change| change.at));
        (since.filter(|_| !token.is_offline()), change)
    }

    pub(super) async fn read(&self, user: &LoggedInUser, target: &Target, look: Look) -> Result<Reading, Failure> {
        match target {
            Target::Authenticator(id) => self.read_one(user, id.as_str(), look).await,
            Target::Identity => self.read_whole(user, look).await,
        }
    }

    async fn read_one(&self, user: &LoggedInUser, serial: &str, look: Look) -> Result<Reading, Failure> {
        let (tokens, as_of) = self.tokens(&user.jwt, look).await?;
        // How many are left is told beside the claim; that it could not be read keeps nobody from blocking.
        let left = match look {
            Look::Before => None,
            Look::ToTell => self
                .lock(user, Look::Before)
                .await
                .ok()
                .map(|(lock, _)| if lock == HandLock::Open { usable(&tokens) } else { 0 }),
        };
        let serials: Vec<_> = tokens.iter().map(|token| token.serial.as_str()).collect();
        let found = tokens.iter().zip(short_ids(&serials)).find(|(token, _)| token.serial == serial);
        let Some((token, short_id)) = found else {
            let state = TargetReading::Missing;
            return Ok(Reading { as_of, state, description: TargetDescription::default(), authenticators_left: left });
        };
        let state = match token.state() {
            Use::Unfinished => TargetReading::Missing,
            Use::Revoked => TargetReading::Revoked,
            Use::Usable | Use::Failures => {
                self.settling.is_usable(serial);
                TargetReading::Usable
            }
            Use::Disabled if look == Look::Before => TargetReading::Blocked { in_effect: None, change: None },
            Use::Disabled => {
                let (in_effect, change) = self.disabled_since(user, token, as_of).await;
                TargetReading::Blocked { in_effect, change }
            }
        };
        let shown = token.authenticator(short_id, None, None, &self.settings);
        let description = shown.map_or_else(TargetDescription::default, |shown| TargetDescription {
            kind: Some(shown.kind),
            label: Some(shown.label),
            short_id: Some(shown.short_id),
        });
        Ok(Reading { as_of, state, description, authenticators_left: left })
    }

    pub(super) async fn read_whole(&self, user: &LoggedInUser, look: Look) -> Result<Reading, Failure> {
        let (lock, as_of) = self.lock(user, look).await?;
        let what = format!("user {}", user.name);
        let (state, left) = match lock {
            HandLock::Open => {
                self.settling.is_usable(&what);
                (TargetReading::Usable, None)
            }
            HandLock::Set { .. } if look == Look::Before => {
                (TargetReading::Blocked { in_effect: None, change: None }, None)
            }
            HandLock::Set { at } => {
                let (tokens, _) = self.tokens(&user.jwt, Look::Before).await?;
                let in_effect = self.settling.is_blocked(&what, as_of, Some(at));
                let in_effect = in_effect.filter(|_| !tokens.iter().any(Token::is_offline));
                (TargetReading::Blocked { in_effect, change: self.locked_by(&user.jwt).await }, Some(0))
            }
        };
        Ok(Reading { as_of, state, description: TargetDescription::default(), authenticators_left: left })
    }
}
