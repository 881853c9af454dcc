//! Every path of the app, parsed and built here and nowhere else.
//!
//! A path names a language and a page. What belongs to one visit (the reason, the step, a receipt's id and key, how a login
//! ended) is in the fragment, which no server ever sees.

use crate::domain::{
    closed_set::closed_set,
    id::{BlockId, ReceiptKey},
    language::Lang,
    languages::{best_of, own_language},
    login::Attempt,
    page::{AppPage, Body},
    percent::{percent_decode, percent_encode},
    reason::Reason,
    tag::Tag,
};

pub use crate::domain::page::Page;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `/`: no language chosen yet.
    Chooser,
    /// A page in a language in which it exists.
    Page(Lang, Page),
    NotFound,
}

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Chooser,
    /// A page in a language in which it exists.
    Page(Lang, Page),
    /// A page in a language in which it does not exist.
    Unavailable(Tag, Page),
    NotFound,
}

impl Address {
    /// `path`: as the browser gives it, percent-encoded, without query and fragment. Other spellings of a path are understood; the one that
    /// is right is [`Address::path`].
    pub fn parse(path: &str) -> Self {
        if path == "/" || path == "/index.html" {
            return Self::Chooser;
        }
        let Some((tag, rest)) = path.strip_prefix('/').map(split) else {
            return Self::NotFound;
        };
        let (Some(tag), Some(page)) = (Tag::parse(tag), Page::by_address(rest)) else { return Self::NotFound };
        // `help` is also a well-formed language tag, but it is the address of a page: such a path has no language.
        if Page::by_address(tag.as_str()).is_some() {
            return Self::NotFound;
        }
        // `da-DK` is served by `da`. Other languages that its readers also read are not tried here: the notice offers them.
        match own_language(tag.as_str(), page) {
            Some(lang) => Self::Page(lang, page),
            None => Self::Unavailable(tag, page),
        }
    }

    /// The canonical path of the document that shows this; `None` where no document of its own can exist.
    pub fn path(&self) -> Option<String> {
        match self {
            Self::Chooser => Some("/".to_owned()),
            Self::Page(lang, page) => Some(page.path(*lang)),
            Self::Unavailable(tag, page) => tag.lang().map(|lang| page.path(lang)),
            Self::NotFound => None,
        }
    }

    /// What it shows to somebody who reads `here`: where the language lacks the page, the page in the best other one.
    pub fn shown(&self, here: Option<Lang>) -> Route {
        match self {
            Self::Chooser => Route::Chooser,
            Self::Page(lang, page) => Route::Page(*lang, *page),
            Self::Unavailable(tag, page) => {
                let ranges = here.map(Lang::as_str).into_iter().chain([tag.as_str()]);
                Route::Page(best_of(*page, ranges), *page)
            }
            Self::NotFound => Route::NotFound,
        }
    }
}

/// The path of the file, below the site's root, of the document with this canonical path.
pub fn file_of(path: String) -> String {
    if path.ends_with('/') { path + "index.html" } else { path + ".html" }
}

/// The first segment of a path, and the rest without a slash, `.html` or `index` at its end, which hosts may add.
fn split(path: &str) -> (&str, &str) {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let rest = rest.trim_end_matches('/');
    let rest = rest.strip_suffix(".html").unwrap_or(rest);
    (first, if rest == "index" { "" } else { rest })
}

impl Route {
    /// What a path shows to somebody who reads `here`.
    pub fn parse(path: &str, here: Option<Lang>) -> Self {
        Address::parse(path).shown(here)
    }

    /// The canonical path; `None` where there is nothing.
    pub fn path(self) -> Option<String> {
        match self {
            Self::Chooser => Some("/".to_owned()),
            Self::Page(lang, page) => Some(page.path(lang)),
            Self::NotFound => None,
        }
    }

    /// The page, where the app draws it.
    pub fn app_page(self) -> Option<AppPage> {
        match self {
            Self::Page(_, page) => match page.body() {
                Body::Drawn(page) => Some(page),
                Body::Written(_) => None,
            },
            Self::Chooser | Self::NotFound => None,
        }
    }

    pub fn lang(self) -> Option<Lang> {
        match self {
            Self::Page(lang, _) => Some(lang),
            Self::Chooser | Self::NotFound => None,
        }
    }
}

closed_set! {
    /// Which step of choosing an authenticator the address names.
    pub enum StepName, unknown: None => {
        Choose = "choose",
        Last = "last",
        Check = "check",
    }
}

/// The fragment of a page that begins an act: `told-code&step=check&login=ok`, each part optional, in any order, unknown parts
/// ignored.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ActFragment {
    pub reason: Option<Reason>,
    pub step: Option<StepName>,
    pub login: Option<LoginWord>,
}

/// How a login ended, as the address says it: anybody can write an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginWord {
    /// The raw word after `login=`.
    pub outcome: String,
    /// What is after `try=`, which the browser that began the login had put there.
    pub attempt: Option<Attempt>,
}

impl ActFragment {
    /// `fragment`: with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let (mut found, mut attempt) = (Self::default(), None);
        for part in fragment.trim_start_matches('#').split('&') {
            match part.split_once('=') {
                Some(("step", name)) => found.step = StepName::parse(name),
                Some(("login", word)) => found.login = Some(LoginWord { outcome: word.to_owned(), attempt: None }),
                Some(("try", word)) => attempt = Attempt::parse(word),
                Some(_) => {}
                None => found.reason = found.reason.or_else(|| Reason::parse(part)),
            }
        }
        if let Some(login) = &mut found.login {
            login.attempt = attempt;
        }
        found
    }

    /// With its `#`, or empty. How a login ended is never built: it has been read by then.
    pub fn build(&self) -> String {
        let reason = self.reason.map(|reason| reason.as_str().to_owned());
        let step = self.step.map(|step| format!("step={}", step.as_str()));
        let parts: Vec<_> = [reason, step].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("#{}", parts.join("&")) }
    }
}

/// The same fragment without what a login left in it, on whatever page: read once, or it would come true again with every reload.
pub fn without_login(fragment: &str) -> String {
    let is_login = |part: &&str| part.starts_with("login=") || part.starts_with("try=");
    let parts = || fragment.trim_start_matches('#').split('&');
    if !parts().any(|part| is_login(&part)) {
        return fragment.to_owned();
    }
    let rest: Vec<_> = parts().filter(|part| !is_login(part)).collect();
    if rest.is_empty() { String::new() } else { ["#", &rest.join("&")].concat() }
}

/// What the fragment of a receipt names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReceiptFragment {
    /// Each block once, in the order of the fragment.
    pub blocks: Vec<(BlockId, ReceiptKey)>,
    /// Whether a part of it could not be read: a link that was cut short must not look whole.
    pub is_cut: bool,
}

/// The most blocks that are read from one link; one with more counts as cut.
const MOST_RECEIPTS: usize = 250;

impl ReceiptFragment {
    /// `{id}.{key}`, several of them with commas between, and possibly `&login=…` after a login on that page.
    ///
    /// Mail programs and chats, and people who copy links, add the signs that end a sentence, write signs as `%2C`, and break lines. So every character
    /// that cannot be in an id or a key separates. What is left over makes the link count as cut only where it may be part of an id or a key.
    pub fn parse(fragment: &str) -> Self {
        let mut found = Self::default();
        let tokens = fragment.trim_start_matches('#').split('&').next().unwrap_or_default();
        let tokens = percent_decode(tokens);
        let mut after = Separator::Other;
        for piece in tokens.split_inclusive(|sign| !is_of_link(sign)) {
            // Ids and keys of the app begin and end with a letter or a digit; any other character there was put around the link for emphasis.
            found.take(piece.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()), after);
            after = match piece.chars().next_back() {
                Some(',') => Separator::Comma,
                _ => Separator::Other,
            };
        }
        found.is_cut |= found.blocks.is_empty() && !tokens.is_empty();
        found
    }

    /// One word of it: blocks, or something that somebody wrote beside them.
    fn take(&mut self, word: &str, after: Separator) {
        let mut parts = word.split('.').filter(|part| !part.is_empty());
        while let Some(id) = parts.next() {
            let block = parts.next().and_then(|key| Some((BlockId::parse(id)?, ReceiptKey::parse(key)?)));
            match block {
                Some(block) if self.blocks.len() < MOST_RECEIPTS => {
                    if !self.blocks.iter().any(|(id, _)| *id == block.0) {
                        self.blocks.push(block);
                    }
                }
                // A word that somebody wrote beside the link, and not the end of an id that was cut short.
                None if after == Separator::Other && !self.blocks.is_empty() && BlockId::parse(id).is_none() => {}
                _ => self.is_cut = true,
            }
        }
    }
}

/// What stands before a word in a receipt's fragment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    /// After it the app itself writes the next block.
    Comma,
    Other,
}

/// Letters of ids and keys, and the point between the two.
const fn is_of_link(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.')
}

/// The path of the receipt of these blocks with its fragment. Whoever has it can read them, so it is never logged.
pub fn receipt_href<'a>(lang: Lang, blocks: impl IntoIterator<Item = (&'a BlockId, &'a ReceiptKey)>) -> String {
    let tokens: Vec<_> = blocks.into_iter().map(|(id, key)| [id.as_str(), ".", key.reveal()].concat()).collect();
    [Page::Receipt.path(lang).as_str(), "#", &tokens.join(",")].concat()
}

/// The page on which an act begins, with the reason.
pub fn act_href(lang: Lang, page: Page, reason: Option<Reason>) -> String {
    format!("{}{}", page.path(lang), ActFragment { reason, ..ActFragment::default() }.build())
}

/// The address that leads through the eID's login back to `path_and_fragment`. `api_base`: as in `operator.toml`.
///
/// A plain link, so that it works before the app has started and without it.
pub fn login_href(api_base: &str, path_and_fragment: &str) -> String {
    let mut href = [api_base, "/login?return_to="].concat();
    percent_encode(path_and_fragment, b"/", &mut href);
    href
}
