//! The ledger of the end-to-end scenes: what each took, in which engine, and what was left out. The tests write it (`tests/e2e/tests/e2e/support/ledger.rs`).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::clock;
use crate::files;
use crate::repo::Repo;

/// Enough to see what is worth making quicker.
const SHOWN: usize = 15;

pub fn path(repo: &Repo) -> PathBuf {
    repo.target.join("e2e-scenes.tsv")
}

/// An empty one for the next run.
pub fn begin(repo: &Repo) -> Result<(), String> {
    files::write(&path(repo), "")
}

/// What is worth showing of it.
pub fn figures(repo: &Repo) -> Result<Vec<String>, String> {
    let ledger = files::read_text(&path(repo))?;
    Ok(slowest(&ledger).into_iter().chain(left_out(&ledger)).collect())
}

/// The tests that took the longest, with all of their scenes.
fn slowest(ledger: &str) -> Vec<String> {
    let mut tests: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for line in ledger.lines() {
        if let ["played", engine, seconds, name] = line.split('\t').collect::<Vec<_>>()[..] {
            *tests.entry((name, engine)).or_default() += seconds.parse().unwrap_or(0.0);
        }
    }
    let mut tests: Vec<_> = tests.into_iter().collect();
    tests.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let told = |((name, engine), seconds): ((&str, &str), f64)| {
        format!("{:>6}  {name}, {engine}", clock::seconds(Duration::from_secs_f64(seconds)))
    };
    tests.into_iter().take(SHOWN).map(told).collect()
}

/// Every scene that an engine cannot play, and how many there are.
fn left_out(ledger: &str) -> Vec<String> {
    let told = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        ["left out", engine, why, name] => Some(format!("left out in {engine}: {name}: {why}")),
        _ => None,
    };
    let all: Vec<String> = ledger.lines().filter_map(told).collect();
    let count = (!all.is_empty()).then(|| format!("{} scenes were left out", all.len()));
    all.into_iter().chain(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: &str = "\
played\tChromium\t1.5\tjourney::a
left out\tWebKit\tno such thing\tspeed::c
played\tFirefox\t2.0\tjourney::a
played\tFirefox\t9.5\tjourney::b
played\tFirefox\t1.0\tjourney::a
";

    #[test]
    fn the_slowest_comes_first_and_scenes_of_one_test_are_summed() {
        assert_eq!(
            slowest(LEDGER),
            [" 9.5 s  journey::b, Firefox", " 3.0 s  journey::a, Firefox", " 1.5 s  journey::a, Chromium"]
        );
    }

    #[test]
    fn what_was_left_out_is_listed_and_counted() {
        assert_eq!(left_out(LEDGER), ["left out in WebKit: speed::c: no such thing", "1 scenes were left out"]);
        assert!(left_out("").is_empty());
    }
}
