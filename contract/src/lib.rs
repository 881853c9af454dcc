//! The REST contract as data, and the means by which tests hold both sides against it.
//!
//! `openapi.yaml` beside this crate is the source. This crate reads it and answers four questions
//! about it: does an answer fit, does a request fit, which operations are there, and which
//! examples. The client's parsing, the gateway and the sandbox are all tested through it, so that
//! they cannot drift apart from the document or from each other.
//!
//! It is test support: it knows neither the domain nor HTTP, it never opens a connection or a file,
//! and nothing that ships depends on it.

mod check;
mod document;
mod example;
mod operation;

#[cfg(test)]
mod tests;

pub use document::Contract;
pub use example::{Example, Kind};
pub use operation::Operation;
