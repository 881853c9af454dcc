//! Everything under `locales/`: which languages there are, and what they say.

pub mod catalog;
pub mod compare;
pub mod languages;
pub mod messages;
pub mod plural;
pub mod problem;
pub mod resolve;
pub mod source;

/// The line that a byte of a text stands in, from 1.
fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}
