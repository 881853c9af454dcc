//! Between the network and the gateway: where calls are logged, delayed, lost and mangled.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use serde_json::Value;
use spaer_gateway::random;
use tower::ServiceExt;

use super::pages::RequestedPage;
use super::{Kind, mangle};
use crate::backend::Sandbox;
use crate::request_log::{Entry, RequestLog};

/// More than any answer of the gateway.
const MAX_BODY_BYTES: usize = 16 * 1024 * 1024;

/// The gateway with everything that can go wrong around it.
pub struct Layer {
    gateway: Router,
    sandbox: Sandbox,
    log: RequestLog,
    read: Mutex<HashMap<String, ReadHistory>>,
}

/// What one reader has been answered at one address: the last body, and the last different one before it.
struct ReadHistory {
    before: Option<Bytes>,
    last: Bytes,
}

/// A call, by its name and the path as the contract writes it.
struct Call {
    name: &'static str,
    template: &'static str,
    /// The id of the block, where it is a call on one block.
    block: Option<String>,
}

impl Layer {
    /// Around this gateway.
    pub fn new(gateway: Router, sandbox: Sandbox, log: RequestLog) -> Self {
        Self { gateway, sandbox, log, read: Mutex::default() }
    }

    /// Forgets what was read.
    pub fn reset(&self) {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The answer; `None` closes the connection without one.
    pub async fn answer(&self, request: Request<Body>) -> Option<Response<Body>> {
        let call = Call::of(request.method(), request.uri().path());
        if call.name == "put_block"
            && let Some(id) = call.block.clone()
        {
            self.count(id).await;
        }
        let faults = self.sandbox.faults.transport_faults(call.name);
        let method = request.method().clone();
        let answer = self.forward(request, &call, &faults).await;
        self.log.add(Entry {
            at: spaer_gateway::Moment::now(),
            method: method.to_string(),
            path: call.template,
            call: call.name,
            status: answer.as_ref().map(|answer| answer.status().as_u16()),
            faults: faults.iter().map(mangle::name).collect(),
        });
        answer
    }

    async fn count(&self, id: String) {
        let counted = self.sandbox.store.transaction(move |tx| {
            tx.db.execute(
                "INSERT INTO put_request VALUES (?1, 1) ON CONFLICT (block) DO UPDATE SET times = times + 1",
                [id],
            )?;
            Ok(())
        });
        if let Err(error) = counted.await {
            eprintln!("sandbox: a request was not counted: {error:?}");
        }
    }

    async fn forward(&self, request: Request<Body>, call: &Call, faults: &[Kind]) -> Option<Response<Body>> {
        for fault in faults {
            if let Kind::Delay { ms } = fault {
                tokio::time::sleep(self.sandbox.time_scale.wait(*ms)).await;
            }
        }
        if faults.contains(&Kind::DropBefore) {
            return None;
        }
        let (mut parts, body) = request.into_parts();
        if faults.iter().any(mangle::spoils) {
            // Otherwise a client that has the page already would be answered 304 without a body, and there would be nothing to spoil.
            parts.headers.remove(header::IF_NONE_MATCH);
        }
        let requested = (call.name == "get_activity").then(|| RequestedPage::of(&parts.uri));
        let key = reader(&parts);
        if let Some(replacement) = self.replacement(call, &key, faults) {
            return Some(replacement);
        }
        let request = Request::from_parts(parts, body);
        // This cannot fail: the error type of the router is `Infallible`.
        let answer = self.gateway.clone().oneshot(request).await.ok()?;
        let answer = mangle::apply_switches(answer, &self.sandbox.faults, call.name).await?;
        let answer = self.remember(call, key, answer).await?;
        for fault in faults {
            if let Kind::DelayAfter { ms } = fault {
                tokio::time::sleep(self.sandbox.time_scale.wait(*ms)).await;
            }
        }
        if faults.contains(&Kind::CommitThenDrop) {
            return None;
        }
        mangle::apply_all(answer, faults, requested.as_ref()).await
    }

    /// An answer given instead of the gateway's, which is then not called.
    fn replacement(&self, call: &Call, key: &str, faults: &[Kind]) -> Option<Response<Body>> {
        faults.iter().find_map(|fault| match fault {
            Kind::Status { status, code, retry_after } => Some(problem(*status, code.as_deref(), *retry_after)),
            Kind::Html200 => Some(captive_portal()),
            Kind::Edge { status } => Some(edge(*status)),
            Kind::Stale => self.stale_answer(call, key),
            _ => None,
        })
    }

    fn stale_answer(&self, call: &Call, key: &str) -> Option<Response<Body>> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        match read.get(key) {
            Some(reads) => Some(as_json(reads.before.clone().unwrap_or_else(|| reads.last.clone()))),
            None if call.name == "get_block" => Some(problem(404, Some("block_not_found"), None)),
            None => None,
        }
    }

    /// Keeps what was read, so that it can be told again when it is no longer true.
    async fn remember(&self, call: &Call, key: String, answer: Response<Body>) -> Option<Response<Body>> {
        if !call.name.starts_with("get_") || answer.status() != StatusCode::OK {
            return Some(answer);
        }
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, MAX_BODY_BYTES).await.ok()?;
        {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            if read.len() > 1000 {
                read.clear();
            }
            let reads = read.entry(key).or_insert_with(|| ReadHistory { before: None, last: bytes.clone() });
            if undated(&reads.last) != undated(&bytes) {
                reads.before = Some(std::mem::replace(&mut reads.last, bytes.clone()));
            }
        }
        Some(Response::from_parts(parts, Body::from(bytes)))
    }
}

/// The answer without the moment at which it was true, which alone is no change.
fn undated(bytes: &Bytes) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(bytes).ok()?;
    value.as_object_mut()?.remove("as_of");
    Some(value)
}

fn reader(parts: &Parts) -> String {
    let text = |headers: &HeaderMap, name: &str| {
        let lines = headers.get_all(name).into_iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        lines.collect::<Vec<_>>().join("; ")
    };
    format!("{} {} {}", parts.uri, text(&parts.headers, "cookie"), text(&parts.headers, "x-receipt-key"))
}

fn as_json(body: impl Into<Body>) -> Response<Body> {
    respond(StatusCode::OK, "application/json", body.into())
}

fn captive_portal() -> Response<Body> {
    let page = "<!doctype html><html lang=en><title>Guest network</title><h1>Log in to use this network</h1></html>";
    respond(StatusCode::OK, "text/html; charset=utf-8", Body::from(page))
}

/// The answer of a server at the edge: no JSON and no problem code, but a page for people.
fn edge(status: u16) -> Response<Body> {
    let page = format!(
        "<!doctype html><html lang=en><title>{status}</title><h1>Checking your browser</h1>\
         <p>This request was stopped. Load the page anew.</p></html>"
    );
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN);
    respond(status, "text/html; charset=utf-8", Body::from(page))
}

fn problem(status: u16, code: Option<&str>, retry_after: Option<u64>) -> Response<Body> {
    let code = code.unwrap_or(match status {
        401 => "session_required",
        403 => "csrf_invalid",
        404 => "not_found",
        405 => "method_not_allowed",
        409 => "block_id_reused",
        412 => "wrong_subject",
        413 => "payload_too_large",
        415 => "unsupported_media_type",
        429 => "rate_limited",
        501 => "not_offered",
        502 => "upstream_failed",
        503 => "unavailable",
        504 => "upstream_timeout",
        500..=599 => "internal_error",
        _ => "invalid_request",
    });
    let request_id = random::hex(8).unwrap_or_default();
    let mut body = serde_json::json!({
        "type": "about:blank", "title": "A fault set on the control page", "status": status, "code": code,
        "request_id": request_id,
    });
    if let (Some(seconds), Some(object)) = (retry_after, body.as_object_mut()) {
        object.insert("retry_after".to_owned(), seconds.into());
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = respond(status, "application/problem+json", Body::from(body.to_string()));
    if let Ok(id) = request_id.parse() {
        answer.headers_mut().insert("x-request-id", id);
    }
    if let Some(seconds) = retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    answer
}

fn respond(status: StatusCode, content_type: &'static str, body: Body) -> Response<Body> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    answer
}

impl Call {
    fn of(method: &Method, path: &str) -> Self {
        let rest = path.strip_prefix("/api/v1/").unwrap_or_default();
        let segments: Vec<&str> = rest.split('/').collect();
        let (name, template) = match (method.as_str(), segments.as_slice()) {
            ("GET", ["login"]) => ("begin_login", "/login"),
            ("GET", ["login", "callback"]) => ("login_callback", "/login/callback"),
            ("GET", ["session"]) => ("get_session", "/session"),
            ("POST", ["session", "extend"]) => ("extend_session", "/session/extend"),
            ("DELETE", ["session"]) => ("delete_session", "/session"),
            ("GET", ["identity"]) => ("get_identity", "/identity"),
            ("GET", ["authenticators"]) => ("get_authenticators", "/authenticators"),
            ("PUT", ["blocks", _]) => ("put_block", "/blocks/{id}"),
            ("GET", ["blocks", _]) => ("get_block", "/blocks/{id}"),
            ("GET", ["blocks"]) => ("get_blocks", "/blocks"),
            ("GET", ["activity"]) => ("get_activity", "/activity"),
            ("PUT", ["activity", _, "report"]) => ("put_report", "/activity/{id}/report"),
            ("PUT", ["settings", "provider-shown"]) => ("put_provider_shown", "/settings/provider-shown"),
            ("GET", ["service"]) => ("get_service", "/service"),
            _ => ("other", "(other)"),
        };
        let block = match segments.as_slice() {
            ["blocks", id] => Some((*id).to_owned()),
            _ => None,
        };
        Self { name, template, block }
    }
}
