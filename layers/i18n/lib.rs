//! How people are told: knows what things are, and what is told.

pub use spaer_layer_domain::domain;

#[path = "../../core/src"]
mod src {
    pub mod i18n;
}

pub use src::i18n;
