//! The decoders over bytes, and the core's own few lines for times against what many others use.

use proptest::prelude::*;
use spaer_core::domain::time::Timestamp;

use crate::fixtures::at;

/// The decoders over bytes, with another JSON parser than the browser's in front of them.
pub mod wire {
    pub use spaer_core::wire::{block_order, parse_logins, write_finished, write_intents, write_logins};
    use spaer_core::{
        domain::{
            activity::Activities,
            authenticator::Authenticators,
            block::{RecentBlocks, Record},
            identity::Identity,
            person::Person,
            problem::Problem,
            service::Service,
        },
        flow::app::{Finished, StoredIntent},
        wire::{self as real, Json, NotUnderstood},
    };

    pub fn json(body: &[u8]) -> Json {
        serde_json::from_slice(body).map_or(Json::Null, tree)
    }

    fn tree(value: serde_json::Value) -> Json {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(is) => Json::Bool(is),
            Value::Number(number) => Json::Number(number.as_f64().expect("a number")),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::Array(items.into_iter().map(tree).collect()),
            Value::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (name, tree(value))).collect())
            }
        }
    }

    pub fn session(body: &[u8]) -> Result<Person, NotUnderstood> {
        real::session(&json(body))
    }

    pub fn authenticators(body: &[u8]) -> Result<Authenticators, NotUnderstood> {
        real::authenticators(&json(body))
    }

    pub fn recent_blocks(body: &[u8]) -> Result<RecentBlocks, NotUnderstood> {
        real::recent_blocks(&json(body))
    }

    pub fn activities(body: &[u8]) -> Result<Activities, NotUnderstood> {
        real::activities(&json(body))
    }

    pub fn identity(body: &[u8]) -> Result<Identity, NotUnderstood> {
        real::identity(&json(body))
    }

    pub fn block(body: &[u8]) -> Result<Record, NotUnderstood> {
        real::block(&json(body))
    }

    pub fn logged_out(body: &[u8]) -> Result<Option<String>, NotUnderstood> {
        real::logged_out(&json(body))
    }

    pub fn problem(status: u16, retry_after: Option<&str>, body: &[u8]) -> Problem {
        real::problem(status, retry_after, &json(body))
    }

    pub fn is_no_session(status: u16, body: &[u8]) -> bool {
        real::is_no_session(status, &json(body))
    }

    pub fn service(body: &[u8]) -> Service {
        real::service(&json(body))
    }

    pub fn parse_finished(text: &str) -> Option<Finished> {
        real::parse_finished(&json(text.as_bytes()))
    }

    pub fn parse_intents(text: &str) -> Vec<StoredIntent> {
        real::parse_intents(&json(text.as_bytes()))
    }
}

#[test]
fn times_are_rfc_3339_with_an_offset() {
    let check = |raw: &str, millis: Option<i64>| assert_eq!(Timestamp::parse(raw), millis.map(at), "{raw}");
    check("1970-01-01T00:00:00Z", Some(0));
    check("1970-01-01T01:00:00.5+01:00", Some(500));
    check("1969-12-31T23:59:59.9994Z", Some(-1));
    check("9999-12-31T23:59:59Z", Some(253_402_300_799_000));
    check("0000-01-01T00:00:00Z", Some(-62_167_219_200_000));
    // As some back ends write it: the beginning of the minute.
    check("1970-01-01T00:01Z", Some(60_000));
    check("1970-01-01T01:01+01:00", Some(60_000));
    for raw in ["1970-01-01T00Z", "1970-01-01T00:01", "1970-01-01T00:01:Z", "1970-01-01T00:01.5Z"] {
        check(raw, None);
    }
    for raw in ["", "1970-01-01", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z", "10000-01-01T00:00:00Z", "now", "0"] {
        check(raw, None);
    }
}

/// A calendar of some thousand days and every second of some of them, against a parser that many others use.
#[test]
fn times_are_read_as_others_read_them() {
    use time::{OffsetDateTime, format_description::well_known::Rfc3339};
    let check = |raw: &str| {
        let theirs =
            OffsetDateTime::parse(raw, &Rfc3339).ok().map(|at| at.unix_timestamp_nanos().div_euclid(1_000_000));
        let ours = Timestamp::parse(raw).map(|at| i128::from(at.unix_millis()));
        assert_eq!(ours, theirs, "{raw}");
    };
    for year in [0, 1, 4, 100, 400, 1600, 1900, 1969, 1970, 1972, 2000, 2024, 2025, 2026, 2100, 9999] {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            check(&format!("{year:04}-{month:02}-{day:02}T12:34:56Z"));
        }
    }
    for hour in 0..=24 {
        for minute in [0, 1, 59, 60] {
            check(&format!("2026-11-23T{hour:02}:{minute:02}:59.123456+01:00"));
            check(&format!("2026-11-23T00:00:00-{hour:02}:{minute:02}"));
        }
    }
    for odd in [
        "2026-11-23T00:00:00.Z",
        "2026-11-23T00:00:00+0100",
        "2026-11-23T00:00:00Z ",
        "+026-11-23T00:00:00Z",
        "2026-11-23T00:00:00.1234567891Z",
    ] {
        check(odd);
    }
}

proptest! {
    #[test]
    fn no_text_that_looks_like_a_time_is_read_otherwise(raw in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-2][0-9]:[0-6][0-9])") {
        use time::{OffsetDateTime, format_description::well_known::Rfc3339};
        let theirs = OffsetDateTime::parse(&raw, &Rfc3339).ok().map(|at| at.unix_timestamp_nanos().div_euclid(1_000_000));
        prop_assert_eq!(Timestamp::parse(&raw).map(|at| i128::from(at.unix_millis())), theirs);
    }
}
