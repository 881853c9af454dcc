//! Somebody else sits here than the one who is logged in: they say so, or a login that failed suggests it. Nothing of that person's is shown from
//! then on, and their session is ended, so that no press of the one blocks anything of the other's. What the tab keeps for them stays theirs.

use super::{Finish, News, Update};
use crate::{
    domain::{
        person::{Person, SubjectHash},
        problem::Problem,
    },
    flow::{
        effect::Effect,
        session::{ForcedLogout, Session},
    },
};

impl Update<'_> {
    /// `login`: the link that was followed. It is only gone to when nobody is logged in: a login that fails leaves the former session as it is.
    pub fn not_you(&mut self, login: String) {
        if self.state.finish.is_under_way() {
            return;
        }
        match self.state.session.person().cloned() {
            Some(person) => self.reject_session(person, Some(login)),
            None => self.effects.push(Effect::Follow(login)),
        }
    }

    pub fn reject_session(&mut self, person: Person, then: Option<String>) {
        let session = person.hash_of_session();
        self.state.rejected = Some(session.clone());
        // Stored before anything is sent, so that a page that is loaded meanwhile does not show the session again.
        self.effects.push(Effect::KeepRejected(Some(session)));
        self.forget_person();
        self.state.newcomer = false;
        self.end_rejected(person, then);
    }

    fn end_rejected(&mut self, person: Person, then: Option<String>) {
        self.state.session = Session::Rejected { logout: ForcedLogout::Ending, then };
        self.effects.push(Effect::LogOut { person: Box::new(person) });
    }

    /// Takes up a rejected session that the tab's storage has kept.
    pub fn remember_rejected(&mut self, rejected: Option<SubjectHash>) {
        if rejected.is_some() {
            self.state.rejected = rejected;
            self.state.session = Session::Rejected { logout: ForcedLogout::Asking, then: None };
        }
    }

    /// Filters an answer about the session: `None` when it is about the rejected session, which must not be shown and which is ended here. Otherwise the
    /// answer.
    pub fn unless_rejected(&mut self, result: Result<Person, Problem>) -> Option<Result<Person, Problem>> {
        let was_asking = matches!(self.state.session, Session::Asking);
        let Some(rejected) = &self.state.rejected else { return self.unless_failed(result, was_asking) };
        let logout = match &self.state.session {
            Session::Rejected { logout, .. } => Some(*logout),
            _ => None,
        };
        match result {
            Ok(person) if person.hash_of_session() != *rejected => {
                // Somebody has logged in since.
                self.state.rejected = None;
                self.effects.push(Effect::KeepRejected(None));
                self.state.session = Session::Anonymous;
                return Some(Ok(person));
            }
            Ok(person) if self.state.finish == Finish::Asking => {
                self.state.finish = Finish::Leaving;
                self.effects.push(Effect::LogOut { person: Box::new(person) });
            }
            // The log-out that is under way reports its own result.
            _ if logout == Some(ForcedLogout::Ending) => {}
            Ok(person) => {
                let then = self.then();
                self.end_rejected(person, then);
            }
            Err(Problem::SessionEnded) => self.forced_logout_answered(Ok(())),
            Err(problem) if logout != Some(ForcedLogout::Done) => self.forced_logout_answered(Err(problem)),
            Err(_) => self.go_on_finishing(),
        }
        None
    }

    /// After a login that failed, a session that still exists may be somebody else's: it is rejected.
    fn unless_failed(&mut self, result: Result<Person, Problem>, is_first: bool) -> Option<Result<Person, Problem>> {
        match result {
            Ok(person) if is_first && self.state.login.is_some_and(|login| login.is_failure()) => {
                self.reject_session(person, None);
                None
            }
            result => Some(result),
        }
    }

    fn then(&mut self) -> Option<String> {
        match &mut self.state.session {
            Session::Rejected { then, .. } => then.take(),
            _ => None,
        }
    }

    /// Takes in the result of ending the rejected session.
    pub fn forced_logout_answered(&mut self, result: Result<(), Problem>) {
        if self.state.rejected.is_none() {
            return;
        }
        let then = self.then();
        match (result, then) {
            (Ok(()), Some(login)) if self.state.finish != Finish::Asking => {
                self.state.session = Session::Rejected { logout: ForcedLogout::Done, then: None };
                self.effects.push(Effect::Follow(login));
            }
            (Ok(()), _) => self.state.session = Session::Rejected { logout: ForcedLogout::Done, then: None },
            (Err(problem), then) => {
                self.state.session = Session::Rejected { logout: ForcedLogout::Failed(problem), then }
            }
        }
        self.go_on_finishing();
        self.news.push(News::SessionKnown);
    }

    /// Tries again to end the rejected session, and reads it first, since its token may have changed.
    pub fn force_logout_again(&mut self) {
        let then = self.then();
        self.state.session = Session::Rejected { logout: ForcedLogout::Asking, then };
        self.read_session();
    }
}
