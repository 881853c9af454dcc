//! Browsers that lack what the app would like to use. What the oldest ones lack is taken away before any script of a page runs: then the app works without it, or the
//! page stands as it was written and says which browsers can, with the phone. Nothing in between.
//!
//! The versions in the comments are those from which Chrome, Firefox and Safari have it; the app is for Chrome 97, Firefox 79 and Safari 16 (README).

use std::fs;

use crate::support::{Citizen, Engine, Stage, flows::Act, scene, scene_of, site::Site, words::da};

/// Without any of these a block is sent and told of all the same.
const DONE_WITHOUT: [(&str, &str); 9] = [
    // 84, 79, 14.1: objects of the browser are then held a little longer.
    ("FinalizationRegistry", "delete window.FinalizationRegistry"),
    // 47, 55, not before 26: Safari does things at once that could wait.
    ("requestIdleCallback", "delete window.requestIdleCallback"),
    // 81, 86, 14.1: countries are told by their codes.
    ("Intl.DisplayNames", "delete Intl.DisplayNames"),
    // 66, 63, 13.1, and never on an address that is not secure.
    ("clipboard", "delete Navigator.prototype.clipboard"),
    // 89, never on Firefox's desktop, 12.1.
    ("share", "delete Navigator.prototype.share"),
    // 66, 133, 13: a request may end with its page; what became of it is then asked for.
    ("keepalive", "delete Request.prototype.keepalive"),
    // 66, 57, 12.1: what the document has asked for ahead cannot be stopped, so it does not ask.
    (
        "AbortController at the document's start",
        "const it = window.AbortController; delete window.AbortController; addEventListener('DOMContentLoaded', () => { window.AbortController = it })",
    ),
    // Newer than those browsers, and what other code takes for granted by now: nothing here uses it.
    (
        "what nothing uses",
        "delete Array.prototype.at; delete String.prototype.at; delete Array.prototype.findLast; delete window.structuredClone;
        delete Crypto.prototype.randomUUID; delete AbortSignal.timeout; delete AbortSignal.any; delete Promise.withResolvers;
        delete Element.prototype.replaceChildren; delete Document.prototype.replaceChildren; delete HTMLElement.prototype.inert",
    ),
    // Switched off by whoever guards a private window.
    ("storage", "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"),
];

const WITHOUT_PROMISE: &str = "delete window.Promise";
/// WebKit's driver uses the page's own `Promise` for each of its looks. It gets it back when the document has been loaded: its scripts have looked for it by then.
const WITHOUT_PROMISE_IN_WEBKIT: &str =
    "const it = window.Promise; delete window.Promise; addEventListener('load', () => { window.Promise = it })";

/// Without any of these the app cannot be, and the page says so.
const NEEDED: [(&str, &str); 4] = [
    // 57, 52, 11.
    ("WebAssembly", "delete window.WebAssembly"),
    // 42, 39, 10.1.
    ("fetch", "delete window.fetch"),
    // 32, 29, 8.
    ("Promise", WITHOUT_PROMISE),
    // Chrome 96, Firefox 79, Safari 15: a program with reference types is no program for an older one.
    (
        "reference types",
        "const refuse = async () => { throw new WebAssembly.CompileError('invalid value type') };
        WebAssembly.instantiate = WebAssembly.instantiateStreaming = WebAssembly.compile = WebAssembly.compileStreaming = refuse",
    ),
];

#[test]
fn a_block_is_sent_and_told_of_without_what_older_browsers_lack() {
    for (name, taken) in DONE_WITHOUT {
        println!("{name}");
        scene(|stage| async move { blocks_without(&stage, taken).await });
    }
}

async fn blocks_without(stage: &Stage, taken: &str) {
    let anna = stage.citizen().await;
    anna.runs_first_on_every_page(taken).await;
    anna.stands_before(Act::One, "da").await;
    anna.presses("#block").await;
    anna.waits_for_claim("blocked").await;
    anna.sees_the_phone().await;
    anna.opens("/da/aktivitet").await;
    anna.sees(".event").await;
}

#[test]
fn without_what_it_needs_the_page_stands_with_its_words_and_the_phone() {
    for (name, taken) in NEEDED {
        println!("{name}");
        scene(|stage| async move {
            let anna = stage.citizen().await;
            let is_the_drivers_too = taken == WITHOUT_PROMISE && stage.engine() == Engine::WebKit;
            anna.runs_first_on_every_page(if is_the_drivers_too { WITHOUT_PROMISE_IN_WEBKIT } else { taken }).await;
            stands_in(&anna).await;
        });
    }
}

/// Chrome 97, Firefox 102 and Safari 16 know the word of the policy that allows WebAssembly and nothing else. To an older one, but for Firefox, the policy forbids it.
#[test]
fn where_the_word_that_allows_webassembly_is_not_known_the_page_stands_too() {
    let site = Site::copied();
    let headers = site.folder().join("_headers");
    let policy = fs::read_to_string(&headers).expect("the headers");
    assert!(policy.contains(" 'wasm-unsafe-eval'"), "{policy}");
    fs::write(&headers, policy.replace(" 'wasm-unsafe-eval'", "")).expect("an older browser's policy");
    scene_of(site.folder(), |stage| async move {
        let anna = stage.citizen().await;
        stands_in(&anna).await;
        // The browser itself complains.
        anna.complaints().await;
    });
}

async fn stands_in(anna: &Citizen) {
    for (page, words) in [("/da/profil", "common.app-browser"), ("/da/", "blocking.intro")] {
        anna.loads(page).await;
        stands(anna, words).await;
    }
    anna.presses("a.reason[href*=stolen-phone]").await;
    anna.sees("#login-anna-with-anna-display").await;
}

async fn stands(anna: &Citizen, words: &str) {
    anna.waits_for("the app to give up", "return document.body.dataset.app === 'absent'").await;
    anna.reads(&da(words)).await;
    anna.reads(&da("common.app-browser")).await;
    anna.does_not_read(&da("flow.loading")).await;
    anna.sees("#instead a[href^='tel:']").await;
    anna.sees_the_phone().await;
}
