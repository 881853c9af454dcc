//! Where the citizen is: the address decides, and the state follows it.

use super::{
    ActFragment, Effect, LoginOutcome, Order, Page, Route, Session, Step, Stepping, authenticator, block,
    parse_receipt_fragment, receipt_href,
};

impl Stepping<'_> {
    /// The address is what it is now; the state follows it.
    pub(super) fn arrive(&mut self, path: &str, fragment: &str) {
        let before = self.state.route;
        self.state.route = Route::parse(path);
        self.state.receipt = None;
        if before != self.state.route {
            self.state.login = None;
        }
        let Route::Page(_, page) = self.state.route else { return };
        let canonical = self.state.route.path().unwrap_or_default();
        match page {
            Page::BlockAuthenticator => self.arrive_at_choosing(before, &canonical, path, fragment),
            Page::Receipt => self.arrive_at_receipt(&canonical, path, fragment),
            Page::Blocking | Page::BlockIdentity => {
                let parsed = ActFragment::parse(fragment);
                self.read_login_word(&parsed);
                // The login's word is read once; left in the address it would come true again with every reload.
                let rest = if parsed.login.is_some() { parsed.build() } else { fragment.to_owned() };
                self.correct_address(path, fragment, format!("{canonical}{rest}"));
            }
        }
    }

    pub(super) fn correct_address(&mut self, path: &str, fragment: &str, right: String) {
        if format!("{path}{fragment}") != right {
            self.effects.push(Effect::Replace(right));
        }
    }

    pub(super) fn read_login_word(&mut self, fragment: &ActFragment) {
        if let Some(word) = &fragment.login {
            self.state.login = LoginOutcome::parse(word);
        }
    }

    pub(super) fn arrive_at_choosing(&mut self, before: Route, canonical: &str, path: &str, fragment: &str) {
        let parsed = ActFragment::parse(fragment);
        self.read_login_word(&parsed);
        self.correct_address(path, fragment, format!("{canonical}{}", parsed.build()));
        let stayed =
            matches!(before, Route::Page(_, Page::BlockAuthenticator)) && self.state.choosing.reason == parsed.reason;
        let on_the_way = !matches!(self.state.choosing.step, Step::Ordered { .. } | Step::Arriving);
        match self.state.list().cloned() {
            Some(list) if stayed && on_the_way => self.state.choosing.went_to(parsed.step, &list),
            _ if stayed && self.state.choosing.step == Step::Arriving => {}
            _ => {
                self.state.choosing = authenticator::State::arriving(parsed.reason);
                self.read_list();
            }
        }
    }

    pub(super) fn arrive_at_receipt(&mut self, canonical: &str, path: &str, fragment: &str) {
        let Some((id, key)) = parse_receipt_fragment(fragment) else {
            self.read_login_word(&ActFragment::parse(fragment));
            let rest = if self.state.login.is_some() { "" } else { fragment };
            self.correct_address(path, fragment, format!("{canonical}{rest}"));
            return self.find_receipt_after_login();
        };
        self.correct_address(path, fragment, format!("{canonical}{fragment}"));
        let stored = self.state.stored.iter().find(|one| one.intent.id == id).map(|one| one.intent.clone());
        match (self.state.blocks.get(&id).map(block::State::order), stored) {
            (Some(order), _) if *order.key() == key => self.block(&id, block::Message::PageShown),
            (None, Some(intent)) if intent.key == key => self.open(Order::Own(intent)),
            (None, None) => self.open(Order::Linked { id: id.clone(), key }),
            (Some(Order::Linked { .. }), _) => self.open(Order::Linked { id: id.clone(), key }),
            // A link cut short must never take the place of this tab's own intent, or the intent would be lost.
            (Some(Order::Own(_)) | None, _) => return,
        }
        self.state.receipt = Some(id);
    }

    /// After a login on the receipt the address names no block (its key is for no server's eyes): the newest of this tab and this person is
    /// meant, also when it was settled while they were away. Whose it is can only be told once it is known who is logged in.
    pub(super) fn find_receipt_after_login(&mut self) {
        let Route::Page(lang, Page::Receipt) = self.state.route else { return };
        let unknown_who = matches!(self.state.session, Session::NotAsked | Session::Asking);
        if unknown_who || self.state.login.is_none() || self.state.receipt.is_some() {
            return;
        }
        let theirs = self.state.stored.iter().filter(|one| !self.state.session.hides(&one.intent));
        let Some(intent) = theirs.max_by_key(|one| one.intent.made_at).map(|one| one.intent.clone()) else { return };
        let (id, key) = (intent.id.clone(), intent.key.clone());
        if !self.state.blocks.contains_key(&id) {
            self.open(Order::Own(intent));
        }
        self.effects.push(Effect::Replace(receipt_href(lang, &id, &key)));
        self.state.receipt = Some(id);
    }

    pub(super) fn open(&mut self, order: Order) {
        let id = order.id().clone();
        let (block, effects) = block::State::resumed(order);
        self.state.blocks.insert(id.clone(), block);
        self.perform_for_block(&id, effects);
    }
}
