//! The interruption before blocking the last that works: what it means, and how one gets back in. Holds nobody back.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::app::Message,
    i18n::text::{authenticator as text, flow},
    route::Page,
    view::{ReadAt, choosing::Last},
};

use super::check::Devices;
use crate::ui::{
    Store,
    components::{
        device::ListAsOf,
        heading::PageHeading,
        page_link::PageLink,
        plain::{self, button},
        ways_back::ReactivationRoutes,
    },
};

#[component]
pub fn LastOne(store: Store, last: Last, lang: Lang) -> impl IntoView {
    let Last { as_of: ReadAt(as_of), devices, routes: ways, others } = last;
    // Where there is nothing else to choose, the way on is not the only one either.
    let other = match others {
        true => {
            let choose = move || store.send(Message::ChoseAnother);
            button(Some("choose-another"), plain::LINK, text::last_other(lang), choose)
        }
        false => view! { <PageLink lang page=Page::Blocking class="lone-link">{text::last_not_now(lang)}</PageLink> }
            .into_any(),
    };
    view! {
        <div class="interruption">
            <PageHeading text=text::last_heading(lang) lang />
            <Devices devices as_of lang />
            <p class="lead">{text::last_text(lang)}</p>
            <p>{text::last_why_still(lang)}</p>
            <h2>{flow::back_heading(lang)}</h2>
            <ReactivationRoutes ways lang />
            <div class="press-row">
                {button(Some("go-on"), plain::PRIMARY, text::last_next(lang), move || store.send(Message::WentOn))}
                {other}
            </div>
            <ListAsOf as_of lang />
        </div>
    }
}
