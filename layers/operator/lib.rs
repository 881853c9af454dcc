//! The module `operator` compiled as a crate of its own; it may use no other module.

#[path = "../../core/src"]
mod src {
    pub mod operator;
}

pub use src::operator;
