//! Finishing: log out, and leave nothing behind in this browser.

use super::{Finish, News, Shell, Update};
use crate::{
    domain::{block::Intent, languages::best_for, page::Page, problem::Problem, text::UntrustedText},
    flow::{
        effect::Effect,
        kept::Finished,
        session::{ForcedLogout, Session},
    },
    route::Route,
};

/// Where finishing leads from an address that belongs to no language.
const DEFAULT_HOME: &str = "/";

impl Shell {
    /// Whether something would be lost that a person may want to see to first.
    pub fn asks_before_finishing(&self) -> bool {
        self.has_unresolved() || self.references().next().is_some() || self.unread().next().is_some()
    }

    /// The reference numbers of the blocks of this tab, without those that are hidden from the person who is logged in.
    pub fn references(&self) -> impl Iterator<Item = &UntrustedText> {
        let shown = self.blocks.iter().filter(|block| self.shown_block(block.order().id()).is_some());
        shown.filter_map(|block| block.record()?.details.reference.as_ref())
    }

    /// Intents of this tab whose block this document has not asked for: it may have a reference number.
    pub fn unread(&self) -> impl Iterator<Item = &Intent> {
        self.blocks.resting().filter(|intent| !self.session.hides(intent))
    }
}

impl Update<'_> {
    /// "Finish" was pressed. Asks first when something would be lost: an unresolved block would be forgotten with everything else, also one of somebody
    /// else who used this tab before.
    pub fn finish(&mut self) {
        if !self.state.finish.is_under_way() && self.state.asks_before_finishing() {
            self.state.finish = Finish::Asked;
        } else {
            self.log_out();
        }
    }

    /// Logs out. When nobody seems to be logged in, the session is read first: somebody may have logged in through another tab.
    pub fn log_out(&mut self) {
        match &self.state.session {
            _ if self.state.finish.is_under_way() => {}
            Session::Active(person) => {
                let person = person.clone();
                self.state.finish = Finish::Leaving;
                self.effects.push(Effect::LogOut { person });
            }
            _ => {
                self.state.finish = Finish::Asking;
                self.read_session();
            }
        }
    }

    /// Goes on with [`Finish::Asking`] once the session has been read, or could not be.
    pub fn go_on_finishing(&mut self) {
        if self.state.finish != Finish::Asking {
            return;
        }
        match self.state.session {
            Session::Active(_) => {
                self.state.finish = Finish::Idle;
                self.log_out();
            }
            // These may also be what was known before a reading that failed.
            Session::Anonymous | Session::Over | Session::Rejected { logout: ForcedLogout::Done, .. } => {
                self.forget_all(None)
            }
            Session::Unsure(problem) | Session::Rejected { logout: ForcedLogout::Failed(problem), .. } => {
                self.state.finish = Finish::Failed(problem);
            }
            Session::NotAsked | Session::Asking | Session::Rejected { .. } => {}
        }
    }

    /// `Ok`: the session was read after the log-out, and is over.
    pub fn logged_out(&mut self, result: Result<Option<String>, Problem>) {
        if self.state.finish != Finish::Leaving {
            return self.forced_logout_answered(result.map(drop));
        }
        match result {
            Ok(end_session_url) => self.forget_all(end_session_url),
            Err(problem) => {
                self.state.finish = Finish::Failed(problem);
                // With the token of the session that is there now the next press can work.
                if matches!(problem, Problem::SessionChanged | Problem::WrongPerson) {
                    self.read_session();
                }
            }
        }
    }

    fn forget_all(&mut self, end_session_url: Option<String>) {
        self.forget_person();
        self.state.session = Session::Anonymous;
        self.state.finish = Finish::Idle;
        self.state.login = None;
        self.state.blocks.clear();
        self.state.whose = None;
        self.state.rejected = None;
        self.state.wanted = None;
        // `KeepFinished` comes after `ForgetAll`, which would remove it too.
        self.effects.extend([Effect::ForgetAll, Effect::KeepFinished(Finished { end_session_url })]);
        let home = match self.state.route {
            Route::Page(lang, _) => Page::Blocking.path(best_for(Page::Blocking, lang)),
            Route::Chooser | Route::NotFound => DEFAULT_HOME.to_owned(),
        };
        self.news.push(News::AllForgotten);
        // A page that is loaded anew: with it goes whatever the browser still holds of this one.
        self.effects.push(Effect::Leave(home));
    }
}
