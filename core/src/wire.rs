//! JSON to domain and back: the only place that knows JSON and the contract's spelling.
//!
//! Reading order: `dto` (the bodies as the contract has them; how single values are written is in the domain, `text_form`), `reader` (from a tree to a
//! DTO), `answers` and `order` (from a DTO to the domain, and back).
//!
//! Decoding is lenient where leniency is safe (an unknown kind is "other", a missing label is an empty one, a row is never lost)
//! and strict where a claim hangs on it (a block without `as_of`, or with an unheard-of state, is not understood at all).

mod answers;
mod dated;
pub mod dto;
mod order;
mod query;
mod reader;
mod storage;
mod tree;

pub use answers::{
    activities, authenticators, block, identity, is_no_session, logged_out, problem, provider_shown, recent_blocks,
    report, service, session,
};
pub use dated::Dated;
pub use order::block_order;
pub use query::{FIRST_ACTIVITIES, SESSION_PATH, activity_query, path_of, report_path};
pub use reader::read;
pub use storage::{
    is_position, parse_choice, parse_confirmed, parse_done, parse_finished, parse_intents, parse_logins,
    parse_position, parse_wanted, parse_whose, write_choice, write_confirmed, write_done, write_finished,
    write_intents, write_logins, write_position, write_wanted, write_whose,
};
pub use tree::Json;

/// The bytes are no answer of the contract. Says nothing about what the back end did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;

impl std::fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no answer of the contract")
    }
}

impl std::error::Error for NotUnderstood {}

/// A DTO as JSON. Serializing these types cannot fail.
fn written(dto: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(dto).unwrap_or_default()
}
