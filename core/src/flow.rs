//! What happens: state machines as pure functions. `update(state, message, …) → (state, effects)`; effects are data that the
//! runtime performs, and their results come back as messages. No clock, no randomness, no browser, no text.

pub mod acting;
pub mod activities;
pub mod app;
pub mod authenticator;
pub mod block;
pub mod effect;
pub mod identity;
pub mod kept;
pub mod reads;
pub mod session;
pub mod shell;
pub mod tracked;
