//! What the gateway's journal makes of a back end that keeps no orders.

use serde_json::json;

use crate::client::{ID, Login, World};
use crate::world::{OTHER_ID, Spoils, expected, lift, number, plain, read, spoilt, status_of, summary};

async fn ready() -> (World, Spoils, Login, String) {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    (world, spoils, anna, app)
}

#[tokio::test]
async fn a_repeat_blocks_nothing_anew() {
    let (world, _, anna, app) = ready().await;
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(201, "in_effect"));
    for _ in 0..2 {
        assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(200, "in_effect"));
    }
    let truth = world.block_truth(ID).await;
    assert_eq!((&truth["commits"], &truth["requests"]), (&json!(1), &json!(3)));
    assert_eq!(summary(&world.read_with_key().await.unwrap()), expected(200, "in_effect"));
}

#[tokio::test]
async fn many_at_once_block_once() {
    let (world, _, anna, app) = ready().await;
    let (a, b, c) = tokio::join!(world.put(ID, &anna, &app), world.put(ID, &anna, &app), world.put(ID, &anna, &app));
    let mut statuses = [a, b, c].map(|answer| answer.unwrap().status);
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 201]);
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn an_answer_that_is_lost_on_the_way_to_the_browser_ends_in_effect() {
    let (world, _, anna, app) = ready().await;
    world.fault(json!({"call": "put_block", "fault": "commit_then_drop", "times": 1})).await;
    assert!(world.put(ID, &anna, &app).await.is_none());
    assert_eq!(summary(&world.read_with_key().await.unwrap()), expected(200, "in_effect"));
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(200, "in_effect"));
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn an_answer_that_the_back_end_loses_is_found_by_the_status() {
    let (world, _, anna, app) = ready().await;
    // The back end fails between the commit and the answer.
    world.fault(json!({"call": "put_block", "fault": "commit_then_lose", "times": 1})).await;
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(201, "in_effect"));
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(200, "in_effect"));
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn what_was_lifted_has_ended_and_is_never_blocked_by_a_repeat() {
    for looked_at_before in [true, false] {
        let (world, _, anna, app) = ready().await;
        world.put(ID, &anna, &app).await.unwrap();
        lift(&world, "anna-app").await;
        if looked_at_before {
            assert_eq!(summary(&read(&world, &anna).await), expected(200, "ended"));
        }
        assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(200, "ended"));
        assert_eq!(status_of(&world, "anna-app").await, "active");
        // A new intent is another matter.
        assert_eq!(summary(&world.put(OTHER_ID, &anna, &app).await.unwrap()), expected(201, "in_effect"));
        assert_eq!(
            summary(&read(&world, &anna).await),
            expected(200, "ended"),
            "and does not bring the first one back"
        );
        assert_eq!(world.block_truth(ID).await["commits"], 1);
    }
}

#[tokio::test]
async fn what_nobody_can_tell_stays_unclear_and_a_new_id_works() {
    let (world, spoils, anna, app) = ready().await;
    spoils.set("/means/block", false, |_| None);
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(502, "upstream_failed"));
    spoils.clear();
    for _ in 0..2 {
        assert_eq!(summary(&read(&world, &anna).await), expected(503, "unavailable"));
        assert_eq!(summary(&world.read_with_key().await.unwrap()), expected(503, "unavailable"));
        assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(503, "unavailable"));
    }
    assert_eq!(status_of(&world, "anna-app").await, "active", "it was not sent again");
    assert_eq!(summary(&world.put(OTHER_ID, &anna, &app).await.unwrap()), expected(201, "in_effect"));
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(200, "in_effect"));
    assert_eq!(
        (&world.block_truth(OTHER_ID).await["commits"], status_of(&world, "anna-app").await),
        (&json!(1), "blocked".into())
    );
}

#[tokio::test]
async fn what_was_done_unseen_and_lifted_is_not_done_again() {
    let (world, spoils, anna, app) = ready().await;
    // Done, and neither the answer nor the status comes through.
    world.fault(json!({"call": "put_block", "fault": "commit_then_lose", "times": 1})).await;
    spoils.set("/means", true, |_| plain("?"));
    assert_eq!(world.put(ID, &anna, &app).await.unwrap().status, 502);
    assert_eq!(status_of(&world, "anna-app").await, "blocked");
    lift(&world, "anna-app").await;
    spoils.clear();
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(503, "unavailable"));
    assert_eq!(status_of(&world, "anna-app").await, "active");
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn a_session_that_has_ended_orders_nothing_and_nothing_was_received() {
    let (world, _, anna, app) = ready().await;
    world.control("POST", "kill-sessions", json!({})).await;
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(401, "session_required"));
    assert_eq!(summary(&world.read_with_key().await.unwrap()), expected(404, "block_not_found"));
    assert_eq!(status_of(&world, "anna-app").await, "active");
}

#[tokio::test]
async fn a_session_that_dies_with_its_block_leaves_an_unknown_and_not_a_promise_that_nothing_was_done() {
    let (world, _, anna, _) = ready().await;
    world.control("PUT", "switches", json!({"session_dies_with_block": true})).await;
    let first = world.put(ID, &anna, "identity").await.unwrap();
    assert_eq!(summary(&first), expected(502, "upstream_failed"));
    // "Never received" would be untrue.
    assert_eq!(summary(&world.read_with_key().await.unwrap()), expected(503, "unavailable"));
    assert_eq!(world.try_login("persona=anna&authenticator=anna-display").await.0, "/da/#login=blocked");
}

#[tokio::test]
async fn another_person_and_another_target_are_told_apart() {
    let (world, _, anna, app) = ready().await;
    world.put(ID, &anna, &app).await.unwrap();
    assert_eq!(summary(&world.put(ID, &anna, "identity").await.unwrap()), expected(409, "block_id_reused"));
    let bent = world.log_in("bent", "bent-display").await;
    assert_eq!(summary(&world.put(ID, &bent, &app).await.unwrap()), expected(412, "wrong_subject"));
}
