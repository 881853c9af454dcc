//! One line a step: what is being done while it is done, and how long it took.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::clock;

/// Where standard output is no terminal, a long step prints once in this time that it is still running.
const REPORT_INTERVAL: Duration = Duration::from_secs(60);

/// A step that is under way.
pub struct Step {
    area: String,
    what: String,
    start: Instant,
    terminal: bool,
    reported: u64,
}

impl Step {
    pub fn begin(area: &str, what: &str) -> Self {
        let terminal = std::io::stdout().is_terminal();
        print!("{}", head(area, what));
        flush();
        Self { area: area.to_owned(), what: what.to_owned(), start: Instant::now(), terminal, reported: 0 }
    }

    /// To be called often; shows the seconds that went by.
    pub fn tick(&mut self) {
        let seconds = self.start.elapsed().as_secs();
        if self.terminal && seconds > self.reported {
            self.reported = seconds;
            print!("\r{} {seconds} s", head(&self.area, &self.what));
            flush();
        } else if !self.terminal && seconds >= self.reported + REPORT_INTERVAL.as_secs() {
            self.reported = seconds;
            print!(" {seconds} s,");
            flush();
        }
    }

    pub fn end(self, word: &str) -> Duration {
        let took = self.start.elapsed();
        let again = if self.terminal { format!("\r\u{1b}[K{}", head(&self.area, &self.what)) } else { String::new() };
        println!("{again} {word} {}", clock::seconds(took));
        took
    }
}

/// A line that needs no time.
pub fn say(area: &str, what: &str) {
    println!("{area:<8}{what}");
}

/// Does something that starts no program of its own.
pub fn step<T>(area: &str, what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let step = Step::begin(area, what);
    let result = work();
    step.end(if result.is_ok() { "done in" } else { "failed after" });
    result
}

fn head(area: &str, what: &str) -> String {
    format!("{area:<8}{what} …")
}

fn flush() {
    // An error means that nobody reads the output, which is no reason to stop.
    let _ = std::io::stdout().flush();
}
