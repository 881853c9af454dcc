//! The texts of every language, compiled from `locales/`.

mod fill;
pub mod when;

pub use fill::fill;

use crate::domain::language::Lang;

/// A count as people write it: "10.001". Four digits stand without a sign, as in a year.
pub fn number(count: u64, lang: Lang) -> String {
    let digits = count.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let place = |index: usize| digits.len() - index;
    let sign = |index: usize| if index > 0 && place(index).is_multiple_of(3) { lang.thousands() } else { "" };
    digits.chars().enumerate().map(|(index, digit)| [sign(index), digit.encode_utf8(&mut [0; 4])].concat()).collect()
}

/// The texts: one module a file, one function a message, made by the build script.
///
/// Natively all languages are within the program. In the browser the text of one language comes in files of its own, one for the app and one for each
/// part of it, which are taken in ([`text::carry`]) before anything of theirs is shown.
pub mod text {
    use crate::domain::language::Lang;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));

    #[cfg(texts_apart)]
    mod apart {
        use std::sync::OnceLock;

        use super::{GROUPS, Lang, VERSION};

        /// A group of texts that is loaded as one file: its lines, and the index of the first of them among all lines.
        struct Group {
            first: usize,
            lines: Vec<String>,
        }

        /// The groups that are loaded, in the order of [`GROUPS`]. All are of one language: another language is another page load.
        static CARRIED: [OnceLock<Group>; GROUPS.len()] = [const { OnceLock::new() }; GROUPS.len()];

        fn place_of(group: &str) -> Option<&'static OnceLock<Group>> {
            GROUPS.iter().position(|one| *one == group).and_then(|place| CARRIED.get(place))
        }

        /// Whether a group of texts is here.
        pub fn is_here(group: &str) -> bool {
            place_of(group).is_some_and(|place| place.get().is_some())
        }

        /// Takes a group of texts in. `false` when the file belongs to another version of the app; then nothing of it can be shown.
        pub fn carry(group: &str, catalog: &str) -> bool {
            let mut lines = catalog.lines();
            let (version, first) = (lines.next(), lines.next().and_then(|first| first.parse().ok()));
            let (Some(VERSION), Some(first), Some(place)) = (version, first, place_of(group)) else { return false };
            place.get_or_init(|| Group { first, lines: lines.map(str::to_owned).collect() });
            true
        }

        pub fn line(_lang: Lang, place: usize) -> &'static str {
            let of = |group: &'static Group| group.lines.get(place.checked_sub(group.first)?);
            CARRIED.iter().filter_map(OnceLock::get).find_map(of).map_or("", String::as_str)
        }
    }

    #[cfg(texts_apart)]
    pub use apart::{carry, is_here};
    #[cfg(texts_apart)]
    use apart::{line, line as carried};

    /// Shown in place of a text that the language lacks. No language has such a sentence, so tests can search for it.
    #[cfg(not(texts_apart))]
    pub const MISSING: &str = "\u{FFFD}missing text\u{FFFD}";

    #[cfg(not(texts_apart))]
    fn line(lang: Lang, place: usize) -> &'static str {
        LINES.get(lang as usize).and_then(|lines| lines.get(place)).copied().unwrap_or_default()
    }

    #[cfg(not(texts_apart))]
    fn carried(lang: Lang, place: usize) -> &'static str {
        let text = line(lang, place);
        if text.is_empty() { MISSING } else { text }
    }

    /// Line 0 of every language is its plural table.
    fn filled(lang: Lang, place: usize, arguments: &[&str]) -> String {
        super::fill(carried(lang, place), arguments, line(lang, 0))
    }

    #[cfg(not(texts_apart))]
    pub fn carry(_group: &str, _catalog: &str) -> bool {
        true
    }

    #[cfg(not(texts_apart))]
    pub fn is_here(_group: &str) -> bool {
        true
    }
}
