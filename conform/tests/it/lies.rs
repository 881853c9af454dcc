//! One lie at a time, and conform says which duty it broke.

use std::collections::BTreeSet;

use spaer_conform::duty::Duty;
use spaer_conform::report::Outcome;

use crate::lie::Lie;
use crate::proxy::Proxy;
use crate::world::{checked, sandbox};

/// The lies are divided into this many tests, which run side by side.
const PIECES: usize = 4;

async fn check_lies(piece: usize) {
    let mut wrong = Vec::new();
    for lie in Lie::ALL.iter().skip(piece).step_by(PIECES) {
        // One for each, since what is kept of the lies before would make it slower and slower.
        let sandbox = sandbox().await;
        let proxy = Proxy::start(Some(*lie), &sandbox).await;
        let report = checked(&proxy.url, &sandbox).await;
        let failed = report.failed();
        let named = failed.contains(&lie.breaks());
        let others: Vec<Duty> =
            failed.into_iter().filter(|duty| *duty != lie.breaks() && !lie.also().contains(duty)).collect();
        if !named || !others.is_empty() || report.outcome() != Outcome::Broken {
            wrong.push(format!("{lie:?} breaks {}: named {named}, also {others:?}\n{report}", lie.breaks()));
        }
        let printed = report.to_string();
        let secrets = proxy.upstream.memory.lock().await.secrets();
        assert!(secrets.iter().all(|secret| !printed.contains(secret)), "{lie:?} made it tell a secret: {printed}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test]
async fn lies_are_named_first_piece() {
    check_lies(0).await;
}

#[tokio::test]
async fn lies_are_named_second_piece() {
    check_lies(1).await;
}

#[tokio::test]
async fn lies_are_named_third_piece() {
    check_lies(2).await;
}

#[tokio::test]
async fn lies_are_named_fourth_piece() {
    check_lies(3).await;
}

#[test]
fn there_is_a_lie_for_every_duty() {
    let broken: BTreeSet<Duty> = Lie::ALL.iter().map(|lie| lie.breaks()).collect();
    let without: Vec<&Duty> = Duty::ALL.iter().filter(|duty| !broken.contains(duty)).collect();
    assert!(without.is_empty(), "{without:?}");
}
