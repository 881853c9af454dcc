//! Everything in Spær that is true without a browser.
//!
//! Read in this order: `domain` (what things are), `route` (where things happen), `flow` (what happens), `view` (what is told of it), `wire` (how the back end
//! says it), `i18n` (how people are told), `operator` (what this deployment was configured to be).
//!
//! This package knows neither Leptos nor the browser: its tests and the model of the block machine run in seconds. The crates in `layers/` beside it let
//! the compiler check which of its modules may use which.

pub mod domain;
pub mod flow;
pub mod i18n;
pub mod operator;
pub mod route;
pub mod view;
pub mod wire;
