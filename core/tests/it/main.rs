//! What the core promises, as sentences of behaviour. One binary, so that it links once.
//!
//! `block`, `app` and `activities` play scenes with the machines; `claim`, `hours`, `route`, `text`, `negotiate`, `wire` and `query` hold
//! tables against functions;
//! `log`, `filter`, `suspicion`, `advice` and `csv` are about a list of activities, mostly against slow readings of the same rules;
//! `messages` tries the compiler of texts; `layers` and `usage` hold the shape of the code itself.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on stops"
)]

mod activities;
mod activity_list;
mod advice;
mod again;
mod app;
mod block;
mod choosing;
mod claim;
mod contract;
mod csv;
mod filter;
mod fixtures;
mod fold;
mod hours;
mod identity;
mod json;
mod languages;
mod logins;
mod messages;
mod negotiate;
mod ordered;
mod parts;
mod people;
mod query;
mod reason;
mod route;
mod service;
mod sessions;
mod several;
mod sources;
mod story;
mod strangers;
mod suspicion;
mod text;
mod usage;
mod view;
mod when;
mod wire;
