//! A page with the whole app on it, fed with messages by hand: no network, and every message that a view sends is kept.

use std::sync::{Arc, Mutex};

use leptos::{mount::mount_to, prelude::*, task::tick};
use spaer::{
    platform::json,
    ui::{
        Store,
        app::{App, Status},
        components::logged_in::LoggedIn,
        pages::{activity::List, draw_any},
    },
};
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, Kind, Status},
        id::{AuthenticatorId, BlockId},
        language::Lang,
        person::{CsrfToken, Person, SubjectKey},
        text::UntrustedText,
        time::Timestamp,
    },
    flow::{
        activities,
        app::{Answer, Effect, Message, Resource, State, TabStorage, update},
        block,
    },
    route::{Address, Route},
    wire,
};
use wasm_bindgen::JsCast;

pub const NOW: Timestamp = Timestamp::from_unix_millis(1_795_000_000_000);

pub struct Page {
    state: RwSignal<State>,
    activities: RwSignal<activities::State>,
    sent: Arc<Mutex<Vec<Message>>>,
    root: web_sys::HtmlElement,
    /// The effects that the app has asked for; they are only collected.
    pub effects: Vec<Effect>,
}

impl Page {
    pub async fn at(path: &str, fragment: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: web_sys::HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let sent: Arc<Mutex<Vec<Message>>> = Arc::default();
        let kept = sent.clone();
        let made: Arc<Mutex<Option<RwSignal<State>>>> = Arc::default();
        let hand = made.clone();
        let route = Route::parse(path, None);
        let lang = route.lang().unwrap_or(Lang::Da);
        let activities: Arc<Mutex<Option<RwSignal<activities::State>>>> = Arc::default();
        let hand_over = activities.clone();
        let handle = mount_to(root.clone(), move || {
            let list = RwSignal::new(activities::State::default());
            *hand_over.lock().unwrap() = Some(list);
            let state = RwSignal::new(State::at(route));
            *hand.lock().unwrap() = Some(state);
            let list = List::new(list, |_| {});
            let store = Store::new(state, move |message| kept.lock().unwrap().push(message));
            view! {
                <LoggedIn store lang />
                <Status store lang />
                <App store lang draw=draw_any(store, list, lang) />
            }
        });
        handle.forget();
        let state = made.lock().unwrap().take().unwrap();
        let activities = activities.lock().unwrap().take().unwrap();
        let mut page = Self { state, activities, sent, root, effects: Vec::new() };
        let served = Address::parse(path).path().unwrap_or_default();
        let (path, fragment) = (path.to_owned(), fragment.to_owned());
        page.tell(Message::Started {
            path,
            fragment,
            served,
            again: false,
            languages: Vec::new(),
            kept: TabStorage::default(),
        })
        .await;
        page
    }

    pub async fn tell(&mut self, message: Message) {
        let (state, effects) = update(self.state.get_untracked(), message, NOW);
        self.state.set(state);
        self.effects.extend(effects);
        tick().await;
    }

    /// The same for the list of activities; its effects are nobody's.
    pub async fn tell_list(&mut self, message: activities::Message) {
        let (state, _) = activities::update(self.activities.get_untracked(), message, NOW);
        self.activities.set(state);
        tick().await;
    }

    /// Passes on what the views have sent since the last time.
    pub async fn settle(&mut self) -> usize {
        let messages: Vec<_> = self.sent.lock().unwrap().drain(..).collect();
        let count = messages.len();
        for message in messages {
            self.tell(message).await;
        }
        count
    }

    pub fn state(&self) -> State {
        self.state.get_untracked()
    }

    pub fn element(&self, selector: &str) -> Option<web_sys::HtmlElement> {
        self.root.query_selector(selector).unwrap().map(|one| one.dyn_into().unwrap())
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    pub fn text(&self, selector: &str) -> String {
        self.element(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
            .text_content()
            .unwrap()
    }

    pub async fn press(&mut self, selector: &str) {
        self.element(selector).unwrap_or_else(|| panic!("no {selector}")).click();
        self.settle().await;
    }

    /// Sends the page's form, as Enter or its button does.
    pub async fn submit(&mut self) {
        let event = js_sys::Function::new_no_args("return new Event('submit', { bubbles: true, cancelable: true })");
        let event: web_sys::Event = event.call0(&wasm_bindgen::JsValue::NULL).unwrap().dyn_into().unwrap();
        self.element("form").unwrap().dispatch_event(&event).unwrap();
        self.settle().await;
    }

    /// Does what a browser's translator does: wraps each text in new elements, so that changes to the old text nodes are no longer seen.
    pub fn translate(&self) {
        let code = "const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); const all = [];
            while (walk.nextNode()) all.push(walk.currentNode);
            for (const text of all) { if (!text.data.trim()) continue;
              const font = document.createElement('font'); font.textContent = text.data; text.replaceWith(font); }";
        js_sys::Function::new_with_args("root", code).call1(&wasm_bindgen::JsValue::NULL, &self.root).unwrap();
    }

    /// The page of Clara, logged in, with her authenticators.
    pub async fn of_clara(path: &str, fragment: &str) -> Self {
        let mut page = Self::at(path, fragment).await;
        page.tell(Message::SessionAnswered(Ok(clara()))).await;
        page.answer_list(vec![device("app-1", Kind::App, "Telefon"), device("app-2", Kind::App, "Telefon")]).await;
        page
    }

    pub async fn answer_list(&mut self, items: Vec<Authenticator>) {
        let asked_for = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Read { request_id } if request_id.what == Resource::Authenticators => Some(*request_id),
            _ => None,
        });
        let result = Ok(Authenticators { subject: clara().subject_key, as_of: NOW, items });
        self.tell(Message::Answered { request_id: asked_for.unwrap(), answer: Answer::Authenticators(result) }).await;
    }

    /// From the choice to the order, as a citizen presses; answers with the block's id.
    pub async fn block_first(&mut self) -> BlockId {
        self.press("#choice-0").await;
        self.submit().await;
        self.press("#block").await;
        self.tell(Message::KeysDrawn(vec![[7; 32]])).await;
        self.state().acting.receipt.blocks.first().unwrap().clone()
    }

    /// The answer to the last sending: a block in this state, as JSON of the contract.
    pub async fn answer_send(&mut self, id: &BlockId, fields: &str) {
        let body = format!(
            r#"{{"id":"{}","as_of":"2026-11-23T12:00:01+00:00","target":{{"type":"authenticator","authenticator_id":"app-1",
            "kind":"app","label":"Telefon","short_id":"A1"}},"received_at":"2026-11-23T12:00:00+00:00","notified":[],
            "sessions_ended":"all","reactivation":[],{fields}}}"#,
            id.as_str()
        );
        let step_id = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::SendBlock { step_id, .. } => Some(*step_id),
            _ => None,
        });
        let result = Ok(wire::block(&json::parse(&body).unwrap()).unwrap());
        let message = block::Message::SendAnswered { step_id: step_id.unwrap(), result };
        self.tell(Message::Block { id: id.clone(), message }).await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

pub fn clara() -> Person {
    Person {
        subject_key: SubjectKey::new("subject-clara").unwrap(),
        display_name: UntrustedText::new("Clara Opdigtet"),
        user_id_masked: UntrustedText::new("cl•••91"),
        expires_at: None,
        as_of: None,
        csrf_token: CsrfToken::new("token").unwrap(),
    }
}

pub fn device(id: &str, kind: Kind, label: &str) -> Authenticator {
    Authenticator {
        id: AuthenticatorId::parse(id),
        kind,
        label: UntrustedText::new(label),
        short_id: UntrustedText::new(&id.to_uppercase()),
        model: UntrustedText::default(),
        status: Status::Active,
        registered_at: Some(NOW),
        last_used_at: None,
        opened_this_session: false,
        blocked_since: None,
        status_since: None,
        reactivation: Vec::new(),
    }
}
