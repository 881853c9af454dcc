//! The identity as a whole: how it stands, since when, by whom, and how one gets back in or complains.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::Actor,
        claim::Claim,
        identity::{Identity, IdentityStatus},
        language::Lang,
    },
    i18n::text::{identity, profile as text, receipt},
    operator::COMPLAINT_URL,
    route::Page,
};

use crate::{
    platform::format,
    ui::{
        components::{device::ListAsOf, reference::Reference, ways_back::WaysBack, when::When},
        words,
    },
};

/// Its status and what belongs to it. Only "blocked" is a claim: that it is in use is no promise of anything.
#[component]
pub fn Standing(identity: Identity, lang: Lang) -> impl IntoView {
    let claim = identity.claim();
    let Identity { status, since, blocked_by, reference, as_of, .. } = identity;
    // Whoever was blocked without asking can complain. Not knowing who did it may be just that.
    let complaint = (status == IdentityStatus::Blocked && blocked_by != Some(Actor::You)).then(|| {
        view! { <p>{text::complaint(lang)} " " <a href=COMPLAINT_URL rel="external noreferrer">{text::complaint_link(lang)}</a></p> }
    });
    let class = if status == IdentityStatus::Active { "badge badge--active" } else { "badge badge--blocked" };
    view! {
        <p>
            <strong class=class data-claim=claim.map(Claim::as_str) data-claim-at=claim.map(|_| format::iso(as_of)) data-about=claim.map(|_| "identity")>
                {words::identity_status(status, lang)}
            </strong>
        </p>
        <dl class="facts">
            {since.map(|at| view! { <dt>{text::since(lang)}</dt> <dd><When at lang /></dd> })}
            {blocked_by.map(|by| view! { <dt>{text::blocked_by(lang)}</dt> <dd>{words::actor(by, lang)}</dd> })}
            {reference.map(|reference| view! { <Reference reference lang /> })}
        </dl>
        <ListAsOf as_of lang />
        {complaint}
    }
}

#[component]
pub fn Whole(identity: Arc<Identity>, lang: Lang) -> impl IntoView {
    let identity = (*identity).clone();
    let may_be_blocked = identity.may_be_blocked();
    let ways = (identity.status == IdentityStatus::Blocked).then(|| identity.reactivation.clone());
    let ways = ways.map(|ways| {
        view! {
            <h3>{receipt::back_heading(lang)}</h3>
            <p class="hint">{text::found_warning(lang)}</p>
            <WaysBack ways lang />
        }
    });
    let act = may_be_blocked.then(|| {
        view! { <p><a id="block-whole" class="button button-secondary act" href=Page::BlockIdentity.path(lang)>{identity::title(lang)}</a></p> }
    });
    view! {
        <Standing identity lang />
        {ways}
        {act}
    }
}
