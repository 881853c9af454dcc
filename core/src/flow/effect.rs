//! What the app's machines wish of the browser, as data: the runtime performs it.

use crate::{
    domain::{
        block::Intent,
        id::{BlockId, ReceiptKey},
        language::Lang,
        login::Attempt,
        page::Part,
        person::{Person, SubjectHash},
        todo::Todo,
    },
    flow::{
        authenticator::Choice,
        block,
        kept::{Finished, StoredIntent, Wanted},
        reads::RequestId,
    },
};

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ReadSession,
    ReadService,
    /// A part of the app, with its texts.
    FetchPart(Part),
    /// The same, when the browser is idle: the part will probably be needed next.
    FetchPartIdly(Part),
    /// Put the names of the functions that are switched off ([`Service::off`]) into the document, where styles hide links to them.
    ShowOff(String),
    /// Say `SessionTimer` after so many milliseconds.
    WatchSession {
        timer_id: u32,
        millis: u32,
    },
    Extend {
        person: Box<Person>,
    },
    Read {
        request_id: RequestId,
    },
    LogOut {
        person: Box<Person>,
    },
    /// Draw the random ids and keys of so many blocks.
    DrawKeys {
        count: usize,
    },
    Store(StoredIntent),
    KeepChoice(Choice),
    KeepDone(Vec<Todo>),
    KeepWhose(SubjectHash),
    KeepRejected(Option<SubjectHash>),
    /// Remove the attempt from the browser's storage: its outcome has been read.
    ForgetLogin(Attempt),
    /// Store this for the next page to tell. Comes after `ForgetAll`.
    KeepFinished(Finished),
    /// Store the language that the reader chose: `/` leads to it from now on.
    KeepLanguage(Lang),
    KeepWanted(Option<Wanted>),
    /// Remove the place in the list of activities from the tab's storage.
    ForgetPosition,
    /// Remove all that the app keeps in the browser's storage.
    ForgetAll,
    SendBlock {
        intent: Intent,
        person: Box<Person>,
        step_id: u32,
    },
    AskBlock {
        id: BlockId,
        key: ReceiptKey,
        step_id: u32,
    },
    ReadTarget {
        intent: Intent,
        step_id: u32,
    },
    Wait {
        id: BlockId,
        step_id: u32,
        timer: block::TimerKind,
        millis: u32,
        spread_millis: u32,
    },
    /// Show another address: as a new entry of the history, or in place of the current one.
    Push(String),
    Replace(String),
    /// Follow a link out of the app.
    Follow(String),
    /// Leave the app for another page, which takes the place of this one in the history.
    Leave(String),
}
