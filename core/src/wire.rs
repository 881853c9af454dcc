//! JSON to domain and back: the only place that knows JSON and the contract's spelling.
//!
//! Decoding is lenient where leniency is safe (an unknown kind is "other", a missing label is an empty one, a row is never lost)
//! and strict where a claim hangs on it (a block without `as_of`, or with an unheard-of state, is not understood at all).

mod decode;
mod order;
mod query;
mod storage;
mod time;
mod tree;

pub use decode::{
    Dated, activities, authenticators, block, identity, is_no_session, logged_out, problem, provider_shown,
    recent_blocks, report, service, session,
};
pub use order::block_order;
pub use query::{activity_query, report_path};
pub use storage::{
    is_place, parse_choice, parse_done, parse_finished, parse_intents, parse_logins, parse_place, parse_wanted,
    parse_whose, write_choice, write_done, write_finished, write_intents, write_logins, write_place, write_wanted,
    write_whose,
};
pub use time::parse_time;
pub use tree::Json;

/// The bytes are no answer of the contract. Says nothing about what the back end did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;
