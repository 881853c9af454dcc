//! A login that was begun here is told from one that a link from elsewhere claims: it carries a word that only this browser knows.

use serde_json::json;

use crate::support::{
    Citizen,
    citizen::Hands::{Keyboard, Mouse},
    scene,
    words::da,
};

const WORDS: &str = "return (localStorage.getItem('spaer.login') || '').split(',').filter(word => word)";

/// Where it comes back to without the app, which would take the word out of the address.
#[test]
fn an_article_gives_a_login_a_word_before_the_app_has_started() {
    scene(|stage| async move {
        for hands in [Mouse, Keyboard] {
            let anna = stage.citizen().await.with(hands);
            anna.never_gets("*.wasm").await;
            anna.loads("/da/").await;
            anna.presses("main a.reason[href*=told-code]").await;
            comes_back_with_the_word(&anna, "#told-code&try=").await;
            // The act itself has no reason, and so no fragment of its own.
            anna.loads("/da/").await;
            anna.presses("main a.act[data-direct='/da/spaer/mitid']").await;
            comes_back_with_the_word(&anna, "#try=").await;
        }
    });
}

#[test]
fn a_link_that_the_app_has_drawn_gives_a_login_a_word() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.opens("/da/profil").await;
        anna.presses("#log-in").await;
        anna.sees("#login-anna-with-anna-display").await;
        anna.never_gets("*.wasm").await;
        comes_back_with_the_word(&anna, "#try=").await;
    });
}

async fn comes_back_with_the_word(anna: &Citizen, begins: &str) {
    anna.presses("#login-anna-with-anna-display").await;
    let home = json!(anna.stage().sandbox().app());
    anna.waits_for("back at the app", &format!("return location.origin === {home}")).await;
    let words = anna.js(WORDS).await;
    let word = words.as_array().and_then(|words| words.last()).and_then(|word| word.as_str()).unwrap_or_default();
    assert!(word.len() == 16 && word.chars().all(|letter| letter.is_ascii_hexdigit()), "{words}");
    let fragment = anna.js("return location.hash").await;
    assert_eq!(fragment, format!("{begins}{word}&login=ok"));
}

#[test]
fn every_press_has_a_word_of_its_own_and_the_last_four_are_known() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.opens("/da/").await;
        let press = |event: &str| {
            format!(
                "const link = document.querySelector('main a.reason[href*=told-code]');
                addEventListener('{event}', event => event.preventDefault(), {{ once: true }});
                link.querySelector('span').dispatchEvent(new MouseEvent('{event}', {{ bubbles: true, cancelable: true, button: 1 }}));
                return link.getAttribute('href')"
            )
        };
        let mut known = Vec::new();
        for event in ["auxclick", "contextmenu", "auxclick", "contextmenu", "auxclick"] {
            let href = reader.js(&press(event)).await.as_str().unwrap_or_default().to_owned();
            let (address, word) = href.split_once("%26try%3D").expect("a word");
            assert_eq!(address, "/api/v1/login?return_to=/da/spaer/mitid%23told-code");
            assert!(!known.contains(&word.to_owned()), "{event}: {word} is an old one");
            known.push(word.to_owned());
        }
        assert_eq!(reader.js(WORDS).await, json!(known[1..]));
    });
}

/// Whoever is logged in goes there straight away.
#[test]
fn what_leads_to_no_login_uses_up_no_word() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        anna.opens("/da/").await;
        anna.reads("Anna").await;
        anna.presses("main a.reason[href*=told-code]").await;
        anna.reads(&da("identity.heading")).await;
        anna.sees("#block").await;
        assert_eq!(anna.js(WORDS).await, json!([]));
    });
}
