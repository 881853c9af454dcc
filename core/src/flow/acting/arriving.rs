//! What an address names: a step of choosing, or the blocks of a receipt.

use super::{Receipt, Update};
use crate::{
    domain::page::Page,
    flow::{
        authenticator::{self, Choice, InitialStep, Step},
        block::Order,
        effect::Effect,
        identity,
        kept::TabStorage,
        session::{LoginOutcome, Session},
        shell::Navigation,
    },
    route::{ActFragment, ReceiptFragment, Route, receipt_href},
};

impl Update<'_> {
    /// The document has come, with what the tab's storage kept.
    pub fn start(&mut self, path: &str, fragment: &str, mut kept: TabStorage, login: Option<LoginOutcome>) {
        self.state.done = std::mem::take(&mut kept.done);
        self.state.left_list = kept.left_list;
        let Choice { reason, ids } = std::mem::take(&mut kept.choice);
        let initial = ActFragment::parse(fragment).step.map_or(InitialStep::ByReason, InitialStep::Named);
        self.state.choosing = authenticator::State { reason, step: Step::Arriving { kept: ids, initial } };
        self.shell.start(kept);
        self.arrive(path, fragment, Navigation::Load, login);
    }

    /// Brings the state in line with the address, which has changed already.
    pub fn arrive(&mut self, path: &str, fragment: &str, navigation: Navigation, login: Option<LoginOutcome>) {
        let Some((canonical, before)) = self.shell.arrive(path, fragment, navigation, login) else { return };
        self.state.receipt = Receipt::default();
        let Route::Page(_, page) = self.shell.state.route else { return };
        if page == Page::Receipt {
            self.arrive_at_receipt(&canonical, path, fragment);
            // The request for the block goes out before the one for the part.
            return self.shell.request_part();
        }
        self.shell.request_part();
        let parsed = ActFragment::parse(fragment);
        match page {
            Page::BlockAuthenticator => {
                self.shell.correct_address(path, fragment, format!("{canonical}{}", parsed.build()));
                self.arrive_at_choosing(before, navigation, &parsed);
            }
            _ => {
                self.shell.correct_address(path, fragment, format!("{canonical}{fragment}"));
                if page == Page::BlockIdentity {
                    self.state.identity = identity::State::reading(parsed.reason);
                }
                self.shell.read_for_page();
            }
        }
    }

    fn arrive_at_choosing(&mut self, before: Route, navigation: Navigation, parsed: &ActFragment) {
        let choosing = &mut self.state.choosing;
        let stayed = navigation == Navigation::InApp
            && matches!(before, Route::Page(_, Page::BlockAuthenticator))
            && choosing.reason == parsed.reason;
        match (&choosing.step, self.shell.state.reads.authenticators.loaded().cloned()) {
            (Step::Ordered | Step::Arriving { .. }, _) | (_, None) => {}
            (_, Some(list)) if stayed => return choosing.went_to(parsed.step, &list),
            _ => {}
        }
        if stayed && matches!(choosing.step, Step::Arriving { .. }) {
            return;
        }
        // Picks from before a login or from the list of activities are taken up again, if the reason is the same and the address names a step. Coming from
        // anywhere else, choosing begins anew.
        let brings_it_along = navigation == Navigation::Load || matches!(before, Route::Page(_, Page::Activity));
        let goes_on = brings_it_along && parsed.step.is_some() && choosing.reason == parsed.reason;
        let kept = if goes_on { choosing.chosen().to_vec() } else { Vec::new() };
        // If a block was ordered for this reason already, what else the reason fits may be just what the person wants to keep, so nothing is preselected.
        let ordered =
            parsed.reason.is_some() && self.shell.state.own_intents().any(|(intent, _)| intent.reason == parsed.reason);
        let initial = match parsed.step {
            Some(step) => InitialStep::Named(step),
            None if ordered => InitialStep::ByReasonAgain,
            None => InitialStep::ByReason,
        };
        self.state.choosing = authenticator::State { reason: parsed.reason, step: Step::Arriving { kept, initial } };
        if navigation == Navigation::InApp {
            self.keep_choice();
        }
        self.shell.read_for_page();
    }

    fn arrive_at_receipt(&mut self, canonical: &str, path: &str, fragment: &str) {
        let named = ReceiptFragment::parse(fragment);
        if named.blocks.is_empty() {
            self.state.receipt.is_cut = named.is_cut;
            self.shell.correct_address(path, fragment, format!("{canonical}{fragment}"));
            return self.find_receipt_after_login();
        }
        // The address is rebuilt from what could be read, so that what a mail program or a chat added to the link is not passed on.
        let right = match self.shell.state.route {
            Route::Page(lang, _) if !named.is_cut => receipt_href(lang, named.blocks.iter().map(|(id, key)| (id, key))),
            _ => format!("{canonical}{fragment}"),
        };
        self.shell.correct_address(path, fragment, right);
        let mut receipt = Receipt { blocks: Vec::new(), is_cut: named.is_cut };
        for (id, key) in named.blocks {
            self.shell.state.blocks.seen(&id);
            if self.shell.open_named(&id, key) {
                receipt.blocks.push(id);
            } else {
                receipt.is_cut = true;
            }
        }
        self.state.receipt = receipt;
    }

    /// After a login on the receipt the address names no block, because the key must not be sent to a server. Then the receipt shows what this person
    /// ordered last in this tab, settled or not. Only once it is known who is logged in, since intents carry no name.
    pub fn find_receipt_after_login(&mut self) {
        let Route::Page(lang, Page::Receipt) = self.shell.state.route else { return };
        let unknown_who = matches!(self.shell.state.session, Session::NotAsked | Session::Asking);
        if unknown_who || self.shell.state.login.is_none() || !self.state.receipt.blocks.is_empty() {
            return;
        }
        // The last open intent, or else the last one, by their order in the storage, since a clock can be set back. Intents of one press have the same
        // `made_at`.
        let theirs = || self.shell.state.own_intents();
        let latest = theirs().rfind(|(_, settled)| !settled).or(theirs().next_back());
        let Some(latest) = latest.map(|(intent, _)| intent.made_at) else { return };
        let intents: Vec<_> = theirs().map(|(intent, _)| intent).filter(|it| it.made_at == latest).cloned().collect();
        let address = receipt_href(lang, intents.iter().map(|intent| (&intent.id, &intent.key)));
        self.shell.effects.push(Effect::Replace(address));
        for intent in intents {
            let id = intent.id.clone();
            if self.shell.state.blocks.get(&id).is_none() {
                self.shell.open(Order::Own(intent));
            }
            self.state.receipt.blocks.push(id);
        }
    }
}
