//! The language that was chosen, and the document that the address means.

use super::{Shell, Update};
use crate::{
    domain::{
        language::Lang,
        languages::{best_of, own_language},
        page::Page,
        tag::Tag,
    },
    flow::{effect::Effect, kept::Wanted},
    route::{Address, Route, file_of},
};

/// The document that a host sends where it finds nothing, by its own path.
pub const NOT_FOUND: &str = "/404.html";
/// Marks an address that asks for a document by the name of its file. If the wrong document comes even so, the host does not have the right one. Without
/// the mark, a host that strips `.html` would be asked for ever.
const AGAIN: &str = "?again";

/// Whether the host sent what the address means.
pub enum Document {
    Here,
    Elsewhere(String),
    /// It cannot be had from this host; what came stands as it is.
    Lost,
}

/// How the notice is shown that the page does not exist in the language that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    None,
    Full,
    /// Once it has been seen in full it is one line.
    Line,
}

impl Shell {
    pub fn notice(&self) -> Notice {
        match (&self.wanted, self.route) {
            (Some(wanted), Route::Page(_, page)) if own_language(wanted.tag.as_str(), page).is_none() => {
                if wanted.seen { Notice::Line } else { Notice::Full }
            }
            _ => Notice::None,
        }
    }

    /// Whether a link leads to something that this document can show: another page of the app in its language, or only the notice that another
    /// language is not there. Everything else is a document of its own.
    pub fn stays(&self, path: &str) -> bool {
        let Route::Page(here, now) = self.route else { return false };
        !now.is_article()
            && match Address::parse(path) {
                Address::Page(lang, page) => lang == here && !page.is_article(),
                Address::Unavailable(_, page) => page == now,
                Address::Chooser | Address::NotFound => false,
            }
    }
}

impl Update<'_> {
    /// Whether the host sent (`served`) the document that this path means, and where to go if not: a host without rewrite rules sends whatever it has, and
    /// a language that has no name here has no document.
    pub fn document_for(
        &mut self,
        path: &str,
        fragment: &str,
        served: &str,
        again: bool,
        languages: &[String],
    ) -> Document {
        let languages = languages.iter().map(String::as_str);
        let address = Address::parse(path);
        if let Address::Unavailable(tag, page) = &address {
            self.want(tag.clone());
            if tag.lang().is_none() {
                let best = best_of(*page, [tag.as_str()].into_iter().chain(languages));
                return Document::Elsewhere(page.path(best) + fragment);
            }
        }
        let own = match address {
            Address::Chooser => {
                let home = Page::Blocking.path(best_of(Page::Blocking, languages));
                return Document::Elsewhere(home + fragment);
            }
            _ => address.path().unwrap_or_else(|| NOT_FOUND.to_owned()),
        };
        if own == served {
            Document::Here
        } else if again || path == NOT_FOUND {
            Document::Lost
        } else if path == own {
            // Its canonical path did not lead to it: once, by the name of its file.
            Document::Elsewhere(file_of(own) + AGAIN + fragment)
        } else {
            Document::Elsewhere(own + fragment)
        }
    }

    /// Remembers the language, so that the notice is shown on each page that does not exist in it.
    fn want(&mut self, tag: Tag) {
        if self.state.wanted.as_ref().is_none_or(|wanted| wanted.tag != tag) {
            let wanted = Wanted { tag, seen: false };
            self.effects.push(Effect::KeepWanted(Some(wanted.clone())));
            self.state.wanted = Some(wanted);
        }
    }

    /// Stores that the notice is shown in full now; the next time one line is enough.
    pub fn keep_notice_seen(&mut self) {
        if let (Notice::Full, Some(wanted)) = (self.state.notice(), &self.state.wanted) {
            self.effects.push(Effect::KeepWanted(Some(Wanted { seen: true, ..wanted.clone() })));
        }
    }

    /// A link inside the app was followed; whether it leads to another address.
    pub fn follow(&mut self, path: &str, fragment: &str) -> bool {
        if let Address::Unavailable(tag, _) = Address::parse(path) {
            // Only the notice is shown: the page stays in its language, so that the step and the picks are kept.
            self.want(tag);
            self.keep_notice_seen();
            return false;
        }
        if let Some(wanted) = &mut self.state.wanted {
            wanted.seen = true;
        }
        self.effects.push(Effect::Push(format!("{path}{fragment}")));
        true
    }

    pub fn language_chosen(&mut self, lang: Lang) {
        self.effects.push(Effect::KeepLanguage(lang));
        if self.state.wanted.take().is_some() {
            self.effects.push(Effect::KeepWanted(None));
        }
    }
}
