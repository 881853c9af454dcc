//! The gateway over a back end that can break at every point. Every answer is held against the contract.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must say where")]
#![expect(clippy::indexing_slicing, reason = "an answer without the field is a failure")]

mod blocks;
mod figures;
mod journal;
mod limits;
mod login;
mod rules;
mod small;
mod storage;
mod world;
