//! What one asks of the list besides: service providers, what is new, and all of it as a file or on paper.

use serde_json::json;

use crate::support::{Citizen, Setting, activities::said, scene, words::counted};

#[test]
fn grete_turns_on_the_service_providers_where_she_misses_them() {
    scene(|stage| async move {
        let grete = stage.citizen().await;
        for lang in ["da", "en"] {
            grete.lists_activities(lang, "grete-reader").await;
            grete.reads(&said(lang, "hidden-heading")).await;
            grete.does_not_read("Apoteket").await;
            stage.sandbox().fault("put_provider_shown", json!({ "fault": "status", "status": 503 }), Some(1)).await;
            grete.presses("#show-provider").await;
            grete.reads(&said(lang, "hidden-failed")).await;
            assert!(!stage.sandbox().truth().await.shows_providers("grete"));
            grete.does_not_read("Apoteket").await;
            grete.presses("#show-provider").await;
            grete.reads(&said(lang, "hidden-on")).await;
            grete
                .waits_for(
                    "the names are there",
                    "return document.querySelector('#activities').innerText.includes('Apoteket på Torvet')",
                )
                .await;
            grete.does_not_see("#show-provider").await;
            assert!(stage.sandbox().truth().await.shows_providers("grete"));
            grete.reloads().await;
            grete.sees(".event").await;
            grete.does_not_read(&said(lang, "hidden-heading")).await;
            grete.begins_anew().await;
        }
        // A back end that does not do it: the eID's own page may.
        stage.sandbox().switch(json!({ "off": ["provider_setting"] })).await;
        grete.lists_activities("da", "grete-reader").await;
        grete.sees(".notice a[href^=https]").await;
        grete.sees(".event").await;
        grete.does_not_see("#show-provider").await;
    });
}

#[test]
fn what_has_happened_meanwhile_is_offered_and_pushes_nothing_aside() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        let comes_back =
            ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"];
        for (lang, comes_back) in ["da", "en"].into_iter().zip(comes_back) {
            anna.lists_activities(lang, "anna-display").await;
            let before = anna.rows().await;
            let news = json!({ "kind": "approval", "provider": "Ny Bank", "device": "Firefox, Mac", "count": 2 });
            stage.sandbox().happens_to("anna", news).await;
            anna.js(comes_back).await;
            anna.sees("#news").await;
            anna.reads(&counted(lang, "activity.news", 2)).await;
            assert_eq!(anna.rows().await, before, "nothing has moved");
            anna.presses("#news").await;
            anna.waits_for_rows(before.len() + 2).await;
            let after = anna.rows().await;
            assert!(after[..2].iter().all(|row| row.contains("Ny Bank")), "{after:#?}");
            assert_eq!(after[2..], before);
            anna.does_not_see("#news").await;
            anna.waits_for("focus on the sentence", "return document.activeElement.id === 'summary'").await;
            anna.is_told(&counted(lang, "activity.shown", after.len())).await;
            // So much that the newest page does not meet what is there: nothing is missing in between all the same.
            stage.sandbox().happens_to("anna", json!({ "device": "Edge, Windows", "count": 120 })).await;
            anna.js(comes_back).await;
            anna.sees("#news").await;
            anna.presses("#news").await;
            anna.is_told(&counted(lang, "activity.shown", after.len() + 120)).await;
            anna.begins_anew().await;
        }
    });
}

/// In Safari whatever is drawn above pushes everything down, the row that one reads too.
#[test]
fn what_is_offered_above_leaves_the_row_that_has_the_focus_where_it_stands() {
    const AT: &str = "return Math.round(document.activeElement.getBoundingClientRect().top)";
    scene(|stage| async move {
        let anna = stage.citizen_with(Setting::small_phone()).await;
        anna.lists_activities("da", "anna-display").await;
        let last = anna.js("return '#' + [...document.querySelectorAll('.event')].at(-1).id").await;
        let last = last.as_str().expect("an id");
        anna.opens_row(last).await;
        anna.waits_for("focus on the row", &format!("return document.activeElement.matches('{last}')")).await;
        let before = anna.js(AT).await.as_i64().expect("a place");
        stage.sandbox().happens_to("anna", json!({ "device": "Firefox, Mac", "count": 2 })).await;
        anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        anna.reads(&counted("da", "activity.news", 2)).await;
        anna.waits_for("the same place", &format!("return Math.abs((() => {{ {AT} }})() - {before}) <= 1")).await;
        assert!(anna.has_focus_on(last).await);
    });
}

/// Catches the content of a download, and keeps the browser from saving it.
const CATCH: &str = "
    const make = URL.createObjectURL.bind(URL), click = HTMLElement.prototype.click;
    URL.createObjectURL = it => { window.caught = it; return make(it); };
    HTMLElement.prototype.click = function () { if (this.download) window.savedAs = this.download; else click.call(this); };";
const BYTES: &str = "
    const done = arguments[arguments.length - 1];
    window.caught.arrayBuffer().then(it => done([...new Uint8Array(it)]))";

#[test]
fn all_that_the_list_shows_is_taken_along_as_a_file_and_on_paper() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.runs_first_on_every_page(CATCH).await;
        stage.sandbox().happens_to("anna", json!({ "device": "Edge, Windows", "count": 300 })).await;
        let formula = json!({ "provider": "=HYPERLINK(\"https://x.example\")", "device": "+1\"2", "city": "@SUM(A1)" });
        stage.sandbox().happens_to("anna", formula).await;
        for lang in ["da", "en"] {
            anna.lists_activities(lang, "anna-display").await;
            anna.waits_for_rows(50).await;
            anna.presses("#all-older").await;
            anna.waits_for("all of them", "return !document.querySelector('#stop, #all-older')").await;
            // Seven, 301, and a login each time; fifty of them stand on the page.
            let all = if lang == "da" { 309 } else { 310 };
            anna.is_told(&counted(lang, "activity.shown", all)).await;
            assert_eq!(anna.rows().await.len(), 50);
            is_taken_along(&anna, lang, all).await;
            anna.searches_for("edge").await;
            anna.is_told(&counted(lang, "activity.shown", 300)).await;
            is_taken_along(&anna, lang, 300).await;
            let file = file_of(&anna).await;
            assert!(!file.contains("HYPERLINK"), "what does not fit is not in it");
            anna.presses("#clear").await;
            is_harmless(&anna).await;
        }
    });
}

/// A row for the names of the columns, and one for each activity that fits.
async fn is_taken_along(anna: &Citizen, lang: &str, count: usize) {
    let file = file_of(anna).await;
    assert_eq!(anna.js("return window.savedAs").await, format!("{}.csv", said(lang, "csv-name")));
    assert_eq!(file.matches("\r\n").count(), count + 1);
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains('\r'));
    assert!(file.lines().all(|line| line.starts_with('"') && line.ends_with('"')));
    assert!(file.starts_with(&format!("\"{}\";", said(lang, "csv-time-zone"))), "{:.200}", file);
    anna.js("dispatchEvent(new Event('beforeprint'))").await;
    let rows = anna.js("return document.querySelectorAll('#paper tr').length").await;
    assert_eq!(rows, count + 1, "on paper");
    anna.js("dispatchEvent(new Event('afterprint'))").await;
    anna.does_not_see("#paper").await;
}

async fn file_of(anna: &Citizen) -> String {
    anna.presses("#csv").await;
    anna.waits_for("a file", "return !!window.caught").await;
    let bytes = anna.client().execute_async(BYTES, Vec::new()).await.expect("bytes");
    anna.js("delete window.caught").await;
    let bytes: Vec<u8> = serde_json::from_value(bytes).expect("bytes");
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    String::from_utf8(text.to_vec()).expect("UTF-8")
}

/// No field begins as a spreadsheet's formula does.
async fn is_harmless(anna: &Citizen) {
    let file = file_of(anna).await;
    assert!(file.contains("\"'=HYPERLINK(\"\"https://x.example\"\")\""), "{file:.600}");
    assert!(file.contains("\"'+1\"\"2\""), "{file:.600}");
    for begin in ['=', '+', '-', '@'] {
        assert!(!file.contains(&format!(";\"{begin}")) && !file.contains(&format!("\n\"{begin}")), "{begin}");
    }
}
