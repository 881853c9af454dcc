//! Makes code of `locales/` and `operator.toml`, when the crates beside this one are built: the languages for `domain`, the texts for `i18n`, the settings for
//! `operator`. Whatever is wrong in those files stops the build, with file and line, all mistakes at once.

pub mod catalog;
pub mod compare;
pub mod inputs;
pub mod languages;
pub mod messages;
pub mod plural;
pub mod problem;
pub mod resolve;
pub mod settings;
pub mod source;

/// The line that a byte of a text stands in, from 1.
fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}
