//! Logging in: what it is for, how the last try ended, and what to do when it cannot be done.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::flow, operator::API_BASE, route::login_href, view::gate::Login};

use super::{
    heading::PageHeading,
    login_outcome,
    phone_line::{PhoneLine, first_line},
};

/// Heading and what to do next.
pub fn words(login: Login, lang: Lang) -> (&'static str, &'static str) {
    match login {
        Login::First => (flow::login_title(lang), flow::login_text(lang)),
        Login::Over => (flow::login_over_title(lang), flow::login_over_text(lang)),
        Login::After(outcome) => login_outcome::words(outcome, lang),
    }
}

/// `back_to`: path and fragment to come back to.
#[component]
pub fn LoginPanel(back_to: String, login: Login, lang: Lang) -> impl IntoView {
    let (heading, text) = words(login, lang);
    let phone = || view! { <p>{first_line().map(|phone| view! { <PhoneLine phone lang /> })}</p> };
    let class = if login.call_first() { "button button-secondary act" } else { "button button-primary act" };
    view! {
        <PageHeading text=heading lang />
        <p class="lead">{text}</p>
        {login.call_first().then(phone)}
        {match login {
            Login::After(outcome) => login_outcome::ways_on(outcome, lang),
            Login::First | Login::Over => None,
        }}
        <p><a id="log-in" class=class href=login_href(API_BASE, &back_to)>{flow::login_button(lang)}</a></p>
        {(!login.call_first()).then(|| view! { <p>{flow::login_cannot(lang)}</p> {phone()} })}
    }
}
