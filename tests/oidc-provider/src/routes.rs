//! Its addresses.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::extract::{Form, Query, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::keys::{challenge_of, random};
use crate::{CLIENT_ID, CLIENT_SECRET, Grant, HttpFault, Place, State, TokenFault, now, token};

type Fields = HashMap<String, String>;

pub(crate) fn router(state: Arc<State>) -> Router {
    let realm = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/keys", get(keys))
        .route("/authorize", get(form).post(decided))
        .route("/token", post(exchange))
        .route("/end-session", get(ended))
        .with_state(state);
    Router::new().nest("/realms/people", realm)
}

async fn discovery(Shared(state): Shared<Arc<State>>) -> Response {
    let at = |path: &str| format!("{}/{path}", state.issuer);
    let says = json!({
        "issuer": state.issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "jwks_uri": at("keys"),
        "end_session_endpoint": at("end-session"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // More than is good: what a client takes is its own decision.
        "id_token_signing_alg_values_supported": ["RS256", "EdDSA", "HS256", "none"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    });
    answer(&state, Place::Discovery, says).await
}

async fn keys(Shared(state): Shared<Arc<State>>) -> Response {
    let keys = json!({ "keys": [state.inner().key.public()] });
    answer(&state, Place::Keys, keys).await
}

/// An answer in JSON, if this place does what it should.
async fn answer(state: &State, place: Place, mut says: Value) -> Response {
    state.counter(place).fetch_add(1, Ordering::Relaxed);
    let fault = state.inner().http_faults.get(&place).copied();
    match fault {
        Some(HttpFault::Html) => return Html("<!doctype html><title>Log in to the network</title>").into_response(),
        Some(HttpFault::Broken) => return (StatusCode::INTERNAL_SERVER_ERROR, "broken").into_response(),
        Some(HttpFault::Moved) => return Redirect::temporary("http://127.0.0.1:1/").into_response(),
        Some(HttpFault::NotAClient) => return error(StatusCode::UNAUTHORIZED, "invalid_client"),
        Some(HttpFault::Slow) => tokio::time::sleep(Duration::from_secs(60)).await,
        Some(HttpFault::OtherIssuer) => {
            says.as_object_mut().expect("an object").insert("issuer".to_owned(), json!("http://127.0.0.1:1/"));
        }
        Some(HttpFault::Huge) => {
            let text = format!("{}{says}", " ".repeat(2 * 1024 * 1024));
            return ([(header::CONTENT_TYPE, "application/json")], text).into_response();
        }
        None => {}
    }
    axum::Json(says).into_response()
}

/// The login page: whoever types a name is that person.
async fn form(Shared(state): Shared<Arc<State>>, Query(asked): Query<Fields>) -> Response {
    state.inner().last.clone_from(&asked);
    if let Err(problem) = is_right(&asked) {
        return (StatusCode::BAD_REQUEST, problem).into_response();
    }
    Html(
        "<!doctype html><html lang=\"en\"><title>Log in</title><form method=\"post\"><label>Name <input name=\"name\"></label>\
         <button>Log in</button><button name=\"act\" value=\"cancel\">Cancel</button></form></html>",
    )
    .into_response()
}

fn is_right(asked: &Fields) -> Result<(), String> {
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|given| given == value);
    let has = |name: &str| asked.get(name).is_some_and(|given| !given.is_empty());
    let scopes = asked.get("scope").map(String::as_str).unwrap_or_default();
    [
        ("client_id", is("client_id", CLIENT_ID)),
        ("response_type", is("response_type", "code")),
        ("code_challenge_method", is("code_challenge_method", "S256")),
        ("code_challenge", has("code_challenge")),
        ("state", has("state")),
        ("redirect_uri", has("redirect_uri")),
        ("scope", scopes.split(' ').any(|scope| scope == "openid")),
    ]
    .into_iter()
    .try_for_each(|(name, right)| right.then_some(()).ok_or_else(|| format!("{name} is not right")))
}

/// What the person did on the login page.
async fn decided(
    Shared(state): Shared<Arc<State>>,
    Query(asked): Query<Fields>,
    Form(typed): Form<Fields>,
) -> Response {
    if let Err(problem) = is_right(&asked) {
        return (StatusCode::BAD_REQUEST, problem).into_response();
    }
    let given = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let back = |name: &str, value: &str| {
        let address = format!("{}?state={}&{name}={value}&iss={}", given("redirect_uri"), given("state"), state.issuer);
        Redirect::to(&address).into_response()
    };
    if typed.get("act").is_some_and(|act| act == "cancel") {
        return back("error", "access_denied");
    }
    let Some(name) = typed.get("name").filter(|name| !name.is_empty()) else {
        return (StatusCode::BAD_REQUEST, "a name is wanted").into_response();
    };
    let code = random();
    let grant = Grant {
        name: name.clone(),
        nonce: asked.get("nonce").cloned(),
        challenge: given("code_challenge"),
        redirect_uri: given("redirect_uri"),
        at: now(),
    };
    state.inner().codes.insert(code.clone(), grant);
    back("code", &code)
}

async fn exchange(Shared(state): Shared<Arc<State>>, headers: HeaderMap, Form(sent): Form<Fields>) -> Response {
    let given = |name: &str| sent.get(name).map(String::as_str).unwrap_or_default();
    if !is_client(&headers) {
        return error(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let (grant, is_lax) = {
        let mut inner = state.inner();
        // Taken out: a code is good once.
        (inner.codes.remove(given("code")), inner.token_fault == Some(TokenFault::PkceNotChecked))
    };
    let fits = |grant: &Grant| {
        (is_lax || challenge_of(given("code_verifier")) == grant.challenge)
            && given("redirect_uri") == grant.redirect_uri
    };
    match grant.filter(fits) {
        Some(grant) => {
            let tokens = token::tokens(&state, &grant);
            answer(&state, Place::Token, tokens).await
        }
        None => error(StatusCode::BAD_REQUEST, "invalid_grant"),
    }
}

fn is_client(headers: &HeaderMap) -> bool {
    // Each part is written as in a form before they are joined (RFC 6749, 2.3.1).
    let wanted = STANDARD.encode(format!("{CLIENT_ID}:{}", CLIENT_SECRET.replace(' ', "+")));
    headers.get(header::AUTHORIZATION).is_some_and(|given| given.as_bytes() == format!("Basic {wanted}").as_bytes())
}

fn error(status: StatusCode, code: &str) -> Response {
    (status, axum::Json(json!({ "error": code }))).into_response()
}

async fn ended(Shared(state): Shared<Arc<State>>, Query(asked): Query<Fields>) -> Response {
    state.inner().last.clone_from(&asked);
    match asked.get("post_logout_redirect_uri") {
        Some(address) => Redirect::to(address).into_response(),
        None => Html("<!doctype html><title>Logged out</title>").into_response(),
    }
}
