//! The document held against the design, and the checks against bodies that are wrong in one way each.

mod bodies;
mod document;
mod examples;
mod support;
