//! What this deployment was configured to be: knows of nothing else here.

#[path = "../../core/src"]
mod src {
    pub mod operator;
}

pub use src::operator;
