//! What only production refuses: values that are fine to try things with, and would mislead or endanger citizens.

use crate::{Date, Environment, Found, Operator, Problem, SUPPORT_DATA_GOOD_FOR_DAYS, url};

/// Words for what is allowed in place of `value`, when production refuses it.
pub(crate) fn refusal(value: &str, key: &str) -> Option<&'static str> {
    if url::is_loopback(value) {
        Some("in production a host that citizens can reach")
    } else if key == "origin" && url::is_http(value) {
        Some("in production an https origin")
    } else {
        None
    }
}

pub(crate) fn overdue(operator: &Operator, today: Date) -> Vec<Problem> {
    if operator.deployment.environment == Environment::Sandbox {
        return Vec::new();
    }
    let numbered = (1..).zip(&operator.support);
    numbered
        .filter(|(_, channel)| {
            let age = today.days() - channel.last_checked.days();
            // A date from tomorrow on is a slip of the keyboard that would silence the check for years; one day is time zones.
            !(-1..=SUPPORT_DATA_GOOD_FOR_DAYS).contains(&age)
        })
        .map(|(number, channel)| Problem {
            file: operator.file().to_owned(),
            line: channel.last_checked_line,
            key: format!("support[{number}].last_checked"),
            found: Found::Value(format!("\"{}\"", channel.last_checked)),
            allowed: format!("in production at most {SUPPORT_DATA_GOOD_FOR_DAYS} days before the build, which is {today}; check the channel again"),
        })
        .collect()
}
