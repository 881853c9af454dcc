//! The adapter over a real privacyIDEA server: what it claims is held against whether the server still lets anybody in.
//!
//! Needs `SPAER_PRIVACYIDEA`, the folder that `cargo xtask setup` makes. One server serves all tests, each of which has people of its own.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails loudly")]

mod blocks;
mod citizen;
mod edges;
mod holes;
mod logins;
mod oidc;
mod push;
mod reads;
mod several;
