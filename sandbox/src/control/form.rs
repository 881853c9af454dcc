//! The forms of the control page. Each does what its JSON twin does, and goes back to the page.

use std::collections::HashMap;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::html;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use spaer_gateway::domain::Party;

use super::api::Target;
use super::{Control, page};
use crate::faults::{Fault, Switches};
use crate::html;

type Fields = Form<HashMap<String, String>>;

/// Fields that hold a number.
const NUMBERS: [&str; 8] = ["times", "after", "ms", "status", "retry_after", "rows", "count", "minutes_ago"];

/// The routes of the control page and of its forms; the forms are taken only from the control page itself.
pub fn routes() -> Router<Control> {
    Router::new()
        .route("/control/fault", post(fault))
        .route("/control/clear-faults", post(clear_faults))
        .route("/control/switches", post(switches))
        .route("/control/block", post(block))
        .route("/control/lift", post(lift))
        .route("/control/activity", post(add_activity))
        .route("/control/kill-sessions", post(kill_sessions))
        .route("/control/reset", post(reset))
        .route_layer(from_fn(require_same_origin))
        .route("/control", get(show))
}

async fn show(State(control): State<Control>) -> Response {
    match control.truth().await {
        Ok(truth) => {
            let faults = &control.sandbox.faults;
            let body = page::body(&truth, &faults.all(), &faults.switches());
            html::page(StatusCode::OK, "en", "Control page", &body, "")
        }
        Err(error) => error_page(&error),
    }
}

async fn fault(State(control): State<Control>, Form(fields): Fields) -> Response {
    redirect_back(read::<Fault>(&fields).and_then(|fault| control.sandbox.faults.add(fault)))
}

async fn clear_faults(State(control): State<Control>) -> Response {
    control.sandbox.faults.clear();
    redirect_back(Ok(()))
}

async fn switches(State(control): State<Control>, Form(fields): Fields) -> Response {
    let json = fields.get("json").map(String::as_str).unwrap_or_default();
    let read = serde_json::from_str::<Switches>(json).map_err(|error| error.to_string());
    redirect_back(read.map(|set| control.sandbox.faults.switch(set)))
}

async fn block(State(control): State<Control>, Form(fields): Fields) -> Response {
    match target(&fields) {
        Ok((Target { persona, authenticator, .. }, by)) => {
            redirect_back(control.block(persona, authenticator, by, false).await)
        }
        Err(error) => error_page(&error),
    }
}

async fn lift(State(control): State<Control>, Form(fields): Fields) -> Response {
    match target(&fields) {
        Ok((Target { persona, authenticator, .. }, by)) => {
            redirect_back(control.lift(persona, authenticator, by).await)
        }
        Err(error) => error_page(&error),
    }
}

async fn add_activity(State(control): State<Control>, Form(fields): Fields) -> Response {
    match read(&fields) {
        Ok(request) => redirect_back(control.add_activity(request).await),
        Err(error) => error_page(&error),
    }
}

async fn kill_sessions(State(control): State<Control>) -> Response {
    redirect_back(control.kill_sessions(None).await)
}

async fn reset(State(control): State<Control>) -> Response {
    redirect_back(control.reset().await)
}

/// What a desk works on, and whose desk it is.
fn target(fields: &HashMap<String, String>) -> Result<(Target, Party), String> {
    let target: Target = read(fields)?;
    let by = target.by()?;
    Ok((target, by))
}

/// Builds the JSON that a test would send from the fields that are filled in, and reads that. The deserializer for forms cannot be used: it takes an
/// empty field for a wrong number, and it cannot read the numbers of a fault, whose enum is flattened into a struct.
fn read<T: DeserializeOwned>(fields: &HashMap<String, String>) -> Result<T, String> {
    let mut object = Map::new();
    for (name, text) in fields.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let text = text.trim();
        let number = NUMBERS.contains(&name.as_str());
        let value = match number {
            true => Value::from(text.parse::<u64>().map_err(|_| format!("{name} is a number"))?),
            false => Value::from(text),
        };
        object.insert(name.clone(), value);
    }
    serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())
}

/// Middleware: takes a form only from the control page itself, by the header `Origin`, and not from a site that somebody visits while the sandbox
/// runs.
async fn require_same_origin(request: Request, next: Next) -> Response {
    match is_same_origin(request.headers()) {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, "only from the control page itself\n").into_response(),
    }
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin == format!("http://{host}"),
        (None, _) => true,
        (Some(_), None) => false,
    }
}

fn redirect_back<T>(done: Result<T, String>) -> Response {
    match done {
        Ok(_) => Redirect::to("/control").into_response(),
        Err(error) => error_page(&error),
    }
}

fn error_page(error: &str) -> Response {
    let body = html! { p { (error) } p { a href="/control" { "Back" } } };
    html::page(StatusCode::BAD_REQUEST, "en", "Not done", &body, "")
}
