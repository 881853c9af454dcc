//! Somebody else sits here than the one who is logged in: they say so, or a login that failed suggests it. Nothing of that person's is shown from
//! then on, and their session is ended, so that no press of the one blocks anything of the other's. What the tab keeps for them stays theirs.

use super::{Finish, News, Stepping};
use crate::{
    domain::{
        person::{Person, SubjectHash},
        problem::Problem,
    },
    flow::{
        effect::Effect,
        session::{PutOut, Session},
    },
};

impl Stepping<'_> {
    /// `login`: the link that was followed. It is only gone to when nobody is logged in: a login that fails leaves the former session as it is.
    pub fn not_you(&mut self, login: String) {
        if self.state.finish.is_under_way() {
            return;
        }
        match self.state.session.person().cloned() {
            Some(person) => self.disown(person, Some(login)),
            None => self.effects.push(Effect::Follow(login)),
        }
    }

    pub fn disown(&mut self, person: Person, then: Option<String>) {
        let session = person.hash_of_session();
        self.state.disowned = Some(session.clone());
        // Stored before anything is sent, so that a page that is loaded meanwhile does not show the session again.
        self.effects.push(Effect::KeepDisowned(Some(session)));
        self.forget_person();
        self.state.newcomer = false;
        self.end_disowned(person, then);
    }

    fn end_disowned(&mut self, person: Person, then: Option<String>) {
        self.state.session = Session::Disowned { out: PutOut::Ending, then };
        self.effects.push(Effect::LogOut { person: Box::new(person) });
    }

    /// Takes up a disowned session that the tab's storage has kept.
    pub fn remember_disowned(&mut self, disowned: Option<SubjectHash>) {
        if disowned.is_some() {
            self.state.disowned = disowned;
            self.state.session = Session::Disowned { out: PutOut::Asking, then: None };
        }
    }

    /// Filters an answer about the session: `None` when it is about the disowned session, which must not be shown and which is ended here. Otherwise the
    /// answer.
    pub fn unless_disowned(&mut self, result: Result<Person, Problem>) -> Option<Result<Person, Problem>> {
        let was_asking = matches!(self.state.session, Session::Asking);
        let Some(disowned) = &self.state.disowned else { return self.unless_failed(result, was_asking) };
        let out = match &self.state.session {
            Session::Disowned { out, .. } => Some(*out),
            _ => None,
        };
        match result {
            Ok(person) if person.hash_of_session() != *disowned => {
                // Somebody has logged in since.
                self.state.disowned = None;
                self.effects.push(Effect::KeepDisowned(None));
                self.state.session = Session::Anonymous;
                return Some(Ok(person));
            }
            Ok(person) if self.state.finish == Finish::Asking => {
                self.state.finish = Finish::Leaving;
                self.effects.push(Effect::LogOut { person: Box::new(person) });
            }
            // The log-out that is under way reports its own result.
            _ if out == Some(PutOut::Ending) => {}
            Ok(person) => {
                let then = self.then();
                self.end_disowned(person, then);
            }
            Err(Problem::SessionEnded) => self.put_out(Ok(())),
            Err(problem) if out != Some(PutOut::Done) => self.put_out(Err(problem)),
            Err(_) => self.go_on_finishing(),
        }
        None
    }

    /// After a login that failed, a session that still exists may be somebody else's: it is disowned.
    fn unless_failed(&mut self, result: Result<Person, Problem>, is_first: bool) -> Option<Result<Person, Problem>> {
        match result {
            Ok(person) if is_first && self.state.login.is_some_and(|login| login.is_failure()) => {
                self.disown(person, None);
                None
            }
            result => Some(result),
        }
    }

    fn then(&mut self) -> Option<String> {
        match &mut self.state.session {
            Session::Disowned { then, .. } => then.take(),
            _ => None,
        }
    }

    /// Takes in the result of ending the disowned session.
    pub fn put_out(&mut self, result: Result<(), Problem>) {
        if self.state.disowned.is_none() {
            return;
        }
        let then = self.then();
        match (result, then) {
            (Ok(()), Some(login)) if self.state.finish != Finish::Asking => {
                self.state.session = Session::Disowned { out: PutOut::Done, then: None };
                self.effects.push(Effect::Follow(login));
            }
            (Ok(()), _) => self.state.session = Session::Disowned { out: PutOut::Done, then: None },
            (Err(problem), then) => self.state.session = Session::Disowned { out: PutOut::Failed(problem), then },
        }
        self.go_on_finishing();
        self.news.push(News::SessionKnown);
    }

    /// Tries again to end the disowned session, and reads it first, since its token may have changed.
    pub fn put_out_again(&mut self) {
        let then = self.then();
        self.state.session = Session::Disowned { out: PutOut::Asking, then };
        self.read_session();
    }
}
