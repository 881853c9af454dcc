//! The gateway's `Backend`.
//!
//! - **One token** is blocked by `POST /token/disable/SERIAL`, in the person's own name, so that a session that has ended does nothing.
//! - **The whole** is blocked by `POST /conditionalaccess/lock/user`, which only the gateway may do. That the person's session lives is asked just before: two
//!   steps and not one, so that a session which ends between them still blocks.
//! - **No answer is a block.** Whatever the call came to, the token or the lock is read afterwards, and only that is claimed; and in effect it is only when the
//!   checks that may be running are over ([`crate::settling`]).
//! - **No order has an id** here, so what became of one is judged by the status of its target.

use std::future::Future;

use serde_json::Value;
use sha2::{Digest, Sha256};
use spaer_gateway::activity::{Activities, ActivityQuery, Service};
use spaer_gateway::backend::{LoggedIn, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{
    Authenticators, BlockFacts, BlockOrder, BlockState, Identity, IdentityStatus, Person, RefusedCode, SessionsEnded,
    Target, TargetDescription,
};
use spaer_gateway::random::to_hex;
use spaer_gateway::{Answer, Backend, BackendError, Moment, Private, SessionToken, SubjectKey};
use tokio::sync::OnceCell;

use crate::activities;
use crate::audit::{self, Change};
use crate::login::{LoggedInUser, Login};
use crate::server::{Failure, Server, segment, steady, times};
use crate::settings::Settings;
use crate::settling::Settling;
use crate::tokens::{Token, Use, short_ids, usable};

/// How far the audit's clock may be from the server's answers. More is another time zone.
const MOST_APART: i64 = 60_000;

/// privacyIDEA, as the gateway sees it.
pub struct PrivacyIdea {
    server: Server,
    settings: Settings,
    login: Login,
    settling: Settling,
    audit_is_utc: OnceCell<bool>,
}

/// A user lock, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lock {
    /// None, or one that a rule has set for a while.
    Open,
    /// By hand, from this moment on.
    Set { at: Moment },
}

/// How a target is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// To see whether there is anything to block: with one call, since a server that somebody besieges answers slowly.
    Before,
    /// To be told: with the moment at which it was so, and who did it.
    ToTell,
}

/// A target that was read, before and after.
struct Reading {
    as_of: Moment,
    state: TargetReading,
    description: TargetDescription,
    authenticators_left: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum TargetReading {
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
    /// Opens no connection yet. `login`: the page at which people log in.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(settings: Settings, login: Login) -> Result<Self, reqwest::Error> {
        let server = Server::new(&settings)?;
        let settling = Settling::new(settings.longest_request);
        Ok(Self { server, settings, login, settling, audit_is_utc: OnceCell::new() })
    }

    /// Who is logged in with this session.
    fn user(&self, session: &SessionToken) -> Answer<LoggedInUser> {
        LoggedInUser::from_session(session).ok_or(BackendError::NotUnderstood)
    }

    /// The same for everything that a person of this resolver is known by, and for nobody else, whatever name they are given later.
    fn subject(&self, resolver: &str, uid: &str) -> Answer<SubjectKey> {
        let mut hash = Sha256::new();
        for part in [self.settings.pepper.reveal(), &self.settings.realm, resolver, uid] {
            hash.update(part.len().to_be_bytes());
            hash.update(part.as_bytes());
        }
        let hash: [u8; 32] = hash.finalize().into();
        SubjectKey::parse(&to_hex(&hash)).ok_or(BackendError::NotUnderstood)
    }

    async fn person(&self, user: &LoggedInUser) -> Result<Person, Failure> {
        let answer = self.server.get(&user.jwt, "/user/", &[]).await?;
        let rows = answer.value.as_array().ok_or(Failure::NotUnderstood)?;
        let text = |row: &Value, name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_own = |row: &&Value| text(row, "username") == user.name;
        let row = rows.iter().find(is_own).ok_or(Failure::NotUnderstood)?;
        let full = [text(row, "givenname"), text(row, "surname")].join(" ");
        let display_name = if full.trim().is_empty() { user.name.clone() } else { full.trim().to_owned() };
        let subject = self.subject(&text(row, "resolver"), &text(row, "userid")).map_err(|_| Failure::NotUnderstood)?;
        Ok(Person {
            subject,
            display_name: Private::new(display_name),
            user_id_masked: Private::new(masked(&user.name)),
        })
    }

    async fn tokens(&self, jwt: &str, look: Look) -> Result<(Vec<Token>, Moment), Failure> {
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

    async fn lock(&self, user: &LoggedInUser, look: Look) -> Result<(Lock, Moment), Failure> {
        let query = [("user", user.name.as_str()), ("realm", &self.settings.realm)];
        let read = || async {
            let answer = self.server.get_as_gateway("/conditionalaccess/lock/user", &query).await?;
            let text = |name: &str| answer.value.get(name).and_then(Value::as_str);
            let lock = match &answer.value {
                // Also of a user that it does not know. This one has logged in.
                Value::Null => Lock::Open,
                Value::Object(_) if text("lock_cause") != Some("MANUAL") => Lock::Open,
                Value::Object(_) => {
                    let at = text("locked_at").and_then(times::end_of_second).ok_or(Failure::NotUnderstood)?;
                    Lock::Set { at }
                }
                _ => return Err(Failure::NotUnderstood),
            };
            Ok((lock, answer.at))
        };
        if look == Look::Before { read().await } else { steady(read, Lock::clone).await }
    }

    /// Whether the person is locked, or that with which they have logged in is disabled.
    async fn is_shut_out(&self, user: &LoggedInUser) -> Result<bool, Failure> {
        let (lock, _) = self.lock(user, Look::Before).await?;
        let (tokens, _) = self.tokens(&user.jwt, Look::Before).await?;
        let used = tokens.iter().find(|token| Some(&token.serial) == user.serial.as_ref());
        Ok(lock != Lock::Open || used.is_some_and(|token| token.state() != Use::Usable))
    }

    /// Whether moments of the audit can be taken for what they seem to be. The last row of the person is of a call made just now.
    async fn audit_is_utc(&self, jwt: &str) -> bool {
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

    /// From when on a token that was read disabled can do nothing, once that is so, and who did it.
    async fn disabled_since(
        &self,
        user: &LoggedInUser,
        token: &Token,
        as_of: Moment,
    ) -> (Option<Moment>, Option<Change>) {
        let change = self.disabled(&user.jwt, &token.serial).await;
        let since = self.settling.is_blocked(&token.serial, as_of, change.as_ref().map(|change| change.at));
        (since, change)
    }

    async fn read(&self, user: &LoggedInUser, target: &Target, look: Look) -> Result<Reading, Failure> {
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
                .map(|(lock, _)| if lock == Lock::Open { usable(&tokens) } else { 0 }),
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

    async fn read_whole(&self, user: &LoggedInUser, look: Look) -> Result<Reading, Failure> {
        let (lock, as_of) = self.lock(user, look).await?;
        let what = format!("user {}", user.name);
        let (state, left) = match lock {
            Lock::Open => {
                self.settling.is_usable(&what);
                (TargetReading::Usable, None)
            }
            Lock::Set { .. } if look == Look::Before => {
                (TargetReading::Blocked { in_effect: None, change: None }, None)
            }
            Lock::Set { at } => {
                let in_effect = self.settling.is_blocked(&what, as_of, Some(at));
                (TargetReading::Blocked { in_effect, change: self.locked_by(&user.jwt).await }, Some(0))
            }
        };
        Ok(Reading { as_of, state, description: TargetDescription::default(), authenticators_left: left })
    }

    /// Has it done, and answers nothing: whether it was done is read.
    async fn order(&self, user: &LoggedInUser, target: &Target) -> Result<(), Failure> {
        match target {
            Target::Authenticator(id) => {
                self.server.post(&user.jwt, &format!("/token/disable/{}", segment(id.as_str())), &[]).await?;
            }
            Target::Identity => {
                self.server.get(&user.jwt, "/auth/rights", &[]).await?;
                let fields = [("user", user.name.as_str()), ("realm", &self.settings.realm)];
                let ordered = self.server.post_as_gateway("/conditionalaccess/lock/user", &fields).await;
                // It is the gateway's session that has no word here; the person's was alive a moment ago.
                ordered.map_err(|failure| if failure == Failure::SessionEnded { Failure::Failed } else { failure })?;
            }
        }
        Ok(())
    }

    fn facts(
        &self,
        reading: Reading,
        state: BlockState,
        already_blocked_since: Option<Moment>,
        change: Option<Change>,
        target: &Target,
    ) -> BlockFacts {
        let is_blocked = matches!(state, BlockState::InEffect { .. } | BlockState::Pending);
        let routes = match target {
            Target::Identity => &self.settings.back_whole,
            Target::Authenticator(_) => &self.settings.back_one,
        };
        BlockFacts {
            as_of: reading.as_of,
            state,
            already_blocked_since,
            reference: change.map(|change| change.number.to_string()),
            description: reading.description,
            notified: Vec::new(),
            authenticators_left: reading.authenticators_left,
            // A JWT lives as long as it says, and of the services behind nothing is known.
            sessions_ended: SessionsEnded::None,
            reactivation: if is_blocked { routes.clone() } else { Vec::new() },
        }
    }
}

/// The first two letters, and how long it is not.
fn masked(name: &str) -> String {
    let shown: String = name.chars().take(2).collect();
    shown + "•••••"
}

impl Backend for PrivacyIdea {
    fn begin_login(&self, start: LoginStart) -> impl Future<Output = Answer<String>> + Send {
        std::future::ready(Ok(self.login.address(&start)))
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let code = callback.parameter("code").ok_or(BackendError::NotUnderstood)?;
        let Some(outcome) = self.login.outcome(code, &callback.state) else { return Err(BackendError::NotUnderstood) };
        let user = match outcome {
            crate::login::Outcome::In(user) => user,
            crate::login::Outcome::Out(outcome) => return Ok(outcome),
        };
        let person = self.person(&user).await?;
        // What was blocked since the server let them in lets nobody in any more.
        if self.is_shut_out(&user).await? {
            return Ok(LoginOutcome::Blocked);
        }
        Ok(LoginOutcome::Ok(LoggedIn { token: user.session(), person, expires_at: user.expires_at }))
    }

    fn log_out(&self, _: &SessionToken) -> impl Future<Output = Answer<LoggedOut>> + Send {
        // The server cannot take a JWT back. Here it is forgotten.
        std::future::ready(Ok(LoggedOut { end_session_url: None }))
    }

    fn extend(&self, _: &SessionToken) -> impl Future<Output = Answer<Moment>> + Send {
        std::future::ready(Err(BackendError::NotOffered))
    }

    async fn session_lives(&self, session: &SessionToken) -> Answer<()> {
        let user = self.user(session)?;
        self.server.get(&user.jwt, "/auth/rights", &[]).await?;
        Ok(())
    }

    async fn identity(&self, session: &SessionToken) -> Answer<Identity> {
        let user = self.user(session)?;
        // What the gateway's account reads is for whoever is still logged in.
        self.server.get(&user.jwt, "/auth/rights", &[]).await?;
        let Reading { as_of, state, .. } = self.read_whole(&user, Look::ToTell).await?;
        let open = |as_of| Identity {
            as_of,
            status: IdentityStatus::Active,
            since: None,
            blocked_by: None,
            code: None,
            reference: None,
            // The ways that there would be after a block.
            reactivation: self.settings.back_whole.clone(),
        };
        Ok(match state {
            TargetReading::Blocked { in_effect: Some(since), change } => Identity {
                status: IdentityStatus::Blocked,
                since: Some(since),
                blocked_by: change.as_ref().map(|change| change.by),
                reference: change.map(|change| change.number.to_string()),
                ..open(as_of)
            },
            _ => open(as_of),
        })
    }

    async fn authenticators(&self, session: &SessionToken) -> Answer<Authenticators> {
        let user = self.user(session)?;
        let (tokens, as_of) = self.tokens(&user.jwt, Look::ToTell).await?;
        let serials: Vec<_> = tokens.iter().map(|token| token.serial.as_str()).collect();
        let mut items = Vec::new();
        for (token, short_id) in tokens.iter().zip(short_ids(&serials)) {
            let since = match token.state() {
                Use::Disabled => self.disabled_since(&user, token, as_of).await.0,
                _ => {
                    self.settling.is_usable(&token.serial);
                    None
                }
            };
            items.extend(token.authenticator(short_id, since, user.serial.as_deref(), &self.settings));
        }
        Ok(Authenticators { as_of, items })
    }

    async fn block(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        let user = self.user(session)?;
        let before = self.read(&user, &order.target, Look::Before).await?;
        let refused = match before.state {
            TargetReading::Missing => Some(RefusedCode::TargetNotFound),
            TargetReading::Revoked => Some(RefusedCode::TargetRevoked),
            TargetReading::Usable | TargetReading::Blocked { .. } => None,
        };
        if let Some(code) = refused {
            let state = BlockState::Refused { at: before.as_of, code };
            return Ok(self.facts(before, state, None, None, &order.target));
        }
        let ordered = self.order(&user, &order.target).await;
        match ordered {
            Err(Failure::SessionEnded) => return Err(BackendError::SessionEnded),
            Err(Failure::NotFound) => {
                let state = BlockState::Refused { at: before.as_of, code: RefusedCode::TargetNotFound };
                return Ok(self.facts(before, state, None, None, &order.target));
            }
            Err(Failure::NotAllowed) => {
                let state = BlockState::Refused { at: before.as_of, code: RefusedCode::NotPermitted };
                return Ok(self.facts(before, state, None, None, &order.target));
            }
            Ok(()) | Err(_) => {}
        }
        let after = match self.read(&user, &order.target, Look::ToTell).await {
            // It may have been done: `SessionEnded` would promise that it was not.
            Err(Failure::SessionEnded) => return Err(BackendError::Failed),
            reading => reading?,
        };
        match (after.state.clone(), before.state) {
            (TargetReading::Blocked { in_effect: Some(since), change }, was) => {
                let already = matches!(was, TargetReading::Blocked { .. });
                let at = after.as_of;
                let already_since = already.then_some(since);
                let since = if already { at } else { since };
                Ok(self.facts(after, BlockState::InEffect { since }, already_since, change, &order.target))
            }
            (TargetReading::Blocked { in_effect: None, change }, _) => {
                Ok(self.facts(after, BlockState::Pending, None, change, &order.target))
            }
            // It was not done, or has been undone by now. Which, nobody can tell.
            _ => Err(ordered.err().map_or(BackendError::Failed, BackendError::from)),
        }
    }

    fn block_state(&self, _: &BlockOrder) -> impl Future<Output = Answer<Option<BlockFacts>>> + Send {
        std::future::ready(Err(BackendError::NotOffered))
    }

    async fn is_under_way(&self, session: &SessionToken, target: &Target) -> Answer<Option<bool>> {
        let user = self.user(session)?;
        let reading = self.read(&user, target, Look::Before).await?;
        Ok(Some(matches!(reading.state, TargetReading::Blocked { .. })))
    }

    async fn activities(&self, session: &SessionToken, query: &ActivityQuery) -> Answer<Activities> {
        let user = self.user(session)?;
        activities::page(&self.server, &user.jwt, query).await
    }

    fn service(&self) -> impl Future<Output = Answer<Service>> + Send {
        std::future::ready(Ok(Service { activity: true, extend: false, ..Service::default() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_little_is_shown() {
        assert_eq!(masked("anna"), "an•••••");
        assert_eq!(masked("ø"), "ø•••••");
        assert_eq!(masked(""), "•••••");
    }
}
