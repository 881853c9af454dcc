//! The login page with a press in an app.

use reqwest::Method;

use crate::citizen::{Citizen, Page, Served};
use spaer_privacyidea_lab::{PASSWORD, Person, Phone, lab};

/// Somebody with a phone and nothing else, at the step that waits for the press.
async fn waits(served: &Served) -> (Person, Phone, Citizen, Page) {
    let lab = lab();
    let freja = lab.person(0).await;
    let phone = lab.phone(&freja.name).await;
    let citizen = Citizen::of(served);
    let first = citizen.begins().await;
    let page = citizen.sends(&[("at", &first.hidden("at")), ("name", &freja.name), ("password", PASSWORD)]).await;
    assert!(page.status == 200 && page.text.contains("http-equiv=\"refresh\""), "{} {}", page.location, page.text);
    assert!(!page.text.contains("id=\"code\""), "there is no code to type: {}", page.text);
    (freja, phone, citizen, page)
}

/// What the page does by itself after three seconds.
async fn looks_again(citizen: &Citizen, page: &Page) -> Page {
    let (_, rest) = page.text.split_once("content=\"3; url=").expect("it looks again by itself");
    citizen.opens(rest.split('"').next().unwrap_or_default()).await
}

#[tokio::test]
async fn a_press_logs_in_and_the_phone_is_what_it_was_opened_with() {
    let (lab, served) = (lab(), Served::usual().await);
    let (_, phone, mut citizen, page) = waits(&served).await;
    // Nobody has pressed yet: it waits, and says so only to whoever asks.
    let still = looks_again(&citizen, &page).await;
    assert!(still.status == 200 && !still.text.contains("role=\"alert\""), "{}", still.text);
    let asked = citizen.sends(&[("at", &still.hidden("at"))]).await;
    assert!(asked.status == 200 && asked.text.contains("role=\"alert\""), "{}", asked.text);
    assert!(phone.accepts(lab).await);
    let last = looks_again(&citizen, &page).await;
    assert_eq!(last.status, 303, "{}", last.text);
    assert_eq!(citizen.comes_back(&last).await, "ok");
    let shown = citizen.authenticator(&phone.serial).await;
    assert_eq!((shown["kind"].as_str(), shown["opened_this_session"].as_bool()), (Some("app"), Some(true)), "{shown}");
}

#[tokio::test]
async fn a_press_that_says_no_logs_nobody_in() {
    let (lab, served) = (lab(), Served::usual().await);
    let (_, phone, mut citizen, page) = waits(&served).await;
    assert!(phone.declines(lab).await);
    let last = looks_again(&citizen, &page).await;
    assert_eq!(last.status, 303, "{}", last.text);
    assert_eq!(citizen.comes_back(&last).await, "cancelled");
    assert_eq!(citizen.reads("/session").await.0, 401);
}

/// The server still tells of an approval whose token was disabled after it; whether it lets anybody in is asked all the same.
#[tokio::test]
async fn a_phone_that_is_blocked_after_the_press_logs_nobody_in() {
    let (lab, served) = (lab(), Served::usual().await);
    let (freja, phone, citizen, page) = waits(&served).await;
    assert!(phone.accepts(lab).await);
    lab.admin("helpdesk", Method::POST, &format!("/token/disable/{}", phone.serial), &[]).await;
    let last = looks_again(&citizen, &page).await;
    assert!(last.status == 200 && last.text.contains("id=\"password\""), "{} {}", last.location, last.text);
    assert_eq!(citizen.reads("/session").await.0, 401);
    // Nor does a new login of hers ask the phone.
    let again = citizen.sends(&[("at", &last.hidden("at")), ("name", &freja.name), ("password", PASSWORD)]).await;
    assert!(again.text.contains("role=\"alert\""), "{}", again.text);
    assert!(phone.asked(lab).await.is_empty());
}

#[tokio::test]
async fn a_phone_is_blocked_by_its_owner_and_the_server_does_not_let_it_in() {
    let (lab, served) = (lab(), Served::usual().await);
    let (freja, phone, mut citizen, page) = waits(&served).await;
    assert!(phone.accepts(lab).await);
    let last = looks_again(&citizen, &page).await;
    assert_eq!(citizen.comes_back(&last).await, "ok");
    let order = citizen.blocks_one(&phone.serial).await;
    citizen.waits_for(&order).await;
    let check = lab.ask("/validate/check", &[("user", &freja.name), ("realm", "citizens"), ("pass", PASSWORD)]).await;
    assert_eq!(check["result"]["value"], false, "{check}");
    assert!(check["detail"]["transaction_id"].is_null(), "no phone is asked: {check}");
}
