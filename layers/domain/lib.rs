//! The module `domain` compiled as a crate of its own; it may use no other module.

#[path = "../../core/src"]
mod src {
    pub mod domain;
}

pub use src::domain;
