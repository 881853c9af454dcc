//! The REST client: one function a call, each ending in what `flow` understands. Knows addresses, headers and limits; what a body means is `wire`'s.

mod fetch;

use crate::platform::{json, prefetched};
use fetch::{Call, Deliver, Received, send};
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

/// A question to the back end, and what its answer means. Nothing is asked before [`ask`](Self::ask).
///
/// Not a future: each would be code of its own in the browser, from the request to the last byte of the answer; so there is one, which carries them all.
pub struct Question<T> {
    call: Call,
    read: fn(Received) -> Result<T, Problem>,
}

impl<T: 'static> Question<T> {
    /// Asks, and tells once what came of it.
    pub fn ask(self, tell: impl FnOnce(Result<T, Problem>) + 'static) {
        let read = self.read;
        let deliver = move |answer: Result<Received, Problem>| -> Deliver {
            let understood = answer.and_then(read);
            Box::new(move || tell(understood))
        };
        send(self.call, Box::new(deliver));
    }
}

/// `GET /session`
pub fn session() -> Question<Person> {
    Question { call: begun_or_read(wire::SESSION_PATH), read: |answer| dated(answer, wire::session) }
}

/// Drops the answers that were begun with the document. They are for its first page, which is drawn as soon as it is known who is logged in; from then on
/// everything is asked for anew. Only the answer with the activities is kept, because the part that shows them may come later; it too is dropped once
/// something is changed, and not used when it is too old.
pub fn forget_prefetched() {
    prefetched::forget_answers(Some(&url(wire::FIRST_ACTIVITIES)));
}

/// `POST /session/extend`
pub fn extend(person: &Person) -> Question<Person> {
    Question { call: change(Method::POST, "/session/extend", person), read: |answer| dated(answer, wire::session) }
}

/// What a page shows of the person.
pub fn answer(what: Resource, tell: impl FnOnce(Answer) + 'static) {
    let call = begun_or_read(wire::path_of(what));
    match what {
        Resource::Authenticators => read_authenticators(call).ask(|answer| tell(Answer::Authenticators(answer))),
        Resource::Identity => read_identity(call).ask(|answer| tell(Answer::Identity(answer))),
        Resource::Blocks => {
            let blocks = Question { call, read: |answer| dated(answer, wire::recent_blocks) };
            blocks.ask(|answer| tell(Answer::Blocks(answer)));
        }
    }
}

/// `GET /authenticators`
fn read_authenticators(call: Call) -> Question<Authenticators> {
    Question { call, read: |answer| dated(answer, wire::authenticators) }
}

/// `GET /identity`
fn read_identity(call: Call) -> Question<Identity> {
    Question { call, read: |answer| dated(answer, wire::identity) }
}

/// `DELETE /session`; the address at which the eID ends its own session, if it has one. Believed only when the session is gone afterwards:
/// whatever stands before the back end can answer in its place.
pub fn log_out(person: &Person, tell: impl FnOnce(Result<Option<String>, Problem>) + 'static) {
    let mut call = change(Method::DELETE, wire::SESSION_PATH, person);
    // Also when the tab is closed in the same second.
    call.keepalive = true;
    let end = Question { call, read: |answer| decoded(answer, wire::logged_out) };
    end.ask(|ended| {
        let ended = match ended {
            // A session that is over already is what was wanted.
            Err(Problem::SessionEnded) => None,
            Err(problem) => return tell(Err(problem)),
            Ok(ended) => ended,
        };
        let is_over = Question {
            call: read(wire::SESSION_PATH),
            read: |after| {
                if wire::is_no_session(after.status, &json(&after)) { Ok(()) } else { Err(Problem::NotUnderstood) }
            },
        };
        is_over.ask(|over| tell(over.map(|()| ended)));
    });
}

/// `GET /service`: nothing hangs on it.
pub fn service() -> Question<Service> {
    Question { call: read("/service"), read: |answer| decoded(answer, |value| Ok(wire::service(value))) }
}

/// `PUT /blocks/{id}`. `keepalive`, so that closing the tab in the same second does not stop it.
pub fn send_block(intent: &Intent, person: &Person) -> Question<Record> {
    let mut call = change(Method::PUT, &format!("/blocks/{}", intent.id.as_str()), person);
    call.body = Some(wire::block_order(intent, person));
    call.keepalive = true;
    Question { call, read: |answer| dated(answer, wire::block) }
}

/// `GET /blocks/{id}` with the key: needs no session.
pub fn ask_block(id: &BlockId, key: &ReceiptKey) -> Question<Record> {
    let mut call = read(&format!("/blocks/{}", id.as_str()));
    call.headers.push(("X-Receipt-Key", key.reveal().to_owned()));
    Question { call, read: |answer| dated(answer, wire::block) }
}

/// The status of the intent's own target, from the list of authenticators or from the identity.
pub fn target_status(intent: &Intent, tell: impl FnOnce(Result<TargetStatus, Problem>) + 'static) {
    let intent = intent.clone();
    let tell = move |status: Result<Option<TargetStatus>, Problem>| {
        tell(status.and_then(|status| status.ok_or(Problem::NotUnderstood)));
    };
    match intent.target {
        Target::Authenticator(_) => read_authenticators(read(wire::path_of(Resource::Authenticators)))
            .ask(move |all| tell(all.map(|all| TargetStatus::of(&all, &intent)))),
        Target::Identity => read_identity(read(wire::path_of(Resource::Identity)))
            .ask(move |identity| tell(identity.map(|identity| TargetStatus::of_identity(&identity, &intent)))),
    }
}

/// A page of activities and its `ETag`.
type Tagged = (Activities, Option<String>);

/// `GET /activity`: a page; `None` when it has not changed since the query's `ETag`. `written`: writes a moment in RFC 3339.
pub fn activities(query: &Query, written: fn(Timestamp) -> String) -> Question<Option<Tagged>> {
    let path = ["/activity", &wire::activity_query(query, written)].concat();
    let Some(tag) = &query.tag else { return Question { call: begun_or_read(&path), read: page } };
    let mut call = read(&path);
    call.headers.push(("If-None-Match", tag.clone()));
    Question { call, read: |answer| if answer.status == 304 { Ok(None) } else { page(answer) } }
}

fn page(answer: Received) -> Result<Option<Tagged>, Problem> {
    let tag = answer.tag.clone();
    decoded(answer, wire::activities).map(|page| Some((page, tag)))
}

/// `PUT /activity/{id}/report`
pub fn report(id: &ActivityId, person: &Person) -> Question<Report> {
    let call = write(&wire::report_path(id), person, "{}");
    Question { call, read: |answer| decoded(answer, wire::report) }
}

/// `PUT /settings/provider-shown`; whether it is shown now.
pub fn show_provider(person: &Person) -> Question<bool> {
    let call = write("/settings/provider-shown", person, r#"{"shown":true}"#);
    Question { call, read: |answer| decoded(answer, wire::provider_shown) }
}

fn write(path: &str, person: &Person, body: &str) -> Call {
    let mut call = change(Method::PUT, path, person);
    call.body = Some(body.to_owned());
    call
}

fn url(path: &str) -> String {
    format!("{API_BASE}{path}")
}

/// A call that changes something. It carries the token of the session, and makes begun answers useless.
fn change(method: Method, path: &str, person: &Person) -> Call {
    prefetched::forget_answers(None);
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
    let mut deliver = decoded(answer, decode)?;
    if let Some(sent) = sent {
        deliver.clamp_as_of(sent);
    }
    Ok(deliver)
}

fn problem(answer: &Received) -> Problem {
    wire::problem(answer.status, answer.retry_after.as_deref(), &json(answer))
}

/// What is not JSON becomes null, which no decoder accepts. Bytes that are not UTF-8 become replacement characters, and a byte order mark at the beginning
/// is dropped.
fn json(answer: &Received) -> Json {
    json::parse(String::from_utf8_lossy(&answer.body).trim_start_matches('\u{feff}')).unwrap_or_default()
}
