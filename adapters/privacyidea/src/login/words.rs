//! What the page says, in Danish and in English.

use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Danish.
    Da,
    /// English.
    En,
}

impl Lang {
    /// From its tag.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "da" => Some(Self::Da),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The first of the two that a browser asks for; Danish where it asks for neither.
    #[must_use]
    pub fn preferred(accept_language: &str) -> Self {
        let tags = accept_language.split(',').filter_map(|part| part.split([';', '-']).next());
        tags.map(str::trim).find_map(Self::parse).unwrap_or(Self::Da)
    }

    /// Of two texts, the one in this language.
    #[must_use]
    pub fn of(self, da: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Da => da,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_there_is_taken() {
        for (wanted, lang) in [
            ("", Lang::Da),
            ("de", Lang::Da),
            ("en-GB,da;q=0.8", Lang::En),
            ("de, en;q=0.5", Lang::En),
            ("da", Lang::Da),
        ] {
            assert_eq!(Lang::preferred(wanted), lang, "{wanted}");
        }
    }
}
