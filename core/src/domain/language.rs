//! The languages that have text.

/// A language in which pages exist. `xx` in paths and `lang` attributes is [`Lang::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Da,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// BCP 47 tag, lower case, as in paths.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// Exactly the tag, in lower case; anything else has no page.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == tag)
    }

    /// The language's name in itself, for whoever reads no other.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Da => "Dansk",
            Self::En => "English",
        }
    }

    /// The first of the reader's languages (`ranges`, BCP 47, best first) that has pages; readers of Norwegian, Swedish,
    /// Greenlandic and Faroese read Danish sooner than English.
    pub fn negotiate<'a>(ranges: impl IntoIterator<Item = &'a str>, default: Self) -> Self {
        let primary = |range: &str| range.split('-').next().unwrap_or_default().to_ascii_lowercase();
        ranges
            .into_iter()
            .find_map(|range| match primary(range).as_str() {
                "da" | "nb" | "nn" | "no" | "sv" | "kl" | "fo" => Some(Self::Da),
                "en" => Some(Self::En),
                _ => None,
            })
            .unwrap_or(default)
    }
}
