//! Logging in: what it is for, how the last try ended, and what to do when it cannot be done.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::session::LoginOutcome,
    i18n::text::common,
    operator::{API_BASE, PHONES},
    route::login_href,
};

use super::{
    heading::PageHeading,
    help_bar::PhoneLine,
    notice::{Notice, Tone},
};
use crate::ui::words;

/// `back_to`: path and fragment to come back to.
#[component]
pub fn LoginPanel(back_to: String, outcome: Option<LoginOutcome>, lang: Lang) -> impl IntoView {
    let told = outcome.and_then(|outcome| words::login(outcome, lang));
    view! {
        <PageHeading text=common::login_title(lang) />
        {told.map(|told| view! { <Notice tone=Tone::Warning><p>{told}</p></Notice> })}
        <p class="lead">{common::login_text(lang)}</p>
        <p>
            <a id="log-in" class="button button-primary act" href=login_href(API_BASE, &back_to)>{common::login_button(lang)}</a>
        </p>
        <p>{common::login_cannot(lang)}</p>
        <p>{PHONES.first().map(|phone| view! { <PhoneLine phone lang /> })}</p>
    }
}
