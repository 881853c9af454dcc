//! The identity as a whole: how it stands, since when, by whom, and how one complains.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::Actor,
        claim::Claim,
        identity::{Identity, IdentityStatus},
        language::Lang,
    },
    i18n::text::{common, flow},
    operator::COMPLAINT_URL,
    route::Page,
};

use super::{device::ListAsOf, page_link::PageLink, plain, reference::Reference, swap::swap, when::When};
use crate::{
    platform::format,
    ui::{Store, words},
};

/// Its status and what belongs to it. Only "blocked" is a claim: that it is in use is no promise of anything.
#[component]
pub fn IdentityState(identity: Identity, lang: Lang) -> impl IntoView {
    let claim = identity.claim();
    let Identity { status, since, blocked_by, reference, as_of, .. } = identity;
    // Whoever was blocked without asking can complain. Not knowing who did it may be just that.
    let complaint = (status == IdentityStatus::Blocked && blocked_by != Some(Actor::You)).then(|| {
        view! { <p>{flow::complaint(lang)} " " <a href=COMPLAINT_URL rel="external noreferrer">{flow::complaint_link(lang)}</a></p> }
    });
    let (seen, at) = (status.as_str(), format::iso(as_of));
    let back = (status == IdentityStatus::Blocked).then(|| {
        plain::part(
            "p",
            "",
            vec![view! { <PageLink lang page=Page::Reactivation>{common::blocked_link(lang)}</PageLink> }.into_any()],
        )
    });
    let class = if status == IdentityStatus::Active { "badge badge--active" } else { "badge badge--blocked" };
    view! {
        <p>
            <strong class=class data-status=seen data-status-at=at.clone() data-claim=claim.map(Claim::as_str) data-claim-at=claim.map(|_| at) data-about="identity">
                {words::identity_status(status, lang)}
            </strong>
        </p>
        <dl class="facts">
            {since.map(|at| view! { <dt>{flow::since(lang)}</dt> <dd><When at lang /></dd> })}
            {blocked_by.map(|by| view! { <dt>{flow::blocked_by(lang)}</dt> <dd>{words::actor(by, lang)}</dd> })}
            {reference.map(|reference| view! { <Reference reference lang /> })}
        </dl>
        <ListAsOf as_of lang />
        {complaint}
        {back}
    }
}

/// Says beside a list of authenticators that none can be used while the whole identity is blocked, whatever their own status is.
#[component]
pub fn AllUnusable(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |claim: Option<Claim>| {
        let claim = claim?;
        let at = claim.at().map(format::iso);
        Some(
            view! { <p data-claim=claim.as_str() data-claim-at=at data-about="identity">{flow::devices_useless(lang)}</p> },
        )
    };
    swap(move || store.read(|state| state.shell.identity_claim()), draw)
}
