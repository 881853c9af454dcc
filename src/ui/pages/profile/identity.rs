//! The identity as a whole: how it stands, how one gets back in, and how one blocks it.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::Actor,
        claim::Claim,
        identity::{Identity, IdentityStatus},
        language::Lang,
    },
    i18n::text::{common, flow, profile as text},
    operator::COMPLAINT_URL,
    route::Page,
};

use crate::{
    platform::format,
    ui::{
        components::{
            device::ListAsOf,
            icon::{Glyph, Icon},
            page_link::PageLink,
            plain::{self, part},
            reference::Reference,
            ways_back::ReactivationRoutes,
            when::When,
        },
        words,
    },
};

#[component]
pub fn WholeIdentity(identity: Arc<Identity>, lang: Lang) -> impl IntoView {
    let identity = (*identity).clone();
    let may_be_blocked = identity.may_be_blocked();
    let ways = (identity.status == IdentityStatus::Blocked).then(|| identity.reactivation.clone());
    let ways = ways.map(|ways| {
        view! {
            <h3>{flow::back_heading(lang)}</h3>
            <p class="hint">{text::found_warning(lang)}</p>
            <ReactivationRoutes ways lang />
        }
    });
    let act = may_be_blocked.then(|| {
        view! { <p><PageLink lang page=Page::BlockIdentity id=Some("block-identity") class="button button-secondary act">{common::act_identity(lang)}</PageLink></p> }
    });
    view! {
        <IdentityState identity lang />
        {ways}
        {act}
    }
}

/// Its status and what belongs to it. Only "blocked" is a claim: that it is in use is no promise of anything.
#[component]
fn IdentityState(identity: Identity, lang: Lang) -> impl IntoView {
    let claim = identity.claim();
    let Identity { status, since, blocked_by, reference, as_of, .. } = identity;
    // Whoever was blocked without asking can complain. Not knowing who did it may be just that.
    let complaint = (status == IdentityStatus::Blocked && blocked_by != Some(Actor::You)).then(|| {
        let said = plain::words([text::complaint(lang), " "].concat());
        part("p", "", vec![said, plain::elsewhere(COMPLAINT_URL, text::complaint_link(lang))])
    });
    let (seen, at) = (status.as_str(), format::iso(as_of));
    let back = (status == IdentityStatus::Blocked).then(|| {
        let link =
            view! { <PageLink lang page=Page::Reactivation class="lone-link">{common::blocked_link(lang)}</PageLink> };
        part("p", "", vec![link.into_any()])
    });
    let (class, icon) = match status {
        IdentityStatus::Active => ("badge badge--active", Icon::CHECK),
        IdentityStatus::Blocked | IdentityStatus::Closed => ("badge badge--blocked", Icon::LOCK),
        IdentityStatus::Other => ("badge", Icon::QUESTION),
    };
    let status = view! {
        <strong class=class data-status=seen data-status-at=at.clone() data-claim=claim.map(Claim::as_str) data-claim-at=claim.map(|_| at) data-about="identity">
            <Glyph icon />
            {words::identity_status(status, lang)}
        </strong>
    };
    let term = |name: &'static str| plain::text("dt", "", name);
    let mut facts = Vec::new();
    if let Some(at) = since {
        facts.extend([term(text::since(lang)), part("dd", "", vec![view! { <When at lang /> }.into_any()])]);
    }
    if let Some(by) = blocked_by {
        facts.extend([term(text::blocked_by(lang)), plain::text("dd", "", words::actor(by, lang))]);
    }
    facts.extend(reference.map(|reference| view! { <Reference reference lang /> }.into_any()));
    let parts = [
        Some(part("p", "", vec![status.into_any()])),
        Some(part("dl", "facts", facts)),
        Some(view! { <ListAsOf as_of lang /> }.into_any()),
        complaint,
        back,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>()
}
