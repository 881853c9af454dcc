//! What the list shows, in one sentence that a screen reader hears; and below the list how it goes on.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::Authenticators,
        filter::{Filter, Period},
        id::AuthenticatorId,
        language::Lang,
        problem::Problem,
    },
    flow::activities::{Message, News, State},
    i18n::{
        number,
        text::{activity as text, flow},
    },
    view::activities::{Below, Count, Onward, Sentence},
};

use super::{
    List, SUMMARY,
    find::called,
    list::{is_slow, waiting},
    wording,
};
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            notice::{Tone, noticed},
            phone_line::{PhoneNow, first_line},
            plain::{self, button, part, words},
            swap::swap,
        },
        words as said,
    },
};

/// The sentence, the filter that it names, and the name of the authenticator that the filter asks for.
fn seen(state: &State, devices: Option<&Authenticators>, lang: Lang) -> (Sentence, Filter, Option<String>) {
    let with = state.filter.authenticator.as_ref().map(|id| named(id, devices, lang));
    (Sentence::of(state), state.filter.clone(), with)
}

#[component]
pub fn Summary(store: Store, list: List, lang: Lang) -> impl IntoView {
    let news = move || {
        list.read(|state| match &state.news {
            News::Offered { count, at_least, .. } => Some((*count, *at_least)),
            News::None => None,
        })
    };
    let offer = move |news: Option<(usize, bool)>| {
        news.map(|(count, at_least)| {
            let show = move || list.stays_here(Message::NewsPressed);
            let count = u64::try_from(count).unwrap_or_default();
            let news = if at_least { text::news_more(lang, count) } else { text::news(lang, count) } + ". ";
            let show = button(Some("news"), plain::SECONDARY, text::news_show(lang), show);
            part("p", "news", vec![words(news), show])
        })
    };
    let look = move || {
        let devices = store.read(|state| state.shell.list().cloned());
        sentence(list.read(|state| seen(state, devices.as_deref(), lang)), lang)
    };
    let newer = list.whether(State::has_newer);
    let up = move || {
        let up = move || list.stays_here(Message::NewerPressed);
        part("p", "no-print", vec![button(Some("newer"), plain::SECONDARY, text::newer(lang), up)])
    };
    view! {
        <div role="status">{swap(news, offer)}</div>
        // When the focus is moved here, the name of the group is announced, and the sentence only when it changes: not the same twice.
        <div role="group" aria-label=text::list_heading(lang) id=SUMMARY tabindex="-1">
            <div role="status">{swap(look, |(class, said): (&'static str, String)| plain::text("p", class, said))}</div>
        </div>
        {swap(move || newer.get(), move |is: bool| is.then(up))}
    }
}

fn named(id: &AuthenticatorId, devices: Option<&Authenticators>, lang: Lang) -> String {
    let device = devices.and_then(|devices| devices.by_id(id));
    device.map_or_else(|| text::unknown(lang).to_owned(), |device| called(device, lang))
}

/// The sentence, and its class. If a new state gives the same sentence, it is not drawn anew: it would be announced again.
fn sentence((sentence, filter, with): (Sentence, Filter, Option<String>), lang: Lang) -> (&'static str, String) {
    let (count, onward) = match sentence {
        Sentence::Nothing => return ("loading", String::new()),
        Sentence::Loading => return ("loading", waiting(false, lang).to_owned()),
        Sentence::LoadingSlowly => return ("loading", waiting(true, lang).to_owned()),
        Sentence::NothingAtAll => return ("", text::nothing_at_all(lang).to_owned()),
        Sentence::Rows { count, onward } => (count, onward),
    };
    let rest = match onward {
        Onward::Backwards => String::new(),
        Onward::Looking => text::looking_further(lang).to_owned(),
        Onward::RecordedSince(at) => text::recorded_since(lang, &format::danish_day(at, lang)),
        Onward::RecordedAll => text::recorded_all(lang).to_owned(),
        Onward::Circle => text::circle(lang).to_owned(),
        Onward::MaybeMore => text::maybe_more(lang).to_owned(),
    };
    let first = match count {
        Count::NoneFits => text::nothing_fits(lang).to_owned(),
        Count::NoneFitsYet => text::nothing_fits_yet(lang).to_owned(),
        Count::None => text::shown_none(lang).to_owned(),
        Count::Some(count) => text::shown(lang, count, &number(count, lang)),
    };
    ("", [&first, &by(&filter, with.as_deref(), lang), ". ", &rest].concat())
}

/// By what it is narrowed: ": Logins · with “bank”".
fn by(filter: &Filter, with: Option<&str>, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(filter.group.map(|group| wording::group(group, lang).to_owned()));
    parts.extend(filter.outcome.map(|outcome| wording::outcome(outcome, lang).to_owned()));
    let words = filter.text().trim();
    parts.extend((!words.is_empty()).then(|| text::part_text(lang, &wording::isolated(words))));
    parts.extend(with.map(str::to_owned));
    parts.extend(period(filter.period, lang));
    parts.extend(filter.only_marked.then(|| text::part_marked(lang).to_owned()));
    if parts.is_empty() { String::new() } else { [": ", &parts.join(" · ")].concat() }
}

/// The period in words. Its last day counts in full, so it is named by the last moment within the period.
fn period(period: Period, lang: Lang) -> Option<String> {
    if let Period::Last { span, .. } = period {
        return Some(wording::span(span, lang).to_owned());
    }
    let day = |at| format::danish_day(at, lang);
    match (period.from().map(day), period.last().map(day)) {
        (None, None) => None,
        (Some(from), Some(to)) => Some(text::part_period_days(lang, &from, &to)),
        (Some(from), None) => Some(text::part_from(lang, &from)),
        (None, Some(to)) => Some(text::part_to(lang, &to)),
    }
}

#[component]
pub fn BelowList(list: List, lang: Lang) -> impl IntoView {
    let failed = move || list.read(|state| state.problem().map(|problem| (problem, state.has_rows())));
    let is_slow = list.whether(|state| state.is_begun() && !state.reads_all() && is_slow(state));
    let slow = move |is: bool| is.then(|| plain::text("p", "", flow::loading_slowly(lang)));
    // Live regions must be there before their text, or it is not announced.
    view! {
        <div class="onward no-print">
            <div role="alert">{swap(failed, move |failed| failed.map(|failed| not_read(failed, lang)))}</div>
            <div role="status">{swap(move || is_slow.get(), slow)}</div>
            {swap(move || list.read(Below::of), move |below| going_on(list, below, lang))}
        </div>
    }
}

fn not_read((problem, has_rows): (Problem, bool), lang: Lang) -> AnyView {
    let mut body = vec![plain::text("p", "", said::problem(problem, lang))];
    body.extend(has_rows.then(|| plain::text("p", "", text::failed_what_is_there(lang))));
    body.extend(first_line().map(|phone| view! { <PhoneNow phone lang /> }.into_any()));
    plain::failed("not-read", vec![noticed(Tone::Warning, body)])
}

fn going_on(list: List, below: Below, lang: Lang) -> Vec<AnyView> {
    let button = move |id: &'static str, class: &'static str, label: &'static str, message: Message| {
        button(Some(id), class, label, move || list.stays_here(message.clone()))
    };
    match below {
        Below::Retry => vec![button("again", plain::PRIMARY, flow::retry(lang), Message::RetryPressed)],
        Below::Stop { loaded } => vec![
            // No live region: the sentence above the list is announced with every page.
            plain::text("p", "", text::fetched_so_far(lang, &number(u64::try_from(loaded).unwrap_or_default(), lang))),
            button("stop", plain::SECONDARY, text::stop(lang), Message::StopPressed),
        ],
        Below::Older { older, all } => {
            let one = older.then(|| button("older", plain::SECONDARY, text::older(lang), Message::OlderPressed));
            let all = all.then(|| button("all-older", plain::LINK, text::all_older(lang), Message::AllPressed));
            one.into_iter().chain(all).collect()
        }
    }
}
