//! axe-core, as it is installed for the tests, run in the page.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::support::Citizen;

/// WCAG 2.x A and AA, and best practice.
pub const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "
    const [only, done] = arguments;
    const told = rules => rules.map(it => it.id + ': ' + it.nodes.map(node => node.target.join(' ')).join(', '));
    const ids = rules => rules.map(it => it.id);
    axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(
        found => done({
            version: found.testEngine.version,
            violations: told(found.violations),
            undecided: ids(found.incomplete),
            applied: ids([...found.violations, ...found.incomplete, ...found.passes]).sort(),
            rules: [found.violations, found.incomplete, found.passes, found.inapplicable].flatMap(ids).length,
        }),
        error => done({ version: '', violations: ['axe itself: ' + error], undecided: [], applied: [], rules: 0 }),
    )";

/// What came of one run.
pub struct Audit {
    pub violations: Vec<String>,
    /// All that axe tells, for the ledger.
    pub told: Value,
}

/// Holds the page against all rules.
pub async fn audit(citizen: &Citizen) -> Audit {
    run(citizen, json!({ "type": "tag", "values": TAGS })).await
}

/// Only whether text stands out enough from what is behind it, which is another matter in each scheme of colours.
pub async fn contrast(citizen: &Citizen) -> Audit {
    run(citizen, json!({ "type": "rule", "values": ["color-contrast"] })).await
}

/// Whether a violation, as it is told, is one of contrast.
pub fn is_about_contrast(violation: &str) -> bool {
    violation.starts_with("color-contrast: ")
}

/// Out of the way while axe looks, and back: the bar lies over whatever is at the bottom of the window, and axe takes that for something that cannot be
/// reached. It can be scrolled away from under the bar; where it cannot, `measure.js` finds it.
const LOWER_BAR: &str = "document.querySelector('.help-bar')?.style.setProperty('position', 'static')";
const RAISE_BAR: &str = "document.querySelector('.help-bar')?.style.removeProperty('position')";

async fn run(citizen: &Citizen, only: Value) -> Audit {
    if citizen.js("return typeof axe").await != "object" {
        citizen.js(&source()).await;
    }
    citizen.js(LOWER_BAR).await;
    let told = citizen.client().execute_async(RUN, vec![only]).await.expect("axe");
    citizen.js(RAISE_BAR).await;
    let violations = told["violations"].as_array().expect("a list").iter();
    Audit { violations: violations.filter_map(Value::as_str).map(str::to_owned).collect(), told }
}

fn source() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; `npm ci` brings it", file.display()))
}
