//! `operator.toml`: the one file an operator edits, as a type that cannot hold a mistake.
//!
//! Build scripts and the project's commands read it; the app itself never does. All mistakes are reported at once, each with its line, so that an
//! operator can correct the file in one go. This crate knows nothing of the app, the network or the clock: what depends on the date takes it as a
//! parameter.

mod channel;
mod date;
mod problem;
mod production;
mod read;
mod report;
mod url;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use channel::{Channel, ChannelKind, Hours};
pub use date::Date;
pub use problem::{Found, Problem};

/// Support data older than this may send a citizen to a dead number; a production build refuses it.
pub const SUPPORT_DATA_GOOD_FOR_DAYS: i64 = 90;

/// Everything an operator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    pub eid: Eid,
    pub deployment: Deployment,
    pub links: Links,
    /// For readers of a language (a range of BCP 47), the languages of `deployment.languages` that they are shown if there is nothing in their own,
    /// best first. In the order of the file, no language twice. Empty when the file has no such table.
    pub negotiation: Vec<(String, Vec<String>)>,
    /// In the order of the file, with at least one of kind phone.
    pub support: Vec<Channel>,
    /// The name of the file, as problems print it.
    file: String,
}

/// The national eID that is blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eid {
    /// As citizens know it.
    pub name: String,
    /// Two capital letters, ISO 3166.
    pub country_code: String,
}

/// Where and as what the app is hosted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deployment {
    pub environment: Environment,
    /// Scheme, host and port, without a slash at the end.
    pub origin: String,
    /// A path of the same origin, without a slash at the end.
    pub api_base: String,
    /// One of `languages`.
    pub default_language: String,
    /// Well-formed tags, at least one, none twice. Whether there are texts in them is checked where the texts are read.
    pub languages: Vec<String>,
}

/// Whether blocks are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// Nothing is real, and a permanent banner says so.
    Sandbox,
    /// Citizens depend on it.
    Production,
}

/// Pages outside the app that texts point to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    pub profile: String,
    pub support_page: String,
    /// Where a credit warning is explained and made.
    pub credit_warning: String,
    /// Where one finds one's bank's number for blocking.
    pub bank: Option<String>,
    /// How somebody complains who was blocked without asking.
    pub complaint: String,
    /// The official statement on how accessible the app is.
    pub accessibility: String,
}

impl Environment {
    pub const ALL: [Self; 2] = [Self::Sandbox, Self::Production];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.as_str() == text)
    }
}

impl Operator {
    /// The first channel of kind phone; it is the one in the help of every document.
    #[must_use]
    pub fn phone(&self) -> Option<&Channel> {
        self.support.iter().find(|channel| channel.kind == ChannelKind::Phone)
    }

    /// Why a build on the day `today` must be refused: in production, support data that was last checked more than [`SUPPORT_DATA_GOOD_FOR_DAYS`]
    /// days ago, or is said to be checked in the future. In a sandbox there are no citizens to mislead, so there it is always empty.
    #[must_use]
    pub fn overdue(&self, today: Date) -> Vec<Problem> {
        production::overdue(self, today)
    }

    /// The name of the file that it was read from, as problems print it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }
}

/// Reads the text of an `operator.toml`.
///
/// # Errors
/// All that is wrong with it, in the order of its lines.
pub fn load(text: &str) -> Result<Operator, Vec<Problem>> {
    read::operator("operator.toml", text)
}

/// Reads a file; problems carry its name.
///
/// # Errors
/// All that is wrong with it, in the order of its lines, or that it cannot be read.
pub fn load_file(path: impl AsRef<Path>) -> Result<Operator, Vec<Problem>> {
    let path = path.as_ref();
    let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    match std::fs::read_to_string(path) {
        Ok(text) => read::operator(&file, &text),
        Err(error) => Err(vec![Problem::unreadable(&file, &error.to_string())]),
    }
}

/// Reads the file for a build on the day `today`: it must be correct, and its support data checked recently enough.
///
/// # Errors
/// All that is wrong with it.
pub fn load_for_build(path: impl AsRef<Path>, today: Date) -> Result<Operator, Vec<Problem>> {
    let operator = load_file(path)?;
    let overdue = operator.overdue(today);
    if overdue.is_empty() { Ok(operator) } else { Err(overdue) }
}
