//! The list of activities while it is slow, empty, failed, or somebody's who is not there any more; with the keyboard alone; and on the profile.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::{
    activities::{judge_of, path, said},
    citizen::Hands::Keyboard,
    scene,
    words::{counted, words},
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

#[test]
fn a_slow_list_says_so_and_one_in_which_nothing_fits_can_be_cleared() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        for lang in ["da", "en"] {
            clara.lists_activities(lang, "clara-display").await;
            let count = clara.rows().await.len();
            stage.sandbox().fault("get_activity", json!({ "fault": "delay", "ms": 3500 }), Some(1)).await;
            clara.reloads().await;
            clara.is_told(&words(lang, "flow.loading-slowly")).await;
            clara.sees_the_phone().await;
            clara.waits_for_rows(count).await;
            // The same for a page further down, where the rows that are there stay.
            clara.sees_all_fields().await;
            stage.sandbox().fault("get_activity", json!({ "fault": "delay", "ms": 3500 }), Some(1)).await;
            clara.selects("#group", 3).await;
            clara.selects("#outcome", 4).await;
            clara.is_told(&said(lang, "nothing-fits")).await;
            clara.is_told(&said(lang, "group-codes")).await;
            // Neither a head without rows, nor a file without any.
            for of_rows in [".event", ".events", "#csv"] {
                clara.does_not_see(of_rows).await;
            }
            clara.sees_the_phone().await;
            clara.presses("#clear").await;
            clara.waits_for_rows(count).await;
            clara.is_told(&counted(lang, "activity.shown", count)).await;
            let fields =
                "return ['group', 'outcome', 'period', 'q'].map(id => document.getElementById(id).value).join()";
            assert_eq!(clara.js(fields).await, "0,0,0,");
            clara.begins_anew().await;
        }
    });
}

#[test]
fn a_session_that_ends_while_one_looks_leads_to_the_login_and_back_to_the_list() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for lang in ["da", "en"] {
            eva.lists_activities(lang, "eva-display").await;
            eva.waits_for_rows(50).await;
            for press in ["#older", COMES_BACK] {
                stage.sandbox().kill_sessions().await;
                if press == COMES_BACK {
                    eva.js(COMES_BACK).await;
                } else {
                    eva.presses(press).await;
                }
                eva.sees("main #log-in").await;
                // The list says so first; when the session has been asked about, the whole page does.
                eva.waits_for("no row is left", "return !document.querySelector('.event')").await;
                eva.sees_the_phone().await;
                eva.presses("main #log-in").await;
                eva.logs_in_with("eva-display").await;
                assert_eq!(eva.address().await, path(lang));
                eva.waits_for_rows(50).await;
            }
        }
    });
}

/// Two days of which none is filled in yet narrow nothing, and their fields stay until something else is chosen.
#[test]
fn whoever_comes_back_finds_the_days_that_were_filled_in_and_what_is_new() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        eva.lists_activities("en", "eva-display").await;
        eva.waits_for_rows(50).await;
        eva.sees_all_fields().await;
        eva.selects("#period", 4).await;
        eva.selects("#group", 1).await;
        eva.sees("#clear").await;
        eva.selects("#group", 0).await;
        eva.waits_for("nothing narrows", "return !document.querySelector('#clear')").await;
        eva.sees("#from").await;
        let (from, to) = (eva.day(9).await, eva.day(4).await);
        eva.fills_in_days(&from, &to).await;
        eva.sees("#clear").await;
        stage.sandbox().kill_sessions().await;
        eva.js(COMES_BACK).await;
        eva.presses("main #log-in").await;
        eva.logs_in_with("eva-display").await;
        eva.sees(".event").await;
        let days = "return ['from', 'to'].map(id => document.getElementById(id)?.value)";
        assert_eq!(eva.js(days).await, json!([from, to]));
        // One of the two can be changed, and the other stays.
        eva.fills_in_days(&from, &eva.day(5).await).await;
        eva.waits_for(
            "no day after that",
            &format!(
                "return [...document.querySelectorAll('.event time')].every(it => new Date(it.dateTime).toLocaleDateString('sv', {{ timeZone: 'Europe/Copenhagen' }}) <= '{}')",
                eva.day(5).await
            ),
        )
        .await;
        // Another log-in is an activity; it is offered here too, where it fits.
        eva.selects("#group", 1).await;
        eva.selects("#period", 0).await;
        eva.waits_for("the two fields are gone", "return !document.querySelector('#from')").await;
        eva.waits_for_rows(50).await;
        let elsewhere = stage.citizen().await;
        elsewhere.lists_activities("en", "eva-display").await;
        eva.js(COMES_BACK).await;
        eva.sees("#news").await;
    });
}

#[test]
fn whoever_logs_in_through_another_tab_sees_nothing_of_the_person_before() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.lists_activities("da", "clara-display").await;
        browser.sees_all_fields().await;
        browser.searches_for("amsterdam").await;
        browser.waits_for_rows(9).await;
        let added = browser.row_that_says(&[&browser.says_added("da")]).await;
        browser.picks_row(&added).await;
        let first = browser.opens_another_tab().await;
        browser.lists_activities("da", "bent-display").await;
        let bents = browser.rows().await.len();
        browser.closes_the_tab(first).await;
        // The session is answered later than the list; rows of one person must never appear among the other's.
        stage.sandbox().fault("get_session", json!({ "fault": "delay", "ms": 1000 }), Some(1)).await;
        browser
            .js("window.mixed = false; new MutationObserver(() => {
                const all = document.querySelector('#app').innerText;
                if (all.includes('Amsterdam') && all.includes('Edge, Windows')) window.mixed = true;
            }).observe(document.body, { childList: true, subtree: true, characterData: true })")
            .await;
        browser.js(COMES_BACK).await;
        browser.sees("#newcomer").await;
        browser.waits_for_rows(bents).await;
        browser.does_not_read("Amsterdam").await;
        browser.does_not_read("Clara").await;
        browser.does_not_see("#wrong-picked").await;
        assert_eq!(browser.js("return window.mixed").await, false);
        assert_eq!(browser.js("return document.querySelector('#q').value").await, "", "nor what Clara looked for");
        assert!(!browser.keeps().await.contains("clara-"));
    });
}

#[test]
fn a_row_is_opened_reported_and_closed_with_the_keyboard_alone_and_the_focus_is_never_lost() {
    scene(|stage| async move {
        let clara = stage.citizen().await.with(Keyboard);
        clara.lists_activities("da", "clara-display").await;
        let added = clara.row_that_says(&[&clara.says_added("da")]).await;
        clara.opens_row(&added).await;
        clara.keeps_the_focus().await;
        assert!(clara.has_focus_on(&format!("{added}, {added} *, {added} + .event__more *")).await, "within the row");
        let report = format!("{} .button-primary", judge_of(&added));
        clara.tabs_to(&report).await;
        clara.strikes(Key::Space).await;
        clara.waits_for("focus on the row", &format!("return document.activeElement.matches('{added}')")).await;
        clara.reads_in(&judge_of(&added), &counted("da", "activity.reported-keep", 1)).await;
        clara.presses(&format!("{} > .link-button", judge_of(&added))).await;
        clara.waits_for("it is closed", "return !document.querySelector('.judge')").await;
        clara.waits_for("focus on the row", &format!("return document.activeElement.matches('{added}')")).await;
        // Two more by their ticks.
        for name in ["did-user-id", "did-approval-declined"] {
            let tick = format!("{} .event__check", clara.row_that_says(&[&said("da", name)]).await);
            clara.tabs_to(&tick).await;
            clara.strikes(Key::Space).await;
            clara.keeps_the_focus().await;
        }
        clara.presses("#wrong-picked").await;
        clara.waits_for("focus on what came of it", "return document.activeElement.id === 'reports'").await;
        clara.reads_in("#reports", &counted("da", "activity.reported-heading", 3)).await;
        assert_eq!(stage.sandbox().truth().await.reports("clara").len(), 3);
        // Whatever is pressed and goes away with the press leaves the focus somewhere.
        clara.tabs_to("#q").await;
        clara.client().active_element().await.expect("the field").send_keys("amsterdam").await.expect("keys");
        clara.waits_for_rows(9).await;
        clara.presses("#clear").await;
        clara.keeps_the_focus().await;
    });
}

#[test]
fn the_profile_has_the_newest_ten_by_day_and_leads_to_all_of_them() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for (lang, profile) in [("da", "/da/profil"), ("en", "/en/profile")] {
            eva.logs_in_at(profile, "eva-display").await;
            eva.waits_for("ten", "return document.querySelectorAll('#activity ol > li').length === 10").await;
            let days = eva.js("return [...document.querySelectorAll('#activity .day, #activity ol')].map(it => it.tagName).join()").await;
            let days = days.as_str().expect("days");
            assert!(days.starts_with("H3,OL") && !days.contains("OL,OL") && !days.contains("H3,H3"), "{days}");
            let times = "return [...document.querySelectorAll('#activity time')].map(it => it.dateTime)";
            let times = eva.js(times).await;
            let newest: Vec<_> = times.as_array().expect("times").clone();
            assert!(newest.windows(2).all(|pair| pair[0].as_str() >= pair[1].as_str()), "{newest:?}");
            eva.presses(&format!("#activity a[href='{}']", path(lang))).await;
            eva.waits_for_rows(50).await;
            assert_eq!(eva.address().await, path(lang));
            let listed = eva
                .js("return [...document.querySelectorAll('.event time')].slice(0, 10).map(it => it.dateTime)")
                .await;
            assert_eq!(listed, json!(newest));
            eva.client().back().await.expect("the profile");
            eva.waits_for("ten again", "return document.querySelectorAll('#activity ol > li').length === 10").await;
        }
    });
}
