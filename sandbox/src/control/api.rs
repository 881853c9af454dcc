//! `/control/api/…`: JSON for tests.
//!
//! Writes need `Content-Type: application/json`. A browser sends that for a page on another site only after a CORS preflight, which fails here; so no
//! site that somebody visits while the sandbox runs can change anything.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use spaer_gateway::domain::Party;

use super::add_activity::AddActivityRequest;
use super::{Control, OperationResult};
use crate::faults::{CALLS, Fault, Switches};

type HandlerResult = Result<Response, ApiError>;

/// Why a call was not done.
enum ApiError {
    NotJson,

    Refused(String),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json\n").into_response(),
            Self::Refused(what) => (StatusCode::BAD_REQUEST, Json(json!({ "error": what }))).into_response(),
        }
    }
}

/// The routes.
pub fn routes() -> Router<Control> {
    Router::new()
        .route("/control/api/truth", get(truth))
        .route("/control/api/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/control/api/switches", get(switches).put(set_switches))
        .route("/control/api/block", post(block))
        .route("/control/api/lift", post(lift))
        .route("/control/api/status", post(set_status))
        .route("/control/api/crowd", post(add_authenticators))
        .route("/control/api/activity", post(add_activity))
        .route("/control/api/kill-sessions", post(kill_sessions))
        .route("/control/api/reset", post(reset))
}

/// What is blocked, lifted or set, and by whom.
#[derive(Deserialize)]
pub(super) struct Target {
    pub(super) persona: String,
    #[serde(default)]
    pub(super) authenticator: Option<String>,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    keep_sessions: bool,
    #[serde(default)]
    authenticators: Option<u32>,
}

impl Target {
    pub(super) fn by(&self) -> Result<Party, String> {
        let by = self.by.as_deref().unwrap_or("support");
        Party::parse(by).ok_or_else(|| "by is you, support, authority or system".to_owned())
    }
}

#[derive(Default, Deserialize)]
struct PersonaFilter {
    #[serde(default)]
    persona: Option<String>,
}

async fn truth(State(control): State<Control>) -> HandlerResult {
    let truth = control.truth().await.map_err(ApiError::Refused)?;
    Ok(Json(truth).into_response())
}

async fn faults(State(control): State<Control>) -> Response {
    Json(json!({ "faults": control.sandbox.faults.all(), "calls": CALLS })).into_response()
}

async fn add_fault(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let fault: Fault = parse(&headers, &body)?;
    control.sandbox.faults.add(fault).map_err(ApiError::Refused)?;
    Ok(faults(State(control)).await)
}

async fn clear_faults(State(control): State<Control>) -> Response {
    control.sandbox.faults.clear();
    faults(State(control)).await
}

async fn switches(State(control): State<Control>) -> Response {
    Json(control.sandbox.faults.switches()).into_response()
}

async fn set_switches(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let set: Switches = parse(&headers, &body)?;
    control.sandbox.faults.switch(set);
    Ok(switches(State(control)).await)
}

async fn block(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let target: Target = parse(&headers, &body)?;
    let by = target.by().map_err(ApiError::Refused)?;
    answer("id", control.block(target.persona, target.authenticator, by, target.keep_sessions).await)
}

async fn lift(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let target: Target = parse(&headers, &body)?;
    let by = target.by().map_err(ApiError::Refused)?;
    answer("done", control.lift(target.persona, target.authenticator, by).await)
}

async fn set_status(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let target: Target = parse(&headers, &body)?;
    let status = target.status.unwrap_or_default();
    answer("done", control.set_status(target.persona, target.authenticator, status).await)
}

async fn add_authenticators(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let target: Target = parse(&headers, &body)?;
    answer("added", control.add_authenticators(target.persona, target.authenticators.unwrap_or(200)).await)
}

async fn add_activity(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let request: AddActivityRequest = parse(&headers, &body)?;
    let added = control.add_activity(request).await.map_err(ApiError::Refused)?;
    Ok(Json(json!({ "added": added })).into_response())
}

async fn kill_sessions(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let filter: PersonaFilter = parse(&headers, &body)?;
    answer("ended", control.kill_sessions(filter.persona).await)
}

async fn reset(State(control): State<Control>, headers: HeaderMap, body: String) -> HandlerResult {
    let _: Value = parse(&headers, &body)?;
    answer("done", control.reset().await)
}

fn answer(name: &str, done: OperationResult) -> HandlerResult {
    match done {
        Ok(text) => Ok(Json(json!({ name: text })).into_response()),
        Err(error) => Err(ApiError::Refused(error)),
    }
}

/// An empty body is an empty object.
fn parse<T: DeserializeOwned>(headers: &HeaderMap, body: &str) -> Result<T, ApiError> {
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !json {
        return Err(ApiError::NotJson);
    }
    let body = if body.trim().is_empty() { "{}" } else { body };
    serde_json::from_str(body).map_err(|error| ApiError::Refused(error.to_string()))
}
