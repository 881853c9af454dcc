//! The press that blocks, and what becomes of it, within the whole app.

use super::{
    BlockId, Effect, Intent, Order, Page, Problem, ReceiptKey, Remote, Route, Step, Stepping, StoredIntent, Target,
    authenticator, block, receipt_href,
};

impl Stepping<'_> {
    pub(super) fn block_pressed(&mut self) {
        let Step::Checking { id } = &self.state.choosing.step else { return };
        // One intent for one target until the last word: a second will leads to the first one's answer.
        if let Some(open) = self.state.open_block_for(id) {
            let (open_id, key) = (open.order().id().clone(), open.order().key().clone());
            self.state.choosing.step = Step::Ordered { block: open_id.clone() };
            self.show_receipt(open_id, &key);
        } else if self.state.session.person().is_some() && self.state.choosing.pressed() {
            self.effects.push(Effect::DrawKeys);
        }
    }

    pub(super) fn keys_drawn(&mut self, random: [u8; 32]) {
        let Step::Pressed { id: target } = self.state.choosing.step.clone() else { return };
        let Some(person) = self.state.session.person() else { return };
        let (id, key) = split(random);
        let intent = Intent {
            subject: person.subject_key.hash_for(&id),
            id: id.clone(),
            key: key.clone(),
            target: Target::Authenticator(target),
            made_at: self.now,
            reason: self.state.choosing.reason,
        };
        let (block, effects) = block::State::confirmed(intent);
        self.state.blocks.insert(id.clone(), block);
        self.state.choosing.step = Step::Ordered { block: id.clone() };
        self.perform_for_block(&id, effects);
        self.show_receipt(id, &key);
    }

    /// Nothing was sent, and the page must not go on saying that it is being sent.
    pub(super) fn keys_missing(&mut self) {
        self.state.choosing = authenticator::State::arriving(self.state.choosing.reason);
        self.state.authenticators = Remote::Failed(Problem::BackEndFailed);
    }

    /// Goes to the receipt. A reload on the way there, or back to the step before, finds the block by its id.
    fn show_receipt(&mut self, id: BlockId, key: &ReceiptKey) {
        let Route::Page(lang, _) = self.state.route else { return };
        self.effects.push(Effect::Push(receipt_href(lang, &id, key)));
        self.state.route = Route::Page(lang, Page::Receipt);
        self.state.receipt = Some(id);
    }

    pub(super) fn block(&mut self, id: &BlockId, message: block::Message) {
        let Some(block) = self.state.blocks.remove(id) else { return };
        let news = session_news(&message);
        let context = block::Context { now: self.now, same_person: self.owns(block.order()) };
        let (block, effects) = block::update(block, message, context);
        self.state.blocks.insert(id.clone(), block);
        self.perform_for_block(id, effects);
        match news {
            Some(Problem::SessionEnded) => self.session_ended(),
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
                (block::Effect::Store { settled }, Order::Own(intent)) => {
                    self.effects.push(Effect::Store(StoredIntent { intent, settled }));
                }
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

    pub(super) fn page_shown(&mut self) {
        let ids: Vec<_> = self.state.blocks.keys().cloned().collect();
        for id in ids {
            let shown = self.state.receipt.as_ref() == Some(&id);
            let open = self.state.blocks.get(&id).is_some_and(|block| !block.is_settled());
            if shown || open {
                self.block(&id, block::Message::PageShown);
            }
        }
        if matches!(self.state.route, Route::Page(_, Page::BlockAuthenticator)) {
            self.refresh_list();
        }
        // Another tab may have logged somebody else in while this one was hidden.
        self.read_session();
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
