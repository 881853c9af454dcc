//! What one is looking for. Whatever is chosen narrows at once; nothing of it is in the address.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity::Outcome,
        authenticator::{Authenticator, Authenticators},
        filter::{Filter, Group, Period, Span},
        id::AuthenticatorId,
        language::Lang,
    },
    flow::activities::{Chosen, Message},
    i18n::text::{activity as text, flow},
};

use super::{List, wording};
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            plain::{self, button, part},
            swap::swap,
        },
        words,
    },
};

const OUTCOMES: [Outcome; 4] = [Outcome::Succeeded, Outcome::Failed, Outcome::Declined, Outcome::Expired];
/// The index of "two days" among the options for the period; before it are "all" and the spans.
const DAYS: usize = 1 + Span::ALL.len();

#[component]
pub fn Find(store: Store, list: List, lang: Lang) -> impl IntoView {
    let text = move || list.read(|state| state.filter.text().to_owned());
    let is_everything = list.whether(|state| state.filter.is_everything());
    let cleared = move |is_everything: bool| {
        let clear = move || list.stays_here(Message::FilterCleared);
        (!is_everything).then(|| button(Some("clear"), plain::LINK, text::find_clear(lang), clear))
    };
    let typed = move |event| list.stays_here(Message::Typed(event_target_value(&event)));
    // Whoever comes back to something that is narrowed sees by what.
    let is_open = list.read_once(|state| !state.filter.is_everything());
    let field = view! { <input type="search" id="q" autocomplete="off" maxlength=Filter::MAX_CHARS aria-describedby="q-hint" prop:value=text on:input=typed /> };
    let hint = view! { <p class="hint" id="q-hint">{text::find_text_hint(lang)}</p> };
    let field = plain::field("q", text::find_text(lang), field.into_any(), Some(hint.into_any()));
    let is_ticked = move || list.read(|state| state.filter.only_marked);
    let change = move || list.stays_here(Message::OnlyMarked(!is_ticked()));
    let marked = vec![
        plain::tick("only-marked", Box::new(is_ticked), Box::new(change)),
        view! { <label for="only-marked">{text::find_marked(lang)}</label> }.into_any(),
    ];
    let mut fields = vec![group_field(list, lang), outcome_field(list, lang), with_field(store, list, lang)];
    fields.extend(period_fields(list, lang));
    view! {
        // Nothing is ever sent by the browser itself: words would stand in the address.
        <form class="find no-print" role="search" on:submit=|event| event.prevent_default()>
            {plain::text("h2", "", text::find_heading(lang))}
            {field}
            {part("div", "tick", marked)}
            <details class="find__more" open=is_open>
                {plain::text("summary", "", text::find_more(lang))}
                {part("div", "find__fields", fields)}
            </details>
            {swap(move || is_everything.get(), cleared)}
        </form>
    }
}

/// One choice of several. `all`: what it says when nothing is chosen; `chosen`: the place of what is chosen, from 1.
fn choice(
    id: &'static str,
    label: &'static str,
    mut names: Vec<String>,
    all: &'static str,
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    names.insert(0, all.to_owned());
    plain::field(id, label, plain::select(id, names, Box::new(chosen), Box::new(choose)), None)
}

/// The place of a choice among all, from 1; 0 for none.
fn place_in<T: PartialEq>(all: &[T], chosen: Option<&T>) -> usize {
    chosen.and_then(|chosen| all.iter().position(|other| other == chosen)).map_or(0, |place| place + 1)
}

fn at_place<T: Clone>(all: &[T], place: usize) -> Option<T> {
    all.get(place.checked_sub(1)?).cloned()
}

fn group_field(list: List, lang: Lang) -> AnyView {
    let names = Group::ALL.map(|group| wording::group(group, lang).to_owned()).into();
    let chosen = move || list.read(|state| place_in(&Group::ALL, state.filter.group.as_ref()));
    let choose = move |place| list.stays_here(Message::GroupChosen(at_place(&Group::ALL, place)));
    choice("group", text::find_group(lang), names, text::find_group_all(lang), chosen, choose)
}

fn outcome_field(list: List, lang: Lang) -> AnyView {
    let names = OUTCOMES.map(|outcome| wording::outcome(outcome, lang).to_owned()).into();
    let chosen = move || list.read(|state| place_in(&OUTCOMES, state.filter.outcome.as_ref()));
    let choose = move |place| list.stays_here(Message::OutcomeChosen(at_place(&OUTCOMES, place)));
    choice("outcome", text::find_outcome(lang), names, text::find_outcome_all(lang), chosen, choose)
}

/// With what it was done: whatever the list of authenticators has.
fn with_field(store: Store, list: List, lang: Lang) -> AnyView {
    let look = move || store.read(|state| state.shell.list().map(|devices| choices(devices, lang)));
    let draw = move |choices: Option<Vec<(AuthenticatorId, String)>>| {
        let (ids, names): (Vec<_>, Vec<_>) = choices.unwrap_or_default().into_iter().unzip();
        let ids = Arc::new(ids);
        let all = ids.clone();
        let chosen = move || list.read(|state| place_in(&all, state.filter.authenticator.as_ref()));
        let choose = move |place| list.stays_here(Message::AuthenticatorChosen(at_place(&ids, place)));
        let is_any = !names.is_empty();
        is_any.then(|| choice("with", text::find_with(lang), names, text::find_with_all(lang), chosen, choose))
    };
    swap(look, draw)
}

fn choices(devices: &Authenticators, lang: Lang) -> Vec<(AuthenticatorId, String)> {
    devices.items.iter().filter_map(|device| Some((device.id.clone()?, called(device, lang)))).collect()
}

/// Kind, label and short id of an authenticator on one line.
pub fn called(device: &Authenticator, lang: Lang) -> String {
    let label = wording::isolated(device.label.as_str());
    let short = flow::short_id(lang, &wording::isolated(device.short_id.as_str()));
    [words::kind(device.kind, lang), ", ", &label, ", ", &short].concat()
}

fn period_fields(list: List, lang: Lang) -> Vec<AnyView> {
    let mut names: Vec<_> = Span::ALL.iter().map(|span| wording::span(*span, lang).to_owned()).collect();
    names.push(text::period_days(lang).to_owned());
    let chosen = move || list.read(|state| place_of(state.filter.period));
    let choose = move |place| {
        let chosen = match at_place(&Span::ALL, place) {
            Some(span) => Chosen::Last(span),
            None if place == DAYS => Chosen::Days { from: None, to: None },
            None => Chosen::All,
        };
        list.stays_here(Message::PeriodChosen(chosen));
    };
    let by_days = list.whether(|state| place_of(state.filter.period) == DAYS);
    vec![
        choice("period", text::find_period(lang), names, text::period_all(lang), chosen, choose),
        swap(move || by_days.get(), move |by_days: bool| by_days.then(|| two_days(list, lang))),
    ]
}

/// The index of the period among the options. Two days are chosen also when neither is filled in: their fields are shown.
fn place_of(period: Period) -> usize {
    match period {
        Period::All => 0,
        Period::Last { span, .. } => place_in(&Span::ALL, Some(&span)),
        Period::Between { .. } => DAYS,
    }
}

/// The fields for two days, which both belong to the period. They begin with what was filled in before.
fn two_days(list: List, lang: Lang) -> Vec<AnyView> {
    let period = list.read_once(|state| state.filter.period);
    let days = [period.from(), period.last()].map(|at| at.map(format::date_field).unwrap_or_default());
    let filled_in = days.clone();
    let days = RwSignal::new(days);
    let choose = move || {
        let [from, to] = days.get_untracked();
        let chosen = Chosen::Days { from: format::day_begins(&from, 0), to: format::day_begins(&to, 1) };
        list.stays_here(Message::PeriodChosen(chosen));
    };
    let backwards = list.whether(|state| state.filter.period.is_backwards());
    let day = move |id: &'static str, label: &'static str, place: usize| {
        let change = move |event| {
            days.update(|days| {
                if let Some(day) = days.get_mut(place) {
                    *day = event_target_value(&event);
                }
            });
            choose();
        };
        let filled_in = filled_in.get(place).cloned();
        let field = view! { <input type="date" id=id max="9999-12-31" aria-describedby="backwards" value=filled_in on:change=change /> };
        plain::field(id, label, field.into_any(), None)
    };
    let wrong = move |is: bool| is.then(|| plain::text("p", "error-text", text::period_backwards(lang)));
    let wrong = swap(move || backwards.get(), wrong);
    vec![
        day("from", text::period_from(lang), 0),
        day("to", text::period_to(lang), 1),
        view! { <div id="backwards" role="alert">{wrong}</div> }.into_any(),
    ]
}
