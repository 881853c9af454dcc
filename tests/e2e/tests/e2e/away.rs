//! A page that the browser brings back from its own cache, with and without somebody who answers. What the browser says when it does is played here, since
//! not every browser does it when driven.

use crate::support::{Citizen, Stage, flows::Act, scene, words::da};

const PERSONAL: [&str; 4] = ["Anna", "an•••••47", "A1F3", "eksempel.example"];
/// A pattern that blocks every address, while the browser still takes itself to be online.
const EVERYTHING: &str = "*127.0.0.1*";
const NOTHING: &str = "*/nothing-is-called-this";

#[test]
fn without_a_network_the_page_says_so_with_the_phone_and_comes_back_by_itself() {
    scene(|stage| async move {
        let anna = blocked_anna(&stage).await;
        goes_away(&anna).await;
        anna.has_a_network(false).await;
        anna.waits_for("the browser knows", "return navigator.onLine === false").await;
        comes_back(&anna).await;
        waits_in_vain(&anna).await;
        anna.has_a_network(true).await;
        is_there_again(&anna).await;
    });
}

#[test]
fn without_a_server_the_page_says_so_with_the_phone_and_comes_back_by_a_press() {
    scene(|stage| async move {
        let anna = blocked_anna(&stage).await;
        goes_away(&anna).await;
        anna.never_gets(EVERYTHING).await;
        comes_back(&anna).await;
        assert_eq!(anna.js("return navigator.onLine").await, true, "the browser does not know");
        waits_in_vain(&anna).await;
        anna.presses("#try-again").await;
        waits_in_vain(&anna).await;
        anna.never_gets(NOTHING).await;
        anna.presses("#try-again").await;
        is_there_again(&anna).await;
    });
}

#[test]
fn without_a_server_the_page_tries_again_until_there_is_one() {
    scene(|stage| async move {
        let anna = blocked_anna(&stage).await;
        goes_away(&anna).await;
        anna.never_gets(EVERYTHING).await;
        comes_back(&anna).await;
        waits_in_vain(&anna).await;
        anna.never_gets(NOTHING).await;
        is_there_again(&anna).await;
    });
}

/// An edge server that wants to see a browser answers what is fetched with a page of its own; only a page load gets past it.
#[test]
fn any_answer_is_reason_enough_to_load_the_page() {
    scene(|stage| async move {
        let anna = blocked_anna(&stage).await;
        goes_away(&anna).await;
        anna.js("window.fetch = async () => new Response('<h1>Are you human?</h1>', { status: 403 })").await;
        anna.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
        is_there_again(&anna).await;
    });
}

/// An article contains nothing personal, so it can be read on.
#[test]
fn an_article_can_be_read_on() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        anna.opens("/da/hjaelp").await;
        anna.reads("Anna").await;
        goes_away(&anna).await;
        anna.has_a_network(false).await;
        comes_back(&anna).await;
        waits_in_vain(&anna).await;
        anna.reads(&da("help.heading")).await;
    });
}

async fn blocked_anna(stage: &Stage) -> Citizen {
    let anna = stage.citizen().await;
    anna.stands_before(Act::One, "da").await;
    anna.presses("#block").await;
    anna.waits_for_claim("blocked").await;
    anna.reads("eksempel.example").await;
    anna
}

async fn goes_away(anna: &Citizen) {
    anna.js("window.before = true; dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))").await;
    shows_nothing_personal(anna).await;
}

async fn comes_back(anna: &Citizen) {
    anna.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
    anna.reads(&da("common.away")).await;
}

async fn waits_in_vain(anna: &Citizen) {
    anna.reads(&da("common.no-answer")).await;
    anna.sees("#instead a[href^='tel:']").await;
    anna.sees_the_phone().await;
    shows_nothing_personal(anna).await;
    assert_eq!(anna.js("return window.before").await, true, "not the browser's own page about errors");
}

async fn shows_nothing_personal(anna: &Citizen) {
    for personal in PERSONAL {
        anna.does_not_read(personal).await;
    }
    assert_eq!(anna.js("return document.querySelector('#who').checkVisibility()").await, false);
}

async fn is_there_again(anna: &Citizen) {
    anna.waits_for("a page loaded anew", "return !window.before").await;
    anna.waits_for_the_app().await;
    anna.waits_for_claim("blocked").await;
}
