//! Messages of one machine, taken in one at a time.

use std::collections::VecDeque;

use leptos::prelude::*;

/// Messages wait: one that is sent while another is being taken in (by an effect, or by a view that is being drawn) has its turn afterwards.
/// With a signal for messages instead, two writes before a flush would become one, and a press would be lost.
pub struct Inbox<M: 'static>(StoredValue<Queue<M>, LocalStorage>);

/// What waits, and whether somebody is at it.
struct Queue<M> {
    waiting: VecDeque<M>,
    busy: bool,
}

impl<M> Clone for Inbox<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Inbox<M> {}

impl<M> Inbox<M> {
    pub fn new() -> Self {
        Self(StoredValue::new_local(Queue { waiting: VecDeque::new(), busy: false }))
    }

    /// Queues a message, and takes in all that wait unless somebody is doing so already.
    pub fn send(self, message: M, take: impl Fn(M)) {
        let queued = self.0.try_update_value(|queue| {
            queue.waiting.push_back(message);
            !std::mem::replace(&mut queue.busy, true)
        });
        if queued == Some(true) {
            while let Some(next) = self.0.try_update_value(|queue| queue.waiting.pop_front()).flatten() {
                take(next);
            }
            self.0.try_update_value(|queue| queue.busy = false);
        }
    }
}
