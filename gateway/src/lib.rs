//! The REST contract of Spær as a server library: routes, session cookie, CSRF, problems and storage, over a small
//! [`Backend`] trait.
//!
//! Where to start reading: an operator implements the trait in [`backend`] with the types of [`domain`] and [`activity`]; `orders` carries out each
//! order to block only once and reports truthfully what became of it; [`storage`] keeps orders and sessions; `wire` is the only module that knows the
//! contract's JSON; [`gateway`] builds the router.

pub mod activity;
mod app;
pub mod backend;
mod blocks;
mod by_status;
pub mod context;
pub mod domain;
pub mod gateway;
pub mod ids;
pub mod journal;
pub mod keys;
pub mod limits;
mod login;
mod logins;
pub mod metrics;
pub mod moment;
mod observed;
#[cfg(feature = "oidc")]
pub mod oidc;
mod orders;
pub mod percent;
pub mod problem;
#[cfg(feature = "program")]
pub mod program;
pub mod random;
pub mod return_to;
mod routes;
pub mod search;
mod session;
pub mod site;
mod state_cipher;
pub mod storage;
mod wire;

pub use app::{Config, Transport};
pub use backend::{Answer, Backend, BackendError};
pub use context::RequestContext;
pub use gateway::{Gateway, router};
pub use ids::{ActivityId, AuthenticatorId, BlockId, Private, SessionToken, SubjectKey};
pub use keys::{Cipher, Keys};
pub use limits::{ClientAddress, Limits};
pub use metrics::Metrics;
pub use moment::Moment;
pub use observed::Observed;
pub use session::Sessions;
pub use storage::Storage;
