//! The page where it begins: the two ways to block, and when to take which.
//!
//! The first screen of a small phone holds, in this order, the heading, one sentence, both acts, "I cannot log in" and the phone.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::blocking as text,
    operator::{API_BASE, SUPPORT_URL},
    route::{Page, act_href, login_href},
};

use crate::ui::{
    Store,
    components::{
        heading::PageHeading,
        help_bar::PhoneLines,
        icon::{Glyph, Icon},
        swap::each,
    },
    words,
};

const AUTHENTICATOR_REASONS: [Reason; 3] = [Reason::StolenPhone, Reason::LostDevice, Reason::NewPhone];
const IDENTITY_REASONS: [Reason; 3] = [Reason::UserIdChanged, Reason::ApprovedRequest, Reason::ToldCode];

#[component]
pub fn BlockingPage(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) />
        <p class="lead">{text::intro(lang)}</p>
        <p class="acts">
            <ActLink store lang page=Page::BlockAuthenticator class="button button-primary act">
                <Glyph icon=Icon::Device />
                {text::act_authenticator(lang)}
            </ActLink>
            <ActLink store lang page=Page::BlockIdentity class="button button-primary act">
                <Glyph icon=Icon::Lock />
                {text::act_identity(lang)}
            </ActLink>
            <a class="cannot" href="#cannot">{text::cannot_log_in(lang)}</a>
        </p>
        <div class="columns">
            <section class="way">
                <h2>{text::authenticator_heading(lang)}</h2>
                <p>{text::authenticator_when(lang)}</p>
                <p>{text::authenticator_means(lang)}</p>
                <h3>{text::authenticator_reasons(lang)}</h3>
                <Reasons store lang page=Page::BlockAuthenticator reasons=&AUTHENTICATOR_REASONS />
            </section>
            <section class="way">
                <h2>{text::identity_heading(lang)}</h2>
                <p>{text::identity_when(lang)}</p>
                <p>{text::identity_means(lang)}</p>
                <h3>{text::identity_reasons(lang)}</h3>
                <Reasons store lang page=Page::BlockIdentity reasons=&IDENTITY_REASONS />
            </section>
        </div>
        <More lang />
    }
}

/// What surrounds the acts: looking first, help, and afterwards.
#[component]
fn More(lang: Lang) -> impl IntoView {
    view! {
        <section id="cannot" class="plain" tabindex="-1">
            <h2>{text::cannot_heading(lang)}</h2>
            <p>{text::cannot_text(lang)}</p>
            <PhoneLines lang />
        </section>
        <div class="columns">
            <section class="plain">
                <h2>{text::check_heading(lang)}</h2>
                <p>{text::check_text(lang)}</p>
                <p>{text::check_doubt(lang)}</p>
                <p><a href=Page::Profile.path(lang)>{text::check_link(lang)}</a></p>
            </section>
            <section class="plain">
                <h2>{text::support_heading(lang)}</h2>
                <p>{text::support_text(lang)}</p>
                <p><a href=SUPPORT_URL rel="external noreferrer">{text::support_link(lang)}</a></p>
            </section>
        </div>
        <section class="plain">
            <h2>{text::after_heading(lang)}</h2>
            <p>{text::after_authenticator(lang)}</p>
            <p>{text::after_identity(lang)}</p>
        </section>
    }
}

#[component]
fn Reasons(store: Store, lang: Lang, page: Page, reasons: &'static [Reason]) -> impl IntoView {
    let items = each(reasons.iter().map(|reason| {
        let hint = words::reason_hint(*reason, lang).map(|hint| view! { <p class="hint">{hint}</p> });
        view! {
            <li>
                <ActLink store lang page reason=*reason class="reason">
                    <span>{words::reason(*reason, lang)}</span>
                    <Glyph icon=Icon::Arrow />
                </ActLink>
                {hint}
            </li>
        }
    }));
    view! { <ul class="reasons">{items}</ul> }
}

/// A link to where the act is one press away. It leads through the login when nobody is known to be logged in; a plain address, so that it
/// works before the app has started and without it.
#[component]
fn ActLink(
    store: Store,
    lang: Lang,
    page: Page,
    #[prop(optional)] reason: Option<Reason>,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let logged_in = store.whether(|state| state.session.person().is_some());
    let href = move || {
        let direct = act_href(lang, page, reason);
        if logged_in.get() { direct } else { login_href(API_BASE, &direct) }
    };
    view! { <a class=class href=href>{children()}</a> }
}
