//! Nothing is here; both acts still are.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::{blocking, not_found as text},
    operator::API_BASE,
    route::{Page, act_href, login_href},
};

use crate::ui::components::heading::PageHeading;

#[component]
pub fn NotFoundPage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) />
        <p class="lead">{text::text(lang)}</p>
        <Acts lang />
    }
}

/// Both acts as plain links, for pages that are not about them.
#[component]
pub fn Acts(lang: Lang) -> impl IntoView {
    let authenticator = login_href(API_BASE, &act_href(lang, Page::BlockAuthenticator, None));
    view! {
        <p class="acts">
            <a class="button button-primary act" href=authenticator>{blocking::act_authenticator(lang)}</a>
            <a class="button button-primary act" href=act_href(lang, Page::BlockIdentity, None)>{blocking::act_identity(lang)}</a>
        </p>
    }
}
