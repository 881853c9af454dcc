//! Where the keyboard is.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::{
    Citizen, Setting, scene,
    words::{da, en},
};

/// What has the focus: nothing of it may lie under the help bar or outside the window (WCAG 2.4.11, and a little more).
pub const FOCUS_IS_VISIBLE: &str = "
    const it = document.activeElement, bar = document.querySelector('.help-bar');
    const box = it.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
    if (it === document.body || bar.contains(it)) return true;
    return box.height > 0 && box.top >= 0 && box.bottom <= (getComputedStyle(bar).position === 'fixed' ? top : innerHeight) + 0.5";

const NAME_OF_FOCUS: &str = "
    const it = document.activeElement;
    return it.tagName + ' ' + (it.innerText || '').trim() + ' ' + (it.getAttribute('href') || '')";

#[test]
fn what_has_the_focus_is_never_hidden_under_the_help_bar() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        for page in ["/da/", "/en/"] {
            citizen.opens(page).await;
            let forth = walks(&citizen, Key::Tab).await;
            assert!(forth.iter().any(|stop| stop.contains("stolen-phone")), "{forth:#?}");
            assert!(forth.iter().any(|stop| stop.contains("tel:")), "{forth:#?}");
        }
    });
}

/// Tab until a stop comes again; every stop is looked at.
async fn walks(citizen: &Citizen, key: Key) -> Vec<String> {
    let mut stops: Vec<String> = Vec::new();
    for _ in 0..60 {
        citizen.strikes(key).await;
        let name = citizen.js(NAME_OF_FOCUS).await.as_str().unwrap_or_default().to_owned();
        citizen.waits_for(&format!("{name} to be visible"), FOCUS_IS_VISIBLE).await;
        if name.starts_with("BODY") || (stops.len() > 10 && stops.first() == Some(&name)) {
            return stops;
        }
        stops.push(name);
    }
    panic!("no end of stops: {stops:#?}");
}

/// Holds the app back until `letItStart()`.
const HOLD_BACK: &str = "
    const started = new Promise(start => window.letItStart = start);
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => { await started; return instantiate.apply(WebAssembly, given); }";

/// What a reader has done to the page by now. `#written` and `#app` hold the same page, one after the other.
const TOUCHED: &str = "
    const it = document.activeElement, selection = String(getSelection());
    return [it.tagName, it.innerText, it.getAttribute('href'), it.isConnected && it.checkVisibility(), selection, scrollY,
        [...document.querySelectorAll('main details')].map(it => it.open)].join('|')";

/// From the middle of the first paragraph of the selector's to its end.
fn selects(selector: &str) -> String {
    format!(
        "const text = document.querySelector('{selector}').firstChild;
        getSelection().setBaseAndExtent(text, 5, text, text.data.length)"
    )
}

/// An article is never drawn: whatever one has done to it is still so.
#[test]
fn the_start_of_the_app_leaves_an_article_as_it_is() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        citizen.runs_first_on_every_page(HOLD_BACK).await;
        citizen.loads("/da/").await;
        let focused = "main a.reason[href*=told-code]";
        citizen.tabs_to(focused).await;
        is_left_by_the_start(&citizen, focused).await;

        citizen.loads("/da/uventede-anmodninger").await;
        citizen.js("document.querySelector('main').alreadyHere = true").await;
        citizen.tabs_to("details summary").await;
        citizen.strikes_enter().await;
        citizen.waits_for("the details are open", "return document.querySelector('details').open").await;
        citizen.js(&selects("details li")).await;
        let before = is_left_by_the_start(&citizen, "details summary").await;
        assert!(before.ends_with("|true"), "{before}");
        assert_eq!(citizen.js("return document.querySelector('main').alreadyHere").await, true);
    });
}

/// A page of the app is drawn anew, beside what was written of it; one should not notice.
#[test]
fn the_start_of_the_app_keeps_focus_scrolling_and_selection_on_a_page_that_it_draws() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        citizen.runs_first_on_every_page(HOLD_BACK).await;
        citizen.loads("/da/spaer/mitid").await;
        let focused = "main section a[href^='https:']";
        citizen.tabs_to(focused).await;
        citizen.js(&selects("main section li")).await;
        is_left_by_the_start(&citizen, focused).await;
        citizen.does_not_see("#written").await;
    });
}

/// The app starts, and nothing has moved. Gives back what was, and is.
async fn is_left_by_the_start(citizen: &Citizen, focused: &str) -> String {
    let before = citizen.js(TOUCHED).await;
    assert!(citizen.js("return scrollY").await.as_f64() > Some(300.0), "far down: {before}");
    citizen.js("letItStart()").await;
    citizen.waits_for_the_app().await;
    // Two frames later, when whatever the start had in mind has been done.
    citizen
        .js("window.later = false; requestAnimationFrame(() => requestAnimationFrame(() => window.later = true))")
        .await;
    citizen.waits_for("two frames", "return window.later").await;
    assert!(citizen.has_focus_on(focused).await, "{}", citizen.js(NAME_OF_FOCUS).await);
    assert_eq!(citizen.js(TOUCHED).await, before);
    before.as_str().unwrap_or_default().to_owned()
}

/// Between pages that the app draws no document is loaded, and without help a screen reader would be left at a link that is gone.
#[test]
fn a_new_page_of_the_app_begins_at_its_heading() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        assert!(!anna.has_focus_on("h1").await, "the first page begins where the browser begins");
        anna.js("window.before = true").await;
        stage.sandbox().fault("put_block", json!({ "fault": "refuse", "code": "session_too_new" }), Some(1)).await;
        anna.presses("#block").await;
        anna.waits_for_claim("refused").await;
        anna.presses("#block-identity").await;
        begins_at(&anna, &da("identity.heading")).await;
        anna.goes_back().await;
        begins_at(&anna, &da("receipt.heading")).await;
        assert_eq!(anna.js("return window.before").await, true, "one document");
    });
}

/// A document of its own begins where every document begins; the browser tells a screen reader, and nobody takes the focus.
#[test]
fn an_article_begins_at_its_top() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        citizen.opens("/da/").await;
        citizen.presses("main a[href='/da/uventede-anmodninger']").await;
        begins_at_the_top(&citizen, &da("requests.heading")).await;
        citizen.presses("main a[href='/da/aktivitet']").await;
        begins_at_the_top(&citizen, &da("flow.login-title")).await;
        citizen.presses(".top__home").await;
        begins_at_the_top(&citizen, &da("blocking.heading")).await;
    });
}

async fn begins_at_the_top(citizen: &Citizen, heading: &str) {
    let script = format!(
        "return document.body.dataset.app === 'ready' && document.activeElement === document.body && scrollY === 0
            && document.querySelector('h1').innerText.trim() === '{heading}'"
    );
    citizen.waits_for(&format!("the top of {heading}"), &script).await;
}

#[test]
fn a_new_step_begins_at_its_heading() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.logs_in_to_block("en", "", "clara-display").await;
        clara.chooses("clara-app-2").await;
        clara.presses("#go-on").await;
        begins_at(&clara, &en("authenticator.check-heading")).await;
        clara.presses("#choose-another").await;
        begins_at(&clara, &en("authenticator.choose-heading")).await;
        clara.presses("#go-on").await;
        begins_at(&clara, &en("authenticator.check-heading")).await;
        clara.presses("#block").await;
        begins_at(&clara, &en("receipt.heading")).await;
        clara.waits_for_claim("blocked").await;
        begins_at(&clara, &en("receipt.heading")).await;
    });
}

#[test]
fn the_skip_link_leads_to_the_content() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        citizen.strikes(Key::Tab).await;
        assert!(citizen.has_focus_on("a.skipnav").await, "it comes first");
        citizen.sees("a.skipnav").await;
        citizen.strikes_enter().await;
        citizen.waits_for("focus on the content", "return document.activeElement.id === 'main'").await;
        citizen.strikes(Key::Tab).await;
        let inside = citizen.js("return document.querySelector('main').contains(document.activeElement)").await;
        assert_eq!(inside, true, "the next stop is in the content");
        let address = citizen.js("return location.pathname + location.hash").await;
        assert_eq!(address, "/da/", "the fragment belongs to the page's own state");
    });
}

async fn begins_at(citizen: &Citizen, heading: &str) {
    let script = format!(
        "const it = document.activeElement; return it.tagName === 'H1' && it.innerText.trim() === '{heading}' && scrollY === 0"
    );
    citizen.waits_for(&format!("focus on {heading}"), &script).await;
}
