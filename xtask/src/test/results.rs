//! Reads the result lines of `cargo test` and of the wasm-bindgen test runner, which are the same.

use std::ops::AddAssign;

/// How many tests passed, failed and were ignored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
    pub ignored: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// The sum over all result lines of a log.
pub fn count(log: &str) -> Count {
    let mut sum = Count::default();
    for line in log.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        sum +=
            Count { passed: number(line, "passed"), failed: number(line, "failed"), ignored: number(line, "ignored") };
    }
    sum
}

/// The count of a run. A run that failed without a failing test (it did not compile, or crashed) and one that ran no test at all each count as one
/// failure, so that no silence is taken for success.
pub fn count_run(log: &str, success: bool) -> Count {
    let mut sum = count(log);
    let silent = sum.passed + sum.failed == 0;
    if sum.failed == 0 && (!success || silent) {
        sum.failed = 1;
    }
    sum
}

/// The last line of conform: `71 passed, 0 failed, 0 not offered, 0 not checked`. Whatever is left out counts as failed, but for the duties that are
/// `not_there` in this back end; and those, if they are there by now.
pub fn duties(log: &str, success: bool, not_there: &[&str]) -> Count {
    let last = log.lines().last().unwrap_or_default().replace(',', ".");
    let passed = number(&last, "passed");
    let failed: u32 = ["failed", "not offered", "not checked"].iter().map(|word| number(&last, word)).sum();
    let is_left_out = |name: &&&str| {
        let mut lines =
            log.lines().filter_map(|line| line.strip_prefix("not checked").or(line.strip_prefix("not offered")));
        lines.any(|rest| rest.trim().split(':').next() == Some(**name))
    };
    let known = u32::try_from(not_there.iter().filter(is_left_out).count()).unwrap_or(u32::MAX);
    let expected = u32::try_from(not_there.len()).unwrap_or(u32::MAX);
    let failed = failed.saturating_sub(known) + (expected - known);
    // With something left out it does not end with success.
    let silent = failed == 0 && (!(success || expected > 0) || passed == 0);
    Count { passed, failed: if silent { 1 } else { failed }, ignored: 0 }
}

/// Near the end of schemathesis: `  1254 generated, 1254 passed, 23 skipped`. It counts failures by what is wrong and not by case, so that all of them are
/// one here; silence is one too.
pub fn cases(log: &str, success: bool) -> Count {
    let line = log.lines().rfind(|line| line.contains(" generated,")).unwrap_or_default().replace(',', ".");
    let passed = number(&line, "passed");
    Count { passed, failed: u32::from(!success || passed == 0), ignored: 0 }
}

/// Lines of a log that are to be shown even if the suite passed, such as `model: 12345 states`.
pub fn figures(log: &str) -> Vec<String> {
    // The runner may have begun the line with the test's name.
    let figure = |line: &str| {
        let place = ["model: ", "budget: "].iter().find_map(|word| line.find(word))?;
        line.get(place..).map(str::to_owned)
    };
    log.lines().filter_map(figure).collect()
}

/// The number before a word: `ok. 12 passed; 0 failed; …`.
fn number(line: &str, word: &str) -> u32 {
    let parts = line.split(['.', ';']).map(str::trim);
    parts.filter_map(|part| part.strip_suffix(word)?.trim().parse().ok()).next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
running 12 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.05s
model: 12345 states
   test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s
test result: ok. 3 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.21s
";

    #[test]
    fn result_lines_are_summed() {
        assert_eq!(count(LOG), Count { passed: 17, failed: 1, ignored: 1 });
        assert_eq!(figures(LOG), ["model: 12345 states"]);
    }

    #[test]
    fn duties_are_counted_from_the_last_line() {
        let log = "passed  a\n\n71 passed, 0 failed, 0 not offered, 0 not checked\n";
        assert_eq!(duties(log, true, &[]), Count { passed: 71, failed: 0, ignored: 0 });
        assert_eq!(duties("68 passed, 1 failed, 0 not offered, 2 not checked", false, &[]).failed, 3);
        assert_eq!(duties("", true, &[]).failed, 1);
        assert_eq!(duties(log, false, &[]).failed, 1);
    }

    #[test]
    fn what_a_back_end_does_not_have_may_be_left_out_and_nothing_else() {
        let log = "passed       a\nnot checked  b: needs a desk\nnot offered  c\n\n69 passed, 0 failed, 1 not offered, 1 not checked";
        assert_eq!(duties(log, false, &["b", "c"]), Count { passed: 69, failed: 0, ignored: 0 });
        assert_eq!(duties(log, false, &["b"]).failed, 1);
        assert_eq!(duties(log, false, &["b", "c", "a"]).failed, 1, "it is there by now");
        assert_eq!(duties("", false, &["b"]).failed, 1);
    }

    #[test]
    fn cases_are_counted_where_schemathesis_sums_them_up() {
        let log = "Test cases:\n  1254 generated, 1254 passed, 23 skipped\n\nSeed: 1\n";
        assert_eq!(cases(log, true), Count { passed: 1254, failed: 0, ignored: 0 });
        let failed = "Test cases:\n  499 generated, 1 found 1 unique failure, 21 skipped\n";
        assert_eq!(cases(failed, false), Count { passed: 0, failed: 1, ignored: 0 });
        assert_eq!(cases("", true).failed, 1);
        assert_eq!(cases(log, false).failed, 1);
    }

    #[test]
    fn silence_is_a_failure() {
        let empty = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(count_run(empty, true).failed, 1);
        assert_eq!(count_run("error: could not compile", false).failed, 1);
        let died = "test result: ok. 4 passed; 0 failed; 0 ignored";
        assert_eq!(count_run(died, false), Count { passed: 4, failed: 1, ignored: 0 });
        assert_eq!(count_run(died, true), Count { passed: 4, failed: 0, ignored: 0 });
    }
}
