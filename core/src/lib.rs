//! Everything in Spær that is true without a browser.
//!
//! Read in this order: `domain` (what things are), `flow` (what happens), `view` (what is told of it), `route` (where it happens), `wire` (how the back
//! end says it), `i18n` (how people are told), `operator` (what this deployment was configured to be).
//!
//! This package knows neither Leptos nor the browser: its tests and the model of the block machine run in seconds.
//! A test (`tests/it/layers.rs`) holds which module may import which.

pub mod domain;
pub mod flow;
pub mod i18n;
pub mod operator;
pub mod route;
pub mod view;
pub mod wire;
