//! A database that is shared, away, or not what it was thought to be. Without a server on this machine these tests fail: `cargo xtask setup` installs one.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use spaer_gateway::BlockId;
use spaer_gateway::storage::Storage;
use spaer_gateway::storage::StorageError;
use spaer_gateway::storage::postgres::Postgres;
use spaer_postgres_lab::Server;

use crate::journal::record;
use crate::world::ID;

/// For all tests that do not stop it.
fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start().unwrap())
}

async fn open(address: &str) -> Postgres {
    Postgres::open(address, 4).await.unwrap()
}

async fn two() -> (Postgres, Postgres) {
    let address = server().database().unwrap();
    // Both at once, as processes are started: whoever comes first makes the tables.
    tokio::join!(open(&address), open(&address))
}

crate::storage::over! { super::two }

#[tokio::test]
async fn an_order_is_worked_on_by_one_process_at_a_time() {
    let (one, two) = two().await;
    let (id, other) = (BlockId::parse(ID).unwrap(), BlockId::parse(&"x".repeat(22)).unwrap());
    let claim = one.claim_order(&id).await.unwrap().unwrap();
    assert!(two.claim_order(&id).await.unwrap().is_none());
    assert!(two.claim_order(&other).await.unwrap().is_some());
    drop(claim);
    assert!(comes_true(async || two.claim_order(&id).await.unwrap().is_some()).await);
}

#[tokio::test]
async fn a_claim_ends_with_its_process() {
    let address = server().database().unwrap();
    let two = open(&address).await;
    let id = BlockId::parse(ID).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let held = runtime.spawn(async move {
        let one = open(&address).await;
        let claim = one.claim_order(&id).await.unwrap().unwrap();
        (one, claim, id)
    });
    let (one, claim, id) = held.await.unwrap();
    assert!(two.claim_order(&id).await.unwrap().is_none());
    // Everything that the process had in hand is gone at once, and nobody gives the claim back.
    runtime.shutdown_background();
    assert!(comes_true(async || two.claim_order(&id).await.unwrap().is_some()).await);
    std::mem::forget((one, claim));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_was_away_is_used_again_and_has_lost_nothing() {
    let own = Server::start().unwrap();
    let storage = open(&own.database().unwrap()).await;
    let id = BlockId::parse(ID).unwrap();
    storage.insert_order(&record()).await.unwrap();
    let claim = storage.claim_order(&id).await.unwrap();
    own.crash();
    let begun = Instant::now();
    assert_eq!(storage.find_order(&id).await.unwrap_err(), StorageError::Unavailable);
    assert_eq!(storage.is_ready().await, Err(StorageError::Unavailable));
    assert!(storage.claim_order(&id).await.is_err());
    assert!(begun.elapsed() < Duration::from_secs(20), "told soon: {:?}", begun.elapsed());
    drop(claim);
    own.run().unwrap();
    assert!(comes_true(async || storage.is_ready().await.is_ok()).await);
    assert!(storage.find_order(&id).await.unwrap().is_some());
    assert!(storage.claim_order(&id).await.unwrap().is_some());
}

#[tokio::test]
async fn a_database_of_a_newer_form_is_refused() {
    let address = server().database().unwrap();
    drop(open(&address).await);
    let name = address.rsplit('=').next().unwrap();
    server().sql(name, "UPDATE gateway_schema SET version = 99").unwrap();
    let problem = Postgres::open(&address, 2).await.unwrap_err().to_string();
    assert!(problem.contains("newer version") && problem.contains(name), "{problem}");
}

#[tokio::test]
async fn what_cannot_be_reached_is_named_without_its_password() {
    for (address, told) in [
        ("postgres://spaer:secret-word@127.0.0.1:1/orders", ["127.0.0.1", "port 1", "orders"]),
        ("host=/nowhere user=spaer password=secret-word dbname=orders", ["/nowhere", "5432", "orders"]),
        ("postgres://spaer:secret-word@127.0.0.1:nonsense/orders", ["database's address", "port", ""]),
    ] {
        let problem = Postgres::open(address, 2).await.unwrap_err().to_string();
        assert!(told.iter().all(|word| problem.contains(word)), "{problem}");
        assert!(!problem.contains("secret-word"), "{problem}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_slow_or_may_only_be_read_is_unavailable_in_time() {
    let address = server().database().unwrap();
    let storage = open(&address).await;
    let name = address.rsplit('=').next().unwrap().to_owned();
    let locked = name.clone();
    let slow = std::thread::spawn(move || {
        server().sql(&locked, "BEGIN; LOCK TABLE journal; SELECT pg_sleep(8); COMMIT").unwrap();
    });
    assert!(
        comes_true(async || {
            let waits = tokio::time::timeout(Duration::from_millis(300), storage.find_order(&record().order.id)).await;
            waits.is_err()
        })
        .await
    );
    let begun = Instant::now();
    assert_eq!(storage.insert_order(&record()).await, Err(StorageError::Unavailable));
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    slow.join().unwrap();
    // What was given up was not carried out later.
    assert!(storage.find_order(&record().order.id).await.unwrap().is_none());

    server().sql("postgres", &format!("ALTER DATABASE {name} SET default_transaction_read_only = on")).unwrap();
    let cut = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    server().sql("postgres", &cut).unwrap();
    assert!(comes_true(async || matches!(storage.find_order(&record().order.id).await, Ok(None))).await);
    assert_eq!(storage.insert_order(&record()).await, Err(StorageError::Unavailable));
    assert_eq!(storage.is_ready().await, Err(StorageError::Unavailable));
}

/// Within a few seconds.
async fn comes_true(is: impl AsyncFn() -> bool) -> bool {
    for _ in 0..100 {
        if is().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}
