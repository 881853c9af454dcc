//! The module `route` compiled as a crate of its own; it may use `domain`.

pub use spaer_layer_domain::domain;

#[path = "../../core/src"]
mod src {
    pub mod route;
}

pub use src::route;
