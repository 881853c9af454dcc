//! The REST client: one function a call, each ending in what `flow` understands. Knows addresses, headers and limits; what a body means is `wire`'s.

mod fetch;

use crate::platform::{begun, json};
use fetch::{Call, Received, fetch};
use gloo_net::http::Method;
use spaer_core::{
    domain::{
        activity::{Activities, Report},
        authenticator::Authenticators,
        block::{Intent, Record, Target},
        id::{ActivityId, BlockId, ReceiptKey},
        identity::Identity,
        person::Person,
        problem::Problem,
        service::Service,
        time::Timestamp,
    },
    flow::{
        activities::Query,
        app::{Answer, Resource},
        block::TargetStatus,
    },
    operator::API_BASE,
    wire::{self, Dated, Json, NotUnderstood},
};

/// `GET /session`
pub async fn session() -> Result<Person, Problem> {
    get(begun_or_read(wire::SESSION_PATH), wire::session).await
}

/// What was begun with the document is for its first page, drawn as soon as it is known who is logged in: from then on everything is asked for anew.
pub fn forget_begun() {
    begun::forget_answers();
}

/// `POST /session/extend`
pub async fn extend(person: &Person) -> Result<Person, Problem> {
    dated(fetch(change(Method::POST, "/session/extend", person)).await?, wire::session)
}

/// What a page shows of the person.
pub async fn answer(what: Resource) -> Answer {
    let call = begun_or_read(wire::path_of(what));
    match what {
        Resource::Authenticators => Answer::Authenticators(get(call, wire::authenticators).await),
        Resource::Identity => Answer::Identity(get(call, wire::identity).await),
        Resource::Blocks => Answer::Blocks(get(call, wire::recent_blocks).await),
    }
}

async fn get<T: Dated>(call: Call, decode: impl Fn(&Json) -> Result<T, NotUnderstood>) -> Result<T, Problem> {
    dated(fetch(call).await?, decode)
}

/// `GET /authenticators`
pub async fn authenticators() -> Result<Authenticators, Problem> {
    get(read(wire::path_of(Resource::Authenticators)), wire::authenticators).await
}

/// `DELETE /session`; the address at which the eID ends its own session, if it has one. Believed only when the session is gone afterwards:
/// whatever stands before the back end can answer in its place.
pub async fn log_out(person: &Person) -> Result<Option<String>, Problem> {
    let mut call = change(Method::DELETE, wire::SESSION_PATH, person);
    // Also when the tab is closed in the same second.
    call.keepalive = true;
    let ended = match decoded(fetch(call).await?, wire::logged_out) {
        // One that is over already is what was asked for.
        Err(Problem::SessionEnded) => None,
        other => other?,
    };
    let after = fetch(read(wire::SESSION_PATH)).await?;
    if wire::is_no_session(after.status, &json(&after)) { Ok(ended) } else { Err(Problem::NotUnderstood) }
}

/// `GET /service`: nothing hangs on it.
pub async fn service() -> Result<Service, Problem> {
    decoded(fetch(read("/service")).await?, |value| Ok(wire::service(value)))
}

/// `PUT /blocks/{id}`. `keepalive`, so that closing the tab in the same second does not stop it.
pub async fn send_block(intent: &Intent, person: &Person) -> Result<Record, Problem> {
    let mut call = change(Method::PUT, &format!("/blocks/{}", intent.id.as_str()), person);
    call.body = Some(wire::block_order(intent, person));
    call.keepalive = true;
    dated(fetch(call).await?, wire::block)
}

/// `GET /blocks/{id}` with the key: needs no session.
pub async fn ask_block(id: &BlockId, key: &ReceiptKey) -> Result<Record, Problem> {
    let mut call = read(&format!("/blocks/{}", id.as_str()));
    call.headers.push(("X-Receipt-Key", key.reveal().to_owned()));
    dated(fetch(call).await?, wire::block)
}

/// `GET /activity`: a page and what it is called, or nothing when it is still called that. `written`: a moment in RFC 3339.
pub async fn activities(
    query: &Query,
    written: fn(Timestamp) -> String,
) -> Result<Option<(Activities, Option<String>)>, Problem> {
    let mut call = read(&["/activity", &wire::activity_query(query, written)].concat());
    if let Some(tag) = &query.tag {
        call.headers.push(("If-None-Match", tag.clone()));
    }
    let answer = fetch(call).await?;
    if answer.status == 304 && query.tag.is_some() {
        return Ok(None);
    }
    let tag = answer.tag.clone();
    decoded(answer, wire::activities).map(|page| Some((page, tag)))
}

/// `PUT /activity/{id}/report`
pub async fn report(id: &ActivityId, person: &Person) -> Result<Report, Problem> {
    write(&wire::report_path(id), person, "{}", wire::report).await
}

/// `PUT /settings/provider-shown`; whether it is shown now.
pub async fn show_provider(person: &Person) -> Result<bool, Problem> {
    write("/settings/provider-shown", person, r#"{"shown":true}"#, wire::provider_shown).await
}

async fn write<T>(
    path: &str,
    person: &Person,
    body: &str,
    decode: impl Fn(&Json) -> Result<T, NotUnderstood>,
) -> Result<T, Problem> {
    let mut call = change(Method::PUT, path, person);
    call.body = Some(body.to_owned());
    decoded(fetch(call).await?, decode)
}

/// `GET /identity`
pub async fn identity() -> Result<Identity, Problem> {
    get(read(wire::path_of(Resource::Identity)), wire::identity).await
}

/// The status of the intent's own target, from the list of authenticators or from the identity.
pub async fn target_status(intent: &Intent) -> Result<TargetStatus, Problem> {
    let status = match intent.target {
        Target::Authenticator(_) => TargetStatus::of(&authenticators().await?, intent),
        Target::Identity => TargetStatus::of_identity(&identity().await?, intent),
    };
    status.ok_or(Problem::NotUnderstood)
}

fn url(path: &str) -> String {
    format!("{API_BASE}{path}")
}

/// Whatever changes something carries the token of the session.
fn change(method: Method, path: &str, person: &Person) -> Call {
    let mut call = Call::new(method, url(path));
    call.headers.push(("X-CSRF-Token", person.csrf_token.reveal().to_owned()));
    call
}

fn read(path: &str) -> Call {
    Call::new(Method::GET, url(path))
}

/// For what a page shows, which its document may have begun to ask for.
fn begun_or_read(path: &str) -> Call {
    let mut call = read(path);
    call.may_be_begun = true;
    call
}

fn decoded<T>(answer: Received, decode: impl Fn(&Json) -> Result<T, NotUnderstood>) -> Result<T, Problem> {
    if answer.is_success() {
        decode(&json(&answer)).map_err(|NotUnderstood| Problem::NotUnderstood)
    } else {
        Err(problem(&answer))
    }
}

/// The same of an answer that says when it was true.
fn dated<T: Dated>(answer: Received, decode: impl Fn(&Json) -> Result<T, NotUnderstood>) -> Result<T, Problem> {
    let sent = answer.sent;
    let mut told = decoded(answer, decode)?;
    if let Some(sent) = sent {
        told.no_later_than(sent);
    }
    Ok(told)
}

fn problem(answer: &Received) -> Problem {
    wire::problem(answer.status, answer.retry_after.as_deref(), &json(answer))
}

/// What is no JSON is null, which no decoder takes for an answer. A byte that is no UTF-8 costs the letter that it stands in, and nothing else;
/// a byte order mark before it nothing at all.
fn json(answer: &Received) -> Json {
    json::parse(String::from_utf8_lossy(&answer.body).trim_start_matches('\u{feff}')).unwrap_or_default()
}
