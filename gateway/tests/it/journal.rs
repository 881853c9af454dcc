//! What a crash leaves behind, and what several processes do to each other.

use std::time::Duration;

use spaer_gateway::domain::{BlockOrder, Party, Target};
use spaer_gateway::ids::ReceiptKey;
use spaer_gateway::journal::Record;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::storage::{Storage, StorageError};
use spaer_gateway::{AuthenticatorId, Backend, BlockId, Moment, SessionToken, SubjectKey};

use crate::small::{Crash, Small};
use crate::world::{ID, KEY, World, app};

pub fn record() -> Record {
    Record {
        order: BlockOrder {
            id: BlockId::parse(ID).unwrap(),
            subject: SubjectKey::parse("subject-anna").unwrap(),
            target: Target::Authenticator(AuthenticatorId::parse("app").unwrap()),
            reason: None,
            activities: vec![],
        },
        key: Some(ReceiptKey::parse(KEY).unwrap().hash()),
        received_at: Moment::now(),
        reported_by: Some(Party::You),
        sent_until: Moment::now(),
        facts: None,
    }
}

/// A world in which the gateway has crashed after the back end committed the block and before anybody was told.
async fn died_after_the_commit() -> World {
    let (backend, storage) = (Small::default(), Sqlite::in_memory().unwrap());
    storage.insert_order(&record()).await.unwrap();
    backend.block(&SessionToken::new("token-anna-0"), &record().order).await.unwrap();
    World::over(backend, storage)
}

#[tokio::test]
async fn after_a_crash_a_read_tells_the_truth() {
    let world = died_after_the_commit().await;
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
}

#[tokio::test]
async fn after_a_crash_a_repeat_tells_the_truth_and_blocks_nothing_anew() {
    let world = died_after_the_commit().await;
    let anna = world.log_in("anna").await;
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn after_a_crash_what_was_lifted_meanwhile_stays_lifted() {
    let world = died_after_the_commit().await;
    world.backend.lift(ID);
    let anna = world.log_in("anna").await;
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("ended")));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn without_keys_of_an_operator_a_restart_ends_logins_and_forgets_no_block() {
    let before = World::new();
    let anna = before.log_in("anna").await;
    before.put_block(&anna, app()).await;
    let world = before.restarted();
    assert_eq!(world.get("/session", Some(&anna), None).await.status, 401);
    let read = world.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
    let anna = world.log_in("anna").await;
    assert_eq!(world.get("/blocks", Some(&anna), None).await.body["items"][0]["id"], ID);
}

#[tokio::test]
async fn an_order_is_written_down_before_the_back_end_hears_of_it() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.backend.inner().crash = Crash::BeforeCommit;
    world.put_block(&anna, app()).await;
    let found = world.storage.find_order(&BlockId::parse(ID).unwrap()).await.unwrap().unwrap();
    assert!(found.facts.is_none());
}

#[tokio::test]
async fn an_id_is_written_down_once_and_what_is_known_is_not_struck_out() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    assert_eq!(world.storage.insert_order(&record()).await, Err(StorageError::Taken));
    let id = BlockId::parse(ID).unwrap();
    world.storage.retract_attempt(&id).await.unwrap();
    assert!(world.storage.find_order(&id).await.unwrap().is_some());
}

#[tokio::test]
async fn what_was_lifted_is_not_blocked_again_over_a_back_end_without_ids() {
    let world = died_after_the_commit().await;
    world.backend.inner().forgetful = true;
    world.backend.lift(ID);
    let anna = world.log_in("anna").await;
    let read = world.get(&format!("/blocks/{ID}"), Some(&anna), None).await;
    assert_eq!((read.status, read.code()), (503, "unavailable"));
    let again = world.put_block(&anna, app()).await;
    assert_eq!((again.status, again.code()), (503, "unavailable"));
    assert_eq!(world.backend.inner().commits[ID], 1);
}

#[tokio::test]
async fn what_another_process_is_still_sending_is_not_struck_out() {
    let one = World::new();
    let two = one.restarted();
    let (dead, anna) = (one.log_in("anna").await, two.log_in("anna").await);
    one.backend.inner().dead.insert("token-anna-1".to_owned());
    one.backend.inner().slow = Some(Duration::from_millis(200));
    let sender = one.clone();
    let first = tokio::spawn(async move { sender.put_block(&dead, app()).await.status });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let second = tokio::spawn(async move { two.put_block(&anna, app()).await.status });
    // The first attempt has done nothing; the second is under way.
    assert_eq!(first.await.unwrap(), 401);
    assert!(one.storage.find_order(&BlockId::parse(ID).unwrap()).await.unwrap().is_some());
    assert_eq!(second.await.unwrap(), 200);
    let read = one.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
}
