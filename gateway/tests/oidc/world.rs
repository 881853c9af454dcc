//! A provider, a client of it, and a person with a browser, as far as a browser matters: an address that is opened, a form that is sent.

use std::collections::HashMap;
use std::time::Duration;

use spaer_gateway::backend::{LoginCallback, LoginStart};
use spaer_gateway::oidc::{Authenticated, Client, NotLoggedIn, Oidc, OidcSettings};
use spaer_gateway::{Keys, Private, random};
use spaer_oidc_provider::{CLIENT_ID, CLIENT_SECRET, Provider};

pub const CALLBACK: &str = "https://spaer.example/api/v1/login/callback";

pub struct World {
    pub provider: Provider,
    pub oidc: Oidc,
}

/// As an operator would set it.
pub fn settings(provider: &Provider) -> OidcSettings {
    OidcSettings {
        client_secret: Some(Private::new(CLIENT_SECRET)),
        scopes: vec!["profile".to_owned()],
        display_claim: Some("name".to_owned()),
        after_log_out: Some("https://spaer.example/".to_owned()),
        ..OidcSettings::new(&provider.issuer, CLIENT_ID)
    }
}

/// A client that waits no longer than a test does.
fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    client.timeout(Duration::from_secs(2)).build().expect("a client")
}

/// A process that serves the provider's logins, with this key.
pub fn process(settings: OidcSettings, key: u8) -> Oidc {
    Oidc::new(settings, &Keys::one([key; 32]), client()).expect("these can be used")
}

/// A `state`, as the gateway would make one.
pub fn state() -> String {
    random::hex(40).expect("there is randomness")
}

impl World {
    pub async fn usual() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut OidcSettings)) -> Self {
        let provider = Provider::start().await;
        let mut settings = settings(&provider);
        change(&mut settings);
        Self { oidc: process(settings, 7), provider }
    }

    pub async fn begins(&self, state: &str) -> Result<String, NotLoggedIn> {
        self.oidc.begin(&start(state)).await
    }

    /// A whole login.
    pub async fn logs_in(&self, name: &str) -> Result<Authenticated, NotLoggedIn> {
        let state = state();
        let page = self.begins(&state).await?;
        self.oidc.finish(&types(&page, &state, &[("name", name)]).await).await
    }
}

pub fn start(state: &str) -> LoginStart {
    LoginStart { state: state.to_owned(), callback_url: CALLBACK.to_owned() }
}

/// The person opens the login page and sends its form; what they come back with.
pub async fn types(page: &str, state: &str, typed: &[(&str, &str)]) -> LoginCallback {
    let seen = client().get(page).send().await.expect("an answer");
    assert_eq!(seen.status().as_u16(), 200, "{}", seen.text().await.expect("a text"));
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish();
    let request = client().post(page).header("content-type", "application/x-www-form-urlencoded").body(form);
    let answer = request.send().await.expect("an answer");
    let location = answer.headers().get("location").and_then(|value| value.to_str().ok()).expect("a way back");
    let query = location.strip_prefix(CALLBACK).and_then(|rest| rest.strip_prefix('?')).expect("to the callback");
    let query: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (name.into_owned(), Private::new(value)))
        .collect();
    let callback = LoginCallback { state: state.to_owned(), query, callback_url: CALLBACK.to_owned() };
    assert_eq!(callback.parameter("state"), Some(state), "the gateway looks at it");
    callback
}

/// The parameters of an address.
pub fn parameters(address: &str) -> HashMap<String, String> {
    let query = address.split_once('?').expect("a query").1;
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Why it failed; panics for anything else.
pub fn failed(result: Result<Authenticated, NotLoggedIn>) -> String {
    match result {
        Err(NotLoggedIn::Failed(why)) => why,
        other => unreachable!("it did not fail: {other:?}"),
    }
}

pub fn is_unavailable<T>(result: &Result<T, NotLoggedIn>) -> bool {
    matches!(result, Err(NotLoggedIn::Unavailable(_)))
}
