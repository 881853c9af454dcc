//! A settings file, what may be wrong with it, and secrets, which do not stand in it but are pointed at. It knows nothing of what is set.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::random;

/// Why settings cannot be used: which file, where in it, and what is allowed there.
#[derive(Debug, PartialEq, Eq)]
pub struct SettingsError(String);

impl SettingsError {
    /// About this file: the place in it and what is allowed there.
    #[must_use]
    pub fn new(file: &Path, problem: impl fmt::Display) -> Self {
        Self(format!("{}: {problem}", file.display()))
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SettingsError {}

/// Reads a TOML file.
///
/// # Errors
/// With the line of it that is not understood.
pub fn read<T: DeserializeOwned>(file: &Path) -> Result<T, SettingsError> {
    let text = std::fs::read_to_string(file).map_err(|error| SettingsError::new(file, error))?;
    toml::from_str(&text).map_err(|error| SettingsError::new(file, error))
}

/// A text that is not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for whoever must show it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Where a secret stands: `{ file = "…" }`, from the folder of the settings, or `{ env = "…" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecretFrom {
    /// A file that only the program may read.
    File(PathBuf),
    /// A variable of the environment.
    Env(String),
}

impl SecretFrom {
    /// Reads it, without the white space around it. `key` is its place in the settings, for the message.
    ///
    /// # Errors
    /// When it is not there or is empty.
    pub fn read(&self, key: &str, beside: &Path) -> Result<Secret, String> {
        let text = match self {
            Self::File(path) => {
                let path = beside.join(path);
                std::fs::read_to_string(&path).map_err(|error| format!("{key}: {}: {error}", path.display()))?
            }
            Self::Env(name) => std::env::var(name).map_err(|_| format!("{key}: the environment has no {name}"))?,
        };
        let text = text.trim();
        if text.is_empty() { Err(format!("{key}: it is empty")) } else { Ok(Secret::new(text)) }
    }
}

/// A key of 32 bytes, written as 64 hexadecimal digits.
pub struct Key(pub [u8; 32]);

impl Key {
    /// Reads it. `key` is its place in the settings, for the message.
    ///
    /// # Errors
    /// When it is not there or is no key.
    pub fn read(from: &SecretFrom, key: &str, beside: &Path) -> Result<Self, String> {
        let text = from.read(key, beside)?;
        let bytes: Option<[u8; 32]> = random::from_hex(text.reveal()).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(format!("{key}: 64 hexadecimal digits, as `openssl rand -hex 32` writes them"))
    }
}
