//! What things are: authenticators, people, blocks, claims. Knows nothing of what happens to them, of JSON, or of what is said.

pub mod activity;
pub mod activity_list;
pub mod advice;
pub mod authenticator;
pub mod block;
pub mod calendar;
pub mod claim;
pub mod closed_set;
pub mod csv;
pub mod filter;
pub mod fold;
pub mod hours;
pub mod id;
pub mod identity;
pub mod language;
pub mod languages;
pub mod login;
pub mod page;
pub mod percent;
pub mod person;
pub mod problem;
pub mod reason;
mod rfc3339;
pub mod service;
pub mod story;
pub mod suspicion;
pub mod tag;
pub mod text;
pub mod text_form;
pub mod time;
pub mod todo;

/// Re-exported for the code that the macros [`closed_set!`] and [`text_form!`] generate in other crates.
#[doc(hidden)]
pub use serde;
