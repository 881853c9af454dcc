//! Everything that can go wrong with the sending but refusals (`statuses`). Whatever it is, the receipt ends in a claim that is true, and nothing is done twice.

use serde_json::{Value, json};

use crate::support::{
    Citizen, Stage,
    flows::Act::{self, Identity, One},
    scene,
    words::words,
};

struct Case {
    name: &'static str,
    /// At `put_block`, once. (A browser of its own accord sends again what a dropped connection has lost, so that after a drop the
    /// repeated call may come from either; `asking` loses every answer.)
    fault: Value,
    switches: Value,
    /// What has to be read on the way, because it takes long.
    on_the_way: Option<&'static str>,
    ends: Ending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Blocked,
    /// The answers contradict each other; the phone is the way out.
    Unknown,
}

fn case(name: &'static str, fault: Value, ends: Ending) -> Case {
    Case { name, fault, switches: Value::Null, on_the_way: None, ends }
}

fn simple(name: &'static str, ends: Ending) -> Case {
    case(name, json!({ "fault": name }), ends)
}

fn slow(name: &'static str) -> Case {
    let on_the_way = Some("flow.loading-slowly");
    Case { on_the_way, ..case(name, json!({ "fault": name, "ms": 3500 }), Ending::Blocked) }
}

fn switched(name: &'static str, switches: Value) -> Case {
    Case { switches, ..case(name, Value::Null, Ending::Blocked) }
}

#[test]
fn a_lost_or_late_answer_ends_in_the_truth() {
    scene(|stage| all_end_in_the_truth(stage, One, lost_or_late()));
}

#[test]
fn a_lost_or_late_answer_about_the_whole_ends_in_the_truth() {
    scene(|stage| all_end_in_the_truth(stage, Identity, lost_or_late()));
}

fn lost_or_late() -> Vec<Case> {
    vec![
        slow("delay"),
        slow("delay_after"),
        simple("drop_before", Ending::Blocked),
        simple("commit_then_drop", Ending::Blocked),
        simple("commit_then_lose", Ending::Blocked),
        Case { on_the_way: Some("flow.pending-heading"), ..switched("pending", json!({ "pending_ms": 1500 })) },
        switched("session dies with the block", json!({ "session_dies_with_block": true })),
        Case {
            switches: json!({ "session_dies_with_block": true }),
            ..case("… and the answer is lost", json!({ "fault": "commit_then_drop" }), Ending::Blocked)
        },
    ]
}

#[test]
fn an_answer_that_cannot_be_understood_ends_in_the_truth() {
    scene(|stage| all_end_in_the_truth(stage, One, not_understood()));
}

#[test]
fn an_answer_about_the_whole_that_cannot_be_understood_ends_in_the_truth() {
    scene(|stage| all_end_in_the_truth(stage, Identity, not_understood()));
}

fn not_understood() -> Vec<Case> {
    vec![
        simple("html_200", Ending::Blocked),
        simple("malformed", Ending::Blocked),
        simple("huge", Ending::Blocked),
        simple("wrong_id", Ending::Unknown),
        simple("wrong_target", Ending::Unknown),
        simple("unknown_enums", Ending::Blocked),
        simple("missing_fields", Ending::Blocked),
        // Each costs the part that it stands in, and nothing else.
        simple("byte_order_mark", Ending::Blocked),
        simple("bad_byte", Ending::Blocked),
    ]
}

/// The word alone is looked at: what is dated in the year 9999 cannot be held against any history.
#[test]
fn times_beyond_all_sense_do_not_break_the_receipt() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        stage.sandbox().fault("put_block", json!({ "fault": "far_times" }), Some(1)).await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.sees("section.claim[data-claim=blocked]").await;
        anna.sees_the_phone().await;
        // Read afresh it is dated as it should be.
        anna.reloads().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1);
    });
}

async fn all_end_in_the_truth(stage: Stage, act: Act, cases: Vec<Case>) {
    let anna = stage.citizen().await;
    for case in cases {
        println!("{}", case.name);
        ends_in_the_truth(&anna, act, &case).await;
        // The tab's own memory goes too: what is still open in it would be asked for again.
        anna.begins_anew().await;
    }
}

async fn ends_in_the_truth(anna: &Citizen, act: Act, case: &Case) {
    let sandbox = anna.stage().sandbox();
    if !case.switches.is_null() {
        sandbox.switch(case.switches.clone()).await;
    }
    if !case.fault.is_null() {
        sandbox.fault("put_block", case.fault.clone(), Some(1)).await;
    }
    let lang = if act == One { "da" } else { "en" };
    anna.stands_before(act, lang).await;
    anna.presses("#block").await;
    if let Some(message) = case.on_the_way {
        anna.reads(&words(lang, message)).await;
        anna.is_told_the_truth().await;
        anna.sees_the_phone().await;
    }
    let claim = match case.ends {
        Ending::Blocked => anna.waits_for_claim("blocked").await,
        Ending::Unknown => {
            anna.reads(&words(lang, "flow.contradicted-text")).await;
            anna.waits_for_claim("unknown").await
        }
    };
    anna.sees_the_phone().await;
    let truth = sandbox.truth().await;
    assert_eq!(truth.only_block()["commits"], 1, "{}: {claim:?}", case.name);
    assert!(act.is_blocked(&truth), "{}", case.name);
    assert_eq!(truth.preflights(), 0);
}
