//! Where the keyboard is.

use fantoccini::key::Key;

use crate::support::{
    Citizen, Setting, scene,
    words::{da, en},
};

/// What has the focus: nothing of it may lie under the help bar or outside the window (WCAG 2.4.11, and a little more).
const FOCUS_IS_VISIBLE: &str = "
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

#[test]
fn the_start_of_the_app_leaves_focus_and_scrolling_where_they_are() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        citizen.runs_first_on_every_page(HOLD_BACK).await;
        citizen.loads("/da/").await;
        citizen.tabs_to("a.reason[href*=told-code]").await;
        let before = citizen.js("return scrollY").await;
        assert!(before.as_f64() > Some(300.0), "{before}");
        citizen.js("letItStart()").await;
        citizen.waits_for_the_app().await;
        // Two frames later, when whatever the start had in mind has been done.
        citizen
            .js("window.later = false; requestAnimationFrame(() => requestAnimationFrame(() => window.later = true))")
            .await;
        citizen.waits_for("two frames", "return window.later").await;
        assert!(citizen.has_focus_on("#app a.reason[href*=told-code]").await, "{}", citizen.js(NAME_OF_FOCUS).await);
        assert_eq!(citizen.js("return scrollY").await, before);
    });
}

#[test]
fn a_new_page_begins_at_its_heading() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        assert!(!citizen.has_focus_on("h1").await, "the first page begins where the browser begins");
        citizen.presses("main a[href='/da/profil']").await;
        begins_at(&citizen, &da("flow.login-title")).await;
        citizen.presses(".top__home").await;
        begins_at(&citizen, &da("blocking.heading")).await;
        citizen.goes_back().await;
        begins_at(&citizen, &da("flow.login-title")).await;
    });
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
