//! The trait that an operator implements. Eight methods must be written; the others have a default, and most defaults answer "not offered".
//!
//! The gateway knows nothing of how a back end works, and a back end knows nothing of cookies, CSRF or JSON.

use std::future::Future;
use std::time::Duration;

use crate::activity::{Activities, ActivityQuery, ProviderShown, Reported, Service};
use crate::domain::{Authenticators, BlockFacts, BlockOrder, Identity, OtherBlock, Person, Target};
use crate::ids::{ActivityId, Private, SessionToken};
use crate::moment::Moment;

/// Why a back end did not do what it was asked to do. There is one variant for each way in which the gateway can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// The person must log in again. From `block` it also promises that *this call* did nothing.
    SessionEnded,
    /// Wait, then ask again.
    TryLater {
        /// How long, where known.
        after: Option<Duration>,
    },
    /// It broke. What was asked for may or may not have been done.
    Failed,
    /// No answer in time. What was asked for may or may not have been done.
    Timeout,
    /// It answered something that makes no sense. What was asked for may or may not have been done.
    NotUnderstood,
    /// No such thing.
    NotFound,
    /// This back end does not do that, and nothing was done.
    NotOffered,
}

/// The start of a login.
#[derive(Clone, Debug)]
pub struct LoginStart {
    /// A value that the eID must return unchanged, as the query parameter `state` of the callback.
    pub state: String,
    /// Where the eID sends the browser afterwards.
    pub callback_url: String,
}

/// The eID's login page sent the browser back with this query.
#[derive(Clone, Debug)]
pub struct LoginCallback {
    /// As given at the start; the gateway has already checked that it belongs to this browser.
    pub state: String,
    /// All parameters, decoded.
    pub query: Vec<(String, Private)>,
    /// As given at the start.
    pub callback_url: String,
}

impl LoginCallback {
    /// The first parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.reveal())
    }
}

/// How a login went.
#[derive(Clone, Debug)]
pub enum LoginOutcome {
    /// The person is logged in.
    Ok(LoggedIn),
    /// The person cancelled the login.
    Cancelled,
    /// It did not work.
    Failed,
    /// Too many wrong entries; it works again by itself.
    Locked,
    /// The authenticator or the whole eID is blocked.
    Blocked,
    /// The eID's login does not work at present.
    Unavailable,
}

impl LoginOutcome {
    /// The word that the app finds in the fragment.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Ok(_) => "ok",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Locked => "locked",
            Self::Blocked => "blocked",
            Self::Unavailable => "unavailable",
        }
    }
}

/// A login that went well.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    /// The back end's own session.
    pub token: SessionToken,
    /// Who.
    pub person: Person,
    /// Until when the session lasts, unless it is extended.
    pub expires_at: Moment,
}

/// What is left to do after logging out.
#[derive(Clone, Debug, Default)]
pub struct LoggedOut {
    /// Where the browser must go to end the login at the eID itself.
    pub end_session_url: Option<String>,
}

/// The answer of a back end.
pub type Answer<T> = Result<T, BackendError>;

fn not_offered<T: Send>() -> impl Future<Output = Answer<T>> + Send {
    std::future::ready(Err(BackendError::NotOffered))
}

/// A back end that can block.
pub trait Backend: Send + Sync + 'static {
    /// Begins a login and answers the URL of the eID's login page, which must be on another site. That page must authenticate the person anew every
    /// time.
    fn begin_login(&self, start: LoginStart) -> impl Future<Output = Answer<String>> + Send;

    /// Ends a login: the eID's login page has sent the browser back to the callback URL with this query. What the eID has put into it should be good for one
    /// use; the gateway too lets a login come back once.
    fn finish_login(&self, callback: LoginCallback) -> impl Future<Output = Answer<LoginOutcome>> + Send;

    /// Ends this session only.
    fn log_out(&self, session: &SessionToken) -> impl Future<Output = Answer<LoggedOut>> + Send;

    /// Extends the session because the person wants to stay logged in; answers until when it now lasts.
    fn extend(&self, session: &SessionToken) -> impl Future<Output = Answer<Moment>> + Send;

    /// The eID as a whole.
    fn identity(&self, session: &SessionToken) -> impl Future<Output = Answer<Identity>> + Send;

    /// All authenticators of the person.
    fn authenticators(&self, session: &SessionToken) -> impl Future<Output = Answer<Authenticators>> + Send;

    /// Blocks. `order.id` is an idempotency key: the same id again answers what the first one led to and blocks
    /// nothing anew, also when the block was lifted since. A refusal is an answer, not an error. When the session has
    /// ended by the time this is processed, nothing is done and the answer is [`BackendError::SessionEnded`]. Nobody is notified anew of a target that is
    /// blocked already.
    fn block(&self, session: &SessionToken, order: &BlockOrder) -> impl Future<Output = Answer<BlockFacts>> + Send;

    /// What became of an order; `None` when it has not arrived. Needs no session: the gateway has checked who asks.
    ///
    /// `None` is believed when it is said later than twice the gateway's `timeout` after the last attempt began: a
    /// call of [`Backend::block`] that failed or was given up must be over by then.
    ///
    /// A back end that keeps no ids answers [`BackendError::NotOffered`], always; the gateway then judges by the
    /// status of the target, as long as the session lives, and sends no order twice of which it does not know that
    /// the first attempt did nothing. After any other error the same order may be sent again.
    fn block_state(&self, order: &BlockOrder) -> impl Future<Output = Answer<Option<BlockFacts>>> + Send;

    /// Whether this target is blocked in a way that is not in effect yet, for a back end that keeps no ids: until then it tells of the target as one that can be
    /// used. `Some(false)`: it can be used, and nothing is under way that would change that; what was pending has been undone. `None`: that cannot be told.
    fn is_under_way(
        &self,
        session: &SessionToken,
        target: &Target,
    ) -> impl Future<Output = Answer<Option<bool>>> + Send {
        let _ = (session, target);
        std::future::ready(Ok(None))
    }

    /// Answers `Ok` if this session is still valid and [`BackendError::SessionEnded`] if it is not. The gateway asks before `GET /session`, and
    /// before a session that has not ordered a block may read one.
    fn session_lives(&self, session: &SessionToken) -> impl Future<Output = Answer<()>> + Send {
        let _ = session;
        std::future::ready(Ok(()))
    }

    /// Blocks on this person that were not ordered through this gateway.
    fn other_blocks(&self, session: &SessionToken) -> impl Future<Output = Answer<Vec<OtherBlock>>> + Send {
        let _ = session;
        std::future::ready(Ok(Vec::new()))
    }

    /// A page of the activity list. A cursor that this back end did not write is [`BackendError::NotFound`].
    fn activities(
        &self,
        session: &SessionToken,
        query: &ActivityQuery,
    ) -> impl Future<Output = Answer<Activities>> + Send {
        let _ = (session, query);
        not_offered()
    }

    /// Reports that the person did not do this activity ("This wasn't me"). A row that the person does not have is [`BackendError::NotFound`].
    fn report(
        &self,
        session: &SessionToken,
        activity: &ActivityId,
        note: Option<&Private>,
    ) -> impl Future<Output = Answer<Reported>> + Send {
        let _ = (session, activity, note);
        not_offered()
    }

    /// Shows or hides service providers in the list.
    fn provider_shown(
        &self,
        session: &SessionToken,
        shown: bool,
    ) -> impl Future<Output = Answer<ProviderShown>> + Send {
        let _ = (session, shown);
        not_offered()
    }

    /// What is offered at present.
    fn service(&self) -> impl Future<Output = Answer<Service>> + Send {
        std::future::ready(Ok(Service::default()))
    }
}
