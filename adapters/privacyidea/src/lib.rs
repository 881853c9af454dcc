//! Spær over [privacyIDEA](https://www.privacyidea.org) 3.14: whoever logs in with the tokens of such a server can block one of them, or all at once.
//!
//! Where to start reading: [`backend`] is the gateway's `Backend`, and says in which calls a block consists and when it is in effect; [`server`] is the only
//! module that knows how privacyIDEA answers; [`door`] is how people log in: at [`login`], the login page, which privacyIDEA does not have, or by [`oidc`];
//! [`settings`] is what an operator decides.
//!
//! privacyIDEA's words: a *token* is an authenticator, its *serial* the id of it, a *user* the person. A JWT is what it gives whoever has logged in.

pub mod activities;
pub mod app;
pub mod audit;
pub mod backend;
pub mod changes;
pub mod door;
pub mod holes;
pub mod login;
pub mod oidc;
pub mod program;
pub mod seal;
pub mod server;
pub mod settings;
pub mod settling;
pub mod tokens;
pub mod trusted;

pub use backend::PrivacyIdea;
pub use settings::Settings;
