//! Addresses and storage that make no sense: always a clear page with the phone and the way to block, and no script that fails.

use serde_json::json;

use crate::support::{Citizen, scene};

#[test]
fn every_address_leads_to_a_page_with_the_phone_and_the_way_to_block() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        let long = format!("/da/{}", "x".repeat(2_000));
        let receipt_with_long_id = format!("/da/kvittering#{}.{}", "a".repeat(5_000), "b".repeat(5_000));
        let addresses = [
            "/da/nowhere",
            "/en/nowhere",
            "/xx/",
            "/da/spaer",
            "/da//",
            "/da/%ff",
            "/%00",
            "/da/kvittering",
            "/da/kvittering#",
            "/da/kvittering#junk",
            "/da/kvittering#.",
            "/en/receipt#<script>alert(1)</script>.%",
            "/da/#",
            "/da/#login=nonsense",
            "/da/spaer/identifikationsmiddel#%%%&step=check&login=<b>",
            "/da/spaer/identifikationsmiddel#constructor&step=toString",
            "/?x=1#y",
            &long,
            &receipt_with_long_id,
        ];
        for address in addresses {
            println!("{address:.80}");
            lost.opens(address).await;
            finds_the_way(&lost).await;
        }
    });
}

#[test]
fn addresses_with_capitals_or_a_slash_too_many_are_the_same_page_or_none() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        for address in ["/DA/", "/da/kvittering/", "/da/spaer/mitid/", "/da", "/index.html"] {
            lost.opens(address).await;
            finds_the_way(&lost).await;
        }
    });
}

#[test]
fn junk_in_the_tabs_storage_does_no_harm() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        lost.opens("/da/").await;
        let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let almost = json!([{ "id": "0".repeat(32), "key": 7, "authenticator": {}, "subject": null, "made_at": "x" }]);
        let junk =
            ["", "{", "null", "[{}]", "\u{0}", "[[1,2],\"x\"]", &almost.to_string(), &nested, &"x".repeat(500_000)];
        for stored in junk {
            lost.js(&format!("sessionStorage['spaer.intents'] = {}", json!(stored))).await;
            for page in ["/da/", "/da/kvittering", "/da/spaer/identifikationsmiddel"] {
                lost.opens(page).await;
                finds_the_way(&lost).await;
            }
        }
        assert_eq!(stage.sandbox().truth().await.calls("put_block").len(), 0);
    });
}

#[test]
fn junk_in_the_storage_does_not_stop_a_block() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.opens("/da/").await;
        anna.js("sessionStorage['spaer.intents'] = '{\"not\": [what, it should'").await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.reloads().await;
        anna.waits_for_claim("blocked").await;
    });
}

/// The watch that every scene is under sees what it is there for.
#[test]
fn a_planted_error_and_a_planted_breach_of_the_policy_are_noticed() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        assert_eq!(citizen.complaints().await, [""; 0]);
        citizen.js("setTimeout(() => { throw new Error('planted') })").await;
        citizen.js("document.querySelector('h1').setAttribute('style', 'color: red')").await;
        citizen.js("document.body.append(Object.assign(document.createElement('script'), { text: '1' }))").await;
        citizen.opens("/da/").await;
        let complaints = citizen.complaints().await.join("\n");
        assert!(complaints.contains("planted"), "{complaints}");
        assert!(complaints.contains("Content Security Policy"), "{complaints}");
    });
}

async fn finds_the_way(citizen: &Citizen) {
    assert!(!citizen.heading().await.is_empty());
    citizen.sees_the_phone().await;
    citizen.sees("a.help-bar__block").await;
    let title = citizen.js("return document.title").await;
    assert!(title.as_str().is_some_and(|title| title.ends_with("Spær")), "{title}");
}
