//! How people are told: the texts of every language, compiled from `locales/`.

/// The texts: one module a file, one function a message, made by the build script.
///
/// Natively all languages are within the program. In the browser the text of one language comes in a file of its own, which is taken in
/// ([`text::carry`]) before anything is shown.
pub mod text {
    use crate::domain::language::Lang;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));

    #[cfg(texts_apart)]
    mod apart {
        use std::sync::OnceLock;

        use super::{Lang, VERSION};

        /// One language for the life of the page: another one is another page.
        static CARRIED: OnceLock<(Lang, Vec<String>)> = OnceLock::new();

        /// Takes the texts in. `false` when the file belongs to another version of the app, or there is one already; then nothing can be shown.
        pub fn carry(lang: Lang, catalog: &str) -> bool {
            let mut lines = catalog.lines();
            let fits = lines.next() == Some(VERSION);
            fits && CARRIED.set((lang, lines.map(str::to_owned).collect())).is_ok()
        }

        /// The language that is here.
        pub fn language() -> Option<Lang> {
            CARRIED.get().map(|(lang, _)| *lang)
        }

        pub fn carried(_lang: Lang, place: usize) -> &'static str {
            CARRIED.get().and_then(|(_, texts)| texts.get(place)).map_or("", String::as_str)
        }

        pub fn filled(lang: Lang, place: usize, arguments: &[&str]) -> String {
            super::super::fill(carried(lang, place), arguments)
        }
    }

    #[cfg(texts_apart)]
    use apart::{carried, filled};
    #[cfg(texts_apart)]
    pub use apart::{carry, language};

    /// The language that is here; `None` where all are.
    #[cfg(not(texts_apart))]
    pub fn language() -> Option<Lang> {
        None
    }

    #[cfg(not(texts_apart))]
    pub fn carry(_lang: Lang, _catalog: &str) -> bool {
        true
    }
}

/// A text as it travels, with its arguments in their places: each is U+0001 and a digit, its place among the arguments by name.
pub fn fill(text: &str, arguments: &[&str]) -> String {
    let mut parts = text.split('\u{1}');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut rest = part.chars();
        let place = rest.next().and_then(|digit| digit.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        filled.push_str(place.and_then(|place| arguments.get(place)).unwrap_or(&""));
        filled.push_str(rest.as_str());
    }
    filled
}
