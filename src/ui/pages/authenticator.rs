//! Blocking authenticators: what is to be drawn at each moment of the way from arriving to the press.

mod check;
mod choose;
mod last;
mod nothing;

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::authenticator as text, route::Page, view::choosing::Screen};

use crate::ui::{
    Store,
    components::{gate::GateScreen, identity::AllUnusable, swap::swap},
};

#[component]
pub fn AuthenticatorPage(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |screen| match screen {
        Screen::Gate { gate, back } => {
            let back_to = Page::BlockAuthenticator.path(lang) + &back;
            view! { <GateScreen store gate title=text::title(lang) back_to lang /> }.into_any()
        }
        Screen::Choose(choice) => view! { <choose::Choose store choice lang /> }.into_any(),
        Screen::Last(last) => view! { <last::LastOne store last lang /> }.into_any(),
        Screen::NothingFits(nothing) => view! { <nothing::Nothing store nothing lang /> }.into_any(),
        Screen::Check(check) => view! { <check::CheckBeforeBlock store check lang /> }.into_any(),
    };
    view! {
        {swap(move || store.read(Screen::of), draw)}
        <AllUnusable store lang />
    }
}
