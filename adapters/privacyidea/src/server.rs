//! The server as this adapter calls it: who calls, what it answers, and what that means.
//!
//! Two speak to it: the person, with the JWT of their own login, and the gateway, with an account that may lock users and read locks. Nothing else is asked
//! with the gateway's rights.

mod answer;
mod lock;
pub mod times;

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Certificate, Client, Method, redirect, retry};
use serde_json::Value;
use spaer_gateway::{BackendError, Moment};
use tokio::sync::Mutex;

pub use answer::{Answer, Failure};
pub use lock::Lock;

use crate::settings::Settings;
use spaer_gateway::program::Secret;

/// More is no answer of this server: a thousand tokens are less.
const MOST_BYTES: usize = 16 * 1024 * 1024;
const CONNECT: Duration = Duration::from_secs(3);
/// What may stand in a segment of a path as it is. A serial is letters and digits, in general; nothing else is trusted to be.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// The server.
pub struct Server {
    client: Client,
    base: String,
    gateway: (String, Secret),
    /// The gateway's own login, while it lasts.
    gateway_jwt: Mutex<Option<Secret>>,
}

/// Who asks.
enum Caller<'a> {
    Nobody,
    Jwt(&'a str),
}

impl Server {
    /// Opens no connection yet.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        let client = client(settings.timeout)?;
        let gateway = (settings.gateway_name.clone(), settings.gateway_password.clone());
        Ok(Self { client, base: settings.base.clone(), gateway, gateway_jwt: Mutex::default() })
    }

    /// Asks as the person with this JWT.
    ///
    /// # Errors
    /// Whatever keeps it from being an answer.
    pub async fn get(&self, jwt: &str, path: &str, query: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.call(Method::GET, path, query, Caller::Jwt(jwt)).await
    }

    /// Has something done, as the person with this JWT.
    ///
    /// # Errors
    /// Whatever keeps it from being an answer. It may have been done all the same.
    pub async fn post(&self, jwt: &str, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.call(Method::POST, path, fields, Caller::Jwt(jwt)).await
    }

    /// Logs in, or goes on with a login.
    ///
    /// # Errors
    /// Whatever keeps it from being an answer; a wrong code is one of these.
    pub async fn auth(&self, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.call(Method::POST, "/auth", fields, Caller::Nobody).await
    }

    /// What nobody need be logged in for.
    ///
    /// # Errors
    /// Whatever keeps it from being an answer.
    pub async fn get_open(&self, path: &str, query: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.call(Method::GET, path, query, Caller::Nobody).await
    }

    /// Reads with the gateway's rights.
    ///
    /// # Errors
    /// Whatever keeps it from being an answer; never that a session has ended, for it is the gateway's own.
    pub async fn get_as_gateway(&self, path: &str, query: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.as_gateway(Method::GET, path, query).await
    }

    /// Has something done with the gateway's rights.
    ///
    /// # Errors
    /// As [`Server::get_as_gateway`]. It may have been done all the same.
    pub async fn post_as_gateway(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        self.as_gateway(Method::POST, path, fields).await
    }

    async fn as_gateway(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        let (jwt, is_new) = self.gateway_login(None).await?;
        let answer = self.call(method.clone(), path, fields, Caller::Jwt(jwt.reveal())).await;
        // A login that has ended did nothing, so the call can be made once more with a new one.
        let again = match answer {
            Err(Failure::SessionEnded) if !is_new => {
                let (jwt, _) = self.gateway_login(Some(jwt.reveal())).await?;
                self.call(method, path, fields, Caller::Jwt(jwt.reveal())).await
            }
            answer => answer,
        };
        again.map_err(|failure| if failure == Failure::SessionEnded { Failure::NotAllowed } else { failure })
    }

    /// The gateway's JWT, and whether it was got just now. `ended`: one that is known to have ended.
    async fn gateway_login(&self, ended: Option<&str>) -> Result<(Secret, bool), Failure> {
        // Held during the login, so that many at once log in once.
        let mut held = self.gateway_jwt.lock().await;
        if let Some(jwt) = held.as_ref().filter(|jwt| ended != Some(jwt.reveal())) {
            return Ok((jwt.clone(), false));
        }
        let (name, password) = &self.gateway;
        let answer = self.auth(&[("username", name), ("password", password.reveal())]).await;
        let answer = answer.map_err(|failure| match failure {
            Failure::WrongCredentials | Failure::SessionEnded => Failure::NotAllowed,
            other => other,
        })?;
        let jwt = Secret::new(answer.value.get("token").and_then(Value::as_str).ok_or(Failure::NotUnderstood)?);
        *held = Some(jwt.clone());
        Ok((jwt, true))
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        caller: Caller<'_>,
    ) -> Result<Answer, Failure> {
        let has_body = method == Method::POST;
        let request = self.client.request(method, format!("{}{path}", self.base));
        // Without it, an address that is not there is the server's own web page, with 200.
        let request = request.header("accept", "application/json");
        let request = match caller {
            Caller::Jwt(jwt) => request.header("pi-authorization", jwt),
            Caller::Nobody => request,
        };
        let request = if has_body { request.form(fields) } else { request.query(fields) };
        let mut response = request.send().await.map_err(|error| Failure::of_call(&error))?;
        let (status, after) = (response.status().as_u16(), answer::retry_after(response.headers()));
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| Failure::of_call(&error))? {
            body.extend_from_slice(&chunk);
            if body.len() > MOST_BYTES {
                return Err(Failure::NotUnderstood);
            }
        }
        answer::read(status, after, &body)
    }
}

/// A client for calls to one server, which trusts what the machine trusts. `timeout`: of one call.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub fn client(timeout: Duration) -> Result<Client, reqwest::Error> {
    choose_cryptography();
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted = trusted.iter().filter_map(|cert| Certificate::from_der(cert).ok());
    Client::builder()
        .tls_certs_only(trusted)
        .timeout(timeout)
        .connect_timeout(CONNECT)
        // An address that moves is another server.
        .redirect(redirect::Policy::none())
        // Whether anything is sent again is decided here.
        .retry(retry::never())
        .no_proxy()
        .build()
}

/// Chooses what TLS encrypts with, for every client of this process. Chosen once; a second time changes nothing.
pub fn choose_cryptography() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// A segment of a path.
#[must_use]
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// Reads until two readings in a row are alike in what they `say`. That was then true at the moment of the first one, which the server dates *after* it has
/// read: the second shows that nothing had changed until then.
///
/// `say`: only what is claimed. Counters of failures change all the time while somebody tries to get in, and must not keep anybody from blocking.
///
/// # Errors
/// Those of the reading, and [`Failure::TryLater`] if it changes all the time.
pub async fn steady<T, S: PartialEq, F>(
    mut read: impl FnMut() -> F,
    say: impl Fn(&T) -> S,
) -> Result<(T, Moment), Failure>
where
    F: Future<Output = Result<(T, Moment), Failure>>,
{
    const READINGS: usize = 4;
    let mut before = read().await?;
    for _ in 1..READINGS {
        let now = read().await?;
        if say(&now.0) == say(&before.0) {
            return Ok((now.0, before.1));
        }
        before = now;
    }
    Err(Failure::TryLater { after: None })
}

impl From<Failure> for BackendError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::SessionEnded => Self::SessionEnded,
            Failure::TryLater { after } => Self::TryLater { after },
            Failure::TimedOut => Self::Timeout,
            Failure::NotFound => Self::NotFound,
            Failure::NotUnderstood => Self::NotUnderstood,
            // Whoever has logged in is not asked to do so again because of a right that is missing.
            Failure::WrongCredentials
            | Failure::Locked
            | Failure::LoginIsOff
            | Failure::NotAllowed
            | Failure::Failed => Self::Failed,
        }
    }
}
