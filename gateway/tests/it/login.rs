//! Logging in and out.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn the_browser_comes_back_to_where_it_was_with_the_outcome() {
    let world = World::new();
    let (location, _) = world.log_in_with("anna", "/da/x#told-code", None).await;
    assert_eq!(location, "/da/x#told-code&login=ok");
    let (location, cookie) = world.log_in_with("cancelled", "/da/x", None).await;
    assert_eq!((location.as_str(), cookie), ("/da/x#login=cancelled", None));
}

#[tokio::test]
async fn the_way_to_the_login_is_taken_for_own_paths_only() {
    let world = World::new();
    for hostile in ["%2F%2Fevil.example", "https://evil.example", "%2Fapi%2Fv1%2Flogin", "%2F%5Cevil.example", ""] {
        let answer = world.get(&format!("/login?return_to={hostile}"), None, None).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{hostile}");
    }
}

#[tokio::test]
async fn every_login_has_a_new_session_and_ends_the_one_before() {
    let world = World::new();
    let first = world.log_in("anna").await;
    let (_, second) = world.log_in_with("anna", "/", Some(&first)).await;
    assert_ne!(second.as_deref(), Some(first.cookie.as_str()));
    assert_eq!(world.get("/session", Some(&first), None).await.status, 401);
    assert_eq!(world.backend.inner().logged_out, ["token-anna-1"]);
}

#[tokio::test]
async fn nobody_can_finish_a_login_in_another_browser() {
    let world = World::new();
    let begun = world.get("/login?return_to=/da/", None, None).await;
    let state = begun.header("location").split_once("state=").unwrap().1.to_owned();
    let secret = begun.cookie("spaer_login").unwrap();
    let back = |cookies: String, state: &str| {
        let uri = format!("/api/v1/login/callback?state={state}&code=anna");
        Request::get(uri).header("cookie", cookies).body(Body::empty()).unwrap()
    };
    for (cookies, state) in [
        ("a=b".to_owned(), state.as_str()),
        (format!("spaer_login={}", "0".repeat(64)), state.as_str()),
        (format!("spaer_login={secret}"), "made-up"),
    ] {
        let answer = world.send(back(cookies, state)).await;
        assert_eq!((answer.header("location"), answer.cookie("spaer_session")), ("/#login=failed", None));
    }
    // The attempts of others have not used it up; the browser's own does.
    let own = world.send(back(format!("spaer_login={secret}"), &state)).await;
    assert_eq!(own.header("location"), "/da/#login=ok");
    let again = world.send(back(format!("spaer_login={secret}"), &state)).await;
    assert_eq!(again.header("location"), "/#login=failed");
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_plain_connections() {
    let world = World::new();
    let begun = world.get("/login?return_to=/", None, None).await;
    let cookie = begun.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/api/v1/login", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let (_, session) = world.log_in_with("anna", "/", None).await;
    assert_eq!(session.unwrap().len(), 64);
}

#[tokio::test]
async fn logging_out_ends_the_login_here_and_there() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let answer = world.write("DELETE", "/session", &anna, json!({})).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(world.get("/session", Some(&anna), None).await.status, 401);
    assert_eq!(world.backend.inner().logged_out, ["token-anna-1"]);
}

#[tokio::test]
async fn a_session_can_be_extended_until_the_back_end_ends_it() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let before = world.get("/session", Some(&anna), None).await;
    let after = world.write("POST", "/session/extend", &anna, json!({})).await;
    assert_eq!(after.status, 200);
    assert!(after.body["expires_at"].as_str() > before.body["expires_at"].as_str());
    world.backend.inner().dead.insert("token-anna-1".to_owned());
    assert_eq!(world.get("/session", Some(&anna), None).await.code(), "session_required");
}
