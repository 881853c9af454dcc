//! A first visit on a slow phone, beside the same blocking page in React, and a plain list to choose from there (`tests/e2e/react-page`), by turns in the same browser. What is measured is a matter of the
//! machine and of what else it does, so that only `cargo xtask bench` asks for it, and most of it is held as a ratio.

use std::{path::Path, process::Command, time::Duration};

use serde_json::Value;
use tokio::time::sleep;

use crate::support::{Citizen, SLOWER, needs_devtools, site::Site};

/// A slow mobile network, as it is applied: 1.6 Mbit a second at nine tenths, and 150 ms times 3.75 before each answer.
const NETWORK: (Duration, f64) = (Duration::from_micros(562_500), 1_600.0 * 1024.0 / 8.0 * 0.9);
/// The median of so many visits to each.
const VISITS: usize = 5;

/// By then everything has come.
const LONGEST_VISIT: Duration = Duration::from_secs(4);

const MOST_PAINT: f64 = 0.75;
const MOST_READY: f64 = 1.1;
const MOST_LIST: f64 = 1.0;
const MOST_LONG_TASKS_MILLIS: f64 = 150.0;

/// Notes when the app was ready, when two things to choose stood there, and how long the tasks were that block the page.
const METER: &str = "
    const visit = { longTasks: 0 };
    globalThis.visit = visit;
    const look = () => {
        if (document.body?.dataset.app === 'ready') visit.ready ??= performance.now();
        if (document.querySelectorAll('main input').length >= 2) visit.list ??= performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-app'] });
    new PerformanceObserver(list => list.getEntries().forEach(task => visit.longTasks += task.duration))
        .observe({ type: 'longtask', buffered: true });";

/// One page, in milliseconds from the start of its navigation.
#[derive(Clone, Copy)]
struct Visit {
    paint: f64,
    /// Ready, or the list on the screen.
    there: f64,
    long_tasks: f64,
}

#[test]
#[ignore = "it measures; `cargo xtask bench` runs it"]
fn a_first_visit_takes_no_longer_than_the_same_page_in_react() {
    let site = with_react();
    needs_devtools("processor and network are made slower", site.folder(), |stage| async move {
        let clara = stage.citizen().await;
        clara.runs_first_on_every_page(METER).await;
        let front = by_turns(&clara, ["/da/", "/react/"], "ready").await;
        clara.logs_in_at("/da/spaer/identifikationsmiddel", "clara-display").await;
        clara.waits_for("the list", "return visit.list").await;
        let check = by_turns(&clara, ["/da/spaer/identifikationsmiddel", "/react/check/"], "list").await;
        let mut problems = Vec::new();
        let mut hold = |what: &str, values: [f64; 2], most: f64| {
            let ratio = values[0] / values[1];
            println!(
                "budget: {what}: {:.0} ms, in React {:.0} ms: {ratio:.2} times it (limit {most})",
                values[0], values[1]
            );
            problems.extend((ratio > most).then(|| format!("{what}: {ratio:.2} times React's")));
        };
        hold("first paint of the blocking page", front.map(|visit| visit.paint), MOST_PAINT);
        hold("its app is ready", front.map(|visit| visit.there), MOST_READY);
        hold("the list to choose from is on the screen", check.map(|visit| visit.there), MOST_LIST);
        for (what, [app, react]) in [("the blocking page", front), ("the list to choose from", check)] {
            println!(
                "budget: long tasks in sum, {what}: {:.0} ms, in React {:.0} ms (limit {MOST_LONG_TASKS_MILLIS} ms)",
                app.long_tasks, react.long_tasks
            );
            problems.extend((app.long_tasks > MOST_LONG_TASKS_MILLIS).then(|| format!("long tasks, {what}")));
        }
        assert!(problems.is_empty(), "{problems:?}");
    });
}

/// A copy of the built site with the React pages in it, for as long as it lives.
fn with_react() -> Site {
    let site = Site::copied();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("react-page/build.mjs");
    let written = Command::new("node").arg(script).arg(site.folder()).status().expect("node");
    assert!(written.success(), "the React pages cannot be built");
    site
}

/// The medians of the app and of React.
async fn by_turns(clara: &Citizen, pages: [&str; 2], there: &str) -> [Visit; 2] {
    let mut visits = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for (page, visits) in pages.iter().zip(&mut visits) {
            visits.push(visit(clara, page, there).await);
        }
    }
    visits.map(|visits| {
        let median = |of: fn(&Visit) -> f64| {
            let mut values: Vec<f64> = visits.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        Visit { paint: median(|it| it.paint), there: median(|it| it.there), long_tasks: median(|it| it.long_tasks) }
    })
}

async fn visit(clara: &Citizen, page: &str, there: &str) -> Visit {
    // Start from a file that is not a page of the app, so that neither the last page's work, nor its compiled code, nor the start of a process is
    // measured.
    clara.loads("/favicon.svg").await;
    clara.has_nothing_cached().await;
    clara.has_slower_network(Some(NETWORK)).await;
    clara.has_slower_cpu(SLOWER).await;
    clara.goes_to(page).await;
    // Wait until the visit is over: asking the page earlier would take processor time from what is measured.
    sleep(LONGEST_VISIT).await;
    // The browser tells of a painting a little later than of what it shows.
    let measured = format!(
        "const [paint] = performance.getEntriesByName('first-contentful-paint');
        return paint && visit.{there} && [paint.startTime, visit.{there}, visit.longTasks]"
    );
    clara.waits_for(there, &measured).await;
    let measured = clara.js(&measured).await;
    clara.has_slower_cpu(1.0).await;
    clara.has_slower_network(None).await;
    let [paint, there, long_tasks] = [0, 1, 2].map(|place| measured[place].as_f64().unwrap_or_default());
    assert!(paint > 0.0 && there > 0.0, "{page}: {}", Value::to_string(&measured));
    Visit { paint, there, long_tasks }
}
