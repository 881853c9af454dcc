//! Every page in every language, with and without the app: whatever is asked for, something is read, in a language that it says it is in.
//!
//! Of each page every text is looked at, not one here and one there: the language that is nearest to it must be one that says so.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{
    Citizen, Setting,
    pages::{PAGES, Page},
    scene,
    words::{Vocabulary, languages, languages_with, words},
};

/// Languages that nobody here writes: one that there is, and one that there is not.
const UNKNOWN: &str = "tlh";
const NONSENSE: &str = "n0nsense!";

/// Reads everything to be checked on a page in one script, and then clears the tab's storage.
const LOOK: &str = "
    const shown = selector => { const it = document.querySelector(selector); return !!it && it.checkVisibility(); };
    const inSight = selector => {
        const it = document.querySelector(selector);
        if (!it) return false;
        const box = it.getBoundingClientRect();
        const within = box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
        return within && it.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    };
    const lang = it => it.closest('[lang]')?.lang || '';
    const parts = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, around = text.parentElement;
        if (text.data.trim() && !around.matches('script, style, noscript')) parts.push([lang(around), text.data]);
    }
    for (const it of document.querySelectorAll('[aria-label]')) parts.push([lang(it), it.ariaLabel]);
    const links = [...document.querySelectorAll('a[data-language]')];
    const seen = {
        path: location.pathname,
        lang: document.documentElement.lang,
        title: document.title,
        heading: shown('h1') ? document.querySelector('h1').innerText.trim() : '',
        full: shown('.language-notice__full'),
        line: shown('.language-notice__line'),
        phone: inSight('.help-bar a[href^=\"tel:\"]'),
        block: inSight('a.help-bar__block') || inSight('main .way-to-block a') || inSight('main #block'),
        isDrawn: document.body.dataset.app === 'ready' && document.body.dataset.kind === 'app',
        letters: document.querySelector('main').innerText.trim().length,
        told: [...document.querySelectorAll('.language-notice__full > [lang]')].map(it => it.lang).join(),
        foreign: links.filter(it => it.lang !== it.dataset.language || it.hreflang !== it.lang).map(it => it.outerHTML),
        parts,
    };
    sessionStorage.clear();
    return seen;";

/// What a page is expected to show.
struct Due {
    path: String,
    lang: &'static str,
    /// File of the page's text.
    text: &'static str,
    is_notice: bool,
}

impl Due {
    /// The page in the language itself, or where that lacks it the best other one with the notice.
    fn page(page: Page, tag: &str, path: String) -> Self {
        let lang = page.lang(tag);
        Self { path, lang, text: page.text, is_notice: lang != tag }
    }

    fn nothing(path: String) -> Self {
        Self { path, lang: "da", text: "not-found", is_notice: false }
    }
}

/// Everything that each language can say.
fn vocabularies() -> BTreeMap<String, Vocabulary> {
    languages().into_iter().map(|lang| (lang.clone(), Vocabulary::of(&lang))).collect()
}

#[test]
fn every_page_in_every_language_says_which_language_each_of_its_parts_is_in() {
    scene(|stage| async move {
        let all = vocabularies();
        let reader = stage.citizen().await;
        // Who is logged in is known a while after the app is ready, as on a slow network.
        stage.sandbox().fault("get_session", json!({ "fault": "delay", "ms": 100 }), None).await;
        for page in PAGES {
            for tag in ["da", "en", "de", "kl", "fo", UNKNOWN, NONSENSE] {
                let asked = page.path(tag);
                let due = match tag {
                    NONSENSE => Due::nothing(asked.clone()),
                    UNKNOWN => Due::page(page, tag, page.path(page.lang(tag))),
                    _ => Due::page(page, tag, asked.clone()),
                };
                reader.goes_to(&asked).await;
                let there = format!(
                    "return location.pathname === '{}' && document.body?.dataset.app === 'ready' && document.querySelector('#boot').dataset.lang === '{}' && !document.querySelector('main .loading')",
                    due.path, due.lang
                );
                reader.waits_for(&asked, &there).await;
                is_seen(&reader, &all, &asked, &due).await;
            }
        }
    });
}

/// Where a language has no document of its own, the host's answer is all that there is.
#[test]
fn without_the_app_every_page_in_every_language_is_the_same_or_the_page_of_all_languages() {
    scene(|stage| async move {
        let all = vocabularies();
        let reader = stage.citizen_with(Setting::without_script()).await;
        for page in PAGES {
            for tag in ["da", "en", "de", "kl", "fo", UNKNOWN, NONSENSE] {
                let asked = page.path(tag);
                let due = match tag {
                    NONSENSE | UNKNOWN => Due::nothing(asked.clone()),
                    _ => Due::page(page, tag, asked.clone()),
                };
                reader.goes_to(&asked).await;
                assert_eq!(reader.attribute("body", "data-app").await, "starting", "no script has run");
                is_seen(&reader, &all, &asked, &due).await;
            }
        }
    });
}

async fn is_seen(reader: &Citizen, all: &BTreeMap<String, Vocabulary>, asked: &str, due: &Due) {
    let seen = reader.js(LOOK).await;
    // What stands in the title before its part of the app is there is among the texts of the app.
    let title = match due.text {
        part @ ("profile" | "activity") => format!("flow.{part}-title"),
        text => format!("{text}.title"),
    };
    // What the app draws has its heading for its title: each step of a way has its own.
    let title = match seen["isDrawn"] == true {
        true => seen["heading"].as_str().unwrap_or_default().to_owned(),
        false => words(due.lang, &title),
    };
    let title = format!("{title} - {}", words(due.lang, "common.app-name"));
    for (what, is) in [("path", &due.path), ("title", &title)] {
        assert_eq!(seen[what], is.as_str(), "{asked}: {what}");
    }
    assert_eq!(seen["lang"], due.lang, "{asked}: the document's language");
    assert_eq!(seen["full"], due.is_notice, "{asked}: the notice");
    assert_eq!(seen["line"], false, "{asked}: the short notice comes later");
    assert!(seen["phone"] == true && seen["block"] == true, "{asked}: the phone and the way to block in sight");
    let heading = seen["heading"].as_str().unwrap_or_default();
    assert!(all[due.lang].says(heading) && heading.len() > 3, "{asked}: heading {heading}");
    assert!(seen["letters"].as_i64() > Some(40), "{asked} is as good as blank");
    assert_eq!(seen["foreign"], json!([]), "{asked}: names of languages are in their own");
    if due.text != "not-found" {
        let mut told: Vec<_> = seen["told"].as_str().unwrap_or_default().split(',').collect();
        told.sort_unstable();
        assert_eq!(told, languages_with("notice"), "{asked}: the notice speaks");
    }
    each_part_is_in_its_language(&seen["parts"], all, asked, due);
}

fn each_part_is_in_its_language(parts: &Value, all: &BTreeMap<String, Vocabulary>, asked: &str, due: &Due) {
    let mut said: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for part in parts.as_array().expect("a list") {
        let (lang, text) = (part[0].as_str().unwrap_or_default(), part[1].as_str().unwrap_or_default());
        let vocabulary = all.get(lang).unwrap_or_else(|| panic!("{asked}: no language, or none from here, for {text}"));
        assert!(vocabulary.says(text.trim()) || is_of_the_operator(text), "{asked}: not in {lang:?}: {text}");
        said.entry(lang).or_default().push(text.trim());
    }
    // The frame is in the page's language, and not only in some language that it names.
    for name in ["common.skip-link", "common.footer-about", "common.help-label", "common.way-to-block"] {
        let text = words(due.lang, name);
        assert!(said[due.lang].contains(&text.as_str()), "{asked}: {text} in {}", due.lang);
    }
    if due.text == "not-found" {
        for lang in languages_with("not-found") {
            let text = words(&lang, "not-found.text");
            assert!(said[lang.as_str()].contains(&text.as_str()), "{asked}: {text}");
        }
    }
}

/// What the operator's file calls a phone line, the same in every language, and its number.
fn is_of_the_operator(text: &str) -> bool {
    text.trim() == "MitID Support" || text.trim().starts_with('+')
}
