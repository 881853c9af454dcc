//! Clara is under attack: somebody has added a second app with the same name as hers.

use crate::support::{
    Citizen, Stage,
    citizen::Hands::{self, Keyboard, Mouse},
    scene,
    words::{da, en},
};

const HERS: &str = "clara-app";
const THE_INTRUDERS: &str = "clara-app-2";

#[test]
fn of_two_apps_with_the_same_name_the_chosen_one_and_only_that_is_blocked() {
    scene(|stage| clara_blocks_the_intruders_app(stage, Mouse));
}

#[test]
fn the_keyboard_chooses_as_well_as_the_mouse() {
    scene(|stage| clara_blocks_the_intruders_app(stage, Keyboard));
}

async fn clara_blocks_the_intruders_app(stage: Stage, hands: Hands) {
    let clara = stage.citizen().await.with(hands);
    clara.logs_in_to_block("da", "", "clara-display").await;
    clara.sees("input[name=authenticator]").await;
    tells_the_two_apart(&clara).await;

    clara.chooses(THE_INTRUDERS).await;
    clara.presses("#go-on").await;
    clara.reads(&da("authenticator.check-heading")).await;
    clara.reads("ID E9B7").await;
    clara.does_not_read("C4D0").await;
    clara.presses("#block").await;
    clara.waits_for_claim("blocked").await;

    let truth = stage.sandbox().truth().await;
    assert_eq!(truth.blocked(), [THE_INTRUDERS]);
    assert_eq!(truth.status_of(HERS), "active");
    assert_eq!(truth.only_block()["target"], THE_INTRUDERS);
    clara.reads("ID E9B7").await;
}

async fn tells_the_two_apart(clara: &Citizen) {
    let names = clara
        .js("return [...document.querySelectorAll('.choice label')].map(label => label.innerText.replace(/\\s+/g, ' ').trim())")
        .await;
    let names: Vec<&str> = names.as_array().expect("labels").iter().filter_map(|name| name.as_str()).collect();
    let same: Vec<_> = names.iter().filter(|name| name.contains("Claras telefon")).collect();
    assert_eq!(same.len(), 2, "{names:?}");
    let models = ["MitID-app, iPhone 13 mini", "MitID-app, Xiaomi Redmi Note 12"];
    let told = |index: usize, id: &str| same[index].contains(id) && same[index].contains(models[index]);
    assert!(told(0, "ID C4D0") && told(1, "ID E9B7"), "{names:?}");
}

#[test]
fn going_on_without_a_choice_asks_for_one() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.logs_in_to_block("da", "", "clara-display").await;
        clara.presses("#go-on").await;
        clara.reads(&da("authenticator.choose-error")).await;
        clara.does_not_see("#block").await;
        clara.chooses(HERS).await;
        clara.does_not_read(&da("authenticator.choose-error")).await;
        clara.presses("#go-on").await;
        clara.sees("#block").await;
        assert!(stage.sandbox().truth().await.blocks().is_empty(), "nothing is sent before the last press");
    });
}

#[test]
fn back_from_the_check_leads_to_the_choice_with_the_choice_kept() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.logs_in_to_block("en", "", "clara-display").await;
        clara.chooses(THE_INTRUDERS).await;
        for way_back in ["back button", "#choose-another"] {
            clara.presses("#go-on").await;
            clara.reads(&en("authenticator.check-heading")).await;
            match way_back {
                "back button" => clara.goes_back().await,
                link => clara.presses(link).await,
            }
            clara.reads(&en("authenticator.choose-heading")).await;
            let kept = format!("return document.querySelector('input[value=\"{THE_INTRUDERS}\"]').checked");
            clara.waits_for(&format!("the choice is kept ({way_back})"), &kept).await;
        }
        clara.presses("#go-on").await;
        clara.reads("ID E9B7").await;
    });
}

#[test]
fn whoever_would_rather_keep_the_last_one_has_a_way_out() {
    scene(|stage| async move {
        let bent = stage.citizen().await;
        bent.logs_in_to_block("da", "#lost-device", "bent-display").await;
        bent.reads(&da("authenticator.last-heading")).await;
        bent.does_not_see("#choose-another").await;
        bent.presses(".interruption .lone-link").await;
        bent.reads(&da("blocking.intro")).await;
        assert!(stage.sandbox().truth().await.blocked().is_empty());
    });
}
