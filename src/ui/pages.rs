//! One module a page.

pub mod activity;
pub mod authenticator;
pub mod identity;
pub mod profile;
pub mod receipt;
