//! The control page and the same operations as JSON, the one for people and the other for tests.

mod add_activity;
pub mod api;
mod desks;
mod form;
mod page;
pub mod truth;

use std::sync::Arc;

use spaer_gateway::domain::Party;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{BackendError, Observed, Sessions};

use crate::backend::Sandbox;
use crate::faults::layer::Layer;
use crate::request_log::RequestLog;
use crate::store::{Error, Store};
use crate::{blocking, people};
use spaer_gateway::site::Site;

/// Every route of the control page and its JSON.
pub fn routes() -> axum::Router<Control> {
    form::routes().merge(api::routes())
}

/// Everything that can be controlled.
#[derive(Clone)]
pub struct Control {
    pub(crate) sandbox: Sandbox,
    pub(crate) sessions: Sessions<Observed<Sqlite>>,
    pub(crate) storage: Sqlite,
    pub(crate) layer: Arc<Layer>,
    pub(crate) log: RequestLog,
    pub(crate) site: Site,
}

/// The most authenticators that [`Control::add_authenticators`] may give to a persona.
const MAX_AUTHENTICATORS: u32 = 2_000;

/// What an operation on the control page answers: in words what was done, or why it could not be done.
pub type OperationResult = Result<String, String>;

impl Control {
    /// Support, an authority or the system blocks; the id of the block.
    pub(crate) async fn block(
        &self,
        persona: String,
        authenticator: Option<String>,
        by: Party,
        keeps_sessions: bool,
    ) -> OperationResult {
        let done = self
            .sandbox
            .transaction(move |tx| blocking::block_by_desk(tx, &persona, authenticator.as_deref(), by, keeps_sessions));
        done.await.map_err(|error| error_message(&error))
    }

    /// Support, an authority or the system lifts a block.
    pub(crate) async fn lift(&self, persona: String, authenticator: Option<String>, by: Party) -> OperationResult {
        let done = self.sandbox.transaction(move |tx| blocking::lift(tx, &persona, authenticator.as_deref(), by)).await;
        done.map(|()| "lifted".to_owned()).map_err(|error| error_message(&error))
    }

    /// Sets the status of an authenticator (locked, revoked, active) or an identity (closed, active) by hand.
    pub(crate) async fn set_status(
        &self,
        persona: String,
        authenticator: Option<String>,
        status: String,
    ) -> OperationResult {
        let allowed: &[&str] = match authenticator {
            Some(_) => &["active", "locked", "revoked"],
            None => &["active", "closed"],
        };
        if !allowed.contains(&status.as_str()) {
            return Err(format!("status is one of {}; to block, use block", allowed.join(", ")));
        }
        let done =
            self.sandbox.transaction(move |tx| people::set_status(tx, &persona, authenticator.as_deref(), &status));
        done.await.map(|()| "set".to_owned()).map_err(|error| error_message(&error))
    }

    /// Gives a persona authenticators until there are so many; how many were added.
    pub(crate) async fn add_authenticators(&self, persona: String, authenticators: u32) -> OperationResult {
        if authenticators > MAX_AUTHENTICATORS {
            return Err(format!("at most {MAX_AUTHENTICATORS} authenticators"));
        }
        let done = self.sandbox.transaction(move |tx| people::add_authenticators(tx, &persona, authenticators)).await;
        done.map(|added| added.to_string()).map_err(|error| error_message(&error))
    }

    /// Ends every session, of one persona or of all, in the gateway too and without leaving a right to read blocks; answers how many.
    pub(crate) async fn kill_sessions(&self, persona: Option<String>) -> OperationResult {
        let done = self.sandbox.transaction(move |tx| {
            let mut statement = tx.db.prepare(
                "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND (?2 IS NULL OR persona = ?2)
                 RETURNING token",
            )?;
            let tokens = statement.query_map((tx.now.as_millis(), persona), |row| row.get::<_, String>(0))?;
            Ok(tokens.collect::<rusqlite::Result<Vec<_>>>()?)
        });
        let tokens = done.await.map_err(|error| error_message(&error))?;
        for token in &tokens {
            let ended = self.sessions.end(&spaer_gateway::SessionToken::new(token)).await;
            ended.map_err(|error| error.to_string())?;
        }
        Ok(tokens.len().to_string())
    }

    /// Everything as on the first day: people, blocks, sessions, faults, log.
    pub(crate) async fn reset(&self) -> OperationResult {
        let done = self.sandbox.store.transaction(|tx| {
            Store::empty(tx)?;
            people::insert_people(tx)
        });
        done.await.map_err(|error| error_message(&error))?;
        self.storage.clear().await.map_err(|error| error.to_string())?;
        self.sandbox.faults.reset();
        self.layer.reset();
        self.log.clear();
        self.site.forget_sent();
        Ok("reset".to_owned())
    }
}

fn error_message(error: &Error) -> String {
    match error {
        Error::Backend(BackendError::NotFound) => "there is no such target, or it is not in that state".to_owned(),
        other => format!("{other:?}"),
    }
}
