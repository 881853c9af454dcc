//! What is too much, and that nobody is kept from blocking by it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, Request};
use serde_json::{Value, json};
use spaer_gateway::limits::Rate;
use spaer_gateway::{ClientAddress, Config, Limits};
use tokio::net::TcpListener;

use crate::world::{Answer, ID, KEY, Login, TIMEOUT, World, app, config, order, write};

/// Three of everything in an hour.
fn world() -> World {
    let three = Rate::per_minutes(3, 60);
    let limits = Limits {
        orders_per_session: three,
        orders_per_person: Rate::per_minutes(5, 60),
        reports_per_session: three,
        wrong_keys_per_address: three,
        logins_per_address: three,
        body: Duration::from_millis(200),
    };
    let client_address = ClientAddress::Header(HeaderName::from_static("x-real-ip"));
    World::configured(Config { limits, client_address, ..config() })
}

/// Orders the block of a target under the id of this number.
async fn put(world: &World, login: &Login, n: usize, target: Value) -> Answer {
    world.write("PUT", &format!("/blocks/{n:032}"), login, order(login, target)).await
}

async fn spend(world: &World, login: &Login) {
    for n in 0..3 {
        assert_eq!(put(world, login, n, app()).await.status, 201);
    }
}

fn display() -> Value {
    json!({ "type": "authenticator", "authenticator_id": "display" })
}

fn assert_is_limited(answer: &Answer) {
    assert_eq!((answer.status, answer.code()), (429, "rate_limited"));
    assert_eq!(answer.header("retry-after"), answer.body["retry_after"].to_string());
    assert!((1..=3_600).contains(&answer.body["retry_after"].as_u64().unwrap()));
}

#[tokio::test]
async fn orders_of_what_is_blocked_already_are_limited_and_first_ones_never() {
    let world = world();
    let anna = world.log_in("anna").await;
    spend(&world, &anna).await;
    let calls = world.backend.inner().calls;
    let beyond = put(&world, &anna, 3, app()).await;
    assert_is_limited(&beyond);
    assert_eq!(world.backend.inner().calls, calls, "nothing was done");
    let read = world.get(&format!("/blocks/{:032}", 3), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (404, "block_not_found"));
    // A repeat is no new order.
    assert_eq!(put(&world, &anna, 0, app()).await.status, 200);
    for (n, target) in [(4, display()), (5, json!({ "type": "identity" }))] {
        let first = put(&world, &anna, n, target.clone()).await;
        assert_eq!((first.status, first.body["state"].as_str()), (201, Some("in_effect")), "{target}");
        assert_is_limited(&put(&world, &anna, n + 10, target).await);
    }
}

#[tokio::test]
async fn what_was_lifted_is_blocked_again_beyond_a_limit() {
    let world = world();
    let anna = world.log_in("anna").await;
    spend(&world, &anna).await;
    for n in 0..3 {
        world.backend.lift(&format!("{n:032}"));
    }
    // The journal still has it in effect: nobody has read it since.
    let again = put(&world, &anna, 3, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (201, Some("in_effect")));
}

#[tokio::test]
async fn in_doubt_an_order_goes_through() {
    let world = world();
    let anna = world.log_in("anna").await;
    spend(&world, &anna).await;
    world.backend.inner().slow_block_state = Some(TIMEOUT);
    assert_eq!(put(&world, &anna, 3, app()).await.status, 201);
    // An order that was refused blocks nothing, so that the next one of the same target is a first one.
    world.backend.inner().slow_block_state = None;
    world.backend.inner().refuses = true;
    for n in 10..16 {
        assert_eq!(put(&world, &anna, n, display()).await.body["state"], "refused", "{n}");
    }
    world.backend.inner().refuses = false;
    assert_eq!(put(&world, &anna, 16, display()).await.body["state"], "in_effect");
}

#[tokio::test]
async fn a_back_end_without_ids_is_asked_by_the_status_of_the_target() {
    let world = world();
    world.backend.inner().forgetful = true;
    let anna = world.log_in("anna").await;
    spend(&world, &anna).await;
    assert_is_limited(&put(&world, &anna, 3, app()).await);
    world.backend.inner().blocked.clear();
    assert_eq!(put(&world, &anna, 3, app()).await.status, 201);
}

#[tokio::test]
async fn targets_that_are_made_up_are_limited() {
    let world = world();
    let anna = world.log_in("anna").await;
    world.backend.inner().refuses = true;
    let made_up = |n: usize| json!({ "type": "authenticator", "authenticator_id": format!("made-up-{n}") });
    for n in 0..3 {
        assert_eq!(put(&world, &anna, n, made_up(n)).await.status, 201);
    }
    assert_is_limited(&put(&world, &anna, 3, made_up(3)).await);
}

#[tokio::test]
async fn a_person_has_a_limit_over_all_sessions() {
    let world = world();
    let (one, other) = (world.log_in("anna").await, world.log_in("anna").await);
    spend(&world, &one).await;
    for n in 10..12 {
        assert_eq!(put(&world, &other, n, app()).await.status, 201);
    }
    assert_is_limited(&put(&world, &other, 12, app()).await);
    // Whoever has used it up has not shut out the holder, or anybody else.
    let (holder, bent) = (world.log_in("anna").await, world.log_in("bent").await);
    assert_eq!(put(&world, &holder, 13, display()).await.status, 201);
    assert_eq!(put(&world, &bent, 14, app()).await.status, 201);
}

#[tokio::test]
async fn reports_of_a_session_are_limited() {
    let world = world();
    let (anna, elsewhere) = (world.log_in("anna").await, world.log_in("anna").await);
    let report = async |login: &Login| world.write("PUT", "/activity/a/report", login, json!({})).await;
    for _ in 0..3 {
        // This back end takes none.
        assert_eq!(report(&anna).await.code(), "not_offered");
    }
    assert_is_limited(&report(&anna).await);
    assert_eq!(report(&elsewhere).await.code(), "not_offered");
}

/// Sends a GET from this address; none is a request that did not come through the proxy.
async fn get_from(world: &World, address: &str, path: &str, more: &[(&'static str, &str)]) -> Answer {
    let mut request = Request::get(format!("/api/v1{path}"));
    if !address.is_empty() {
        request = request.header("x-real-ip", address);
    }
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    world.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn wrong_keys_are_limited_where_they_come_from_for_the_block_that_they_are_tried_on() {
    let world = world();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    put(&world, &anna, 7, display()).await;
    let (path, other) = (format!("/blocks/{ID}"), format!("/blocks/{:032}", 7));
    let (here, there) = ("2001:db8:0:1::1", "2001:db8:0:2::1");
    for key in ["wrongwrongwrongwrongwrongwrong", "short", "wrongwrongwrongwrongwrongwronger"] {
        let answer = get_from(&world, here, &path, &[("x-receipt-key", key)]).await;
        assert_eq!((answer.status, answer.code()), (403, "receipt_key_invalid"));
    }
    let right = [("x-receipt-key", KEY)];
    // Another address of the same household.
    assert_is_limited(&get_from(&world, "2001:db8:0:1:ffff::9", &path, &right).await);
    assert_eq!(get_from(&world, there, &path, &right).await.status, 200);
    assert_eq!(get_from(&world, here, &other, &right).await.status, 200);
    let session = format!("spaer_session={}", anna.cookie);
    assert_eq!(get_from(&world, here, &path, &[("cookie", &session)]).await.status, 200);
    // Of those whose address is not known, nobody is counted.
    for _ in 0..10 {
        let answer = get_from(&world, "", &path, &[("x-receipt-key", "short")]).await;
        assert_eq!(answer.code(), "receipt_key_invalid");
    }
}

#[tokio::test]
async fn logins_from_one_address_are_limited() {
    let world = world();
    let path = "/login?return_to=/da/%23told-code";
    for _ in 0..3 {
        assert_eq!(get_from(&world, "192.0.2.1", path, &[]).await.status, 303);
    }
    let beyond = get_from(&world, "192.0.2.1", path, &[]).await;
    assert_is_limited(&beyond);
    assert_eq!(beyond.header("location"), "");
    // A person in front of a browser goes back to the app.
    let accept = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
    let person = get_from(&world, "::ffff:192.0.2.1", path, &accept).await;
    assert_eq!((person.status, person.header("location")), (303, "/da/#told-code&login=unavailable"));
    let other = get_from(&world, "192.0.2.2", path, &accept).await;
    assert!(other.header("location").starts_with("https://eid.example/"));
    for _ in 0..10 {
        assert_eq!(get_from(&world, "", path, &[]).await.status, 303);
    }
}

/// Serves this world, and sends these bytes to it; answers what comes until the connection is closed or nothing comes for a second.
async fn sent(world: &World, bytes: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = world.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(listener, service).await });
    let bytes = bytes.to_owned();
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // What has come before the time was over is kept.
        let _ = stream.read_to_end(&mut answer);
        answer
    });
    let answer = answer.await.unwrap();
    server.abort();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let world = world();
    let anna = world.log_in("anna").await;
    let (parts, _) = write("PUT", &format!("/blocks/{ID}"), &anna, Value::Null).into_parts();
    let headers = parts.headers.iter().map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()));
    let head = format!("PUT {} HTTP/1.1\r\nhost: app.example\r\n{}", parts.uri, headers.collect::<String>());
    let half = r#"{"subject_key":"subject-anna","#;
    let answer = sent(&world, &format!("{head}content-length: 500\r\n\r\n{half}")).await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains(r#""code":"request_timeout""#), "{answer}");
    assert_eq!(world.backend.inner().calls, 0);
}

#[tokio::test]
async fn the_address_can_come_from_the_connection() {
    let one = Limits { logins_per_address: Rate::per_minutes(1, 60), ..Limits::default() };
    let world = World::configured(Config { limits: one, client_address: ClientAddress::Connection, ..config() });
    let login = "GET /api/v1/login?return_to=/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert!(sent(&world, login).await.starts_with("HTTP/1.1 303 "));
    assert!(sent(&world, login).await.starts_with("HTTP/1.1 429 "));
    // A header that anybody can send is not believed.
    let forged = login.replace("host: a", "host: a\r\nx-forwarded-for: 192.0.2.7");
    assert!(sent(&world, &forged).await.starts_with("HTTP/1.1 429 "));
}
