//! The control page and the same operations as JSON, the one for people and the other for tests.

pub mod api;
mod desks;
mod form;
mod happenings;
mod page;
pub mod truth;

use std::sync::Arc;

use spaer_gateway::domain::Party;
use spaer_gateway::journal::sqlite::SqliteJournal;
use spaer_gateway::{BackendError, Sessions};

use crate::backend::Sandbox;
use crate::faults::layer::Layer;
use crate::log::Log;
use crate::site::Site;
use crate::store::{Store, Trouble};
use crate::{blocking, people};

/// Every route of the control page and its JSON.
pub fn routes() -> axum::Router<Control> {
    form::routes().merge(api::routes())
}

/// Everything that can be controlled.
#[derive(Clone)]
pub struct Control {
    pub(crate) sandbox: Sandbox,
    pub(crate) sessions: Sessions,
    pub(crate) journal: SqliteJournal,
    pub(crate) layer: Arc<Layer>,
    pub(crate) log: Log,
    pub(crate) site: Site,
}

/// The most authenticators that [`Control::crowd`] may give to a persona.
const MOST_AUTHENTICATORS: u32 = 2_000;

/// What an operation on the control page answers: in words what was done, or why it could not be done.
pub type Done = Result<String, String>;

impl Control {
    /// Support, an authority or the system blocks; the id of the block.
    pub(crate) async fn block(
        &self,
        persona: String,
        authenticator: Option<String>,
        by: Party,
        keeps_sessions: bool,
    ) -> Done {
        let done = self
            .sandbox
            .act(move |act| blocking::by_other(act, &persona, authenticator.as_deref(), by, keeps_sessions));
        done.await.map_err(|trouble| say(&trouble))
    }

    /// Support, an authority or the system lifts a block.
    pub(crate) async fn lift(&self, persona: String, authenticator: Option<String>, by: Party) -> Done {
        let done = self.sandbox.act(move |act| blocking::lift(act, &persona, authenticator.as_deref(), by)).await;
        done.map(|()| "lifted".to_owned()).map_err(|trouble| say(&trouble))
    }

    /// Sets the status of an authenticator (locked, revoked, active) or an identity (closed, active) by hand.
    pub(crate) async fn set_status(&self, persona: String, authenticator: Option<String>, status: String) -> Done {
        let allowed: &[&str] = match authenticator {
            Some(_) => &["active", "locked", "revoked"],
            None => &["active", "closed"],
        };
        if !allowed.contains(&status.as_str()) {
            return Err(format!("status is one of {}; to block, use block", allowed.join(", ")));
        }
        let done = self.sandbox.act(move |act| people::set_status(act, &persona, authenticator.as_deref(), &status));
        done.await.map(|()| "set".to_owned()).map_err(|trouble| say(&trouble))
    }

    /// Gives a persona authenticators until there are so many; how many were added.
    pub(crate) async fn crowd(&self, persona: String, authenticators: u32) -> Done {
        if authenticators > MOST_AUTHENTICATORS {
            return Err(format!("at most {MOST_AUTHENTICATORS} authenticators"));
        }
        let done = self.sandbox.act(move |act| people::crowd(act, &persona, authenticators)).await;
        done.map(|added| added.to_string()).map_err(|trouble| say(&trouble))
    }

    /// Ends every session, of one persona or of all, in the gateway too and without leaving a right to read blocks; answers how many.
    pub(crate) async fn kill_sessions(&self, persona: Option<String>) -> Done {
        let done = self.sandbox.act(move |act| {
            let mut statement = act.tx.prepare(
                "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND (?2 IS NULL OR persona = ?2)
                 RETURNING token",
            )?;
            let tokens = statement.query_map((act.now.as_millis(), persona), |row| row.get::<_, String>(0))?;
            Ok(tokens.collect::<rusqlite::Result<Vec<_>>>()?)
        });
        let tokens = done.await.map_err(|trouble| say(&trouble))?;
        for token in &tokens {
            self.sessions.end(&spaer_gateway::SessionToken::new(token));
        }
        Ok(tokens.len().to_string())
    }

    /// Everything as on the first day: people, blocks, sessions, faults, log.
    pub(crate) async fn reset(&self) -> Done {
        let done = self.sandbox.store.act(|act| {
            Store::empty(act)?;
            people::settle_in(act)
        });
        done.await.map_err(|trouble| say(&trouble))?;
        self.journal.clear().await.map_err(|error| format!("the journal: {error:?}"))?;
        self.sessions.end_all();
        self.sandbox.faults.reset();
        self.layer.reset();
        self.log.clear();
        self.site.forget_sent();
        Ok("reset".to_owned())
    }
}

fn say(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Says(BackendError::NotFound) => "there is no such target, or it is not in that state".to_owned(),
        other => format!("{other:?}"),
    }
}
