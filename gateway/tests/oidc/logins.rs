//! Logins as they should be, and as people and others make them.

use spaer_gateway::Private;
use spaer_gateway::backend::LoginCallback;
use spaer_gateway::oidc::NotLoggedIn;
use spaer_oidc_provider::TokenFault;

use crate::world::{World, failed, is_unavailable, parameters, process, settings, start, state, types};

#[tokio::test]
async fn whoever_has_authenticated_is_known_by_the_claims_that_were_named() {
    let world = World::usual().await;
    let who = world.logs_in("anna").await.expect("she has authenticated");
    assert_eq!((who.login_name.reveal(), who.subject.reveal()), ("anna", "subject-of-anna"));
    assert_eq!(who.display_name.as_ref().map(Private::reveal), Some("Anna Opdigtet"));
    assert!(who.at.is_some());
    assert!(!format!("{who:?}").contains("anna"), "nothing of it is printed");
    let own = World::with(|settings| {
        settings.login_claim = spaer_oidc_provider::OWN_CLAIM.to_owned();
        settings.display_claim = None;
    })
    .await;
    let who = own.logs_in("bo").await.expect("he has authenticated");
    assert_eq!((who.login_name.reveal(), who.display_name), ("bo", None));
}

#[tokio::test]
async fn the_provider_is_asked_to_authenticate_anew_and_only_for_this_login() {
    let world = World::with(|settings| settings.acr_values = vec!["a".to_owned(), "b".to_owned()]).await;
    let (one, other) = (state(), state());
    let asked = parameters(&world.begins(&one).await.expect("an address"));
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "spaer"),
        ("state", &one),
        ("redirect_uri", crate::world::CALLBACK),
        ("scope", "openid profile"),
        ("prompt", "login"),
        ("max_age", "0"),
        ("acr_values", "a b"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(asked.get(name).map(String::as_str), Some(value), "{name}");
    }
    let next = parameters(&world.begins(&other).await.expect("an address"));
    for name in ["nonce", "code_challenge"] {
        assert!(asked.contains_key(name) && asked.get(name) != next.get(name), "{name}");
    }
}

#[tokio::test]
async fn a_login_that_is_left_is_cancelled_and_not_an_error() {
    let world = World::usual().await;
    let state = state();
    let page = world.begins(&state).await.expect("an address");
    let left = types(&page, &state, &[("act", "cancel")]).await;
    assert_eq!(world.oidc.finish(&left).await.err(), Some(NotLoggedIn::Cancelled));
}

#[tokio::test]
async fn an_error_of_the_login_page_is_told_by_what_helps() {
    let world = World::usual().await;
    for (error, is_wait) in [
        ("login_required", false),
        ("temporarily_unavailable", true),
        ("invalid_scope", true),
        ("<script>alert(1)</script>", true),
    ] {
        let query = vec![("error".to_owned(), Private::new(error))];
        let callback = LoginCallback { state: state(), query, callback_url: crate::world::CALLBACK.to_owned() };
        let result = world.oidc.finish(&callback).await;
        assert_eq!(is_unavailable(&result), is_wait, "{error}: {result:?}");
        assert!(!format!("{result:?}").contains("script"), "nothing that is not of the standard is repeated");
    }
    let empty = LoginCallback { state: state(), query: Vec::new(), callback_url: crate::world::CALLBACK.to_owned() };
    failed(world.oidc.finish(&empty).await);
}

#[tokio::test]
async fn any_process_with_the_key_finishes_a_login_and_none_without() {
    let world = World::usual().await;
    let state = state();
    let page = world.begins(&state).await.expect("an address");
    let callback = types(&page, &state, &[("name", "anna")]).await;
    let stranger = process(settings(&world.provider), 8);
    let why = failed(stranger.finish(&callback).await);
    assert!(why.contains("does not take the code"), "{why}");
    let page = world.begins(&state).await.expect("an address");
    let callback = types(&page, &state, &[("name", "anna")]).await;
    let another = process(settings(&world.provider), 7);
    assert_eq!(another.finish(&callback).await.expect("it has the key").login_name.reveal(), "anna");
}

#[tokio::test]
async fn a_code_is_good_once_and_for_its_own_login() {
    let world = World::usual().await;
    let (own, others) = (state(), state());
    let page = world.begins(&own).await.expect("an address");
    let callback = types(&page, &own, &[("name", "anna")]).await;
    world.oidc.finish(&callback).await.expect("the first time");
    failed(world.oidc.finish(&callback).await);
    // Somebody puts the code of their own login into another's: the verifier does not fit, and were it not looked at, the nonce does not.
    for lax in [None, Some(TokenFault::PkceNotChecked)] {
        world.provider.token_fault(lax);
        let page = world.oidc.begin(&start(&others)).await.expect("an address");
        let theirs = types(&page, &others, &[("name", "mallory")]).await;
        let planted = LoginCallback { state: own.clone(), ..theirs };
        let why = failed(world.oidc.finish(&planted).await);
        assert_eq!(why.contains("nonce"), lax.is_some(), "{why}");
    }
}

#[tokio::test]
async fn an_answer_of_another_provider_is_taken_nowhere() {
    let world = World::usual().await;
    let state = state();
    let page = world.begins(&state).await.expect("an address");
    let callback = types(&page, &state, &[("name", "anna")]).await;
    let asked = world.provider.asked(spaer_oidc_provider::Place::Token);
    for said in [Some("https://elsewhere.example"), None] {
        let mut other = callback.clone();
        other.query.retain(|(name, _)| name != "iss");
        other.query.extend(said.map(|issuer| ("iss".to_owned(), Private::new(issuer))));
        let why = failed(world.oidc.finish(&other).await);
        assert!(why.contains("iss"), "{why}");
    }
    assert_eq!(world.provider.asked(spaer_oidc_provider::Place::Token), asked);
    world.oidc.finish(&callback).await.expect("the right one");
}

#[tokio::test]
async fn a_log_out_leads_to_the_providers_own_and_says_nothing_of_the_person() {
    let world = World::usual().await;
    world.logs_in("anna").await.expect("she has authenticated");
    let url = world.oidc.end_session_url().await.expect("it has such a page");
    assert!(url.starts_with(&format!("{}/end-session?", world.provider.issuer)), "{url}");
    let asked = parameters(&url);
    assert_eq!(asked.get("post_logout_redirect_uri").map(String::as_str), Some("https://spaer.example/"));
    assert_eq!(asked.get("client_id").map(String::as_str), Some("spaer"));
    assert_eq!(asked.len(), 2, "{url}");
}
