//! The gateway's `Backend` over an eID that knows only POST, integers, `0` and `1`, and keeps no orders.
//!
//! Three rules, from which the rest follows:
//!
//! - **An answer is what its manual says, or it is not understood.** A page of welcome with status 200 is no yes.
//! - **No answer is a block.** Whatever a call of `block` came to, the status of the target is read afterwards, and only that is claimed.
//! - **A whole second is no moment.** What is said to be blocked since 14:02:11, as of 14:02:11, may not have been at the beginning of
//!   that second, so it is read again until the clock of the back end has moved on. See [`reading`].

pub mod http;
pub mod reading;
mod rows;
pub mod times;

use sha2::{Digest, Sha256};
use spaer_gateway::backend::{LoggedIn, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{
    Authenticators, BlockFacts, BlockOrder, BlockState, Identity, Person, RefusedCode, Target,
};
use spaer_gateway::{Answer, Backend, BackendError, Moment, SessionToken, SubjectKey};

use http::Http;
use reading::{TargetState, TargetStatus};
use rows::Row;

/// What an operator sets.
#[derive(Clone)]
pub struct Settings {
    /// Where the back end is, without a slash at the end.
    pub base: String,
    /// Where the login page must be: the back end cannot send the browser anywhere else.
    pub login_origin: String,
    /// A secret key that must never change. Person numbers are hashed with it, so that nobody can find a number from a subject by trying all numbers.
    pub pepper: [u8; 32],
}

/// The back end as the gateway sees it.
pub struct Awkward {
    http: Http,
    settings: Settings,
}

impl Awkward {
    /// Opens no connection yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { http: Http::new(settings.base.clone()), settings }
    }

    fn subject(&self, number: i64) -> Answer<SubjectKey> {
        let mut hash = Sha256::new();
        hash.update(self.settings.pepper);
        hash.update(number.to_be_bytes());
        let hash: [u8; 32] = hash.finalize().into();
        SubjectKey::parse(&spaer_gateway::random::to_hex(&hash)).ok_or(BackendError::NotUnderstood)
    }

    /// Reads the status of the target, and answers what the order has led to.
    async fn outcome(&self, session: &SessionToken, target: &Target, changed: bool) -> Answer<BlockFacts> {
        let first = self.status(session, target, None).await?;
        let status = match (changed, first.state) {
            // The back end said "done", but the target can still be used: the block is under way. That it was not yet in effect can only be said as
            // of a second that began after the order, so read again.
            (true, TargetState::Usable) => self.status(session, target, Some(first.as_of)).await?,
            _ => first,
        };
        facts(status, changed).ok_or(BackendError::NotUnderstood)
    }
}

impl Backend for Awkward {
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        let fields = [("state", start.state.as_str()), ("back", &start.callback_url)];
        let address = self.http.post("/auth/begin", &fields).await?;
        let rest = address.strip_prefix(&self.settings.login_origin).ok_or(BackendError::NotUnderstood)?;
        let plain = rest.starts_with('/') && rest.bytes().all(|byte| byte.is_ascii_graphic());
        if plain { Ok(address) } else { Err(BackendError::NotUnderstood) }
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let code = callback.parameter("code").ok_or(BackendError::NotUnderstood)?;
        let answer = self.http.post("/auth/finish", &[("state", &callback.state), ("code", code)]).await?;
        match answer.as_str() {
            "0" => return Ok(LoginOutcome::Failed),
            "-1" => return Ok(LoginOutcome::Cancelled),
            "-2" => return Ok(LoginOutcome::Locked),
            "-3" => return Ok(LoginOutcome::Blocked),
            "-4" => return Ok(LoginOutcome::Unavailable),
            _ => {}
        }
        let row = Row::parse(&answer);
        let until = times::utc(row.text("until")?).ok_or(BackendError::NotUnderstood)?;
        Ok(LoginOutcome::Ok(LoggedIn {
            token: SessionToken::new(row.number("sid")?.to_string()),
            person: Person {
                subject: self.subject(row.number("nr")?)?,
                display_name: row.private("name")?,
                user_id_masked: row.private("user")?,
            },
            expires_at: Moment::from_millis(until * 1000),
        }))
    }

    async fn log_out(&self, session: &SessionToken) -> Answer<LoggedOut> {
        // "No" is as good as "yes": it means that the session was over already.
        self.http.yes("/session/end", &[("sid", session.reveal())]).await?;
        Ok(LoggedOut { end_session_url: None })
    }

    async fn extend(&self, session: &SessionToken) -> Answer<Moment> {
        let answer = self.http.post("/session/extend", &[("sid", session.reveal())]).await?;
        match answer.as_str() {
            "0" => Err(BackendError::SessionEnded),
            "-1" => Err(BackendError::NotOffered),
            until => {
                let until = times::epoch(until).ok_or(BackendError::NotUnderstood)?;
                Ok(Moment::from_millis(until * 1000))
            }
        }
    }

    async fn session_lives(&self, session: &SessionToken) -> Answer<()> {
        let lives = self.http.yes("/session/alive", &[("sid", session.reveal())]).await?;
        if lives { Ok(()) } else { Err(BackendError::SessionEnded) }
    }

    async fn identity(&self, session: &SessionToken) -> Answer<Identity> {
        Ok(self.person(session, None).await?.value)
    }

    async fn authenticators(&self, session: &SessionToken) -> Answer<Authenticators> {
        let all = self.means(session, None).await?;
        Ok(Authenticators { as_of: all.as_of(), items: all.value.into_iter().map(|one| one.authenticator).collect() })
    }

    async fn block(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        let sid = ("sid", session.reveal());
        let changed = match &order.target {
            Target::Identity => self.http.yes("/person/block", &[sid]).await?,
            Target::Authenticator(id) => self.http.yes("/means/block", &[sid, ("nr", id.as_str())]).await?,
        };
        match self.outcome(session, &order.target, changed).await {
            // The back end said yes, but the session has ended. [`BackendError::SessionEnded`] would promise that nothing was done.
            Err(BackendError::SessionEnded) if changed => Err(BackendError::Failed),
            answer => answer,
        }
    }

    async fn block_state(&self, _: &BlockOrder) -> Answer<Option<BlockFacts>> {
        Err(BackendError::NotOffered)
    }
}

/// `changed`: the back end said yes. `None` when that contradicts the status.
fn facts(status: TargetStatus, changed: bool) -> Option<BlockFacts> {
    let at = status.as_of;
    let refused = |code| Some((BlockState::Refused { at, code }, None));
    let (state, already_blocked_since) = match (status.state, changed) {
        (TargetState::Blocked { since }, true) => Some((BlockState::InEffect { since: since.unwrap_or(at) }, None)),
        // "No" for a blocked target: it was blocked before, and from now on this order counts as blocking it too.
        (TargetState::Blocked { since }, false) => Some((BlockState::InEffect { since: at }, since)),
        (TargetState::Usable, true) => Some((BlockState::Pending, None)),
        // This back end never gives a reason.
        (TargetState::Usable, false) => refused(RefusedCode::NotPermitted),
        (TargetState::Revoked, false) => refused(RefusedCode::TargetRevoked),
        (TargetState::Closed, false) => refused(RefusedCode::IdentityClosed),
        (TargetState::Missing, false) => refused(RefusedCode::TargetNotFound),
        (TargetState::Revoked | TargetState::Closed | TargetState::Missing, true) => None,
    }?;
    Some(BlockFacts {
        already_blocked_since,
        reference: status.case,
        description: status.description,
        reactivation: status.routes,
        ..BlockFacts::new(at, state)
    })
}
