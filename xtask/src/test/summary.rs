//! What each suite ran and took; its last line is the one that CI reads.

use std::fmt;
use std::time::Duration;

use super::results::Count;
use crate::clock;

#[derive(Debug, Default)]
pub struct Summary(Vec<Entry>);

#[derive(Debug)]
pub struct Entry {
    pub suite: &'static str,
    pub count: Count,
    pub seconds: Duration,
}

impl Summary {
    pub fn add(&mut self, entry: Entry) {
        self.0.push(entry);
    }

    pub fn all_passed(&self) -> bool {
        let total = self.total();
        total.failed == 0 && total.passed > 0
    }

    fn total(&self) -> Count {
        self.0.iter().fold(Count::default(), |mut sum, entry| {
            sum += entry.count;
            sum
        })
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<10}{:>8}{:>8}{:>9}{:>10}", "suite", "passed", "failed", "ignored", "time")?;
        for Entry { suite, count, seconds } in &self.0 {
            writeln!(
                out,
                "{suite:<10}{:>8}{:>8}{:>9}{:>10}",
                count.passed,
                count.failed,
                count.ignored,
                clock::seconds(*seconds)
            )?;
        }
        let (total, time) = (self.total(), self.0.iter().map(|entry| entry.seconds).sum());
        writeln!(
            out,
            "{:<10}{:>8}{:>8}{:>9}{:>10}\n",
            "all",
            total.passed,
            total.failed,
            total.ignored,
            clock::seconds(time)
        )?;
        write!(out, "{} passed, {} failed", total.passed, total.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_them_all() {
        let mut summary = Summary::default();
        assert!(!summary.all_passed(), "nothing ran");
        let entry = |failed| Entry {
            suite: "native",
            count: Count { passed: 3, failed, ignored: 0 },
            seconds: Duration::from_secs(2),
        };
        summary.add(entry(0));
        assert!(summary.all_passed());
        summary.add(entry(1));
        assert!(!summary.all_passed());
        assert_eq!(summary.to_string().lines().last(), Some("6 passed, 1 failed"));
    }
}
