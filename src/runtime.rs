//! Owns the state, lets messages in one at a time, and performs effects.
//!
//! Messages wait in a queue: one that is sent while another is being taken in (by an effect, or by a view that is being drawn) has its
//! turn afterwards. With a signal for messages instead, two writes before a flush would become one, and a press would be lost.

mod perform;

use std::{cell::RefCell, collections::VecDeque};

use leptos::prelude::*;
use spaer_core::{
    flow::app::{Message, State, update},
    i18n::text,
    operator::DEFAULT_LANGUAGE,
    route::Route,
};

use crate::{
    platform::{address, clock, focus, languages, links, page, storage, visibility},
    ui::{Store, app::App},
};

/// The state and the way in; cheap to copy.
#[derive(Clone, Copy)]
pub struct Runtime {
    state: RwSignal<State>,
}

/// What waits, and whether somebody is at it.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Message>,
    busy: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

impl Runtime {
    /// A runtime that shows `route` before anything is known.
    pub fn new(route: Route) -> Self {
        Self { state: RwSignal::new(State::at(route)) }
    }

    /// What views are given.
    pub fn store(self) -> Store {
        Store::new(self.state, move |message| self.send(message))
    }

    /// Queues a message, and takes in all that wait unless somebody is doing so already.
    pub fn send(self, message: Message) {
        let idle = QUEUE.with_borrow_mut(|queue| {
            queue.waiting.push_back(message);
            !std::mem::replace(&mut queue.busy, true)
        });
        if idle {
            while let Some(next) = QUEUE.with_borrow_mut(|queue| queue.waiting.pop_front()) {
                self.take(next);
            }
            QUEUE.with_borrow_mut(|queue| queue.busy = false);
        }
    }

    /// A message that the citizen caused: what comes of it begins at its heading.
    fn send_act(self, message: Message) {
        focus::citizen_acted();
        self.send(message);
    }

    fn take(self, message: Message) {
        let before = self.state.get_untracked();
        let (after, effects) = update(before.clone(), message, clock::now());
        if after != before {
            self.state.set(after);
        }
        for effect in effects {
            perform::perform(self, effect);
        }
    }
}

/// Starts the app in its place: draws it, tells it where it is, and takes the prerendered page away in the same frame.
pub fn start(place: page::Place) {
    let (path, fragment) = address::current();
    let owner = mount_to_app(place, &path);
    owner.send(Message::Started { path, fragment, languages: preferred(), kept: storage::read() });
    address::on_change(move |path, fragment| owner.send_act(Message::AddressChanged { path, fragment }));
    links::on_follow(
        // Another language is another page: its text is not here.
        move |path| matches!(Route::parse(path), Route::Page(lang, _) if Some(lang) == text::language().or(Some(lang))),
        move |path, fragment| owner.send_act(Message::LinkFollowed { path, fragment }),
    );
    visibility::on_return(move || owner.send(Message::PageShown));
    visibility::hide_from_history();
    page::reveal();
}

fn mount_to_app(place: page::Place, path: &str) -> Runtime {
    let route = Route::parse(path);
    let cell: std::rc::Rc<RefCell<Option<Runtime>>> = std::rc::Rc::default();
    let kept = cell.clone();
    let handle = leptos::mount::mount_to(place.element(), move || {
        // Made in here, so that its signal belongs to the app's owner and lives as long as the app.
        let runtime = Runtime::new(route);
        *kept.borrow_mut() = Some(runtime);
        view! { <App store=runtime.store() /> }
    });
    // The app lives as long as the page.
    handle.forget();
    let made = cell.borrow_mut().take();
    made.unwrap_or_else(|| Runtime::new(route))
}

/// The reader's languages, and the deployment's own for those who read none that exist.
fn preferred() -> Vec<String> {
    let mut languages = languages::preferred();
    languages.push(DEFAULT_LANGUAGE.to_owned());
    languages
}
