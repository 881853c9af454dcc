//! What is read from the back end for whoever is logged in. Answers say whose they are, and are dropped when they are somebody else's:
//! the cookie belongs to the browser and not to the tab.

use std::sync::Arc;

use super::{News, Stepping};
use crate::{
    domain::problem::Problem,
    flow::{
        effect::Effect,
        reads::{Answer, Reading, Remote, Resource, Ticket, needed},
        session::Session,
    },
};

impl Stepping<'_> {
    /// Reads anew what the page shows; until it comes, nothing older stands in its place.
    pub fn read_for_page(&mut self) {
        for what in needed(self.state.route) {
            let ticket = self.state.reads.next(*what);
            if self.state.session.person().is_some() {
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { ticket });
            } else {
                self.state.reads.of(*what).forget();
            }
        }
    }

    /// Reads what the page lacks.
    pub fn read_missing(&mut self, also_failed: bool) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_missing(also_failed) {
                let ticket = self.state.reads.next(*what);
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { ticket });
            }
        }
    }

    /// Reads anew behind what is shown: the citizen was away, and somebody may have blocked or lifted something.
    pub fn refresh(&mut self) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_loaded() {
                let ticket = self.state.reads.next(*what);
                self.effects.push(Effect::Read { ticket });
            }
        }
    }

    /// Reads the authenticators anew, whatever is on its way.
    pub fn read_list(&mut self) {
        if self.state.session.person().is_some() {
            let ticket = self.state.reads.next(Resource::Authenticators);
            if !self.state.reads.authenticators.is_loaded() {
                self.state.reads.authenticators.begin();
            }
            self.effects.push(Effect::Read { ticket });
        }
    }

    pub fn read_slow(&mut self, ticket: Ticket) {
        if self.state.reads.counts(ticket) {
            self.state.reads.of(ticket.what).slow();
        }
    }

    pub fn answered(&mut self, ticket: Ticket, answer: Answer) {
        if !self.state.reads.counts(ticket) {
            return;
        }
        let subject = match &answer {
            Answer::Authenticators(Ok(list)) => &list.subject,
            Answer::Identity(Ok(identity)) => &identity.subject,
            Answer::Blocks(Ok(blocks)) => &blocks.subject,
            Answer::Authenticators(Err(problem)) | Answer::Identity(Err(problem)) | Answer::Blocks(Err(problem)) => {
                return self.read_failed(ticket, *problem);
            }
        };
        if self.state.session.person().is_none_or(|person| person.subject_key != *subject) {
            // Somebody else logged in through another tab: what is theirs under this person's name would be a lie about who is blocked.
            self.state.reads.of(ticket.what).fail(Problem::WrongPerson);
            return self.read_session();
        }
        let reads = &mut self.state.reads;
        if !reads.may_take(&answer) {
            return;
        }
        match answer {
            Answer::Authenticators(Ok(list)) => {
                reads.take_list(list, ticket);
                self.tell_blocks();
                self.news.push(News::ListCame);
            }
            Answer::Identity(Ok(identity)) => {
                reads.identity = Remote::Loaded(Arc::new(identity));
                self.tell_blocks();
            }
            Answer::Blocks(Ok(blocks)) => reads.blocks = Remote::Loaded(Arc::new(blocks)),
            _ => {}
        }
    }

    fn read_failed(&mut self, ticket: Ticket, problem: Problem) {
        // One call's word about the session is looked into, not believed: after a whole block some may be refused and others not.
        if problem == Problem::SessionEnded {
            self.read_session();
        }
        if !self.state.reads.of(ticket.what).is_loaded() {
            self.state.reads.of(ticket.what).fail(problem);
        }
        // What was loaded before stays: it is shown with its own date.
    }

    pub fn retry(&mut self) {
        self.want_part();
        match &self.state.session {
            Session::Unsure(_) => self.read_session(),
            Session::Disowned { .. } => self.put_out_again(),
            _ => self.read_missing(true),
        }
    }
}
