//! What was looked at and what came of it, one line of JSON for each state, from which `docs/accessibility.md` is written.

use std::{env, fs, io::Write as _};

use serde_json::{Value, json};

use super::{measure::Finding, state::State, view::View};

/// The file; without it nothing is written down.
const FILE: &str = "SPAER_LOOKS";

/// A state, and each look at it.
pub struct Entry<'a> {
    pub state: &'a State,
    pub engine: String,
    pub looks: Vec<Look>,
}

pub struct Look {
    pub view: View,
    /// As axe tells it; null where it was not asked.
    pub axe: Value,
    pub violations: Vec<String>,
    pub findings: Vec<Finding>,
    /// Below the folder for pictures.
    pub picture: Option<String>,
}

/// Adds a line, whole and at once: other scenes write into the same file.
pub fn write(entry: &Entry<'_>) {
    let Ok(file) = env::var(FILE) else { return };
    let line = format!("{}\n", entry.to_json());
    let opened = fs::File::options().create(true).append(true).open(&file);
    opened.and_then(|mut opened| opened.write_all(line.as_bytes())).unwrap_or_else(|error| panic!("{file}: {error}"));
}

impl Entry<'_> {
    fn to_json(&self) -> Value {
        json!({
            "page": self.state.page,
            "state": self.state.slug,
            "title": self.state.title,
            "lang": self.state.lang,
            "engine": self.engine,
            "looks": self.looks.iter().map(Look::to_json).collect::<Vec<_>>(),
        })
    }
}

impl Look {
    /// Nothing has been seen yet.
    pub fn through(view: View) -> Self {
        Self { view, axe: Value::Null, violations: Vec::new(), findings: Vec::new(), picture: None }
    }

    fn to_json(&self) -> Value {
        json!({
            "view": self.view.name(),
            "axe": self.axe,
            "findings": self.findings.iter().map(Finding::to_json).collect::<Vec<_>>(),
            "picture": self.picture,
        })
    }
}
