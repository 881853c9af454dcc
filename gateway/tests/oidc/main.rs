//! The login by OpenID Connect, against a provider that does wrong when it is told to.
#![expect(clippy::expect_used, reason = "a test that cannot go on must say where")]

mod away;
mod keys;
mod logins;
mod tokens;
mod world;
