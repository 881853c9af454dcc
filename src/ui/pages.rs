//! One module a page.

pub mod authenticator;
pub mod identity;
pub mod profile;
pub mod receipt;
