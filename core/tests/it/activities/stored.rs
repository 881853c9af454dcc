//! The place in the list that the tab keeps while something is blocked.

use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};
use spaer_core::{
    domain::{filter::Period, id::ActivityId},
    flow::activities::ListPosition,
    wire::{is_position, parse_position, write_position},
};

use crate::{
    fixtures::{at, person},
    json::wire,
    query::{some_filter, some_id, some_time},
};

prop_compose! {
    fn some_place()(
        key in "[a-z]{1,9}", id in option::of(some_id()), at in option::of(some_time()), filter in some_filter()
    ) -> ListPosition {
        ListPosition {
            whose: person(&key).subject_key.hash_for_tab(),
            id: id.and_then(|id| ActivityId::parse(&id)),
            at,
            group: filter.group,
            outcome: filter.outcome,
            authenticator: filter.authenticator,
            period: filter.period,
            only_marked: filter.only_marked,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn a_place_is_read_as_it_was_written(place in some_place()) {
        let written = write_position(&place);
        prop_assert_eq!(parse_position(&wire::json(written.as_bytes())), Some(place));
    }

    /// Junk from somewhere else, or from another version.
    #[test]
    fn what_is_not_understood_of_a_place_narrows_nothing(place in some_place(), junk in some_junk(), key in select(&KEYS)) {
        let mut stored: Value = serde_json::from_str(&write_position(&place)).expect("JSON");
        stored[key] = junk;
        let parsed = parse_position(&wire::json(stored.to_string().as_bytes()));
        prop_assert_eq!(is_position(&wire::json(stored.to_string().as_bytes())), parsed.is_some());
        let Some(parsed) = parsed else { prop_assert_eq!(key, "whose"); return Ok(()) };
        let kept = |name: &str, same: bool, is_nothing: bool| key == name && is_nothing || same;
        prop_assert!(kept("id", parsed.id == place.id, parsed.id.is_none()));
        prop_assert!(key == "at" || parsed.at == place.at);
        prop_assert!(kept("group", parsed.group == place.group, parsed.group.is_none()));
        prop_assert!(kept("outcome", parsed.outcome == place.outcome, parsed.outcome.is_none()));
        prop_assert!(kept("authenticator", parsed.authenticator == place.authenticator, parsed.authenticator.is_none()));
        prop_assert!(kept("only_marked", parsed.only_marked == place.only_marked, !parsed.only_marked));
        prop_assert!(key == "from" || parsed.period.from() == place.period.from());
        prop_assert!(key == "to" || parsed.period.to() == place.period.to());
    }

    #[test]
    fn nothing_that_is_stored_stops_the_page(stored in any::<String>(), bytes in vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(parse_position(&wire::json(stored.as_bytes())), None);
        prop_assert_eq!(parse_position(&wire::json(&bytes)), None);
    }
}

const KEYS: [&str; 10] =
    ["whose", "id", "at", "group", "outcome", "authenticator", "span", "from", "to", "only_marked"];

/// Values of a wrong type or outside the allowed range.
fn some_junk() -> impl Strategy<Value = Value> {
    let long = "x".repeat(201);
    let junk =
        [json!(null), json!(-1), json!(99), json!(1.5), json!(1e300), json!(""), json!(long), json!([]), json!({})];
    select(junk.to_vec())
}

#[test]
fn what_says_of_nobody_that_they_were_there_is_no_place() {
    assert_eq!(parse_position(&wire::json(b"")), None);
    for whose in [json!(null), json!("anna"), json!("z".repeat(32)), json!(7)] {
        assert_eq!(parse_position(&wire::json(json!({ "whose": whose, "id": "act-1" }).to_string().as_bytes())), None);
    }
    let whose = person("anna").subject_key.hash_for_tab();
    let place =
        parse_position(&wire::json(json!({ "whose": whose.as_str() }).to_string().as_bytes())).expect("a place");
    assert_eq!((place.period, place.group, place.only_marked), (Period::All, None, false));
    // A span is none without the moment that it was chosen at; a number of days alone would be another period each time.
    let without = json!({ "whose": whose.as_str(), "span": 1 }).to_string();
    assert_eq!(parse_position(&wire::json(without.as_bytes())).map(|place| place.period), Some(Period::All));
}

/// Neither whose it is nor what was searched for stands in the tab's storage in clear.
#[test]
fn a_place_names_nobody() {
    let subject = person("anna-with-a-long-key").subject_key;
    let place = ListPosition {
        whose: subject.hash_for_tab(),
        id: ActivityId::parse("act-1"),
        at: Some(at(5)),
        group: None,
        outcome: None,
        authenticator: None,
        period: Period::All,
        only_marked: false,
    };
    assert!(!write_position(&place).contains("anna"));
}
