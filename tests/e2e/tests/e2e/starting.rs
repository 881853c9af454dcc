//! Before the app runs, and where it never does: nothing is said that only the app can know, and why it does not start is said with what to do.

use std::{fs, time::Duration};

use serde_json::json;

use crate::support::{
    Citizen, Setting,
    activities::path,
    scene, scene_of,
    site::Site,
    words::{da, words},
};

/// The link to a receipt, complete.
const LINK: &str = "/da/kvittering#3b1fd0f5a7c84f0c9d7e6a5b4c3d2e1f.9a8b7c6d5e4f30211203f4e5d6c7b8a9";

/// Holds the app back until `letItStart()`.
const HOLD_BACK: &str = "
    const started = new Promise(start => window.letItStart = start);
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => { await started; return instantiate.apply(WebAssembly, given); }";

/// How often documents were loaded in this tab.
const COUNT: &str = "if (location.protocol === 'http:') sessionStorage.loads = Number(sessionStorage.loads || 0) + 1";

#[test]
fn a_complete_link_is_waited_for_and_not_called_incomplete_before_the_app_runs() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.runs_first_on_every_page(HOLD_BACK).await;
        reader.loads(LINK).await;
        reader.reads(&da("flow.loading")).await;
        reader.does_not_read(&da("receipt.bad-link-heading")).await;
        reader.does_not_read(&da("common.needs-script")).await;
        reader.reads(&da("common.silent")).await;
        reader.js("letItStart()").await;
        reader.waits_for_the_app().await;
        reader.waits_for_claim("unknown").await;
        reader.does_not_read(&da("common.silent")).await;
    });
}

#[test]
fn without_a_script_a_receipt_says_what_to_do_instead_and_nothing_of_the_link() {
    scene(|stage| async move {
        let reader = stage.citizen_with(Setting::without_script()).await;
        for (page, lang) in [(LINK, "da"), ("/de/receipt#x.y", "de"), ("/da/profil", "da"), ("/en/activity", "en")] {
            reader.loads(page).await;
            reader.reads(&words(lang, "common.needs-script")).await;
            reader.reads(&words(lang, "common.silent")).await;
            reader.sees("main noscript a[href$=help], main noscript a[href$=hjaelp]").await;
            reader.does_not_read(&words(lang, "receipt.bad-link-heading")).await;
            reader.does_not_read(&words(lang, "flow.loading")).await;
            reader.sees_the_phone().await;
        }
    });
}

/// Minifiers write `catch {}`, at which a browser too old for it would stop and show nothing at all.
#[test]
fn the_script_that_looks_at_the_browser_is_in_old_syntax_as_it_is_served() {
    let served = fs::read_to_string(Site::copied().asset("boot.js")).expect("the script");
    for newer in ["catch{", "=>", "`", "?.", "??", "let ", "const ", "async "] {
        assert!(!served.contains(newer), "{newer}");
    }
}

/// In an older browser, and where a phone's lockdown takes it away.
#[test]
fn without_webassembly_the_page_names_the_browsers_that_can_and_the_phone_with_its_hours() {
    scene(|stage| async move {
        for missing in ["delete window.WebAssembly", "window.WebAssembly = undefined", "delete window.fetch"] {
            let reader = stage.citizen().await;
            reader.runs_first_on_every_page(missing).await;
            reader.loads("/da/profil").await;
            is_absent(&reader, "app-browser").await;
            reader.does_not_read(&da("common.try-again")).await;
        }
    });
}

/// A content security policy can make WebAssembly unusable although it exists.
#[test]
fn webassembly_that_a_policy_refuses_is_told_like_one_that_is_missing() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader
            .runs_first_on_every_page(
                "const refuse = async () => { throw new WebAssembly.CompileError('refused by the policy') };
                WebAssembly.instantiate = WebAssembly.instantiateStreaming = refuse",
            )
            .await;
        for page in ["/da/profil", LINK, "/da/"] {
            reader.loads(page).await;
            is_absent(&reader, "app-browser").await;
        }
    });
}

/// After a deployment, or in the middle of one.
#[test]
fn a_file_that_is_gone_or_another_one_is_looked_for_in_a_new_document_once() {
    for (missing, instead) in
        [("app.wasm", None), ("app.js", None), ("text-app-da.txt", None), ("text-app-da.txt", Some("another"))]
    {
        let site = Site::copied();
        let (place, content) = site.loses(missing);
        if let Some(other) = instead {
            fs::write(&place, other).expect("another one");
        }
        scene_of(site.folder(), move |stage| async move {
            let reader = stage.citizen().await;
            reader.runs_first_on_every_page(COUNT).await;
            reader.loads(LINK).await;
            is_absent(&reader, "app-lost").await;
            assert_eq!(reader.js("return sessionStorage.loads").await, "2", "{missing}");
            // The file is back, but the browser has cached the earlier answer.
            fs::write(&place, &content).expect("the file");
            reader.presses("#try-again").await;
            reader.waits_for_the_app().await;
            reader.waits_for_claim("unknown").await;
            // The browser itself complains of what is not what it should be.
            let complaints = reader.complaints().await;
            let is_due = |complaint: &String| complaint.contains("integrity") || complaint.contains("MIME type");
            assert!(complaints.iter().all(is_due), "{complaints:#?}");
        });
    }
}

/// The app starts in steps, and stops in one of them in a way that it cannot tell of.
#[test]
fn a_start_that_breaks_off_is_tried_in_a_new_document_once() {
    const BROKEN: &str =
        "Object.defineProperty(Navigator.prototype, 'languages', { get() { throw new TypeError('broken'); } });";
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.runs_first_on_every_page(COUNT).await;
        reader.runs_first_on_every_page(BROKEN).await;
        for (page, loads) in [("/da/", "2"), ("/da/spaer/identifikationsmiddel", "4")] {
            reader.loads(page).await;
            is_absent(&reader, "app-lost").await;
            assert_eq!(reader.js("return sessionStorage.loads").await, loads, "{page}");
        }
        let complaints = reader.complaints().await;
        assert!(complaints.iter().all(|complaint| complaint.contains("broken")), "{complaints:#?}");
    });
}

#[test]
fn what_could_not_be_fetched_is_fetched_when_the_network_is_back() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for missing in ["*.wasm", "*/text-app-*"] {
            reader.never_gets(missing).await;
            reader.loads("/da/spaer/identifikationsmiddel").await;
            is_absent(&reader, "app-lost").await;
            reader.js("window.before = true").await;
            reader.never_gets("*/nothing-is-called-this").await;
            reader.js("dispatchEvent(new Event('online'))").await;
            reader.waits_for_the_app().await;
            reader.reads(&da("flow.login-title")).await;
            reader.does_not_read(&da("common.app-lost")).await;
            assert_eq!(reader.js("return window.before").await, true, "the document had not to be loaded again");
        }
    });
}

#[test]
fn what_could_not_be_fetched_can_be_asked_for_again() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for missing in ["*.wasm", "*/assets/app.*.js"] {
            reader.never_gets(missing).await;
            reader.loads("/da/kvittering").await;
            is_absent(&reader, "app-lost").await;
            reader.presses("#try-again").await;
            // In vain at first.
            reader.waits_for("words about it", "return document.body.dataset.app === 'absent'").await;
            reader.never_gets("*/nothing-is-called-this").await;
            reader.presses("#try-again").await;
            reader.waits_for_the_app().await;
            reader.reads(&da("receipt.no-link-heading")).await;
        }
    });
}

async fn is_absent(reader: &Citizen, why: &str) {
    reader.waits_for("the app to give up", "return document.body?.dataset.app === 'absent'").await;
    reader.reads(&da(&format!("common.{why}"))).await;
    for other in ["app-lost", "app-browser", "app-failed", "away", "no-answer"].iter().filter(|other| **other != why) {
        reader.does_not_read(&da(&format!("common.{other}"))).await;
    }
    reader.does_not_read(&da("flow.loading")).await;
    reader.sees("#instead a[href='tel:+4533980010']").await;
    let hours = reader.text_of("#instead .hint").await;
    assert!(hours.starts_with("Hverdage kl."), "{hours}");
    reader.sees_the_phone().await;
}

/// Some mail programs write it so, and no host knows such a page.
#[test]
fn a_receipts_link_with_the_number_sign_written_out_opens() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        let there = format!("return location.pathname + location.hash === '{LINK}'");
        reader.loads(&LINK.replace('#', "%23")).await;
        reader.waits_for("the receipt", &there).await;
        reader.waits_for_the_app().await;
        reader.waits_for_claim("unknown").await;
        // Also where the app cannot start.
        reader.never_gets("*.wasm").await;
        reader.loads(&LINK.replace('#', "%23")).await;
        reader.waits_for("the receipt", &there).await;
        reader.sees_the_phone().await;
        // To no other host, however the path looks.
        reader.loads("//localhost/da/kvittering%23x").await;
        reader.waits_for("the number sign", "return location.hash === '#x'").await;
        let host = reader.js("return location.origin").await;
        assert_eq!(host, reader.stage().sandbox().app());
    });
}

/// A round trip sooner than the boot script could, and not twice because of that.
#[test]
fn what_the_app_starts_with_is_begun_by_the_document_and_fetched_once() {
    const ASKED: &str = "return performance.getEntriesByType('resource').map(it => it.name.split('/').pop())
        .filter(it => /^(app.*wasm|text-app)/.test(it)).sort()";
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for page in ["/da/", LINK, "/en/profile"] {
            reader.never_gets("*/assets/boot.*").await;
            reader.loads(page).await;
            reader.waits_for("both to be begun", &format!("return (() => {{ {ASKED} }})().length === 2")).await;
            reader.never_gets("*/nothing-is-called-this").await;
            reader.opens(page).await;
            let asked = reader.js(ASKED).await;
            assert_eq!(asked.as_array().map(Vec::len), Some(2), "{asked}");
        }
        // That the boot script did not come is the browser's to complain of.
        reader.complaints().await;
    });
}

/// What the page asks for, before its program is there; and no more than it would have asked for itself.
#[test]
fn the_first_answers_are_begun_by_the_document_and_asked_for_once() {
    const ALL: [usize; 4] = [1, 1, 1, 1];
    const COMPLETE: &str = "return !!document.querySelector('#app h1') && !document.querySelector('main .loading')";
    /// How often who is logged in, their authenticators, the identity and recent blocks have been asked for.
    async fn asked(citizen: &Citizen) -> [usize; 4] {
        let truth = citizen.stage().sandbox().truth().await;
        ["get_session", "get_authenticators", "get_identity", "get_blocks"].map(|call| truth.calls(call).len())
    }
    async fn begins(citizen: &Citizen, page: &str, due: [usize; 4]) {
        let before = asked(citizen).await;
        citizen.never_gets("*/assets/app.*wasm").await;
        citizen.loads(page).await;
        citizen.waits_for("words for it", "return document.body.dataset.app === 'absent'").await;
        let sum = |calls: [usize; 4]| calls.iter().sum::<usize>();
        // A browser makes no more than a few requests at a time.
        for _ in 0..50 {
            if sum(asked(citizen).await) >= sum(before) + sum(due) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let after = asked(citizen).await;
        let begun: Vec<usize> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(begun, due, "{page}");
        citizen.never_gets("*/nothing-is-called-this").await;
    }
    scene(|stage| async move {
        let anna = stage.citizen().await;
        begins(&anna, "/da/profil", [1, 0, 0, 0]).await;
        begins(&anna, "/da/hjaelp", [0; 4]).await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        anna.reads(&da("profile.heading")).await;
        begins(&anna, "/da/profil", ALL).await;
        begins(&anna, "/da/spaer/identifikationsmiddel", [1, 1, 1, 0]).await;
        begins(&anna, "/da/kvittering", [1, 0, 0, 0]).await;
        let before = asked(&anna).await;
        anna.loads("/da/profil").await;
        anna.reads(&da("profile.heading")).await;
        anna.waits_for("all of it", COMPLETE).await;
        assert_eq!(asked(&anna).await, before.map(|calls| calls + 1), "each once");
        // Answers requested by the first document are not used for a later page, which needs newer ones.
        let delay = json!({ "fault": "delay", "ms": 2_000 });
        stage.sandbox().fault("get_session", delay, Some(1)).await;
        let before = asked(&anna).await;
        anna.opens("/da/profil").await;
        let moves =
            format!("history.pushState(null, '', '{}'); dispatchEvent(new PopStateEvent('popstate'))", path("da"));
        anna.js(&moves).await;
        anna.waits_for(
            "the list",
            "return !!document.querySelector('#app h1') && !document.querySelector('main .loading')",
        )
        .await;
        // By a script again: WebKit's own way back passes by a page that a script went on from without a press.
        anna.js("history.back()").await;
        anna.reads(&da("profile.heading")).await;
        anna.waits_for("all of it", COMPLETE).await;
        let more: Vec<usize> = asked(&anna).await.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(more[2..], [2, 2], "the identity and recent blocks, once for the document and once for the page");
        // Beside a block that this tab knows of nothing is begun.
        anna.js("sessionStorage.setItem('spaer.intents', '[]')").await;
        begins(&anna, "/da/profil", [1, 0, 0, 0]).await;
        anna.js("sessionStorage.removeItem('spaer.intents'); sessionStorage.setItem('spaer.stranger', '\"x\"')").await;
        begins(&anna, "/da/profil", [1, 0, 0, 0]).await;
        // That the program did not come is the browser's to complain of.
        anna.complaints().await;
    });
}
