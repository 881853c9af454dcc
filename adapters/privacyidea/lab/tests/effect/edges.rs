//! A server that is away, busy, or answers something else; and sessions that end.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Html;
use reqwest::Method;
use tokio::net::TcpListener;

use crate::citizen::{Citizen, Served};
use spaer_privacyidea_lab::{PASSWORD, lab};

#[tokio::test]
async fn a_session_that_has_ended_blocks_nothing() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    // Logins of this person last eight seconds, which is long enough to log in on a busy machine.
    let rule = [
        ("scope", "webui"),
        ("action", "jwt_validity=8, login_mode=privacyIDEA"),
        ("realm", "citizens"),
        ("user", &anna.name),
        ("priority", "1"),
    ];
    let name = format!("/policy/short{}", anna.name);
    lab.root(Method::POST, &name, &rule).await;
    lab.root(
        Method::POST,
        "/policy/login",
        &[
            ("scope", "webui"),
            ("action", "login_mode=privacyIDEA, jwt_validity=900"),
            ("realm", "citizens"),
            ("priority", "2"),
        ],
    )
    .await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    tokio::time::sleep(Duration::from_secs(9)).await;
    for order in [citizen.blocks_one(&anna.tokens[0].serial).await, citizen.blocks_all().await] {
        assert_eq!((order.status, order.answer["code"].as_str()), (401, Some("session_required")), "{}", order.answer);
    }
    lab.root(Method::DELETE, &name, &[]).await;
    assert_eq!(lab.lets_in(&anna, &anna.tokens[0]).await, [true, true]);
}

/// In the place of the server.
async fn instead(router: Router) -> Served {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let mut settings = lab().settings();
    settings.base = format!("http://{}", listener.local_addr().expect("its address"));
    settings.timeout = Duration::from_secs(1);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Served::with(settings).await
}

#[tokio::test]
async fn whoever_answers_in_the_place_of_the_server_lets_nobody_in() {
    let welcome = || async { Html("<!doctype html><title>Welcome</title>") };
    let yes = r#"{"jsonrpc": "2.0", "result": {"status": true, "value": {"token": "made.up.jwt", "role": "user", "realm": "citizens"}}, "time": 1.0}"#;
    for router in [
        Router::new().fallback(welcome),
        Router::new().fallback(|| async { (StatusCode::SERVICE_UNAVAILABLE, "busy") }),
        Router::new().fallback(|| async { (StatusCode::UNAUTHORIZED, Html("log in to this network")) }),
        Router::new().fallback(move || async move { yes }),
        Router::new().fallback(|| async {
            tokio::time::sleep(Duration::from_secs(5)).await;
            "too late"
        }),
    ] {
        let served = instead(router).await;
        let mut citizen = Citizen::of(&served);
        assert_eq!(citizen.logs_in("anna", PASSWORD, "123456").await, "unavailable");
        assert_eq!(citizen.reads("/session").await.0, 401);
    }
}
