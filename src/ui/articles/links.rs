//! Links that only articles have: to the acts, and to somebody else's pages.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::best_for, reason::Reason},
    i18n::text::common,
    operator::API_BASE,
    route::{Page, act_href, login_href},
};

use crate::ui::components::{
    icon::{Glyph, Icon},
    page_link::{named, other},
};

/// A link to where the act is one press away. It leads through the login, as a plain address that works before the app has started and without
/// it; the app, once it knows who is logged in, goes to `data-direct` instead.
#[component]
pub fn ActLink(
    lang: Lang,
    page: Page,
    #[prop(optional)] reason: Option<Reason>,
    class: &'static str,
    /// Before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Whether an arrow stands after the words.
    #[prop(optional)]
    arrow: bool,
    children: Children,
) -> impl IntoView {
    let there = best_for(page, lang);
    let direct = act_href(there, page, reason);
    let href = login_href(API_BASE, &direct);
    view! {
        <a class=class href=href hreflang=other(lang, there) data-direct=direct>
            {icon.map(|icon| view! { <Glyph icon /> })}
            <span>{children()}{named(lang, there)}</span>
            {arrow.then(|| view! { <Glyph icon=Icon::ARROW /> })}
        </a>
    }
}

/// Both acts, and what else stands with them.
#[component]
pub fn Acts(lang: Lang, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <p class="acts way-to-block">
            <ActLink lang page=Page::BlockAuthenticator class="button button-primary act" icon=Icon::APP>
                {common::act_authenticator(lang)}
            </ActLink>
            <ActLink lang page=Page::BlockIdentity class="button button-primary act" icon=Icon::LOCK>
                {common::act_identity(lang)}
            </ActLink>
            {children.map(|children| children())}
        </p>
    }
}

/// A link to somebody else's page.
#[component]
pub fn OutsideLink(
    href: &'static str,
    #[prop(into)] label: String,
    /// Whether it stands on a line by itself, and in no sentence.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    view! { <a class=alone.then_some("lone-link") href=href rel="external noreferrer">{label}</a> }
}
