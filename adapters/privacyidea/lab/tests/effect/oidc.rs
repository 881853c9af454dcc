//! A login at a provider, in place of the login page: what is blocked is held against the server as everywhere, and who is locked is not let in.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::http::Uri;
use reqwest::Method;
use spaer_gateway::oidc::{Anew, OidcSettings, Renewal};
use spaer_gateway::program::Secret;
use spaer_gateway::{Private, random};
use spaer_oidc_provider::{CLIENT_ID, CLIENT_SECRET, HttpFault, PemPair, Place, Provider, TokenFault};
use spaer_privacyidea::Settings;
use spaer_privacyidea::door::LoginWay;
use spaer_privacyidea::oidc::ProviderSettings;
use spaer_privacyidea::server::{Failure, Server};
use spaer_privacyidea::trusted::TrustedJwts;
use tokio::net::TcpListener;

use crate::citizen::{Citizen, Served};
use spaer_privacyidea_lab::lab;

/// As an operator would set it.
fn set(provider: &Provider) -> ProviderSettings {
    let oidc = OidcSettings {
        client_secret: Some(Private::new(CLIENT_SECRET)),
        scopes: vec!["profile".to_owned()],
        ..OidcSettings::new(&provider.issuer, CLIENT_ID)
    };
    ProviderSettings { oidc, signing_key: lab().signing_key(), session: Duration::from_secs(600) }
}

async fn served(settings: Settings, change: impl FnOnce(&mut ProviderSettings)) -> (Served, Provider) {
    let provider = Provider::start().await;
    let mut set = set(&provider);
    change(&mut set);
    (Served::by(LoginWay::Provider(Box::new(set)), settings).await, provider)
}

async fn usual() -> (Served, Provider) {
    served(lab().settings(), |_| {}).await
}

#[tokio::test]
async fn who_has_logged_in_at_the_provider_blocks_one_and_then_the_whole() {
    let (lab, (served, _provider)) = (lab(), usual().await);
    let anna = lab.person(2).await;
    let (stolen, kept) = (&anna.tokens[0], &anna.tokens[1]);
    let mut citizen = Citizen::of(&served);
    assert_eq!(citizen.logs_in_at_provider(&anna.name).await, "ok");
    let (_, session) = citizen.reads("/session").await;
    assert!(session["display_name"].as_str().is_some_and(|name| name.ends_with(" Opdigtet")), "{session}");
    assert_eq!(citizen.authenticator(&kept.serial).await["opened_this_session"], false, "that is not known");
    assert_eq!(citizen.reads("/activity").await.0, 200);
    assert_eq!(citizen.reads("/service").await.1["extend"], false);
    let order = citizen.blocks_one(&stolen.serial).await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("pending")), "{}", order.answer);
    let record = citizen.waits_for(&order).await;
    assert_eq!(record["reported_by"], "you", "{record}");
    assert_eq!(lab.lets_in(&anna, stolen).await, [false, false]);
    assert_eq!(lab.lets_in(&anna, kept).await, [true, true]);
    let order = citizen.blocks_all().await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("pending")), "{}", order.answer);
    citizen.waits_for(&order).await;
    assert_eq!(lab.lets_in(&anna, kept).await, [false, false]);
    assert_eq!(citizen.reads("/identity").await.1["status"], "blocked");
    assert_eq!(Citizen::of(&served).logs_in_at_provider(&anna.name).await, "blocked");
}

#[tokio::test]
async fn whoever_support_has_locked_is_not_let_in_until_it_is_lifted() {
    let (lab, (served, _provider)) = (lab(), usual().await);
    let anna = lab.person(1).await;
    let user = [("user", anna.name.as_str()), ("realm", "citizens")];
    lab.admin("helpdesk", Method::POST, "/conditionalaccess/lock/user", &user).await;
    let mut citizen = Citizen::of(&served);
    assert_eq!(citizen.logs_in_at_provider(&anna.name).await, "blocked");
    assert_eq!(citizen.reads("/session").await.0, 401);
    let lifted = format!("/conditionalaccess/lock/user?user={}&realm=citizens&resolver=people", anna.name);
    lab.admin("helpdesk", Method::DELETE, &lifted, &user).await;
    assert_eq!(citizen.logs_in_at_provider(&anna.name).await, "ok");
}

/// A server that has locked everybody for a while, by a rule, and does nothing else.
#[tokio::test]
async fn a_lock_by_a_rule_is_not_called_a_block() {
    let answer = |uri: Uri| async move {
        let value = match uri.path() {
            "/auth" => r#"{"token": "of.the.gateway"}"#,
            "/conditionalaccess/lock/user" => {
                r#"{"lock_cause": "POLICY", "locked_at": "Sat, 28 Nov 2026 09:16:28 GMT"}"#
            }
            other => panic!("{other} is not asked of somebody who is locked"),
        };
        format!(r#"{{"jsonrpc": "2.0", "result": {{"status": true, "value": {value}}}, "time": 1.0}}"#)
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let (served, _provider) = served(Settings { base, ..lab().settings() }, |_| {}).await;
    assert_eq!(Citizen::of(&served).logs_in_at_provider("anna").await, "locked");
}

#[tokio::test]
async fn a_name_that_is_no_users_or_could_be_anothers_is_not_let_in() {
    let (lab, (served, _provider)) = (lab(), usual().await);
    let anna = lab.person(1).await.name;
    for name in [
        "nobody-here",
        &format!("{anna}@citizens"),
        &format!("{anna}@CITIZENS"),
        &format!("citizens\\{anna}"),
        &format!("{anna}@elsewhere.example"),
        "*",
        "root",
        "gateway",
    ] {
        let mut citizen = Citizen::of(&served);
        assert_eq!(citizen.logs_in_at_provider(name).await, "failed", "{name}");
        assert_eq!(citizen.reads("/session").await.0, 401, "{name}");
    }
}

#[tokio::test]
async fn a_session_ends_when_its_jwt_does() {
    let (lab, (served, _provider)) =
        (lab(), served(lab().settings(), |set| set.session = Duration::from_secs(8)).await);
    let anna = lab.person(1).await;
    let mut citizen = Citizen::of(&served);
    assert_eq!(citizen.logs_in_at_provider(&anna.name).await, "ok");
    assert_eq!(citizen.reads("/session").await.0, 200);
    tokio::time::sleep(Duration::from_secs(9)).await;
    for order in [citizen.blocks_one(&anna.tokens[0].serial).await, citizen.blocks_all().await] {
        assert_eq!((order.status, order.answer["code"].as_str()), (401, Some("session_required")), "{}", order.answer);
    }
    assert_eq!(citizen.reads("/session").await.0, 401);
    assert_eq!(lab.lets_in(&anna, &anna.tokens[0]).await, [true, true], "nothing was done");
}

/// The gateway ends a session by its own clock; here the server is asked itself.
#[tokio::test]
async fn the_server_takes_no_jwt_that_is_over_or_of_another_key_or_realm() {
    let lab = lab();
    let anna = lab.person(1).await.name;
    let server = Server::new(&lab.settings()).expect("a client");
    let signed = |key: &Secret, realm: &str, lives: u64| {
        let jwts = TrustedJwts::new(key, realm, Duration::from_secs(lives)).expect("a key");
        jwts.sign(&anna).expect("it signs").jwt
    };
    let own = lab.signing_key();
    let short = signed(&own, "citizens", 8);
    let asks = async |jwt: &Secret| server.get(jwt.reveal(), "/auth/rights", &[]).await.map(|_| ());
    assert_eq!(asks(&short).await, Ok(()));
    let other_key = signed(&Secret::new(PemPair::rsa().private), "citizens", 60);
    assert_eq!(asks(&other_key).await, Err(Failure::SessionEnded));
    assert_eq!(asks(&signed(&own, "elsewhere", 60)).await, Err(Failure::SessionEnded));
    tokio::time::sleep(Duration::from_secs(9)).await;
    assert_eq!(asks(&short).await, Err(Failure::SessionEnded));
    let (served, _provider) = served(lab.settings(), |set| set.signing_key = Secret::new(PemPair::rsa().private)).await;
    assert_eq!(Citizen::of(&served).logs_in_at_provider(&anna).await, "failed", "it does not trust that key");
}

#[tokio::test]
async fn a_log_out_leads_to_the_providers_own() {
    let (lab, (served, provider)) = (lab(), usual().await);
    let anna = lab.person(0).await;
    let mut citizen = Citizen::of(&served);
    assert_eq!(citizen.logs_in_at_provider(&anna.name).await, "ok");
    let left = citizen.logs_out().await;
    let url = left["end_session_url"].as_str().unwrap_or_else(|| panic!("{left}"));
    assert!(url.starts_with(&format!("{}/end-session?", provider.issuer)), "{url}");
    assert!(!url.contains("id_token_hint") && !url.contains(&anna.name), "nothing of the person: {url}");
    assert_eq!(citizen.reads("/session").await.0, 401);
    assert_eq!(citizen.opens(url).await.status, 200);
}

#[tokio::test]
async fn what_goes_wrong_at_the_provider_is_told_by_what_helps() {
    let (lab, (served, provider)) = (lab(), usual().await);
    let anna = lab.person(0).await.name;
    let mut citizen = Citizen::of(&served);
    provider.http_fault(Place::Discovery, Some(HttpFault::Broken));
    assert_eq!(citizen.logs_in_at_provider(&anna).await, "unavailable");
    provider.http_fault(Place::Discovery, None);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    provider.token_fault(Some(TokenFault::NotSigned));
    assert_eq!(citizen.logs_in_at_provider(&anna).await, "failed");
    provider.token_fault(None);
    assert_eq!(citizen.logs_in_at_provider(&anna).await, "ok");
    // There is no other way in beside it.
    let state = random::hex(8).expect("randomness");
    assert_eq!(citizen.opens(&format!("/log-in?state={state}&back={}/api/", served.origin)).await.status, 404);
}
