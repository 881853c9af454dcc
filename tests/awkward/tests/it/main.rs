//! The awkward back end behind the gateway, over real sockets: what the gateway makes of it, and that garbage is never a claim.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say where")]
#![expect(clippy::indexing_slicing, reason = "an answer without the field is a failure")]

#[expect(dead_code, reason = "the sandbox's own tests use more of it")]
#[path = "../../../../sandbox/tests/it/client.rs"]
mod client;

mod garbage;
mod journal;
mod methods;
mod program;
mod script;
mod size;
mod world;
