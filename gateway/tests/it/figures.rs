//! What an operator sees of the work: figures, and the id of a request on its way to the back end.

use std::time::Duration;

use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{ClientAddress, Config, Gateway};
use tower::ServiceExt;

use crate::small::{Crash, Small};
use crate::world::{ID, KEY, OTHER_ID, World, app, config, order, write};

/// The line of this figure, without its name.
fn figure(world: &World, name: &str) -> String {
    let text = world.metrics.text();
    text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned()
}

#[tokio::test]
async fn orders_are_counted_by_what_was_answered() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    world.put_block(&anna, app()).await;
    world.write("PUT", &format!("/blocks/{OTHER_ID}"), &anna, order(&anna, serde_json::json!({ "type": "x" }))).await;
    world.backend.inner().crash = Crash::BeforeCommit;
    let other = format!("/blocks/{}", "n".repeat(30));
    assert_eq!(world.write("PUT", &other, &anna, order(&anna, app())).await.status, 502);
    for (name, value) in [
        ("spaer_orders_total{outcome=\"first\"}", "1"),
        ("spaer_orders_total{outcome=\"repeated\"}", "1"),
        ("spaer_orders_total{outcome=\"upstream_failed\"}", "1"),
        ("spaer_order_in_effect_seconds_count", "1"),
        ("spaer_backend_errors_total{call=\"block\",error=\"failed\"}", "1"),
        ("spaer_requests_total{method=\"PUT\",route=\"/blocks/{id}\",status=\"201\"}", "1"),
        ("spaer_requests_total{method=\"PUT\",route=\"/blocks/{id}\",status=\"400\"}", "1"),
        ("spaer_orders_under_way", "0"),
        ("spaer_logins_total{outcome=\"ok\"}", "1"),
    ] {
        assert_eq!(figure(&world, name), value, "{name}\n{}", world.metrics.text());
    }
}

#[tokio::test]
async fn nobody_can_be_found_in_the_figures() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    world.get("/no/such/path-of-anna", None, None).await;
    let text = world.metrics.text();
    for secret in [ID, KEY, &anna.cookie, &anna.csrf, &anna.subject, "anna"] {
        assert!(!text.contains(secret), "{secret}\n{text}");
    }
}

#[tokio::test]
async fn a_call_that_is_given_up_and_a_limit_that_is_reached_are_counted() {
    let one = spaer_gateway::limits::Rate::per_minutes(1, 10);
    let limits = spaer_gateway::Limits { reports_per_session: one, ..spaer_gateway::Limits::default() };
    let world = World::configured(Config { limits, ..config() });
    let anna = world.log_in("anna").await;
    for _ in 0..2 {
        world.write("PUT", "/activity/a/report", &anna, serde_json::json!({})).await;
    }
    assert_eq!(figure(&world, "spaer_limits_hit_total{limit=\"reports_per_session\"}"), "1");
    world.backend.inner().slow = Some(Duration::from_secs(2));
    world.put_block(&anna, app()).await;
    assert_eq!(figure(&world, "spaer_backend_errors_total{call=\"block\",error=\"given_up\"}"), "1");
}

#[tokio::test]
async fn the_back_end_is_told_which_request_it_works_for_and_from_where_it_comes() {
    let from = ClientAddress::Header("x-real-ip".parse().unwrap());
    let world = World::configured(Config { client_address: from, ..config() });
    let anna = world.log_in("anna").await;
    let mut request = write("PUT", &format!("/blocks/{ID}"), &anna, order(&anna, app()));
    request.headers_mut().insert("x-real-ip", "192.0.2.7".parse().unwrap());
    let answer = world.send(request).await;
    let told = world.backend.inner().requests.clone();
    assert_eq!(told, [(answer.header("x-request-id").to_owned(), Some("192.0.2.7".parse().unwrap()))]);
}

#[tokio::test]
async fn an_order_whose_sender_has_gone_is_finished_before_the_end() {
    let (backend, storage) = (Small::default(), Sqlite::in_memory().unwrap());
    let gateway = Gateway::new(backend.clone(), storage.clone(), config());
    let world = World { router: gateway.router(), backend, storage, metrics: gateway.metrics() };
    let anna = world.log_in("anna").await;
    world.backend.inner().slow = Some(Duration::from_millis(200));
    let request = write("PUT", &format!("/blocks/{ID}"), &anna, order(&anna, app()));
    let router = world.router.clone();
    let phone = tokio::spawn(async move { router.oneshot(request).await });
    while figure(&world, "spaer_orders_under_way") != "1" {
        assert!(!phone.is_finished(), "it was answered too soon for this test");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // It has lost its connection.
    phone.abort();
    gateway.finish().await;
    assert_eq!(world.backend.inner().commits[ID], 1);
    assert_eq!(figure(&world, "spaer_orders_under_way"), "0");
}
