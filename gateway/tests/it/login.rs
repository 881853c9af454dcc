//! Logging in and out.

use axum::body::Body;
use axum::http::{HeaderValue, Request};
use serde_json::json;
use spaer_gateway::{Config, Keys};
use tower::ServiceExt;

use crate::world::{Answer, World, config};

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
async fn a_login_says_once_where_it_comes_back() {
    let world = World::new();
    let letters = |count: usize| "%E2%82%AC".repeat(count);
    for query in ["", "?", "?to=/da/", "?return_to=/da/&return_to=/en/", "?return_to=/da/&return_to=/da/"] {
        let answer = world.get(&format!("/login{query}"), None, None).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_request"), "{query}");
    }
    let answer = world.get(&format!("/login?return_to=/{}", letters(2_000)), None, None).await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_request"));
    let longest = format!("/{}", "€".repeat(1_999));
    let (location, _) = world.log_in_with("anna", &longest, None).await;
    assert_eq!(location, format!("/{}#login=ok", letters(1_999)));
    let (state, _) = begun(&world, &longest).await;
    let elsewhere = back(&world, &state, "other=1").await;
    assert_eq!(elsewhere.header("location"), format!("/{}#login=elsewhere", letters(1_999)));
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

/// Begins a login; answers its `state` (from the address of the login page) and the login cookie of this browser.
async fn begun(world: &World, return_to: &str) -> (String, String) {
    let query: String = form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
    let begun = world.get(&format!("/login?return_to={query}"), None, None).await;
    let state = begun.header("location").split_once("state=").unwrap().1.to_owned();
    (state, format!("spaer_login={}", begun.cookie("spaer_login").unwrap()))
}

/// The login page sends a browser back that holds these cookies.
async fn back(world: &World, state: &str, cookies: impl AsRef<[u8]>) -> Answer {
    let uri = format!("/api/v1/login/callback?state={state}&code=anna");
    let cookies = HeaderValue::from_bytes(cookies.as_ref()).unwrap();
    world.send(Request::get(uri).header("cookie", cookies).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn nobody_can_finish_a_login_in_another_browser() {
    let world = World::new();
    let (state, own) = begun(&world, "/da/").await;
    for foreign in ["a=b".to_owned(), format!("spaer_login={}", "0".repeat(64))] {
        let answer = back(&world, &state, foreign).await;
        assert_eq!((answer.header("location"), answer.cookie("spaer_session")), ("/da/#login=elsewhere", None));
    }
    // The attempts of others have not used it up; the browser's own does.
    assert_eq!(back(&world, &state, &own).await.header("location"), "/da/#login=ok");
    let again = back(&world, &state, &own).await;
    assert_eq!((again.header("location"), again.cookie("spaer_session")), ("/da/#login=elsewhere", None));
}

#[tokio::test]
async fn a_login_that_comes_back_elsewhere_leads_to_what_was_asked_for() {
    let world = World::new();
    let receipt = format!("/en/receipt#{}.{}", "a".repeat(32), "b".repeat(32));
    for (asked, expected) in [
        (
            "/da/spaer/identifikationsmiddel#stolen-phone",
            "/da/spaer/identifikationsmiddel#stolen-phone&login=elsewhere",
        ),
        ("/en/profile", "/en/profile#login=elsewhere"),
        (&receipt, &format!("{receipt}&login=elsewhere")),
    ] {
        let (state, _) = begun(&world, asked).await;
        let answer = back(&world, &state, "other=1").await;
        assert_eq!((answer.status, answer.header("location")), (303, expected));
        assert_eq!(answer.headers.get("set-cookie"), None);
    }
}

#[tokio::test]
async fn a_login_that_comes_back_elsewhere_ends_no_session_and_asks_the_eid_nothing() {
    let world = World::new();
    let bent = world.log_in("bent").await;
    let (state, _) = begun(&world, "/da/").await;
    let answer = back(&world, &state, format!("spaer_session={}", bent.cookie)).await;
    assert_eq!(answer.header("location"), "/da/#login=elsewhere");
    assert_eq!(world.get("/session", Some(&bent), None).await.body["subject_key"], "subject-bent");
    assert!(world.backend.inner().logged_out.is_empty());
    assert_eq!(world.backend.inner().logins, 1, "Bent's own");
}

#[tokio::test]
async fn a_state_that_was_not_made_here_has_failed() {
    let world = World::new();
    let (state, own) = begun(&world, "/da/").await;
    let mut changed = state.clone();
    changed.replace_range(60..61, if state.as_bytes()[60] == b'0' { "1" } else { "0" });
    for made_up in
        ["made-up", "", "0", "%00", "%FF%FE", &"0".repeat(400), &changed, &state.chars().take(100).collect::<String>()]
    {
        let answer = back(&world, made_up, &own).await;
        assert_eq!((answer.header("location"), answer.cookie("spaer_session")), ("/#login=failed", None), "{made_up}");
    }
    let without = world.send(Request::get("/api/v1/login/callback").body(Body::empty()).unwrap()).await;
    assert_eq!(without.header("location"), "/#login=failed");
    let restarted = back(&world.restarted(), &state, &own).await;
    assert_eq!(restarted.header("location"), "/#login=failed", "another key");
}

#[tokio::test]
async fn processes_that_share_a_key_open_each_others_states() {
    let shared = Config { keys: Keys::one([7; 32]), ..config() };
    let one = World::configured(shared.clone());
    let other = World::configured(shared);
    let (state, own) = begun(&one, "/da/x#told-code").await;
    assert_eq!(back(&other, &state, "other=1").await.header("location"), "/da/x#told-code&login=elsewhere");
    // It is finished at whichever of them it comes back to.
    assert_eq!(back(&other, &state, &own).await.header("location"), "/da/x#told-code&login=ok");
    assert_eq!(back(&other, &state, &own).await.header("location"), "/da/x#told-code&login=elsewhere");
}

#[tokio::test]
async fn the_eid_cannot_read_where_a_citizen_goes() {
    let world = World::new();
    let (state, _) = begun(&world, "/da/spaer/mitid#told-code").await;
    let (start, _) = begun(&world, "/").await;
    assert_eq!(state.len(), start.len(), "not even from its length");
    assert!(state.bytes().all(|byte| byte.is_ascii_hexdigit()), "{state}");
    let text = spaer_gateway::random::from_hex(&state).unwrap();
    assert!(!String::from_utf8_lossy(&text).contains("told"));
}

#[tokio::test]
async fn a_login_that_waits_is_not_pushed_out_by_those_that_others_begin() {
    let world = World::new();
    let (state, own) = begun(&world, "/da/").await;
    for _ in 0..10_001 {
        let request = Request::get("/api/v1/login?return_to=/").body(Body::empty()).unwrap();
        assert_eq!(world.router.clone().oneshot(request).await.unwrap().status(), 303);
    }
    assert_eq!(back(&world, &state, &own).await.header("location"), "/da/#login=ok");
}

#[tokio::test]
async fn two_tabs_of_one_browser_log_in_beside_each_other() {
    let world = World::new();
    let (first, own) = begun(&world, "/da/").await;
    let again = Request::get("/api/v1/login?return_to=/en/").header("cookie", &own).body(Body::empty()).unwrap();
    let second = world.send(again).await;
    assert_eq!(format!("spaer_login={}", second.cookie("spaer_login").unwrap()), own);
    let state = second.header("location").split_once("state=").unwrap().1.to_owned();
    assert_eq!(back(&world, &state, &own).await.header("location"), "/en/#login=ok");
    assert_eq!(back(&world, &first, &own).await.header("location"), "/da/#login=ok");
}

#[tokio::test]
async fn a_login_is_found_beside_cookies_that_are_none() {
    let world = World::new();
    let made_up = format!("spaer_login={}", "0".repeat(64));
    for before in [b"a=\xe6".to_vec(), b"\xff\xfe".to_vec(), made_up.into_bytes(), b"spaer_login=\xe6".to_vec()] {
        let (state, own) = begun(&world, "/da/").await;
        let answer = back(&world, &state, [&before, b"; ".as_slice(), own.as_bytes()].concat()).await;
        assert_eq!(answer.header("location"), "/da/#login=ok", "{before:?}");
        assert!(answer.cookie("spaer_session").is_some());
    }
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

/// `GET /session` with these bytes as the cookies.
async fn whose(world: &World, cookies: impl AsRef<[u8]>) -> Option<String> {
    let cookies = HeaderValue::from_bytes(cookies.as_ref()).unwrap();
    let answer =
        world.send(Request::get("/api/v1/session").header("cookie", cookies).body(Body::empty()).unwrap()).await;
    answer.body["subject_key"].as_str().map(str::to_owned)
}

#[tokio::test]
async fn a_cookie_that_is_no_text_hides_no_session() {
    let world = World::new();
    let own = format!("spaer_session={}", world.log_in("anna").await.cookie).into_bytes();
    let anna = Some("subject-anna".to_owned());
    for beside in
        [b"theme=m\xf8rk".as_slice(), b"theme=m\xc3\xb8rk", b"\x80", b"=", b"", b"spaer_session", b"\xe6=\xe6"]
    {
        assert_eq!(whose(&world, [beside, b"; ", &own].concat()).await, anna, "{beside:?} before it");
        assert_eq!(whose(&world, [&own, b";".as_slice(), beside].concat()).await, anna, "{beside:?} after it");
    }
}

#[tokio::test]
async fn a_session_cookie_that_means_nothing_hides_none_that_does() {
    let world = World::new();
    let (anna, gone) = (world.log_in("anna").await, world.log_in("bent").await);
    world.write("DELETE", "/session", &gone, json!({})).await;
    let own = format!("spaer_session={}", anna.cookie);
    for first in ["0".repeat(64), "x".to_owned(), String::new(), gone.cookie.clone(), "\"quoted\"".to_owned()] {
        let cookies = format!("spaer_session={first}; {own}");
        assert_eq!(whose(&world, cookies).await.as_deref(), Some("subject-anna"), "{first}");
    }
    let two_lines = Request::get("/api/v1/session").header("cookie", "spaer_session=x").header("cookie", own);
    assert_eq!(world.send(two_lines.body(Body::empty()).unwrap()).await.status, 200);
}

#[tokio::test]
async fn a_browser_that_holds_several_sessions_is_logged_out_of_all() {
    let world = World::new();
    let (anna, bent) = (world.log_in("anna").await, world.log_in("bent").await);
    let both = format!("spaer_session={}; spaer_session={}", anna.cookie, bent.cookie);
    let leave = Request::delete("/api/v1/session").header("cookie", &both).header("x-csrf-token", &anna.csrf);
    assert_eq!(world.send(leave.body(Body::empty()).unwrap()).await.status, 200);
    assert_eq!(whose(&world, &both).await, None);
    assert_eq!(world.backend.inner().logged_out, ["token-anna-1", "token-bent-2"]);
}
