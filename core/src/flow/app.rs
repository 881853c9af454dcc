//! The whole app as one state, for the runtime: the shell, and acting on top of it. It knows no text and no browser.

pub use super::{
    acting::{Acting, Receipt},
    effect::Effect,
    kept::{Finished, StoredIntent, TabStorage, Wanted},
    reads::{Answer, Reads, Remote, RequestId, Resource, needed},
    shell::{Finish, Notice, PartState, Parts, Relation, Shell},
    tracked::TrackedBlocks,
};

use super::{
    acting, authenticator, block,
    shell::{self, Document, NOT_FOUND, Navigation},
};
use crate::{
    domain::{
        authenticator::Authenticator,
        id::{AuthenticatorId, BlockId},
        language::Lang,
        page::Part,
        person::Person,
        problem::Problem,
        service::Service,
        time::Timestamp,
        todo::Todo,
    },
    route::Route,
};

#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub shell: Shell,
    pub acting: Acting,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The page was loaded. `served`: the canonical path of the document that the host sent for `path`. `languages`: the one that the reader
    /// chose at some time, then the browser's, best first.
    Started {
        path: String,
        fragment: String,
        served: String,
        /// Whether the address ends in `?again`: the document was asked for once more, by the name of its file.
        again: bool,
        languages: Vec<String>,
        kept: TabStorage,
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
    /// A call of another state machine (the list of activities) was answered that the session is over, or is another one.
    SessionDoubted,
    /// The end of the session has come near, or has come.
    SessionTimer {
        timer_id: u32,
    },
    StayPressed,
    Extended(Result<Person, Problem>),
    Answered {
        request_id: RequestId,
        answer: Answer,
    },
    ReadSlow {
        request_id: RequestId,
    },
    /// Read the list of authenticators anew: what is about to be shown must not rest on an older one.
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
    /// The part could not be loaded.
    PartLost(Part),
    /// The list of activities is left to block something, and waits at a place in it. These authenticators were used, and are picked.
    ListLeft(Vec<AuthenticatorId>),
}

impl State {
    /// Before anything is known, as the prerendered page shows it.
    pub fn at(route: Route) -> Self {
        Self { shell: Shell::at(route), acting: Acting::new() }
    }

    /// The authenticators that the current step is about.
    pub fn chosen(&self) -> Vec<&Authenticator> {
        let list = self.shell.list();
        self.acting.choosing.chosen().iter().filter_map(|id| list?.by_id(id)).collect()
    }

    /// Whether this tab holds anything that finishing would clear.
    pub fn has_traces(&self) -> bool {
        self.shell.has_traces() || !self.acting.choosing.chosen().is_empty() || !self.acting.done.is_empty()
    }
}

/// One step of the whole app, taken in place: the state is large. `now`: this device's clock.
pub fn step(state: &mut State, message: Message, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    let State { shell, acting } = state;
    let shell = shell::Update { state: shell, effects: &mut effects, news: Vec::new(), now };
    let mut update = acting::Update { state: acting, shell };
    take(&mut update, message);
    update.follow_news();
    update.shell.fetch_ahead();
    effects
}

/// The same as a function of a state to the next one.
pub fn update(mut state: State, message: Message, now: Timestamp) -> (State, Vec<Effect>) {
    let effects = step(&mut state, message, now);
    (state, effects)
}

/// Whose business each message is.
fn take(acting: &mut acting::Update<'_>, message: Message) {
    let shell = &mut acting.shell;
    match message {
        Message::Started { path, fragment, served, again, languages, mut kept } => {
            shell.state.wanted = kept.wanted.take();
            let shown = match shell.document_for(&path, &fragment, &served, again, &languages) {
                // The fragment goes along, with the outcome of a login that may be in it; the next document reads it.
                Document::Elsewhere(address) => return shell.effects.push(Effect::Leave(address)),
                Document::Here => path.as_str(),
                Document::Lost => NOT_FOUND,
            };
            shell.state.logins = std::mem::take(&mut kept.logins);
            let (fragment, login) = shell.read_login_word(&path, fragment);
            acting.start(shown, &fragment, kept, login);
        }
        Message::LanguageChosen(lang) => shell.language_chosen(lang),
        Message::LinkFollowed { path, fragment } => {
            if shell.follow(&path, &fragment) {
                acting.arrive(&path, &fragment, Navigation::InApp, None);
            }
        }
        Message::AddressChanged { path, fragment } => {
            let (fragment, login) = shell.read_login_word(&path, fragment);
            acting.arrive(&path, &fragment, Navigation::InApp, login);
        }
        Message::SessionAnswered(result) => shell.session_answered(result),
        Message::SessionDoubted => shell.read_session(),
        Message::SessionTimer { timer_id } => shell.session_timer(timer_id),
        Message::StayPressed => shell.stay(),
        Message::Extended(result) => shell.extended(result),
        Message::Answered { request_id, answer } => shell.answered(request_id, answer),
        Message::ReadSlow { request_id } => shell.read_slow(request_id),
        Message::ListWanted => shell.read_list(),
        Message::RetryPressed => shell.retry(),
        Message::Toggled(id) => acting.toggled(id),
        Message::WentOn => acting.with_list(authenticator::State::went_on),
        Message::ChoseAnother => acting.with_list(|choosing, _| choosing.chooses_another()),
        Message::BlockPressed => acting.block_pressed(),
        Message::KeysDrawn(random) => acting.keys_drawn(&random),
        Message::KeysMissing => acting.keys_missing(),
        Message::Block { id, message } => shell.block(&id, message),
        Message::FailedAgainPressed => acting.failed_again(),
        Message::PageShown => shell.page_shown(&acting.state.receipt.blocks),
        Message::Ticked(todo) => acting.ticked(todo),
        Message::FinishPressed => shell.finish(),
        Message::FinishConfirmed => shell.log_out(),
        Message::FinishDropped => shell.state.finish = Finish::Idle,
        Message::NotYou { login } => shell.not_you(login),
        Message::LoggedOut(result) => shell.logged_out(result),
        Message::ServiceAnswered(service) => shell.service_answered(service),
        Message::PartCame(part) => shell.part_came(part),
        Message::PartSlow(part) => shell.part_slow(part),
        Message::PartLost(part) => shell.part_lost(part),
        Message::ListLeft(ids) => acting.list_left(ids),
    }
}
