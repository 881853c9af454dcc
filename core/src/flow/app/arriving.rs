//! Where the citizen is: the address decides, and the state follows it.

use crate::{
    flow::authenticator::Bound,
    route::{LoginWord, without_login},
};

use super::{
    ActFragment, Address, BlockId, Came, Effect, Kept, LoginOutcome, Order, Page, Receipt, ReceiptFragment, ReceiptKey,
    Route, Session, Stepping, authenticator, authenticator::Step, block, identity, receipt_href,
};

impl Stepping<'_> {
    pub(super) fn started(&mut self, path: &str, fragment: &str, kept: Kept, login: Option<LoginOutcome>) {
        for one in kept.intents.iter().filter(|one| !one.settled) {
            self.open(Order::Own(one.intent.clone()));
            self.state.not_looked_at.push(one.intent.id.clone());
        }
        self.state.stored = kept.intents;
        self.state.done = kept.done;
        self.state.left_list = kept.left_list;
        self.state.whose = kept.whose;
        self.state.finished = kept.finished;
        self.remember_disowned(kept.disowned);
        let at = ActFragment::parse(fragment).step;
        let authenticator::Choice { reason, ids } = kept.choice;
        let bound = at.map_or(Bound::ByReason, Bound::To);
        self.state.choosing = authenticator::State { reason, step: Step::Arriving { kept: ids, bound } };
        self.read_service();
        self.read_session();
        self.arrive(path, fragment, Came::First, login);
    }

    /// The address is what it is now; the state follows it.
    pub(super) fn arrive(&mut self, path: &str, fragment: &str, came: Came, login: Option<LoginOutcome>) {
        let before = self.state.route;
        let address = Address::parse(path);
        // A page that is not there in its language is shown in the language of the document, which says so.
        let (canonical, route) = (address.path(), address.shown(before.lang()));
        if let (Came::Within, Route::Page(from, left), Route::Page(to, page)) = (came, before, route)
            && (from != to || (left != page && page.is_article()))
        {
            // The text of one language travels, and no article does. What was picked and ordered is in the tab's storage.
            return self.effects.push(Effect::Leave(format!("{path}{fragment}")));
        }
        self.state.route = route;
        self.keep_notice_seen();
        self.state.receipt = Receipt::default();
        if came == Came::First || before != self.state.route {
            self.state.login = None;
            self.state.newcomer = false;
        }
        if came == Came::Within && before != self.state.route {
            self.state.finished = None;
        }
        self.state.login = login.or(self.state.login);
        let Route::Page(_, page) = self.state.route else { return };
        let canonical = canonical.unwrap_or_default();
        if page == Page::Receipt {
            self.arrive_at_receipt(&canonical, path, fragment);
            // The question about the block goes first.
            return self.want_part();
        }
        self.want_part();
        let parsed = ActFragment::parse(fragment);
        match page {
            Page::BlockAuthenticator => {
                self.correct_address(path, fragment, format!("{canonical}{}", parsed.build()));
                self.arrive_at_choosing(before, came, &parsed);
            }
            _ => {
                self.correct_address(path, fragment, format!("{canonical}{fragment}"));
                if page == Page::BlockIdentity {
                    self.state.whole = identity::State::reading(parsed.reason);
                }
                self.read_for_page();
            }
        }
    }

    fn correct_address(&mut self, path: &str, fragment: &str, right: String) {
        if format!("{path}{fragment}") != right {
            self.effects.push(Effect::Replace(right));
        }
    }

    /// How the login ended, and the fragment without it. It is read once, on whatever page: left in the address it would come true again with
    /// every reload. Anybody can write it into a link, so it is believed only of a login that this browser began and has not come back from.
    pub(super) fn read_login_word(&mut self, path: &str, fragment: String) -> (String, Option<LoginOutcome>) {
        let rest = without_login(&fragment);
        self.correct_address(path, &fragment, [path, &rest].concat());
        let Some(LoginWord { outcome, attempt }) = ActFragment::parse(&fragment).login else { return (rest, None) };
        let begun = attempt.filter(|attempt| self.state.logins.contains(attempt));
        let said = LoginOutcome::parse(&outcome).filter(|outcome| *outcome != LoginOutcome::Doubtful);
        let outcome = match (said, begun.is_some()) {
            // It says itself that it may be so or not.
            (Some(LoginOutcome::Elsewhere), _) => LoginOutcome::Elsewhere,
            // A word that nobody here has heard of is a login that did not work.
            (outcome, true) => outcome.unwrap_or(LoginOutcome::Failed),
            (_, false) => LoginOutcome::Doubtful,
        };
        if let Some(begun) = begun {
            self.state.logins.retain(|login| *login != begun);
            self.effects.push(Effect::ForgetLogin(begun));
        }
        (rest, Some(outcome))
    }

    fn arrive_at_choosing(&mut self, before: Route, came: Came, parsed: &ActFragment) {
        let choosing = &mut self.state.choosing;
        let stayed = came == Came::Within
            && matches!(before, Route::Page(_, Page::BlockAuthenticator))
            && choosing.reason == parsed.reason;
        match (&choosing.step, self.state.reads.authenticators.loaded().cloned()) {
            (Step::Ordered { .. } | Step::Arriving { .. }, _) | (_, None) => {}
            (_, Some(list)) if stayed => return choosing.went_to(parsed.step, &list),
            _ => {}
        }
        if stayed && matches!(choosing.step, Step::Arriving { .. }) {
            return;
        }
        // What was picked before a login or in the list of activities, for this reason and as far as this step, is taken up again; coming from
        // elsewhere one begins anew.
        let brings_it_along = came == Came::First || matches!(before, Route::Page(_, Page::Activity));
        let goes_on = brings_it_along && parsed.step.is_some() && choosing.reason == parsed.reason;
        let kept = if goes_on { choosing.chosen().to_vec() } else { Vec::new() };
        // Something was ordered for this reason already: what else it fits may be just what is to be kept, so nothing is picked for them.
        let ordered = parsed.reason.is_some()
            && self
                .state
                .stored
                .iter()
                .any(|one| one.intent.reason == parsed.reason && !self.state.session.hides(&one.intent));
        let bound = match parsed.step {
            Some(step) => Bound::To(step),
            None if ordered => Bound::ByReasonAgain,
            None => Bound::ByReason,
        };
        self.state.choosing = authenticator::State { reason: parsed.reason, step: Step::Arriving { kept, bound } };
        if came == Came::Within {
            self.keep_choice();
        }
        self.read_for_page();
    }

    fn arrive_at_receipt(&mut self, canonical: &str, path: &str, fragment: &str) {
        let named = ReceiptFragment::parse(fragment);
        if named.blocks.is_empty() {
            self.state.receipt.is_cut = named.is_cut;
            self.correct_address(path, fragment, format!("{canonical}{fragment}"));
            return self.find_receipt_after_login();
        }
        // What was added on its way is not handed on.
        let right = match self.state.route {
            Route::Page(lang, _) if !named.is_cut => receipt_href(lang, named.blocks.iter().map(|(id, key)| (id, key))),
            _ => format!("{canonical}{fragment}"),
        };
        self.correct_address(path, fragment, right);
        for (id, _) in &named.blocks {
            // Whatever comes of it is told here.
            self.state.not_looked_at.retain(|one| one != id);
        }
        let mut receipt = Receipt { blocks: Vec::new(), is_cut: named.is_cut };
        for (id, key) in named.blocks {
            if self.open_named(&id, key) {
                receipt.blocks.push(id);
            } else {
                receipt.is_cut = true;
            }
        }
        self.state.receipt = receipt;
    }

    /// Opens a block that an address names. `false` when the key is not the one that this tab knows it by.
    fn open_named(&mut self, id: &BlockId, key: ReceiptKey) -> bool {
        let stored = self.state.stored.iter().find(|one| one.intent.id == *id).map(|one| one.intent.clone());
        match (self.state.blocks.get(id).map(block::State::order), stored) {
            (Some(order), _) if *order.key() == key => self.block(id, block::Message::PageShown),
            (None, Some(intent)) if intent.key == key => self.open(Order::Own(intent)),
            (None, None) | (Some(Order::Linked { .. }), _) => self.open(Order::Linked { id: id.clone(), key }),
            // A link cut short must never take the place of this tab's own intent, or the intent would be lost.
            (Some(Order::Own(_)) | None, _) => return false,
        }
        true
    }

    /// After a login on the receipt the address names no block (its key is for no server's eyes): what this person pressed last in this tab is
    /// meant, also when it was settled while they were away. Whose it is can only be told once it is known who is logged in.
    pub(super) fn find_receipt_after_login(&mut self) {
        let Route::Page(lang, Page::Receipt) = self.state.route else { return };
        let unknown_who = matches!(self.state.session, Session::NotAsked | Session::Asking);
        if unknown_who || self.state.login.is_none() || !self.state.receipt.blocks.is_empty() {
            return;
        }
        let theirs = || self.state.stored.iter().map(|one| &one.intent).filter(|one| !self.state.session.hides(one));
        // The last of the open ones, if any is open; by their places, since a clock can be set back. What was pressed together has one moment.
        let open = self.state.stored.iter().rfind(|one| !one.settled && !self.state.session.hides(&one.intent));
        let Some(latest) = open.map(|one| &one.intent).or(theirs().next_back()).map(|intent| intent.made_at) else {
            return;
        };
        let intents: Vec<_> = theirs().filter(|intent| intent.made_at == latest).cloned().collect();
        let address = receipt_href(lang, intents.iter().map(|intent| (&intent.id, &intent.key)));
        self.effects.push(Effect::Replace(address));
        for intent in intents {
            let id = intent.id.clone();
            if self.state.blocks.get(&id).is_none() {
                self.open(Order::Own(intent));
            }
            self.state.receipt.blocks.push(id);
        }
    }

    pub(super) fn open(&mut self, order: Order) {
        let id = order.id().clone();
        let (block, effects) = block::State::resumed(order);
        self.state.blocks.put(block);
        self.perform_for_block(&id, effects);
    }
}
