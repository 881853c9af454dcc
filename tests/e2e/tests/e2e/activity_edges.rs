//! The edges of the list of activities: letters and clocks of other places, browsers that do nothing, what is hidden, heard twice, or was read long ago.

use serde_json::json;

use crate::support::{
    Citizen, Setting,
    activities::{judge_of, said},
    scene,
    words::{counted, filled},
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

#[test]
fn a_place_is_found_however_it_is_typed() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        stage.sandbox().happens_to("anna", json!({ "city": "Århus", "country": "DK" })).await;
        stage.sandbox().happens_to("anna", json!({ "city": "Malmø", "country": "SE" })).await;
        anna.lists_activities("da", "anna-display").await;
        let typed =
            [("Malmø", ["malmo", "MALMØ", "malmö", "malmoe"]), ("Århus", ["A\u{30a}rhus", "aarhus", "ÅRHUS", "arhus"])];
        for (city, typed) in typed.into_iter().flat_map(|(city, typed)| typed.map(|typed| (city, typed))) {
            types(&anna, typed).await;
            let is_found = format!(
                "const rows = [...document.querySelectorAll('.event')];
                return rows.length > 0 && rows.every(it => it.innerText.includes('{city}'))"
            );
            anna.waits_for(&format!("{typed} finds {city}"), &is_found).await;
            anna.does_not_read(&said("da", "nothing-fits")).await;
        }
        types(&anna, "malmøø").await;
        anna.is_told(&said("da", "nothing-fits")).await;
    });
}

/// A mark that no key of this keyboard types, too.
async fn types(anna: &Citizen, text: &str) {
    anna.js(&format!(
        "const field = document.querySelector('#q');
        field.value = {};
        field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        json!(text)
    ))
    .await;
}

/// What each row says of its time and day, and what it is to say, in Denmark; and when it was by the reader's clock.
const TIMES: &str = "
    const zone = arguments[0], danish = { timeZone: 'Europe/Copenhagen' };
    const moment = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' };
    return [...document.querySelectorAll('.event')].map(row => {
        const time = row.querySelector('time'), at = new Date(time.dateTime);
        const head = (row.closest('tbody, section') ?? document).querySelector('.day');
        return [
            [time.innerText.trim(), at.toLocaleTimeString('da', { hour: '2-digit', minute: '2-digit', ...danish })],
            [head.innerText.trim().toLowerCase(), at.toLocaleDateString('da', { dateStyle: 'full', ...danish }).toLowerCase()],
            [row.innerText, at.toLocaleString('da', { ...moment, timeZone: zone })],
        ];
    })";

#[test]
fn a_reader_elsewhere_sees_danish_time_and_ones_own() {
    const ELSEWHERE: &str = "America/New_York";
    scene(|stage| async move {
        for setting in [Setting::default(), Setting::small_phone()] {
            for zone in [ELSEWHERE, "Europe/Copenhagen"] {
                let clara = stage.citizen_with(Setting { zone: Some(zone), ..setting }).await;
                clara.lists_activities("da", "clara-display").await;
                let times = clara.js(&format!("return (function () {{ {TIMES} }})('{zone}')")).await;
                let times: Vec<[[String; 2]; 3]> = serde_json::from_value(times).expect("times");
                assert!(times.len() >= 12);
                for [[clock, danish], [head, day], [row, own]] in times {
                    assert_eq!((clock, head), (danish, day), "{row}");
                    assert!(!row.contains(&own), "{own} in {row}");
                }
                // Whose time it is stands once above the list, and where it says nothing it is not said.
                match zone {
                    ELSEWHERE => clara.reads(&said("da", "zone")).await,
                    _ => clara.does_not_read(&said("da", "zone")).await,
                }
                // The detail says both.
                let row = clara.row_that_says(&[&clara.says_added("da")]).await;
                clara.opens_row(&row).await;
                let judge = clara.text_of(&judge_of(&row)).await;
                assert_eq!(judge.contains("dansk tid. Det svarer til "), zone == ELSEWHERE, "{judge}");
                clara.begins_anew().await;
            }
        }
    });
}

/// The days of a period are Danish days, and so are those in the file.
#[test]
fn days_that_are_filled_in_elsewhere_are_danish_days() {
    scene(|stage| async move {
        let eva = stage.citizen_with(Setting::in_zone("Pacific/Auckland")).await;
        eva.lists_activities("da", "eva-display").await;
        eva.sees_all_fields().await;
        eva.selects("#period", 4).await;
        let days = "const day = it => it.toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' });";
        let day = eva.js(&format!("{days} return day(new Date(Date.now() - 5 * 864e5))")).await;
        let day = day.as_str().expect("a day").to_owned();
        eva.fills_in_days(&day, &day).await;
        let of_the_day = format!(
            "{days} const all = [...document.querySelectorAll('.event time')].map(it => day(new Date(it.dateTime)));
            return all.length > 0 && all.every(it => it === '{day}') && document.querySelectorAll('.day').length === 1"
        );
        eva.waits_for("that day alone", &of_the_day).await;
        let asked = stage.sandbox().truth().await;
        assert!(!asked.calls("get_activity").is_empty());
    });
}

#[test]
fn a_browser_that_does_not_print_or_save_says_another_way() {
    scene(|stage| async move {
        let ways = ["window.print = () => {}", "window.print = () => dispatchEvent(new Event('beforeprint'))"];
        for (way, is_silent) in ways.into_iter().zip([true, false]) {
            let anna = stage.citizen().await;
            anna.runs_first_on_every_page(way).await;
            anna.lists_activities("da", "anna-display").await;
            anna.presses("#print").await;
            if is_silent {
                anna.reads(&said("da", "print-nothing")).await;
            } else {
                // Longer than a browser takes to begin.
                tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
                anna.does_not_read(&said("da", "print-nothing")).await;
            }
            anna.presses("#csv").await;
            anna.reads(&said("da", "csv-nothing")).await;
            anna.does_not_read(&said("da", "print-nothing")).await;
        }
        let anna = stage.citizen().await;
        anna.runs_first_on_every_page("window.print = undefined").await;
        anna.lists_activities("en", "anna-display").await;
        anna.sees("#csv").await;
        anna.does_not_see("#print").await;
        anna.runs_first_on_every_page("delete HTMLAnchorElement.prototype.download").await;
        anna.reloads().await;
        anna.reads(&said("en", "take-nothing")).await;
        anna.does_not_see("#csv, #print").await;
    });
}

#[test]
fn a_receipt_that_cannot_be_printed_says_another_way() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.runs_first_on_every_page("window.print = () => {}").await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.presses("#print").await;
        anna.reads(&filled("da", "afterwards.print-nothing", &[])).await;
        anna.runs_first_on_every_page("window.print = undefined").await;
        anna.reloads().await;
        anna.sees("#copy-link").await;
        anna.does_not_see("#print").await;
    });
}

/// Whatever is scrolled: the names of the columns are read, and what has the focus is not below them.
#[test]
fn the_names_of_the_columns_stand_below_the_help() {
    const HEADS: &str = "
        const over = it => {
            const box = it.getBoundingClientRect();
            return it.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
        };
        return [...document.querySelectorAll('.events thead th')].every(over)";
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for (width, height) in [(1280, 800), (1000, 500), (1000, 400), (1280, 400)] {
            eva.has_screen(width, height).await;
            eva.lists_activities("da", "eva-display").await;
            eva.waits_for_rows(50).await;
            for row in [10, 30, 45] {
                eva.js(&format!("document.querySelectorAll('.event')[{row}].scrollIntoView({{ block: 'start' }})"))
                    .await;
                assert_eq!(eva.js(HEADS).await, true, "{width} × {height}, at row {row}");
                // Upwards, with the keyboard.
                is_seen_with_the_focus(&eva, row - 6, &format!("{width} × {height}, above row {row}")).await;
            }
        }
        for (width, height) in [(320, 568), (768, 1024)] {
            eva.has_screen(width, height).await;
            eva.lists_activities("da", "eva-display").await;
            eva.waits_for_rows(50).await;
            for row in [10, 30, 5] {
                is_seen_with_the_focus(&eva, row, &format!("{width} × {height}, row {row}")).await;
            }
        }
    });
}

/// WebKit scrolls to what has got the focus in the next frame, the others at once.
async fn is_seen_with_the_focus(eva: &Citizen, row: usize, place: &str) {
    let open = format!("document.querySelectorAll('.event')[{row}].querySelector('.event__open')");
    eva.js(&format!("{open}.focus()")).await;
    let seen = format!(
        "const open = {open}, box = open.getBoundingClientRect();
        return open === document.activeElement
            && open.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))"
    );
    eva.waits_for(&format!("{place}: what has the focus is seen"), &seen).await;
}

/// From now on records, for each live region, what a screen reader would announce, and what it would not, because the region was inserted together
/// with its text.
const LISTENS: &str = "
    const live = '[role=status], [role=alert], [aria-live]';
    window.heard = []; window.unheard = []; window.nested = [];
    const text = it => it.innerText.trim();
    new MutationObserver(all => {
        const places = new Set();
        for (const { target, addedNodes } of all) {
            for (const node of addedNodes) {
                if (node.nodeType !== 1) continue;
                const fresh = [node, ...node.querySelectorAll(live)].filter(it => it.matches(live));
                for (const it of fresh) if (text(it)) window.unheard.push(text(it));
            }
            const place = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
            if (place && place.isConnected && text(place)) places.add(place);
        }
        for (const place of places) window.heard.push(text(place));
        for (const it of document.querySelectorAll(live)) if (it.parentElement.closest(live)) window.nested.push(it.outerHTML);
    }).observe(document.body, { childList: true, subtree: true, characterData: true })";

#[test]
fn what_comes_is_heard_once_and_from_a_place_that_stood_there() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.lists_activities("da", "clara-display").await;
        clara.js(LISTENS).await;
        // A report that fails and then does not, and news.
        stage.sandbox().fault("put_report", json!({ "fault": "status", "status": 503 }), Some(1)).await;
        let row = clara.row_that_says(&[&clara.says_added("da")]).await;
        clara.opens_row(&row).await;
        let wrong = format!("{} .button-primary", judge_of(&row));
        clara.presses(&wrong).await;
        clara.reads(&said("da", "not-reported-hint")).await;
        clara.presses(&wrong).await;
        clara.reads(&said("da", "reported-next")).await;
        stage.sandbox().happens_to("clara", json!({ "city": "Aarhus" })).await;
        clara.js(COMES_BACK).await;
        clara.presses("#news").await;
        let heard = hears(&clara).await;
        let times = |part: &str| heard.iter().filter(|text| text.contains(part)).count();
        assert_eq!(times(&said("da", "not-reported-hint")), 1, "{heard:#?}");
        assert_eq!(times(&counted("da", "activity.reported-heading", 1)), 1, "{heard:#?}");
        assert_eq!(times(&counted("da", "activity.news", 1)), 1, "{heard:#?}");
        // A reading that fails.
        let eva = stage.citizen().await;
        eva.lists_activities("da", "eva-display").await;
        eva.waits_for_rows(50).await;
        eva.js(LISTENS).await;
        stage.sandbox().fault("get_activity", json!({ "fault": "status", "status": 500 }), Some(1)).await;
        eva.presses("#older").await;
        eva.presses("#again").await;
        eva.waits_for("it is read", "return !document.querySelector('#again')").await;
        let heard = hears(&eva).await;
        let failed = filled("da", "flow.problem-back-end", &[]);
        assert_eq!(heard.iter().filter(|text| text.contains(&failed)).count(), 1, "{heard:#?}");
    });
}

/// What was announced since then; checks that nothing is announced twice in a row, nor by a region that was inserted with its text or is within
/// another.
async fn hears(citizen: &Citizen) -> Vec<String> {
    let [unheard, nested] = [citizen.js("return window.unheard").await, citizen.js("return window.nested").await];
    assert_eq!((unheard, nested), (json!([]), json!([])));
    let heard: Vec<String> = serde_json::from_value(citizen.js("return window.heard").await).expect("texts");
    assert!(heard.windows(2).all(|pair| pair[0] != pair[1]), "{heard:#?}");
    heard
}

/// "It was blocked" rests on a list that was read after the row was opened; its date and its claim stand with it.
#[test]
fn a_suggestion_does_not_rest_on_an_old_list() {
    const CLAIM: &str = ".judge [data-claim=blocked][data-about='anna-app']";
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        for lang in ["da", "en"] {
            let anna = stage.citizen().await;
            sandbox
                .happens_to("anna", json!({ "kind": "login", "authenticator": "anna-app", "provider": "Fremmed" }))
                .await;
            anna.lists_activities(lang, "anna-display").await;
            sandbox.block_by("anna", Some("anna-app"), "support", true).await;
            let row = anna.row_that_says(&["Fremmed"]).await;
            // It could not be read anew: nothing is said, and it can be blocked.
            sandbox.fault("get_authenticators", json!({ "fault": "status", "status": 503 }), None).await;
            anna.opens_row(&row).await;
            anna.presses(&format!("{} .button-primary", judge_of(&row))).await;
            anna.sees(&format!("{} .acts", judge_of(&row))).await;
            anna.does_not_see(CLAIM).await;
            anna.reads_in(&judge_of(&row), &said(lang, "block-used")).await;
            sandbox.clear_faults().await;
            let before = anna.js("return new Date().toISOString()").await;
            anna.js(COMES_BACK).await;
            anna.sees(CLAIM).await;
            let at = anna.attribute(CLAIM, "data-claim-at").await;
            assert!(at.as_str() >= before.as_str().expect("a time"), "{at} {before}");
            let said_so = filled(lang, "activity.seen-blocked", &[("when", "|")]);
            for part in said_so.split('|') {
                anna.reads_in(CLAIM, part.trim()).await;
            }
            anna.judged().await;
            // Support opens it again.
            sandbox.lift("anna", "anna-app").await;
            anna.js(COMES_BACK).await;
            anna.waits_for("nothing says blocked", &format!("return !document.querySelector(\"{CLAIM}\")")).await;
            // Removed is another word, and no claim.
            sandbox.set_status("anna", Some("anna-app"), "revoked").await;
            anna.js(COMES_BACK).await;
            let removed = filled(lang, "activity.seen-removed", &[("when", "|")]);
            for part in removed.split('|') {
                anna.reads_in(&judge_of(&row), part.trim()).await;
            }
            anna.does_not_see(CLAIM).await;
            sandbox.reset().await;
        }
    });
}
