//! `bench --gateway`: what one gateway does on this machine over each kind of storage, written into `docs/capacity.md`.

use serde_json::Value;

use crate::files;
use crate::proc::{Task, output};
use crate::progress::Step;
use crate::repo::Repo;
use crate::setup;
use spaer_operator::Date;

const SECONDS: &str = "20";
/// As many as are waited for at once, and a few more than the connections to the database.
const CLIENTS: &str = "32";
const PAGE: &str = "docs/capacity.md";

/// A kind of storage: its word for the measuring program, and its name.
const KINDS: [(&str, &str); 2] = [("sqlite", "SQLite, a file"), ("postgres", "PostgreSQL, on the same machine")];

/// Measures, prints and writes.
pub fn run(repo: &Repo) -> Result<bool, String> {
    setup::postgresql(repo)?;
    let args = ["build", "--release", "--package", "spaer-gateway", "--all-features", "--example", "load"];
    Task::cargo(repo, "build-load").args(args).step("build", "the gateway, optimised")?;
    let mut all = Vec::new();
    for (word, name) in KINDS {
        let figures = measure(repo, word)?;
        println!("gateway: {name}: {figures}");
        all.push((name, figures));
    }
    files::write(&repo.path(PAGE), page(&Date::today().to_string(), &machine(repo), &all))?;
    println!("gateway: {PAGE} is written");
    Ok(true)
}

fn measure(repo: &Repo, word: &str) -> Result<Value, String> {
    let program = repo.root.join("target/release/examples/load");
    let mut step = Step::begin("bench", word);
    let task = Task::new(repo, program, &format!("bench-load-{word}")).args([word, SECONDS, CLIENTS]);
    let finished = task.run(|| step.tick())?;
    step.end(if finished.success { "done in" } else { "FAILED after" });
    let log = String::from_utf8_lossy(&files::read(&finished.log)?).into_owned();
    let line = log.lines().find(|line| line.starts_with('{')).filter(|_| finished.success);
    let line = line.ok_or_else(|| format!("bench: no figures; see {}", repo.display_path(&finished.log)))?;
    serde_json::from_str(line).map_err(|error| format!("bench: {error}"))
}

/// Processors and memory, as the system tells.
fn machine(repo: &Repo) -> String {
    let cores = output("nproc", &[], &repo.root).unwrap_or_else(|| "?".to_owned());
    format!("{cores} cores")
}

fn page(date: &str, machine: &str, all: &[(&str, Value)]) -> String {
    let mut page = format!(
        "# What one gateway does\n\n\
         Written by `cargo xtask bench --gateway` on {date}, on {machine} that the clients shared with the gateway and, in the second row, with the database.\n\n\
         {CLIENTS} clients, each logged in as somebody else, order a block under a new id as soon as the last was answered, over HTTP on this machine, for {SECONDS} seconds. The back end \
         answers at once, so that what is measured is the gateway and its storage; both write to the disk before they say that an order is stored. Before that a single client logs in 5,000 times, one after another.\n\n\
         | Storage | Orders in a second | Median | 99 of 100 within | Logins in a second | Memory for an open session |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for (name, figures) in all {
        let figure = |key: &str| figures[key].to_string();
        page += &format!(
            "| {name} | {} | {} ms | {} ms | {} | {} bytes |\n",
            figure("orders_per_second"),
            figure("median_ms"),
            figure("p99_ms"),
            figure("logins_per_second"),
            figure("session_bytes")
        );
    }
    page += "\nA session lies in the storage; what it takes of the process's memory is what the storage keeps at hand.\n\n\
             ## Where the time of an order goes\n\n\
             The share of all the time that clients waited, by operation of the storage; \"everything else\" is HTTP, JSON, the checks, and waiting for a processor.\n\n";
    for (name, figures) in all {
        let shares = figures["where"].as_array().into_iter().flatten();
        let told: Vec<String> = shares
            .map(|share| format!("{} {} %", share[0].as_str().unwrap_or_default().replace('_', " "), share[1]))
            .collect();
        page += &format!("- **{name}**: {}.\n", told.join(", "));
    }
    page
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_page_has_what_was_measured() {
        let figures = json!({
            "orders": 10, "orders_per_second": 812.5, "median_ms": 3.1, "p99_ms": 9.0, "logins_per_second": 400.0,
            "session_bytes": 120, "where": [["insert_order", 60.5], ["everything else", 39.5]]
        });
        let page = page("2026-11-30", "2 cores", &[("SQLite, a file", figures)]);
        assert!(page.contains("| SQLite, a file | 812.5 | 3.1 ms | 9.0 ms | 400.0 | 120 bytes |"), "{page}");
        assert!(page.contains("**SQLite, a file**: insert order 60.5 %, everything else 39.5 %."), "{page}");
    }
}
