//! What people see may know of the core: all of it but `wire`.

pub use spaer_core::{domain, flow, i18n, operator, route, view};
