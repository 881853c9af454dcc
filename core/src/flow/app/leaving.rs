//! Logging out.

use super::{Effect, Logout, Page, Problem, Route, Session, Stepping};

impl Stepping<'_> {
    pub(super) fn log_out(&mut self) {
        if let (Some(person), false) = (self.state.session.person(), self.state.logout == Logout::Leaving) {
            let person = Box::new(person.clone());
            self.state.logout = Logout::Leaving;
            self.effects.push(Effect::LogOut { person });
        }
    }

    pub(super) fn logged_out(&mut self, result: Result<Option<String>, Problem>) {
        match result {
            // A session that is over already is what was asked for.
            Ok(_) | Err(Problem::SessionEnded) => {
                self.session_ended();
                self.state.session = Session::Anonymous;
                self.state.logout = Logout::Idle;
                self.state.login = None;
                self.state.blocks.retain(|_, block| !block.is_settled());
                self.state.stored.retain(|one| !one.settled);
                self.effects.push(Effect::ForgetSettled);
                self.leave(result.ok().flatten());
            }
            Err(problem) => self.state.logout = Logout::Failed(problem),
        }
    }

    fn leave(&mut self, end_session_url: Option<String>) {
        match (end_session_url, self.state.route) {
            (Some(url), _) => self.effects.push(Effect::Leave(url)),
            (None, Route::Page(lang, _)) => {
                let home = Page::Blocking.path(lang);
                self.effects.push(Effect::Push(home.clone()));
                self.arrive(&home, "");
            }
            (None, _) => {}
        }
    }
}
