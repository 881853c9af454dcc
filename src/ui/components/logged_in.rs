//! As whom one is here, and the way out.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, text::UntrustedText},
    flow::app::State,
    i18n::text::common,
};

use super::{finish::FinishAndClear, swap::swap};
use crate::ui::Store;

/// Who is logged in, and the way out.
#[component]
pub fn LoggedIn(store: Store, lang: Lang) -> impl IntoView {
    let who = |state: &State| state.shell.session.person().map(|person| person.display_name.clone());
    let draw = move |name: Option<UntrustedText>| {
        name.map(|name| {
            view! {
                <p>
                    <span class="top__as">{common::logged_in_as(lang)} " "</span>
                    <bdi translate="no">{name.as_str().to_owned()}</bdi>
                </p>
            }
        })
    };
    view! {
        {swap(move || store.read(who), draw)}
        <FinishAndClear store lang />
    }
}
