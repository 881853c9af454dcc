//! A file, and what can be wrong with it.

use std::path::PathBuf;

use spaer_gateway::domain::{BlockState, Reason, RefusedCode};
use spaer_gateway::storage::Storage;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{BlockId, Moment};

use super::suite::facts;
use crate::journal::record;
use crate::world::ID;

async fn two() -> (Sqlite, Sqlite) {
    // A file belongs to one process; two gateways in it share it.
    let storage = Sqlite::open_file(&file("shared")).unwrap();
    (storage.clone(), storage)
}

crate::storage::over! { super::two }

/// A file of its own for a test.
fn file(name: &str) -> PathBuf {
    let unique = spaer_gateway::random::hex(8).unwrap();
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{unique}.sqlite"))
}

/// After a rollback an older version finds what a newer one has written.
#[tokio::test]
async fn a_row_with_words_of_a_newer_version_is_read() {
    let path = file("newer-words");
    let storage = Sqlite::open_file(&path).unwrap();
    let (id, at) = (BlockId::parse(ID).unwrap(), Moment::from_millis(1));
    storage.insert_order(&record()).await.unwrap();
    storage.store_facts(&id, &facts(BlockState::Refused { at, code: RefusedCode::SessionTooNew })).await.unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    let changed = newer
        .execute(
            "UPDATE journal SET reported_by = 'neighbour', reason = 'stolen-card',
                facts = replace(facts, 'session_too_new', 'moon_is_full')",
            [],
        )
        .unwrap();
    assert_eq!(changed, 1);
    let found = storage.find_order(&id).await.unwrap().unwrap();
    assert_eq!((found.reported_by, found.order.reason), (None, Some(Reason::Other)));
    let state = found.facts.map(|facts| facts.state);
    assert_eq!(state, Some(BlockState::Refused { at, code: RefusedCode::NotPermitted }));
}

#[tokio::test]
async fn a_file_from_before_there_were_versions_is_taken_over() {
    let path = file("before");
    let refused = r#"{"as_of":2,"state":{"is":"refused","at":7,"code":"not_permitted"},"already_blocked_since":null,
        "reference":null,"kind":null,"label":null,"short_id":null,"notified":[],"authenticators_left":null,
        "sessions_ended":"unknown","reactivation":[]}"#;
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(&format!(
        "CREATE TABLE journal (id TEXT PRIMARY KEY, subject TEXT NOT NULL, authenticator TEXT, reason TEXT,
            activities TEXT NOT NULL, key_hash BLOB, received_at INTEGER NOT NULL, reported_by TEXT NOT NULL,
            facts TEXT) STRICT;
         INSERT INTO journal VALUES ('{ID}', 'subject-anna', 'app', NULL, '[]', NULL, 1, 'you', NULL);
         INSERT INTO journal VALUES ('{ID}2', 'subject-anna', 'app', NULL, '[]', NULL, 1, 'you', '{refused}');"
    ))
    .unwrap();
    drop(old);
    for _ in 0..2 {
        let storage = Sqlite::open_file(&path).unwrap();
        let found = storage.find_order(&BlockId::parse(ID).unwrap()).await.unwrap().unwrap();
        assert!(found.sent_until > Moment::now());
        assert_eq!(storage.tidy(Moment::from_millis(0), Moment::from_millis(7)).await, Ok(0));
    }
    // What is asked of the facts in queries is taken from them.
    let storage = Sqlite::open_file(&path).unwrap();
    assert_eq!(storage.tidy(Moment::from_millis(0), Moment::from_millis(8)).await, Ok(1));
}

#[tokio::test]
async fn a_file_of_a_newer_form_is_refused_and_left_alone() {
    let path = file("newer-form");
    drop(Sqlite::open_file(&path).unwrap());
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.execute("UPDATE gateway_schema SET version = 99", []).unwrap();
    let problem = Sqlite::open_file(&path).unwrap_err().to_string();
    assert!(problem.contains("newer version") && problem.contains(&path.display().to_string()), "{problem}");
    let version: i64 = newer.query_row("SELECT version FROM gateway_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 99);
}

#[tokio::test]
async fn a_file_belongs_to_one_process() {
    let path = file("owned");
    let first = Sqlite::open_file(&path).unwrap();
    let problem = Sqlite::open_file(&path).unwrap_err().to_string();
    assert!(problem.contains("another process") && problem.contains("PostgreSQL"), "{problem}");
    drop(first);
    assert!(Sqlite::open_file(&path).is_ok());
}

#[tokio::test]
async fn a_place_that_cannot_be_used_is_named() {
    let nowhere = file("nowhere").join("orders.sqlite");
    let no_database = file("text");
    std::fs::write(&no_database, "this is no database, and long enough to be seen as none by whoever looks at it")
        .unwrap();
    for path in [nowhere, no_database] {
        let problem = Sqlite::open_file(&path).unwrap_err().to_string();
        assert!(problem.starts_with(&path.display().to_string()), "{problem}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = std::env::temp_dir().join(format!("spaer-storage-{}", spaer_gateway::random::hex(8).unwrap()));
    std::fs::create_dir(&folder).unwrap();
    let storage = Sqlite::open_file(&folder.join("orders.sqlite")).unwrap();
    storage.clear().await.unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", entry.path().display());
    }
    drop(storage);
    std::fs::remove_dir_all(folder).unwrap();
}
