//! The requests that conform sends: those that the app makes, and wrong ones that the app would never make.

use serde_json::{Value, json};

use crate::cookie_jar::CookieJar;
use crate::http::HttpRequest;

/// Somebody logged in, in one browser. It holds secrets, so it cannot be printed.
#[derive(Clone)]
pub struct Session {
    pub jar: CookieJar,
    pub csrf: String,
    pub subject: String,
    pub expires_at: String,
    /// How the browser came back, when it went through the login page.
    pub landing: Option<Landing>,
}

/// Where a login ended.
#[derive(Clone, Default)]
pub struct Landing {
    /// The last `Location`.
    pub location: String,
    /// Every `Set-Cookie` on the way.
    pub set_cookies: Vec<String>,
}

/// One request below the base.
#[derive(Clone)]
pub struct ApiRequest {
    pub method: &'static str,
    /// Below the base, with its query.
    pub path: String,
    pub jar: Option<CookieJar>,
    pub csrf: Option<String>,
    pub key: Option<String>,
    pub content_type: Option<&'static str>,
    pub if_none_match: Option<String>,
    pub body: Option<Vec<u8>>,
}

impl ApiRequest {
    pub fn get(path: impl Into<String>) -> Self {
        let path = path.into();
        let (jar, csrf, key, content_type, if_none_match, body) = (None, None, None, None, None, None);
        Self { method: "GET", path, jar, csrf, key, content_type, if_none_match, body }
    }

    /// A write with a body of JSON.
    pub fn write(method: &'static str, path: impl Into<String>, body: &Value) -> Self {
        let body = Some(body.to_string().into_bytes());
        Self { method, body, content_type: Some("application/json"), ..Self::get(path) }
    }

    /// Sends it with this session's cookies and, unless it is a GET, its CSRF token.
    pub fn by(self, session: &Session) -> Self {
        let csrf = (self.method != "GET").then(|| session.csrf.clone());
        Self { jar: Some(session.jar.clone()), csrf, ..self }
    }

    /// With another token, or none.
    pub fn csrf(self, csrf: Option<&str>) -> Self {
        Self { csrf: csrf.map(str::to_owned), ..self }
    }

    pub fn key(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }

    pub fn content_type(self, content_type: Option<&'static str>) -> Self {
        Self { content_type, ..self }
    }

    pub fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Some(body.into()), ..self }
    }

    /// The HTTP request to send, with `base` before its path.
    pub fn at(&self, base: &str) -> HttpRequest {
        let path = format!("{base}{}", self.path);
        let cookie = self.jar.as_ref().and_then(|jar| jar.header(&path));
        let given = [
            ("cookie", cookie),
            ("x-csrf-token", self.csrf.clone()),
            ("x-receipt-key", self.key.clone()),
            ("content-type", self.content_type.map(str::to_owned)),
            ("if-none-match", self.if_none_match.clone()),
        ];
        let headers = given.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        HttpRequest { method: self.method, path, headers, body: self.body.clone() }
    }
}

/// What is to be blocked.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    Identity,
    Authenticator(String),
}

impl Target {
    pub fn json(&self) -> Value {
        match self {
            Self::Identity => json!({ "type": "identity" }),
            Self::Authenticator(id) => json!({ "type": "authenticator", "authenticator_id": id }),
        }
    }
}

/// One order, as it may be sent any number of times.
#[derive(Clone)]
pub struct Order {
    pub id: String,
    pub key: String,
    pub subject: String,
    pub target: Target,
    pub reason: Option<&'static str>,
    pub activities: Vec<&'static str>,
}

impl Order {
    /// A new intent of this session's person. 128 random bits each, as the app writes them.
    pub fn new(session: &Session, target: Target) -> Self {
        let (subject, reason) = (session.subject.clone(), Some("stolen-phone"));
        Self { id: random(), key: random(), subject, target, reason, activities: Vec::new() }
    }

    pub fn path(&self) -> String {
        format!("/blocks/{}", self.id)
    }

    pub fn body(&self) -> Value {
        let mut body = json!({ "subject_key": self.subject, "receipt_key": self.key, "target": self.target.json() });
        if let (Some(fields), Some(reason)) = (body.as_object_mut(), self.reason) {
            fields.insert("reason".to_owned(), json!(reason));
        }
        if let (Some(fields), false) = (body.as_object_mut(), self.activities.is_empty()) {
            fields.insert("activity_ids".to_owned(), json!(self.activities));
        }
        body
    }

    pub fn put(&self, session: &Session) -> ApiRequest {
        ApiRequest::write("PUT", self.path(), &self.body()).by(session)
    }

    /// With the key and nothing else.
    pub fn read_by_key(&self) -> ApiRequest {
        ApiRequest::get(self.path()).key(&self.key)
    }

    pub fn read_by(&self, session: &Session) -> ApiRequest {
        ApiRequest::get(self.path()).by(session)
    }
}

/// 128 random bits in 32 digits.
pub fn random() -> String {
    let mut bytes = [0_u8; 16];
    // If there is no randomness, the same id is made twice, and the back end answers 409 or 412: the failure is seen.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
