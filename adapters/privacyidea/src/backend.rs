//! The gateway's `Backend`.
//!
//! - **One token** is blocked by `POST /token/disable/SERIAL`, in the person's own name, so that a session that has ended does nothing.
//! - **The whole** is blocked by `POST /conditionalaccess/lock/user`, which only the gateway may do. That the person's session lives is asked just before: two
//!   steps and not one, so that a session which ends between them still blocks.
//! - **No answer is a block.** Whatever the call came to, the token or the lock is read afterwards, and only that is claimed; and in effect it is only when the
//!   checks that may be running are over ([`crate::settling`]).
//! - **No order has an id** here, so what became of one is judged by the status of its target.

mod reading;

use std::future::Future;
use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use spaer_gateway::activity::{Activities, ActivityQuery, Service};
use spaer_gateway::backend::{LoggedIn, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{
    Authenticators, BlockFacts, BlockOrder, BlockState, Identity, IdentityStatus, Person, RefusedCode, SessionsEnded,
    Target,
};
use spaer_gateway::random::to_hex;
use spaer_gateway::{Answer, Backend, BackendError, Moment, Private, SessionToken, SubjectKey};
use tokio::sync::OnceCell;

use crate::audit::Change;
use crate::door::Door;
use crate::login::{LoggedInUser, Outcome};
use crate::server::{Failure, Server, segment};
use crate::settings::Settings;
use crate::settling::Settling;
use crate::tokens::{Use, short_ids};
use crate::{activities, changes};
use reading::{Look, Reading, TargetReading};

/// privacyIDEA, as the gateway sees it.
pub struct PrivacyIdea {
    server: Server,
    settings: Settings,
    door: Door,
    settling: Arc<Settling>,
    audit_is_utc: OnceCell<bool>,
}

impl PrivacyIdea {
    /// Opens no connection yet. `door`: how people log in.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(settings: Settings, door: Door) -> Result<Self, reqwest::Error> {
        let server = Server::new(&settings)?;
        let settling = Arc::new(Settling::new(settings.longest_request));
        Ok(Self { server, settings, door, settling, audit_is_utc: OnceCell::new() })
    }

    /// What decides whether a block is said to be in effect.
    #[must_use]
    pub fn settling(&self) -> Arc<Settling> {
        Arc::clone(&self.settling)
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
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        match &self.door {
            Door::Page(login) => Ok(login.address(&start)),
            Door::Provider(login) => login.address(&start).await,
        }
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let outcome = match &self.door {
            Door::Page(login) => {
                let code = callback.parameter("code").ok_or(BackendError::NotUnderstood)?;
                login.outcome(code, &callback.state).ok_or(BackendError::NotUnderstood)?
            }
            Door::Provider(login) => login.outcome(&self.server, &self.settings.realm, &callback).await?,
        };
        let user = match outcome {
            Outcome::In(user) => user,
            Outcome::Out(outcome) => return Ok(outcome),
        };
        let person = match self.person(&user).await {
            Ok(person) => person,
            Err(failure) => {
                if let Door::Provider(login) = &self.door {
                    login.is_not_taken(&failure);
                }
                return Err(failure.into());
            }
        };
        // What was blocked since the server let them in lets nobody in any more.
        if self.is_shut_out(&user).await? {
            return Ok(LoginOutcome::Blocked);
        }
        Ok(LoginOutcome::Ok(LoggedIn { token: user.session(), person, expires_at: user.expires_at }))
    }

    async fn log_out(&self, _: &SessionToken) -> Answer<LoggedOut> {
        // The server cannot take a JWT back. Here it is forgotten.
        let end_session_url = match &self.door {
            Door::Page(_) => None,
            Door::Provider(login) => login.end_session_url().await,
        };
        Ok(LoggedOut { end_session_url })
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
        let may_be = query.kinds.is_empty() || query.kinds.iter().any(|kind| changes::is_kind(*kind));
        // An audit that writes another clock's time would put them where they do not belong.
        let changes = match may_be && self.audit_is_utc(&user.jwt).await {
            true => changes::read(&self.server, &user.jwt).await?,
            false => Vec::new(),
        };
        activities::page(&self.server, &user.jwt, query, changes).await
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
