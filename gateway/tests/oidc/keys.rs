//! The provider's keys, and when they are asked for.

use std::time::Duration;

use spaer_gateway::oidc::Renewal;
use spaer_oidc_provider::Place;

use crate::world::{World, failed};

const LONG: Duration = Duration::from_secs(600);

#[tokio::test]
async fn what_the_provider_says_of_itself_is_asked_for_once_by_many() {
    let world = World::usual().await;
    let (one, other) = tokio::join!(world.begins("a"), world.begins("b"));
    assert!(one.is_ok() && other.is_ok());
    world.logs_in("anna").await.expect("she has authenticated");
    assert_eq!((world.provider.asked(Place::Discovery), world.provider.asked(Place::Keys)), (1, 1));
}

#[tokio::test]
async fn a_key_that_is_new_is_asked_for_and_the_login_goes_on() {
    let world = World::with(|settings| settings.renewal.between = Duration::ZERO).await;
    world.logs_in("anna").await.expect("with the first key");
    world.provider.rotates();
    world.logs_in("anna").await.expect("with the second");
    assert_eq!(world.provider.asked(Place::Keys), 2);
    world.logs_in("anna").await.expect("it is known now");
    assert_eq!(world.provider.asked(Place::Keys), 2);
    // Of another kind under the name of the old one.
    world.provider.rotates_under_the_same_name();
    world.logs_in("anna").await.expect("with the third");
    world.provider.rotates_under_the_same_name();
    world.logs_in("anna").await.expect("with the fourth, which is of the same kind");
}

#[tokio::test]
async fn keys_that_nobody_knows_do_not_make_it_ask_again_and_again() {
    let world = World::with(|settings| settings.renewal = Renewal { between: LONG, ..Renewal::default() }).await;
    world.logs_in("anna").await.expect("with the first key");
    world.provider.rotates();
    for _ in 0..3 {
        failed(world.logs_in("anna").await);
    }
    assert_eq!(world.provider.asked(Place::Keys), 1, "it was asked just before");
    let patient = World::with(|settings| settings.renewal.between = Duration::from_millis(200)).await;
    patient.logs_in("anna").await.expect("with the first key");
    patient.provider.rotates();
    tokio::time::sleep(Duration::from_millis(250)).await;
    patient.logs_in("anna").await.expect("after a while it is asked");
}

#[tokio::test]
async fn what_is_old_is_asked_for_again() {
    let world = World::with(|settings| {
        settings.renewal = Renewal { fresh: Duration::ZERO, between: Duration::ZERO, ..Renewal::default() };
    })
    .await;
    world.begins("a").await.expect("an address");
    world.begins("b").await.expect("an address");
    assert_eq!(world.provider.asked(Place::Keys), 2);
}
