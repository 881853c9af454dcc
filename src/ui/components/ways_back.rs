//! The ways back in, as the back end declared them.

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::ReactivationRoute, language::Lang},
    i18n::text::flow,
};

use super::swap::each;
use crate::ui::words;

#[component]
pub fn ReactivationRoutes(ways: Vec<ReactivationRoute>, lang: Lang) -> impl IntoView {
    // A back end that declares nothing leaves the phone, which always knows.
    let ways = if ways.is_empty() { vec![ReactivationRoute::phone()] } else { ways };
    let items = each(ways.into_iter().map(|way| view! { <li><OneWay way lang /></li> }));
    view! { <ul>{items}</ul> }
}

#[component]
fn OneWay(way: ReactivationRoute, lang: Lang) -> impl IntoView {
    let things: Vec<_> = way.bring.iter().filter_map(|word| words::bring(word.as_str(), lang)).collect();
    let bring = (!things.is_empty()).then(|| flow::way_bring(lang, &things.join(", ")) + ".");
    // Nought days is the same day, which every other way is too.
    let days = way.days.filter(|days| *days > 0).map(|days| flow::way_days(lang, days.into()));
    let told = words::way(way.kind, lang);
    // Several stand below each other: alone, each says what it is about.
    let name = [flow::way_link(lang), ": ", told].concat();
    let link =
        way.url.map(|url| view! { <a href=url rel="external noreferrer" aria-label=name>{flow::way_link(lang)}</a> });
    view! {
        {told}
        {bring.map(|text| format!(" {text}"))}
        {days.map(|text| format!(" {text}"))}
        " "
        {link}
    }
}
