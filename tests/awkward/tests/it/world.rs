//! The gateway over the awkward back end, whose answers a test may spoil.

use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response, header};
use serde_json::{Value, json};
use spaer_awkward::server::Server;
use spaer_sandbox::server::{accept, listen};

use crate::client::{Answer, ID, Login, World, options};

/// Of a new intent.
pub const OTHER_ID: &str = "fedcba9876543210fedcba9876543210";

/// What becomes of an answer: content type and body, or nothing when the connection breaks.
pub type Change = fn(&str) -> Option<(&'static str, Vec<u8>)>;

#[derive(Clone, Copy)]
pub struct Spoil {
    pub path: &'static str,
    /// Whether the request is carried out although the answer is spoilt.
    pub done: bool,
    pub change: Change,
}

#[derive(Clone, Default)]
pub struct Spoils(Arc<Mutex<Option<Spoil>>>);

impl Spoils {
    pub fn set(&self, path: &'static str, done: bool, change: Change) {
        *self.0.lock().unwrap() = Some(Spoil { path, done, change });
    }

    pub fn clear(&self) {
        *self.0.lock().unwrap() = None;
    }

    async fn answer(&self, server: &Server, request: Request<Body>) -> Option<Response<Body>> {
        let spoil = *self.0.lock().unwrap();
        let Some(spoil) = spoil.filter(|spoil| spoil.path == request.uri().path()) else {
            return server.answer(request).await;
        };
        let mut bytes = Bytes::new();
        if spoil.done {
            bytes = to_bytes(server.answer(request).await?.into_body(), 1 << 20).await.unwrap();
        }
        let (kind, body) = (spoil.change)(str::from_utf8(&bytes).unwrap())?;
        let mut answer = Response::new(Body::from(body));
        answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
        Some(answer)
    }
}

pub fn plain(text: &str) -> Option<(&'static str, Vec<u8>)> {
    Some(("text/plain", text.as_bytes().to_vec()))
}

pub async fn world() -> World {
    World { running: spaer_awkward::start(options()).await.unwrap() }
}

pub async fn spoilt() -> (World, Spoils) {
    let spoils = Spoils::default();
    let given = spoils.clone();
    let running = spaer_sandbox::start_over(options(), |sandbox| async move {
        let server = Arc::new(Server::new(sandbox.clone()));
        let own = Arc::clone(&server);
        let listener = listen(0).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(accept(listener, move |request| {
            let (server, spoils) = (Arc::clone(&own), given.clone());
            async move { spoils.answer(&server, request).await }
        }));
        Ok(spaer_awkward::over(port, &sandbox, server.witness()))
    });
    (World { running: running.await.unwrap() }, spoils)
}

/// The number that the back end has for the authenticator of this short id.
pub async fn number(world: &World, login: &Login, short_id: &str) -> String {
    let all = world.api("/authenticators", login).await.json();
    let found = all["items"].as_array().unwrap().iter().find(|one| one["short_id"] == short_id).cloned();
    found.unwrap()["id"].as_str().unwrap().to_owned()
}

/// Status, and the state or the code.
pub fn summary(answer: &Answer) -> (u16, String) {
    let body = answer.json();
    let word = body.get("state").or(body.get("code")).and_then(Value::as_str).unwrap_or_default();
    (answer.status, word.to_owned())
}

pub fn expected(status: u16, word: &str) -> (u16, String) {
    (status, word.to_owned())
}

pub async fn lift(world: &World, authenticator: &str) {
    world.control("POST", "lift", json!({"persona": "anna", "authenticator": authenticator})).await;
}

pub async fn status_of(world: &World, authenticator: &str) -> String {
    let truth = world.truth().await;
    let found = truth["authenticators"].as_array().unwrap().iter().find(|one| one["id"] == authenticator).cloned();
    found.unwrap()["status"].as_str().unwrap().to_owned()
}

pub async fn read(world: &World, login: &Login) -> Answer {
    world.api(&format!("/blocks/{ID}"), login).await
}
