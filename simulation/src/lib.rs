//! A national incident in virtual time: what a back end meets when a million people block within ten minutes and it fails for one of them.
//!
//! Each citizen of the app is the real machine of `core::flow::block`, with its own pauses and spreads; beside it stand clients that retry as is usual. Read in this
//! order: `incident` (who comes, and what fails), `back_end` (what becomes of a request), `client` and `app`, `naive` (who asks again, and when), `run` (the clock),
//! `figures` and `bounds` (what is counted, and what must hold), `page` and `picture` (how it is told).
//!
//! Nothing here knows a browser, a network or the time of day: with one seed every run is the same.

mod app;
mod back_end;
mod bounds;
mod client;
mod figures;
mod incident;
mod naive;
mod page;
mod picture;
mod random;
mod run;
mod variants;

pub use bounds::{LANDED_WITHIN_SECONDS, MOST_LOAD, broken_by};
pub use figures::{Figures, Waits};
pub use incident::{Failure, Incident};
pub use page::{PICTURE, Ran, page};
pub use picture::{Drawn, picture};
pub use variants::{Retry, Variant, all, gated};

/// Microseconds since the beginning.
pub(crate) type Micros = u64;

pub(crate) const SECOND: Micros = 1_000_000;
