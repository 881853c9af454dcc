//! The list of activities, beside the app: owns its state, takes its messages in, performs its effects.

use std::rc::Rc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity::{self, Activity},
        activity_list::{Arrived, Local},
        page::AppPage,
        person::Person,
        problem::Problem,
    },
    flow::{
        activities::{Effect, Fetched, Message, Received, State, update},
        app,
        session::Session,
    },
};

use super::{Inbox, Runtime, SLOW_MILLIS};
use crate::{
    platform::{clock, focus, format, storage, timer, visibility},
    transport::{self, Question},
    ui::{
        Store,
        pages::activity::{LOOK_FIRST, REPORTS, SUMMARY, row_id},
    },
};

/// How often to look for news, while the tab is shown and while it is hidden.
const WATCH_MILLIS: u32 = 60_000;
const HIDDEN_WATCH_MILLIS: u32 = 600_000;

#[derive(Clone, Copy)]
pub struct Activities {
    state: RwSignal<State>,
    inbox: Inbox<Message>,
    app: Runtime,
}

impl Activities {
    /// The one of this document: whichever part comes first begins it, and it goes on when its page is left.
    pub fn of(app: Runtime) -> Self {
        app.parts.machine(|| Self::beside(app))
    }

    fn beside(app: Runtime) -> Self {
        let this = Self { state: RwSignal::new(State::default()), inbox: Inbox::new(), app };
        if let Some(place) = storage::place() {
            this.send(Message::CameBack(place));
        }
        if let Some(confirmed) = storage::confirmed() {
            this.send(Message::Remembered(confirmed));
        }
        app.beside.set_value(Some(Rc::new(move |state: &app::State| {
            let lists = state.shell.route.app_page().is_some_and(AppPage::lists_activities);
            this.send(Message::ListShown(lists));
            if matches!(state.shell.session, Session::Over) {
                this.send(Message::Interrupted);
            }
            this.send(Message::Person(state.shell.session.person().map(|person| person.subject_key.clone())));
        })));
        visibility::on_return(move || this.send(Message::PageShown));
        this
    }

    /// What views are given.
    pub fn store(self) -> Store<State, Message> {
        Store::new(self.state, move |message| self.send(message))
    }

    fn send(self, message: Message) {
        self.inbox.send(message, move |next| self.take(next));
    }

    fn take(self, message: Message) {
        let before = self.state.try_update_untracked(std::mem::take).unwrap_or_default();
        let (after, effects) = update(before, message, clock::now());
        focus::hold_placed();
        // Set without a comparison: each view compares the part that it reads, and comparing the whole state would need code for every type in it.
        self.state.set(after);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::Read { request_id, query } => {
                timer::after(SLOW_MILLIS, move || self.send(Message::ReadSlow(request_id)));
                transport::activities(&query, format::iso).ask(move |answer| {
                    let received =
                        |page: Option<_>| page.map_or(Received::Unchanged, |(page, tag)| self.fetched(page, tag));
                    let answer = answer.map(received);
                    self.send(Message::Answered { request_id, answer });
                });
            }
            Effect::Pause { request_id, millis } => {
                timer::after(millis, move || self.send(Message::Paused(request_id)))
            }
            Effect::Watch(request_id) => {
                let millis = if visibility::is_hidden() { HIDDEN_WATCH_MILLIS } else { WATCH_MILLIS };
                timer::after(millis, move || self.send(Message::Watch(request_id)));
            }
            Effect::ShowProvider(visit) => {
                self.as_person(transport::show_provider, move |shown| {
                    self.send(Message::ProviderAnswered(visit, shown))
                });
            }
            Effect::Report { key, id } => {
                let report = |person: &Person| transport::report(&id, person);
                self.as_person(report, move |result| self.send(Message::ReportAnswered { key, result }));
            }
            Effect::ReadAuthenticators => self.app.send(app::Message::ListWanted),
            Effect::DoubtSession => self.app.send(app::Message::SessionDoubted),
            Effect::KeepPosition(Some(place)) => storage::keep_position(&place),
            Effect::KeepConfirmed(confirmed) => storage::keep_confirmed(&confirmed),
            Effect::KeepPosition(None) => storage::forget_position(),
            Effect::Leave(ids) => self.app.send(app::Message::ListLeft(ids)),
            Effect::FocusRow(key) => focus::place(&row_id(key)),
            Effect::FocusStories => focus::place(LOOK_FIRST),
            Effect::FocusSummary => focus::place(SUMMARY),
            Effect::FocusReports => focus::place(REPORTS),
            Effect::Hold(key) => focus::hold(&row_id(key)),
        }
    }

    /// What only somebody who is logged in can ask for.
    fn as_person<T: 'static>(
        self,
        question: impl FnOnce(&Person) -> Question<T>,
        tell: impl FnOnce(Result<T, Problem>) + 'static,
    ) {
        match self.app.state.with_untracked(|state| state.shell.session.person().map(question)) {
            Some(question) => question.ask(tell),
            None => tell(Err(Problem::SessionEnded)),
        }
    }

    fn fetched(self, page: activity::Activities, tag: Option<String>) -> Received {
        let activity::Activities { subject, items, next_cursor, recorded_since, provider_hidden } = page;
        let rows = items.into_iter().map(|activity| self.arrived(activity)).collect();
        Received::Page(Fetched { subject, rows, next_cursor, recorded_since, provider_hidden, tag })
    }

    fn arrived(self, activity: Activity) -> Arrived {
        let code = activity.place.as_ref().map(|place| place.country.as_str());
        let country = code.map_or_else(String::new, |code| format::country(code, self.app.lang));
        Arrived { local: activity.at.and_then(Local::of), country, activity }
    }
}
