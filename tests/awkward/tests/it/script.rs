//! The adapter alone, before a back end that answers from a script.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use spaer_awkward::adapter::{Awkward, Settings};
use spaer_gateway::domain::{BlockFacts, BlockOrder, BlockState, RefusedCode, Target};
use spaer_gateway::{Answer, AuthenticatorId, Backend, BackendError, BlockId, Moment, SessionToken, SubjectKey};
use spaer_sandbox::server::{accept, listen};

use crate::client::ID;

struct ScriptedBackend {
    backend: Awkward,
    /// What was asked for, in order.
    requests: Arc<Mutex<Vec<String>>>,
}

/// A back end that answers each path with the next of its lines; the last line is repeated. A line `!` closes the connection, one that begins with
/// `#` is a status.
async fn scripted(script: &[(&'static str, &[&'static str])]) -> ScriptedBackend {
    let mut lines: Vec<(&str, VecDeque<&str>)> = Vec::new();
    lines.extend(script.iter().map(|(path, lines)| (*path, lines.iter().copied().collect())));
    let (lines, requests) = (Arc::new(Mutex::new(lines)), Arc::new(Mutex::new(Vec::new())));
    let noted = Arc::clone(&requests);
    let listener = listen(0).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(accept(listener, move |request| {
        let path = request.uri().path().to_owned();
        noted.lock().unwrap().push(path.clone());
        let mut lines = lines.lock().unwrap();
        let (_, left) = lines.iter_mut().find(|(own, _)| *own == path).unwrap();
        let line = if left.len() > 1 { left.pop_front().unwrap() } else { left[0] };
        std::future::ready(respond(line))
    }));
    let base = format!("http://127.0.0.1:{port}");
    let settings = Settings { base, login_origin: "https://login.eid.example".to_owned(), pepper: [7; 32] };
    ScriptedBackend { backend: Awkward::new(settings), requests }
}

fn respond(line: &'static str) -> Option<Response<Body>> {
    let mut answer = Response::new(Body::from(line));
    answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain"));
    if let Some(status) = line.strip_prefix('#') {
        *answer.status_mut() = StatusCode::from_bytes(status.as_bytes()).unwrap();
    }
    (line != "!").then_some(answer)
}

impl ScriptedBackend {
    async fn block(&self, target: Target) -> Answer<BlockFacts> {
        let order = BlockOrder {
            id: BlockId::parse(ID).unwrap(),
            subject: SubjectKey::parse("s").unwrap(),
            target,
            reason: None,
            activities: Vec::new(),
        };
        assert_eq!(self.backend.block_state(&order).await, Err(BackendError::NotOffered));
        self.backend.block(&SessionToken::new("5"), &order).await
    }

    async fn block_one(&self) -> Answer<BlockFacts> {
        self.block(Target::Authenticator(AuthenticatorId::parse("100").unwrap())).await
    }

    fn request_count(&self, path: &str) -> usize {
        self.requests.lock().unwrap().iter().filter(|request| *request == path).count()
    }
}

/// The second of 2026-11-23T13:02:11 in UTC, which is 14:02:11 in Denmark.
const SECOND: i64 = 1_795_438_931;

fn second(after: i64) -> Moment {
    Moment::from_millis((SECOND + after) * 1000)
}

const SAME_SECOND: &str = "asof=1795438931&n=1\n\
    nr=100&kind=1&name=A&short=A1&state=3&made=2024-01-01T00:00:00&used=&since=23-11-2026+14:02:11&this=0&case=C1";
const NEXT_SECOND: &str = "asof=1795438932&n=1\n\
    nr=100&kind=1&name=A&short=A1&state=3&made=2024-01-01T00:00:00&used=&since=23-11-2026+14:02:11&this=0&case=C1";
const USABLE: &str = "asof=1795438931&n=1\nnr=100&kind=1&name=A&short=A1&state=1&made=2024-01-01T00:00:00&this=0";
const USABLE_LATER: &str = "asof=1795438933&n=1\nnr=100&kind=1&name=A&short=A1&state=1&made=2024-01-01T00:00:00&this=0";
const REVOKED: &str = "asof=1795438931&n=1\nnr=100&kind=1&name=A&short=A1&state=4&made=2024-01-01T00:00:00&this=0";
const NONE: &str = "asof=1795438931&n=0";

#[tokio::test]
async fn a_block_is_claimed_as_of_a_second_that_began_after_it() {
    let backend = scripted(&[("/means/block", &["1"]), ("/means", &[SAME_SECOND, NEXT_SECOND])]).await;
    let facts = backend.block_one().await.unwrap();
    assert_eq!(facts.as_of, second(1));
    let since = second(0).plus_millis(999);
    assert_eq!(facts.state, BlockState::InEffect { since });
    assert_eq!((facts.reference.as_deref(), backend.request_count("/means/block")), (Some("C1"), 1));
}

#[tokio::test]
async fn a_clock_that_stands_still_dates_nothing() {
    let backend = scripted(&[("/means/block", &["1"]), ("/means", &[SAME_SECOND])]).await;
    assert_eq!(backend.block_one().await, Err(BackendError::NotUnderstood));
}

#[tokio::test]
async fn only_a_no_promises_that_a_dead_session_did_nothing() {
    let yes = scripted(&[("/means/block", &["1"]), ("/means", &["0"])]).await;
    assert_eq!(yes.block_one().await, Err(BackendError::Failed));
    let no = scripted(&[("/means/block", &["0"]), ("/means", &["0"])]).await;
    assert_eq!(no.block_one().await, Err(BackendError::SessionEnded));
}

#[tokio::test]
async fn a_yes_to_what_can_still_be_used_is_pending_as_of_a_later_second() {
    let backend = scripted(&[("/means/block", &["1"]), ("/means", &[USABLE, USABLE, USABLE_LATER])]).await;
    let facts = backend.block_one().await.unwrap();
    assert_eq!((facts.state, facts.as_of), (BlockState::Pending, second(2)));
}

#[tokio::test]
async fn a_no_is_a_refusal_only_when_the_status_agrees() {
    for (status, code) in [
        (USABLE, RefusedCode::NotPermitted),
        (REVOKED, RefusedCode::TargetRevoked),
        (NONE, RefusedCode::TargetNotFound),
    ] {
        let backend = scripted(&[("/means/block", &["0"]), ("/means", &[status])]).await;
        let state = BlockState::Refused { at: second(0), code };
        assert_eq!(backend.block_one().await.unwrap().state, state);
    }
    let blocked = scripted(&[("/means/block", &["0"]), ("/means", &[NEXT_SECOND])]).await;
    let facts = blocked.block_one().await.unwrap();
    assert_eq!(facts.state, BlockState::InEffect { since: second(1) });
    assert_eq!(facts.already_blocked_since, Some(second(0).plus_millis(999)));
}

#[tokio::test]
async fn a_yes_that_the_status_contradicts_is_not_understood() {
    for status in [REVOKED, NONE] {
        let backend = scripted(&[("/means/block", &["1"]), ("/means", &[status])]).await;
        assert_eq!(backend.block_one().await, Err(BackendError::NotUnderstood));
    }
}

#[tokio::test]
async fn what_was_perhaps_done_is_asked_for_once_and_never_again_by_the_client() {
    for (answer, error) in
        [("!", BackendError::Failed), ("#500", BackendError::Failed), ("2", BackendError::NotUnderstood)]
    {
        let backend = scripted(&[("/person/block", &[answer]), ("/person", &["0"])]).await;
        assert_eq!(backend.block(Target::Identity).await, Err(error));
        assert_eq!((backend.request_count("/person/block"), backend.request_count("/person")), (1, 0));
    }
}

#[tokio::test]
async fn nobody_there_is_a_failure() {
    let settings = Settings { base: "http://127.0.0.1:1".to_owned(), login_origin: String::new(), pepper: [7; 32] };
    let lives = Awkward::new(settings).session_lives(&SessionToken::new("5")).await;
    assert_eq!(lives, Err(BackendError::Failed));
}

/// 2026-10-25, when 02:30:00 came first at 00:30 and then at 01:30 UTC.
#[tokio::test]
async fn of_the_hour_that_comes_twice_the_later_one_counts_unless_it_is_still_to_come() {
    let z = |text: &str| Moment::parse(text).unwrap().plus_millis(999);
    for (asked_at, since) in [("asof=1792889400", "2026-10-25T00:30:00Z"), ("asof=1792900000", "2026-10-25T01:30:00Z")]
    {
        let line: &'static str = format!("{asked_at}&state=2&since=25-10-2026+02:30:00&by=1&case=").leak();
        let backend = scripted(&[("/person", &[line])]).await;
        assert_eq!(backend.backend.identity(&SessionToken::new("5")).await.unwrap().since, Some(z(since)));
    }
}

#[tokio::test]
async fn a_time_in_the_hour_that_was_left_out_is_left_out_too() {
    let first = "asof=1795438931&state=2&since=28-03-2021+02:30:00&by=2";
    let later = "asof=1795438932&state=2&since=28-03-2021+02:30:00&by=2";
    let backend = scripted(&[("/person", &[first, later])]).await;
    let identity = backend.backend.identity(&SessionToken::new("5")).await.unwrap();
    assert_eq!((identity.since, identity.as_of), (None, second(1)));
}
