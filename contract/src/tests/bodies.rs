//! Bodies that are wrong in one way each, and what is said about them.

use serde_json::{Value, json};

use super::support::{answered, example, rejected};
use crate::{Contract, Kind};

#[test]
fn an_answer_that_does_not_say_when_it_was_true_is_rejected() {
    let mut body = example("GET", "/identity", Kind::Response(200), "active");
    body.as_object_mut().expect("an object").remove("as_of");
    rejected(answered("GET", "/identity", 200, &body), &["GET /identity answered 200", "at /:", "as_of"]);
}

#[test]
fn text_in_place_of_a_number_is_rejected_with_the_pointer_to_it() {
    let mut body = example("GET", "/blocks", Kind::Response(200), "recent");
    body["items"][1]["authenticators_left"] = json!("2");
    rejected(
        answered("GET", "/blocks", 200, &body),
        &["GET /blocks answered 200", "at /items/1/authenticators_left", "integer"],
    );
}

#[test]
fn a_time_without_an_offset_is_rejected() {
    let mut body = example("GET", "/identity", Kind::Response(200), "active");
    body["as_of"] = json!("2026-11-20T14:02:07");
    rejected(answered("GET", "/identity", 200, &body), &["at /as_of", "date-time"]);
}

#[test]
fn nothing_is_null() {
    let mut body = example("GET", "/blocks/{id}", Kind::Response(200), "pending");
    body["already_blocked_since"] = Value::Null;
    rejected(answered("GET", "/blocks/{id}", 200, &body), &["at /already_blocked_since"]);
}

#[test]
fn an_answer_may_grow_and_a_request_may_not() {
    let mut body = example("GET", "/blocks/{id}", Kind::Response(200), "in_effect");
    body["added_later"] = json!(1);
    body["target"]["added_later"] = json!(1);
    assert_eq!(answered("GET", "/blocks/{id}", 200, &body), Ok(()));

    let mut order = example("PUT", "/blocks/{id}", Kind::Request, "stolen_phone");
    order["name"] = json!("Anna Eksempel");
    rejected(
        Contract::load().check_request("PUT", "/blocks/{id}", &order),
        &["PUT /blocks/{id} request", "at /:", "'name'"],
    );
}

#[test]
fn what_was_said_about_a_person_does_not_end_in_a_log() {
    let mut body = example("GET", "/session", Kind::Response(200), "anna");
    body["display_name"] = json!(["Anna Eksempel"]);
    let refused = answered("GET", "/session", 200, &body);
    rejected(refused.clone(), &["at /display_name", "string"]);
    assert!(!refused.unwrap_err().contains("Eksempel"));
}

#[test]
fn an_order_names_an_authenticator_exactly_when_it_is_for_one() {
    let contract = Contract::load();
    let mut order = example("PUT", "/blocks/{id}", Kind::Request, "stolen_phone");
    order["target"] = json!({ "type": "identity", "authenticator_id": "auth-app-1" });
    rejected(contract.check_request("PUT", "/blocks/{id}", &order), &["at /target/authenticator_id"]);
    order["target"] = json!({ "type": "authenticator" });
    rejected(contract.check_request("PUT", "/blocks/{id}", &order), &["at /target:", "authenticator_id"]);
}

#[test]
fn nothing_optional_in_an_order_is_a_reason_to_refuse_it() {
    let contract = Contract::load();
    let order = example("PUT", "/blocks/{id}", Kind::Request, "without_a_reason");
    for (name, value) in [
        ("reason", json!("a-reason-from-tomorrow")),
        ("reason", json!(7)),
        ("reason", Value::Null),
        ("activity_ids", json!("act-login-1")),
        ("activity_ids", json!(["act-login-1", 7, ""])),
        ("activity_ids", json!(vec!["act-login-1"; 101])),
        ("activity_ids", Value::Null),
    ] {
        let mut order = order.clone();
        order[name] = value;
        assert_eq!(contract.check_request("PUT", "/blocks/{id}", &order), Ok(()), "{order}");
    }
}

#[test]
fn an_id_is_counted_in_characters_and_holds_no_control_character() {
    let contract = Contract::load();
    for (id, fits) in [("\u{20ac}".repeat(200), true), ("\u{20ac}".repeat(201), false), ("a\u{85}".to_owned(), false)] {
        let mut order = example("PUT", "/blocks/{id}", Kind::Request, "stolen_phone");
        order["target"]["authenticator_id"] = json!(id);
        assert_eq!(contract.check_request("PUT", "/blocks/{id}", &order).is_ok(), fits, "{id}");
        let mut order = example("PUT", "/blocks/{id}", Kind::Request, "stolen_phone");
        order["subject_key"] = json!(id);
        assert_eq!(contract.check_request("PUT", "/blocks/{id}", &order).is_ok(), fits, "{id}");
    }
}

#[test]
fn a_record_that_contradicts_its_own_state_is_rejected() {
    let check = |name: &str, change: &dyn Fn(&mut Value), place: &str| {
        let mut body = example("GET", "/blocks/{id}", Kind::Response(200), name);
        change(&mut body);
        rejected(answered("GET", "/blocks/{id}", 200, &body), &[place]);
    };
    let time = json!("2026-11-20T14:02:07+01:00");
    check("pending", &|body| body["in_effect_at"] = time.clone(), "at /in_effect_at");
    check("in_effect", &|body| body["ended_at"] = time.clone(), "at /ended_at");
    check("in_effect", &|body| body["refused_code"] = json!("not_permitted"), "at /refused_code");
    check("in_effect", &|body| body["state"] = json!("paused"), "at /state");
    check("refused_not_permitted", &|body| body["in_effect_at"] = time.clone(), "at /in_effect_at");
    check("pending", &|body| body["state"] = json!("in_effect"), "\"in_effect_at\"");
    check("pending", &|body| body["state"] = json!("refused"), "\"refused_code\"");
    check("in_effect", &|body| body["state"] = json!("ended"), "\"ended_at\"");
}

#[test]
fn a_problem_has_the_code_of_its_status() {
    let body = example("PUT", "/blocks/{id}", Kind::Response(409), "other_target");
    assert_eq!(answered("PUT", "/blocks/{id}", 409, &body), Ok(()));
    rejected(answered("PUT", "/blocks/{id}", 412, &body), &["PUT /blocks/{id} answered 412", "at /code", "at /status"]);
    let wrong_type = Contract::load().check_response("PUT", "/blocks/{id}", 409, "application/json", &body);
    rejected(wrong_type, &["application/problem+json"]);
}

#[test]
fn what_the_contract_does_not_know_is_rejected() {
    let contract = Contract::load();
    let body = example("*", "*", Kind::Response(404), "nothing_here");
    assert_eq!(
        contract.check_response("GET", "/nowhere", 404, "application/problem+json; charset=utf-8", &body),
        Ok(())
    );
    rejected(
        contract.check_response("GET", "/nowhere", 200, "application/json", &json!({})),
        &["GET /nowhere answered 200", "no such call"],
    );
    rejected(contract.check_response("GET", "/session", 418, "application/json", &json!({})), &["no such status"]);
    rejected(contract.check_response("GET", "/session", 200, "text/html", &Value::Null), &["text/html"]);
    rejected(contract.check_response("GET", "/activity", 304, "", &json!({})), &["no body"]);
    assert_eq!(contract.check_response("GET", "/activity", 304, "", &Value::Null), Ok(()));
    rejected(contract.check_request("GET", "/session", &json!({})), &["GET /session request", "no body"]);
    rejected(contract.check_request("PUT", "/blocks/{id}", &Value::Null), &["at /:"]);
    assert_eq!(contract.check_request("POST", "/session/extend", &Value::Null), Ok(()));
    rejected(contract.check_schema("Nothing", &json!({})), &["Nothing", "broken"]);
}
