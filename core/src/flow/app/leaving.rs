//! Finishing: log out, and leave nothing behind in this browser.

use crate::i18n::languages::best_for;

use super::{DEFAULT_HOME, Effect, Finish, Page, Problem, Route, Session, Stepping};

impl Stepping<'_> {
    /// A block of which nobody knows how it went would be forgotten with the rest, so a person decides; also when it is somebody else's, who
    /// used this tab before.
    pub(super) fn finish(&mut self) {
        if matches!(self.state.finish, Finish::Leaving | Finish::Asking) {
            return;
        }
        if self.state.has_unresolved() {
            self.state.finish = Finish::Asked;
        } else {
            self.log_out();
        }
    }

    pub(super) fn log_out(&mut self) {
        match &self.state.session {
            _ if self.state.finish == Finish::Leaving => {}
            Session::Active(person) => {
                let person = person.clone();
                self.state.finish = Finish::Leaving;
                self.effects.push(Effect::LogOut { person });
            }
            Session::Anonymous | Session::Over => self.logged_out(Ok(None)),
            Session::NotAsked | Session::Asking | Session::Unsure(_) => {
                self.state.finish = Finish::Asking;
                self.read_session();
            }
        }
    }

    /// It is known now who is logged in, or that it cannot be found out.
    pub(super) fn go_on_finishing(&mut self) {
        if self.state.finish != Finish::Asking {
            return;
        }
        match self.state.session {
            Session::Unsure(problem) => self.state.finish = Finish::Failed(problem),
            _ => self.log_out(),
        }
    }

    pub(super) fn logged_out(&mut self, result: Result<Option<String>, Problem>) {
        match result {
            // A session that is over already is what was asked for.
            Ok(_) | Err(Problem::SessionEnded) => {
                self.forget_person();
                self.state.session = Session::Anonymous;
                self.state.finish = Finish::Idle;
                self.state.login = None;
                self.state.receipt = Default::default();
                self.state.blocks.clear();
                self.state.stored.clear();
                self.state.not_looked_at.clear();
                self.state.done.clear();
                self.state.whose = None;
                self.state.wanted = None;
                self.effects.push(Effect::ForgetAll);
                let home = match self.state.route {
                    Route::Page(lang, _) => Page::Blocking.path(best_for(Page::Blocking, lang)),
                    Route::Chooser | Route::NotFound => DEFAULT_HOME.to_owned(),
                };
                // A page that is loaded anew: with it goes whatever the browser still holds of this one.
                self.effects.push(Effect::Leave(result.ok().flatten().unwrap_or(home)));
            }
            Err(problem) => {
                self.state.finish = Finish::Failed(problem);
                // With the token of the session that is there now the next press can work.
                if matches!(problem, Problem::SessionChanged | Problem::WrongPerson) {
                    self.read_session();
                }
            }
        }
    }
}
