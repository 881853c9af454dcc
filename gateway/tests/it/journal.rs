//! What a crash leaves behind, and what several processes do to each other.

use std::path::PathBuf;
use std::time::Duration;

use spaer_gateway::domain::{
    BlockFacts, BlockOrder, BlockState, Party, Reason, RefusedCode, SessionsEnded, Target, TargetDescription,
};
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
        reported_by: Some(Party::You),
        sent_until: Moment::now(),
        facts: None,
    }
}

/// A world in which the gateway has crashed after the back end committed the block and before anybody was told.
async fn died_after_the_commit() -> World {
    let (backend, journal) = (Small::default(), SqliteJournal::in_memory().unwrap());
    journal.insert(&record()).await.unwrap();
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
    assert_eq!(world.journal.insert(&record()).await, Err(JournalError::Taken));
    let id = BlockId::parse(ID).unwrap();
    world.journal.retract_attempt(&id).await.unwrap();
    assert!(world.journal.find(&id).await.unwrap().is_some());
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
    assert!(one.journal.find(&BlockId::parse(ID).unwrap()).await.unwrap().is_some());
    assert_eq!(second.await.unwrap(), 200);
    let read = one.get(&format!("/blocks/{ID}"), None, Some(KEY)).await;
    assert_eq!((read.status, read.body["state"].as_str()), (200, Some("in_effect")));
}

fn facts(state: BlockState) -> BlockFacts {
    BlockFacts {
        as_of: Moment::from_millis(2),
        state,
        already_blocked_since: None,
        reference: None,
        description: TargetDescription::default(),
        notified: vec![],
        authenticators_left: None,
        sessions_ended: SessionsEnded::Unknown,
        reactivation: vec![],
    }
}

/// A file of its own for a test.
fn file(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.sqlite", std::process::id()));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
    path
}

#[tokio::test]
async fn what_is_known_never_goes_backwards_whichever_process_writes_last() {
    let path = file("backwards");
    let (one, two) = (SqliteJournal::open_file(&path).unwrap(), SqliteJournal::open_file(&path).unwrap());
    let id = BlockId::parse(ID).unwrap();
    one.insert(&record()).await.unwrap();
    let at = Moment::from_millis(1);
    let in_effect = BlockState::InEffect { since: at };
    let ended = BlockState::Ended { in_effect_at: at, at, by: None };
    for (news, stored) in [
        (BlockState::Pending, BlockState::Pending),
        (in_effect, in_effect),
        (BlockState::Pending, in_effect),
        (BlockState::Refused { at, code: RefusedCode::NotPermitted }, in_effect),
        (ended, ended),
        (in_effect, ended),
        (BlockState::Pending, ended),
    ] {
        let merged = two.store_facts(&id, &facts(news)).await.unwrap();
        assert_eq!(merged.state, stored, "{news:?}");
        let found = one.find(&id).await.unwrap().unwrap();
        assert_eq!(found.facts.map(|facts| facts.state), Some(stored), "{news:?}");
    }
}

/// While a new version is being deployed, two versions share the file; after a rollback the older version is alone with it.
#[tokio::test]
async fn a_row_with_words_of_a_newer_version_is_read() {
    let path = file("newer");
    let journal = SqliteJournal::open_file(&path).unwrap();
    let (id, at) = (BlockId::parse(ID).unwrap(), Moment::from_millis(1));
    journal.insert(&record()).await.unwrap();
    journal.store_facts(&id, &facts(BlockState::Refused { at, code: RefusedCode::SessionTooNew })).await.unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    let changed = newer
        .execute(
            "UPDATE journal SET reported_by = 'neighbour', reason = 'stolen-card',
                facts = replace(facts, 'session_too_new', 'moon_is_full')",
            [],
        )
        .unwrap();
    assert_eq!(changed, 1);
    let found = journal.find(&id).await.unwrap().unwrap();
    assert_eq!((found.reported_by, found.order.reason), (None, Some(Reason::Other)));
    let state = found.facts.map(|facts| facts.state);
    assert_eq!(state, Some(BlockState::Refused { at, code: RefusedCode::NotPermitted }));
}

#[tokio::test]
async fn an_order_is_struck_out_when_every_attempt_has_done_nothing() {
    let path = file("attempts");
    let (one, two) = (SqliteJournal::open_file(&path).unwrap(), SqliteJournal::open_file(&path).unwrap());
    let (id, first) = (BlockId::parse(ID).unwrap(), record());
    one.insert(&first).await.unwrap();
    two.record_attempt(&id, first.sent_until.plus_millis(5)).await.unwrap();
    one.record_attempt(&id, first.sent_until.plus_millis(1)).await.unwrap();
    for _ in 0..2 {
        one.retract_attempt(&id).await.unwrap();
        assert_eq!(two.find(&id).await.unwrap().unwrap().sent_until, first.sent_until.plus_millis(5));
    }
    two.retract_attempt(&id).await.unwrap();
    assert!(one.find(&id).await.unwrap().is_none());
    assert_eq!(one.record_attempt(&id, Moment::now()).await, Err(JournalError::Gone));
}

#[tokio::test]
async fn a_file_from_before_attempts_were_counted_is_taken_over() {
    let path = file("before");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(&format!(
        "CREATE TABLE journal (id TEXT PRIMARY KEY, subject TEXT NOT NULL, authenticator TEXT, reason TEXT,
            activities TEXT NOT NULL, key_hash BLOB, received_at INTEGER NOT NULL, reported_by TEXT NOT NULL,
            facts TEXT) STRICT;
         INSERT INTO journal VALUES ('{ID}', 'subject-anna', 'app', NULL, '[]', NULL, 1, 'you', NULL);"
    ))
    .unwrap();
    drop(old);
    for _ in 0..2 {
        let journal = SqliteJournal::open_file(&path).unwrap();
        let found = journal.find(&BlockId::parse(ID).unwrap()).await.unwrap().unwrap();
        assert!(found.sent_until > Moment::now());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = std::env::temp_dir().join(format!("spaer-journal-{}", spaer_gateway::random::hex(8).unwrap()));
    std::fs::create_dir(&folder).unwrap();
    let journal = SqliteJournal::open_file(&folder.join("orders.sqlite")).unwrap();
    journal.clear().await.unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", entry.path().display());
    }
    assert!(SqliteJournal::open_file(&folder.join("nowhere/orders.sqlite")).is_err());
    drop(journal);
    std::fs::remove_dir_all(folder).unwrap();
}
