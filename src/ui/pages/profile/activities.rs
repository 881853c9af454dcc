//! The newest activities, one plain sentence each, with what helps to judge it: device, place and time.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity::{Activities, Activity},
        language::Lang,
    },
    i18n::text::{common, flow, profile as text},
    operator::PROFILE_URL,
    route::Page,
};

use crate::ui::{
    components::{page_link::PageLink, swap::each, when::When},
    words,
};

#[component]
pub fn Newest(activities: Arc<Activities>, lang: Lang) -> impl IntoView {
    let none = activities.items.is_empty().then(|| view! { <p>{text::activity_none(lang)}</p> });
    let hidden = activities.provider_hidden.then(|| view! { <p class="hint">{text::activity_hidden(lang)}</p> });
    let rows = each(activities.items.iter().take(10).cloned().map(|activity| view! { <li><One activity lang /></li> }));
    view! {
        {none}
        {hidden}
        <ol class="activities">{rows}</ol>
        <p><a href=PROFILE_URL rel="external noreferrer">{text::activity_all(lang)}</a></p>
        <p>{text::activity_wrong(lang)} " " <PageLink lang page=Page::BlockIdentity>{common::act_identity(lang)}</PageLink></p>
    }
}

/// Names come from outside: each is isolated, so that none can turn the sentence around it.
#[component]
fn One(activity: Activity, lang: Lang) -> impl IntoView {
    let kind = activity.told();
    let Activity { at, with, label, provider, device, place, .. } = activity;
    let what = with.map_or_else(|| flow::kind_other(lang), |kind| words::kind(kind, lang));
    let what = if label.is_empty() { what.to_owned() } else { format!("{what}, \u{2068}{}\u{2069}", label.as_str()) };
    let provider = provider.map(|provider| text::at_provider(lang, &isolated(provider.as_str())));
    let device = device.map(|device| text::by_device(lang, &isolated(device.as_str())));
    let place = place.map(|place| {
        let parts: Vec<_> =
            [place.city.as_str(), place.country.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        text::from_place(lang, &isolated(&parts.join(", ")))
    });
    let facts = each(device.into_iter().chain(place).map(|fact| view! { <span>{fact} ". "</span> }));
    let when = match at {
        Some(at) => view! { <When at lang /> }.into_any(),
        None => text::time_unknown(lang).into_any(),
    };
    view! {
        <p class="activities__what">{words::activity(kind, &what, lang)} ". " {provider.map(|provider| provider + ".")}</p>
        <p class="hint">{when} ". " {facts}</p>
    }
}

/// First strong isolate and its end (UAX #9).
fn isolated(text: &str) -> String {
    ["\u{2068}", text, "\u{2069}"].concat()
}
