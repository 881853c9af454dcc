//! Conform held against a back end that conforms, and against one lie at a time.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must say where")]
#![expect(clippy::indexing_slicing, reason = "an answer without the field is a failure")]

#[cfg(unix)]
mod desk;
mod http;
mod lie;
mod lies;
mod memory;
mod program;
mod proxy;
mod readme;
mod truth;
mod world;
