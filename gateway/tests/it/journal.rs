//! What a crash leaves behind.

use spaer_gateway::domain::{BlockOrder, Party, Target};
use spaer_gateway::ids::ReceiptKey;
use spaer_gateway::journal::sqlite::SqliteJournal;
use spaer_gateway::journal::{Journal, JournalError, Record};
use spaer_gateway::{AuthenticatorId, Backend, BlockId, Moment, SessionToken, SubjectKey};

use crate::small::{Crash, Small};
use crate::world::{ID, KEY, World, app};

fn record() -> Record {
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
        reported_by: Party::You,
        facts: None,
    }
}

/// The gateway died after the back end had committed and before it had told anybody.
async fn died_after_the_commit() -> World {
    let (backend, journal) = (Small::default(), SqliteJournal::in_memory().unwrap());
    journal.open(&record()).await.unwrap();
    backend.block(&SessionToken::new("token-anna-0"), &record().order).await.unwrap();
    World::over(backend, journal)
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
async fn a_restart_ends_logins_and_forgets_no_block() {
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
    let found = world.journal.find(&BlockId::parse(ID).unwrap()).await.unwrap().unwrap();
    assert!(found.facts.is_none());
}

#[tokio::test]
async fn an_id_is_written_down_once_and_what_is_known_is_not_struck_out() {
    let world = World::new();
    let anna = world.log_in("anna").await;
    world.put_block(&anna, app()).await;
    assert_eq!(world.journal.open(&record()).await, Err(JournalError::Taken));
    let id = BlockId::parse(ID).unwrap();
    world.journal.forget(&id).await.unwrap();
    assert!(world.journal.find(&id).await.unwrap().is_some());
}
