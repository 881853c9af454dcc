//! The module `i18n` compiled as a crate of its own; it may use `domain`.

pub use spaer_layer_domain::domain;

#[path = "../../core/src"]
mod src {
    pub mod i18n;
}

pub use src::i18n;
