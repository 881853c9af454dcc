//! The languages that have a folder under `locales/`, made by the build script.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Lang {
    /// Exactly the tag, in lower case; anything else has no page.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == tag)
    }
}
