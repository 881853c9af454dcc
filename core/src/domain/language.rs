//! The languages that have a folder under `locales/`, made by the build script.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Lang {
    /// Exactly the tag, in lower case; anything else has no page.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == tag)
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
