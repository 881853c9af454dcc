//! The sandbox over real sockets: what it does, what goes wrong on demand, what it says is true.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must say where")]
#![expect(clippy::indexing_slicing, reason = "an answer without the field is a failure")]

mod added_activities;
mod client;
mod desks;
mod effect;
mod faults;
mod page;
mod pages;
mod people;
mod program;
mod site;
