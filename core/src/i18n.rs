//! How people are told: the texts of every language, compiled from `locales/`.

/// The texts: one module a file, one function a message, made by the build script.
pub mod text {
    use crate::domain::language::Lang;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
