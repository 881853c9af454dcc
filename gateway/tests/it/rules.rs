//! What holds for every call.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use spaer_gateway::Storage;

use crate::world::{ID, KEY, Login, World, app, order, write};

fn without(request: Request<Body>, header: &str) -> Request<Body> {
    let mut request = request;
    request.headers_mut().remove(header);
    request
}

#[tokio::test]
async fn a_write_needs_the_token_of_this_very_session() {
    let world = World::new();
    let (anna, elsewhere) = (world.log_in("anna").await, world.log_in("anna").await);
    let path = format!("/blocks/{ID}");
    let missing = without(write("PUT", &path, &anna, order(&anna, app())), "x-csrf-token");
    let answer = world.send(missing).await;
    assert_eq!((answer.status, answer.code()), (403, "csrf_invalid"));
    for csrf in [elsewhere.csrf.clone(), String::new(), anna.csrf.chars().skip(1).collect()] {
        let forged = Login { csrf, ..anna.clone() };
        for (method, path) in [("PUT", path.as_str()), ("DELETE", "/session"), ("POST", "/session/extend")] {
            let answer = world.write(method, path, &forged, order(&anna, app())).await;
            assert_eq!((answer.status, answer.code()), (403, "csrf_invalid"), "{method} {path}");
        }
    }
    assert!(world.backend.inner().commits.is_empty());
}

#[tokio::test]
async fn a_body_is_json_and_says_so_and_is_small() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let path = format!("/blocks/{ID}");
    for kind in ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"] {
        let mut request = write("PUT", &path, &anna, order(&anna, app()));
        request.headers_mut().insert("content-type", kind.parse().unwrap());
        let answer = world.send(request).await;
        assert_eq!((answer.status, answer.code()), (415, "unsupported_media_type"), "{kind}");
    }
    let mut large = order(&anna, app());
    large["reason"] = Value::from("x".repeat(270_000));
    let answer = world.write("PUT", &path, &anna, large).await;
    assert_eq!((answer.status, answer.code()), (413, "payload_too_large"));
    let answer = world.write("PUT", &path, &anna, json!({"target": 1})).await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_request"));
    let mut charset = write("PUT", &path, &anna, order(&anna, app()));
    charset.headers_mut().insert("content-type", "application/json; charset=utf-8".parse().unwrap());
    assert_eq!(world.send(charset).await.status, 201);
}

#[tokio::test]
async fn an_order_of_the_whole_that_names_an_authenticator_blocks_neither() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    for target in [
        json!({ "type": "identity", "authenticator_id": "app" }),
        json!({ "type": "identity", "authenticator_id": null }),
        json!({ "type": "identity", "authenticator_id": 7 }),
        json!({ "type": "identity", "name": "app" }),
        json!({ "type": "authenticator", "authenticator_id": "app", "kind": "app" }),
        json!({ "type": "authenticator", "authenticator_id": null }),
        json!(["identity"]),
    ] {
        let answer = world.put_block(&anna, target.clone()).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{target}");
    }
    assert_eq!(world.backend.inner().calls, 0);
    assert_eq!(world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await.code(), "block_not_found");
}

#[tokio::test]
async fn a_body_holds_what_the_contract_names_and_nothing_else() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let path = format!("/blocks/{ID}");
    let mut more = order(&anna, app());
    more["delay"] = json!(3);
    let list = json!([anna.subject, KEY, app(), null, null]);
    for (method, path, body) in [
        ("PUT", path.as_str(), more),
        ("PUT", &path, list),
        ("PUT", "/settings/provider-shown", json!({ "shown": true, "since": "now" })),
        ("PUT", "/settings/provider-shown", json!([true])),
        ("PUT", "/activity/a/report", json!({ "note": "x", "why": "y" })),
        ("PUT", "/activity/a/report", json!({ "note": null })),
        ("PUT", "/activity/a/report", json!({ "note": "€".repeat(1_001) })),
        ("POST", "/session/extend", json!({ "minutes": 5 })),
        ("POST", "/session/extend", json!([])),
        ("POST", "/session/extend", Value::Null),
    ] {
        let answer = world.write(method, path, &anna, body.clone()).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{method} {path} {body}");
    }
    let twice = order(&anna, app()).to_string().replacen('{', r#"{"target":{"type":"identity"},"#, 1);
    let mut request = write("PUT", &path, &anna, Value::Null);
    *request.body_mut() = Body::from(twice);
    assert_eq!(world.send(request).await.code(), "invalid_request");
    assert_eq!(world.backend.inner().calls, 0);
    // The longest note that the contract allows; this back end takes no reports.
    let note = json!({ "note": "€".repeat(1_000) });
    assert_eq!(world.write("PUT", "/activity/a/report", &anna, note).await.code(), "not_offered");
}

#[tokio::test]
async fn what_is_optional_in_an_order_never_stands_in_its_way() {
    for (name, value) in [
        ("reason", json!(7)),
        ("reason", Value::Null),
        ("activity_ids", json!("one")),
        ("activity_ids", json!((0..101).map(|n| format!("a-{n}")).collect::<Vec<_>>())),
        ("activity_ids", json!(vec!["\u{1F600}".repeat(200); 1])),
    ] {
        let world = World::new();
        let anna = world.log_in("anna").await;
        let mut order = order(&anna, app());
        order[name] = value.clone();
        let answer = world.write("PUT", &format!("/blocks/{ID}"), &anna, order).await;
        assert_eq!((answer.status, answer.body["state"].as_str()), (201, Some("in_effect")), "{name} {value}");
    }
}

#[tokio::test]
async fn the_largest_order_of_the_contract_is_taken() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    // Each of the characters can be written as an escape of twelve bytes.
    let ids: Vec<String> = (0..100).map(|n| format!("{n:03}{}", r"\ud83d\ude00".repeat(197))).collect();
    let body = order(&anna, app()).to_string();
    let body = format!(r#"{},"activity_ids":["{}"]}}"#, body.strip_suffix('}').unwrap(), ids.join(r#"",""#));
    let mut request = write("PUT", &format!("/blocks/{ID}"), &anna, Value::Null);
    *request.body_mut() = Body::from(body);
    assert_eq!(world.send(request).await.status, 201);
    let stored = world.storage.find_order(&spaer_gateway::BlockId::parse(ID).unwrap()).await.unwrap().unwrap();
    assert_eq!(stored.order.activities.len(), 100);
}

#[tokio::test]
async fn a_session_is_extended_without_a_body_or_with_an_empty_object() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let extend = |kind: Option<&str>, body: &str| {
        let mut request = write("POST", "/session/extend", &anna, Value::Null);
        *request.body_mut() = Body::from(body.to_owned());
        match kind {
            Some(kind) => {
                request.headers_mut().insert("content-type", kind.parse().unwrap());
                request
            }
            None => without(request, "content-type"),
        }
    };
    // The app sends the type and no body.
    for (kind, body) in
        [(Some("application/json"), ""), (None, ""), (Some("text/plain"), ""), (Some("application/json"), "{}")]
    {
        assert_eq!(world.send(extend(kind, body)).await.status, 200, "{kind:?} {body}");
    }
    for kind in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        let answer = world.send(extend(kind, "{}")).await;
        assert_eq!((answer.status, answer.code()), (415, "unsupported_media_type"), "{kind:?}");
    }
}

#[tokio::test]
async fn an_authenticator_is_named_by_up_to_200_characters() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let named = |count: usize| json!({ "type": "authenticator", "authenticator_id": "€".repeat(count) });
    let answer = world.put_block(&anna, named(201)).await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_request"));
    assert_eq!(world.put_block(&anna, named(200)).await.status, 201);
}

#[tokio::test]
async fn a_token_that_is_too_long_is_a_wrong_one() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let forged = Login { csrf: format!("{}{}", anna.csrf, "0".repeat(201)), ..anna };
    let answer = world.put_block(&forged, app()).await;
    assert_eq!((answer.status, answer.code()), (403, "csrf_invalid"));
}

#[tokio::test]
async fn a_query_is_within_its_bounds_and_says_each_thing_once() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let letters = |count: usize| "%E2%82%AC".repeat(count);
    for bad in [
        format!("q={}", letters(101)),
        format!("authenticator={}", letters(201)),
        format!("cursor={}", letters(201)),
        "q=a&q=b".to_owned(),
        "limit=5&limit=5".to_owned(),
        "from=2026-01-01T00:00:00Z&from=2026-01-02T00:00:00Z".to_owned(),
    ] {
        let answer = world.get(&format!("/activity?{bad}"), Some(&anna), None).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{bad}");
    }
    let fits = format!("q={}&authenticator={}&kind=login&kind=approval&kind=login&utm=1", letters(100), letters(200));
    assert_eq!(world.get(&format!("/activity?{fits}"), Some(&anna), None).await.code(), "not_offered");
}

#[tokio::test]
async fn an_id_that_cannot_be_one_is_refused() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    for bad in ["short", "%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00", "%ff%ff%ff%ff"] {
        let answer = world.write("PUT", &format!("/blocks/{bad}"), &anna, order(&anna, app())).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{bad}");
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems() {
    let world = World::new();
    for path in ["", "/", "/nonsense", "/blocks/a/b", "/session/"] {
        let answer = world.get(path, None, None).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"), "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let answer = world.send(Request::post("/api/v1/identity").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.code()), (405, "method_not_allowed"));
    assert!(answer.header("allow").contains("GET"), "{}", answer.header("allow"));
}

#[tokio::test]
async fn reading_needs_somebody_who_is_logged_in() {
    let world = World::new();
    for path in ["/session", "/identity", "/authenticators", "/blocks", "/activity"] {
        let answer = world.get(path, None, None).await;
        assert_eq!((answer.status, answer.code()), (401, "session_required"), "{path}");
    }
    assert_eq!(world.get("/service", None, None).await.status, 200);
}

#[tokio::test]
async fn what_a_back_end_does_not_do_is_not_offered() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    assert_eq!(world.get("/activity", Some(&anna), None).await.code(), "not_offered");
    let answer = world.write("PUT", "/settings/provider-shown", &anna, json!({"shown": true})).await;
    assert_eq!((answer.status, answer.code()), (501, "not_offered"));
    let service = world.get("/service", None, None).await.body;
    assert_eq!((&service["blocks"], &service["activity"]), (&json!(true), &json!(false)));
}

#[tokio::test]
async fn a_cursor_that_nobody_wrote_is_a_mistake_in_the_request() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let answer = world.get("/activity?cursor=made-up", Some(&anna), None).await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_request"));
}

#[tokio::test]
async fn when_to_try_again_is_passed_on() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().down = true;
    let answer = world.get("/identity", Some(&anna), None).await;
    assert_eq!((answer.status, answer.code(), answer.header("retry-after")), (503, "unavailable", "7"));
    assert_eq!(answer.body["retry_after"], 7);
}

#[tokio::test]
async fn a_person_reads_what_is_theirs() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    assert_eq!(world.get("/identity", Some(&anna), None).await.body["status"], "active");
    let items = world.get("/authenticators", Some(&anna), None).await.body["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(2));
    world.put_block(&anna, app()).await;
    let items = world.get("/authenticators", Some(&anna), None).await.body["items"].clone();
    assert_eq!(items[0]["status"], "blocked");
}

#[tokio::test]
async fn since_when_an_authenticator_is_as_it_is_comes_from_the_back_end_or_is_left_out() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let first = async || world.get("/authenticators", Some(&anna), None).await.body["items"][0].clone();
    assert_eq!(first().await.get("status_since"), None, "not known");
    let record = world.put_block(&anna, app()).await.body;
    assert_eq!(first().await["status_since"], record["in_effect_at"]);
    world.backend.lift(ID);
    let lifted = world.backend.inner().lifted.unwrap().to_rfc3339();
    let after = first().await;
    assert_eq!((after["status"].as_str(), after["status_since"].as_str()), (Some("active"), Some(lifted.as_str())));
}
