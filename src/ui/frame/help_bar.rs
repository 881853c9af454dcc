//! Help, in the same place on every page: the phone, when it is answered, and the way to block.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::common,
    operator::{PHONES, Phone},
    route::Page,
};

use crate::ui::components::{
    icon::{Glyph, Icon},
    page_link::PageLink,
    swap::each,
};

#[component]
pub fn HelpBar(lang: Lang) -> impl IntoView {
    // A document does not know what time it is, so it has the first; the app uncovers one that is open (`platform::page::show_line`).
    let calls = each(PHONES.iter().enumerate().map(|(place, phone)| view! { <Call phone hidden=place != 0 lang /> }));
    view! {
        <aside class="help-bar" aria-label=common::help_label(lang)>
            {calls}
            <PageLink lang page=Page::Blocking class="help-bar__block">
                <Glyph icon=Icon::LOCK />
                {common::way_to_block(lang)}
            </PageLink>
        </aside>
    }
}

#[component]
fn Call(phone: &'static Phone, hidden: bool, lang: Lang) -> impl IntoView {
    view! {
        <a class="help-bar__call" href=phone.tel hidden=hidden>
            <Glyph icon=Icon::PHONE />
            <span>
                <span class="help-bar__name">{common::call_support(lang, phone.name)} " "</span>
                <strong class="help-bar__number">{phone.number}</strong>
            </span>
        </a>
    }
}
