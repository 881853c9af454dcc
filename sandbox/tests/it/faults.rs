//! Each fault does what it says, and no more.

use std::time::{Duration, Instant};

use serde_json::json;
use spaer_gateway::{Moment, domain::RefusedCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{ID, Login, World};

async fn ready() -> (World, Login) {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    (world, anna)
}

#[tokio::test]
async fn drop_before_does_nothing_and_commit_then_drop_everything() {
    let (world, anna) = ready().await;
    world.fault(json!({"call": "put_block", "fault": "drop_before", "times": 1})).await;
    assert!(world.put(ID, &anna, "anna-app").await.is_none());
    let truth = world.block_truth(ID).await;
    assert_eq!(
        (&truth["state"], &truth["commits"], &truth["requests"]),
        (&json!("never_received"), &json!(0), &json!(1))
    );
    assert_eq!(world.read_with_key().await.unwrap().json()["code"], "block_not_found");

    world.fault(json!({"call": "put_block", "fault": "commit_then_drop", "times": 1})).await;
    assert!(world.put(ID, &anna, "anna-app").await.is_none());
    let truth = world.block_truth(ID).await;
    assert_eq!((&truth["state"], &truth["commits"], &truth["requests"]), (&json!("in_effect"), &json!(1), &json!(2)));
    assert_eq!(world.read_with_key().await.unwrap().json()["state"], "in_effect");
    // Used up.
    assert_eq!(world.put(ID, &anna, "anna-app").await.unwrap().status, 200);
    let requests = world.truth().await["requests"].clone();
    let dropped = requests.as_array().unwrap().iter().filter(|request| request["status"].is_null()).count();
    assert_eq!(dropped, 2);
}

#[tokio::test]
async fn an_answer_lost_between_back_end_and_gateway_is_asked_for() {
    let (world, anna) = ready().await;
    world.fault(json!({"call": "put_block", "fault": "commit_then_lose"})).await;
    let answer = world.put(ID, &anna, "anna-app").await.unwrap();
    assert_eq!((answer.status, answer.json()["state"].as_str()), (201, Some("in_effect")));
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn a_status_is_a_problem_with_a_code_and_nothing_is_done() {
    let (world, anna) = ready().await;
    for (status, code, after) in [
        (503, "unavailable", Some(5)),
        (429, "rate_limited", Some(2)),
        (500, "internal_error", None),
        (401, "session_required", None),
        (403, "csrf_invalid", None),
        (404, "not_found", None),
        (405, "method_not_allowed", None),
        (409, "block_id_reused", None),
        (412, "wrong_subject", None),
        (413, "payload_too_large", None),
        (415, "unsupported_media_type", None),
        (400, "invalid_request", None),
        (501, "not_offered", None),
        (502, "upstream_failed", None),
        (504, "upstream_timeout", None),
        (418, "invalid_request", None),
    ] {
        world
            .fault(json!({"call": "put_block", "fault": "status", "status": status, "retry_after": after, "times": 1}))
            .await;
        let answer = world.put(ID, &anna, "anna-app").await.unwrap();
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)));
        assert_eq!(answer.header("retry-after"), after.map(|after| after.to_string()).unwrap_or_default());
    }
    world
        .fault(json!({"call": "get_block", "fault": "status", "status": 404, "code": "block_not_found", "times": 1}))
        .await;
    assert_eq!(world.read_with_key().await.unwrap().json()["code"], "block_not_found");
    assert_eq!(world.block_truth(ID).await["commits"], 0);
}

#[tokio::test]
async fn delays_wait_before_or_after() {
    for (fault, meanwhile) in [("delay", "never_received"), ("delay_after", "in_effect")] {
        let (world, anna) = ready().await;
        world.fault(json!({"call": "put_block", "fault": fault, "ms": 500, "times": 1})).await;
        let begun = Instant::now();
        let (answer, ()) = tokio::join!(world.put(ID, &anna, "anna-app"), async {
            tokio::time::sleep(Duration::from_millis(250)).await;
            assert_eq!(world.block_truth(ID).await["state"], meanwhile, "{fault}");
        });
        assert_eq!(answer.unwrap().status, 201);
        assert!(begun.elapsed() >= Duration::from_millis(500), "{fault}");
    }
}

#[tokio::test]
async fn answers_are_spoilt_after_the_work_is_done() {
    let (world, anna) = ready().await;
    let spoil = async |fault: &str| {
        world.fault(json!({"call": "put_block", "fault": fault, "times": 1})).await;
        world.put(ID, &anna, "anna-app").await.unwrap()
    };
    let html = spoil("html_200").await;
    assert_eq!((html.status, html.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(world.block_truth(ID).await["commits"], 0);

    assert!(serde_json::from_slice::<serde_json::Value>(&spoil("malformed").await.body).is_err());
    assert_eq!(world.block_truth(ID).await["commits"], 1);
    assert!(spoil("huge").await.body.len() > 20 * 1024 * 1024);
    assert_ne!(spoil("wrong_id").await.json()["id"], ID);
    assert_eq!(spoil("wrong_target").await.json()["target"], json!({"type": "identity"}));
    assert_eq!(spoil("unknown_enums").await.json()["state"], "from_the_future");
    let missing = spoil("missing_fields").await.json();
    assert!(missing.get("state").is_none() && missing.get("reference").is_some(), "{missing}");
    let far = spoil("far_times").await.json();
    assert!(["9999", "0001"].iter().any(|year| far["in_effect_at"].as_str().unwrap().starts_with(year)), "{far}");
    assert!(Moment::parse(far["as_of"].as_str().unwrap()).is_some());
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn a_stale_read_answers_what_was_true_before() {
    let (world, anna) = ready().await;
    let before = world.api("/authenticators", &anna).await.json();
    world.put(ID, &anna, "anna-app").await.unwrap();
    world.fault(json!({"call": "get_authenticators", "fault": "stale", "times": 1})).await;
    // The stale answer carries the `as_of` at which it was true; by that the app can tell that it is old.
    assert_eq!(world.api("/authenticators", &anna).await.json(), before);
    assert_eq!(world.api("/authenticators", &anna).await.json()["items"][0]["status"], "blocked");
    world.fault(json!({"call": "get_block", "fault": "stale", "times": 1})).await;
    assert_eq!(world.read_with_key().await.unwrap().json()["code"], "block_not_found");
}

#[tokio::test]
async fn pending_lasts_and_then_takes_effect_by_itself() {
    let (world, anna) = ready().await;
    world.control("PUT", "switches", json!({"pending_ms": 300})).await;
    let first = world.put(ID, &anna, "anna-app").await.unwrap().json();
    assert_eq!(first["state"], "pending");
    assert_eq!(world.try_login("persona=anna&authenticator=anna-app").await.0, "/da/#login=ok");
    tokio::time::sleep(Duration::from_millis(350)).await;
    assert_eq!(world.try_login("persona=anna&authenticator=anna-app").await.0, "/da/#login=blocked");
    assert_eq!(world.read_with_key().await.unwrap().json()["state"], "in_effect");
}

#[tokio::test]
async fn the_session_can_die_with_its_block() {
    let (world, anna) = ready().await;
    world.control("PUT", "switches", json!({"session_dies_with_block": true})).await;
    assert_eq!(world.put(ID, &anna, "identity").await.unwrap().status, 201);
    for path in ["/session".to_owned(), "/identity".to_owned(), format!("/blocks/{ID}")] {
        assert_eq!(world.api(&path, &anna).await.status, 401, "{path}");
    }
    assert_eq!(world.read_with_key().await.unwrap().json()["state"], "in_effect");
}

#[tokio::test]
async fn the_back_end_can_refuse_either_target_with_every_code_and_with_an_unknown_one() {
    let codes: Vec<_> = RefusedCode::NAMES.iter().copied().chain(["from_the_future"]).collect();
    for target in ["anna-app", "identity"] {
        let (world, anna) = ready().await;
        for (number, code) in codes.iter().enumerate() {
            let id = ID.replace('0', &number.to_string());
            world.fault(json!({"call": "put_block", "fault": "refuse", "code": code, "times": 1})).await;
            let first = world.put(&id, &anna, target).await.unwrap();
            let again = world.put(&id, &anna, target).await.unwrap();
            let read = world.spoilt(&format!("/blocks/{id}"), &anna).await.unwrap();
            assert_eq!((first.status, again.status, read.status), (201, 200, 200));
            for reported in [first.json(), again.json(), read.json()] {
                assert_eq!(
                    (&reported["state"], &reported["refused_code"]),
                    (&json!("refused"), &json!(code)),
                    "{target}"
                );
            }
            let truth = world.block_truth(&id).await;
            assert_eq!((&truth["state"], &truth["commits"]), (&json!("refused"), &json!(0)));
        }
        let list = world.spoilt("/blocks", &anna).await.unwrap().json();
        let unknown = list["items"].as_array().unwrap().iter().filter(|block| block["refused_code"] == codes[5]);
        assert_eq!(unknown.count(), 1);
        assert_eq!(world.try_login("persona=anna&authenticator=anna-app").await.0, "/da/#login=ok");
    }
}

#[tokio::test]
async fn the_ways_back_can_be_what_nobody_has_heard_of() {
    let (world, anna) = ready().await;
    let ways = json!([
        {"kind": "hologram", "url": "javascript:alert(1)", "bring": ["a_friend"], "days": 3},
        {"kind": "online", "url": "http://plain.example/"},
        {"kind": "in_person", "url": "//elsewhere.example", "days": -1},
        "not even an object",
    ]);
    world.control("PUT", "switches", json!({"reactivation": ways})).await;
    assert_eq!(world.spoilt("/identity", &anna).await.unwrap().json()["reactivation"], ways);
    let things = world.spoilt("/authenticators", &anna).await.unwrap().json();
    assert_eq!((&things["items"][0]["reactivation"], &things["items"][1]["reactivation"]), (&ways, &ways));
    assert_eq!(world.put(ID, &anna, "anna-app").await.unwrap().json()["reactivation"], ways);
    assert_eq!(world.read_with_key().await.unwrap().json()["reactivation"], ways);
    world.control("PUT", "switches", json!({})).await;
    assert_eq!(world.api(&format!("/blocks/{ID}"), &anna).await.json()["reactivation"][0]["kind"], "app_id_scan");
}

#[tokio::test]
async fn rows_come_twice_and_texts_without_end() {
    let (world, anna) = ready().await;
    world.fault(json!({"call": "get_authenticators", "fault": "duplicates", "times": 1})).await;
    let twice = world.spoilt("/authenticators", &anna).await.unwrap().json();
    assert_eq!((twice["items"].as_array().unwrap().len(), &twice["items"][0]), (4, &twice["items"][1]));
    world.fault(json!({"call": "get_activity", "fault": "long_texts", "times": 1})).await;
    let long = world.spoilt("/activity", &anna).await.unwrap().json();
    for name in ["device", "service_provider"] {
        let chars = |row: &serde_json::Value| row[name].as_str().map_or(0, |text| text.chars().count());
        assert!(long["items"].as_array().unwrap().iter().any(|row| chars(row) == 10_000), "{name}");
    }
    world.fault(json!({"call": "get_session", "fault": "long_texts", "chars": 301, "times": 1})).await;
    let session = world.spoilt("/session", &anna).await.unwrap().json();
    assert_eq!(session["display_name"].as_str().unwrap().chars().count(), 301);
}

#[tokio::test]
async fn sessions_can_be_killed_and_are_short_when_switched_so() {
    let (world, anna) = ready().await;
    let before = ID.replace('0', "f");
    world.put(&before, &anna, "anna-app").await.unwrap();
    world.control("POST", "kill-sessions", json!({})).await;
    // A session ended on the control page has no right left, not even to read what it ordered.
    assert_eq!(world.api(&format!("/blocks/{before}"), &anna).await.status, 401);
    assert_eq!(world.api("/session", &anna).await.status, 401);
    assert_eq!(world.put(ID, &anna, "anna-app").await.unwrap().status, 401);
    assert_eq!(world.block_truth(ID).await["commits"], 0);
    world.control("PUT", "switches", json!({"session_seconds": 1})).await;
    let anna = world.log_in("anna", "anna-display").await;
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(world.api("/session", &anna).await.status, 401);
}

#[tokio::test]
async fn what_is_switched_off_is_not_offered_and_says_so() {
    let (world, anna) = ready().await;
    world.control("PUT", "switches", json!({"off": ["activity"], "notice": {"da": "Driften er ustabil"}})).await;
    assert_eq!(world.api("/activity", &anna).await.json()["code"], "not_offered");
    let service = world.api("/service", &anna).await.json();
    assert_eq!((&service["activity"], &service["notice"]["da"]), (&json!(false), &json!("Driften er ustabil")));
}

#[tokio::test]
async fn a_fault_on_any_call_meets_every_call() {
    let (world, anna) = ready().await;
    world.fault(json!({"call": "any", "fault": "status", "status": 503, "times": 2})).await;
    assert_eq!(world.spoilt("/session", &anna).await.unwrap().status, 503);
    assert_eq!(world.spoilt("/identity", &anna).await.unwrap().status, 503);
    assert_eq!(world.spoilt("/identity", &anna).await.unwrap().status, 200);
}

#[tokio::test]
async fn an_edge_server_answers_with_a_page_of_its_own_and_nothing_is_done() {
    let (world, anna) = ready().await;
    for status in [403, 503] {
        world.fault(json!({"call": "put_block", "fault": "edge", "status": status, "times": 1})).await;
        let page = world.put(ID, &anna, "anna-app").await.unwrap();
        assert_eq!((page.status, page.header("content-type")), (status, "text/html; charset=utf-8"));
        assert!(page.text().starts_with("<!doctype html>"), "{}", page.text());
    }
    assert_eq!(world.block_truth(ID).await["commits"], 0);
    assert_eq!(world.read_with_key().await.unwrap().json()["code"], "block_not_found");
}

#[tokio::test]
async fn somebody_elses_page_in_place_of_a_log_out_leaves_the_session_alive() {
    let (world, anna) = ready().await;
    for fault in [json!({"fault": "html_200"}), json!({"fault": "edge", "status": 403})] {
        let mut fault = fault;
        fault["call"] = "delete_session".into();
        fault["times"] = 1.into();
        world.fault(fault).await;
        let page = world.write("DELETE", "/session", &anna, json!({})).await.unwrap();
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(world.api("/session", &anna).await.json()["subject_key"], anna.subject.as_str());
    }
    assert_eq!(world.write("DELETE", "/session", &anna, json!({})).await.unwrap().status, 200);
    assert_eq!(world.api("/session", &anna).await.status, 401);
}

#[tokio::test]
async fn a_mark_or_a_byte_spoils_nothing_else_of_an_answer() {
    let (world, anna) = ready().await;
    let honest = world.spoilt("/authenticators", &anna).await.unwrap().json();
    world.fault(json!({"call": "get_authenticators", "fault": "byte_order_mark", "times": 1})).await;
    let marked = world.spoilt("/authenticators", &anna).await.unwrap().body;
    let (mark, rest) = marked.split_at(3);
    assert_eq!(mark, [0xef, 0xbb, 0xbf]);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(rest).unwrap()["items"], honest["items"]);

    for (path, call, field) in [
        ("/authenticators", "get_authenticators", "/items/0/label"),
        ("/session", "get_session", "/display_name"),
        ("/activity?limit=3", "get_activity", "/items/0/authenticator_label"),
    ] {
        let honest = world.spoilt(path, &anna).await.unwrap().json();
        world.fault(json!({"call": call, "fault": "bad_byte", "times": 1})).await;
        let spoilt = world.spoilt(path, &anna).await.unwrap();
        assert!(std::str::from_utf8(&spoilt.body).is_err(), "{path}");
        let mut read: serde_json::Value = serde_json::from_str(&String::from_utf8_lossy(&spoilt.body)).unwrap();
        let text = read.pointer(field).unwrap().as_str().unwrap().to_owned();
        assert_eq!(text.matches('\u{fffd}').count(), 1, "{path}: {text}");
        *read.pointer_mut(field).unwrap() = text.replace('\u{fffd}', "").into();
        read["as_of"] = honest["as_of"].clone();
        assert!(read["items"] == honest["items"] && read["display_name"] == honest["display_name"], "{path}: {read}");
    }
    // A block that is read with the key alone has one text only, its reference.
    world.put(ID, &anna, "anna-app").await.unwrap();
    world.fault(json!({"call": "get_block", "fault": "bad_byte", "times": 1})).await;
    assert!(std::str::from_utf8(&world.read_with_key().await.unwrap().body).is_err());
}

#[tokio::test]
async fn times_can_be_without_seconds_and_the_date_of_an_answer_far_off() {
    let (world, anna) = ready().await;
    let honest = world.put(ID, &anna, "anna-app").await.unwrap().json();
    let moment =
        |reported: &serde_json::Value, name: &str| Moment::parse(reported[name].as_str().unwrap()).unwrap().as_millis();
    world.fault(json!({"call": "get_block", "fault": "times_without_seconds", "times": 1})).await;
    let reported = world.read_with_key().await.unwrap().json();
    for name in ["as_of", "received_at", "in_effect_at"] {
        let text = reported[name].as_str().unwrap();
        assert_eq!(text.len(), "2026-11-28T14:02+01:00".len(), "{text}");
        assert!(text.ends_with("+01:00"), "{text}");
        let with_seconds = Moment::parse(&text.replace("+01:00", ":00+01:00")).unwrap().as_millis();
        if name != "as_of" {
            assert_eq!(with_seconds, moment(&honest, name) / 60_000 * 60_000, "{name}: to the minute");
        }
    }
    world.fault(json!({"call": "get_block", "fault": "far_as_of", "times": 1})).await;
    let reported = world.read_with_key().await.unwrap().json();
    assert_eq!(reported["as_of"], "9999-12-31T23:59:59Z");
    assert_eq!(
        (&reported["received_at"], &reported["in_effect_at"]),
        (&honest["received_at"], &honest["in_effect_at"])
    );
}

#[tokio::test]
async fn a_log_out_can_lead_to_the_eids_own() {
    let (world, anna) = ready().await;
    world.control("PUT", "switches", json!({"end_session_url": "https://eid.example/logout?x=1"})).await;
    assert_eq!(world.api("/session", &anna).await.json().get("end_session_url"), None);
    let done = world.write("DELETE", "/session", &anna, json!({})).await.unwrap();
    assert_eq!((done.status, done.json()), (200, json!({"end_session_url": "https://eid.example/logout?x=1"})));
}

#[tokio::test]
async fn what_one_reader_was_told_is_no_stale_answer_for_another() {
    let (world, anna) = ready().await;
    let bent = world.log_in("bent", "bent-display").await;
    // Cookies of other pages, one of which is no text.
    let read = async |login: &Login| {
        let cookies = [b"theme=m\xf8rk; ".as_slice(), login.cookie.as_bytes()].concat();
        identity(&world, &cookies).await
    };
    assert!(read(&anna).await.contains(&anna.subject));
    world.fault(json!({"call": "get_identity", "fault": "stale", "times": 2})).await;
    assert!(read(&bent).await.contains(&bent.subject));
    assert!(read(&anna).await.contains(&anna.subject));
}

/// `GET /identity` with these bytes as the cookies.
async fn identity(world: &World, cookies: &[u8]) -> String {
    let host = world.running.app_url.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).await.unwrap();
    let begin = format!("GET /api/v1/identity HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncookie: ");
    stream.write_all(&[begin.as_bytes(), cookies, b"\r\n\r\n"].concat()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
