//! What the citizen is about to block and what they have blocked: choosing, the identity, the receipt, and what to do next.
//!
//! It stands on the shell, whose steps it takes with its own; the shell does not know of it and tells it news.

mod arriving;
mod choosing;
mod pressing;

use crate::{
    domain::{id::BlockId, todo::Todo},
    flow::{
        authenticator::{self, InitialStep, Step},
        effect::Effect,
        identity,
        shell::{self, News},
    },
};

#[derive(Clone, Debug, PartialEq)]
pub struct Acting {
    pub choosing: authenticator::State,
    pub identity: identity::State,
    /// What the address of a receipt names; empty elsewhere.
    pub receipt: Receipt,
    /// What is ticked off of what to do afterwards.
    pub done: Vec<Todo>,
    /// Whether the list of activities was left to block something, and waits at that place.
    pub left_list: bool,
}

/// What a receipt's address names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Receipt {
    pub blocks: Vec<BlockId>,
    /// Part of the address could not be read.
    pub is_cut: bool,
}

impl Acting {
    pub(super) fn new() -> Self {
        Self {
            choosing: authenticator::State::arriving(None),
            identity: identity::State::reading(None),
            receipt: Receipt::default(),
            done: Vec::new(),
            left_list: false,
        }
    }
}

/// One message being taken in, by this and by the shell below it.
pub(super) struct Update<'a> {
    pub state: &'a mut Acting,
    pub shell: shell::Update<'a>,
}

impl Update<'_> {
    /// Follows what has happened in the shell, until nothing more does.
    pub fn follow_news(&mut self) {
        while !self.shell.news.is_empty() {
            for news in std::mem::take(&mut self.shell.news) {
                self.follow(news);
            }
        }
    }

    fn follow(&mut self, news: News) {
        match news {
            News::ListCame => self.list_came(),
            News::SessionKnown => self.find_receipt_after_login(),
            News::PersonGone => self.forget_person(),
            News::PersonChanged => self.forget_choice(),
            News::AllForgotten => {
                self.state.receipt = Receipt::default();
                self.state.done.clear();
            }
        }
    }

    /// What was picked is kept in the tab: the devices' ids mean nothing to anybody else.
    fn forget_person(&mut self) {
        let choosing = &mut self.state.choosing;
        let (kept, at) = (choosing.chosen().to_vec(), choosing.name());
        choosing.step = Step::Arriving { kept, initial: at.map_or(InitialStep::ByReason, InitialStep::Named) };
        self.state.identity = identity::State::reading(self.state.identity.reason);
    }

    fn forget_choice(&mut self) {
        self.state.choosing = authenticator::State::arriving(self.state.choosing.reason);
        self.state.done.clear();
        if std::mem::take(&mut self.state.left_list) {
            self.shell.effects.push(Effect::ForgetPosition);
        }
        self.shell.effects.extend([Effect::KeepChoice(Default::default()), Effect::KeepDone(Vec::new())]);
    }
}
