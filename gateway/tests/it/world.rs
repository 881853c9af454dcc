//! A browser in front of a gateway.

use std::sync::LazyLock;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use serde_json::{Value, json};
use spaer_contract::Contract;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{Config, Gateway, Metrics, Transport};
use tower::ServiceExt;

use crate::small::Small;

/// Parsed once for all tests: parsing takes so long that it would use up the gateway's `TIMEOUT` within a test.
static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::load);

pub const ID: &str = "0123456789abcdef0123456789abcdef";
/// Of a new intent.
pub const OTHER_ID: &str = "fedcba9876543210fedcba9876543210";
pub const KEY: &str = "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk";

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or("")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or("")
    }

    /// The value of a cookie that it sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.headers.get_all(header::SET_COOKIE).iter().find_map(|line| {
            let (key, rest) = line.to_str().unwrap().split_once('=').unwrap();
            (key == name).then(|| rest.split(';').next().unwrap().to_owned())
        })
    }
}

#[derive(Clone)]
pub struct World {
    pub router: Router,
    pub backend: Small,
    pub storage: Sqlite,
    pub metrics: Metrics,
}

/// A login: its cookie, its token for writes, whose it is.
#[derive(Clone)]
pub struct Login {
    pub cookie: String,
    pub csrf: String,
    pub subject: String,
}

/// How long it waits for the back end.
pub const TIMEOUT: Duration = Duration::from_millis(400);

pub fn config() -> Config {
    Config { timeout: TIMEOUT, ..Config::new("https://app.example", Transport::Https) }
}

impl World {
    pub fn new() -> Self {
        Self::over(Small::default(), Sqlite::in_memory().unwrap())
    }

    pub fn over(backend: Small, storage: Sqlite) -> Self {
        Self::with(backend, storage, config())
    }

    pub fn configured(config: Config) -> Self {
        let (backend, storage) = (Small::default(), Sqlite::in_memory().unwrap());
        Self::with(backend, storage, config)
    }

    fn with(backend: Small, storage: Sqlite, config: Config) -> Self {
        let gateway = Gateway::new(backend.clone(), storage.clone(), config);
        Self { router: gateway.router(), backend, storage, metrics: gateway.metrics() }
    }

    /// The process ends and begins again: what was in memory only is gone.
    pub fn restarted(&self) -> Self {
        Self::over(self.backend.clone(), self.storage.clone())
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, body };
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        if answer.status >= 400 {
            assert_eq!(answer.body["request_id"], answer.header("x-request-id"), "{path}");
        }
        // The way back from the login page is between the gateway and the eID, and no part of the contract.
        if path != "/api/v1/login/callback" {
            let template = template(path.strip_prefix("/api/v1").unwrap_or(&path));
            let checked =
                CONTRACT.check_response(&method, &template, answer.status, answer.header("content-type"), &answer.body);
            assert_eq!(checked, Ok(()));
        }
        answer
    }

    pub async fn get(&self, path: &str, login: Option<&Login>, key: Option<&str>) -> Answer {
        let mut request = Request::get(format!("/api/v1{path}"));
        if let Some(login) = login {
            request = request.header("cookie", format!("other=1; spaer_session={}", login.cookie));
        }
        if let Some(key) = key {
            request = request.header("x-receipt-key", key);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn write(&self, method: &str, path: &str, login: &Login, body: Value) -> Answer {
        self.send(write(method, path, login, body)).await
    }

    pub async fn put_block(&self, login: &Login, target: Value) -> Answer {
        self.write("PUT", &format!("/blocks/{ID}"), login, order(login, target)).await
    }

    pub async fn log_in(&self, who: &str) -> Login {
        let (location, session) = self.log_in_with(who, "/", None).await;
        assert!(location.ends_with("#login=ok"), "{location}");
        let cookie = session.unwrap();
        let login = Login { cookie, csrf: String::new(), subject: format!("subject-{who}") };
        let session = self.get("/session", Some(&login), None).await;
        Login { csrf: session.body["csrf_token"].as_str().unwrap().to_owned(), ..login }
    }

    /// Where the browser ends, and its new session cookie.
    pub async fn log_in_with(&self, who: &str, return_to: &str, old: Option<&Login>) -> (String, Option<String>) {
        let query: String = form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
        let begun = self.get(&format!("/login?return_to={query}"), None, None).await;
        assert_eq!(begun.status, 303);
        let state = begun.header("location").split_once("state=").unwrap().1.to_owned();
        let mut cookies = format!("spaer_login={}", begun.cookie("spaer_login").unwrap());
        if let Some(old) = old {
            cookies.push_str(&format!("; spaer_session={}", old.cookie));
        }
        let back = Request::get(format!("/api/v1/login/callback?state={state}&code={who}")).header("cookie", cookies);
        let answer = self.send(back.body(Body::empty()).unwrap()).await;
        (answer.header("location").to_owned(), answer.cookie("spaer_session"))
    }
}

pub fn write(method: &str, path: &str, login: &Login, body: Value) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("cookie", format!("spaer_session={}", login.cookie))
        .header("x-csrf-token", &login.csrf)
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap()
}

pub fn order(login: &Login, target: Value) -> Value {
    json!({ "subject_key": login.subject, "receipt_key": KEY, "target": target })
}

pub fn app() -> Value {
    json!({ "type": "authenticator", "authenticator_id": "app" })
}

fn template(path: &str) -> String {
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["", "blocks", _] => "/blocks/{id}".to_owned(),
        ["", "activity", _, "report"] => "/activity/{id}/report".to_owned(),
        _ => path.to_owned(),
    }
}
