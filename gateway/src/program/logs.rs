//! The log: one line of JSON for each thing that happened, on standard error. No line holds a name, a key, an id of a person or block, or an address.

use serde::Deserialize;
use tracing_subscriber::EnvFilter;

/// How the lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For whatever collects logs.
    #[default]
    Json,
    /// For somebody who looks at them.
    Text,
}

/// Begins to write the log. What is written can be chosen with `RUST_LOG`; without it each answer, each failure and each limit.
pub fn begin(format: Format) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second log in one process is not begun; the first goes on.
    let _ = match format {
        Format::Json => lines.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init(),
        Format::Text => lines.with_target(false).try_init(),
    };
}
