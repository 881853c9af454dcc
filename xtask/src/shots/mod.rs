//! `shots`: a picture of every state of every page, and what was found of each, written down where people look.
//!
//! The tests take the pictures and leave a ledger; here both become pages: one to browse on this machine, a gallery and a report beside the sources.

mod findings;
mod gallery;
mod index;
mod ledger;
mod measures;
mod report;

use std::path::PathBuf;

use spaer_operator::Date;

use crate::args::Shots;
use crate::bench;
use crate::files;
use crate::proc::output;
use crate::progress::say;
use crate::repo::Repo;
use crate::test::suites;
use ledger::Ledger;

/// Where pictures and ledger are, and how it is asked for some of them.
pub struct Sitting {
    pub folder: PathBuf,
    pub ledger: PathBuf,
    pub only: Option<String>,
    pub lang: Option<String>,
}

impl Sitting {
    fn of(repo: &Repo, options: &Shots) -> Self {
        let folder = repo.target.join("shots");
        let ledger = folder.join("ledger.jsonl");
        Self { folder, ledger, only: options.only.clone(), lang: options.lang.clone() }
    }

    /// Everything is wanted, and so what is written beside the sources may change.
    fn is_whole(&self) -> bool {
        self.only.is_none() && self.lang.is_none()
    }
}

/// When, and of what, pictures were taken.
struct Made {
    date: String,
    /// Short.
    commit: String,
}

impl Made {
    fn now(repo: &Repo) -> Self {
        let commit = output("git", &["rev-parse", "--short", "HEAD"], &repo.root).unwrap_or_default();
        Self { date: Date::today().to_string(), commit }
    }
}

/// False when a state was not reached, or something that must not be was found in one.
pub fn run(repo: &Repo, options: &Shots) -> Result<bool, String> {
    let sitting = Sitting::of(repo, options);
    let passed = if options.no_run { true } else { take(repo, &sitting)? };
    let ledger = Ledger::read(&sitting.ledger)?;
    write_to_browse(repo, &sitting, &ledger)?;
    if !sitting.is_whole() {
        say("shots", "docs/ stays as it is, since not every state was wanted");
    } else if passed {
        let made = Made::now(repo);
        gallery::write(repo, &sitting.folder, &ledger, &made)?;
        report::write(repo, &ledger, &made)?;
        say("shots", "docs/gallery/, docs/accessibility.md and the figures of the page about accessibility written");
    } else {
        say("shots", "docs/ stays as it is, since not every state was reached");
    }
    Ok(passed)
}

fn take(repo: &Repo, sitting: &Sitting) -> Result<bool, String> {
    bench::ensure_built(repo, &repo.dist())?;
    files::fresh_folder(&sitting.folder)?;
    let result = suites::shots(repo, sitting)?;
    for log in &result.failing_logs {
        eprintln!("shots   not every state was reached, or one is not as it should be: {}", repo.display_path(log));
    }
    Ok(result.count.failed == 0)
}

fn write_to_browse(repo: &Repo, sitting: &Sitting, ledger: &Ledger) -> Result<(), String> {
    let index = sitting.folder.join("index.html");
    files::write(&index, index::page(ledger))?;
    files::write(&sitting.folder.join("findings.md"), findings::page(ledger))?;
    let [states, pictures] = [ledger.states.len(), ledger.pictures()];
    say("shots", &format!("{states} states, {pictures} pictures: {}", repo.display_path(&index)));
    Ok(())
}
