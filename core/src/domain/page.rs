//! The pages, whatever their language. Each is described once, in [`Page::description`].

use super::{
    closed_set::{closed_set, listed},
    language::Lang,
};

listed! {
    /// A page that can exist in every language. Which text a language needs for it: [`Page::texts`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Page {
        /// The two ways to block, with their reasons.
        Blocking,
        /// Choose an authenticator, check, block. Needs a login.
        BlockAuthenticator,
        /// Block the whole identity.
        BlockIdentity,
        /// How it all stands: identity, authenticators, recent blocks, latest activities. Needs a login.
        Profile,
        /// Everything that was done with the eID, to be searched, judged and reported. Needs a login.
        Activity,
        /// What became of one block, or of several. Public for whoever has its link.
        Receipt,
        /// Every way to reach support, and what to do after blocking.
        Help,
        /// The ways back, by what one has at hand.
        Reactivation,
        /// Requests or codes that nobody asked for.
        UnexpectedRequests,
        /// A new phone: what first, what then.
        NewPhone,
        /// What the browser stores and why.
        Privacy,
        /// How accessible all of this is.
        Accessibility,
    }
}

/// How a page comes about: who draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// It is only text and links: written when the app is built, and left as it stands by the app.
    Written(Article),
    /// The app draws it.
    Drawn(AppPage),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    Blocking,
    Help,
    Reactivation,
    UnexpectedRequests,
    NewPhone,
    Privacy,
    Accessibility,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppPage {
    BlockAuthenticator,
    BlockIdentity,
    Profile,
    Activity,
    Receipt,
}

/// What a page is.
struct Description {
    body: Body,
    /// The file of its own text below `locales/{lang}`, without `.ftl`.
    text: &'static str,
    /// What stands after `/{lang}/` in its path, where the language has no address of its own for it.
    address: &'static str,
}

const fn written(article: Article, text: &'static str, address: &'static str) -> Description {
    Description { body: Body::Written(article), text, address }
}

const fn drawn(page: AppPage, text: &'static str, address: &'static str) -> Description {
    Description { body: Body::Drawn(page), text, address }
}

closed_set! {
    /// A part of the program that is loaded only when it is needed, with its own texts, so that somebody who wants to block at once does not download it.
    /// Everything else is in the main part, which every document loads. The words are used in file names.
    pub enum Part, unknown: None => {
        /// What a receipt has below what may be said of the block: what is on record of it, what to do now, how to keep it.
        Afterwards = "afterwards",
        /// How everything stands.
        Profile = "profile",
        /// What was done, to be judged.
        Activity = "activity",
    }
}

impl Part {
    /// The groups of texts that the part needs besides those of the main part. The profile shows the newest activities, and so needs the texts of the list
    /// too.
    pub const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Afterwards => &[AFTERWARDS],
            Self::Profile => &["profile", ACTIVITY],
            Self::Activity => &[ACTIVITY],
        }
    }
}

/// What every page needs besides its own text.
const FRAME: &str = "common";
/// What app pages share.
const FLOW: &str = "flow";
const ACTIVITY: &str = "activity";
const AFTERWARDS: &str = "afterwards";
const CONSEQUENCES: &str = "consequences";

impl Page {
    /// The one place where a page is described: who draws it, where its text is, and its address. Addresses that a language has for itself are in its
    /// `language.toml`.
    const fn description(self) -> Description {
        match self {
            Self::Blocking => written(Article::Blocking, "blocking", ""),
            Self::BlockAuthenticator => drawn(AppPage::BlockAuthenticator, "authenticator", "block/authenticator"),
            Self::BlockIdentity => drawn(AppPage::BlockIdentity, "identity", "block/identity"),
            Self::Profile => drawn(AppPage::Profile, "profile", "profile"),
            Self::Activity => drawn(AppPage::Activity, ACTIVITY, "activity"),
            Self::Receipt => drawn(AppPage::Receipt, "receipt", "receipt"),
            Self::Help => written(Article::Help, "help", "help"),
            Self::Reactivation => written(Article::Reactivation, "reactivation", "reactivation"),
            Self::UnexpectedRequests => written(Article::UnexpectedRequests, "requests", "unexpected-requests"),
            Self::NewPhone => written(Article::NewPhone, "new-phone", "new-phone"),
            Self::Privacy => written(Article::Privacy, "privacy", "privacy"),
            Self::Accessibility => written(Article::Accessibility, "accessibility", "accessibility"),
        }
    }

    /// Who draws it.
    pub const fn body(self) -> Body {
        self.description().body
    }

    /// Whether it is only text and links.
    pub const fn is_article(self) -> bool {
        matches!(self.body(), Body::Written(_))
    }

    /// The part that draws the page, or draws the rest of it below what the main part draws; `None` when the main part draws all of it.
    pub const fn part(self) -> Option<Part> {
        match self.body() {
            Body::Written(_) => None,
            Body::Drawn(page) => page.part(),
        }
    }

    /// Whether it says the same to everybody, so that search engines may show it.
    pub const fn is_public(self) -> bool {
        match self.body() {
            Body::Written(_) | Body::Drawn(AppPage::BlockIdentity) => true,
            Body::Drawn(AppPage::BlockAuthenticator | AppPage::Profile | AppPage::Activity | AppPage::Receipt) => false,
        }
    }

    /// The file of its own text below `locales/{lang}`, without `.ftl`.
    pub const fn text(self) -> &'static str {
        self.description().text
    }

    /// What stands after `/{lang}/` in its path.
    pub fn address(self, lang: Lang) -> &'static str {
        let Description { text, address, .. } = self.description();
        lang.address(text).unwrap_or(address)
    }

    /// The page's one path in this language, without fragment; also where the language lacks it and the path leads to a notice.
    pub fn path(self, lang: Lang) -> String {
        ["/", lang.as_str(), "/", self.address(lang)].concat()
    }

    /// The page with this address in any language, ignoring ASCII case: somebody who changes only the language in a path means the same page.
    pub fn by_address(address: &str) -> Option<Self> {
        let is_named = |page: &Self| Lang::ALL.into_iter().any(|lang| page.address(lang).eq_ignore_ascii_case(address));
        Self::ALL.into_iter().find(is_named)
    }

    /// Every file that a language must have for this page to exist in it.
    pub fn texts(self) -> impl Iterator<Item = &'static str> {
        let (below, shared) = match self.body() {
            Body::Written(_) => (None, None),
            Body::Drawn(page) => (page.text_below(), Some(FLOW)),
        };
        [Some(self.text()), below, shared, Some(FRAME)].into_iter().flatten()
    }
}

impl AppPage {
    const fn part(self) -> Option<Part> {
        match self {
            Self::Receipt => Some(Part::Afterwards),
            Self::Profile => Some(Part::Profile),
            Self::Activity => Some(Part::Activity),
            Self::BlockAuthenticator | Self::BlockIdentity => None,
        }
    }

    /// Whether it shows activities: the list, or the newest of it.
    pub const fn lists_activities(self) -> bool {
        match self {
            Self::Profile | Self::Activity => true,
            Self::BlockAuthenticator | Self::BlockIdentity | Self::Receipt => false,
        }
    }

    /// A second file of texts that the page needs: of what is drawn (receipt) or written (the whole identity) below its main part, or of the list whose newest
    /// rows it shows (profile).
    const fn text_below(self) -> Option<&'static str> {
        match self {
            Self::Profile => Some(ACTIVITY),
            Self::Receipt => Some(AFTERWARDS),
            Self::BlockIdentity => Some(CONSEQUENCES),
            Self::BlockAuthenticator | Self::Activity => None,
        }
    }
}
