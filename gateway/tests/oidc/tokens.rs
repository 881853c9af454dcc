//! Each way in which an ID token can be wrong.

use spaer_gateway::oidc::Anew;
use spaer_oidc_provider::{CLASS, TokenFault};

use crate::world::{World, failed};

#[tokio::test]
async fn a_token_that_is_wrong_logs_nobody_in() {
    let world =
        World::with(|settings| settings.acr_values = vec!["urn:example:best".to_owned(), CLASS.to_owned()]).await;
    world.logs_in("anna").await.expect("a right one does");
    for (fault, told) in [
        (TokenFault::WrongNonce, "nonce"),
        (TokenFault::NoNonce, "nonce"),
        (TokenFault::WrongAudience, "audience"),
        (TokenFault::SecondAudience, "audience"),
        (TokenFault::OtherParty, "azp"),
        (TokenFault::WrongIssuer, "issuer"),
        (TokenFault::Expired, "expired"),
        (TokenFault::IssuedLater, "future"),
        (TokenFault::NotSigned, "signature"),
        (TokenFault::SignedWithSecret, "signature"),
        (TokenFault::Changed, "Signature"),
        (TokenFault::OtherAccessToken, "at_hash"),
        (TokenFault::OldLogin, "auth_time"),
        (TokenFault::NoAuthTime, "auth_time"),
        (TokenFault::Weak, "strong"),
        (TokenFault::NoName, "preferred_username"),
        (TokenFault::BadName, "preferred_username"),
        (TokenFault::NoToken, "no ID token"),
    ] {
        world.provider.token_fault(Some(fault));
        let why = failed(world.logs_in("anna").await);
        assert!(why.contains(told), "{fault:?}: {why}");
        assert!(!why.contains("eyJ"), "{fault:?}: no token is in {why}");
    }
    world.provider.token_fault(None);
    world.logs_in("anna").await.expect("a right one still does");
}

#[tokio::test]
async fn clocks_may_be_half_a_minute_apart() {
    let world = World::usual().await;
    world.provider.token_fault(Some(TokenFault::JustExpired));
    world.logs_in("anna").await.expect("it was good a moment ago");
}

#[tokio::test]
async fn a_provider_that_tells_no_time_is_believed_only_where_the_operator_says_so() {
    let world = World::with(|settings| settings.anew = Anew::Asked).await;
    world.provider.token_fault(Some(TokenFault::NoAuthTime));
    assert_eq!(world.logs_in("anna").await.expect("it was asked").at, None);
    assert!(!world.provider.last().contains_key("max_age"), "a provider must tell the time that is asked with it");
    assert_eq!(world.provider.last().get("prompt").map(String::as_str), Some("login"));
    // What is told all the same counts.
    world.provider.token_fault(Some(TokenFault::OldLogin));
    failed(world.logs_in("anna").await);
}
