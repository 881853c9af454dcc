//! What `ui` may use of the core: all of it except `wire`.

pub use spaer_core::{domain, flow, i18n, operator, route, view};
