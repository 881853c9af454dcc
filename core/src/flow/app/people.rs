//! Who is logged in, and their list: both can become somebody else's at any moment, since the cookie belongs to the browser and not to the tab.

use std::sync::Arc;

use super::{
    Authenticators, Doing, Effect, ListTicket, Page, Person, Problem, Remote, Route, Session, Stepping, authenticator,
    block,
};

impl Stepping<'_> {
    pub(super) fn read_session(&mut self) {
        if self.state.session.person().is_none() {
            self.state.session = Session::Asking;
        }
        self.effects.push(Effect::ReadSession);
    }

    pub(super) fn session_answered(&mut self, result: Result<Person, Problem>) {
        let before = self.state.session.person().map(|person| person.subject_key.clone());
        if before.is_some() && result.as_ref().is_err_and(|problem| *problem != Problem::SessionEnded) {
            // Not finding out says nothing against who was logged in a moment ago; the back end checks every call anyway.
            return;
        }
        self.state.session = Session::answered(result);
        let after = self.state.session.person().map(|person| person.subject_key.clone());
        if before.is_some() && before != after {
            self.forget_person();
        }
        self.find_receipt_after_login();
        if after.is_some() {
            // Not after a failure: that is for a person's press, or this could go round and round.
            if self.state.authenticators == Remote::NotAsked {
                self.read_list_if_needed();
            }
            // Whoever logged in again may be the one that a block waits for; asking settles whether it must be sent again.
            let waits = |block: &block::State| block.doing() == Doing::NeverReceived;
            let ids: Vec<_> =
                self.state.blocks.iter().filter(|(_, block)| waits(block)).map(|(id, _)| id.clone()).collect();
            for id in ids {
                self.block(&id, block::Message::PageShown);
            }
        }
    }

    /// Somebody else, or nobody, is logged in: what belonged to the former person is gone from the page.
    pub(super) fn forget_person(&mut self) {
        self.state.authenticators = Remote::NotAsked;
        self.next_list_ticket();
        self.state.choosing = authenticator::State::arriving(self.state.choosing.reason);
        self.state.blocks.values_mut().for_each(block::State::forget_person);
    }

    pub(super) fn session_ended(&mut self) {
        self.state.session = Session::Anonymous;
        self.forget_person();
    }

    pub(super) fn read_list_if_needed(&mut self) {
        let needed = matches!(self.state.route, Route::Page(_, Page::BlockAuthenticator));
        if needed && matches!(self.state.authenticators, Remote::NotAsked | Remote::Failed(_)) {
            self.read_list();
        }
    }

    /// Reads the list anew behind the one that is shown: the citizen was away, and somebody may have blocked or lifted something.
    pub(super) fn refresh_list(&mut self) {
        if let (Remote::Loaded(_), Some(_)) = (&self.state.authenticators, self.state.session.person()) {
            let ticket = self.next_list_ticket();
            self.effects.push(Effect::ReadAuthenticators { ticket });
        }
    }

    pub(super) fn next_list_ticket(&mut self) -> ListTicket {
        self.state.list_ticket = ListTicket(self.state.list_ticket.0.wrapping_add(1));
        self.state.list_ticket
    }

    pub(super) fn read_list(&mut self) {
        let ticket = self.next_list_ticket();
        if self.state.session.person().is_some() {
            self.state.authenticators = Remote::Loading;
            self.effects.push(Effect::ReadAuthenticators { ticket });
        } else {
            self.state.authenticators = Remote::NotAsked;
        }
    }

    pub(super) fn list_answered(&mut self, asked_for: ListTicket, result: Result<Authenticators, Problem>) {
        if asked_for != self.state.list_ticket {
            return;
        }
        match result {
            // Somebody else logged in through another tab: their list under this person's name would be a lie about whose is blocked.
            Ok(list) if !self.is_theirs(&list) => {
                self.state.authenticators = Remote::Failed(Problem::WrongPerson);
                self.read_session();
            }
            Ok(list) => {
                self.state.choosing.listed(&list);
                self.state.authenticators = Remote::Loaded(Arc::new(list));
            }
            Err(Problem::SessionEnded) => self.session_ended(),
            // What was read before is still what was true at its own time, which stands beside it.
            Err(_) if matches!(self.state.authenticators, Remote::Loaded(_)) => {}
            Err(problem) => self.state.authenticators = Remote::Failed(problem),
        }
    }

    pub(super) fn is_theirs(&self, list: &Authenticators) -> bool {
        let person = self.state.session.person().map(|person| &person.subject_key);
        list.subject.is_none() || list.subject.as_ref() == person
    }

    pub(super) fn retry(&mut self) {
        if let Session::Unsure(_) = self.state.session {
            self.read_session();
        } else {
            self.read_list_if_needed();
        }
    }
}
