//! Rules that let in somebody who is blocked, on a real server.

use reqwest::Method;
use spaer_gateway::program::Secret;
use spaer_privacyidea::holes::{self, Hole};
use spaer_privacyidea::server::Server;

use spaer_privacyidea_lab::lab;

#[tokio::test]
async fn the_rules_of_these_tests_have_none_and_one_that_is_set_is_told() {
    let lab = lab();
    let server = Server::new(&lab.settings()).expect("a client");
    assert_eq!(holes::look(&server, &lab.settings()).await, []);
    // For people whom no other test has.
    let rule = [("scope", "authentication"), ("action", "auth_cache=4h/5m"), ("realm", "citizens"), ("user", "nobody")];
    lab.root(Method::POST, "/policy/hole", &rule).await;
    let found = holes::look(&server, &lab.settings()).await;
    lab.root(Method::DELETE, "/policy/hole", &[]).await;
    assert_eq!(found, [Hole::AuthCache { policy: "hole".to_owned() }]);
    assert!(found[0].makes_blocked_untrue());
}

#[tokio::test]
async fn what_cannot_be_looked_up_is_told() {
    let lab = lab();
    let mut settings = lab.settings();
    settings.gateway_password = Secret::new("wrong");
    let server = Server::new(&settings).expect("a client");
    let found = holes::look(&server, &settings).await;
    assert!(matches!(found.as_slice(), [Hole::NotLookedUp { .. }]) && found[0].makes_blocked_untrue(), "{found:?}");
    settings.base = "http://127.0.0.1:1".to_owned();
    let server = Server::new(&settings).expect("a client");
    assert!(matches!(holes::look(&server, &settings).await.as_slice(), [Hole::NotLookedUp { .. }]));
}
