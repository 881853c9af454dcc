//! What the lying proxy remembers of earlier requests and answers.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use spaer_conform::http::{HttpRequest, Reply};

#[derive(Default)]
pub struct Memory {
    /// How often something was seen that counts for the lie.
    counts: HashMap<&'static str, usize>,
    /// Every session that was read: cookie, then what `GET /session` said.
    pub sessions: Vec<(String, Value)>,
    /// Sessions that were logged out.
    pub logged_out: HashSet<String>,
    /// The key of every order.
    pub keys: HashMap<String, String>,
    /// The cookie of every login that was begun.
    pub login_cookies: Vec<String>,
    /// A cookie from before a login, and the one after it.
    pub renewed: HashMap<String, String>,
    /// The last order was of a whole block.
    pub whole: bool,
    /// Ids of orders that are on their way, and of those that were there twice at once.
    pub under_way: HashSet<String>,
    pub sent_twice: HashSet<String>,
    /// Somebody has logged out since the last order.
    pub logged_out_since: bool,
}

impl Memory {
    /// The number of this one, from 1 on.
    pub fn nth(&mut self, what: &'static str) -> usize {
        let count = self.counts.entry(what).or_default();
        *count += 1;
        *count
    }

    pub fn session(&self, cookie: &str) -> Option<&Value> {
        self.sessions.iter().rev().find(|(known, _)| known == cookie).map(|(_, session)| session)
    }

    /// The token of the session that a request comes with.
    pub fn csrf(&self, request: &HttpRequest) -> Option<String> {
        let session = self.session(header(request, "cookie")?)?;
        session["csrf_token"].as_str().map(str::to_owned)
    }

    /// Everything that nobody but the app may ever see, and everything about a person.
    pub fn secrets(&self) -> Vec<String> {
        let of_session = |(cookie, session): &(String, Value)| {
            let fields = ["csrf_token", "subject_key", "display_name", "user_id_masked"];
            let said = fields.map(|name| session[name].as_str().unwrap().to_owned());
            [vec![cookie.split_once('=').unwrap().1.to_owned()], said.to_vec()].concat()
        };
        self.sessions
            .iter()
            .flat_map(of_session)
            .chain(self.keys.values().cloned())
            .chain(self.keys.keys().cloned())
            .collect()
    }

    /// Whether a request comes with the right token.
    pub fn has_valid_csrf(&self, request: &HttpRequest) -> bool {
        let right = self.csrf(request);
        right.is_some() && right.as_deref() == header(request, "x-csrf-token")
    }

    pub fn is_a_token(&self, token: &str) -> bool {
        self.sessions.iter().any(|(_, session)| session["csrf_token"] == token)
    }

    /// Another session of the same person that was not logged out.
    pub fn other_of_same(&self, cookie: &str) -> Option<(String, String)> {
        let subject = self.session(cookie)?["subject_key"].clone();
        let mut others = self.sessions.iter().rev();
        let found = others.find(|(other, session)| {
            other != cookie && session["subject_key"] == subject && !self.logged_out.contains(other)
        });
        found.map(|(cookie, session)| (cookie.clone(), session["csrf_token"].as_str().unwrap().to_owned()))
    }

    pub fn record(&mut self, request: &HttpRequest, reply: &Reply) {
        let cookie = header(request, "cookie").unwrap_or_default().to_owned();
        if request.path == "/api/v1/session" && request.method == "GET" && reply.status == 200 {
            self.sessions.push((cookie.clone(), reply.json.clone()));
        }
        if request.path == "/api/v1/session" && request.method == "DELETE" && reply.status == 200 {
            self.logged_out.insert(cookie);
            self.logged_out_since = true;
        }
        if request.path.starts_with("/api/v1/login?") {
            let line = reply.header("set-cookie");
            self.login_cookies.extend(line.split(';').next().filter(|_| !line.is_empty()).map(str::to_owned));
        }
        if let (Some(id), "PUT") = (block(request), request.method) {
            let body = body(request);
            self.under_way.remove(id);
            self.logged_out_since &= reply.status != 201;
            if let (Some(key), 201) = (body["receipt_key"].as_str(), reply.status) {
                self.keys.insert(id.to_owned(), key.to_owned());
            }
            if reply.status == 201 {
                self.whole = body["target"]["type"] == "identity";
            }
        }
    }
}

pub fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
}

pub fn set(request: &mut HttpRequest, name: &'static str, value: Option<String>) {
    request.headers.retain(|(key, _)| *key != name);
    request.headers.extend(value.map(|value| (name, value)));
}

/// The id in the path of a call on one block.
pub fn block(request: &HttpRequest) -> Option<&str> {
    request.path.strip_prefix("/api/v1/blocks/").filter(|id| !id.contains('/'))
}

pub fn body(request: &HttpRequest) -> Value {
    request.body.as_deref().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default()
}

/// Read with the key and nothing else.
pub fn by_key_alone(request: &HttpRequest) -> bool {
    request.method == "GET" && block(request).is_some() && header(request, "cookie").is_none()
}

/// Puts the JSON of an answer back into its body.
pub fn rewrite(reply: &mut Reply, change: impl FnOnce(&mut Value)) {
    change(&mut reply.json);
    reply.body = reply.json.to_string().into_bytes();
}

/// Makes an answer a problem.
pub fn problem(reply: &mut Reply, status: u16, code: &str) {
    reply.status = status;
    reply.headers.insert("content-type", "application/problem+json".parse().unwrap());
    let id = reply.headers["x-request-id"].to_str().unwrap().to_owned();
    reply.json = serde_json::json!({
        "type": "about:blank", "title": "No", "status": status, "code": code, "request_id": id
    });
    reply.body = reply.json.to_string().into_bytes();
}

/// Makes an answer a record of another state.
pub fn state(reply: &mut Reply, state: &str, more: &[(&str, &str)]) {
    rewrite(reply, |json| {
        let fields = json.as_object_mut().unwrap();
        for gone in ["in_effect_at", "refused_at", "refused_code", "ended_at", "ended_by"] {
            if !(gone == "in_effect_at" && matches!(state, "in_effect" | "ended")) {
                fields.remove(gone);
            }
        }
        fields.insert("state".to_owned(), state.into());
        for (name, value) in more {
            fields.insert((*name).to_owned(), (*value).into());
        }
    });
}
