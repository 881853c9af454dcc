//! Articles: pages that are text and links only, one module a page.
//!
//! They are written as HTML when the app is built, and are not in the browser's program: no state, no store. Where the app is to add something, they have
//! an element with data for it (`data-direct`, [`OpenNow`](super::components::open_now::OpenNow)).

pub mod accessibility;
pub mod blocking;
pub mod channels;
mod checked;
pub mod chooser;
pub mod consequences;
pub mod help;
pub mod links;
pub mod new_phone;
pub mod not_found;
pub mod pieces;
pub mod privacy;
pub mod reactivation;
pub mod requests;
