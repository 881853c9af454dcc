//! What people see. Draws the state, sends messages; knows neither the network nor the browser's own types.
//!
//! A status text is never changed in place: a browser's translator wraps text nodes, and text that is then updated in place keeps its old
//! words. Whatever depends on the state stands in a [`components::swap::swap`], which makes a new element for each state.

pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod articles;
pub mod components;
#[cfg(not(target_arch = "wasm32"))]
pub mod document;
#[cfg(not(target_arch = "wasm32"))]
pub mod frame;
pub mod pages;
pub mod programs;
pub mod words;

use leptos::prelude::*;
use spaer_core::flow::app::{Message, State};

use crate::platform::focus;

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

    /// A part of the state, as it is now; whoever reads it in a reactive place is run again when the state changes.
    pub fn read<T>(self, part: impl Fn(&State) -> T) -> T {
        self.state.with(part)
    }

    /// A part of the state that does not change while what is drawn from it stands.
    pub fn read_once<T>(self, part: impl Fn(&State) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// A yes or no about the state, for attributes; told only when it changes.
    pub fn whether(self, part: impl Fn(&State) -> bool + Send + Sync + 'static) -> Memo<bool> {
        Memo::new(move |_| self.state.with(&part))
    }

    /// What the citizen pressed, when what comes of it begins at its heading.
    pub fn send(self, message: Message) {
        focus::citizen_acted();
        self.stays_here(message);
    }

    /// What the citizen pressed, when they stay where they are.
    pub fn stays_here(self, message: Message) {
        self.send.run(message);
    }
}
