//! The press that blocks: what was chosen becomes orders, and the page their receipt.

use super::{Receipt, Update};
use crate::{
    domain::{
        block::{Intent, Target},
        id::{BlockId, ReceiptKey},
        page::Page,
        person::Person,
        problem::Problem,
        reason::Reason,
    },
    flow::{
        authenticator::{self, Step},
        block::{self, Order, Phase},
        effect::Effect,
        identity,
        reads::Remote,
    },
    route::{Route, receipt_href},
};

impl Update<'_> {
    pub fn block_pressed(&mut self) {
        // During a log-out no block begins: its trace would be cleared with everything else.
        if self.shell.state.session.person().is_none() || self.shell.state.finish.is_under_way() {
            return;
        }
        let counts = match self.shell.state.route {
            Route::Page(_, Page::BlockAuthenticator) => self.state.choosing.pressed(),
            Route::Page(_, Page::BlockIdentity) => self.state.identity.pressed(),
            _ => false,
        };
        if counts {
            let count = self.pressed_targets().len();
            self.shell.effects.push(Effect::DrawKeys { count });
        }
    }

    /// What the press was about.
    fn pressed_targets(&self) -> Vec<Target> {
        match (&self.state.choosing.step, &self.state.identity.step) {
            (_, identity::Step::Pressed) => vec![Target::Identity],
            (Step::Pressed { ids }, _) => ids.iter().cloned().map(Target::Authenticator).collect(),
            _ => Vec::new(),
        }
    }

    pub fn keys_drawn(&mut self, random: &[[u8; 32]]) {
        let Some(person) = self.shell.state.session.person().cloned() else { return };
        let identity = self.state.identity.step == identity::Step::Pressed;
        let reason = if identity { self.state.identity.reason } else { self.state.choosing.reason };
        let targets = self.pressed_targets();
        let mut ordered = Vec::new();
        for (target, random) in targets.into_iter().zip(random) {
            // At most one open block for a target: a second press for the same target leads to that block.
            let open = self.shell.state.open_block_for(&target).map(|open| open.order().clone());
            let order = match open {
                Some(order) => {
                    // If that block waits for a person to send it again, this press does so.
                    self.shell.block(order.id(), block::Message::SendAgainPressed);
                    order
                }
                None => self.confirm(target, reason, &person, *random),
            };
            ordered.push((order.id().clone(), order.key().clone()));
        }
        if ordered.is_empty() {
            return;
        }
        if identity {
            self.state.identity.step = identity::Step::Ordered;
        } else {
            self.state.choosing.step = Step::Ordered;
            self.shell.effects.push(Effect::KeepChoice(Default::default()));
        }
        self.show_receipt(ordered);
    }

    /// Makes the intent and sends it.
    fn confirm(&mut self, target: Target, reason: Option<Reason>, person: &Person, random: [u8; 32]) -> Order {
        let (id, key) = split(random);
        let subject = person.subject_key.hash_for(&id);
        let seen = match target {
            Target::Authenticator(_) => self.shell.state.list().map(|list| list.as_of),
            Target::Identity => self.shell.state.reads.identity.loaded().map(|identity| identity.as_of),
        };
        let intent = Intent { subject, id, key, target, made_at: self.shell.now, seen, reason };
        self.shell.confirm(intent.clone());
        Order::Own(intent)
    }

    /// Nothing was sent, and the page must not go on saying that it is being sent.
    pub fn keys_missing(&mut self) {
        self.state.choosing = authenticator::State::arriving(self.state.choosing.reason);
        self.state.identity = identity::State::reading(self.state.identity.reason);
        self.shell.state.reads.authenticators = Remote::Failed(Problem::BackEndFailed);
        self.shell.state.reads.identity = Remote::Failed(Problem::BackEndFailed);
    }

    /// Goes to the receipt. A reload on the way there, or back to the step before, finds the blocks by their ids.
    fn show_receipt(&mut self, blocks: Vec<(BlockId, ReceiptKey)>) {
        let Route::Page(lang, _) = self.shell.state.route else { return };
        let address = receipt_href(lang, blocks.iter().map(|(id, key)| (id, key)));
        self.shell.effects.push(Effect::Push(address));
        self.shell.state.route = Route::Page(lang, Page::Receipt);
        self.state.receipt = Receipt { blocks: blocks.into_iter().map(|(id, _)| id).collect(), is_cut: false };
        // Only after the orders have gone out, so that the part does not delay them.
        self.shell.request_part();
    }

    /// Tries again those of the shown blocks that wait for a person; whatever is decided or under way stays as it is.
    pub fn failed_again(&mut self) {
        for id in self.state.receipt.blocks.clone() {
            let message = match self.shell.state.shown_block(&id).map(|block| (block.phase(), block.is_settled())) {
                Some((Phase::NeverReceived, false)) => block::Message::SendAgainPressed,
                Some((Phase::Waiting(_), false)) => block::Message::AskPressed,
                _ => continue,
            };
            self.shell.block(&id, message);
        }
    }
}

fn split(random: [u8; 32]) -> (BlockId, ReceiptKey) {
    let (mut id, mut key) = ([0; 16], [0; 16]);
    let (first, second) = random.split_at(16);
    id.copy_from_slice(first);
    key.copy_from_slice(second);
    (BlockId::from_random(id), ReceiptKey::from_random(key))
}
