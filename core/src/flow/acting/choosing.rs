//! What is picked and ticked off, and the steps of choosing.

use super::Update;
use crate::{
    domain::{authenticator::Authenticators, id::AuthenticatorId, todo::Todo},
    flow::{authenticator, effect::Effect},
    route::{ActFragment, Route},
};

impl Update<'_> {
    pub fn toggled(&mut self, id: AuthenticatorId) {
        self.state.choosing.toggled(id);
        self.keep_choice();
        // With the step in the address the picks survive another language and a reload, as they do a login.
        if let Route::Page(lang, page) = self.shell.state.route {
            let fragment =
                ActFragment { reason: self.state.choosing.reason, step: self.state.choosing.name(), login: None };
            self.shell.effects.push(Effect::Replace(page.path(lang) + &fragment.build()));
        }
    }

    /// Somebody else may have blocked some of what was picked.
    pub fn list_came(&mut self) {
        let Some(list) = self.shell.state.list().cloned() else { return };
        let before = self.state.choosing.chosen().to_vec();
        self.state.choosing.listed(&list);
        if self.state.choosing.chosen() != before {
            self.keep_choice();
        }
    }

    pub fn keep_choice(&mut self) {
        let ids = self.state.choosing.chosen().to_vec();
        self.shell.effects.push(Effect::KeepChoice(authenticator::Choice { reason: self.state.choosing.reason, ids }));
    }

    /// Picks these authenticators on the page where they are chosen, and stores the picks in case a login comes in between.
    pub fn list_left(&mut self, ids: Vec<AuthenticatorId>) {
        self.state.left_list = true;
        let step = authenticator::Step::Arriving { kept: ids, initial: authenticator::InitialStep::ByReason };
        self.state.choosing = authenticator::State { reason: None, step };
        self.keep_choice();
    }

    /// A step of choosing that the citizen took; the address follows, so that "back" leads to the step before.
    pub fn with_list(&mut self, act: impl FnOnce(&mut authenticator::State, &Authenticators)) {
        let Some(list) = self.shell.state.list().cloned() else { return };
        let before = self.state.choosing.name();
        act(&mut self.state.choosing, &list);
        let after = self.state.choosing.name();
        if let (true, Route::Page(lang, page)) = (before != after, self.shell.state.route) {
            let fragment = ActFragment { reason: self.state.choosing.reason, step: after, login: None };
            self.shell.effects.push(Effect::Push(format!("{}{}", page.path(lang), fragment.build())));
            self.keep_choice();
        }
    }

    pub fn ticked(&mut self, todo: Todo) {
        let done = &mut self.state.done;
        match done.iter().position(|one| *one == todo) {
            Some(place) => drop(done.remove(place)),
            None => done.push(todo),
        }
        self.shell.effects.push(Effect::KeepDone(done.clone()));
    }
}
