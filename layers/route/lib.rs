//! Where things happen: knows what things are.

pub use spaer_layer_domain::domain;

#[path = "../../core/src"]
mod src {
    pub mod route;
}

pub use src::route;
