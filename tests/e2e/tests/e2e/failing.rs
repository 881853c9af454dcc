//! What a press could not do is told where the press was, in sight on a small phone, and takes the focus: nobody has to look for it.

use serde_json::json;

use crate::{
    focus::FOCUS_IS_VISIBLE,
    support::{
        Citizen, Setting, Stage,
        activities::{judge_of, said},
        flows::Act::{Identity, One},
        scene,
        words::{da, en},
    },
};

/// How far from the press the first line of what is told may stand, in CSS pixels: half a screen of that phone.
const NEAR: f64 = 284.0;

/// The press fails: what has the focus says `told`. If the press is offered again, it is near that; otherwise near where the press was.
async fn fails(citizen: &Citizen, press: &str, told: &str) {
    let note = format!(
        "const it = document.querySelector({});
        it.scrollIntoView({{ block: 'center' }});
        const box = it.getBoundingClientRect();
        window.pressedAt = [box.top + scrollY, box.bottom + scrollY]",
        json!(press)
    );
    citizen.sees(press).await;
    citizen.js(&note).await;
    citizen.presses(press).await;
    let is_told = format!(
        "const it = document.activeElement;
        return it.matches('div[class][tabindex=\"-1\"]') && it.innerText.replace(/[\\u2066-\\u2069]/g, '').includes({})",
        json!(told)
    );
    citizen.waits_for(&format!("the focus on \"{told}\""), &is_told).await;
    citizen.waits_for(&format!("\"{told}\" in sight"), FOCUS_IS_VISIBLE).await;
    let away = format!(
        "const again = document.querySelector({})?.getBoundingClientRect();
        const [top, bottom] = again ? [again.top + scrollY, again.bottom + scrollY] : pressedAt;
        const told = document.activeElement.getBoundingClientRect();
        return Math.max(0, told.top + scrollY - bottom, top - told.bottom - scrollY)",
        json!(press)
    );
    let away = citizen.js(&away).await.as_f64().expect("a distance");
    assert!(away <= NEAR, "\"{told}\" is told {away} px from the press");
}

async fn on_a_small_phone(stage: &Stage) -> Citizen {
    stage.citizen_with(Setting::small_phone()).await
}

#[test]
fn on_the_way_to_blocked() {
    scene(|stage| async move {
        let clara = on_a_small_phone(&stage).await;
        clara.logs_in_to_block("da", "", "clara-display").await;
        fails(&clara, "#go-on", &da("authenticator.choose-error")).await;
        let anna = on_a_small_phone(&stage).await;
        let sandbox = stage.sandbox();
        sandbox.fault("delete_session", json!({ "fault": "status", "status": 500 }), None).await;
        for act in [One, Identity] {
            anna.stands_before(act, "da").await;
            fails(&anna, "#finish", &da("common.finish-failed")).await;
        }
        sandbox.switch(json!({ "session_seconds": 100 })).await;
        sandbox.fault("extend_session", json!({ "fault": "status", "status": 500 }), None).await;
        anna.stands_before(One, "da").await;
        for _ in 0..2 {
            fails(&anna, "#stay", &da("common.session-stay-failed")).await;
        }
    });
}

#[test]
fn on_a_receipt() {
    scene(|stage| async move {
        let anna = on_a_small_phone(&stage).await;
        anna.runs_first_on_every_page("delete Navigator.prototype.clipboard; window.print = () => {}").await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.sees("#copy-link").await;
        fails(&anna, "#copy-link", &da("afterwards.copy-failed")).await;
        fails(&anna, "#print", &da("afterwards.print-nothing")).await;
    });
}

#[test]
fn on_the_profile() {
    scene(|stage| async move {
        let anna = on_a_small_phone(&stage).await;
        for (call, part) in
            [("get_authenticators", "#devices"), ("get_blocks", "#blocks"), ("get_activity", "#activity")]
        {
            stage.sandbox().fault(call, json!({ "fault": "status", "status": 500 }), None).await;
            anna.logs_in_at("/en/profile", "anna-display").await;
            anna.sees(&format!("{part} .retry button")).await;
            assert!(anna.has_focus_on("body").await, "nothing was pressed");
            fails(&anna, &format!("{part} .retry button"), &en("flow.problem-back-end")).await;
            stage.sandbox().clear_faults().await;
            anna.presses(&format!("{part} .retry button")).await;
            anna.waits_for("it is there", &format!("return !document.querySelector('{part} .retry')")).await;
            anna.begins_anew().await;
        }
    });
}

#[test]
fn on_the_list_of_activities() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let clara = on_a_small_phone(&stage).await;
        clara.runs_first_on_every_page("delete Navigator.prototype.clipboard; window.print = () => {}").await;
        clara.lists_activities("da", "clara-display").await;
        let broken = json!({ "fault": "status", "status": 500 });
        let row = clara.row_that_says(&[&clara.says_added("da")]).await;
        clara.opens_row(&row).await;
        sandbox.fault("put_report", broken.clone(), None).await;
        fails(&clara, &format!("{} .button-primary", judge_of(&row)), &da("flow.problem-back-end")).await;
        sandbox.clear_faults().await;
        clara.presses(&format!("{} .button-primary", judge_of(&row))).await;
        clara.sees("#copy-numbers").await;
        fails(&clara, "#copy-numbers", &said("da", "numbers-not-copied")).await;
        fails(&clara, "#print", &said("da", "print-nothing")).await;
    });
}

#[test]
fn where_more_is_wanted_of_the_list() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let broken = json!({ "fault": "status", "status": 500 });
        let grete = on_a_small_phone(&stage).await;
        grete.lists_activities("da", "grete-reader").await;
        sandbox.fault("put_provider_shown", broken.clone(), None).await;
        fails(&grete, "#show-provider", &said("da", "hidden-failed")).await;
        let eva = on_a_small_phone(&stage).await;
        eva.lists_activities("da", "eva-display").await;
        eva.waits_for_rows(50).await;
        sandbox.fault("get_activity", broken, None).await;
        for press in ["#older", "#again"] {
            fails(&eva, press, &da("flow.problem-back-end")).await;
        }
        // Whoever is writing is left alone.
        sandbox.clear_faults().await;
        eva.loads("/da/aktivitet").await;
        eva.waits_for_rows(50).await;
        sandbox.fault("get_activity", json!({ "fault": "status", "status": 500 }), None).await;
        eva.searches_for("atlantis").await;
        eva.reads(&da("flow.problem-back-end")).await;
        assert!(eva.has_focus_on("#q").await);
    });
}
