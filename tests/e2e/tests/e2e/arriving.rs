//! The session or the list cannot be had: the page says so, keeps the phone in sight, and trying again works.

use serde_json::{Value, json};

use crate::support::{Citizen, scene, words::da};

/// Faults after which an answer cannot be used.
fn failures() -> Vec<Value> {
    vec![
        json!({ "fault": "status", "status": 500 }),
        json!({ "fault": "status", "status": 503, "retry_after": 120 }),
        json!({ "fault": "status", "status": 429 }),
        json!({ "fault": "status", "status": 404, "code": "not_found" }),
        json!({ "fault": "drop_before" }),
        json!({ "fault": "html_200" }),
        json!({ "fault": "malformed" }),
        json!({ "fault": "huge" }),
        json!({ "fault": "missing_fields", "fields": ["as_of", "csrf_token"] }),
    ]
}

#[test]
fn a_session_that_cannot_be_read_can_be_asked_for_again() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        for fault in failures() {
            fails_and_recovers(&clara, "get_session", fault).await;
        }
    });
}

#[test]
fn a_list_that_cannot_be_read_can_be_asked_for_again() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        for fault in failures() {
            fails_and_recovers(&clara, "get_authenticators", fault).await;
        }
    });
}

/// Answers say whose they are.
#[test]
fn a_list_of_somebody_elses_things_is_not_shown() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        fails_and_recovers(&clara, "get_authenticators", json!({ "fault": "wrong_id" })).await;
    });
}

async fn fails_and_recovers(clara: &Citizen, call: &str, fault: Value) {
    println!("{call} {fault}");
    let sandbox = clara.stage().sandbox();
    sandbox.fault(call, fault, None).await;
    clara.reloads().await;
    clara.sees("#retry").await;
    clara.sees_the_phone().await;
    assert!(!clara.heading().await.is_empty());
    assert_eq!(clara.claims().await, [], "nothing is claimed of what could not be read");
    // In vain at first.
    clara.presses("#retry").await;
    clara.sees("#retry").await;
    sandbox.clear_faults().await;
    clara.presses("#retry").await;
    has_all_rows(clara).await;
}

#[test]
fn a_session_that_is_over_leads_to_the_login_and_back() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        stage.sandbox().kill_sessions().await;
        clara.reloads().await;
        clara.sees_the_phone().await;
        clara.presses("#log-in").await;
        clara.logs_in_with("clara-app").await;
        has_all_rows(&clara).await;
    });
}

#[test]
fn a_list_from_the_future_loses_no_row() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        let odd = [
            json!({ "fault": "unknown_enums" }),
            json!({ "fault": "missing_fields", "fields": ["status", "kind", "label", "short_id", "registered_at"] }),
            json!({ "fault": "missing_fields", "fields": ["id"] }),
            json!({ "fault": "far_times" }),
        ];
        for fault in odd {
            println!("{fault}");
            stage.sandbox().fault("get_authenticators", fault.clone(), Some(1)).await;
            clara.reloads().await;
            has_all_rows(&clara).await;
            clara.sees_the_phone().await;
            // What is dated in the year 9999 cannot be held against any history; the next reading takes its place.
            if fault["fault"] == "far_times" {
                clara.js("document.dispatchEvent(new Event('visibilitychange'))").await;
                clara
                    .waits_for("a date of this year", "return !document.querySelector('[data-status-at^=\"9999\"]')")
                    .await;
            }
            clara.is_told_the_truth().await;
        }
    });
}

#[test]
fn an_odd_session_is_a_session_all_the_same() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        let odd = [
            json!({ "fault": "unknown_enums" }),
            json!({ "fault": "far_times" }),
            json!({ "fault": "missing_fields", "fields": ["display_name", "user_id_masked", "expires_at"] }),
            json!({ "fault": "delay", "ms": 1500 }),
        ];
        for fault in odd {
            println!("{fault}");
            stage.sandbox().fault("get_session", fault, Some(1)).await;
            clara.reloads().await;
            clara.sees_the_phone().await;
            has_all_rows(&clara).await;
        }
    });
}

#[test]
fn a_slow_answer_is_waited_for_with_words_and_the_phone() {
    scene(|stage| async move {
        let clara = clara_at_her_list(&stage.citizen().await).await;
        stage.sandbox().fault("get_authenticators", json!({ "fault": "delay", "ms": 4000 }), Some(1)).await;
        clara.reloads().await;
        clara.reads(&da("flow.loading")).await;
        clara.sees_the_phone().await;
        clara.reads(&da("flow.loading-slowly")).await;
        has_all_rows(&clara).await;
    });
}

async fn clara_at_her_list(clara: &Citizen) -> Citizen {
    clara.logs_in_to_block("da", "", "clara-display").await;
    has_all_rows(clara).await;
    clara.clone()
}

async fn has_all_rows(clara: &Citizen) {
    clara.waits_for("three rows", "return document.querySelectorAll('.choice, .card').length === 3").await;
}
