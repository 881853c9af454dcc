//! What is read from the back end for whoever is logged in. Answers say whose they are, and are dropped when they are somebody else's:
//! the cookie belongs to the browser and not to the tab.

use std::sync::Arc;

use super::{News, Update};
use crate::{
    domain::problem::Problem,
    flow::{
        effect::Effect,
        reads::{Answer, Reading, Remote, RequestId, Resource, needed},
        session::Session,
    },
};

impl Update<'_> {
    /// Reads anew what the page shows; until it comes, nothing older stands in its place.
    pub fn read_for_page(&mut self) {
        for what in needed(self.state.route) {
            let request_id = self.state.reads.next(*what);
            if self.state.session.person().is_some() {
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { request_id });
            } else {
                self.state.reads.of(*what).forget();
            }
        }
    }

    /// Reads what the page lacks.
    pub fn read_missing(&mut self, also_failed: bool) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_missing(also_failed) {
                let request_id = self.state.reads.next(*what);
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { request_id });
            }
        }
    }

    /// Reads anew behind what is shown: the citizen was away, and somebody may have blocked or lifted something.
    pub fn refresh(&mut self) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_loaded() {
                let request_id = self.state.reads.next(*what);
                self.effects.push(Effect::Read { request_id });
            }
        }
    }

    /// Reads the authenticators anew, whatever is on its way.
    pub fn read_list(&mut self) {
        if self.state.session.person().is_some() {
            let request_id = self.state.reads.next(Resource::Authenticators);
            if !self.state.reads.authenticators.is_loaded() {
                self.state.reads.authenticators.begin();
            }
            self.effects.push(Effect::Read { request_id });
        }
    }

    pub fn read_slow(&mut self, request_id: RequestId) {
        if self.state.reads.counts(request_id) {
            self.state.reads.of(request_id.what).slow();
        }
    }

    pub fn answered(&mut self, request_id: RequestId, answer: Answer) {
        if !self.state.reads.counts(request_id) {
            return;
        }
        let subject = match &answer {
            Answer::Authenticators(Ok(list)) => &list.subject,
            Answer::Identity(Ok(identity)) => &identity.subject,
            Answer::Blocks(Ok(blocks)) => &blocks.subject,
            Answer::Authenticators(Err(problem)) | Answer::Identity(Err(problem)) | Answer::Blocks(Err(problem)) => {
                return self.read_failed(request_id, *problem);
            }
        };
        if self.state.session.person().is_none_or(|person| person.subject_key != *subject) {
            // Somebody else logged in through another tab: what is theirs under this person's name would be a lie about who is blocked.
            self.state.reads.of(request_id.what).fail(Problem::WrongPerson);
            return self.read_session();
        }
        let reads = &mut self.state.reads;
        if !reads.may_take(&answer) {
            return;
        }
        match answer {
            Answer::Authenticators(Ok(list)) => {
                reads.take_list(list, request_id);
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

    fn read_failed(&mut self, request_id: RequestId, problem: Problem) {
        // One call's word about the session is looked into, not believed: after a block of the identity some may be refused and others not.
        if problem == Problem::SessionEnded {
            self.read_session();
        }
        if !self.state.reads.of(request_id.what).is_loaded() {
            self.state.reads.of(request_id.what).fail(problem);
        }
        // What was loaded before stays: it is shown with its own date.
    }

    pub fn retry(&mut self) {
        self.request_part();
        match &self.state.session {
            Session::Unsure(_) => self.read_session(),
            Session::Rejected { .. } => self.force_logout_again(),
            _ => self.read_missing(true),
        }
    }
}
