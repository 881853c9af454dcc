//! One mistake in the file, told so that it can be mended without opening any documentation.

use std::fmt;

/// One mistake. `Display` is the line that an operator reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// The line, from 1; that of the table if a key is missing from it.
    pub line: usize,
    /// The key, such as `deployment.origin`; `support[1]` is the first channel. Empty when the file is not TOML at this place.
    pub key: String,
    pub found: Found,
    /// The allowed values in words; empty when there is nothing to choose from.
    pub allowed: String,
}

/// What was found in place of something that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A value that is not allowed, as it is written.
    Value(String),
    /// Nothing.
    Missing,
    /// An unknown key; most often a typing mistake.
    UnknownKey,
    /// A key that differs from an earlier one in capitals only, and means the same.
    Twice {
        /// The line of the first key.
        line: usize,
    },
    /// Something that is not TOML, or a file that cannot be read.
    Unreadable(String),
}

impl Problem {
    pub(crate) fn unreadable(file: &str, message: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            key: String::new(),
            found: Found::Unreadable(message.to_owned()),
            allowed: String::new(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: ", self.file, self.line)?;
        match &self.found {
            Found::Value(value) => write!(out, "{} is {value}", self.key)?,
            Found::Missing => write!(out, "{} is missing", self.key)?,
            Found::UnknownKey => write!(out, "{} is not a known key", self.key)?,
            Found::Twice { line } => write!(out, "{} was there already in line {line}", self.key)?,
            Found::Unreadable(message) => write!(out, "cannot be read: {message}")?,
        }
        if self.allowed.is_empty() { Ok(()) } else { write!(out, "; allowed: {}", self.allowed) }
    }
}

impl std::error::Error for Problem {}
