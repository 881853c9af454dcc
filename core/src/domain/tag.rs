//! Language tags that somebody else wrote.

use spaer_language_tag::is_well_formed;

use super::language::Lang;

/// A well-formed language tag (BCP 47), as somebody chose it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tag(String);

impl Tag {
    /// Well-formed by RFC 5646; whether such a language exists is not asked.
    pub fn parse(text: &str) -> Option<Self> {
        is_well_formed(text).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language that it names or is a kind of, when that one has a name here: `de-AT` is German.
    pub fn lang(&self) -> Option<Lang> {
        let primary = self.0.split('-').next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.as_str().eq_ignore_ascii_case(primary))
    }
}
