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
        reads::Ticket,
    },
};

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
    KeepChoice(Choice),
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
