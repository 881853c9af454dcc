//! The contract's examples, and nonsense, against the decoding.

use proptest::prelude::*;
use serde_json::{Value, json};
use spaer_contract::{Contract, Kind as Side};
use spaer_core::{
    domain::{
        authenticator::{Kind, ReactivationKind, Status},
        block::{BlockState, Channel, Intent, RefusedCode, SessionsEnded, Target},
        problem::Problem,
        reason::Reason,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::{
        app::StoredIntent,
        block::{Knowledge, claim},
    },
};

use crate::{
    fixtures::{at, device, intent, person},
    json::wire,
};

/// Which decoder an answer belongs to, and whether it understood it.
fn understood(method: &str, path: &str, body: &[u8]) -> Option<bool> {
    Some(match (method, path) {
        ("GET", "/session") | ("POST", "/session/extend") => wire::session(body).is_ok(),
        ("GET", "/authenticators") => wire::authenticators(body).is_ok(),
        ("GET", "/blocks") => wire::recent_blocks(body).is_ok_and(|blocks| blocks.items.iter().all(Option::is_some)),
        ("GET", "/activity") => wire::activities(body).is_ok(),
        ("GET", "/identity") => wire::identity(body).is_ok(),
        ("PUT" | "GET", "/blocks/{id}") => wire::block(body).is_ok(),
        _ => return None,
    })
}

#[test]
fn every_answer_of_the_contract_is_understood() {
    let mut seen = 0;
    for example in Contract::load().examples() {
        let Side::Response(200..=299) = example.kind else { continue };
        if let Some(understood) = understood(&example.method, &example.path, example.value.to_string().as_bytes()) {
            assert!(understood, "{} {} {}", example.method, example.path, example.name);
            seen += 1;
        }
    }
    assert!(seen >= 20, "only {seen} examples");
}

#[test]
fn every_state_of_a_block_in_the_contract_gives_its_claim() {
    for example in Contract::load().examples() {
        let is_block = example.path == "/blocks/{id}" && matches!(example.kind, Side::Response(200..=299));
        if !is_block {
            continue;
        }
        let record = wire::block(example.value.to_string().as_bytes()).expect("an example");
        let word = claim(&Knowledge::Consistent { record: Some(Box::new(record)), target: None }).as_str();
        let expected = match example.value["state"].as_str() {
            Some("pending") => "pending",
            Some("in_effect") => "blocked",
            Some("refused") => "refused",
            Some("ended") => "ended",
            other => panic!("{other:?}"),
        };
        assert_eq!(word, expected, "{}", example.name);
    }
}

#[test]
fn every_problem_of_the_contract_leads_to_what_helps() {
    for example in Contract::load().examples() {
        let Side::Response(status @ 400..) = example.kind else { continue };
        let problem = wire::problem(status, None, example.value.to_string().as_bytes());
        let code = example.value["code"].as_str().unwrap_or_default();
        assert_eq!(problem == Problem::NeverReceived, code == "block_not_found", "{code}");
        assert_eq!(problem == Problem::SessionEnded, code == "session_required", "{code}");
        assert_eq!(matches!(problem, Problem::TryLater { .. }), status == 429 || status == 503, "{code}");
    }
}

#[test]
fn a_problem_is_chosen_by_status_and_code() {
    let check = |status: u16, retry_after: Option<&str>, body: &str, expected: Problem| {
        assert_eq!(wire::problem(status, retry_after, body.as_bytes()), expected, "{status} {body}");
    };
    let later = |after_seconds| Problem::TryLater { after_seconds };
    check(404, None, r#"{"code":"block_not_found"}"#, Problem::NeverReceived);
    // A proxy's own 404, or another code, must never pass for "never received".
    for body in [r#"{"code":"other"}"#, r#"{"code":404}"#, "[]", r#"["block_not_found"]"#] {
        check(404, None, body, Problem::NotUnderstood);
    }
    // An answer that is not JSON is not from the back end, whatever its status would mean.
    for status in [400, 401, 403, 404, 405, 409, 410, 412, 418, 451] {
        for body in ["", "<html>Just a moment …</html>", r#"{"code":"session_required""#] {
            check(status, None, body, Problem::Intercepted);
        }
    }
    check(404, None, r#"{"code":"not_found"}"#, Problem::NotOffered);
    check(501, None, r#"{"code":"not_offered"}"#, Problem::NotOffered);
    check(200, None, r#"{"code":"block_not_found"}"#, Problem::NotUnderstood);
    check(410, None, r#"{"code":"block_not_found"}"#, Problem::NotAccepted);
    check(401, None, r#"{"code":"session_required"}"#, Problem::SessionEnded);
    check(403, None, r#"{"code":"csrf_invalid"}"#, Problem::SessionChanged);
    check(403, None, r#"{"code":"receipt_key_invalid"}"#, Problem::KeyRefused);
    for (status, code) in
        [(400, "invalid_request"), (403, "odd"), (405, "method_not_allowed"), (409, "block_id_reused"), (422, "odd")]
    {
        check(status, None, &format!(r#"{{"code":"{code}"}}"#), Problem::NotAccepted);
    }
    check(412, None, r#"{"code":"wrong_subject"}"#, Problem::WrongPerson);
    check(429, Some("7"), "", later(Some(7)));
    check(503, Some(" 7 "), "", later(Some(7)));
    check(503, None, r#"{"retry_after":9}"#, later(Some(9)));
    check(503, Some("7"), r#"{"retry_after":9}"#, later(Some(7)));
    check(503, Some("Wed, 21 Oct 2015 07:28:00 GMT"), "", later(None));
    check(503, Some("-1"), r#"{"retry_after":1.5}"#, later(None));
    check(503, Some("99999999999999999999"), "", later(None));
    for status in [500, 501, 502, 504, 599] {
        check(status, None, "<html>", Problem::BackEndFailed);
    }
    for status in [0, 100, 302, 408, 600, 65_535] {
        check(status, None, "", Problem::NotUnderstood);
    }
}

/// A block as a good back end would say it, with some fields put in their place; `null` takes one away.
fn block_with(changes: Value) -> Vec<u8> {
    let mut block = json!({
        "id": intent().id.as_str(), "as_of": "2026-11-20T14:02:09+01:00", "state": "in_effect",
        "target": { "type": "authenticator", "authenticator_id": "app" }, "received_at": "2026-11-20T14:01:59+01:00",
        "notified": [], "sessions_ended": "unknown", "reactivation": [],
    });
    let fields = block.as_object_mut().expect("an object");
    for (key, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            fields.remove(key)
        } else {
            fields.insert(key.clone(), value.clone())
        };
    }
    block.to_string().into_bytes()
}

#[test]
fn a_block_is_not_understood_without_what_a_claim_hangs_on() {
    assert!(wire::block(&block_with(json!({}))).is_ok());
    for changes in [
        json!({ "id": null }),
        json!({ "id": 7 }),
        json!({ "id": "short" }),
        json!({ "as_of": null }),
        json!({ "as_of": "yesterday" }),
        json!({ "as_of": "2026-11-20T14:02:09" }),
        json!({ "as_of": 1_763_643_729 }),
        json!({ "state": null }),
        json!({ "state": "blocked" }),
        json!({ "state": "IN_EFFECT" }),
        json!({ "state": true }),
        json!({ "target": null }),
        json!({ "target": "identity" }),
        json!({ "target": { "type": "galaxy" } }),
    ] {
        assert!(wire::block(&block_with(changes.clone())).is_err(), "{changes}");
    }
}

#[test]
fn a_refusal_is_one_even_if_its_own_time_cannot_be_read() {
    let refused_at = |at: Value| {
        let record = wire::block(&block_with(json!({ "state": "refused", "refused_at": at }))).expect("a refusal");
        let knowledge = Knowledge::Consistent { record: Some(Box::new(record)), target: None };
        (claim(&knowledge).as_str(), claim(&knowledge).at().map(|at| at.unix_millis()))
    };
    let minute = Timestamp::parse("2026-11-20T14:01:00+01:00").map(|at| at.unix_millis());
    let as_of = Timestamp::parse("2026-11-20T14:02:09+01:00").map(|at| at.unix_millis());
    assert_eq!(refused_at(json!("2026-11-20T14:01+01:00")), ("refused", minute), "without seconds");
    assert_eq!(refused_at(json!("soon")), ("refused", as_of));
    assert_eq!(refused_at(Value::Null), ("refused", as_of));
}

#[test]
fn a_record_says_whose_it_is_to_its_person() {
    let whose = |changes: Value| wire::block(&block_with(changes)).expect("a block").subject;
    assert_eq!(whose(json!({})), None);
    assert_eq!(whose(json!({ "subject_key": "anna" })), Some(crate::fixtures::person("anna").subject_key));
}

#[test]
fn a_block_keeps_its_state_whatever_else_is_odd() {
    let odd = json!({
        "notified": [{ "channel": "pigeon", "masked": 7 }, "x", null], "sessions_ended": "most", "authenticators_left": -1,
        "reactivation": [{ "kind": "magic", "url": "javascript:alert(1)", "bring": ["pas", 3], "days": 2.5 }, 4],
        "reference": "\u{202E}<b>", "received_at": "never", "in_effect_at": "9999-12-31T23:59:59Z", "ended_by": [], "new": {},
    });
    let record = wire::block(&block_with(odd)).expect("understood");
    assert!(matches!(record.state, BlockState::InEffect { since: Some(_), already_since: None }));
    assert_eq!(record.details.sessions_ended, SessionsEnded::Unknown);
    assert_eq!(record.details.notified.len(), 3);
    assert!(record.details.notified.iter().all(|one| one.channel == Channel::Other && one.masked.is_none()));
    assert_eq!(record.details.reference, Some(UntrustedText::new("<b>")));
    let way = &record.details.reactivation[0];
    assert_eq!((way.kind, way.url.as_deref(), way.bring.len(), way.days), (ReactivationKind::Other, None, 1, None));
    let refused = json!({ "state": "refused", "refused_at": "2026-11-20T14:01:59Z", "refused_code": "bad_weather" });
    let record = wire::block(&block_with(refused)).expect("understood");
    assert!(matches!(record.state, BlockState::Refused { code: RefusedCode::Other, .. }));
}

#[test]
fn an_id_is_counted_in_characters() {
    for (count, fits) in [(200, true), (201, false)] {
        let body = json!({ "subject_key": "s", "as_of": "2026-11-20T14:00:00Z", "items": [
            { "id": "\u{20ac}".repeat(count), "kind": "app", "status": "active" },
        ] });
        let list = wire::authenticators(body.to_string().as_bytes()).expect("understood");
        assert_eq!((list.items.len(), list.items[0].id.is_some(), list.items[0].may_be_blocked()), (1, fits, fits));
    }
}

#[test]
fn a_row_is_never_lost_for_a_field() {
    let body = json!({ "subject_key": "s", "as_of": "2026-11-20T14:00:00Z", "items": [
        { "id": "a", "kind": "brain_wave", "label": "<b>\u{202E}x</b>", "status": "sleeping", "registered_at": 5 },
        {}, null, 7, "x", [],
        { "id": "x".repeat(201), "kind": "app", "status": "active", "label": "y".repeat(10_000), "opened_this_session": "yes" },
    ] });
    let list = wire::authenticators(body.to_string().as_bytes()).expect("understood");
    assert_eq!(list.items.len(), 7);
    let first = &list.items[0];
    assert_eq!((first.kind, first.status, first.label.as_str()), (Kind::Other, Status::Other, "<b>x</b>"));
    assert!(first.may_be_blocked());
    assert!(list.items[1..].iter().all(|row| row.id.is_none() && !row.may_be_blocked() && !row.opened_this_session));
    assert_eq!(list.items[6].label.as_str().chars().count(), UntrustedText::MAX_CHARS + 1);
}

#[test]
fn an_activity_is_told_as_what_came_of_it() {
    use spaer_core::domain::activity::ActivityKind;
    let display_kind = |kind: &str, outcome: &str| {
        let body =
            json!({ "subject_key": "s", "items": [{ "kind": kind, "outcome": outcome }], "provider_hidden": false });
        wire::activities(body.to_string().as_bytes()).expect("understood").items[0].display_kind()
    };
    assert_eq!(display_kind("login", "succeeded"), ActivityKind::Login);
    for outcome in ["failed", "declined", "expired"] {
        assert_eq!(display_kind("login", outcome), ActivityKind::LoginFailed, "{outcome}");
        assert_eq!(display_kind("approval", outcome), ActivityKind::ApprovalDeclined, "{outcome}");
        // What did not happen must not be told as done.
        assert_eq!(display_kind("user_id_changed", outcome), ActivityKind::Other, "{outcome}");
        assert_eq!(display_kind("identity_blocked", outcome), ActivityKind::Other, "{outcome}");
    }
    for kind in ["login", "approval", "authenticator_added"] {
        assert_eq!(display_kind(kind, "from_the_future"), ActivityKind::Other, "{kind}");
    }
    assert_eq!(display_kind("login_failed", "from_the_future"), ActivityKind::LoginFailed);
    assert_eq!(display_kind("abducted", "succeeded"), ActivityKind::Other);
}

#[test]
fn what_is_no_answer_is_not_understood() {
    let deep = "[".repeat(100_000);
    for body in
        ["", " ", "<!doctype html><title>Log in</title>", "null", "[]", "{}", "42", "\"in_effect\"", "{\"id\":", &deep]
    {
        let bytes = body.as_bytes();
        let named: String = body.chars().take(30).collect();
        assert!(wire::session(bytes).is_err() && wire::block(bytes).is_err(), "{named}");
        assert!(wire::authenticators(bytes).is_err(), "{named}");
        assert_eq!(wire::logged_out(bytes).is_ok(), body == "{}", "{named}");
    }
}

#[test]
fn a_session_that_could_block_nothing_is_no_session() {
    let whole = json!({ "subject_key": "s", "csrf_token": "t", "display_name": "Anna", "user_id_masked": "a•••1" });
    assert!(wire::session(whole.to_string().as_bytes()).is_ok());
    for key in ["subject_key", "csrf_token"] {
        for value in [json!(null), json!(""), json!(7)] {
            let mut body = whole.clone();
            body[key] = value;
            assert!(wire::session(body.to_string().as_bytes()).is_err(), "{body}");
        }
    }
    // It becomes a header.
    for token in ["a b", "a\nb", "æ"] {
        let body = json!({ "subject_key": "s", "csrf_token": token });
        assert!(wire::session(body.to_string().as_bytes()).is_err(), "{token:?}");
    }
    assert!(wire::session(br#"{ "subject_key": "s", "csrf_token": "t" }"#).is_ok(), "a name is not needed to block");
}

#[test]
fn a_way_back_leads_to_https_only() {
    let ways =
        json!([{ "kind": "online", "url": "http://x.example" }, { "kind": "online", "url": "https://x.example" }]);
    let record = wire::block(&block_with(json!({ "reactivation": ways }))).expect("understood");
    let urls: Vec<_> = record.details.reactivation.iter().map(|way| way.url.as_deref()).collect();
    assert_eq!(urls, [None, Some("https://x.example")]);
}

#[test]
fn addresses_are_links_only_when_they_lead_to_the_web() {
    let check = |url: &str, kept: bool| {
        let body = json!({ "end_session_url": url }).to_string();
        let stored = json!([url]).to_string();
        assert_eq!(wire::logged_out(body.as_bytes()).expect("an object").is_some(), kept, "{url}");
        assert_eq!(wire::parse_finished(&stored).expect("a mark").end_session_url.is_some(), kept, "{url}");
    };
    check("https://login.example/end?x=1", true);
    for url in
        ["javascript:alert(1)", "data:text/html,x", "//example", "/local", "HTTPS ://x", "https://a b", "https://x\n"]
    {
        check(url, false);
    }
    check(&format!("https://{}", "x".repeat(2_000)), false);
}

#[test]
fn what_is_sent_is_what_the_contract_asks_for() {
    let contract = Contract::load();
    for target in [Target::Identity, Target::Authenticator(device("app \"1\" æ"))] {
        for reason in Reason::ALL.map(Some).into_iter().chain([None]) {
            let intent = Intent { target: target.clone(), reason, ..intent() };
            let body = serde_json::from_str(&wire::block_order(&intent, &person("anna"))).expect("JSON");
            contract.check_request("PUT", "/blocks/{id}", &body).expect("as the contract has it");
        }
    }
}

fn stored(settled: bool) -> StoredIntent {
    StoredIntent { intent: Intent { reason: Some(Reason::LostDevice), ..intent() }, settled }
}

#[test]
fn intents_are_stored_and_read_again_without_a_name() {
    let whole = StoredIntent { intent: Intent { target: Target::Identity, ..intent() }, settled: false };
    let all = vec![stored(true), whole, stored(false)];
    let text = wire::write_intents(&all);
    assert_eq!(wire::parse_intents(&text), all);
    assert!(!text.contains("anna"));
    let many: Vec<_> = (0..280)
        .map(|number| StoredIntent { intent: Intent { made_at: at(number), ..intent() }, settled: true })
        .collect();
    let kept = wire::parse_intents(&wire::write_intents(&many));
    assert_eq!(kept, many[30..], "the newest are kept");
}

#[test]
fn what_was_picked_and_ticked_off_is_read_again_and_junk_is_left_out() {
    use spaer_core::{
        domain::todo::Todo,
        flow::authenticator::Choice,
        wire::{parse_choice, parse_done, write_choice, write_done},
    };
    for reason in [Some(Reason::LostDevice), None] {
        let choice = Choice { reason, ids: ["app", "chip \"æ\""].map(device).into() };
        assert_eq!(parse_choice(&wire::json(write_choice(&choice).as_bytes())), choice);
    }
    assert_eq!(parse_done(&wire::json(write_done(&Todo::ALL).as_bytes())), Todo::ALL);
    for junk in [
        "",
        "{}",
        "7",
        "[7,null,{},\"\",[\"bank\"]]",
        "[\"bank\"]",
        r#"{"reason":"moon","ids":["app"]}"#,
        r#"{"reason":7,"ids":["app"]}"#,
        r#"{"ids":["app"]}"#,
        r#"{"reason":null,"ids":[7,"",{}]}"#,
        r#"{"reason":"lost-device"}"#,
    ] {
        let junk = wire::json(junk.as_bytes());
        assert_eq!(parse_choice(&junk), Choice::default());
        assert!(parse_done(&junk).iter().all(|todo| *todo == Todo::CallBank));
    }
    let twice = wire::json(br#"["bank","bank","moon","tax"]"#);
    assert_eq!(parse_done(&twice), [Todo::CallBank, Todo::CheckTax]);
}

#[test]
fn junk_in_the_storage_is_left_out_and_the_rest_is_read() {
    for junk in ["", "null", "{}", "[", "<html>", "[1,null,{},\"x\",[]]"] {
        assert_eq!(wire::parse_intents(junk), [], "{junk}");
    }
    let good = serde_json::from_str::<Value>(&wire::write_intents(&[stored(false)])).expect("JSON")[0].clone();
    for (key, value) in [
        ("id", json!("x")),
        ("key", json!(7)),
        ("subject", json!("anna")),
        ("made_at", json!("now")),
        ("authenticator", json!("")),
        ("authenticator", json!(7)),
        ("authenticator", json!({})),
    ] {
        let mut bad = good.clone();
        bad[key] = value;
        let text = json!([bad, good]).to_string();
        assert_eq!(wire::parse_intents(&text), [stored(false)], "{key}");
    }
    // Without its target it is not one of the whole.
    let mut bad = good.clone();
    bad.as_object_mut().expect("an object").remove("authenticator");
    assert_eq!(wire::parse_intents(&json!([bad, good]).to_string()), [stored(false)]);
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange_to_read(body in prop::collection::vec(any::<u8>(), 0..300), status: u16, header in any::<String>()) {
        let _ = (wire::session(&body), wire::block(&body), wire::authenticators(&body));
        let _ = (wire::logged_out(&body), wire::problem(status, Some(&header), &body), Timestamp::parse(&header));
        wire::parse_intents(&header);
    }

    /// A damaged answer may make a claim less certain, but never more.
    #[test]
    fn a_damaged_block_is_not_understood_or_no_more_certain(place in 0_usize..300, letter: u8) {
        let mut body = block_with(json!({ "state": "pending" }));
        let place = place % body.len();
        body[place] = letter;
        if let Ok(record) = wire::block(&body) {
            let word = claim(&Knowledge::Consistent { record: Some(Box::new(record)), target: None });
            prop_assert_eq!(word.as_str(), "pending");
        }
    }
}
