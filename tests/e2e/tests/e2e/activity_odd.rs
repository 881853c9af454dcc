//! The list of activities when what comes is hostile, odd, too much, or nothing at all: rows, or a clear word, another try and the phone.

use serde_json::{Value, json};

use crate::{
    profile::is_inert,
    support::{
        Citizen, Setting,
        activities::{judge_of, said},
        scene,
        words::{da, words},
    },
};

#[test]
fn frejs_hostile_activities_are_text_and_all_of_a_long_one_is_at_hand() {
    scene(|stage| async move {
        for (lang, setting) in [("da", Setting::small_phone()), ("en", Setting::default())] {
            let frej = stage.citizen_with(setting).await;
            frej.runs_first_on_every_page("window.alert = () => { window.owned = true }").await;
            frej.lists_activities(lang, "frej-display").await;
            // Twelve, and every login just now.
            frej.waits_for("all of them", "return document.querySelectorAll('.event').length > 12").await;
            is_inert(&frej, lang).await;
            let days = frej.js("return [...document.querySelectorAll('.day')].map(it => it.innerText).join()").await;
            assert!(days.as_str().is_some_and(|days| days.contains("1970") && days.contains("2999")), "{days}");
            let rows = frej.rows().await;
            let alike = rows.iter().filter(|row| row.contains("Telefon") && row.contains("Opdigtet Bank"));
            assert_eq!(alike.count(), 2, "two that are alike in all but their ids: {rows:#?}");
            for place in 0..rows.len() {
                let row = frej.js(&format!("return document.querySelectorAll('.event')[{place}].id")).await;
                frej.opens_row(&format!("#{}", row.as_str().expect("an id"))).await;
                assert_eq!(frej.rows().await.len(), rows.len());
                is_inert(&frej, lang).await;
            }
            let long = frej.row_that_says(&["Chrome/9999"]).await;
            frej.opens_row(&long).await;
            let cut = "return document.body.innerText.match(/W+/g).map(it => it.length).sort((a, b) => b - a)[0] < 200";
            assert_eq!(frej.js(cut).await, true, "it is cut where it stands");
            frej.presses(&format!("{} .full-text summary", judge_of(&long))).await;
            frej.waits_for("the whole text", "return document.body.innerText.match(/W+/g).some(it => it.length > 200)")
                .await;
            is_inert(&frej, lang).await;
        }
    });
}

/// Rows come all the same: so many of them, and what each of them says.
#[test]
fn odd_answers_give_rows_that_say_what_is_known() {
    scene(|stage| async move {
        let clara = stage.citizen_with(Setting::small_phone()).await;
        for lang in ["da", "en"] {
            clara.lists_activities(lang, "clara-display").await;
            let count = clara.rows().await.len();
            let all: [(Value, String); 7] = [
                (json!({ "fault": "unknown_enums" }), said(lang, "did-other")),
                (json!({ "fault": "missing_fields", "fields": ["device", "place", "kind"] }), said(lang, "did-other")),
                (json!({ "fault": "missing_fields", "fields": ["at"] }), said(lang, "time-short")),
                (json!({ "fault": "duplicates" }), String::new()),
                (json!({ "fault": "long_texts" }), String::new()),
                (json!({ "fault": "far_times" }), String::new()),
                (json!({ "fault": "missing_fields", "fields": ["id", "outcome"] }), String::new()),
            ];
            for (fault, each) in all {
                println!("{lang} {fault}");
                stage.sandbox().fault("get_activity", fault, None).await;
                clara.reloads().await;
                clara.waits_for_rows(count).await;
                let rows = clara.rows().await;
                assert!(rows.iter().all(|row| row.contains(&each)), "{each} in {rows:#?}");
                clara.opens_row(".event:nth-of-type(1)").await;
                is_inert(&clara, lang).await;
                stage.sandbox().clear_faults().await;
            }
            // The last one had no ids: nothing that can be reported, and whom to call instead.
            clara.reads(&said(lang, "cannot-report")).await;
            clara.does_not_see(".event__check").await;
            clara.begins_anew().await;
        }
    });
}

#[test]
fn pages_that_lead_astray_come_to_an_end() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let eva = stage.citizen().await;
        eva.lists_activities("da", "eva-display").await;
        // Two pages with nothing on them are passed by.
        sandbox.fault("get_activity", json!({ "fault": "empty_page" }), Some(2)).await;
        eva.reloads().await;
        eva.waits_for_rows(50).await;
        // Endless empty pages are not skipped without telling the person.
        sandbox.fault("get_activity", json!({ "fault": "empty_page" }), None).await;
        eva.reloads().await;
        eva.is_told(&said("da", "shown-none")).await;
        eva.is_told(&said("da", "maybe-more")).await;
        let calls = stage.sandbox().truth().await.calls("get_activity").len();
        sandbox.clear_faults().await;
        eva.presses("#older").await;
        eva.waits_for("rows", "return document.querySelectorAll('.event').length >= 50").await;
        assert!(calls < 20, "{calls} calls");

        sandbox.fault("get_activity", json!({ "fault": "looping_cursor" }), None).await;
        eva.reloads().await;
        eva.waits_for_rows(50).await;
        eva.presses("#all-older").await;
        eva.is_told(&said("da", "circle")).await;
        eva.does_not_see("#all-older").await;
        eva.sees_the_phone().await;
        let calls = stage.sandbox().truth().await.calls("get_activity").len();
        eva.presses("#older").await;
        eva.waits_for(
            "all that there is",
            "return !document.querySelector('#older') || document.querySelectorAll('.event').length >= 100",
        )
        .await;
        assert_eq!(stage.sandbox().truth().await.calls("get_activity").len(), calls, "not once more around");
        sandbox.clear_faults().await;

        // Too much for one answer: fewer at a time.
        sandbox.fault("get_activity", json!({ "fault": "wide_page" }), None).await;
        eva.reloads().await;
        eva.sees(".event").await;
        sandbox.clear_faults().await;
        let few = eva.rows().await.len();
        eva.presses("#older").await;
        eva.waits_for("more rows", &format!("return document.querySelectorAll('.event').length > {few}")).await;
    });
}

/// What no row can be got out of.
const NOTHING: [&str; 7] = [
    r#"{ "fault": "status", "status": 500 }"#,
    r#"{ "fault": "html_200" }"#,
    r#"{ "fault": "malformed" }"#,
    r#"{ "fault": "huge" }"#,
    r#"{ "fault": "wide_page", "rows": 0 }"#,
    r#"{ "fault": "missing_fields", "fields": ["items"] }"#,
    r#"{ "fault": "drop_before" }"#,
];

#[test]
fn where_nothing_can_be_read_it_is_said_with_another_try_and_the_phone() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.lists_activities("da", "clara-display").await;
        for fault in NOTHING {
            println!("{fault}");
            stage.sandbox().fault("get_activity", serde_json::from_str(fault).expect("a fault"), None).await;
            clara.reloads().await;
            fails_clearly(&clara).await;
            clara.does_not_see(".event").await;
            // As long as it is so, another try says so again.
            clara.presses("#again").await;
            fails_clearly(&clara).await;
            stage.sandbox().clear_faults().await;
            clara.presses("#again").await;
            clara.sees(".event").await;
            clara.does_not_see("#again").await;
            // After too much of it the first ones come one by one.
            if clara.js("return !!document.querySelector('#older')").await == true {
                clara.presses("#older").await;
            }
            clara.waits_for_rows(12).await;
        }
        // Without any word of its own a back end that does not offer it leads to where it can be seen.
        stage.sandbox().switch(json!({ "off": ["activity"] })).await;
        clara.reloads().await;
        clara.reads(&da("flow.problem-not-offered")).await;
        clara.sees("#app a[href^=https]").await;
        clara.sees_the_phone().await;
    });
}

async fn fails_clearly(citizen: &Citizen) {
    citizen.sees("#again").await;
    citizen.sees(".onward [role=alert] a[href^='tel:']").await;
    citizen.sees_the_phone().await;
    let told = citizen.text_of(".onward [role=alert] p").await;
    assert!(told.len() > 15, "{told}");
}

/// What the rows are known by, whatever is marked when more of them are there.
async fn times(eva: &Citizen) -> Vec<Value> {
    let times = eva.js("return [...document.querySelectorAll('.event time')].map(it => it.dateTime)").await;
    times.as_array().expect("times").clone()
}

#[test]
fn what_was_loaded_stays_when_the_second_page_fails_and_another_try_brings_it() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for lang in ["da", "en"] {
            eva.lists_activities(lang, "eva-display").await;
            for fault in NOTHING {
                println!("{lang} {fault}");
                eva.reloads().await;
                eva.waits_for_rows(50).await;
                let before = times(&eva).await;
                stage.sandbox().fault("get_activity", serde_json::from_str(fault).expect("a fault"), None).await;
                eva.presses("#older").await;
                fails_clearly(&eva).await;
                eva.reads(&said(lang, "failed-what-is-there")).await;
                assert_eq!(times(&eva).await, before);
                stage.sandbox().clear_faults().await;
                eva.presses("#again").await;
                // As many as were asked for, or after too much of it at least one.
                eva.waits_for("more of them", "return document.querySelectorAll('.event').length > 50").await;
                assert_eq!(times(&eva).await[..50], before);
                eva.does_not_read(&words(lang, "flow.problem-title")).await;
                if lang == "en" {
                    break;
                }
            }
        }
    });
}
