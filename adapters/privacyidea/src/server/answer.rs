//! What the server answers, and what it means. Judged by its codes alone: its messages are translated into whatever the caller reads.

use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use serde_json::Value;
use spaer_gateway::Moment;

/// A yes, with what it says.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `result.value`
    pub value: Value,
    /// `detail`, null where there is none.
    pub detail: Value,
    /// When it was written, by the server's clock: a little after whatever was read for it.
    pub at: Moment,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The JWT is none, or none any more; or its user is gone. Nothing was done.
    SessionEnded,
    /// Wrong user, password or code; or no token of the user can be used.
    WrongCredentials,
    /// The user is locked, by hand or by a rule, or has failed too often.
    Locked,
    /// Logins are switched off by a rule.
    LoginIsOff,
    /// The caller may not do that.
    NotAllowed,
    /// There is no such thing of this user.
    NotFound,
    /// It is busy.
    TryLater {
        /// For how long, where it says.
        after: Option<Duration>,
    },
    /// No answer in time.
    TimedOut,
    /// It broke, or could not be reached.
    Failed,
    /// It answered something that is no answer of this server.
    NotUnderstood,
}

impl Failure {
    pub(super) fn of_call(error: &reqwest::Error) -> Self {
        if error.is_timeout() { Self::TimedOut } else { Self::Failed }
    }
}

#[derive(Deserialize)]
struct Envelope {
    jsonrpc: String,
    result: Outcome,
    #[serde(default)]
    detail: Value,
    time: Option<f64>,
}

#[derive(Deserialize)]
struct Outcome {
    status: bool,
    #[serde(default)]
    value: Value,
    error: Option<Error>,
}

#[derive(Deserialize)]
struct Error {
    code: i64,
}

/// `status`: of HTTP; it alone decides nothing, since a page of a proxy has one too.
pub(super) fn read(status: u16, after: Option<Duration>, body: &[u8]) -> Result<Answer, Failure> {
    let envelope = serde_json::from_slice::<Envelope>(body).ok().filter(|envelope| envelope.jsonrpc == "2.0");
    let Some(envelope) = envelope else {
        return Err(match status {
            429 | 503 => Failure::TryLater { after },
            500 | 502 => Failure::Failed,
            504 => Failure::TimedOut,
            _ => Failure::NotUnderstood,
        });
    };
    if let Some(error) = envelope.result.error {
        return Err(failure(status, error.code));
    }
    let at = envelope.time.and_then(moment).filter(|_| envelope.result.status && status == 200);
    let at = at.ok_or(Failure::NotUnderstood)?;
    Ok(Answer { value: envelope.result.value, detail: envelope.detail, at })
}

fn failure(status: u16, code: i64) -> Failure {
    match (status, code) {
        // No JWT, a bad one, an expired one; and a user whom the store does not have any more, which does nothing either.
        (401, 4033 | 4304 | 4305) | (400, 904) => Failure::SessionEnded,
        (401, 4031) => Failure::WrongCredentials,
        (401, 403) => Failure::Locked,
        (403, 303) => Failure::NotAllowed,
        (401, 4306) => Failure::NotAllowed,
        (404, 601) => Failure::NotFound,
        _ => Failure::Failed,
    }
}

/// From seconds since 1970, whole milliseconds of which count; later ones are as good as a later read.
#[expect(clippy::cast_possible_truncation, reason = "of a moment that is far from the ends of both types")]
fn moment(seconds: f64) -> Option<Moment> {
    (seconds.is_finite() && (0.0..=1e11).contains(&seconds))
        .then(|| Moment::from_millis((seconds * 1000.0).floor() as i64))
}

pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?;
    text.parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_one_only_in_the_servers_own_words() {
        let yes = r#"{"jsonrpc": "2.0", "result": {"status": true, "value": 1}, "time": 1796047107.5816002}"#;
        let answer = read(200, None, yes.as_bytes()).expect("an answer");
        assert_eq!((answer.value, answer.at), (Value::from(1), Moment::from_millis(1_796_047_107_581)));
        for (status, body) in [
            (200, "<!doctype html><title>Welcome</title>"),
            (200, ""),
            (200, "1"),
            (200, r#"{"result": {"status": true, "value": 1}, "time": 1.0}"#),
            (200, r#"{"jsonrpc": "2.0", "result": {"status": false}, "time": 1.0}"#),
            (200, r#"{"jsonrpc": "2.0", "result": {"status": true, "value": 1}}"#),
            (200, r#"{"jsonrpc": "2.0", "result": {"status": true, "value": 1}, "time": 1e300}"#),
            (302, yes),
            (401, "<html>"),
        ] {
            assert_eq!(read(status, None, body.as_bytes()).err(), Some(Failure::NotUnderstood), "{status} {body}");
        }
    }

    #[test]
    fn only_its_own_words_end_a_session() {
        let says = |code: i64| {
            format!(
                r#"{{"jsonrpc": "2.0", "result": {{"status": false, "error": {{"code": {code}, "message": "Sitzung"}}}}}}"#
            )
        };
        for (status, code, failure) in [
            (401, 4033, Failure::SessionEnded),
            (401, 4304, Failure::SessionEnded),
            (401, 4305, Failure::SessionEnded),
            (400, 904, Failure::SessionEnded),
            (401, 4306, Failure::NotAllowed),
            (403, 303, Failure::NotAllowed),
            (401, 4031, Failure::WrongCredentials),
            (401, 403, Failure::Locked),
            (404, 601, Failure::NotFound),
            (500, -500, Failure::Failed),
            (400, 1007, Failure::Failed),
        ] {
            assert_eq!(read(status, None, says(code).as_bytes()).err(), Some(failure), "{status} {code}");
        }
        let page = read(401, None, b"<html>log in to the network</html>");
        assert_eq!(page.err(), Some(Failure::NotUnderstood), "of a proxy");
        let busy = read(503, Some(Duration::from_secs(7)), b"busy");
        assert_eq!(busy.err(), Some(Failure::TryLater { after: Some(Duration::from_secs(7)) }));
    }
}
