//! The REST contract of Spær as a server library: routes, session cookie, CSRF, problems and a journal, over a small
//! [`Backend`] trait.
//!
//! In reading order: [`domain`] and [`backend`] are what an operator meets; `orders` keeps the promise that a
//! citizen is never told something untrue about a block; [`journal`] is its memory; `wire` is the only part that knows
//! the contract's JSON; [`gateway`] puts the routes together.

pub mod domain;
pub mod ids;
pub mod moment;
pub mod activity;
pub mod backend;
pub mod journal;
mod by_status;
mod orders;
pub mod problem;
mod session;
pub mod return_to;
mod login;
mod app;
mod routes;
mod blocks;
mod wire;
pub mod gateway;
pub mod random;

pub use app::{Config, Transport};
pub use backend::{Answer, Backend, BackendError};
pub use gateway::{Gateway, router};
pub use ids::{ActivityId, AuthenticatorId, BlockId, Private, SessionToken, SubjectKey};
pub use moment::Moment;
pub use session::Sessions;
