//! The machines of this tab's blocks, within the whole app.

use super::Update;
use crate::{
    domain::{
        block::{Intent, Target},
        id::BlockId,
        problem::Problem,
    },
    flow::{
        block::{self, Order},
        effect::Effect,
        kept::StoredIntent,
    },
};

impl Update<'_> {
    /// Sends what was pressed. Whose it is comes with it.
    pub fn confirm(&mut self, intent: Intent) {
        let id = intent.id.clone();
        let (block, effects) = block::State::confirmed(intent);
        self.state.blocks.put(block);
        self.perform_for_block(&id, effects);
    }

    pub fn block(&mut self, id: &BlockId, message: block::Message) {
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
    pub fn perform_for_block(&mut self, id: &BlockId, effects: Vec<block::Effect>) {
        for effect in effects {
            let Some(order) = self.state.blocks.get(id).map(|block| block.order().clone()) else { return };
            match (effect, order) {
                (block::Effect::Store { settled }, Order::Own(intent)) => self.store(StoredIntent { intent, settled }),
                (block::Effect::Send { step_id }, Order::Own(intent)) => self.send(intent, step_id),
                (block::Effect::Ask { step_id }, order) => {
                    self.effects.push(Effect::AskBlock { id: id.clone(), key: order.key().clone(), step_id });
                }
                (block::Effect::ReadTarget { step_id }, Order::Own(intent)) => {
                    self.effects.push(Effect::ReadTarget { intent, step_id });
                }
                (block::Effect::Wait { step_id, timer, millis, spread_millis }, _) => {
                    self.effects.push(Effect::Wait { id: id.clone(), step_id, timer, millis, spread_millis });
                }
                // A link can only be read; the machine orders nothing else of it.
                (_, Order::Linked { .. }) => {}
            }
        }
    }

    /// Writes the intent to the tab's storage, and into `stored`.
    fn store(&mut self, one: StoredIntent) {
        self.state.blocks.store(&one.intent.id, one.settled);
        self.effects.push(Effect::Store(one));
    }

    fn send(&mut self, intent: Intent, step_id: u32) {
        match self.state.session.person() {
            Some(person) => {
                let person = Box::new(person.clone());
                self.effects.push(Effect::SendBlock { intent, person, step_id });
            }
            None => {
                let result = Err(Problem::SessionEnded);
                self.block(&intent.id, block::Message::SendAnswered { step_id, result });
            }
        }
    }

    /// Tells each block of this tab how its target stands by the latest list or identity.
    pub fn tell_blocks(&mut self) {
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

    /// Somebody is back at the page, or the network is. `shown`: the blocks that the page is about.
    pub fn page_shown(&mut self, shown: &[BlockId]) {
        let ids = self.state.blocks.ids(|block| shown.contains(block.order().id()) || !block.is_settled());
        for id in ids {
            self.block(&id, block::Message::PageShown);
        }
        self.refresh();
        self.request_part();
        // Another tab may have logged somebody else in while this one was hidden.
        self.read_session();
        self.read_service_again();
    }
}

/// The problem with the session that the answer to a block's call reveals, if any.
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
