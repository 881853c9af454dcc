//! A provider that is away, or answers as a network in between does.

use std::time::{Duration, Instant};

use spaer_gateway::oidc::{OidcSettings, Renewal};
use spaer_oidc_provider::{HttpFault, Place, Provider};

use crate::world::{World, is_unavailable, process, settings, start};

#[tokio::test]
async fn a_provider_that_does_not_say_what_it_is_makes_no_login_and_is_asked_again() {
    for (place, fault) in [
        (Place::Discovery, HttpFault::Html),
        (Place::Discovery, HttpFault::Broken),
        (Place::Discovery, HttpFault::Slow),
        (Place::Discovery, HttpFault::Moved),
        (Place::Discovery, HttpFault::Huge),
        (Place::Discovery, HttpFault::OtherIssuer),
        (Place::Keys, HttpFault::Html),
        (Place::Keys, HttpFault::Broken),
    ] {
        let world = World::with(|settings| settings.renewal.pause = Duration::ZERO).await;
        world.provider.http_fault(place, Some(fault));
        let result = world.begins("a").await;
        assert!(is_unavailable(&result), "{place:?} {fault:?}: {result:?}");
        world.provider.http_fault(place, None);
        world.logs_in("anna").await.expect("it is back");
    }
}

#[tokio::test]
async fn a_provider_that_is_away_is_not_asked_by_one_login_after_the_other() {
    let world = World::with(|settings| settings.renewal.pause = Duration::from_secs(600)).await;
    world.provider.http_fault(Place::Discovery, Some(HttpFault::Broken));
    for _ in 0..3 {
        assert!(is_unavailable(&world.begins("a").await));
    }
    assert_eq!(world.provider.asked(Place::Discovery), 1);
}

#[tokio::test]
async fn a_code_that_gets_no_answer_is_no_fault_of_the_persons() {
    let world = World::usual().await;
    for fault in
        [HttpFault::Html, HttpFault::Broken, HttpFault::Slow, HttpFault::Moved, HttpFault::Huge, HttpFault::NotAClient]
    {
        world.provider.http_fault(Place::Token, Some(fault));
        let started = Instant::now();
        let result = world.logs_in("anna").await;
        assert!(is_unavailable(&result), "{fault:?}: {result:?}");
        assert!(!format!("{result:?}").contains("eyJ"), "{fault:?}: no token is in {result:?}");
        assert!(started.elapsed() < Duration::from_secs(30), "{fault:?}: it is not waited for as long as it takes");
    }
}

#[tokio::test]
async fn while_it_is_away_what_it_said_last_is_used_for_a_while() {
    let hour = Duration::from_secs(3600);
    for (usable, goes) in [(hour, true), (Duration::ZERO, false)] {
        let renewal = Renewal { fresh: Duration::ZERO, usable, between: Duration::ZERO, ..Renewal::default() };
        let world = World::with(|settings| settings.renewal = renewal).await;
        world.begins("a").await.expect("it is there");
        world.provider.http_fault(Place::Keys, Some(HttpFault::Broken));
        assert_eq!(world.begins("b").await.is_ok(), goes, "{usable:?}");
    }
}

#[tokio::test]
async fn nobody_is_asked_where_anybody_can_answer() {
    let provider = Provider::start().await;
    let change = |change: fn(&mut OidcSettings)| {
        let mut settings = settings(&provider);
        change(&mut settings);
        spaer_gateway::oidc::Oidc::new(settings, &spaer_gateway::Keys::default(), Default::default()).err()
    };
    let _ = process(settings(&provider), 7);
    for (error, key) in [
        (change(|settings| settings.issuer = "http://login.example.org".to_owned()), "issuer"),
        (change(|settings| settings.issuer = "login.example.org".to_owned()), "issuer"),
        (change(|settings| settings.client_id.clear()), "client_id"),
        (change(|settings| settings.login_claim.clear()), "login_claim"),
        (change(|settings| settings.after_log_out = Some("javascript:alert(1)".to_owned())), "after_log_out"),
    ] {
        let told = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(told.starts_with(&format!("{key}: ")), "{key}: {told}");
    }
    let nowhere = OidcSettings { issuer: "http://127.0.0.1:1/".to_owned(), ..settings(&provider) };
    assert!(is_unavailable(&process(nowhere, 7).begin(&start("a")).await));
}
