//! What is on record of the block: history, with times, apart from what holds now.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::{self as domain, Notified, RecordTarget, Standing, Target},
        language::Lang,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::{app::State, block::Order},
    i18n::text::receipt as text,
};

use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            device::{DeviceName, Named},
            swap::{each, swap},
            when::When,
        },
        words,
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Shown {
    record: domain::Record,
    /// Name and masked user ID, only while their holder is logged in.
    whose: Option<(UntrustedText, UntrustedText)>,
    what: Option<Named>,
    whole: bool,
}

#[component]
pub fn Record(store: Store, lang: Lang) -> impl IntoView {
    swap(move || store.read(|state| shown(state, lang)), move |shown| shown.map(|shown| view! { <Facts shown lang /> }))
}

fn shown(state: &State, lang: Lang) -> Option<Shown> {
    let block = state.shown_block()?;
    let record = block.record()?.clone();
    let owner = state.shown_block_owner();
    Some(Shown {
        whose: owner.map(|person| (person.display_name.clone(), person.user_id_masked.clone())),
        what: owner.and_then(|_| what(state, block.order(), &record, lang)),
        whole: record.target == RecordTarget::Identity,
        record,
    })
}

/// The authenticator by name: from the record, or from the list if it is still here.
fn what(state: &State, order: &Order, record: &domain::Record, lang: Lang) -> Option<Named> {
    if let RecordTarget::Authenticator { kind: Some(kind), label, short_id, .. } = &record.target {
        return Some(Named { kind: words::kind(*kind, lang), label: label.clone(), short_id: short_id.clone() });
    }
    let Order::Own(intent) = order else { return None };
    let Target::Authenticator(id) = &intent.target else { return None };
    Some(Named::of(state.list()?.by_id(id)?, lang))
}

#[component]
fn Facts(shown: Shown, lang: Lang) -> impl IntoView {
    let Shown { record, whose, what, whole } = shown;
    let reference = record.details.reference.clone();
    let sessions = record.details.sessions_ended;
    let in_effect = matches!(record.standing, Standing::InEffect { .. });
    let left = record.details.authenticators_left.filter(|_| in_effect && !whole);
    view! {
        <section class="plain">
            <h2>{text::details_heading(lang)}</h2>
            <dl class="facts">
                {what.map(|named| view! {
                    <dt>{text::what(lang)}</dt>
                    <dd><DeviceName named lang /></dd>
                })}
                {whole.then(|| view! { <dt>{text::what(lang)}</dt> <dd>{text::what_identity(lang)}</dd> })}
                {whose.map(|(name, user_id)| view! { <Whose name user_id lang /> })}
                {reference.map(|reference| view! { <Reference reference lang /> })}
                <History record=record.clone() lang />
                {(!record.details.notified.is_empty()).then(|| view! { <NotifiedOf notified=record.details.notified.clone() lang /> })}
            </dl>
            {in_effect.then(|| view! { <p>{words::sessions_ended(sessions, lang)}</p> })}
            {left.map(|left| view! { <p>{if left == 0 { text::left_none(lang) } else { text::left_some(lang) }}</p> })}
            <p class="hint">{text::times(lang, &format::zone())}</p>
        </section>
    }
}

#[component]
fn Whose(name: UntrustedText, user_id: UntrustedText, lang: Lang) -> impl IntoView {
    view! {
        <dt>{text::whose(lang)}</dt>
        <dd>
            <bdi translate="no" class="whose">{name.as_str().to_owned()}</bdi>
            <span class="hint">{text::user_id(lang)} " " <bdi translate="no">{user_id.as_str().to_owned()}</bdi></span>
        </dd>
    }
}

#[component]
fn Reference(reference: UntrustedText, lang: Lang) -> impl IntoView {
    view! {
        <dt>{text::reference(lang)}</dt>
        <dd>
            <bdi translate="no" class="reference">{reference.as_str().to_owned()}</bdi>
            <span class="hint">{text::reference_hint(lang)}</span>
        </dd>
    }
}

/// When it was received, came into effect, ended: each only when the back end told it.
#[component]
fn History(record: domain::Record, lang: Lang) -> impl IntoView {
    let (since, ended, by) = match &record.standing {
        Standing::InEffect { since, .. } => (*since, None, None),
        Standing::Ended { at, by, in_effect_at } => (*in_effect_at, *at, *by),
        Standing::Pending | Standing::Refused { .. } => (None, None, None),
    };
    let moment = move |name: &'static str, at: Option<Timestamp>| {
        at.map(|at| view! { <dt>{name}</dt> <dd><When at lang /></dd> })
    };
    view! {
        {moment(text::received(lang), record.received_at)}
        {moment(text::in_effect(lang), since)}
        {moment(text::ended_when(lang), ended)}
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
