//! What a citizen reads.

use reqwest::Method;

use crate::citizen::{Citizen, Served};
use spaer_privacyidea_lab::lab;

#[tokio::test]
async fn what_was_done_is_listed_and_paged_without_a_gap() {
    let (lab, served) = (lab(), Served::usual().await);
    let eva = lab.person(1).await;
    let citizen = Citizen::in_with(&served, &eva, &eva.tokens[0]).await;
    for _ in 0..3 {
        lab.ask("/validate/check", &[("user", &eva.name), ("realm", "citizens"), ("pass", "wrong")]).await;
        assert_eq!(lab.lets_in(&eva, &eva.tokens[0]).await, [true, true]);
    }
    let (status, all) = citizen.reads("/activity").await;
    assert_eq!(status, 200, "{all}");
    let items = all["items"].as_array().expect("a list").clone();
    assert_eq!(items.len(), 11, "{all}");
    let kinds = |kind: &str| items.iter().filter(|item| item["kind"] == kind).count();
    assert_eq!((kinds("login"), kinds("login_failed"), kinds("authenticator_added")), (7, 3, 1));
    assert_eq!(items[0]["authenticator_id"], eva.tokens[0].serial);
    // In pages, while something happens at the top.
    let mut paged = Vec::new();
    let mut next = "/activity?limit=3".to_owned();
    loop {
        let (_, page) = citizen.reads(&next).await;
        paged.extend(page["items"].as_array().expect("a list").clone());
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        next = format!("/activity?limit=3&cursor={cursor}");
        lab.ask("/validate/check", &[("user", &eva.name), ("realm", "citizens"), ("pass", "wrong")]).await;
    }
    assert_eq!(paged, items);
    let (_, failed) = citizen.reads("/activity?kind=login_failed&limit=2").await;
    assert_eq!(failed["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(citizen.reads("/activity?cursor=made-up").await.1["code"], "invalid_request");
}

#[tokio::test]
async fn what_was_blocked_and_opened_again_is_among_what_was_done() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let (lost, kept) = (&anna.tokens[0].serial, &anna.tokens[1]);
    let citizen = Citizen::in_with(&served, &anna, kept).await;
    let order = citizen.blocks_one(lost).await;
    citizen.waits_for(&order).await;
    lab.root(Method::POST, &format!("/token/enable/{lost}"), &[]).await;
    citizen.blocks_all().await;
    let all = citizen
        .reads("/activity?kind=authenticator_blocked&kind=authenticator_reactivated&kind=identity_blocked")
        .await
        .1;
    let told: Vec<(&str, &str)> = all["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (item["kind"].as_str().unwrap_or_default(), item["authenticator_id"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            ("identity_blocked", ""),
            ("authenticator_reactivated", lost.as_str()),
            ("authenticator_blocked", lost.as_str())
        ],
        "{all}"
    );
}

#[tokio::test]
async fn a_search_finds_what_contains_it_and_nothing_else() {
    let (lab, served) = (lab(), Served::usual().await);
    let eva = lab.person(1).await;
    let citizen = Citizen::in_with(&served, &eva, &eva.tokens[0]).await;
    let fields =
        [("user", eva.name.as_str()), ("realm", "citizens"), ("pass", "wrong"), ("client_id", "Ærø Bibliotek")];
    lab.ask("/validate/check", &fields).await;
    let (_, found) = citizen.reads("/activity?q=aeroe").await;
    let items = found["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{found}");
    assert_eq!(items[0]["service_provider"], "Ærø Bibliotek");
    assert!(citizen.reads("/activity?q=nowhere").await.1["items"].as_array().is_some_and(Vec::is_empty));
}

#[tokio::test]
async fn who_is_logged_in_is_said_and_what_cannot_be_done_is_not_offered() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    let (_, session) = citizen.reads("/session").await;
    assert!(
        session["display_name"].as_str().is_some_and(|name| name.starts_with("Person") && name.ends_with(" Opdigtet")),
        "{session}"
    );
    assert_eq!(session["user_id_masked"], "pe•••••");
    let (_, service) = citizen.reads("/service").await;
    assert_eq!(
        (service["extend"].as_bool(), service["report"].as_bool(), service["activity"].as_bool()),
        (Some(false), Some(false), Some(true))
    );
    let again = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    assert_eq!(again.reads("/session").await.1["subject_key"], session["subject_key"], "the same person");
}
