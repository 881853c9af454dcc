//! Holds any back end against the contract, over real HTTP: every duty by name, and whether it is kept.
//!
//! It knows the contract, and nothing of gateway, sandbox or app: what it says of an operator's own back end must not rest
//! on how ours are made. It follows no redirect but those of a login, waits for nothing without an end, and writes no cookie,
//! key, token or anything about a person.

mod context;
mod cookie_jar;
pub mod desk;
pub mod duty;
pub mod http;
pub mod options;
pub mod report;
mod request;
mod response_checker;
mod scenarios;
mod time;

use std::time::Duration;

use context::{Abort, Context};
use desk::Desk;
use duty::Duty;
use http::{Http, Origin};
use report::{Report, Verdict};
use scenarios::Scenario;

/// The duties that every answer is checked for. Each passes unless an answer broke it.
const CHECKED_ON_EVERY_ANSWER: [Duty; 9] = [
    Duty::Answered,
    Duty::NoStore,
    Duty::NoSniff,
    Duty::RequestId,
    Duty::JsonOnly,
    Duty::NoRedirect,
    Duty::ProblemForm,
    Duty::Schema,
    Duty::NoNull,
];

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For one answer.
    pub answer: Duration,
    /// How long to wait for an order to leave `pending`, and for a back end that says "not now" to be ready.
    pub settling: Duration,
    /// How long to pause between two reads whose dates must differ.
    pub pause: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let [answer, settling, pause] = [20, 60, 2].map(Duration::from_secs);
        Self { answer, settling, pause }
    }
}

/// Checks every duty that can be checked.
///
/// # Errors
/// When `api` is not a web address.
pub async fn check(api: &str, desk: &Desk, timeouts: Timeouts) -> Result<Report, String> {
    let (origin, base) = Origin::parse(api)?;
    let base = match base.trim_end_matches('/') {
        "" => "/api/v1".to_owned(),
        path => path.to_owned(),
    };
    let mut context = Context::new(origin, base, Http::new(timeouts.answer), desk, timeouts);
    for scenario in Scenario::ALL.into_iter().filter(|scenario| desk.is_there() || !scenario.needs_desk()) {
        if let Err(Abort(needed)) = scenario.run(&mut context).await {
            scenario.duties().iter().for_each(|duty| context.mark_not_checked(*duty, &needed));
        }
    }
    if desk.is_there() {
        // Put the people back as they were for whoever uses them next. All duties are judged by now, so an error does not matter.
        let _ = context.reset().await;
    }
    Ok(finish(context))
}

fn finish(mut context: Context<'_>) -> Report {
    let (seen, dated) = context.checker.has_checked();
    let everywhere = CHECKED_ON_EVERY_ANSWER.into_iter().filter(|_| seen).chain(dated.then_some(Duty::NeverBackwards));
    for duty in everywhere {
        context.report.record(duty, Verdict::Passed);
    }
    context.report
}

/// Every duty as a table in Markdown: the one of the README.
#[must_use]
pub fn table() -> String {
    let mut table = "| Duty | What is held | Needs |\n| --- | --- | --- |\n".to_owned();
    for duty in Duty::ALL {
        table.push_str(&format!("| `{duty}` | {} | {} |\n", duty.requirement(), duty.needs().as_str()));
    }
    table
}
