//! A back end that answers at once, so that what is measured is the gateway.

use spaer_gateway::backend::{LoggedIn, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{Authenticators, BlockFacts, BlockOrder, BlockState, Identity, Person};
use spaer_gateway::{Answer, Backend, BackendError, Moment, Private, SessionToken, SubjectKey, random};

/// It blocks whatever it is told to.
pub struct Instant;

impl Backend for Instant {
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        Ok(format!("https://eid.example/login?state={}", start.state))
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let who = callback.parameter("code").unwrap_or_default();
        let token = random::hex(32).map_err(|_| BackendError::Failed)?;
        Ok(LoginOutcome::Ok(LoggedIn {
            token: SessionToken::new(token),
            person: Person {
                subject: SubjectKey::parse(who).ok_or(BackendError::Failed)?,
                display_name: Private::new("Anna Opdigtet"),
                user_id_masked: Private::new("a••••"),
            },
            expires_at: Moment::now().plus_millis(3_600_000),
        }))
    }

    async fn log_out(&self, _: &SessionToken) -> Answer<LoggedOut> {
        Ok(LoggedOut::default())
    }

    async fn extend(&self, _: &SessionToken) -> Answer<Moment> {
        Err(BackendError::NotOffered)
    }

    async fn identity(&self, _: &SessionToken) -> Answer<Identity> {
        Err(BackendError::NotOffered)
    }

    async fn authenticators(&self, _: &SessionToken) -> Answer<Authenticators> {
        Err(BackendError::NotOffered)
    }

    async fn block(&self, _: &SessionToken, _: &BlockOrder) -> Answer<BlockFacts> {
        let now = Moment::now();
        let state = BlockState::InEffect { since: now };
        Ok(BlockFacts {
            reference: Some("SP-235 9D7 35".to_owned()),
            authenticators_left: Some(1),
            ..BlockFacts::new(now, state)
        })
    }

    async fn block_state(&self, _: &BlockOrder) -> Answer<Option<BlockFacts>> {
        Ok(None)
    }
}
