//! A back end in memory that breaks when told to.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use spaer_gateway::activity::{Activities, ActivityQuery};
use spaer_gateway::backend::{LoggedIn, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::*;
use spaer_gateway::{
    Answer, AuthenticatorId, Backend, BackendError, Moment, Private, RequestContext, SessionToken, SubjectKey,
};

/// At which point of a call to `block` it breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Crash {
    #[default]
    Never,
    BeforeCommit,
    AfterCommit,
}

#[derive(Default)]
pub struct Inner {
    pub blocks: HashMap<String, BlockFacts>,
    pub commits: HashMap<String, u32>,
    pub blocked: HashMap<String, Moment>,
    pub dead: HashSet<String>,
    /// When a block was lifted last.
    pub lifted: Option<Moment>,
    pub logged_out: Vec<String>,
    pub crash: Crash,
    /// It cannot be asked anything at present.
    pub down: bool,
    /// It keeps no ids of blocks.
    pub forgetful: bool,
    /// Blocking takes this long, and is completed even if the gateway has given up waiting.
    pub slow: Option<Duration>,
    /// `block_state` takes this long.
    pub slow_block_state: Option<Duration>,
    /// It refuses every order.
    pub refuses: bool,
    /// How often it was called to block.
    pub calls: u32,
    /// For which requests it was called to block, and from where they came.
    pub requests: Vec<(String, Option<std::net::IpAddr>)>,
    pub logins: u32,
}

#[derive(Clone, Default)]
pub struct Small(pub Arc<Mutex<Inner>>);

impl Small {
    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    pub fn lift(&self, id: &str) {
        let mut inner = self.inner();
        let facts = inner.blocks.get_mut(id).unwrap();
        if let BlockState::InEffect { since } = facts.state {
            facts.state = BlockState::Ended { in_effect_at: since, at: Moment::now(), by: Some(Party::Support) };
        }
        inner.blocked.clear();
        inner.lifted = Some(Moment::now());
    }

    fn lives(&self, session: &SessionToken) -> Answer<()> {
        let inner = self.inner();
        if inner.down {
            return Err(BackendError::TryLater { after: Some(Duration::from_secs(7)) });
        }
        if inner.dead.contains(session.reveal()) { Err(BackendError::SessionEnded) } else { Ok(()) }
    }

    async fn work(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        let slow = {
            let mut inner = self.inner();
            inner.calls += 1;
            inner.slow
        };
        if let Some(slow) = slow {
            tokio::time::sleep(slow).await;
        }
        self.lives(session)?;
        let mut inner = self.inner();
        if inner.crash == Crash::BeforeCommit {
            return Err(BackendError::Failed);
        }
        let id = order.id.as_str().to_owned();
        if let (Some(facts), false) = (inner.blocks.get(&id), inner.forgetful) {
            return Ok(facts.clone());
        }
        let now = Moment::now();
        let facts = BlockFacts {
            as_of: now,
            state: match inner.refuses {
                true => BlockState::Refused { at: now, code: RefusedCode::NotPermitted },
                false => BlockState::InEffect { since: now },
            },
            already_blocked_since: None,
            reference: Some("REF-1".to_owned()),
            description: TargetDescription {
                kind: Some(AuthenticatorKind::App).filter(|_| order.target != Target::Identity),
                label: Some(Private::new("Annas telefon")).filter(|_| order.target != Target::Identity),
                short_id: None,
            },
            notified: vec![Notified { channel: Channel::Sms, masked: Some(Private::new("•• 12")) }],
            authenticators_left: Some(1),
            sessions_ended: SessionsEnded::All,
            reactivation: vec![],
        };
        if !inner.refuses {
            *inner.commits.entry(id.clone()).or_default() += 1;
            inner.blocked.insert(key(&order.target), now);
        }
        inner.blocks.insert(id, facts.clone());
        if inner.crash == Crash::AfterCommit { Err(BackendError::Timeout) } else { Ok(facts) }
    }
}

fn key(target: &Target) -> String {
    match target {
        Target::Identity => "identity".to_owned(),
        Target::Authenticator(id) => id.as_str().to_owned(),
    }
}

impl Backend for Small {
    async fn begin_login(&self, start: LoginStart) -> Answer<String> {
        Ok(format!("https://eid.example/login?state={}", start.state))
    }

    async fn finish_login(&self, callback: LoginCallback) -> Answer<LoginOutcome> {
        let who = callback.parameter("code").unwrap_or("anna").to_owned();
        if who == "cancelled" {
            return Ok(LoginOutcome::Cancelled);
        }
        let mut inner = self.inner();
        inner.logins += 1;
        Ok(LoginOutcome::Ok(LoggedIn {
            token: SessionToken::new(format!("token-{who}-{}", inner.logins)),
            person: Person {
                subject: SubjectKey::parse(&format!("subject-{who}")).unwrap(),
                display_name: Private::new(who),
                user_id_masked: Private::new("a•••1"),
            },
            expires_at: Moment::now().plus_millis(60_000),
        }))
    }

    async fn log_out(&self, session: &SessionToken) -> Answer<LoggedOut> {
        self.inner().logged_out.push(session.reveal().to_owned());
        Ok(LoggedOut::default())
    }

    async fn extend(&self, session: &SessionToken) -> Answer<Moment> {
        self.lives(session)?;
        Ok(Moment::now().plus_millis(120_000))
    }

    async fn identity(&self, session: &SessionToken) -> Answer<Identity> {
        self.lives(session)?;
        let since = self.inner().blocked.get("identity").copied();
        Ok(Identity {
            as_of: Moment::now(),
            status: if since.is_some() { IdentityStatus::Blocked } else { IdentityStatus::Active },
            since,
            blocked_by: since.map(|_| Party::You),
            code: None,
            reference: None,
            reactivation: vec![ReactivationRoute {
                kind: ReactivationKind::InPerson,
                url: None,
                bring: vec![],
                days: None,
            }],
        })
    }

    async fn authenticators(&self, session: &SessionToken) -> Answer<Authenticators> {
        self.lives(session)?;
        let inner = self.inner();
        let item = |id: &str| Authenticator {
            id: AuthenticatorId::parse(id).unwrap(),
            kind: AuthenticatorKind::App,
            label: Private::new("Telefon"),
            short_id: Private::new("A1"),
            model: None,
            status: match inner.blocked.get(id) {
                Some(_) => AuthenticatorStatus::Blocked,
                None => AuthenticatorStatus::Active,
            },
            status_since: inner.blocked.get(id).copied().or(inner.lifted),
            registered_at: Moment::from_millis(0),
            last_used_at: None,
            opened_this_session: id == "app",
            blocked_since: inner.blocked.get(id).copied(),
            reactivation: vec![],
        };
        Ok(Authenticators { as_of: Moment::now(), items: vec![item("app"), item("display")] })
    }

    async fn block(&self, session: &SessionToken, order: &BlockOrder) -> Answer<BlockFacts> {
        let request = RequestContext::current().map(|request| (request.id, request.client));
        self.inner().requests.extend(request);
        let (this, session, order) = (self.clone(), session.clone(), order.clone());
        tokio::spawn(async move { this.work(&session, &order).await }).await.unwrap()
    }

    async fn block_state(&self, order: &BlockOrder) -> Answer<Option<BlockFacts>> {
        let slow = self.inner().slow_block_state;
        if let Some(slow) = slow {
            tokio::time::sleep(slow).await;
        }
        let inner = self.inner();
        match (inner.down, inner.forgetful) {
            (true, _) => Err(BackendError::TryLater { after: None }),
            (_, true) => Err(BackendError::NotOffered),
            _ => Ok(inner
                .blocks
                .get(order.id.as_str())
                .cloned()
                .map(|facts| BlockFacts { as_of: Moment::now(), ..facts })),
        }
    }

    async fn session_lives(&self, session: &SessionToken) -> Answer<()> {
        self.lives(session)
    }

    /// This back end has no activities, so that it cannot have written any cursor.
    async fn activities(&self, _: &SessionToken, query: &ActivityQuery) -> Answer<Activities> {
        Err(if query.cursor.is_some() { BackendError::NotFound } else { BackendError::NotOffered })
    }
}
