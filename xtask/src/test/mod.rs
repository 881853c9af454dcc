//! `test`: what CI runs. Suites run one after the other, each to its end, and a summary tells what each took; the last line counts
//! them all.

mod contract;
mod ledger;
pub mod results;
pub mod suites;
mod summary;

use std::time::Instant;

use crate::args;
use crate::proc::tail;
use crate::progress::say;
use crate::repo::Repo;
use suites::{SuiteResult, Tools};
use summary::{Entry, Summary};

/// In the order in which they run: what fails soonest first, and the site before what is tried on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Format,
    Lint,
    Native,
    Conform,
    Contract,
    PrivacyIdea,
    Model,
    Notices,
    Dom,
    Dist,
    EndToEnd,
}

impl Suite {
    pub const ALL: [Self; 11] = [
        Self::Format,
        Self::Lint,
        Self::Native,
        Self::Conform,
        Self::Contract,
        Self::PrivacyIdea,
        Self::Model,
        Self::Notices,
        Self::Dom,
        Self::Dist,
        Self::EndToEnd,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Conform => "conform",
            Self::Contract => "contract",
            Self::PrivacyIdea => "privacyidea",
            Self::Model => "model",
            Self::Notices => "notices",
            Self::Dom => "dom",
            Self::Dist => "dist",
            Self::EndToEnd => "e2e",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.as_str() == text)
    }

    pub fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }
}

/// Whether everything passed.
pub fn run(repo: &Repo, options: &args::Test) -> Result<bool, String> {
    let chosen = chosen(options);
    if chosen.is_empty() {
        return Err("xtask test: --only and --skip leave no suite".to_owned());
    }
    let tools = Tools::set_up(repo, &chosen, options.full);
    let mut summary = Summary::default();
    for suite in chosen {
        let start = Instant::now();
        let result = suites::run(repo, &tools, suite).unwrap_or_else(SuiteResult::broken);
        report(repo, suite, &result);
        summary.add(Entry { suite: suite.as_str(), count: result.count, seconds: start.elapsed() });
    }
    println!("\n{summary}");
    Ok(summary.all_passed())
}

fn chosen(options: &args::Test) -> Vec<Suite> {
    let wanted =
        |suite: &Suite| (options.only.is_empty() || options.only.contains(suite)) && !options.skip.contains(suite);
    Suite::ALL.into_iter().filter(wanted).collect()
}

/// What is worth reading: nothing of what passed but its figures, and the end of what failed.
fn report(repo: &Repo, suite: Suite, result: &SuiteResult) {
    for figure in &result.figures {
        println!("        {figure}");
    }
    if result.count.failed == 0 {
        return;
    }
    for log in &result.failing_logs {
        println!("\n{}\n", tail(log));
    }
    for line in &result.messages {
        println!("{line}");
    }
    let logs: Vec<String> = result.failing_logs.iter().map(|log| repo.display_path(log)).collect();
    let place = if logs.is_empty() { String::new() } else { format!("; all of it is in {}", logs.join(", ")) };
    say("test", &format!("{} FAILED{place}", suite.as_str()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_are_chosen_by_only_and_skip_and_keep_their_order() {
        let options =
            args::Test { full: false, only: vec![Suite::Dist, Suite::Format, Suite::Dom], skip: vec![Suite::Dom] };
        assert_eq!(chosen(&options), [Suite::Format, Suite::Dist]);
        assert_eq!(chosen(&args::Test::default()), Suite::ALL);
    }

    #[test]
    fn names_are_parsed_back() {
        assert!(Suite::ALL.into_iter().all(|suite| Suite::parse(suite.as_str()) == Some(suite)));
        assert_eq!(Suite::parse("nothing"), None);
    }
}
