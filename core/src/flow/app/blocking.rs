//! The press that blocks, and what becomes of it, within the whole app.

use super::{
    BlockId, Doing, Effect, Finish, Intent, Order, Page, Problem, Receipt, ReceiptKey, Remote, Route, Stepping,
    StoredIntent, Target, authenticator, authenticator::Step, block, identity, receipt_href,
};
use crate::domain::{person::Person, reason::Reason};

impl Stepping<'_> {
    pub(super) fn block_pressed(&mut self) {
        // While one is being logged out nothing new begins: its trace would be cleared with the rest.
        if self.state.session.person().is_none() || matches!(self.state.finish, Finish::Leaving | Finish::Asking) {
            return;
        }
        let counts = match self.state.route {
            Route::Page(_, Page::BlockAuthenticator) => self.state.choosing.pressed(),
            Route::Page(_, Page::BlockIdentity) => self.state.whole.pressed(),
            _ => false,
        };
        if counts {
            let count = self.pressed_targets().len();
            self.effects.push(Effect::DrawKeys { count });
        }
    }

    /// What the press was about.
    fn pressed_targets(&self) -> Vec<Target> {
        match (&self.state.choosing.step, &self.state.whole.step) {
            (_, identity::Step::Pressed) => vec![Target::Identity],
            (Step::Pressed { ids }, _) => ids.iter().cloned().map(Target::Authenticator).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn keys_drawn(&mut self, random: &[[u8; 32]]) {
        let Some(person) = self.state.session.person().cloned() else { return };
        let whole = self.state.whole.step == identity::Step::Pressed;
        let reason = if whole { self.state.whole.reason } else { self.state.choosing.reason };
        let targets = self.pressed_targets();
        let mut ordered = Vec::new();
        for (target, random) in targets.into_iter().zip(random) {
            // One intent for one target until the last word: a second will leads to the first one's answer.
            let open = self.state.open_block_for(&target).map(|open| open.order().clone());
            let order = match open {
                Some(order) => {
                    // Where it waits for a person to send it, this is their press.
                    self.block(order.id(), block::Message::SendAgainPressed);
                    order
                }
                None => self.confirm(target, reason, &person, *random),
            };
            ordered.push((order.id().clone(), order.key().clone()));
        }
        let Some((first, _)) = ordered.first().cloned() else { return };
        if whole {
            self.state.whole.step = identity::Step::Ordered { block: first };
        } else {
            let blocks = ordered.iter().map(|(id, _)| id.clone()).collect();
            self.state.choosing.step = Step::Ordered { blocks };
            self.effects.push(Effect::KeepChoice(Default::default()));
        }
        self.show_receipt(ordered);
    }

    /// Makes the intent and sends it.
    fn confirm(&mut self, target: Target, reason: Option<Reason>, person: &Person, random: [u8; 32]) -> Order {
        let (id, key) = split(random);
        let subject = person.subject_key.hash_for(&id);
        let seen = match target {
            Target::Authenticator(_) => self.state.list().map(|list| list.as_of),
            Target::Identity => self.state.reads.identity.loaded().map(|identity| identity.as_of),
        };
        let intent = Intent { subject, id: id.clone(), key, target, made_at: self.now, seen, reason };
        let (block, effects) = block::State::confirmed(intent.clone());
        self.state.blocks.put(block);
        self.perform_for_block(&id, effects);
        Order::Own(intent)
    }

    /// Nothing was sent, and the page must not go on saying that it is being sent.
    pub(super) fn keys_missing(&mut self) {
        self.state.choosing = authenticator::State::arriving(self.state.choosing.reason);
        self.state.whole = identity::State::reading(self.state.whole.reason);
        self.state.reads.authenticators = Remote::Failed(Problem::BackEndFailed);
        self.state.reads.identity = Remote::Failed(Problem::BackEndFailed);
    }

    /// Goes to the receipt. A reload on the way there, or back to the step before, finds the blocks by their ids.
    fn show_receipt(&mut self, blocks: Vec<(BlockId, ReceiptKey)>) {
        let Route::Page(lang, _) = self.state.route else { return };
        let address = receipt_href(lang, blocks.iter().map(|(id, key)| (id, key)));
        self.effects.push(Effect::Push(address));
        self.state.route = Route::Page(lang, Page::Receipt);
        self.state.receipt = Receipt { blocks: blocks.into_iter().map(|(id, _)| id).collect(), is_cut: false };
        // After the orders have gone out.
        self.want_part();
    }

    pub(super) fn block(&mut self, id: &BlockId, message: block::Message) {
        let Some(block) = self.state.blocks.get(id).cloned() else { return };
        let news = session_news(&message);
        let context = block::Context { now: self.now, same_person: self.owns(block.order()) };
        let (block, effects) = block::update(block, message, context);
        self.state.blocks.put(block);
        self.perform_for_block(id, effects);
        match news {
            Some(Problem::SessionEnded) => self.session_over(),
            Some(_) => self.read_session(),
            None => {}
        }
    }

    fn owns(&self, order: &Order) -> bool {
        matches!(order, Order::Own(intent) if self.state.session.owns(intent))
    }

    /// Gives the block machine's effects what they need of the session.
    pub(super) fn perform_for_block(&mut self, id: &BlockId, effects: Vec<block::Effect>) {
        for effect in effects {
            let Some(order) = self.state.blocks.get(id).map(|block| block.order().clone()) else { return };
            match (effect, order) {
                (block::Effect::Store { settled }, Order::Own(intent)) => self.store(StoredIntent { intent, settled }),
                (block::Effect::Send { ticket }, Order::Own(intent)) => self.send(intent, ticket),
                (block::Effect::Ask { ticket }, order) => {
                    self.effects.push(Effect::AskBlock { id: id.clone(), key: order.key().clone(), ticket });
                }
                (block::Effect::ReadTarget { ticket }, Order::Own(intent)) => {
                    self.effects.push(Effect::ReadTarget { intent, ticket });
                }
                (block::Effect::Wait { ticket, mark, millis }, _) => {
                    self.effects.push(Effect::Wait { id: id.clone(), ticket, mark, millis });
                }
                // A link can only be read; the machine orders nothing else of it.
                (_, Order::Linked { .. }) => {}
            }
        }
    }

    /// In the tab's storage, and in what is known of it here.
    fn store(&mut self, one: StoredIntent) {
        self.state.stored.retain(|stored| stored.intent.id != one.intent.id);
        self.state.stored.push(one.clone());
        self.effects.push(Effect::Store(one));
    }

    fn send(&mut self, intent: Intent, ticket: u32) {
        match self.state.session.person() {
            Some(person) => {
                let person = Box::new(person.clone());
                self.effects.push(Effect::SendBlock { intent, person, ticket });
            }
            None => {
                let result = Err(Problem::SessionEnded);
                self.block(&intent.id, block::Message::SendAnswered { ticket, result });
            }
        }
    }

    /// Tries again those of the shown blocks that wait for a person; whatever is decided or under way stays as it is.
    pub(super) fn failed_again(&mut self) {
        for id in self.state.receipt.blocks.clone() {
            let message = match self.state.shown_block(&id).map(|block| (block.doing(), block.is_settled())) {
                Some((Doing::NeverReceived, false)) => block::Message::SendAgainPressed,
                Some((Doing::Waiting(_), false)) => block::Message::AskPressed,
                _ => continue,
            };
            self.block(&id, message);
        }
    }

    /// What was read of authenticators and of the whole is news to the blocks that are about them.
    pub(super) fn tell_blocks(&mut self) {
        for id in self.state.blocks.ids(|block| matches!(block.order(), Order::Own(_))) {
            if let Some(read) = self.status_of(&id) {
                self.block(&id, block::Message::TargetSeen(read));
            }
        }
    }

    fn status_of(&self, id: &BlockId) -> Option<block::TargetStatus> {
        let Order::Own(intent) = self.state.blocks.get(id)?.order() else { return None };
        let reads = &self.state.reads;
        match intent.target {
            Target::Authenticator(_) => block::TargetStatus::of(reads.authenticators.loaded()?, intent),
            Target::Identity => block::TargetStatus::of_identity(reads.identity.loaded()?, intent),
        }
    }

    pub(super) fn page_shown(&mut self) {
        let shown = &self.state.receipt.blocks;
        let ids = self.state.blocks.ids(|block| shown.contains(block.order().id()) || !block.is_settled());
        for id in ids {
            self.block(&id, block::Message::PageShown);
        }
        self.refresh();
        self.want_part();
        // Another tab may have logged somebody else in while this one was hidden.
        self.read_session();
        self.read_service_again();
    }
}

/// What an answer to a block's call tells about the session besides.
fn session_news(message: &block::Message) -> Option<Problem> {
    let problem = match message {
        block::Message::SendAnswered { result, .. } => result.as_ref().err(),
        block::Message::TargetAnswered { result, .. } => result.as_ref().err(),
        _ => None,
    };
    problem
        .copied()
        .filter(|problem| matches!(problem, Problem::SessionEnded | Problem::SessionChanged | Problem::WrongPerson))
}

fn split(random: [u8; 32]) -> (BlockId, ReceiptKey) {
    let (mut id, mut key) = ([0; 16], [0; 16]);
    let (first, second) = random.split_at(16);
    id.copy_from_slice(first);
    key.copy_from_slice(second);
    (BlockId::from_random(id), ReceiptKey::from_random(key))
}
