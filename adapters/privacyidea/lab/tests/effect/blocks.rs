//! After each block the server itself is asked whether it still lets anybody in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use spaer_gateway::Moment;

use crate::citizen::{Citizen, Served, by_key};
use spaer_privacyidea_lab::{LONGEST_REQUEST, PASSWORD, lab};

fn moment(value: &Value) -> Moment {
    value.as_str().and_then(Moment::parse).unwrap_or_else(|| panic!("{value} is no moment"))
}

#[tokio::test]
async fn one_of_two_is_blocked_and_the_other_goes_on() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let (stolen, kept) = (&anna.tokens[0], &anna.tokens[1]);
    assert_eq!(lab.lets_in(&anna, stolen).await, [true, true]);
    let citizen = Citizen::in_with(&served, &anna, kept).await;
    let order = citizen.blocks_one(&stolen.serial).await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("pending")), "{}", order.answer);
    assert_eq!(order.answer["authenticators_left"], 1);
    let record = citizen.waits_for(&order).await;
    assert_eq!((record["reported_by"].as_str(), record["target"]["label"].as_str()), (Some("you"), Some("Device 0")));
    assert!(record["reference"].is_string(), "support finds it by this: {record}");
    assert_eq!(lab.lets_in(&anna, stolen).await, [false, false]);
    assert_eq!(lab.lets_in(&anna, kept).await, [true, true]);
    assert_eq!(citizen.authenticator(&stolen.serial).await["status"], "blocked");
    assert_eq!(citizen.authenticator(&kept.serial).await["status"], "active");
}

#[tokio::test]
async fn the_last_one_is_blocked_by_itself() {
    let (lab, served) = (lab(), Served::usual().await);
    let bent = lab.person(1).await;
    let citizen = Citizen::in_with(&served, &bent, &bent.tokens[0]).await;
    assert_eq!(citizen.authenticator(&bent.tokens[0].serial).await["opened_this_session"], true);
    let order = citizen.blocks_one(&bent.tokens[0].serial).await;
    assert_eq!(order.answer["authenticators_left"], 0, "{}", order.answer);
    citizen.waits_for(&order).await;
    assert_eq!(lab.lets_in(&bent, &bent.tokens[0]).await, [false, false]);
    // The server says no more than that it does not let him in.
    let again = Citizen::of(&served);
    let first = again.begins().await;
    let page = again.sends(&[("at", &first.hidden("at")), ("name", &bent.name), ("password", PASSWORD)]).await;
    assert!(page.status == 200 && page.text.contains("role=\"alert\""), "{} {}", page.location, page.text);
}

#[tokio::test]
async fn the_whole_is_locked_and_no_token_lets_in() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    assert_eq!(citizen.reads("/identity").await.1["status"], "active");
    let order = citizen.blocks_all().await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("pending")), "{}", order.answer);
    let record = citizen.waits_for(&order).await;
    for device in &anna.tokens {
        assert_eq!(lab.lets_in(&anna, device).await, [false, false], "{}", device.serial);
    }
    let (_, identity) = citizen.reads("/identity").await;
    assert_eq!(
        (identity["status"].as_str(), identity["blocked_by"].as_str()),
        (Some("blocked"), Some("you")),
        "{identity}"
    );
    assert!(moment(&record["in_effect_at"]) >= moment(&record["received_at"]));
    assert_eq!(Citizen::of(&served).logs_in(&anna.name, PASSWORD, &anna.tokens[1].code()).await, "blocked");
    // Support lifts it, and that is seen.
    let user = [("user", anna.name.as_str()), ("realm", "citizens"), ("resolver", "people")];
    let lifted = format!("/conditionalaccess/lock/user?user={}&realm=citizens&resolver=people", anna.name);
    lab.admin("helpdesk", Method::DELETE, &lifted, &user).await;
    assert_eq!(lab.lets_in(&anna, &anna.tokens[0]).await, [true, true]);
    let (_, record) = citizen.reads(&format!("/blocks/{}", order.id)).await;
    assert_eq!(record["state"], "ended", "{record}");
}

#[tokio::test]
async fn what_support_has_blocked_already_is_said_to_be_so_since_then() {
    let (lab, served) = (lab(), Served::usual().await);
    let clara = lab.person(2).await;
    let citizen = Citizen::in_with(&served, &clara, &clara.tokens[1]).await;
    let serial = &clara.tokens[0].serial;
    lab.admin("helpdesk", Method::POST, &format!("/token/disable/{serial}"), &[]).await;
    tokio::time::sleep(spaer_privacyidea_lab::LONGEST_REQUEST).await;
    let before = citizen.authenticator(serial).await;
    assert_eq!(before["status"], "blocked");
    let order = citizen.blocks_one(serial).await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("in_effect")), "{}", order.answer);
    assert_eq!(order.answer["already_blocked_since"], before["blocked_since"]);
    assert!(moment(&order.answer["in_effect_at"]) > moment(&before["blocked_since"]));
    assert_eq!(lab.lets_in(&clara, &clara.tokens[0]).await, [false, false]);
}

#[tokio::test]
async fn nothing_of_somebody_elses_is_blocked() {
    let (lab, served) = (lab(), Served::usual().await);
    let (anna, bo) = (lab.person(1).await, lab.person(1).await);
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    let other = bo.tokens[0].serial.as_str();
    for serial in [other, &other.to_lowercase(), "HOTP*", "*", "made-up", "a/b", "../lost/x", "æøå"] {
        let order = citizen.blocks_one(serial).await;
        assert_eq!(
            (order.answer["state"].as_str(), order.answer["refused_code"].as_str()),
            (Some("refused"), Some("target_not_found")),
            "{serial}: {}",
            order.answer
        );
    }
    assert_eq!(lab.lets_in(&bo, &bo.tokens[0]).await, [true, true]);
    assert_eq!(lab.lets_in(&anna, &anna.tokens[0]).await, [true, true]);
    assert!(citizen.authenticator(other).await.is_null());
    // Her receipt is not his.
    let order = citizen.blocks_one(&anna.tokens[0].serial).await;
    let theirs = Citizen::in_with(&served, &bo, &bo.tokens[0]).await;
    assert_eq!(theirs.reads(&format!("/blocks/{}", order.id)).await.1["code"], "receipt_key_invalid");
    assert!(theirs.reads("/blocks").await.1["items"].as_array().is_some_and(Vec::is_empty));
}

#[tokio::test]
async fn a_revoked_one_is_refused_and_an_unfinished_one_is_none() {
    let (lab, served) = (lab(), Served::usual().await);
    let frej = lab.person(3).await;
    let [revoked, failing] = [&frej.tokens[0].serial, &frej.tokens[1].serial];
    lab.root(Method::POST, &format!("/token/revoke/{revoked}"), &[]).await;
    lab.root(Method::POST, "/token/set", &[("serial", failing), ("max_failcount", "0")]).await;
    let citizen = Citizen::in_with(&served, &frej, &frej.tokens[2]).await;
    assert_eq!(citizen.authenticator(revoked).await["status"], "revoked");
    assert_eq!(citizen.authenticator(failing).await["status"], "locked");
    let order = citizen.blocks_one(revoked).await;
    assert_eq!(
        (order.answer["state"].as_str(), order.answer["refused_code"].as_str()),
        (Some("refused"), Some("target_revoked")),
        "{}",
        order.answer
    );
    let order = citizen.blocks_one(failing).await;
    assert_eq!(order.answer["state"], "pending");
    assert_eq!(order.answer["authenticators_left"], 1);
}

/// A check that was running when the block came may still succeed. None does once the block is said to be in effect.
#[tokio::test(flavor = "multi_thread")]
async fn no_login_succeeds_after_a_block_is_said_to_be_in_effect() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(1).await;
    // Its code is the password alone, so that it can be tried as often as one likes.
    let serial = format!("SPASS{}", anna.name);
    lab.device(&anna.name, &serial, "spass", 9).await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let tries = (0..2).map(|_| {
        let (is_over, name) = (is_over.clone(), anna.name.clone());
        tokio::spawn(async move {
            let mut accepted = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                let answer =
                    lab.ask("/validate/check", &[("user", &name), ("realm", "citizens"), ("pass", PASSWORD)]).await;
                if answer["result"]["value"] == true {
                    accepted.push(answer["time"].as_f64().expect("a time"));
                }
            }
            accepted
        })
    });
    let tries: Vec<_> = tries.collect();
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let order = citizen.blocks_one(&serial).await;
    assert_eq!(order.answer["state"], "pending", "{}", order.answer);
    let record = citizen.waits_for(&order).await;
    is_over.store(true, Ordering::Relaxed);
    let mut accepted = Vec::new();
    for one in tries {
        accepted.extend(one.await.expect("tries"));
    }
    assert!(!accepted.is_empty(), "they were let in before");
    let in_effect = moment(&record["in_effect_at"]).as_millis();
    let late = accepted.iter().filter(|time| **time * 1000.0 > in_effect as f64).count();
    assert_eq!(late, 0, "{accepted:?} and {record}");
}

#[tokio::test]
async fn a_receipt_is_read_with_its_key_and_says_nothing_of_the_person() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    let order = citizen.blocks_one(&anna.tokens[1].serial).await;
    citizen.waits_for(&order).await;
    citizen.logs_out().await;
    assert_eq!(citizen.reads("/session").await.0, 401);
    let (status, record) = by_key(&served, &order).await;
    assert_eq!((status, record["state"].as_str()), (200, Some("in_effect")), "{record}");
    let text = record.to_string();
    assert!(!text.contains(&anna.name) && !text.contains("Device") && !text.contains(&anna.tokens[1].serial), "{text}");
}

#[tokio::test]
async fn a_block_that_support_undoes_before_it_is_in_effect_does_not_stay_pending() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let citizen = Citizen::in_with(&served, &anna, &anna.tokens[0]).await;
    let serial = &anna.tokens[1].serial;
    let order = citizen.blocks_one(serial).await;
    assert_eq!(order.answer["state"], "pending", "{}", order.answer);
    lab.admin("helpdesk", Method::POST, &format!("/token/enable/{serial}"), &[]).await;
    let (_, record) = citizen.reads(&format!("/blocks/{}", order.id)).await;
    assert_eq!(record["state"], "ended", "{record}");
    assert_eq!(lab.lets_in(&anna, &anna.tokens[1]).await, [true, true]);
}

/// A computer has fetched codes that it checks by itself. Neither a disabled token nor a lock takes them back, so neither is said to be in effect.
#[tokio::test]
async fn a_token_whose_codes_were_handed_out_is_disabled_and_never_said_to_be_blocked() {
    let (lab, served) = (lab(), Served::usual().await);
    let anna = lab.person(2).await;
    let (lost, kept) = (&anna.tokens[0], &anna.tokens[1]);
    let fields = [("serial", lost.serial.as_str()), ("application", "offline"), ("count", "5")];
    lab.root(Method::POST, "/machine/token", &fields).await;
    let pass = format!("{PASSWORD}{}", lost.code());
    let fields = [("user", anna.name.as_str()), ("realm", "citizens"), ("pass", &pass)];
    let answer = lab.ask("/validate/check", &fields).await;
    assert!(answer["auth_items"]["offline"][0]["response"].is_object(), "codes are handed out: {answer}");

    let citizen = Citizen::in_with(&served, &anna, kept).await;
    let order = citizen.blocks_one(&lost.serial).await;
    assert_eq!((order.status, order.answer["state"].as_str()), (201, Some("pending")), "{}", order.answer);
    let whole = citizen.blocks_all().await;
    tokio::time::sleep(LONGEST_REQUEST + Duration::from_secs(3)).await;
    for order in [&order, &whole] {
        let (_, record) = citizen.reads(&format!("/blocks/{}", order.id)).await;
        assert_eq!(record["state"], "pending", "{record}");
    }
    // The server itself lets nobody in.
    for device in [lost, kept] {
        assert_eq!(lab.lets_in(&anna, device).await, [false, false]);
    }
}
