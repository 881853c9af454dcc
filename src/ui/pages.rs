//! One module a page.

pub mod authenticator;
pub mod blocking;
pub mod chooser;
pub mod identity;
pub mod not_found;
pub mod profile;
pub mod receipt;
