//! The login page.

use reqwest::Method;

use crate::citizen::{Citizen, Served};
use spaer_privacyidea_lab::{PASSWORD, lab};

#[tokio::test]
async fn a_wrong_password_and_a_wrong_code_are_told_and_can_be_tried_again() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    let mut citizen = Citizen::of(&served);
    let first = citizen.begins().await;
    let wrong = citizen.sends(&[("at", &first.hidden("at")), ("name", &anna.name), ("password", "wrong")]).await;
    assert!(
        wrong.status == 200 && wrong.text.contains("role=\"alert\"") && wrong.text.contains("id=\"password\""),
        "{}",
        wrong.text
    );
    assert!(!wrong.text.contains("\"wrong\""), "what was typed is not in the page");
    let empty = citizen.sends(&[("at", &wrong.hidden("at")), ("name", " "), ("password", "")]).await;
    assert!(empty.text.contains("role=\"alert\""));
    let second = citizen.sends(&[("at", &empty.hidden("at")), ("name", &anna.name), ("password", PASSWORD)]).await;
    assert!(second.text.contains("id=\"code\""), "{}", second.text);
    let wrong = citizen.sends(&[("at", &second.hidden("at")), ("code", "000000")]).await;
    assert!(wrong.text.contains("role=\"alert\""), "{}", wrong.text);
    let again = citizen.sends(&[("at", &wrong.hidden("at")), ("name", &anna.name), ("password", PASSWORD)]).await;
    let code = anna.tokens[0].code();
    let (left, right) = code.split_at(3);
    let last = citizen.sends(&[("at", &again.hidden("at")), ("code", &format!(" {left} {right} "))]).await;
    assert_eq!(citizen.comes_back(&last).await, "ok");
}

#[tokio::test]
async fn it_is_in_two_languages_and_can_be_left() {
    let served = Served::usual().await;
    let mut citizen = Citizen::of(&served);
    let danish = citizen.begins().await;
    assert!(danish.text.contains("<html lang=\"da\">") && danish.text.contains("Adgangskode"), "{}", danish.text);
    let english = citizen.sends(&[("at", &danish.hidden("at")), ("act", "en")]).await;
    assert!(english.text.contains("<html lang=\"en\">") && english.text.contains("Password"), "{}", english.text);
    let left = citizen.sends(&[("at", &english.hidden("at")), ("act", "cancel")]).await;
    assert_eq!(citizen.comes_back(&left).await, "cancelled");
}

#[tokio::test]
async fn whoever_comes_by_themselves_is_sent_nowhere() {
    let served = Served::usual().await;
    let citizen = Citizen::of(&served);
    for query in
        ["", "?state=a", "?state=a&back=https://elsewhere.example/api/", "?state=a%0d%0ab&back=/api/", "?at=made-up"]
    {
        let page = citizen.opens(&format!("/log-in{query}")).await;
        assert_eq!((page.status, page.location.as_str()), (400, ""), "{query}: {}", page.text);
    }
    let page = citizen.sends(&[("at", "made-up"), ("act", "cancel")]).await;
    assert_eq!((page.status, page.location.as_str()), (400, ""));
}

#[tokio::test]
async fn a_code_of_one_login_is_none_in_another() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    let thief = Citizen::of(&served);
    let first = thief.begins().await;
    let second = thief.sends(&[("at", &first.hidden("at")), ("name", &anna.name), ("password", PASSWORD)]).await;
    let last = thief.sends(&[("at", &second.hidden("at")), ("code", &anna.tokens[0].code())]).await;
    let code = last.location.split_once("&code=").expect("a code").1.to_owned();
    // In the browser of somebody else, with the state of their own login.
    let mut victim = Citizen::of(&served);
    let begun = victim.opens("/api/v1/login?return_to=/da/").await;
    let state =
        begun.location.split_once("state=").and_then(|(_, rest)| rest.split('&').next()).expect("a state").to_owned();
    let forged = format!("{}/api/v1/login/callback?state={state}&code={code}", served.origin);
    let page = crate::citizen::Page { status: 303, location: forged, text: String::new() };
    assert_eq!(victim.comes_back(&page).await, "failed");
}

#[tokio::test]
async fn an_admin_is_nobody_who_could_block_here() {
    let served = Served::usual().await;
    let mut citizen = Citizen::of(&served);
    let first = citizen.begins().await;
    for name in ["root", "gateway", "root@"] {
        let password = format!("{}-pw", name.trim_end_matches('@'));
        let page = citizen.sends(&[("at", &first.hidden("at")), ("name", name), ("password", &password)]).await;
        if page.status == 303 {
            assert_eq!(citizen.comes_back(&page).await, "failed", "{name}");
        } else {
            assert!(page.text.contains("role=\"alert\""), "{name}: {}", page.text);
        }
    }
}

#[tokio::test]
async fn a_lock_by_a_rule_is_not_called_a_block() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    let user = [("user", anna.name.as_str()), ("realm", "citizens")];
    lab.admin("helpdesk", Method::POST, "/conditionalaccess/lock/user", &user).await;
    assert_eq!(Citizen::of(&served).logs_in(&anna.name, PASSWORD, "").await, "blocked");
}
