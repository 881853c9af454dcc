//! What people see. Draws the state, sends messages; knows neither the network nor the browser's own types.
//!
//! A status text is never changed in place: a browser's translator wraps text nodes, and text that is then updated in place keeps its old
//! words. Whatever depends on the state stands in a [`components::swap::Swap`], which makes a new element for each state.

pub mod app;
pub mod components;
pub mod document;
pub mod pages;
pub mod words;

use leptos::prelude::*;
use spaer_core::flow::app::{Message, State};

/// What every view is given: the state to look at and the way to send messages.
#[derive(Clone, Copy)]
pub struct Store {
    state: RwSignal<State>,
    send: Callback<Message>,
}

impl Store {
    pub fn new(state: RwSignal<State>, send: impl Fn(Message) + Send + Sync + 'static) -> Self {
        Self { state, send: Callback::new(send) }
    }

    /// A part of the state; whoever uses it is told only when that part changes.
    pub fn select<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&State) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.state.with(&part))
    }

    pub fn send(self, message: Message) {
        self.send.run(message);
    }
}
