//! What things are: knows of nothing else here.

#[path = "../../core/src"]
mod src {
    pub mod domain;
}

pub use src::domain;
