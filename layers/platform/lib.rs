//! What a browser can do: knows neither what people see nor who performs what.

#[path = "../../src"]
mod src {
    pub mod platform;
}

pub use src::platform;
