//! The forms of the control page. Each does what its JSON twin does, and goes back to the page.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::html;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use spaer_gateway::domain::Party;

use super::{Control, Done, page};
use crate::faults::{Fault, Switches};
use crate::html;

type Fields = Form<HashMap<String, String>>;

/// Fields that hold a number.
const NUMBERS: [&str; 8] = ["times", "after", "ms", "status", "retry_after", "rows", "count", "minutes_ago"];

/// The routes of the page and its forms, for a control page of this app.
pub fn routes() -> Router<Control> {
    Router::new()
        .route("/control", get(show))
        .route("/control/fault", post(fault))
        .route("/control/clear-faults", post(clear_faults))
        .route("/control/switches", post(switches))
        .route("/control/block", post(block))
        .route("/control/lift", post(lift))
        .route("/control/activity", post(add_activity))
        .route("/control/kill-sessions", post(kill_sessions))
        .route("/control/reset", post(reset))
}

async fn show(State(control): State<Control>) -> Response<Body> {
    match control.truth().await {
        Ok(truth) => {
            let faults = &control.sandbox.faults;
            let body = page::body(&truth, &faults.all(), &faults.switches());
            html::page(StatusCode::OK, "en", "Control page", &body, "")
        }
        Err(error) => wrong(&error),
    }
}

async fn fault(State(control): State<Control>, headers: HeaderMap, Form(fields): Fields) -> Response<Body> {
    let read = read::<Fault>(&fields);
    let done = read.and_then(|fault| if own(&headers) { control.sandbox.faults.add(fault) } else { Ok(()) });
    back(&headers, done.map(|()| String::new()))
}

async fn clear_faults(State(control): State<Control>, headers: HeaderMap) -> Response<Body> {
    if own(&headers) {
        control.sandbox.faults.clear();
    }
    back(&headers, Ok(String::new()))
}

async fn switches(State(control): State<Control>, headers: HeaderMap, Form(fields): Fields) -> Response<Body> {
    let json = fields.get("json").map(String::as_str).unwrap_or_default();
    let read = serde_json::from_str::<Switches>(json).map_err(|error| error.to_string());
    let done = read.map(|set| {
        if own(&headers) {
            control.sandbox.faults.switch(set);
        }
        String::new()
    });
    back(&headers, done)
}

async fn block(State(control): State<Control>, headers: HeaderMap, Form(fields): Fields) -> Response<Body> {
    let (persona, authenticator, by) = target(&fields);
    let done = match own(&headers) {
        true => control.block(persona, authenticator, by, false).await,
        false => Ok(String::new()),
    };
    back(&headers, done)
}

async fn lift(State(control): State<Control>, headers: HeaderMap, Form(fields): Fields) -> Response<Body> {
    let (persona, authenticator, by) = target(&fields);
    let done = match own(&headers) {
        true => control.lift(persona, authenticator, by).await,
        false => Ok(String::new()),
    };
    back(&headers, done)
}

async fn add_activity(State(control): State<Control>, headers: HeaderMap, Form(fields): Fields) -> Response<Body> {
    let done = match (own(&headers), read(&fields)) {
        (true, Ok(wish)) => control.add_activity(wish).await.map(|added| added.to_string()),
        (true, Err(error)) => Err(error),
        (false, _) => Ok(String::new()),
    };
    back(&headers, done)
}

async fn kill_sessions(State(control): State<Control>, headers: HeaderMap) -> Response<Body> {
    let done = match own(&headers) {
        true => control.kill_sessions(None).await,
        false => Ok(String::new()),
    };
    back(&headers, done)
}

async fn reset(State(control): State<Control>, headers: HeaderMap) -> Response<Body> {
    let done = match own(&headers) {
        true => control.reset().await,
        false => Ok(String::new()),
    };
    back(&headers, done)
}

/// What a desk works on, and whose desk it is.
fn target(fields: &HashMap<String, String>) -> (String, Option<String>, Party) {
    let persona = fields.get("persona").cloned().unwrap_or_default();
    let by = fields.get("by").and_then(|by| Party::parse(by)).unwrap_or(Party::Support);
    (persona, fields.get("authenticator").filter(|id| !id.is_empty()).cloned(), by)
}

/// The same JSON that a test would send, from the fields that are filled in.
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

/// Is it the page itself that sends this form, and not one that somebody visits while the sandbox runs?
fn own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin == format!("http://{host}"),
        (None, _) => true,
        (Some(_), None) => false,
    }
}

fn back(headers: &HeaderMap, done: Done) -> Response<Body> {
    match done {
        _ if !own(headers) => (StatusCode::FORBIDDEN, "only from the control page itself\n").into_response(),
        Ok(_) => Redirect::to("/control").into_response(),
        Err(error) => wrong(&error),
    }
}

fn wrong(error: &str) -> Response<Body> {
    let body = html! { p { (error) } p { a href="/control" { "Back" } } };
    html::page(StatusCode::BAD_REQUEST, "en", "Not done", &body, "")
}
