//! The same audit (`audit`) of data at its limits: long names, long words, no dates, and more of everything than anybody has. In Danish: what is
//! tried here is how much room there is, and every language has the same.

use serde_json::json;

use crate::{
    look::is_accessible,
    support::{Citizen, Stage, flows::Act::One, scene},
};

const EVERYTHING_IS_THERE: &str =
    "return document.querySelector('#whole .badge') && !document.querySelector('main .loading')";

/// Every text that people wrote is as long as the contract lets a label be.
#[test]
fn names_of_two_hundred_characters_have_room() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let long_texts = json!({ "fault": "long_texts", "chars": 200 });
        // The fifth is really called so: a claim that names it is held against that.
        sandbox.crowd("anna", 5).await;
        sandbox.fault("any", long_texts.clone(), None).await;
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "", "anna-display").await;
        anna.sees("#go-on").await;
        is_accessible(&anna, "choose, names of 200 characters").await;
        anna.chooses("anna-crowd-4").await;
        anna.presses("#go-on").await;
        anna.sees("#block").await;
        is_accessible(&anna, "check, names of 200 characters").await;
        sandbox.clear_faults().await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        is_accessible(&anna, "one, blocked, a name of 200 characters").await;
        sandbox.fault("any", long_texts, None).await;
        reads_profile(&anna, "profile, names of 200 characters").await;
        anna.opens("/da/aktivitet").await;
        anna.sees(".event").await;
        is_accessible(&anna, "the list, names of 200 characters").await;
    });
}

/// No language here has longer ones, and a device or a service may be called anything.
#[test]
fn words_of_eighty_letters_have_room() {
    scene(|stage| async move {
        let word = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".to_owned() + "en";
        let grete = stage.citizen().await;
        let activity =
            json!({ "device": word, "city": word, "country": "DK", "provider": word, "authenticator": word });
        stage.sandbox().happens_to("anna", activity).await;
        grete.lists_activities("da", "anna-display").await;
        is_accessible(&grete, "the list, words of 80 letters").await;
    });
}

#[test]
fn dates_may_be_missing() {
    scene(|stage| async move {
        let fields = ["registered_at", "last_used_at", "status_since", "since", "recorded_since"];
        stage.sandbox().fault("any", json!({ "fault": "missing_fields", "fields": fields }), None).await;
        let anna = stage.citizen().await;
        anna.stands_before(One, "da").await;
        is_accessible(&anna, "check, dates missing").await;
        reads_profile(&anna, "profile, dates missing").await;
    });
}

#[test]
fn two_hundred_devices_have_room() {
    scene(two_hundred_devices);
}

async fn two_hundred_devices(stage: Stage) {
    stage.sandbox().crowd("anna", 200).await;
    let anna = stage.citizen().await;
    anna.logs_in_to_block("da", "", "anna-display").await;
    anna.sees("#go-on").await;
    is_accessible(&anna, "choose, 200 devices").await;
    reads_profile(&anna, "profile, 200 devices").await;
}

async fn reads_profile(anna: &Citizen, title: &str) {
    anna.opens("/da/profil").await;
    anna.waits_for("the whole profile", EVERYTHING_IS_THERE).await;
    is_accessible(anna, title).await;
}
