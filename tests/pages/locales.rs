//! The compiler's own reader of texts: what it would not understand, or would understand otherwise, these tests must not judge.

#[path = "../../core/build/problem.rs"]
pub mod problem;
#[path = "../../core/build/resolve.rs"]
pub mod resolve;
#[path = "../../core/build/source.rs"]
pub mod source;

fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}
