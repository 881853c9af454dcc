//! Holds any back end against the contract, over real HTTP: every duty by name, and whether it is kept.
//!
//! It knows the contract, and nothing of gateway, sandbox or app: what it says of an operator's own back end must not rest
//! on how ours are made. It follows no redirect but those of a login, waits for nothing without an end, and writes no cookie,
//! key, token or anything about a person.

mod ask;
pub mod desk;
pub mod duty;
pub mod http;
mod jar;
pub mod options;
pub mod report;
mod scenes;
mod stage;
mod time;
mod watch;

use std::time::Duration;

use desk::Desk;
use duty::Duty;
use http::{Http, Origin};
use report::{Report, Verdict};
use scenes::Scene;
use stage::{Halt, Stage};

/// The duties that every answer is checked for. Each passes unless an answer broke it.
const EVERYWHERE: [Duty; 9] = [
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
pub struct Waits {
    /// For one answer.
    pub answer: Duration,
    /// How long to wait for an order to leave `pending`, and for a back end that says "not now" to be ready.
    pub settling: Duration,
    /// How long to pause between two reads whose dates must differ.
    pub pause: Duration,
}

impl Default for Waits {
    fn default() -> Self {
        let [answer, settling, pause] = [20, 60, 2].map(Duration::from_secs);
        Self { answer, settling, pause }
    }
}

/// Checks every duty that can be checked.
///
/// # Errors
/// When `api` is not a web address.
pub async fn check(api: &str, desk: &Desk, waits: Waits) -> Result<Report, String> {
    let (origin, base) = Origin::parse(api)?;
    let base = match base.trim_end_matches('/') {
        "" => "/api/v1".to_owned(),
        path => path.to_owned(),
    };
    let mut stage = Stage::new(origin, base, Http::new(waits.answer), desk, waits);
    for scene in Scene::ALL.into_iter().filter(|scene| desk.is_there() || !scene.needs_desk()) {
        if let Err(Halt(needed)) = scene.play(&mut stage).await {
            scene.duties().iter().for_each(|duty| stage.leave_open(*duty, &needed));
        }
    }
    if desk.is_there() {
        // Put the people back as they were for whoever uses them next. All duties are judged by now, so an error does not matter.
        let _ = stage.put_back().await;
    }
    Ok(concluded(stage))
}

fn concluded(mut stage: Stage<'_>) -> Report {
    let (seen, dated) = stage.watch.has_seen();
    let everywhere = EVERYWHERE.into_iter().filter(|_| seen).chain(dated.then_some(Duty::NeverBackwards));
    for duty in everywhere {
        stage.report.note(duty, Verdict::Passed);
    }
    stage.report
}

/// Every duty as a table in Markdown: the one of the README.
#[must_use]
pub fn table() -> String {
    let mut table = "| Duty | What is held | Needs |\n| --- | --- | --- |\n".to_owned();
    for duty in Duty::ALL {
        table.push_str(&format!("| `{duty}` | {} | {} |\n", duty.holds(), duty.needs().as_str()));
    }
    table
}
