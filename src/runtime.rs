//! Owns the state, lets messages in one at a time, and performs effects.
//!
//! Beside the app's machine a part of the app may have another one, which is told of every new state of the app and sends it messages.

mod activities;
mod inbox;
mod parts;
mod perform;

use std::rc::Rc;

use leptos::{mount::mount_to, prelude::*};
use spaer_core::{
    domain::{hours::parse_span, language::Lang, page::Part},
    flow::{
        app::{Message, Notice, State, Wanted, step},
        session::Session,
    },
    operator::PHONES,
    route::{Address, Route},
    view::PersonName,
};

use inbox::Inbox;
use parts::Parts;

use crate::{
    platform::{address, clock, focus, languages, links, page, storage, timer, visibility},
    ui::{
        Store,
        app::{App, Status},
        components::{logged_in::LoggedIn, open_now::OpenState, phone_line::open_line},
        pages::{self, part},
    },
};

/// The state and the way in; cheap to copy.
#[derive(Clone, Copy)]
pub struct Runtime {
    state: RwSignal<State>,
    inbox: Inbox<Message>,
    /// The language of the document, which does not change.
    lang: Lang,
    parts: Parts,
    /// A machine beside this one is told of every new state.
    beside: StoredValue<Option<Watcher>, LocalStorage>,
}

/// Words say that a reading is slow after this long.
const SLOW_MILLIS: u32 = 2_000;

type Watcher = Rc<dyn Fn(&State)>;

impl Runtime {
    /// A runtime that shows `route` before anything is known.
    pub fn new(route: Route, lang: Lang) -> Self {
        let beside = StoredValue::new_local(None);
        Self { state: RwSignal::new(State::at(route)), inbox: Inbox::new(), lang, parts: Parts::new(), beside }
    }

    /// What views are given.
    pub fn store(self) -> Store {
        Store::new(self.state, move |message| self.send(message))
    }

    /// Queues a message, and takes in all that wait unless somebody is doing so already.
    pub fn send(self, message: Message) {
        self.inbox.send(message, move |next| self.take(next));
    }

    /// A message that the citizen caused: what comes of it begins at its heading.
    fn send_act(self, message: Message) {
        focus::citizen_acted();
        self.send(message);
    }

    fn take(self, message: Message) {
        let take = |state: &mut State| (DocumentState::of(state), step(state, message, clock::now()));
        let Some((before, effects)) = self.state.try_update_untracked(take) else { return };
        self.state.with_untracked(|after| show_language(&before, after));
        // Notified without a comparison: each view compares the part that it reads, and comparing the whole state would need code for every type in it.
        self.state.notify();
        let beside = self.beside.get_value();
        if let Some(tell) = &beside {
            self.state.with_untracked(|state| tell(state));
        }
        for effect in effects {
            perform::perform(self, effect);
        }
    }
}

/// The part of the state on which the frame of the document depends: the notice about the language, and the links to other languages.
struct DocumentState {
    route: Route,
    wanted: Option<Wanted>,
    /// The page has just been loaded.
    is_new: bool,
}

impl DocumentState {
    fn of(state: &State) -> Self {
        Self {
            route: state.shell.route,
            wanted: state.shell.wanted.clone(),
            is_new: matches!(state.shell.session, Session::NotAsked),
        }
    }
}

/// Updates the frame of the document: the notice that the language that was asked for is missing, and the links to the page in other languages.
fn show_language(before: &DocumentState, after: &State) {
    if before.route == after.shell.route && before.wanted == after.shell.wanted {
        return;
    }
    let notice = after.shell.notice();
    if before.route != after.shell.route
        && let Route::Page(_, page) = after.shell.route
    {
        page::point_languages(|tag| Lang::parse(tag).map(|lang| page.path(lang)));
    }
    page::show_notice(match notice {
        Notice::None => "none",
        Notice::Full => "full",
        Notice::Line => "line",
    });
    // The notice gets the focus when it answers a press on a language; not when it comes with the page, where the reader will find it.
    let tag = |wanted: &Option<Wanted>| wanted.as_ref().map(|wanted| wanted.tag.clone());
    if tag(&before.wanted) != tag(&after.shell.wanted) && notice != Notice::None && !before.is_new {
        page::focus_notice();
    }
}

/// Starts the app. Each step is a task of its own: on a slow phone all of them take longer than a press may wait.
/// First `Status` is drawn, which brings up the code that every page needs; then the page itself, beside what was prerendered of it, which is removed in
/// the same frame; then the app is told where it is.
pub async fn start(lang: Lang) {
    timer::yield_now().await;
    let owner = Owner::new();
    let (path, _) = address::current();
    let runtime = owner.with(|| Runtime::new(Route::parse(&path, Some(lang)), lang));
    let store = runtime.store();
    // Shows nothing yet.
    timer::yield_now().await;
    owner.with(|| fill("status", view! { <Status store lang /> }.into_any()));
    let served = page::served();
    // A host that sent something else is asked for the right document; until then what came stands as it is.
    if Address::parse(&path).path().is_some_and(|own| own == served) {
        timer::yield_now().await;
        owner.with(|| {
            let in_part = move |part: Part, named: Option<PersonName>| {
                part::coming(store, part, lang, move || runtime.parts.draw(part, named.clone()))
            };
            fill("app", view! { <App store lang draw=pages::draw(store, lang, in_part) /> }.into_any());
        });
        page::reveal();
        timer::yield_now().await;
    }
    let languages = storage::language().into_iter().chain(languages::preferred()).collect();
    let (kept, again) = (storage::read(), address::is_again());
    timer::yield_now().await;
    let (path, fragment) = address::current();
    runtime.send(Message::Started { path, fragment, served, again, languages, kept });
    address::on_change(move |path, fragment| runtime.send_act(Message::AddressChanged { path, fragment }));
    timer::yield_now().await;
    links::on_follow(runtime);
    visibility::on_return(move || runtime.send(Message::PageShown));
    page::ready();
    timer::yield_now().await;
    owner.with(|| fill("who", view! { <LoggedIn store lang /> }.into_any()));
    timer::yield_now().await;
    owner.with(|| {
        tell_hours(lang);
        show_open_line();
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}

/// Draws into a place of the document, if it has that place.
fn fill(place: &str, view: AnyView) {
    if let Some(place) = page::place(place) {
        mount_to(place, || view).forget();
    }
}

/// Draws, in each place that has the hours of a phone line, whether it is open now.
fn tell_hours(lang: Lang) {
    for place in page::all(".open-now[data-weekdays]") {
        let hours = |name| place.get_attribute(name).and_then(|text| parse_span(&text));
        let weekends = hours("data-weekends");
        if let Some(weekdays) = hours("data-weekdays") {
            mount_to(place, move || view! { <OpenState weekdays weekends lang /> }.into_any()).forget();
        }
    }
}

/// Shows in the help of the page a line that is open, if one is. With a single line this code is not in the program.
fn show_open_line() {
    if PHONES.len() > 1 {
        let now = clock::minutes();
        Effect::new(move || page::show_line(open_line(now.get())));
    }
}

impl links::Follow for Runtime {
    fn is_logged_in(&self) -> bool {
        self.state.with_untracked(|state| state.shell.may_be_logged_in())
    }

    fn chose_language(&self, tag: &str) {
        if let Some(lang) = Lang::parse(tag) {
            self.send(Message::LanguageChosen(lang));
        }
    }

    fn is_not_me(&self, login: String) {
        self.send_act(Message::NotYou { login });
    }

    fn stays(&self, path: &str) -> bool {
        self.state.with_untracked(|state| state.shell.stays(path))
    }

    fn followed(&self, path: String, fragment: String) {
        // Only what shows another page begins at that page's heading.
        let is_notice = matches!(Address::parse(&path), Address::Unavailable(..));
        let message = Message::LinkFollowed { path, fragment };
        if is_notice { self.send(message) } else { self.send_act(message) }
    }
}
