//! The whole app as one state: where the citizen is, who is logged in, and every block of this tab.
//!
//! It composes the machines and gives each effect what it needs of the others (a block is sent with the session's token). It knows
//! no text and no browser.

mod arriving;
mod blocking;
mod blocks;
mod choosing;
mod languages;
mod leaving;
mod looking;
mod parts;
mod people;
mod reading;
mod service;
mod strangers;

pub use blocks::Blocks;
use languages::{Document, NOT_FOUND};
pub use languages::{Notice, Wanted};
pub use leaving::Finished;
pub use looking::Relation;
pub use parts::{Coming, Parts};
pub use reading::{Answer, Reads, Remote, Resource, Ticket, needed};

use crate::{
    domain::{
        authenticator::Authenticators,
        block::{Intent, Target},
        id::{AuthenticatorId, BlockId, ReceiptKey},
        language::Lang,
        login::Attempt,
        page::Part,
        person::{Person, SubjectHash},
        problem::Problem,
        service::Service,
        tag::Tag,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        authenticator,
        block::{self, Doing, Order},
        identity,
        session::{Ending, LoginOutcome, Nearness, PutOut, Session, Stay},
    },
    route::{ActFragment, Address, Page, ReceiptFragment, Route, receipt_href},
};

/// Where one goes who was on no page of any language.
const DEFAULT_HOME: &str = "/";

#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub route: Route,
    /// The language that was chosen in this tab, when a page that was asked for does not exist in it.
    pub wanted: Option<Wanted>,
    /// What the address of a receipt names; empty elsewhere.
    pub receipt: Receipt,
    pub session: Session,
    pub ending: Ending,
    /// How the login that led here ended.
    pub login: Option<LoginOutcome>,
    /// Somebody else than before is logged in, and has not gone to another page since.
    pub newcomer: bool,
    pub finish: Finish,
    /// Somebody has finished on the page before.
    pub finished: Option<Finished>,
    pub service: Service,
    pub parts: Parts,
    pub reads: Reads,
    pub choosing: authenticator::State,
    pub whole: identity::State,
    /// Every block of this tab that is open or was looked at.
    pub blocks: Blocks,
    /// What is ticked off of what to do afterwards.
    pub done: Vec<Todo>,
    /// Whether the list of activities was left to block something, and waits at that place.
    pub left_list: bool,
    /// Whose the picks and ticks are.
    whose: Option<SubjectHash>,
    /// The session that whoever sits here says is not theirs.
    disowned: Option<SubjectHash>,
    /// Logins that this browser began and has not come back from.
    logins: Vec<Attempt>,
    /// Questions for the session that are under way.
    asking: people::Asking,
    /// When it was last asked what is offered, by this device's clock.
    service_asked: Timestamp,
    /// Blocks that were open when this document came, and whose receipt has not been looked at since.
    not_looked_at: Vec<BlockId>,
    /// The intents that the tab's storage held at the start.
    stored: Vec<StoredIntent>,
}

/// What a receipt's address names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Receipt {
    pub blocks: Vec<BlockId>,
    /// Part of the address could not be read.
    pub is_cut: bool,
}

/// Finishing: log out, and leave nothing behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Idle,
    /// A block is unresolved, or has a number to write down, and its trace in this tab would be gone: a person decides.
    Asked,
    /// First it must be known whether anybody is logged in: otherwise nothing would end their session.
    Asking,
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

/// All that the tab's storage keeps. No name, number or text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Kept {
    pub intents: Vec<StoredIntent>,
    /// What was picked and not yet ordered: a login in between must not cost the choice.
    pub choice: authenticator::Choice,
    pub done: Vec<Todo>,
    /// Whose choice and ticks they are.
    pub whose: Option<SubjectHash>,
    /// The session that somebody said was not theirs.
    pub disowned: Option<SubjectHash>,
    /// Logins that this browser began.
    pub logins: Vec<Attempt>,
    /// Somebody has just finished; told once.
    pub finished: Option<Finished>,
    pub wanted: Option<Wanted>,
    /// Whether the list of activities was left, and waits at a place.
    pub left_list: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The page was loaded. `served`: the canonical path of the document that the host sent for `path`. `languages`: the one that the reader
    /// chose at some time, then the browser's, best first.
    Started {
        path: String,
        fragment: String,
        served: String,
        /// Whether this is the second try, by the name of the file.
        again: bool,
        languages: Vec<String>,
        kept: Kept,
    },
    /// A language was picked in the switcher or in the notice; the link that it stands on leads there.
    LanguageChosen(Lang),
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
    /// A call outside of this machine was told that the session is over, or another one.
    SessionDoubted,
    /// The end of the session has come near, or has come.
    SessionTimer {
        ticket: u32,
    },
    StayPressed,
    Extended(Result<Person, Problem>),
    Answered {
        ticket: Ticket,
        answer: Answer,
    },
    ReadSlow {
        ticket: Ticket,
    },
    /// What is about to be said has to rest on a list of authenticators that is read from now on.
    ListWanted,
    RetryPressed,
    Toggled(AuthenticatorId),
    WentOn,
    ChoseAnother,
    BlockPressed,
    /// 256 random bits for each block that is wanted: its id and its key.
    KeysDrawn(Vec<[u8; 32]>),
    /// The browser has no randomness to give: nothing can be sent from here.
    KeysMissing,
    Block {
        id: BlockId,
        message: block::Message,
    },
    /// Of several blocks all that wait for a person are tried again, and no others.
    FailedAgainPressed,
    PageShown,
    Ticked(Todo),
    FinishPressed,
    FinishConfirmed,
    FinishDropped,
    /// Whoever sits here is not the one who is logged in, and follows this link to the login.
    NotYou {
        login: String,
    },
    /// `Ok` may carry the address at which the eID ends its own session.
    LoggedOut(Result<Option<String>, Problem>),
    ServiceAnswered(Service),
    /// A part of the app is there, with its texts.
    PartCame(Part),
    PartSlow(Part),
    /// It cannot be had.
    PartLost(Part),
    /// The list of activities is left to block something, and waits at a place in it. These authenticators were used, and are picked.
    ListLeft(Vec<AuthenticatorId>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ReadSession,
    ReadService,
    /// A part of the app, with its texts.
    FetchPart(Part),
    /// The same, as soon as there is nothing else to do: it will be wanted next.
    FetchPartIdly(Part),
    /// What is not offered, by name with spaces between: links to it are not shown.
    ShowOff(String),
    /// Say `SessionTimer` after so many milliseconds.
    WatchSession {
        ticket: u32,
        millis: u32,
    },
    Extend {
        person: Box<Person>,
    },
    Read {
        ticket: Ticket,
    },
    LogOut {
        person: Box<Person>,
    },
    /// For so many blocks.
    DrawKeys {
        count: usize,
    },
    Store(StoredIntent),
    KeepChoice(authenticator::Choice),
    KeepDone(Vec<Todo>),
    KeepWhose(SubjectHash),
    KeepDisowned(Option<SubjectHash>),
    /// Its word has been read.
    ForgetLogin(Attempt),
    /// For the next page to tell, once everything else is forgotten.
    KeepFinished(Finished),
    /// The language that the reader chose: the front door leads to it from now on.
    KeepLanguage(Lang),
    KeepWanted(Option<Wanted>),
    /// Nobody comes back to where the list of activities was left.
    ForgetPlace,
    /// Nothing of anybody stays in the browser's storage.
    ForgetAll,
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
    /// Follow a link out of the app.
    Follow(String),
    /// Leave the app for another page, which takes the place of this one in the history.
    Leave(String),
}

impl State {
    /// Before anything is known, as the prerendered page shows it.
    pub fn at(route: Route) -> Self {
        Self {
            route,
            wanted: None,
            receipt: Receipt::default(),
            session: Session::NotAsked,
            ending: Ending::NONE,
            login: None,
            newcomer: false,
            finish: Finish::Idle,
            finished: None,
            service: Service::default(),
            parts: Parts::default(),
            reads: Reads::default(),
            choosing: authenticator::State::arriving(None),
            whole: identity::State::reading(None),
            blocks: Blocks::default(),
            done: Vec::new(),
            left_list: false,
            whose: None,
            disowned: None,
            logins: Vec::new(),
            asking: people::Asking::default(),
            service_asked: Timestamp::from_unix_millis(0),
            not_looked_at: Vec::new(),
            stored: Vec::new(),
        }
    }
}

/// One step of the whole app, taken in place: the state is large. `now`: this device's clock.
pub fn step(state: &mut State, message: Message, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    Stepping { state, effects: &mut effects, now }.take(message);
    effects
}

/// The same as a function of a state to the next one.
pub fn update(mut state: State, message: Message, now: Timestamp) -> (State, Vec<Effect>) {
    let effects = step(&mut state, message, now);
    (state, effects)
}

/// How one came to an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// With the document. Whatever the storage kept is taken up.
    First,
    /// From elsewhere in the app.
    Within,
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
            Message::Started { path, fragment, served, again, languages, mut kept } => {
                self.state.wanted = kept.wanted.take();
                let shown = match self.document_for(&path, &fragment, &served, again, &languages) {
                    // What a login left in the address goes with it.
                    Document::Elsewhere(address) => return self.effects.push(Effect::Leave(address)),
                    Document::Here => path.as_str(),
                    Document::Lost => NOT_FOUND,
                };
                self.state.logins = std::mem::take(&mut kept.logins);
                let (fragment, login) = self.read_login_word(&path, fragment);
                self.started(shown, &fragment, kept, login);
            }
            Message::LanguageChosen(lang) => self.language_chosen(lang),
            Message::LinkFollowed { path, fragment } => self.follow(&path, &fragment),
            Message::AddressChanged { path, fragment } => {
                let (fragment, login) = self.read_login_word(&path, fragment);
                self.arrive(&path, &fragment, Came::Within, login);
            }
            Message::SessionAnswered(result) => self.session_answered(result),
            Message::SessionDoubted => self.read_session(),
            Message::SessionTimer { ticket } => self.session_timer(ticket),
            Message::StayPressed => self.stay(),
            Message::Extended(result) => self.extended(result),
            Message::Answered { ticket, answer } => self.answered(ticket, answer),
            Message::ReadSlow { ticket } => self.read_slow(ticket),
            Message::ListWanted => self.read_list(),
            Message::RetryPressed => self.retry(),
            Message::Toggled(id) => self.toggled(id),
            Message::WentOn => self.with_list(authenticator::State::went_on),
            Message::ChoseAnother => self.with_list(|choosing, _| choosing.chooses_another()),
            Message::BlockPressed => self.block_pressed(),
            Message::KeysDrawn(random) => self.keys_drawn(&random),
            Message::KeysMissing => self.keys_missing(),
            Message::Block { id, message } => self.block(&id, message),
            Message::FailedAgainPressed => self.failed_again(),
            Message::PageShown => self.page_shown(),
            Message::Ticked(todo) => self.ticked(todo),
            Message::FinishPressed => self.finish(),
            Message::FinishConfirmed => self.log_out(),
            Message::FinishDropped => self.state.finish = Finish::Idle,
            Message::NotYou { login } => self.not_you(login),
            Message::LoggedOut(result) => self.logged_out(result),
            Message::ServiceAnswered(service) => self.service_answered(service),
            Message::PartCame(part) => self.part_came(part),
            Message::PartSlow(part) => self.part_slow(part),
            Message::PartLost(part) => self.part_lost(part),
            Message::ListLeft(ids) => self.list_left(ids),
        }
        self.fetch_ahead();
    }
}
