//! The gateway's `Backend` over the database: each method one transaction.

use std::sync::{Arc, OnceLock};

use spaer_gateway::activity::{Activities, ActivityQuery, ProviderShown, Reported, Service};
use spaer_gateway::backend::{LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{
    Authenticator, AuthenticatorKind, AuthenticatorStatus, Authenticators, BlockFacts, BlockOrder, BlockState,
    Identity, IdentityStatus, OtherBlock, Party, Target,
};
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{
    ActivityId, Answer, AuthenticatorId, Backend, BackendError, BlockId, Moment, Observed, Private, SessionToken,
    Sessions,
};

use crate::blocking::{
    self, ActiveSession, BlockOptions, BlockRow, active_session, reactivation_of_authenticator,
    reactivation_of_identity,
};
use crate::faults::{Faults, Kind};
use crate::store::{Error, Store, Transaction};
use crate::time_scale::TimeScale;
use crate::{activities, logins};

const SESSION_SECONDS: u64 = 30 * 60;

/// Turns the sandbox's id of an authenticator into the id that a back end on top of the sandbox uses for it.
pub type IdMapper = fn(&str) -> String;

/// The sandbox as the gateway sees it.
#[derive(Clone)]
pub struct Sandbox {
    pub(crate) store: Store,
    pub(crate) faults: Arc<Faults>,
    pub(crate) time_scale: TimeScale,
    pub(crate) login_origin: String,
    /// How a back end on top of this one names authenticators; empty if it uses the sandbox's own ids.
    pub(crate) id_mapper: Arc<OnceLock<IdMapper>>,
    /// The gateway's sessions; known once the gateway has been made around this.
    pub(crate) gateway_sessions: Arc<OnceLock<Sessions<Observed<Sqlite>>>>,
}

impl Sandbox {
    /// Runs `work` in one transaction. Before it, pending blocks whose time has come are brought into effect.
    pub(crate) async fn transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.store
            .transaction(move |tx| {
                blocking::apply_due_blocks(tx)?;
                work(tx)
            })
            .await
    }

    async fn for_session<T: Send + 'static>(
        &self,
        session: &SessionToken,
        work: impl FnOnce(&Transaction<'_>, &ActiveSession) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        let token = session.reveal().to_owned();
        let done = self.transaction(move |tx| {
            let session = active_session(tx, &token)?;
            work(tx, &session)
        });
        Ok(done.await?)
    }

    fn lifetime_millis(&self) -> i64 {
        let seconds = self.faults.switches().session_seconds.unwrap_or(SESSION_SECONDS);
        self.time_scale.millis(seconds.saturating_mul(1000))
    }

    fn offers(&self, part: &str) -> bool {
        !self.faults.switches().off.iter().any(|off| off == part)
    }

    fn require(&self, part: &str) -> Answer<()> {
        if self.offers(part) { Ok(()) } else { Err(BackendError::NotOffered) }
    }

    fn handling(&self, id: &str) -> OrderHandling {
        let backend_faults = self.faults.backend_faults("put_block");
        let switches = self.faults.switches();
        let refuse = backend_faults.iter().find_map(|kind| match kind {
            Kind::Refuse { code } => Some(self.faults.refusal(id, code)),
            _ => None,
        });
        let options = BlockOptions {
            pending_millis: self.time_scale.millis(switches.pending_ms),
            session_dies: switches.session_dies_with_block,
            keeps_sessions: false,
            refuse,
        };
        OrderHandling { options, lost: backend_faults.contains(&Kind::CommitThenLose) }
    }

    /// Blocks as a back end does that keeps no ids: every call is a new order. Answers whether it has changed anything, or will when the block comes
    /// into effect. `known_as` is the id under which the oracle shows the order.
    ///
    /// # Errors
    /// As [`Backend::block`].
    pub async fn block_without_id(
        &self,
        session: &SessionToken,
        target: Target,
        known_as: Option<BlockId>,
    ) -> Answer<bool> {
        let handling = self.handling("");
        let token = session.reveal().to_owned();
        let changed = self.transaction(move |tx| {
            let known_as = known_as.as_ref().map(BlockId::as_str);
            blocking::order_without_id(tx, &token, &target, known_as, handling.options)
        });
        let changed = changed.await?;
        handling.finish(self, session, changed && handling.options.pending_millis == 0).await.map(|()| changed)
    }

    /// The reference, to be told to support, of the block that is in effect on this target; without `authenticator`, on the identity as a whole.
    ///
    /// # Errors
    /// [`BackendError::SessionEnded`] when the session does not live.
    pub async fn reference(
        &self,
        session: &SessionToken,
        authenticator: Option<AuthenticatorId>,
    ) -> Answer<Option<String>> {
        self.for_session(session, move |tx, session| {
            blocking::reference(tx, &session.persona, authenticator.as_ref().map(AuthenticatorId::as_str))
        })
        .await
    }

    /// Sets how a back end on top of this one names authenticators; the oracle then shows these names too (`known_as`). Only the first call has an
    /// effect.
    pub fn set_id_mapper(&self, mapper: IdMapper) {
        let _ = self.id_mapper.set(mapper);
    }

    /// Where the login page is: scheme, host and port.
    #[must_use]
    pub fn login_origin(&self) -> &str {
        &self.login_origin
    }

    /// Ends the session in the gateway too, with its right to read blocks. The gateway alone would leave it that right; the fault
    /// `session_dies_with_block` is that it is gone.
    async fn end_session(&self, session: &SessionToken) {
        if let Some(sessions) = self.gateway_sessions.get() {
            // It is the same file that the sandbox has just written; if it cannot be written, the session is over in the sandbox all the same.
            let _ = sessions.end(session).await;
        }
    }
}

/// How the faults and switches change the handling of one order.
#[derive(Clone, Copy)]
struct OrderHandling {
    options: BlockOptions,
    /// The block is done, but the gateway is answered [`BackendError::Failed`].
    lost: bool,
}

impl OrderHandling {
    async fn finish(self, sandbox: &Sandbox, session: &SessionToken, in_effect: bool) -> Answer<()> {
        if self.options.session_dies && in_effect {
            sandbox.end_session(session).await;
        }
        if self.lost { Err(BackendError::Failed) } else { Ok(()) }
    }
}

impl Backend for Sandbox {
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        let id = self.transaction(move |tx| logins::begin(tx, &start)).await?;
        Ok(format!("{}/login/{id}", self.login_origin))
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let code = callback.parameter("code").ok_or(BackendError::NotUnderstood)?.to_owned();
        let lifetime = self.lifetime_millis();
        Ok(self.transaction(move |tx| logins::finish(tx, &callback.state, &code, lifetime)).await?)
    }

    async fn log_out(&self, session: &SessionToken) -> Answer<LoggedOut> {
        let token = session.reveal().to_owned();
        let done = self.transaction(move |tx| {
            let now = tx.now.as_millis();
            tx.db.execute("UPDATE session SET ended_at = ?2 WHERE token = ?1 AND ended_at IS NULL", (token, now))?;
            Ok(LoggedOut { end_session_url: None })
        });
        Ok(done.await?)
    }

    async fn extend(&self, session: &SessionToken) -> Answer<Moment> {
        self.require("extend")?;
        let (token, lifetime) = (session.reveal().to_owned(), self.lifetime_millis());
        self.for_session(session, move |tx, _| {
            let until = tx.now.plus_millis(lifetime);
            tx.db.execute("UPDATE session SET expires_at = ?2 WHERE token = ?1", (token, until.as_millis()))?;
            Ok(until)
        })
        .await
    }

    async fn identity(&self, session: &SessionToken) -> Answer<Identity> {
        self.for_session(session, |tx, session| identity(tx, &session.persona)).await
    }

    async fn authenticators(&self, session: &SessionToken) -> Answer<Authenticators> {
        self.for_session(session, authenticators).await
    }

    async fn block(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        let handling = self.handling(order.id.as_str());
        let (token, order) = (session.reveal().to_owned(), order.clone());
        let facts = self.transaction(move |tx| blocking::order(tx, &token, &order, handling.options)).await?;
        let in_effect = matches!(facts.state, BlockState::InEffect { .. });
        handling.finish(self, session, in_effect).await.map(|()| facts)
    }

    async fn block_state(&self, order: &BlockOrder) -> Answer<Option<BlockFacts>> {
        let id = order.id.as_str().to_owned();
        let found = self.transaction(move |tx| {
            let row = blocking::find(tx, &id)?;
            row.map(|row| blocking::facts(tx, &row)).transpose()
        });
        Ok(found.await?)
    }

    async fn session_lives(&self, session: &SessionToken) -> Answer<()> {
        self.for_session(session, |_, _| Ok(())).await
    }

    async fn other_blocks(&self, session: &SessionToken) -> Answer<Vec<OtherBlock>> {
        self.for_session(session, |tx, session| other_blocks(tx, &session.persona)).await
    }

    async fn activities(&self, session: &SessionToken, query: &ActivityQuery) -> Answer<Activities> {
        self.require("activity")?;
        let query = query.clone();
        self.for_session(session, move |tx, session| activities::page(tx, &session.persona, &query)).await
    }

    async fn report(&self, session: &SessionToken, activity: &ActivityId, note: Option<&Private>) -> Answer<Reported> {
        self.require("report")?;
        let activity = activity.as_str().to_owned();
        let note = note.map(|note| note.reveal().to_owned());
        self.for_session(session, move |tx, session| {
            activities::report(tx, &session.persona, &activity, note.as_deref())
        })
        .await
    }

    async fn provider_shown(&self, session: &SessionToken, shown: bool) -> Answer<ProviderShown> {
        self.require("provider_setting")?;
        self.for_session(session, move |tx, session| activities::show_provider(tx, &session.persona, shown)).await
    }

    async fn service(&self) -> Answer<Service> {
        Ok(Service {
            blocks: true,
            activity: self.offers("activity"),
            report: self.offers("report"),
            provider_setting: self.offers("provider_setting"),
            extend: self.offers("extend"),
            emergency: false,
            notice: self.faults.switches().notice.into_iter().collect(),
        })
    }
}

fn identity(tx: &Transaction<'_>, persona: &str) -> Result<Identity, Error> {
    let sql = "SELECT status, since, blocked_by, code, reference FROM persona WHERE id = ?1";
    let found = tx.db.query_row(sql, [persona], |row| {
        let (status, since): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let blocked_by: Option<String> = row.get(2)?;
        Ok((status, since, blocked_by, row.get::<_, Option<String>>(3)?, row.get::<_, Option<String>>(4)?))
    })?;
    let (status, since, blocked_by, code, reference) = found;
    let status = IdentityStatus::parse(&status).ok_or(Error::Internal("an identity's status"))?;
    let blocked_by = blocked_by.as_deref().and_then(Party::parse);
    Ok(Identity {
        as_of: tx.now,
        status,
        since: since.map(Moment::from_millis),
        blocked_by,
        code,
        reference,
        reactivation: reactivation_of_identity(status, blocked_by),
    })
}

fn authenticators(tx: &Transaction<'_>, session: &ActiveSession) -> Result<Authenticators, Error> {
    let sql = "SELECT *, (SELECT at FROM history WHERE target = authenticator.id ORDER BY history.rowid DESC LIMIT 1)
               AS status_since FROM authenticator WHERE persona = ?1 ORDER BY position";
    let mut statement = tx.db.prepare_cached(sql)?;
    let rows = statement.query_map([&session.persona], |row| {
        let (id, kind, status): (String, String, String) = (row.get("id")?, row.get("kind")?, row.get("status")?);
        let (label, short_id): (String, String) = (row.get("label")?, row.get("short_id")?);
        let model: Option<String> = row.get("model")?;
        let last_used_at: Option<i64> = row.get("last_used_at")?;
        let blocked_since: Option<i64> = row.get("blocked_since")?;
        let status_since: Option<i64> = row.get("status_since")?;
        let registered_at = Moment::from_millis(row.get("registered_at")?);
        Ok((|| {
            let (kind, status) = (AuthenticatorKind::parse(&kind)?, AuthenticatorStatus::parse(&status)?);
            Some(Authenticator {
                id: AuthenticatorId::parse(&id)?,
                kind,
                label: Private::new(label),
                short_id: Private::new(short_id),
                model: model.map(Private::new),
                status,
                status_since: status_since.map(Moment::from_millis),
                registered_at,
                last_used_at: last_used_at.map(Moment::from_millis),
                opened_this_session: id == session.authenticator,
                blocked_since: blocked_since.map(Moment::from_millis),
                reactivation: reactivation_of_authenticator(kind, status),
            })
        })())
    })?;
    let items = rows.map(|row| row?.ok_or(Error::Internal("an authenticator"))).collect::<Result<_, Error>>()?;
    Ok(Authenticators { as_of: tx.now, items })
}

fn other_blocks(tx: &Transaction<'_>, persona: &str) -> Result<Vec<OtherBlock>, Error> {
    let sql = "SELECT * FROM block WHERE persona = ?1 AND reported_by <> 'you' ORDER BY received_at DESC LIMIT 20";
    let mut statement = tx.db.prepare_cached(sql)?;
    let rows: Vec<BlockRow> = statement.query_map([persona], BlockRow::from_row)?.collect::<rusqlite::Result<_>>()?;
    let other = |row: &BlockRow| {
        Ok(OtherBlock {
            id: BlockId::parse(&row.id).ok_or(Error::Internal("a block's id"))?,
            target: row.target(),
            received_at: Moment::from_millis(row.received_at),
            reported_by: Party::parse(&row.reported_by).ok_or(Error::Internal("a party"))?,
            facts: blocking::facts(tx, row)?,
        })
    };
    rows.iter().map(other).collect()
}
