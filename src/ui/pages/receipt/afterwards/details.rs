//! What is on record of the block: history, with times, apart from what holds now.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::{self as domain, BlockState, Notified, RecordTarget},
        id::BlockId,
        language::Lang,
        time::Timestamp,
    },
    flow::app::{Relation, State},
    i18n::text::{afterwards as text, flow},
    operator::API_BASE,
    route::{Page, login_href},
    view::{PersonName, claim::is_yours},
};

use super::super::named;
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            device::{DeviceName, NamedDevice},
            reference::Reference,
            swap::{each, swap},
            when::When,
            whose::Whose,
        },
        words,
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RecordFacts {
    record: domain::Record,
    /// Only while their holder is logged in.
    whose: Option<PersonName>,
    what: Option<NamedDevice>,
    identity: Option<&'static str>,
    /// Nobody is logged in, and a login would show more: it was pressed in this tab.
    login_adds: bool,
    /// This tab knows the whole identity to be blocked.
    nothing_left: bool,
}

#[component]
pub fn Record(store: Store, id: BlockId, lang: Lang) -> impl IntoView {
    let draw = move |shown: Option<RecordFacts>| shown.map(|shown| view! { <Facts shown lang /> });
    swap(move || store.read(|state| shown(state, &id, lang)), draw)
}

fn shown(state: &State, id: &BlockId, lang: Lang) -> Option<RecordFacts> {
    let record = state.shell.shown_block(id)?.record()?.clone();
    Some(RecordFacts {
        whose: state.shell.block_owner(id).map(PersonName::from),
        what: named(state, id),
        identity: (record.target == RecordTarget::Identity).then(|| identity_name(state, id, lang)),
        login_adds: state.shell.session.person().is_none()
            && state.shell.shown_relation(id) == Some(Relation::OfThisTab),
        nothing_left: state.shell.identity_is_blocked(),
        record,
    })
}

/// Whether it is the reader's own.
fn identity_name(state: &State, id: &BlockId, lang: Lang) -> &'static str {
    match state.shell.shown_relation(id) {
        Some(relation) if is_yours(relation) => flow::what_identity(lang),
        _ => text::what_identity_somebodys(lang),
    }
}

#[component]
fn Facts(shown: RecordFacts, lang: Lang) -> impl IntoView {
    let RecordFacts { mut record, whose, what, identity, login_adds, nothing_left } = shown;
    if whose.is_none() {
        record = record.without_personal();
    }
    let reference = record.details.reference.clone();
    let sessions = record.details.sessions_ended;
    let in_effect = matches!(record.state, BlockState::InEffect { .. });
    // What is left is the person's own affair, and nothing is left while the identity is blocked.
    let left = record
        .details
        .authenticators_left
        .filter(|_| in_effect && identity.is_none() && whose.is_some() && !nothing_left);
    view! {
        <section class="plain">
            <h2>{text::details_heading(lang)}</h2>
            {whose.map(|named| view! { <Whose named lang /> })}
            <dl class="facts">
                {what.map(|named| view! {
                    <dt>{text::what(lang)}</dt>
                    <dd><DeviceName named lang /></dd>
                })}
                {identity.map(|named| view! { <dt>{text::what(lang)}</dt> <dd>{named}</dd> })}
                {reference.map(|reference| view! { <Reference reference lang /> })}
                <History record=record.clone() lang />
                {(!record.details.notified.is_empty()).then(|| view! { <NotifiedOf notified=record.details.notified.clone() lang /> })}
            </dl>
            {login_adds.then(|| view! {
                <p class="no-print">{text::login_adds(lang)} " " <a href=login_href(API_BASE, &Page::Receipt.path(lang))>{flow::login_button(lang)}</a></p>
            })}
            {in_effect.then(|| view! { <p>{words::sessions_ended(sessions, lang)}</p> })}
            {left.map(|left| view! { <p>{if left == 0 { text::left_none(lang) } else { text::left_some(lang) }}</p> })}
        </section>
    }
}

/// When it was received, came into effect, ended, each only when the back end told it; and the time zone of these times.
#[component]
fn History(record: domain::Record, lang: Lang) -> impl IntoView {
    let (since, ended, by) = match &record.state {
        BlockState::InEffect { since, .. } => (*since, None, None),
        BlockState::Ended { at, by, in_effect_at } => (*in_effect_at, *at, *by),
        BlockState::Pending | BlockState::Refused { .. } => (None, None, None),
    };
    let moment = move |name: &'static str, at: Option<Timestamp>| {
        at.map(|at| view! { <dt>{name}</dt> <dd><When at lang /></dd> })
    };
    let is_dated = [record.received_at, since, ended].iter().any(Option::is_some);
    // To whoever reads Danish times on a Danish clock it says nothing.
    let is_elsewhere = record.received_at.or(since).or(ended).is_some_and(|at| !format::is_danish(at));
    let zone = (is_dated && is_elsewhere)
        .then(|| view! { <dt>{text::zone(lang)}</dt> <dd translate="no">{format::zone()}</dd> });
    view! {
        {moment(text::received(lang), record.received_at)}
        {moment(text::in_effect(lang), since)}
        {moment(text::ended_when(lang), ended)}
        {zone}
        {by.map(|by| view! { <dt>{text::ended_by(lang)}</dt> <dd>{words::actor(by, lang)}</dd> })}
    }
}

#[component]
fn NotifiedOf(notified: Vec<Notified>, lang: Lang) -> impl IntoView {
    let items = each(notified.into_iter().map(|one| {
        let masked = one.masked.map(|masked| view! { " " <bdi translate="no">{masked.as_str().to_owned()}</bdi> });
        view! { <dd>{words::channel(one.channel, lang)} {masked}</dd> }
    }));
    view! { <dt>{text::notified_heading(lang)}</dt> {items} }
}
