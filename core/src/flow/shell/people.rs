//! Who is logged in, for how long, and what must go when it is somebody else: the cookie belongs to the browser and not to the tab.

use super::{News, Update};
use crate::{
    domain::{person::Person, problem::Problem},
    flow::{
        block,
        effect::Effect,
        session::{ANNOUNCED_BEFORE_MILLIS, Nearness, Session, Stay},
    },
};

/// How many requests for the session are under way, and how many of these were sent before the state of the session was last set by an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Asking {
    open: u32,
    before: u32,
}

impl Asking {
    /// Counts an answer. Gives back whether its request was surely sent after the current knowledge had arrived.
    fn answered(&mut self) -> bool {
        let is_later = self.before == 0;
        (self.open, self.before) = (self.open.saturating_sub(1), self.before.saturating_sub(1));
        is_later
    }
}

impl Update<'_> {
    pub fn read_session(&mut self) {
        self.state.asking.open = self.state.asking.open.saturating_add(1);
        // Whoever is known to be there, or not, stays so on the page until the answer comes.
        if matches!(self.state.session, Session::NotAsked | Session::Unsure(_)) {
            self.state.session = Session::Asking;
        }
        self.effects.push(Effect::ReadSession);
    }

    pub fn session_answered(&mut self, result: Result<Person, Problem>) {
        let is_later = self.state.asking.answered();
        self.session_told(result, is_later);
    }

    /// `is_later`: whether its request was surely sent after the current knowledge had arrived.
    fn session_told(&mut self, result: Result<Person, Problem>, is_later: bool) {
        let Some(result) = self.unless_rejected(result) else { return };
        let before = self.state.session.person().cloned();
        let in_sight = before.is_some() || matches!(self.state.session, Session::Over);
        match result {
            // An older answer that came late, or from a part of the back end that lags behind.
            Ok(person) if before.as_ref().is_some_and(|before| is_outdated(before, &person, is_later)) => return,
            // Not finding out says nothing against who was logged in, or not, a moment ago; the back end checks every call anyway.
            Err(problem) if problem != Problem::SessionEnded && self.is_known() => return self.go_on_finishing(),
            Err(Problem::SessionEnded) if before.is_some() || matches!(self.state.session, Session::Over) => {
                self.session_over()
            }
            result => self.state.session = Session::answered(result),
        }
        self.state.asking.before = self.state.asking.open;
        self.take_in_person(in_sight);
        self.watch_session();
        self.go_on_finishing();
        self.news.push(News::SessionKnown);
        if self.state.session.person().is_some() {
            // Readings that failed are not repeated: that is for a person's press, or failing and reading could alternate for ever.
            self.read_missing(false);
            // Wakes the blocks that wait until their person is known: asking settles whether one must be sent again, and a look at the target was left
            // until then.
            for id in self.state.blocks.ids(block::State::awaits_person) {
                self.block(&id, block::Message::PageShown);
            }
        }
    }

    fn is_known(&self) -> bool {
        matches!(self.state.session, Session::Active(_) | Session::Anonymous | Session::Over)
    }

    /// Notes whose picks and ticks this tab holds, and drops those of another person. `in_sight`: whether somebody was logged in on this very page.
    fn take_in_person(&mut self, in_sight: bool) {
        let Some(whose) = self.state.session.person().map(|person| person.subject_key.hash_for_tab()) else { return };
        let before = self.state.whose.replace(whose.clone());
        if before.as_ref() == Some(&whose) {
            return;
        }
        self.effects.push(Effect::KeepWhose(whose));
        if before.is_some() {
            self.forget_person();
            self.news.push(News::PersonChanged);
            // A link from an article to a page of the app loads a new document. Whoever comes without a login in between has not been told that somebody
            // else is logged in.
            self.state.newcomer = in_sight || self.state.login.is_none();
        }
    }

    /// Sets the timer for the end of the session as it was last told.
    fn watch_session(&mut self) {
        self.watch(self.state.session.person().and_then(|person| person.stays_millis(self.now)));
    }

    fn watch(&mut self, stays_millis: Option<i64>) {
        let (ending, millis) = self.state.ending.after(stays_millis);
        self.state.ending = ending;
        self.effects.extend(millis.map(|millis| Effect::WatchSession { timer_id: ending.timer_id, millis }));
    }

    pub fn session_timer(&mut self, timer_id: u32) {
        if timer_id != self.state.ending.timer_id {
            return;
        }
        // Until the answer comes, the next timer goes by what was last known.
        let left = (self.state.ending.nearness == Nearness::Far).then_some(ANNOUNCED_BEFORE_MILLIS);
        self.watch(left.or(Some(0)));
        // The back end has the last word: it may have been prolonged through another tab, or be over already. Its answer sets the next timer.
        self.read_session();
    }

    pub fn stay(&mut self) {
        if let (Some(person), true) = (self.state.session.person(), self.state.ending.stay != Stay::Asking) {
            let person = Box::new(person.clone());
            self.state.ending.stay = Stay::Asking;
            self.effects.push(Effect::Extend { person });
        }
    }

    pub fn extended(&mut self, result: Result<Person, Problem>) {
        let before = self.state.session.person().and_then(|person| person.expires_at);
        self.state.ending.stay = Stay::Possible;
        match result {
            Ok(person) => {
                // A later end is the only sign that it was prolonged.
                let later = person.expires_at > before;
                self.session_told(Ok(person), false);
                if !later {
                    self.state.ending.stay = Stay::NotOffered;
                }
            }
            Err(Problem::SessionEnded) => self.session_over(),
            Err(Problem::NotOffered) => self.state.ending.stay = Stay::NotOffered,
            Err(problem) => {
                self.state.ending.stay = Stay::Failed(problem);
                if matches!(problem, Problem::SessionChanged | Problem::WrongPerson) {
                    self.read_session();
                }
            }
        }
    }

    /// What belonged to the former person is gone from the page.
    pub fn forget_person(&mut self) {
        self.state.reads.forget();
        self.state.blocks.machines_mut().for_each(block::State::forget_person);
        self.state.ending = self.state.ending.after(None).0;
        self.news.push(News::PersonGone);
    }

    pub fn session_over(&mut self) {
        // A rejected session is being ended on purpose; [`Self::forced_logout_answered`] takes care of it.
        if self.state.rejected.is_some() {
            return;
        }
        let was_somebody = self.state.session.person().is_some() || matches!(self.state.session, Session::Over);
        self.state.session = if was_somebody { Session::Over } else { Session::Anonymous };
        self.forget_person();
    }
}

/// Whether `news` is an older answer than what is known. Without dates the order of arrival decides: then it is not.
fn is_outdated(known: &Person, news: &Person, is_later: bool) -> bool {
    match (known.as_of, news.as_of) {
        (Some(known), Some(news)) => news < known && !(is_later && known.is_superseded_by(news)),
        _ => false,
    }
}
