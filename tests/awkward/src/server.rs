//! The awkward back end: a server as old ones are, over the sandbox's people.
//!
//! Only POST, forms in and lines of form text out, always status 200. `1` is yes and `0` is no, whatever the reason; some of its parts
//! write them in quotes. Everything has an integer. Times are whole seconds in three formats, one of them Danish local time. Unknown
//! paths are a page of welcome. It keeps no order: nobody can ask it what became of one.
//!
//! | Path | Fields | Answer |
//! | --- | --- | --- |
//! | `/auth/begin` | `state`, `back` | address of the login page |
//! | `/auth/finish` | `state`, `code` | `sid`, `nr`, `name`, `user`, `until` (UTC, without saying so); or `0` failed, `-1` cancelled, `-2` locked, `-3` blocked, `-4` down |
//! | `/session/alive`, `/session/end` | `sid` | `1`, `0` |
//! | `/session/extend` | `sid` | until when, in epoch seconds; `0`; `-1` not possible |
//! | `/person` | `sid` | `asof` (epoch seconds), `state` 1 to 3, `since` (Danish local time), `by`, `case`; or `0` |
//! | `/means` | `sid` | a line with `asof` and `n`, then one for each; or `0` |
//! | `/person/block` | `sid` | `"1"`, `"0"` |
//! | `/means/block` | `sid`, `nr` | `1`, `0` (also when nothing changed) |

mod clock;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response, header};
use spaer_gateway::backend::{LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::domain::{
    Authenticator, AuthenticatorKind, AuthenticatorStatus, Identity, IdentityStatus, Party, Target,
};
use spaer_gateway::{Answer, AuthenticatorId, Backend, BackendError, Private, SessionToken, random};
use spaer_sandbox::Sandbox;

use crate::witness::Witness;

const WELCOME: &str = "<!DOCTYPE html><html><body><h1>It works!</h1><p>1</p></body></html>";

/// The server.
pub struct Server {
    sandbox: Sandbox,
    witness: Witness,
    /// The sandbox's sessions by their numbers here.
    sessions: Mutex<HashMap<String, SessionToken>>,
}

/// The fields of a form.
struct Form(HashMap<String, String>);

impl Form {
    fn field(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

impl Server {
    /// A server over the sandbox's people.
    #[must_use]
    pub fn new(sandbox: Sandbox) -> Self {
        sandbox.set_id_mapper(|id| number(id).to_string());
        Self { sandbox, witness: Witness::default(), sessions: Mutex::default() }
    }

    /// The witness, through which the oracle learns which order is which.
    #[must_use]
    pub fn witness(&self) -> &Witness {
        &self.witness
    }

    /// The answer; `None` breaks the connection, as when it falls over in the middle of its work.
    pub async fn answer(&self, request: Request<Body>) -> Option<Response<Body>> {
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, 64 * 1024).await.ok()?;
        let form = Form(form_urlencoded::parse(&bytes).into_owned().collect());
        let path = if parts.method == Method::POST { parts.uri.path() } else { "" };
        let answer = match path {
            "/auth/begin" => self.begin(&form).await,
            "/auth/finish" => self.finish(&form).await,
            "/session/alive" => self.sandbox.session_lives(&self.session(&form)).await.map(|()| "1".to_owned()),
            "/session/end" => self.sandbox.log_out(&self.session(&form)).await.map(|_| "1".to_owned()),
            "/session/extend" => self.extend(&form).await,
            "/person" => self.person(&form).await,
            "/means" => self.means(&form).await,
            "/person/block" => self.block(&form, Target::Identity).await.map(|done| format!("\"{}\"", u8::from(done))),
            "/means/block" => self.block_one(&form).await.map(|done| u8::from(done).to_string()),
            _ => return Some(respond("text/html", WELCOME.to_owned())),
        };
        match answer {
            Ok(text) => Some(respond("text/plain", format!("{text}\n"))),
            // No reason is ever given.
            Err(BackendError::SessionEnded | BackendError::NotFound) => Some(respond("text/plain", "0\n".to_owned())),
            Err(_) => None,
        }
    }

    fn session(&self, form: &Form) -> SessionToken {
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get(form.field("sid")).cloned().unwrap_or_else(|| SessionToken::new(""))
    }

    async fn begin(&self, form: &Form) -> Answer<String> {
        let (state, callback_url) = (form.field("state").to_owned(), form.field("back").to_owned());
        self.sandbox.begin_login(LoginStart { state, callback_url }).await
    }

    async fn finish(&self, form: &Form) -> Answer<String> {
        let query = vec![("code".to_owned(), Private::new(form.field("code")))];
        let callback = LoginCallback { state: form.field("state").to_owned(), query, callback_url: String::new() };
        let login = match self.sandbox.finish_login(callback).await? {
            LoginOutcome::Ok(login) => login,
            LoginOutcome::Failed => return Ok("0".to_owned()),
            LoginOutcome::Cancelled => return Ok("-1".to_owned()),
            LoginOutcome::Locked => return Ok("-2".to_owned()),
            LoginOutcome::Blocked => return Ok("-3".to_owned()),
            LoginOutcome::Unavailable => return Ok("-4".to_owned()),
        };
        let sid = random::hex(8).map_err(|_| BackendError::Failed)?;
        let sid = number(&sid).to_string();
        let line = line(&[
            ("sid", &sid),
            ("nr", &number(login.person.subject.as_str()).to_string()),
            ("name", login.person.display_name.reveal()),
            ("user", login.person.user_id_masked.reveal()),
            ("until", &clock::utc(login.expires_at)),
        ]);
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).insert(sid, login.token);
        Ok(line)
    }

    async fn extend(&self, form: &Form) -> Answer<String> {
        match self.sandbox.extend(&self.session(form)).await {
            Ok(until) => Ok(clock::epoch(until)),
            Err(BackendError::NotOffered) => Ok("-1".to_owned()),
            Err(error) => Err(error),
        }
    }

    async fn person(&self, form: &Form) -> Answer<String> {
        let session = self.session(form);
        let Identity { as_of, status, since, blocked_by, .. } = self.sandbox.identity(&session).await?;
        let state = match status {
            IdentityStatus::Active => "1",
            IdentityStatus::Blocked => "2",
            IdentityStatus::Closed => "3",
        };
        let by = match blocked_by {
            Some(Party::You) => "1",
            Some(Party::Support) => "2",
            Some(Party::Authority) => "3",
            Some(Party::System) => "4",
            None => "",
        };
        let case = self.sandbox.reference(&session, None).await?;
        Ok(line(&[
            ("asof", &clock::epoch(as_of)),
            ("state", state),
            ("since", &since.map(clock::danish).unwrap_or_default()),
            ("by", by),
            ("case", &case.unwrap_or_default()),
        ]))
    }

    async fn means(&self, form: &Form) -> Answer<String> {
        let session = self.session(form);
        let all = self.sandbox.authenticators(&session).await?;
        let mut lines = vec![line(&[("asof", &clock::epoch(all.as_of)), ("n", &all.items.len().to_string())])];
        for one in &all.items {
            let case = match one.status {
                AuthenticatorStatus::Blocked => self.sandbox.reference(&session, Some(one.id.clone())).await?,
                _ => None,
            };
            lines.push(of_means(one, &case.unwrap_or_default()));
        }
        Ok(lines.join("\n"))
    }

    async fn block_one(&self, form: &Form) -> Answer<bool> {
        let all = self.sandbox.authenticators(&self.session(form)).await?;
        let nr = form.field("nr");
        let own = all.items.into_iter().map(|one| one.id).find(|id| number(id.as_str()).to_string() == nr);
        // The oracle is also to know that a number which belongs to nobody was asked for and refused.
        let id = own.or_else(|| AuthenticatorId::parse("nobody's")).ok_or(BackendError::Failed)?;
        self.block(form, Target::Authenticator(id)).await
    }

    async fn block(&self, form: &Form, target: Target) -> Answer<bool> {
        let known_as = self.witness.order_of(form.field("sid"));
        self.sandbox.block_without_id(&self.session(form), target, known_as).await
    }
}

fn of_means(one: &Authenticator, case: &str) -> String {
    let kind = match one.kind {
        AuthenticatorKind::App => "1",
        AuthenticatorKind::CodeDisplay => "2",
        AuthenticatorKind::AudioCodeReader => "3",
        AuthenticatorKind::Chip => "4",
        AuthenticatorKind::Other => "0",
    };
    let state = match one.status {
        AuthenticatorStatus::Active => "1",
        AuthenticatorStatus::Locked => "2",
        AuthenticatorStatus::Blocked => "3",
        AuthenticatorStatus::Revoked => "4",
    };
    line(&[
        ("nr", &number(one.id.as_str()).to_string()),
        ("kind", kind),
        ("name", one.label.reveal()),
        ("short", one.short_id.reveal()),
        ("state", state),
        ("made", &clock::utc(one.registered_at)),
        ("used", &one.last_used_at.map(clock::epoch).unwrap_or_default()),
        ("since", &one.blocked_since.map(clock::danish).unwrap_or_default()),
        ("this", if one.opened_this_session { "1" } else { "0" }),
        ("case", case),
    ])
}

fn line(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The number that this back end uses for something of the sandbox. It is the same as long as the process lives, which is long enough for a test.
fn number(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    // Fifteen digits, as sequences of old databases are.
    hasher.finish() % 900_000_000_000_000 + 100_000_000_000_000
}

fn respond(content_type: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    response
}
