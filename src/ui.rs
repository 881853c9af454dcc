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
pub mod words;

use leptos::prelude::*;
use spaer_core::flow::app::{Message, State};

use crate::platform::focus;

/// What every view is given: the state of a machine to look at and the way to send it messages; the app's, if nothing else is said.
pub struct Store<S: 'static = State, M: 'static = Message> {
    state: RwSignal<S>,
    send: Callback<M>,
}

impl<S, M> Clone for Store<S, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, M> Copy for Store<S, M> {}

impl<S: Send + Sync, M> Store<S, M> {
    pub fn new(state: RwSignal<S>, send: impl Fn(M) + Send + Sync + 'static) -> Self {
        Self { state, send: Callback::new(send) }
    }

    /// A part of the state, as it is now; whoever reads it in a reactive place is run again when the state changes.
    pub fn read<T>(self, part: impl Fn(&S) -> T) -> T {
        self.state.with(part)
    }

    /// A part of the state that does not change while what is drawn from it stands.
    pub fn read_once<T>(self, part: impl Fn(&S) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// A yes or no about the state, for attributes; told only when it changes.
    pub fn whether(self, part: impl Fn(&S) -> bool + Send + Sync + 'static) -> Memo<bool> {
        Memo::new(move |_| self.state.with(&part))
    }

    /// Sends what the citizen pressed, when a new page or step follows: its heading gets the focus.
    pub fn send(self, message: M) {
        focus::citizen_acted();
        self.send.run(message);
    }

    /// Sends what the citizen pressed, when no new page or step follows.
    pub fn stays_here(self, message: M) {
        focus::pressed();
        self.send.run(message);
    }
}
