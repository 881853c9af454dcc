//! Every app page in one document: moved between without a page load, with the parts of the app that come when they are wanted.

use std::fs;

use serde_json::json;

use crate::support::{
    Citizen, Setting,
    activities::{judge_of, path, said},
    scene, scene_of,
    site::Site,
    words::{da, words},
};

/// What of the app was asked for more than once in this document.
const TWICE: &str = "
    const names = performance.getEntriesByType('resource').map(it => it.name).filter(it => it.includes('/assets/'));
    return names.filter((name, place) => names.indexOf(name) < place)";

const NOTHING: &str = "*/nothing-is-called-this";

#[test]
fn from_the_profile_to_the_list_to_a_block_and_back_is_one_document() {
    scene(|stage| async move {
        stage.orders(1);
        let clara = stage.citizen().await;
        clara.logs_in_at("/da/profil", "clara-display").await;
        clara.reads(&da("profile.heading")).await;
        clara.js("window.first = true").await;
        clara.presses(&format!("#activity a[href='{}']", path("da"))).await;
        clara.waits_for_rows(12).await;
        assert_eq!(clara.address().await, path("da"));
        let title = [da("activity.heading"), da("common.app-name")].join(" - ");
        assert_eq!(clara.js("return document.title").await, title);
        clara.waits_for("the focus on the heading", "return document.activeElement.nodeName === 'H1'").await;
        let row = clara.row_that_says(&[&clara.says_added("da")]).await;
        clara.opens_row(&row).await;
        clara.presses(&format!("{} .button-primary", judge_of(&row))).await;
        clara.presses(&format!("{} .acts a.button-primary", judge_of(&row))).await;
        clara.sees("#block").await;
        clara.presses("#block").await;
        clara.waits_for_claim("blocked").await;
        clara.presses("#back-to-list").await;
        clara
            .waits_for("back at the same row", &format!("return document.activeElement.matches({})", json!(row)))
            .await;
        clara.waits_for_rows(12).await;
        // And the browser's own way back goes the same way, page by page.
        clara.goes_back().await;
        clara.waits_for_claim("blocked").await;
        clara.goes_back().await;
        clara.goes_back().await;
        clara.waits_for_rows(12).await;
        clara.goes_back().await;
        clara.reads(&da("profile.heading")).await;
        assert_eq!(clara.js("return window.first").await, true, "no document but the first");
        assert_eq!(clara.js(TWICE).await, json!([]), "nothing was fetched twice");
        clara.judged().await;
    });
}

/// Whoever lands on a page of a part, and may be logged in, need not wait for the program before its part is begun.
#[test]
fn the_part_of_the_page_is_begun_by_the_document_and_fetched_once() {
    const PARTS: &str = "return performance.getEntriesByType('resource').map(it => it.name).filter(it => it.includes('/assets/')).map(it => it.split('/').pop())
        .filter(it => /^(profile|activity|afterwards|text-(profile|activity|afterwards))\\b/.test(it)).sort().join(' ')";
    let begun = [
        ("/da/profil", due("profile", &["profile", "activity"])),
        (path("da"), due("activity", &["activity"])),
        ("/da/kvittering", due("afterwards", &["afterwards"])),
    ];
    scene(move |stage| async move {
        let clara = stage.citizen().await;
        for (page, _) in &begun {
            clara.never_gets("*/assets/app.*wasm").await;
            clara.loads(page).await;
            clara.waits_for("words for it", "return document.body.dataset.app === 'absent'").await;
            assert_eq!(clara.js(PARTS).await, "", "{page}: nobody is logged in");
            clara.never_gets(NOTHING).await;
        }
        clara.logs_in_at("/da/profil", "clara-display").await;
        clara.reads(&da("profile.heading")).await;
        for (page, due) in &begun {
            clara.never_gets("*/assets/app.*wasm").await;
            clara.loads(page).await;
            clara.waits_for("words for it", "return document.body.dataset.app === 'absent'").await;
            assert_eq!(clara.js(PARTS).await, due.as_str(), "{page}");
            clara.never_gets(NOTHING).await;
            clara.loads(page).await;
            clara
                .waits_for(
                    "the part",
                    "return !!document.querySelector('#app h1') && !document.querySelector('main .loading')",
                )
                .await;
            assert_eq!(clara.js(TWICE).await, json!([]), "{page}");
        }
        // That the program did not come is the browser's to complain of.
        clara.complaints().await;
    });
}

/// The files that a part needs: its own, those that it shares with others, and the texts of these groups in Danish.
fn due(part: &str, texts: &[&str]) -> String {
    let is_due = |name: &str| {
        let (stem, ending) = (name.split('.').next().unwrap_or_default(), name.rsplit('.').next().unwrap_or_default());
        match ending {
            "wasm" => stem.split('-').any(|one| one == part),
            "txt" => texts.iter().any(|text| stem == format!("text-{text}-da")),
            _ => false,
        }
    };
    let mut names: Vec<_> = Site::assets().into_iter().filter(|name| is_due(name)).collect();
    names.sort();
    names.join(" ")
}

/// How the block stands needs none of it, and what is below comes when it is asked for again.
#[test]
fn the_claim_stands_without_the_rest_of_the_receipt() {
    for (lang, setting) in [("da", Setting::small_phone()), ("en", Setting::default())] {
        scene(move |stage| async move {
            stage.orders(1);
            let anna = stage.citizen_with(setting).await;
            anna.never_gets("*/assets/afterwards.*").await;
            anna.logs_in_to_block(lang, "#stolen-phone", "anna-display").await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            anna.reads(&words(lang, "flow.rest-lost")).await;
            anna.does_not_read(&words(lang, "afterwards.next-heading")).await;
            anna.sees_the_phone().await;
            anna.judged().await;
            anna.presses("#retry").await;
            anna.reads(&words(lang, "flow.rest-lost")).await;
            anna.waits_for_claim("blocked").await;
            anna.never_gets(NOTHING).await;
            anna.presses("#retry").await;
            anna.reads(&words(lang, "afterwards.next-heading")).await;
            anna.reads(&words(lang, "afterwards.details-heading")).await;
            anna.does_not_read(&words(lang, "flow.rest-lost")).await;
            anna.waits_for_claim("blocked").await;
            anna.judged().await;
            // The browser itself complains of what it did not get.
            anna.complaints().await;
        });
    }
}

#[test]
fn a_part_that_does_not_come_is_told_with_the_phone_and_comes_when_it_is_asked_for_again() {
    for (lang, setting) in [("da", Setting::small_phone()), ("en", Setting::default())] {
        scene(move |stage| async move {
            let clara = stage.citizen_with(setting).await;
            clara.lists_activities(lang, "clara-display").await;
            for missing in ["*/assets/activity.*", "*/assets/activity-profile.*", "*/assets/text-activity-*"] {
                clara.never_gets(missing).await;
                clara.loads(path(lang)).await;
                is_lost(&clara, lang).await;
                clara.presses("#retry").await;
                is_lost(&clara, lang).await;
                clara.never_gets(NOTHING).await;
                clara.js("window.first = true").await;
                clara.presses("#retry").await;
                clara.waits_for_rows(12).await;
                clara.does_not_read(&words(lang, "flow.part-lost-text")).await;
                assert_eq!(clara.js("return window.first").await, true, "{missing}: in the same document");
            }
            // The browser itself complains of what it did not get.
            clara.complaints().await;
        });
    }
}

#[test]
fn a_part_that_is_not_what_it_must_be_is_not_run_and_blocking_goes_on() {
    let site = Site::copied();
    let part = site.asset("profile.wasm");
    let mut content = fs::read(&part).expect("the part");
    if let Some(last) = content.last_mut() {
        *last ^= 1;
    }
    let (place, honest) = site.loses("profile.wasm");
    fs::write(&place, &content).expect("another one");
    scene_of(site.folder(), move |stage| async move {
        stage.orders(1);
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        is_lost(&anna, "da").await;
        anna.presses(".help-bar__block").await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        // After the deployment is mended a new document gets it.
        fs::write(&place, &honest).expect("the part");
        anna.loads("/da/profil").await;
        anna.reads(&da("profile.heading")).await;
        let complaints = anna.complaints().await;
        // That it was not what it must be, or what each engine says of a request that came to nothing for whatever reason.
        let due = ["integrity", "Failed to fetch", "Load failed", "NetworkError"];
        let is_due = |complaint: &String| due.iter().any(|word| complaint.contains(word));
        assert!(complaints.iter().all(is_due), "{complaints:#?}");
    });
}

/// An old document, after a deployment: its part is gone, and the document that is there now names another one.
#[test]
fn where_there_is_another_version_by_now_the_page_can_be_opened_again() {
    let site = Site::copied();
    let (place, content) = site.loses("profile.wasm");
    scene_of(site.folder(), move |stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        is_lost(&anna, "da").await;
        fs::write(&place, &content).expect("the part");
        anna.js("window.first = true").await;
        anna.presses("#open-again").await;
        anna.reads(&da("profile.heading")).await;
        assert_eq!(anna.js("return window.first || false").await, false, "a new document");
        anna.complaints().await;
    });
}

async fn is_lost(reader: &Citizen, lang: &str) {
    reader.reads(&words(lang, "flow.part-lost-text")).await;
    assert_eq!(reader.heading().await, words(lang, "flow.part-lost-title"));
    reader.sees("#open-again").await;
    reader.sees_the_phone().await;
    reader.judged().await;
}

/// The request to log in does not wait for the part.
#[test]
fn the_login_stands_there_before_the_part_does() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for missing in ["*/assets/profile.*", "*/assets/activity-profile.*", "*/assets/text-activity-*"] {
            reader.never_gets(missing).await;
            reader.loads("/da/profil").await;
            reader.reads(&da("flow.login-title")).await;
            reader.does_not_read(&da("flow.part-lost-text")).await;
        }
        // The browser itself complains of what it did not get.
        reader.complaints().await;
    });
}

/// The words of the part are there, and not only its program.
#[test]
fn what_comes_with_a_part_says_its_own_words_in_the_language_of_the_page() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        for lang in ["da", "en"] {
            clara.lists_activities(lang, "clara-display").await;
            assert_eq!(clara.heading().await, said(lang, "heading"));
            clara.presses(&format!("#app a[href$={}]", if lang == "da" { "profil" } else { "profile" })).await;
            clara.reads(&words(lang, "profile.devices-heading")).await;
            clara.reads(&words(lang, "activity.all")).await;
        }
    });
}
