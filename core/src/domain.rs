//! What things are: authenticators, people, blocks, claims. Imports nothing from the rest of the crate and no JSON.

pub mod activity;
pub mod advice;
pub mod authenticator;
pub mod block;
pub mod calendar;
pub mod claim;
pub mod csv;
pub mod filter;
pub mod fold;
pub mod hours;
pub mod id;
pub mod identity;
pub mod language;
pub mod log;
pub mod login;
pub mod page;
pub mod percent;
pub mod person;
pub mod problem;
pub mod reason;
pub mod service;
pub mod suspicion;
pub mod tag;
pub mod text;
pub mod time;
pub mod todo;
