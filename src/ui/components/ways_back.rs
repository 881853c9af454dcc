//! The ways back in, as the back end declared them.

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::ReactivationRoute, language::Lang},
    i18n::text::flow,
};

use super::plain;
use crate::ui::words;

#[component]
pub fn ReactivationRoutes(ways: Vec<ReactivationRoute>, lang: Lang) -> impl IntoView {
    // A back end that declares nothing leaves the phone, which always knows.
    let ways = if ways.is_empty() { vec![ReactivationRoute::phone()] } else { ways };
    plain::list(ways.into_iter().map(|way| one_way(way, lang)))
}

fn one_way(way: ReactivationRoute, lang: Lang) -> AnyView {
    let things: Vec<_> = way.bring.iter().filter_map(|word| words::bring(word.as_str(), lang)).collect();
    let bring = (!things.is_empty())
        .then(|| flow::way_bring(lang, &things.join(&[" ", flow::way_and(lang), " "].concat())) + ".");
    // Nought days is the same day, which every other way is too.
    let days = way.days.filter(|days| *days > 0).map(|days| flow::way_days(lang, days.into()));
    let told = words::way(way.kind, lang);
    // Several stand below each other: alone, each says what it is about.
    let name = [flow::way_link(lang), ": ", told].concat();
    let said = [Some(told.to_owned()), bring, days].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let link = way.url.map(|url| {
        view! { <a href=url rel="external noreferrer" aria-label=name>{flow::way_link(lang)}</a> }.into_any()
    });
    [Some(plain::words(said + " ")), link].into_iter().flatten().collect::<Vec<_>>().into_any()
}
