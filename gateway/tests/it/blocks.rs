//! The promise: a block is done once, and told of truthfully.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spaer_contract::Contract;
use spaer_gateway::BlockId;
use spaer_gateway::Storage;

use crate::small::Crash;
use crate::world::{ID, KEY, Login, OTHER_ID, TIMEOUT, World, app, order};

#[tokio::test]
async fn the_first_order_is_201_and_every_repeat_200() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, first.body["state"].as_str()), (201, Some("in_effect")));
    for _ in 0..3 {
        let again = world.put_block(&anna, app()).await;
        assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    }
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn a_repeat_is_answered_while_the_back_end_is_down() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let first = world.put_block(&anna, app()).await;
    world.backend.inner().down = true;
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    // It says how old the knowledge is.
    assert_eq!(again.body["as_of"], first.body["as_of"]);
}

#[tokio::test]
async fn a_reason_is_not_compared_but_target_and_person_are() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    let mut other_reason = order(&anna, app());
    other_reason["reason"] = json!("told-code");
    assert_eq!(world.write("PUT", &format!("/blocks/{ID}"), &anna, other_reason).await.status, 200);

    let other_target = world.put_block(&anna, json!({"type": "identity"})).await;
    assert_eq!((other_target.status, other_target.code()), (409, "block_id_reused"));

    let bent = world.log_in("bent").await;
    let other_person = world.put_block(&bent, app()).await;
    assert_eq!((other_person.status, other_person.code()), (412, "wrong_subject"));
    let pretending = Login { subject: anna.subject.clone(), ..bent };
    let other_person = world.put_block(&pretending, app()).await;
    assert_eq!((other_person.status, other_person.code()), (412, "wrong_subject"));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn what_has_ended_is_never_blocked_again() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    world.backend.lift(ID);
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("ended")));
    assert_eq!(again.body["ended_by"], "support");
    // The answer stays "ended" even over a back end that has forgotten the block.
    world.backend.inner().blocks.clear();
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("ended")));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn what_is_over_for_good_is_true_whenever_it_is_read() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    world.backend.lift(ID);
    let path = format!("/blocks/{ID}");
    let first = world.get(&path, Some(&anna), None).await.body;
    tokio::time::sleep(Duration::from_millis(20)).await;
    // The back end is not needed for it any more.
    world.backend.inner().down = true;
    let later = world.get(&path, Some(&anna), None).await.body;
    assert_eq!((&first["state"], &later["state"]), (&json!("ended"), &json!("ended")));
    assert!(later["as_of"].as_str() > first["as_of"].as_str(), "{first} {later}");
    let again = world.put_block(&anna, app()).await.body;
    assert!(again["as_of"].as_str() >= later["as_of"].as_str());
    // How many authenticators are left was counted then, and is not said to be true now.
    assert_eq!(later.get("authenticators_left"), None);
}

#[tokio::test]
async fn with_the_key_alone_only_what_a_finder_may_know_is_told() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let full = world.put_block(&anna, app()).await;
    assert_eq!(full.body["target"]["label"], "Annas telefon");
    let bent = world.log_in("bent").await;
    for reader in [None, Some(&bent)] {
        let seen = world.get(&format!("/blocks/{ID}"), reader, Some(KEY)).await;
        assert_eq!((seen.status, seen.body["state"].as_str()), (200, Some("in_effect")));
        assert_eq!(Contract::load().check_schema("BlockReadByKey", &seen.body), Ok(()));
        let text = seen.body.to_string();
        assert!(!text.contains("Annas") && !text.contains("•• 12") && !text.contains("authenticator_id"), "{text}");
    }
    let own = world.get(&format!("/blocks/{ID}"), Some(&anna), None).await;
    assert_eq!(own.body["target"]["label"], "Annas telefon");
}

#[tokio::test]
async fn reading_needs_the_key_or_the_person() {
    let world = World::new();
    let (anna, bent) = (world.log_in("anna").await, world.log_in("bent").await);
    let path = format!("/blocks/{ID}");
    let never = world.get(&path, None, Some(KEY)).await;
    assert_eq!((never.status, never.code()), (404, "block_not_found"));
    world.put_block(&anna, app()).await;
    for (login, key, status, code) in [
        (None, None, 401, "session_required"),
        (None, Some("wrongwrongwrongwrongwrongwrong"), 403, "receipt_key_invalid"),
        (None, Some("short"), 403, "receipt_key_invalid"),
        (Some(&bent), None, 403, "receipt_key_invalid"),
        (Some(&bent), Some("wrongwrongwrongwrongwrongwrong"), 403, "receipt_key_invalid"),
    ] {
        let answer = world.get(&path, login, key).await;
        assert_eq!((answer.status, answer.code()), (status, code));
    }
}

#[tokio::test]
async fn a_commit_whose_answer_was_lost_is_found_out_at_once() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().crash = Crash::AfterCommit;
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, first.body["state"].as_str()), (201, Some("in_effect")));
}

#[tokio::test]
async fn an_order_that_never_arrived_can_be_ordered_again() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().crash = Crash::BeforeCommit;
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, first.code()), (502, "upstream_failed"));
    // The attempt failed, which does not promise that nothing was done: it may still be under way somewhere behind the back end.
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code(), read.header("retry-after")), (503, "unavailable", "1"));
    assert_eq!(world.get("/blocks", Some(&anna), None).await.code(), "unavailable");
    tokio::time::sleep(2 * TIMEOUT).await;
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (404, "block_not_found"));
    assert_eq!(world.get("/blocks", Some(&anna), None).await.body["items"], json!([]));
    world.backend.inner().crash = Crash::Never;
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn nothing_is_said_of_an_order_that_cannot_be_looked_into() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().crash = Crash::BeforeCommit;
    world.put_block(&anna, app()).await;
    world.backend.inner().down = true;
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (503, "unavailable"));
}

#[tokio::test]
async fn many_at_once_block_once() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().slow = Some(Duration::from_millis(20));
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (world, anna) = (world.clone(), anna.clone());
        all.spawn(async move { world.put_block(&anna, app()).await.status });
    }
    let mut statuses = all.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 11);
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn while_it_is_being_sent_nothing_is_said_of_it() {
    for (crash, sent) in [(Crash::Never, 201), (Crash::BeforeCommit, 502)] {
        let world = World::new();
        let anna = world.log_in("anna").await;
        world.backend.inner().slow = Some(Duration::from_millis(200));
        world.backend.inner().crash = crash;
        let (sender, sent_by) = (world.clone(), anna.clone());
        let sending = tokio::spawn(async move { sender.put_block(&sent_by, app()).await.status });
        tokio::time::sleep(Duration::from_millis(80)).await;
        // "Pending" would be taken back by "never received" when the sending fails.
        let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
        assert_eq!((read.status, read.code(), read.header("retry-after")), (503, "unavailable", "1"));
        assert_eq!(sending.await.unwrap(), sent);
    }
}

#[tokio::test]
async fn an_order_without_an_answer_may_still_be_under_way() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().slow = Some(TIMEOUT + Duration::from_millis(200));
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, first.code()), (504, "upstream_timeout"));
    // The back end has not committed, and says that it knows of no such order.
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code(), read.header("retry-after")), (503, "unavailable", "1"));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
}

#[tokio::test]
async fn a_restart_does_not_shorten_the_wait_for_what_may_be_under_way() {
    let before = World::new();
    let anna = before.log_in("anna").await;
    before.backend.inner().crash = Crash::BeforeCommit;
    before.put_block(&anna, app()).await;
    let world = before.restarted();
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (503, "unavailable"));
}

#[tokio::test]
async fn sending_and_asking_share_one_deadline() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    {
        let mut inner = world.backend.inner();
        inner.crash = Crash::BeforeCommit;
        inner.slow = Some(TIMEOUT * 3 / 4);
        inner.slow_block_state = Some(TIMEOUT);
    }
    let begun = Instant::now();
    let answer = world.put_block(&anna, app()).await;
    assert_eq!((answer.status, answer.code()), (502, "upstream_failed"));
    assert!(begun.elapsed() < TIMEOUT * 3 / 2, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn waiting_for_the_lock_counts_too() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().crash = Crash::BeforeCommit;
    world.backend.inner().slow = Some(TIMEOUT * 3 / 4);
    let begun = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (world, anna) = (world.clone(), anna.clone());
        all.spawn(async move { world.put_block(&anna, app()).await.status });
    }
    let statuses = all.join_all().await;
    assert!(statuses.iter().all(|status| *status >= 500), "{statuses:?}");
    assert!(begun.elapsed() < TIMEOUT * 7 / 4, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_phone_that_goes_away_does_not_take_the_block_with_it() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().slow = Some(Duration::from_millis(100));
    let (sender, sent_by) = (world.clone(), anna.clone());
    let sending = tokio::spawn(async move { sender.put_block(&sent_by, app()).await.status });
    tokio::time::sleep(Duration::from_millis(40)).await;
    sending.abort();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
}

#[tokio::test]
async fn an_order_of_an_ended_session_does_nothing() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().dead.insert("token-anna-1".to_owned());
    let answer = world.put_block(&anna, app()).await;
    assert_eq!((answer.status, answer.code()), (401, "session_required"));
    assert!(world.backend.inner().commits.is_empty());
    assert!(world.storage.find_order(&BlockId::parse(ID).unwrap()).await.unwrap().is_none());
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (404, "block_not_found"));
}

#[tokio::test]
async fn the_session_that_ordered_keeps_its_right_to_read() {
    let world = World::new();
    let (anna, elsewhere) = (world.log_in("anna").await, world.log_in("anna").await);
    world.put_block(&anna, json!({"type": "identity"})).await;
    world.backend.inner().dead.extend(["token-anna-1".to_owned(), "token-anna-2".to_owned()]);
    assert_eq!(world.get("/identity", Some(&anna), None).await.status, 401);
    let read = world.get(&format!("/blocks/{ID}"), Some(&anna), None).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
    // Reading blocks is all: it writes nothing more, and another login that was ended reads nothing.
    assert_eq!(world.put_block(&anna, json!({"type": "identity"})).await.status, 401);
    assert_eq!(world.get(&format!("/blocks/{ID}"), Some(&elsewhere), None).await.status, 401);
}

#[tokio::test]
async fn a_back_end_without_ids_is_judged_by_the_status_of_the_target() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().forgetful = true;
    world.backend.inner().crash = Crash::AfterCommit;
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, first.body["state"].as_str()), (201, Some("in_effect")));
    assert_eq!(world.put_block(&anna, app()).await.status, 200);
    assert_eq!(world.backend.inner().commits[ID], 1);
    world.backend.inner().blocked.clear();
    let read = world.get(&format!("/blocks/{ID}"), Some(&anna), None).await;
    assert_eq!(read.body["state"], "ended");
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("ended")));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn over_a_back_end_without_ids_what_left_no_trace_is_unknown() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().forgetful = true;
    world.backend.inner().crash = Crash::BeforeCommit;
    assert_eq!(world.put_block(&anna, app()).await.code(), "upstream_failed");
    world.backend.inner().crash = Crash::Never;
    for wait in [Duration::ZERO, 2 * TIMEOUT] {
        tokio::time::sleep(wait).await;
        // Without a session nothing can be looked up; with one, a target that can be used shows nothing.
        for reader in [None, Some(&anna)] {
            let read = world.get(&format!("/blocks/{ID}"), reader, Some(KEY)).await;
            assert_eq!((read.status, read.code()), (503, "unavailable"));
        }
        let again = world.put_block(&anna, app()).await;
        assert_eq!((again.status, again.code()), (503, "unavailable"));
    }
    assert_eq!(world.backend.inner().calls, 1);
    // It is not among the recent blocks, and does not keep the others from being told of.
    assert_eq!(world.get("/blocks", Some(&anna), None).await.body["items"], json!([]));

    // A new intent blocks, and with it the first one is known.
    let new = world.write("PUT", &format!("/blocks/{OTHER_ID}"), &anna, order(&anna, app())).await;
    assert_eq!((new.status, new.body["state"].as_str()), (201, Some("in_effect")));
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    assert_eq!(world.backend.inner().calls, 2);
}

#[tokio::test]
async fn over_a_back_end_without_ids_nothing_done_is_never_received() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().forgetful = true;
    world.backend.inner().dead.insert("token-anna-1".to_owned());
    assert_eq!(world.put_block(&anna, app()).await.status, 401);
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.code()), (404, "block_not_found"));
}

#[tokio::test]
async fn what_was_refused_or_ordered_again_pushes_no_block_out_of_the_list() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    let put = async |n: usize, target: Value| {
        let id = format!("{n:032}");
        assert_eq!(world.write("PUT", &format!("/blocks/{id}"), &anna, order(&anna, target)).await.status, 201);
    };
    put(0, json!({ "type": "identity" })).await;
    put(1, app()).await;
    for n in 100..122 {
        put(n, app()).await;
    }
    world.backend.inner().refuses = true;
    for n in 200..222 {
        put(n, json!({ "type": "authenticator", "authenticator_id": format!("made-up-{n}") })).await;
    }
    let list = world.get("/blocks", Some(&anna), None).await.body;
    let items = list["items"].as_array().unwrap();
    let of = |state: &str, kind: &str| {
        items.iter().filter(|one| one["state"] == state && one["target"]["type"] == kind).count()
    };
    assert_eq!(of("in_effect", "identity"), 1, "{list}");
    assert_eq!((of("in_effect", "authenticator"), of("refused", "authenticator")), (20, 20));
    assert!(items.windows(2).all(|pair| pair[0]["received_at"].as_str() >= pair[1]["received_at"].as_str()));
}

#[tokio::test]
async fn a_record_says_whose_it_is_to_its_person_and_to_nobody_else() {
    let world = World::new();
    let (anna, bent) = (world.log_in("anna").await, world.log_in("bent").await);
    let whose = |body: &Value| body.get("subject_key").cloned();
    let expected = Some(json!("subject-anna"));
    let first = world.put_block(&anna, app()).await;
    assert_eq!((first.status, whose(&first.body)), (201, expected.clone()));
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, whose(&again.body)), (200, expected.clone()));
    let path = format!("/blocks/{ID}");
    for key in [None, Some(KEY), Some("a-key-that-does-not-fit-here")] {
        assert_eq!(whose(&world.get(&path, Some(&anna), key).await.body), expected, "{key:?}");
    }
    let list = world.get("/blocks", Some(&anna), None).await.body;
    assert_eq!(whose(&list["items"][0]), expected);
    for reader in [None, Some(&bent)] {
        let read = world.get(&path, reader, Some(KEY)).await;
        assert_eq!((read.status, whose(&read.body)), (200, None));
    }
}
