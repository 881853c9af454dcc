//! What was found, duty by duty.

use std::collections::BTreeMap;
use std::fmt;

use crate::duty::{Duty, Needs};

/// What became of one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was held.
    Passed,
    /// It was broken.
    Failed {
        /// What the contract asks for.
        expected: String,
        /// What the back end did; no cookie, key, token or anything about a person.
        actual: String,
    },
    /// The back end leaves out what it may leave out, and says so.
    NotOffered,
    /// It could not be checked.
    NotChecked {
        /// What would be needed to check it.
        needed: String,
    },
}

/// The overall result; its value is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every duty was checked and held.
    Conforms = 0,
    /// A duty was broken.
    Broken = 1,
    /// None was broken, and not all were checked.
    Incomplete = 3,
}

/// The verdicts so far.
#[derive(Clone, Debug, Default)]
pub struct Report {
    verdicts: BTreeMap<Duty, Verdict>,
}

impl Report {
    /// The verdict on a duty.
    #[must_use]
    pub fn verdict(&self, duty: Duty) -> Verdict {
        let needed = || match duty.needs() {
            Needs::Nothing => "to be reached".to_owned(),
            needs => format!("a desk with {}", needs.as_str()),
        };
        self.verdicts.get(&duty).cloned().unwrap_or_else(|| Verdict::NotChecked { needed: needed() })
    }

    /// Every duty that was broken.
    #[must_use]
    pub fn failed(&self) -> Vec<Duty> {
        Duty::ALL.iter().copied().filter(|duty| matches!(self.verdict(*duty), Verdict::Failed { .. })).collect()
    }

    /// Every duty that was not checked.
    #[must_use]
    pub fn not_checked(&self) -> Vec<Duty> {
        Duty::ALL.iter().copied().filter(|duty| matches!(self.verdict(*duty), Verdict::NotChecked { .. })).collect()
    }

    /// The overall result.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match (self.failed().is_empty(), self.not_checked().is_empty()) {
            (false, _) => Outcome::Broken,
            (true, false) => Outcome::Incomplete,
            (true, true) => Outcome::Conforms,
        }
    }

    /// Notes a verdict on a duty that may be judged several times: the first failure stays, whatever comes before or after it.
    pub(crate) fn record(&mut self, duty: Duty, verdict: Verdict) {
        match (self.verdicts.get(&duty), &verdict) {
            (Some(Verdict::Failed { .. }), _) => {}
            // One scenario could not check the duty and another passed it: it passed.
            (Some(Verdict::NotChecked { .. }), Verdict::Passed)
            | (Some(Verdict::Passed), Verdict::NotChecked { .. }) => {
                self.verdicts.insert(duty, Verdict::Passed);
            }
            _ => {
                self.verdicts.insert(duty, verdict);
            }
        }
    }

    /// A scenario was broken off: each duty that it was to check is "not checked", unless it has failed.
    pub(crate) fn mark_not_checked(&mut self, duty: Duty, needed: &str) {
        if !matches!(self.verdicts.get(&duty), Some(Verdict::Failed { .. })) {
            self.verdicts.insert(duty, Verdict::NotChecked { needed: needed.to_owned() });
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for duty in Duty::ALL {
            match self.verdict(*duty) {
                Verdict::Passed => writeln!(out, "passed       {duty}")?,
                Verdict::Failed { expected, actual } => {
                    let why = duty.why();
                    writeln!(
                        out,
                        "FAILED       {duty}: expected {expected}; came {actual}. It matters because {why}."
                    )?;
                }
                Verdict::NotOffered => writeln!(out, "not offered  {duty}")?,
                Verdict::NotChecked { needed } => writeln!(out, "not checked  {duty}: needs {needed}")?,
            }
        }
        let (failed, open) = (self.failed().len(), self.not_checked().len());
        let left_out = Duty::ALL.iter().filter(|duty| self.verdict(**duty) == Verdict::NotOffered).count();
        let passed = Duty::ALL.len() - failed - open - left_out;
        write!(out, "\n{passed} passed, {failed} failed, {left_out} not offered, {open} not checked")
    }
}
