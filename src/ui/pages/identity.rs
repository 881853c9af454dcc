//! Blocking the whole identity: for now by phone, and what one can do here meanwhile.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::identity as text,
    operator::API_BASE,
    route::{Page, act_href, login_href},
};

use crate::ui::components::{
    heading::PageHeading,
    help_bar::PhoneLines,
    notice::{Notice, Tone},
};

#[component]
pub fn IdentityPage(lang: Lang) -> impl IntoView {
    let instead = login_href(API_BASE, &act_href(lang, Page::BlockAuthenticator, None));
    view! {
        <PageHeading text=text::heading(lang) />
        <Notice tone=Tone::Warning><p>{text::hang_up(lang)}</p></Notice>
        <p class="lead">{text::call_now(lang)}</p>
        <PhoneLines lang />
        <p>{text::say(lang)}</p>
        <section class="plain">
            <h2>{text::means_heading(lang)}</h2>
            <ul>
                <li>{text::means_stops(lang)}</li>
                <li>{text::means_inside(lang)}</li>
                <li>{text::means_credit(lang)}</li>
                <li>{text::means_back(lang)}</li>
            </ul>
        </section>
        <section class="plain">
            <h2>{text::closed_heading(lang)}</h2>
            <p>{text::closed_text(lang)}</p>
            <p><a href=instead>{text::instead(lang)}</a></p>
        </section>
    }
}
