//! How much one gateway does on this machine: logins, and orders to block over HTTP, with a back end that answers at once. `cargo xtask bench --gateway` runs it
//! over both kinds of storage and writes what it prints into `docs/capacity.md`.
//!
//! `load sqlite|postgres SECONDS CLIENTS`. It prints one line of JSON. The clients are in the same process and share its processors, so that the figures are
//! low rather than high.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a measurement that cannot go on must say where"
)]

#[path = "load/backend.rs"]
mod backend;
#[path = "load/client.rs"]
mod client;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use axum::Router;
use serde_json::{Value, json};
use spaer_gateway::limits::Rate;
use spaer_gateway::storage::Storage;
use spaer_gateway::storage::postgres::Postgres;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{Config, Gateway, Limits, Metrics, Transport, random};
use tokio::net::TcpListener;

use backend::Instant as InstantBackend;
use client::Client;

/// Sessions that are opened to see how much memory and storage each takes.
const OPEN_SESSIONS: usize = 5_000;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let (kind, seconds, clients) = (arguments.next(), arguments.next(), arguments.next());
    let number = |text: Option<String>| text.and_then(|text| text.parse::<u64>().ok()).expect("a number");
    let (seconds, clients) = (Duration::from_secs(number(seconds)), number(clients));
    let figures = match kind.as_deref() {
        Some("sqlite") => {
            let name = format!("spaer-load-{}.sqlite", random::hex(8).expect("randomness"));
            let path = std::env::temp_dir().join(name);
            let figures = measure(Sqlite::open_file(&path).expect("a file"), seconds, clients).await;
            for end in ["", "-wal", "-shm", "-owner"] {
                let _ = std::fs::remove_file(format!("{}{end}", path.display()));
            }
            figures
        }
        Some("postgres") => {
            let server = spaer_postgres_lab::Server::durable().expect("PostgreSQL");
            let address = server.database().expect("a database");
            measure(Postgres::open(&address, 16).await.expect("the database"), seconds, clients).await
        }
        _ => panic!("load sqlite|postgres SECONDS CLIENTS"),
    };
    println!("{figures}");
}

async fn measure<S: Storage>(storage: S, seconds: Duration, clients: u64) -> Value {
    let many = Rate::per_minutes(u32::MAX, 1);
    let limits = Limits { orders_per_session: many, orders_per_person: many, ..Limits::default() };
    let config = Config { limits, ..Config::new("http://127.0.0.1", Transport::PlainLoopback) };
    let gateway = Gateway::new(InstantBackend, storage, config);
    let address = serve(gateway.router()).await;

    let before = resident_kib();
    let begun = Instant::now();
    let mut one = Client::connect(&address).await;
    for person in 0..OPEN_SESSIONS {
        one.log_in(&format!("session-{person}")).await;
    }
    let logins_per_second = rate(OPEN_SESSIONS, begun.elapsed());
    let session_bytes = resident_kib().saturating_sub(before) * 1024 / OPEN_SESSIONS;

    let before_orders = storage_seconds(&gateway.metrics());
    let until = Instant::now() + seconds;
    let work = (0..clients).map(|n| {
        let address = address.clone();
        tokio::spawn(async move {
            let mut client = Client::connect(&address).await;
            client.log_in(&format!("person-{n}")).await;
            let mut taken = Vec::new();
            while Instant::now() < until {
                let begun = Instant::now();
                client.orders_a_block().await;
                taken.push(begun.elapsed());
            }
            taken
        })
    });
    let begun = Instant::now();
    let mut taken = Vec::new();
    for task in work.collect::<Vec<_>>() {
        taken.extend(task.await.expect("a client"));
    }
    let elapsed = begun.elapsed();
    taken.sort_unstable();
    let at = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list"
        )]
        let place = ((taken.len() as f64) * share) as usize;
        taken.get(place).map_or(0.0, Duration::as_secs_f64) * 1000.0
    };
    json!({
        "orders": taken.len(),
        "orders_per_second": rate(taken.len(), elapsed),
        "median_ms": round(at(0.5)),
        "p99_ms": round(at(0.99)),
        "logins_per_second": logins_per_second,
        "session_bytes": session_bytes,
        "where": shares(&before_orders, &storage_seconds(&gateway.metrics()), taken.iter().sum()),
    })
}

/// How long each operation of the storage took in all, in seconds, as the figures tell it.
fn storage_seconds(metrics: &Metrics) -> BTreeMap<String, f64> {
    let text = metrics.text();
    let line = |line: &str| {
        let (operation, seconds) = line.strip_prefix("spaer_storage_seconds_sum{operation=\"")?.split_once("\"} ")?;
        Some((operation.to_owned(), seconds.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// What share of all the time that clients waited went into each operation, in per cent, and the rest.
fn shares(before: &BTreeMap<String, f64>, after: &BTreeMap<String, f64>, all: Duration) -> Vec<(String, f64)> {
    let share = |seconds: f64| round(seconds / all.as_secs_f64() * 100.0);
    let mut shares: Vec<(String, f64)> = after
        .iter()
        .map(|(operation, seconds)| (operation.clone(), share(seconds - before.get(operation).unwrap_or(&0.0))))
        .filter(|(_, share)| *share > 0.0)
        .collect();
    let rest = 100.0 - shares.iter().map(|(_, share)| share).sum::<f64>();
    shares.push(("everything else".to_owned(), round(rest)));
    shares.sort_by(|one, other| other.1.total_cmp(&one.1));
    shares
}

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let address = listener.local_addr().expect("its address").to_string();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn rate(count: usize, elapsed: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
    let count = count as f64;
    round(count / elapsed.as_secs_f64())
}

fn round(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

/// The memory of this process, in KiB; 0 where the system does not tell.
fn resident_kib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
