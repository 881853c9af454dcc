//! What stands in the place of a page, or of the rest of one, whose part of the app is not there yet, or cannot be had.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, page::Part},
    flow::app::{Message, PartState},
    i18n::text::flow,
};

use crate::ui::{
    Store,
    components::{
        gate::{Loading, not_had, open_again},
        heading::PageHeading,
        phone_line::{PhoneLine, first_line},
        plain::{self, button},
        swap::swap,
    },
};

/// `draw`: what the part draws, once it is there.
pub fn coming(store: Store, part: Part, lang: Lang, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let draw = move |coming| match coming {
        PartState::Here => draw(),
        PartState::Lost => view! { <Lost store is_rest=title(part, lang).is_none() lang /> }.into_any(),
        coming => view! {
            {title(part, lang).map(|text| view! { <PageHeading text lang /> })}
            <Loading slow={coming == PartState::Slowly} lang />
        }
        .into_any(),
    };
    swap(move || store.read(|state| state.shell.parts.of(part)), draw)
}

/// `None` for the rest of a page, which has its heading.
fn title(part: Part, lang: Lang) -> Option<&'static str> {
    match part {
        Part::Afterwards => None,
        Part::Profile => Some(flow::profile_title(lang)),
        Part::Activity => Some(flow::activity_title(lang)),
    }
}

/// Offers a retry and a reload: the network may have failed, or there may be a new version of the app, whose document must be loaded first.
#[component]
fn Lost(store: Store, is_rest: bool, lang: Lang) -> impl IntoView {
    let retry = button(Some("retry"), plain::PRIMARY, flow::retry(lang), move || store.send(Message::RetryPressed));
    view! {
        {(!is_rest).then(|| view! { <PageHeading text=flow::part_lost_title(lang) lang /> })}
        {not_had(if is_rest { flow::rest_lost(lang) } else { flow::part_lost_text(lang) })}
        <div class="acts">{retry} {open_again(Some("open-again"), lang)}</div>
        {first_line().map(|phone| view! { <p><PhoneLine phone lang /></p> })}
    }
}
