//! What is measured of a layout: `measure.js`, and what it finds.

use std::{fmt, time::Duration};

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::support::Citizen;

const MEASURE: &str = include_str!("measure.js");
const MOST_TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// The page can be scrolled to the side.
pub const WIDE_PAGE: &str = "wide page";
const CONTRAST: &str = "contrast";

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `overlap`, `clipped` and so on, as `measure.js` names them.
    pub kind: String,
    /// The element, by a selector that is the same in every state.
    pub place: String,
    pub what: String,
}

impl Finding {
    /// From the line in which axe tells of it: the rule, a colon, the elements.
    pub fn of_contrast(line: String) -> Self {
        let place = line.split_once(": ").map_or_else(String::new, |(_, place)| place.to_owned());
        Self { kind: CONTRAST.to_owned(), place, what: String::new() }
    }

    pub fn to_json(&self) -> Value {
        json!({ "kind": self.kind, "where": self.place, "what": self.what })
    }

    fn of(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self { kind: text("kind"), place: text("where"), what: text("what") }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {} ({})", self.kind, self.place, self.what)
    }
}

/// Of the page as it stands in the window, once it stands still.
pub async fn measure(citizen: &Citizen) -> Vec<Finding> {
    for _ in 0..MOST_TRIES {
        if let Value::Array(findings) = citizen.js(MEASURE).await {
            return findings.iter().map(Finding::of).collect();
        }
        sleep(BETWEEN_TRIES).await;
    }
    panic!("the page does not stand still: {}", citizen.address().await);
}
