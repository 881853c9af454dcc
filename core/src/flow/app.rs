//! The whole app as one state: where the citizen is, who is logged in, and every block of this tab.
//!
//! It composes the machines and gives each effect what it needs of the others (a block is sent with the session's token). It knows
//! no text and no browser.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    domain::{
        authenticator::{Authenticator, Authenticators},
        block::{Intent, Target},
        id::{AuthenticatorId, BlockId, ReceiptKey},
        language::Lang,
        person::Person,
        problem::Problem,
        time::Timestamp,
    },
    flow::{
        authenticator::{self, Step},
        block::{self, Doing, Order},
        session::{LoginOutcome, Session},
    },
    route::{ActFragment, Page, Route, parse_receipt_fragment, receipt_href},
};

#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub route: Route,
    /// The receipt that the address names; `None` elsewhere, and where the fragment is junk.
    pub receipt: Option<BlockId>,
    pub session: Session,
    /// How the login that led here ended.
    pub login: Option<LoginOutcome>,
    pub logout: Logout,
    pub authenticators: Remote<Arc<Authenticators>>,
    pub choosing: authenticator::State,
    /// Every block of this tab that is open or was looked at.
    pub blocks: BTreeMap<BlockId, block::State>,
    /// What the tab's storage held at the start.
    stored: Vec<StoredIntent>,
    /// The reading of the list that counts.
    list_ticket: ListTicket,
}

/// Something that is read from the back end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remote<T> {
    NotAsked,
    Loading,
    /// Still loading after 2 seconds; words say so.
    LoadingSlowly,
    Failed(Problem),
    Loaded(T),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logout {
    Idle,
    Leaving,
    /// The back end did not say that the session is over.
    Failed(Problem),
}

/// An intent as the tab's storage keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredIntent {
    pub intent: Intent,
    pub settled: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The page was loaded. `languages`: the reader's, best first, and the deployment's own last.
    Started {
        path: String,
        fragment: String,
        languages: Vec<String>,
        stored: Vec<StoredIntent>,
    },
    /// A link inside the app was followed.
    LinkFollowed {
        path: String,
        fragment: String,
    },
    /// The browser went back or forward, or the fragment was edited.
    AddressChanged {
        path: String,
        fragment: String,
    },
    SessionAnswered(Result<Person, Problem>),
    AuthenticatorsAnswered {
        asked_for: ListTicket,
        result: Result<Authenticators, Problem>,
    },
    ListSlow {
        asked_for: ListTicket,
    },
    RetryPressed,
    Chose(AuthenticatorId),
    WentOn,
    ChoseAnother,
    BlockPressed,
    /// 256 random bits: a block's id and its key.
    KeysDrawn([u8; 32]),
    /// The browser has no randomness to give: nothing can be sent from here.
    KeysMissing,
    Block {
        id: BlockId,
        message: block::Message,
    },
    PageShown,
    LogOutPressed,
    /// `Ok` may carry the address at which the eID ends its own session.
    LoggedOut(Result<Option<String>, Problem>),
}

/// Names one reading of the list, so that a late answer for somebody else is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ListTicket(u32);

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ReadSession,
    ReadAuthenticators {
        ticket: ListTicket,
    },
    LogOut {
        person: Box<Person>,
    },
    DrawKeys,
    Store(StoredIntent),
    ForgetSettled,
    SendBlock {
        intent: Intent,
        person: Box<Person>,
        ticket: u32,
    },
    AskBlock {
        id: BlockId,
        key: ReceiptKey,
        ticket: u32,
    },
    ReadTarget {
        intent: Intent,
        ticket: u32,
    },
    Wait {
        id: BlockId,
        ticket: u32,
        mark: block::Mark,
        millis: u32,
    },
    /// Show another address: as a new entry of the history, or in place of the current one.
    Push(String),
    Replace(String),
    /// Leave the app for another page.
    Leave(String),
}

impl State {
    /// Before anything is known, as the prerendered page shows it.
    pub fn at(route: Route) -> Self {
        Self {
            route,
            receipt: None,
            session: Session::NotAsked,
            login: None,
            logout: Logout::Idle,
            authenticators: Remote::NotAsked,
            choosing: authenticator::State::arriving(None),
            blocks: BTreeMap::new(),
            stored: Vec::new(),
            list_ticket: ListTicket::default(),
        }
    }

    /// The block that the receipt page is about; `None` when it is somebody else's than the one who is logged in.
    pub fn shown_block(&self) -> Option<&block::State> {
        self.receipt.as_ref().and_then(|id| self.blocks.get(id)).filter(|block| !self.is_hidden(block))
    }

    /// Whether it is an intent of somebody else than the one who is logged in.
    fn is_hidden(&self, block: &block::State) -> bool {
        matches!(block.order(), Order::Own(intent) if self.session.hides(intent))
    }

    /// Blocks of this tab whose outcome nobody knows yet, and that the one who is logged in may know of; with the time of their making.
    pub fn open_blocks(&self) -> impl Iterator<Item = (Timestamp, &block::State)> {
        self.blocks.values().filter_map(|block| match block.order() {
            Order::Own(intent) if !block.is_settled() && !self.session.hides(intent) => Some((intent.made_at, block)),
            _ => None,
        })
    }

    /// The open block for one authenticator, by the person who is logged in.
    pub fn open_block_for(&self, target: &AuthenticatorId) -> Option<&block::State> {
        self.blocks.values().find(|block| match block.order() {
            Order::Own(intent) => {
                !block.is_settled()
                    && self.session.owns(intent)
                    && intent.target == Target::Authenticator(target.clone())
            }
            Order::Linked { .. } => false,
        })
    }

    /// Whether the person whose block is shown is the one who is logged in; only then it is said whose it is.
    pub fn shown_block_owner(&self) -> Option<&Person> {
        match self.shown_block()?.order() {
            Order::Own(intent) if self.session.owns(intent) => self.session.person(),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&Arc<Authenticators>> {
        match &self.authenticators {
            Remote::Loaded(list) => Some(list),
            _ => None,
        }
    }

    /// The authenticator that the current step is about.
    pub fn chosen(&self) -> Option<&Authenticator> {
        match &self.choosing.step {
            Step::Interrupted { id } | Step::Checking { id } | Step::Pressed { id } => self.list()?.by_id(id),
            _ => None,
        }
    }
}

/// One step of the whole app. `now`: this device's clock.
pub fn update(mut state: State, message: Message, now: Timestamp) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    let mut step = Stepping { state: &mut state, effects: &mut effects, now };
    step.take(message);
    (state, effects)
}

/// One message being taken in: the state, and the effects collected so far.
struct Stepping<'a> {
    state: &'a mut State,
    effects: &'a mut Vec<Effect>,
    now: Timestamp,
}

impl Stepping<'_> {
    fn take(&mut self, message: Message) {
        match message {
            Message::Started { path, fragment, languages, stored } => {
                self.started(&path, &fragment, &languages, stored)
            }
            Message::LinkFollowed { path, fragment } => {
                self.effects.push(Effect::Push(format!("{path}{fragment}")));
                self.arrive(&path, &fragment);
            }
            Message::AddressChanged { path, fragment } => self.arrive(&path, &fragment),
            Message::SessionAnswered(result) => self.session_answered(result),
            Message::AuthenticatorsAnswered { asked_for, result } => self.list_answered(asked_for, result),
            Message::ListSlow { asked_for } => {
                if asked_for == self.state.list_ticket && self.state.authenticators == Remote::Loading {
                    self.state.authenticators = Remote::LoadingSlowly;
                }
            }
            Message::RetryPressed => self.retry(),
            Message::Chose(id) => self.state.choosing.chose(id),
            Message::WentOn => self.with_list(authenticator::State::went_on),
            Message::ChoseAnother => self.with_list(|choosing, _| choosing.chooses_another()),
            Message::BlockPressed => self.block_pressed(),
            Message::KeysDrawn(random) => self.keys_drawn(random),
            Message::KeysMissing => self.keys_missing(),
            Message::Block { id, message } => self.block(&id, message),
            Message::PageShown => self.page_shown(),
            Message::LogOutPressed => self.log_out(),
            Message::LoggedOut(result) => self.logged_out(result),
        }
    }

    fn started(&mut self, path: &str, fragment: &str, languages: &[String], stored: Vec<StoredIntent>) {
        for one in stored.iter().filter(|one| !one.settled) {
            self.open(Order::Own(one.intent.clone()));
        }
        self.state.stored = stored;
        self.read_session();
        if Route::parse(path) == Route::Chooser {
            let ranges = languages.iter().map(String::as_str);
            let lang = Lang::negotiate(ranges, Lang::Da);
            let home = Page::Blocking.path(lang);
            self.effects.push(Effect::Replace(home.clone()));
            self.arrive(&home, "");
        } else {
            self.arrive(path, fragment);
        }
    }

    /// A step of choosing that the citizen took; the address follows, so that "back" leads to the step before.
    fn with_list(&mut self, act: impl FnOnce(&mut authenticator::State, &Authenticators)) {
        let Some(list) = self.state.list().cloned() else { return };
        let before = self.state.choosing.name();
        act(&mut self.state.choosing, &list);
        let after = self.state.choosing.name();
        if let (true, Route::Page(lang, page)) = (before != after, self.state.route) {
            let fragment = ActFragment { reason: self.state.choosing.reason, step: after, login: None };
            self.effects.push(Effect::Push(format!("{}{}", page.path(lang), fragment.build())));
        }
    }
}

mod arriving;
mod blocking;
mod leaving;
mod people;
