//! The pages by their addresses, written out here once more: what the app's own table says is what is tested.

use super::words::{languages, languages_with};

/// A page that exists in some language.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The file of its text.
    pub text: &'static str,
    /// The rest of its path in Danish and in every other language.
    danish: &'static str,
    other: &'static str,
    pub is_article: bool,
}

const fn article(text: &'static str, danish: &'static str, other: &'static str) -> Page {
    Page { text, danish, other, is_article: true }
}

const fn drawn(text: &'static str, danish: &'static str, other: &'static str) -> Page {
    Page { text, danish, other, is_article: false }
}

pub const PAGES: [Page; 12] = [
    article("blocking", "", ""),
    drawn("authenticator", "spaer/identifikationsmiddel", "block/authenticator"),
    drawn("identity", "spaer/mitid", "block/identity"),
    drawn("profile", "profil", "profile"),
    drawn("activity", "aktivitet", "activity"),
    drawn("receipt", "kvittering", "receipt"),
    article("help", "hjaelp", "help"),
    article("reactivation", "genaktivering", "reactivation"),
    article("requests", "uventede-anmodninger", "unexpected-requests"),
    article("new-phone", "ny-telefon", "new-phone"),
    article("privacy", "privatliv", "privacy"),
    article("accessibility", "tilgaengelighed", "accessibility"),
];

impl Page {
    pub fn path(self, tag: &str) -> String {
        format!("/{tag}/{}", if tag == "da" { self.danish } else { self.other })
    }

    /// The language in which a Danish reader gets the page who asks for it in `tag`: itself, or what its readers also read.
    pub fn lang(self, tag: &str) -> &'static str {
        let order: &[&'static str] = match tag {
            "en" => &["en"],
            "de" => &["de", "en"],
            _ => &["da"],
        };
        order.iter().copied().find(|lang| self.is_in(lang)).unwrap_or("da")
    }

    /// Pages come one by one, each with its texts.
    fn is_in(self, lang: &str) -> bool {
        let needed: &[&str] = if self.is_article { &[self.text, "common"] } else { &[self.text, "common", "flow"] };
        needed.iter().all(|file| languages_with(file).iter().any(|own| own == lang))
    }
}

/// The page that has this path in one of the languages.
pub fn at(path: &str) -> Option<Page> {
    let (tag, _) = path.strip_prefix('/')?.split_once('/')?;
    let is_known = languages().iter().any(|lang| lang == tag);
    PAGES.into_iter().find(|page| is_known && page.path(tag) == path)
}
