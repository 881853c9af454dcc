//! The same audit (`audit`) of the list of activities, in each of its states.

use serde_json::json;

use crate::{
    look::{has_room_for_longer_words, is_accessible, is_accessible_in_passing},
    support::{
        Citizen, Stage,
        activities::{judge_of, path, said},
        scene,
    },
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

#[test]
fn the_list_of_activities_is_accessible_in_danish() {
    scene(|stage| the_list_is_accessible(stage, "da"));
}

#[test]
fn the_list_of_activities_is_accessible_in_english() {
    scene(|stage| the_list_is_accessible(stage, "en"));
}

async fn the_list_is_accessible(stage: Stage, lang: &'static str) {
    let sandbox = stage.sandbox();
    let clara = stage.citizen().await;
    clara.opens(path(lang)).await;
    is_accessible(&clara, "the list, not logged in").await;
    clara.lists_activities(lang, "clara-display").await;
    is_accessible(&clara, "the list").await;
    has_room_for_longer_words(&clara, "the list").await;
    let added = clara.row_that_says(&[&clara.says_added(lang)]).await;
    clara.opens_row(&added).await;
    is_accessible(&clara, "the list, an open row").await;
    for name in ["did-user-id", "did-simultaneous"] {
        let row = clara.row_that_says(&[&said(lang, name)]).await;
        clara.picks_row(&row).await;
    }
    is_accessible(&clara, "the list, two picked").await;
    sandbox.fault("put_report", json!({ "fault": "status", "status": 503, "after": 1 }), Some(1)).await;
    clara.presses("#wrong-picked").await;
    clara.sees("#report-again").await;
    is_accessible(&clara, "the list, one of two reports has failed").await;
    clara.presses("#report-again").await;
    clara.waits_for("both reported", "return document.querySelectorAll('.reported li').length === 2").await;
    is_accessible(&clara, "the list, two reported").await;
    sandbox.happens_to("clara", json!({ "count": 2 })).await;
    clara.js(COMES_BACK).await;
    clara.sees("#news").await;
    is_accessible(&clara, "the list, news offered").await;
    fits_nothing(&clara, lang).await;

    sandbox.fault("get_activity", json!({ "fault": "status", "status": 503 }), None).await;
    clara.reloads().await;
    clara.sees("#again").await;
    is_accessible(&clara, "the list, nothing could be read").await;
    sandbox.clear_faults().await;
    sandbox.fault("get_activity", json!({ "fault": "delay", "ms": 12_000 }), Some(1)).await;
    clara.reloads().await;
    clara.sees("p.loading").await;
    is_accessible_in_passing(&clara, "the list, loading").await;
    sandbox.clear_faults().await;
    hidden_and_hostile(&clara, lang).await;
}

async fn fits_nothing(clara: &Citizen, lang: &str) {
    clara.sees_all_fields().await;
    clara.selects("#group", 3).await;
    clara.selects("#outcome", 4).await;
    clara.is_told(&said(lang, "nothing-fits")).await;
    is_accessible(clara, "the list, nothing fits").await;
    clara.selects("#period", 4).await;
    clara.sees("#from").await;
    is_accessible(clara, "the list, from one day to another").await;
}

async fn hidden_and_hostile(citizen: &Citizen, lang: &str) {
    citizen.lists_activities(lang, "grete-reader").await;
    citizen.sees("#show-provider").await;
    is_accessible(citizen, "the list, providers are hidden").await;
    citizen.lists_activities(lang, "frej-display").await;
    let long = citizen.row_that_says(&["Chrome/9999"]).await;
    citizen.opens_row(&long).await;
    citizen.presses(&format!("{} .full-text summary", judge_of(&long))).await;
    is_accessible(citizen, "the list, hostile data").await;
    citizen.lists_activities(lang, "eva-display").await;
    for _ in 0..5 {
        let count = citizen.rows().await.len();
        citizen.presses("#older").await;
        citizen
            .waits_for(
                "older ones",
                &format!(
                    "return document.querySelectorAll('.event').length > {count} || !!document.querySelector('#newer')"
                ),
            )
            .await;
    }
    is_accessible(citizen, "the list, far down").await;
}
