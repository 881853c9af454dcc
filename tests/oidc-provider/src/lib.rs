//! An OpenID Connect provider for tests: it knows everybody by the name that they type, and does wrong when it is told to.
//!
//! It is written from the standards and shares no code with the library that it is held against, so that a mistake in one is none in both.

#![expect(clippy::expect_used, reason = "for tests: it fails loudly")]

mod faults;
mod keys;
mod routes;
mod token;

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::net::TcpListener;

pub use faults::{HttpFault, Place, TokenFault};
use keys::Key;
pub use keys::{PemPair, rsa_key};

/// What Spær is called here.
pub const CLIENT_ID: &str = "spaer";
/// How it shows that it is.
pub const CLIENT_SECRET: &str = "of the client";
/// The claim in which somebody's name stands, beside `preferred_username`, to see that any claim can be named.
pub const OWN_CLAIM: &str = "spaer_login";
/// How strongly everybody authenticates here.
pub const CLASS: &str = "urn:example:two-factors";

/// The provider, served until the runtime of the test ends.
#[derive(Clone)]
pub struct Provider {
    /// As it calls itself.
    pub issuer: String,
    state: Arc<State>,
}

struct State {
    issuer: String,
    inner: Mutex<Inner>,
    asked: [AtomicUsize; Place::ALL.len()],
}

struct Inner {
    key: Key,
    token_fault: Option<TokenFault>,
    http_faults: HashMap<Place, HttpFault>,
    codes: HashMap<String, Grant>,
    last: HashMap<String, String>,
}

/// What a code stands for.
#[derive(Clone)]
struct Grant {
    name: String,
    nonce: Option<String>,
    challenge: String,
    redirect_uri: String,
    at: u64,
}

impl Provider {
    /// Starts one, on a port that is free.
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let issuer = format!("http://{}/realms/people", listener.local_addr().expect("its address"));
        let inner = Inner {
            key: Key::rsa(),
            token_fault: None,
            http_faults: HashMap::new(),
            codes: HashMap::new(),
            last: HashMap::new(),
        };
        let state = Arc::new(State { issuer: issuer.clone(), inner: Mutex::new(inner), asked: Default::default() });
        let router = routes::router(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, state }
    }

    /// From now on every token is wrong like this; `None`: right.
    pub fn token_fault(&self, fault: Option<TokenFault>) {
        self.state.inner().token_fault = fault;
    }

    /// From now on this place answers like this; `None`: as it should.
    pub fn http_fault(&self, place: Place, fault: Option<HttpFault>) {
        let mut inner = self.state.inner();
        match fault {
            Some(fault) => inner.http_faults.insert(place, fault),
            None => inner.http_faults.remove(&place),
        };
    }

    /// It signs with a new key, of another kind, and no longer says the old one.
    pub fn rotates(&self) {
        self.state.inner().key = Key::ed25519("rotated");
    }

    /// As [`Provider::rotates`], under the old key's name.
    pub fn rotates_under_the_same_name(&self) {
        self.state.inner().key = Key::ed25519(keys::FIRST);
    }

    /// How often this place was asked.
    #[must_use]
    pub fn asked(&self, place: Place) -> usize {
        self.state.counter(place).load(Ordering::Relaxed)
    }

    /// The parameters of the last request to log in, or to log out.
    #[must_use]
    pub fn last(&self) -> HashMap<String, String> {
        self.state.inner().last.clone()
    }
}

impl State {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn counter(&self, place: Place) -> &AtomicUsize {
        self.asked.get(place as usize).expect("one for each place")
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs()
}
