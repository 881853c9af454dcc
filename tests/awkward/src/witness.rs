//! How the oracle learns which order is which.
//!
//! The awkward back end keeps no ids, and the adapter sends none. The sandbox must know all the same under which id a browser ordered
//! what it sees being blocked, or it could not hold a page against the truth. So a wrapper around the adapter writes down, beside the
//! network, which order a session places. It changes nothing of what is sent or answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use spaer_gateway::backend::{LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{Authenticators, BlockFacts, BlockOrder, Identity};
use spaer_gateway::{Answer, Backend, BlockId, Moment, SessionToken};

/// The order that each session placed last.
#[derive(Clone, Default)]
pub struct Witness {
    placed: Arc<Mutex<HashMap<String, BlockId>>>,
}

impl Witness {
    fn record(&self, session: &SessionToken, order: &BlockOrder) {
        let mut placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        placed.insert(session.reveal().to_owned(), order.id.clone());
    }

    /// What this session placed last, by the back end's own name for the session.
    #[must_use]
    pub fn order_of(&self, session: &str) -> Option<BlockId> {
        self.placed.lock().unwrap_or_else(PoisonError::into_inner).get(session).cloned()
    }
}

/// A back end whose orders are witnessed.
pub struct Witnessed<B> {
    backend: B,
    witness: Witness,
}

impl<B> Witnessed<B> {
    /// Around this back end.
    pub fn new(backend: B, witness: Witness) -> Self {
        Self { backend, witness }
    }
}

impl<B: Backend> Backend for Witnessed<B> {
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        self.backend.begin_login(start).await
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        self.backend.finish_login(callback).await
    }

    async fn log_out(&self, session: &SessionToken) -> Answer<LoggedOut> {
        self.backend.log_out(session).await
    }

    async fn extend(&self, session: &SessionToken) -> Answer<Moment> {
        self.backend.extend(session).await
    }

    async fn session_lives(&self, session: &SessionToken) -> Answer<()> {
        self.backend.session_lives(session).await
    }

    async fn identity(&self, session: &SessionToken) -> Answer<Identity> {
        self.backend.identity(session).await
    }

    async fn authenticators(&self, session: &SessionToken) -> Answer<Authenticators> {
        self.backend.authenticators(session).await
    }

    async fn block(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        self.witness.record(session, order);
        self.backend.block(session, order).await
    }

    async fn block_state(&self, order: &BlockOrder) -> Answer<Option<BlockFacts>> {
        self.backend.block_state(order).await
    }
}
