//! Checks the duties of every answer, whatever was asked. Every answer that conform gets passes through here.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde_json::Value;
use spaer_contract::Contract;

use crate::duty::Duty;
use crate::http::Reply;
use crate::time::Instant;

/// Read once: it never changes while conform runs.
pub static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::load);

/// Servers of one back end may differ by this much, and no more, before `as_of` counts as gone back.
const CLOCKS_DIFFER_MILLIS: i64 = 1000;

/// Something that an answer broke.
pub struct Violation {
    pub duty: Duty,
    pub expected: String,
    pub actual: String,
}

/// Which call was answered.
pub struct Call<'a> {
    pub method: &'a str,
    /// As the contract writes the path; absent for what is no call of the contract.
    pub template: Option<&'a str>,
    /// Which block, where it is a call on one.
    pub block: Option<&'a str>,
    /// Whether the call is part of a login; only those may redirect.
    pub is_login: bool,
}

/// What was known when a request was sent. Its answer is compared with that only, because two requests may be under way at once.
#[derive(Clone, Default)]
pub struct Snapshot {
    latest: Option<Instant>,
    blocks: HashMap<String, KnownBlock>,
}

/// What answers have said of a block: the rank of its state, and the fields in [`STABLE_FIELDS`].
#[derive(Clone, Default)]
struct KnownBlock {
    rank: u8,
    values: HashMap<&'static str, String>,
}

/// Fields of a record that never change once they are there.
const STABLE_FIELDS: [&str; 6] = ["received_at", "in_effect_at", "refused_at", "refused_code", "ended_at", "reference"];

/// Checks answers, and remembers what earlier ones said.
pub struct ResponseChecker {
    request_ids: HashSet<String>,
    known: Snapshot,
    answers: usize,
    dated: usize,
}

impl ResponseChecker {
    pub fn new() -> Self {
        let (request_ids, known) = (HashSet::new(), Snapshot::default());
        Self { request_ids, known, answers: 0, dated: 0 }
    }

    /// What is known now, for comparison with the answer to a request that is about to be sent.
    pub fn snapshot(&self) -> Snapshot {
        self.known.clone()
    }

    /// Blocks are forgotten when the desk puts everything back as it was.
    pub fn forget_blocks(&mut self) {
        self.known.blocks.clear();
    }

    /// Whether anything was seen at all, and any statement with a date.
    pub fn has_checked(&self) -> (bool, bool) {
        (self.answers > 0, self.dated > 0)
    }

    /// What an answer broke.
    pub fn check(&mut self, call: &Call<'_>, reply: &Reply, before: &Snapshot) -> Vec<Violation> {
        self.answers += 1;
        let mut broken = Vec::new();
        let description = describe(call, reply);
        let mut check = |duty: Duty, passed: bool, expected: &str, actual: String| {
            if !passed {
                broken.push(Violation {
                    duty,
                    expected: expected.to_owned(),
                    actual: format!("{description} {actual}"),
                });
            }
            passed
        };
        let header = |name: &str| match reply.header(name) {
            "" => format!("without `{name}`"),
            value => format!("with `{name}: {}`", plain(value)),
        };
        check(Duty::NoStore, reply.header("cache-control") == "no-store", "`no-store`", header("cache-control"));
        check(
            Duty::NoSniff,
            reply.header("x-content-type-options") == "nosniff",
            "`nosniff`",
            header("x-content-type-options"),
        );
        let id = reply.header("x-request-id");
        let new = !id.is_empty() && id.len() <= 200 && self.request_ids.insert(id.to_owned());
        let actual = if id.is_empty() { "without one" } else { "with one that an earlier answer had" };
        let number = check(Duty::RequestId, new, "an `X-Request-Id` of its own", actual.to_owned());
        let moved = (300..400).contains(&reply.status) && reply.status != 304;
        let in_place = check(Duty::NoRedirect, !moved || call.is_login, "no redirect", "with a redirect".to_owned());
        let json = check(Duty::JsonOnly, is_json(reply), "JSON in UTF-8", header("content-type"));
        if !in_place || !json {
            return broken;
        }
        if reply.status >= 400 {
            let wrong = problem_fault(reply);
            let actual = wrong.unwrap_or_default().to_owned();
            if !check(Duty::ProblemForm, wrong.is_none(), "a problem after RFC 9457", actual) {
                return broken;
            }
            let same = !number || reply.json.get("request_id").and_then(Value::as_str) == Some(id);
            check(Duty::RequestId, same, "the `X-Request-Id` again as `request_id`", "with another".to_owned());
        }
        check(Duty::NoNull, !has_null(&reply.json), "no `null`", "with one".to_owned());
        if let Some(template) = call.template {
            let kind = reply.header("content-type");
            let schema_check = CONTRACT.check_response(call.method, template, reply.status, kind, &reply.json);
            let actual = schema_check.as_ref().err().map(|text| one_line(text)).unwrap_or_default();
            if !check(Duty::Schema, schema_check.is_ok(), "an answer of the contract", format!("({actual})")) {
                return broken;
            }
        }
        let known = call.block.is_some_and(|id| before.blocks.contains_key(id));
        if known && text(&reply.json, "code") == Some("block_not_found") {
            let expected = "never `block_not_found` for what was received".to_owned();
            broken.push(Violation { duty: Duty::NeverBackwards, expected, actual: description.clone() });
        }
        self.remember(reply, &description, before, &mut broken);
        broken
    }

    /// Compares the dates and records of an answer with what was known before its request was sent, and remembers them.
    fn remember(&mut self, reply: &Reply, description: &str, before: &Snapshot, broken: &mut Vec<Violation>) {
        let Some(as_of) = reply.json.get("as_of").and_then(Value::as_str).and_then(Instant::parse) else { return };
        self.dated += 1;
        let mut went_back = |expected: &str, actual: &str| {
            let (expected, actual) = (expected.to_owned(), format!("{description} {actual}"));
            broken.push(Violation { duty: Duty::NeverBackwards, expected, actual });
        };
        if before.latest.is_some_and(|latest| latest.millis_after(as_of) > CLOCKS_DIFFER_MILLIS) {
            went_back("an `as_of` not before that of an earlier answer", "with an earlier one");
        }
        self.known.latest = self.known.latest.max(Some(as_of));
        let one = reply.json.get("state").map(|_| vec![reply.json.clone()]);
        let many = reply.json.get("items").and_then(Value::as_array).cloned();
        for record in one.or(many).unwrap_or_default() {
            let (Some(id), Some(rank)) = (text(&record, "id"), rank(&record)) else { continue };
            let was = before.blocks.get(id).cloned().unwrap_or_default();
            if rank < was.rank {
                went_back("a state not before that of an earlier answer", "with an earlier one");
            }
            for name in STABLE_FIELDS {
                if was.values.get(name).is_some_and(|value| Some(value.as_str()) != text(&record, name)) {
                    went_back(&format!("the same `{name}` as before"), "with another, or without");
                }
            }
            let known = self.known.blocks.entry(id.to_owned()).or_default();
            if rank >= known.rank {
                known.rank = rank;
                known
                    .values
                    .extend(STABLE_FIELDS.iter().filter_map(|name| Some((*name, text(&record, name)?.to_owned()))));
            }
        }
    }
}

/// The rank of a record's state: unknown < pending < {in effect, refused} < ended.
pub fn rank(record: &Value) -> Option<u8> {
    Some(match text(record, "state")? {
        "pending" => 1,
        "in_effect" | "refused" => 2,
        "ended" => 3,
        _ => return None,
    })
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// The call and what it was answered, in words that may be printed.
pub fn describe(call: &Call<'_>, reply: &Reply) -> String {
    let path = call.template.unwrap_or(if call.is_login { "the way back from the login page" } else { "another path" });
    let code = text(&reply.json, "code").filter(|_| reply.status >= 400).map(plain).unwrap_or_default();
    let state = text(&reply.json, "state").filter(|_| reply.status < 300).map(plain).unwrap_or_default();
    let mut description = format!("{} {path} answered {}", call.method, reply.status);
    for more in [code, state].iter().filter(|more| !more.is_empty()) {
        description.push_str(&format!(" `{more}`"));
    }
    description
}

/// A value from the back end, if it may be printed: one that is short and of plain characters, and so no secret or name; otherwise an ellipsis.
fn plain(value: &str) -> String {
    let ordinary = |c: char| c.is_ascii_alphanumeric() || " /;=,.+_-".contains(c);
    if value.len() <= 60 && value.chars().all(ordinary) { value.to_owned() } else { "…".to_owned() }
}

/// What is wrong with an answer by the contract, on one line and without the name of the call.
fn one_line(text: &str) -> String {
    let text = text.split_once(": ").map_or(text, |(_, text)| text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(400).collect()
}

fn is_json(reply: &Reply) -> bool {
    if reply.body.is_empty() {
        // An answer without a body has no type: a redirect of `/login`, or "not modified".
        return reply.status == 303 || reply.status == 304;
    }
    let kind = reply.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let named = kind == "application/json" || kind == "application/problem+json";
    let redirect = (300..400).contains(&reply.status);
    (named && serde_json::from_slice::<Value>(&reply.body).is_ok()) || redirect
}

/// What keeps an error from being a problem after RFC 9457.
fn problem_fault(reply: &Reply) -> Option<&'static str> {
    let kind = reply.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/problem+json" {
        return Some("with another media type than `application/problem+json`");
    }
    if text(&reply.json, "code").is_none_or(str::is_empty) {
        return Some("without a `code`");
    }
    if reply.json.get("status").and_then(Value::as_u64) != Some(u64::from(reply.status)) {
        return Some("with another `status` in the body");
    }
    None
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| item.is_null() || has_null(item)),
        Value::Object(fields) => fields.values().any(|field| field.is_null() || has_null(field)),
        _ => false,
    }
}
