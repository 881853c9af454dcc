//! The pages, whatever their language.

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

/// A part of the app that comes when it is wanted, with its own texts: the way to "blocked" does not carry what only somebody needs who looks
/// around first. What is in no part is in the main one, which every document loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What a receipt has below what may be said of the block: what is on record of it, what to do now, how to keep it.
    Afterwards,
    /// How everything stands.
    Profile,
    /// What was done, to be judged.
    Activity,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Afterwards, Self::Profile, Self::Activity];

    /// As it is called in the names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Afterwards => AFTERWARDS,
            Self::Profile => "profile",
            Self::Activity => "activity",
        }
    }

    /// The groups of texts that its page needs besides those of the main part. What the profile says of the newest activities, the list of all
    /// says too.
    pub const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Afterwards => &[AFTERWARDS],
            Self::Profile => &["profile", "activity"],
            Self::Activity => &["activity"],
        }
    }
}

/// What every page needs besides its own text.
const FRAME: &str = "common";
/// What app pages share.
const FLOW: &str = "flow";
const ACTIVITY: &str = "activity";
const AFTERWARDS: &str = "afterwards";

impl Page {
    pub const ALL: [Self; 12] = [
        Self::Blocking,
        Self::BlockAuthenticator,
        Self::BlockIdentity,
        Self::Profile,
        Self::Activity,
        Self::Receipt,
        Self::Help,
        Self::Reactivation,
        Self::UnexpectedRequests,
        Self::NewPhone,
        Self::Privacy,
        Self::Accessibility,
    ];

    /// Whether it is only text and links: written when the app is built, and left as it stands by the app. The others are drawn by the app.
    pub const fn is_article(self) -> bool {
        !matches!(self, Self::BlockAuthenticator | Self::BlockIdentity | Self::Profile | Self::Activity | Self::Receipt)
    }

    /// The part of the app that draws it, or the rest of it below what the main part draws; `None` where that draws it all.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Receipt => Some(Part::Afterwards),
            Self::Profile => Some(Part::Profile),
            Self::Activity => Some(Part::Activity),
            _ => None,
        }
    }

    /// Whether it shows activities: the list, or the newest of it.
    pub const fn lists_activities(self) -> bool {
        matches!(self, Self::Profile | Self::Activity)
    }

    /// Whether it says the same to everybody, so that search engines may show it.
    pub const fn is_public(self) -> bool {
        self.is_article() || matches!(self, Self::BlockIdentity)
    }

    /// The file of its own text below `locales/{lang}`, without `.ftl`.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::BlockAuthenticator => "authenticator",
            Self::BlockIdentity => "identity",
            Self::Profile => "profile",
            Self::Activity => ACTIVITY,
            Self::Receipt => "receipt",
            Self::Help => "help",
            Self::Reactivation => "reactivation",
            Self::UnexpectedRequests => "requests",
            Self::NewPhone => "new-phone",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
        }
    }

    /// Every file that a language must have for this page to exist in it.
    pub fn texts(self) -> impl Iterator<Item = &'static str> {
        let shared = if self.is_article() { None } else { Some(FLOW) };
        let below = match self {
            Self::Profile => Some(ACTIVITY),
            Self::Receipt => Some(AFTERWARDS),
            _ => None,
        };
        [Some(self.text()), below, shared, Some(FRAME)].into_iter().flatten()
    }
}
