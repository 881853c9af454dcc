//! `dist` and `bench`: the site as it ships, and its sizes beside their limits.

use std::path::Path;

use spaer_operator::Date;

use crate::args::Bench;
use crate::budgets::{Budget, Budgets};
use crate::build::{self, sizes::Sizes};
use crate::clock::kilobytes;
use crate::files;
use crate::progress::say;
use crate::repo::{Profile, Repo};
use crate::setup;
use crate::test::suites::{self, SuiteResult};

/// Builds the site as it ships into `out`, unless the one there was built from the same inputs.
pub fn ensure_built(repo: &Repo, out: &Path) -> Result<(), String> {
    let trunk = setup::for_site(repo)?;
    let fresh = build::site(repo, &trunk, Profile::Site, out)?;
    let word = if fresh { "written" } else { "is up to date" };
    say("dist", &format!("{}/ {word}", repo.display_path(out)));
    Ok(())
}

/// Builds the site and prints its sizes; false when one of them is over its budget.
pub fn dist(repo: &Repo, out: Option<&Path>) -> Result<bool, String> {
    let place =
        out.map_or_else(|| Ok(repo.dist()), std::path::absolute).map_err(|error| format!("xtask dist: {error}"))?;
    refuse_foreign(repo, &place)?;
    ensure_built(repo, &place)?;
    let sizes = Sizes::of(&place)?;
    println!("{sizes}");
    let broken = budgets(repo)?.broken_by(&sizes);
    for line in &broken {
        eprintln!("budget  {line}; `cargo xtask bench` tells more");
    }
    Ok(broken.is_empty())
}

/// An error if the folder is not ours to replace as a whole: it must be new, empty, or an earlier dist.
fn refuse_foreign(repo: &Repo, place: &Path) -> Result<(), String> {
    let foreign = place.exists() && !place.join("_headers").is_file() && !files::below(place)?.is_empty();
    let above = repo.root.starts_with(place);
    if foreign || above {
        Err(format!("xtask dist: {} holds something else, and would be replaced whole", place.display()))
    } else {
        Ok(())
    }
}

pub fn run(repo: &Repo, options: &Bench) -> Result<bool, String> {
    ensure_built(repo, &repo.dist())?;
    let sizes = Sizes::of(&repo.dist())?;
    let mut budgets = budgets(repo)?;
    if options.update || options.allow_growth.is_some() {
        budgets.record(&sizes, &Date::today().to_string(), options.allow_growth.as_deref())?;
        files::write(&repo.path("budgets.toml"), budgets.print())?;
    }
    println!("{sizes}\n");
    println!("{:<24}{:>12}{:>12}{:>12}", "size", "now", "ratchet", "limit");
    for (name, bytes) in sizes.budgeted() {
        if let Some(budget) = budgets.of(name) {
            println!("{}", row(name, bytes, budget));
        }
    }
    let broken = budgets.broken_by(&sizes);
    for line in &broken {
        eprintln!("budget  {line}");
    }
    // Only sizes are recorded in `budgets.toml`; what is measured in a browser only passes or fails.
    let recorded = options.update || options.allow_growth.is_some();
    if recorded || !broken.is_empty() {
        return Ok(broken.is_empty());
    }
    let measured = [suites::click_budgets(repo)?, suites::visit_budgets(repo)?, suites::list_budgets(repo)?];
    // Print all of them, even if one is past its limit.
    let within = measured.iter().map(report).collect::<Result<Vec<_>, _>>()?;
    Ok(within.iter().all(|within| *within))
}

/// Prints what was measured; whether all of it is within its limits.
fn report(result: &SuiteResult) -> Result<bool, String> {
    for line in &result.figures {
        println!("{line}");
    }
    for log in &result.failing_logs {
        eprintln!("budget  past a limit, or not measured: {}", log.display());
    }
    if result.figures.is_empty() {
        return Err("bench: nothing was measured".to_owned());
    }
    Ok(result.count.failed == 0)
}

fn row(name: &str, bytes: u64, budget: &Budget) -> String {
    let ratchet = budget.ratchet.as_ref().map_or("none".to_owned(), |ratchet| kilobytes(ratchet.bytes));
    format!("{name:<24}{:>12}{ratchet:>12}{:>12}", kilobytes(bytes), kilobytes(budget.limit))
}

pub fn budgets(repo: &Repo) -> Result<Budgets, String> {
    Budgets::parse(&files::read_text(&repo.path("budgets.toml"))?)
}
