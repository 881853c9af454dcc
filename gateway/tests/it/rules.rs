//! What holds for every call.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::world::{ID, Login, World, app, order, write};

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
    large["reason"] = Value::from("x".repeat(70_000));
    let answer = world.write("PUT", &path, &anna, large).await;
    assert_eq!((answer.status, answer.code()), (413, "payload_too_large"));
    let answer = world.write("PUT", &path, &anna, json!({"target": 1})).await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_request"));
    let mut charset = write("PUT", &path, &anna, order(&anna, app()));
    charset.headers_mut().insert("content-type", "application/json; charset=utf-8".parse().unwrap());
    assert_eq!(world.send(charset).await.status, 201);
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
