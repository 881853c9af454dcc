//! What each measure must find: a fault is planted for each on an empty page, and beside it what looks like one and is none.

use super::{
    axe, measure, still,
    view::{AUDITED, Setting, View},
    window,
};
use crate::support::{Citizen, built_site, needs_devtools, scene};

const SMALL_PHONE: View = AUDITED[0];

/// Why a scene that looks at a page through a reader's settings is played in Chromium only, where they are looked through in every run.
const SETTINGS: &str = "a page is looked at as its reader sets another scheme, size of text or colours in the browser";

/// An empty page with this in it, and no style but the browser's.
async fn stands_before(citizen: &Citizen, html: &str) {
    citizen.visits("about:blank").await;
    citizen.js(&format!("document.body.innerHTML = {}", serde_json::json!(html))).await;
}

/// The kinds of findings on such a page, through this window.
async fn kinds(citizen: &Citizen, view: View, html: &str) -> Vec<String> {
    stands_before(citizen, html).await;
    window::looks_through(citizen, view).await;
    let mut kinds: Vec<_> = measure::measure(citizen).await.into_iter().map(|finding| finding.kind).collect();
    kinds.dedup();
    kinds
}

#[test]
fn each_measure_finds_what_is_planted_for_it() {
    let planted = [
        ("overlap", "<p>One line of text</p><p style='margin-top: -34px'>Another line of text</p>"),
        ("clipped", "<p style='width: 80px; overflow: hidden; white-space: nowrap'>More than there is room for</p>"),
        ("clipped", "<select style='width: 60px; height: 44px'><option>More than there is room for</select>"),
        ("small target", "<button style='width: 43px; height: 60px; padding: 0'>On</button>"),
        ("small target", "<input type=checkbox id=tick><label for=tick>A tick and a low label</label>"),
        (
            "outside container",
            "<div style='width: 60px; background: #eee'><b style='white-space: nowrap'>More than there is room for</b></div>",
        ),
        ("wide page", "<canvas width=500 height=5></canvas>"),
        ("broken word", "<p style='width: 90px; overflow-wrap: anywhere'>identifikationsmiddel</p>"),
        (
            "covered",
            "<p style='margin: 0'>The last line</p><div style='position: fixed; inset: auto 0 0; height: 60px; background: #eee'>Help</div><p style='position: absolute; top: 540px'>The end</p>",
        ),
    ];
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        for (kind, html) in planted {
            assert_eq!(kinds(&citizen, SMALL_PHONE, html).await, [kind], "{html}");
        }
        let outside =
            kinds(&citizen, SMALL_PHONE, "<p style='position: relative; left: 310px; white-space: nowrap'>Away</p>")
                .await;
        assert_eq!(outside, ["outside window", "wide page"]);
    });
}

#[test]
fn no_measure_finds_what_is_as_it_should_be() {
    let innocent = [
        "<p>One line of text</p><p>Another, <b>with</b> <a href=x>a link</a> in its sentence</p>",
        "<p style='position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)'>For those who listen</p>",
        "<div style='overflow: auto; width: 200px'><p style='white-space: nowrap'>More than there is room for, and it can be scrolled</p></div>",
        "<a href=x style='position: absolute; top: -60px'>Skip to the content</a>",
        "<input type=checkbox id=tick><label for=tick style='display: inline-block; padding: 16px'>A tick and a high label</label>",
        "<p style='width: 130px; overflow-wrap: anywhere'>one/two/three-identifikation</p>",
        "<p style='overflow-wrap: anywhere'>llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfair</p>",
        "<details><summary style='padding: 14px'>More</summary><p style='margin-top: -90px'>Folded away</p></details>",
        "<p style='height: 1200px'>Long</p><div style='position: fixed; inset: auto 0 0; height: 60px'>Help</div><p style='height: 60px'></p>",
        "<button style='position: relative; width: 20px; height: 20px; padding: 0' class=wide>x</button><style>.wide::after { content: \"\"; position: absolute; inset: -16px }</style>",
    ];
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        for html in innocent {
            assert_eq!(kinds(&citizen, SMALL_PHONE, html).await, [""; 0], "{html}");
        }
    });
}

#[test]
fn what_is_hard_to_read_in_the_dark_only_is_found_in_the_dark() {
    const HTML: &str = "<style>@media (prefers-color-scheme: dark) { body { background: #222 } p { color: #333 } }</style><main><h1>Night</h1><p>A line of text</p></main>";
    needs_devtools(SETTINGS, &built_site(), |stage| async move {
        let citizen = stage.citizen().await;
        stands_before(&citizen, HTML).await;
        let mut found = Vec::new();
        for setting in [Setting::Light, Setting::Dark] {
            window::looks_through(&citizen, View { width: 1280, setting }).await;
            found.push(axe::contrast(&citizen).await.violations);
        }
        assert!(found[0].is_empty(), "{found:?}");
        assert_eq!(found[1], ["color-contrast: h1, p"]);
    });
}

/// A reader's own size of text is what `rem` is made of, and what makes lines too long.
#[test]
fn large_text_and_forced_colours_reach_the_page() {
    const READ: &str = "return [getComputedStyle(document.documentElement).fontSize, matchMedia('(forced-colors: active)').matches].join()";
    needs_devtools(SETTINGS, &built_site(), |stage| async move {
        let citizen = stage.citizen().await;
        stands_before(&citizen, "<p>Text</p>").await;
        for (setting, expected) in
            [(Setting::LargeText, "32px,false"), (Setting::ForcedColours, "16px,true"), (Setting::Light, "16px,false")]
        {
            window::looks_through(&citizen, View { width: 390, setting }).await;
            assert_eq!(citizen.js(READ).await, expected, "{setting:?}");
        }
    });
}

#[test]
fn an_image_without_a_text_is_found() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        let before = axe::audit(&citizen).await.violations;
        citizen.js("document.querySelector('main').append(document.createElement('img'))").await;
        let mut after = axe::audit(&citizen).await.violations;
        after.retain(|problem| !before.contains(problem));
        assert_eq!(after, ["image-alt: img"]);
    });
}

/// The page is as it was, and its words were longer in between.
#[test]
fn a_copy_with_longer_words_leaves_no_trace() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        let text = citizen.page_text().await;
        still::stop(&citizen).await;
        still::lengthen(&citizen).await;
        let longer = citizen.page_text().await;
        assert!(longer.len() * 10 > text.len() * 14, "{longer}");
        still::go_on(&citizen).await;
        assert_eq!(citizen.page_text().await, text);
    });
}
