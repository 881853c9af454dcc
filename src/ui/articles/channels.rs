//! Every way to reach support, by what one has to do: call, write, fill in. As the operator has listed them, so none is promised that is not there.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::help as text,
    operator::{CHANNELS, Channel, ChannelKind},
};

use super::links::OutsideLink;
use crate::ui::{
    components::{open_now::OpenNow, phone_line::PhoneLine, swap::each},
    words,
};

const KINDS: [ChannelKind; 5] =
    [ChannelKind::Phone, ChannelKind::Relay, ChannelKind::Interpreter, ChannelKind::Chat, ChannelKind::Form];

fn channels(kind: ChannelKind) -> impl Iterator<Item = &'static Channel> {
    CHANNELS.iter().filter(move |channel| channel.kind == kind)
}

/// Whether there is a channel of the kind.
pub fn has(kind: ChannelKind) -> bool {
    channels(kind).next().is_some()
}

/// The kinds that there are, each with its heading.
#[component]
pub fn Channels(lang: Lang) -> impl IntoView {
    each(KINDS.into_iter().filter(|kind| has(*kind)).map(|kind| {
        let (heading, what) = channel_words(kind, lang);
        let items = each(channels(kind).map(|channel| view! { <li><OneChannel channel lang /></li> }));
        view! {
            <h3>{heading}</h3>
            <p>{what}</p>
            <ul class="plain-list">{items}</ul>
        }
    }))
}

/// Heading, and what it is.
fn channel_words(kind: ChannelKind, lang: Lang) -> (&'static str, &'static str) {
    match kind {
        ChannelKind::Phone => (text::phone_heading(lang), text::phone_text(lang)),
        ChannelKind::Relay => (text::relay_heading(lang), text::relay_text(lang)),
        ChannelKind::Interpreter => (text::interpreter_heading(lang), text::interpreter_text(lang)),
        ChannelKind::Chat => (text::chat_heading(lang), text::chat_text(lang)),
        ChannelKind::Form => (text::form_heading(lang), text::form_text(lang)),
    }
}

#[component]
fn OneChannel(channel: &'static Channel, lang: Lang) -> impl IntoView {
    let call = channel.phone.as_ref().map(|phone| view! { <PhoneLine phone lang /> });
    let page = channel
        .url
        .map(|href| view! { <p><OutsideLink href label=text::channel_link(lang, channel.name) alone=true /></p> });
    let hours = channel.weekdays.map_or_else(
        || text::any_time(lang).to_owned(),
        |weekdays| words::hours(weekdays, channel.weekends, channel.last_checked, lang),
    );
    let open = channel.weekdays.map(|weekdays| view! { <OpenNow weekdays weekends=channel.weekends lang /> });
    view! {
        {call}
        {page}
        {open}
        <p class="hint">{hours}</p>
        <Speaks tags=channel.speaks lang />
    }
}

/// The languages that are spoken or written there, each by its own name where it is known here.
#[component]
fn Speaks(tags: &'static [&'static str], lang: Lang) -> impl IntoView {
    let names = each(tags.iter().enumerate().map(|(place, tag)| {
        let known = Lang::parse(tag);
        let comma = (place > 0).then_some(", ");
        view! { {comma} <span lang=known.map(Lang::as_str)>{known.map_or(*tag, Lang::own_name)}</span> }
    }));
    (!tags.is_empty()).then(|| view! { <p class="hint">{text::speaks(lang)} " " {names}</p> })
}
