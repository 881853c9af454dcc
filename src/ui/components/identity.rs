//! The identity as a whole, beside what belongs to it.

use leptos::prelude::*;
use spaer_core::{
    domain::{claim::Claim, identity::Identity, language::Lang},
    i18n::text::flow,
    view::claim::ClaimSubject,
};

use super::swap::swap;
use crate::{
    platform::format,
    ui::{Store, words},
};

/// That it is blocked, or closed for good, and when that was read. Only "blocked" is a claim.
#[component]
pub fn IdentityNote(identity: Identity, lang: Lang) -> impl IntoView {
    let claim = identity.claim();
    let at = format::iso(identity.as_of);
    let said = match claim {
        Some(_) => flow::blocked_heading(lang, words::subject(ClaimSubject::OwnIdentity, lang)) + ".",
        None => words::identity_status(identity.status, lang).to_owned() + ".",
    };
    let read = flow::list_as_of(lang, &format::moment(identity.as_of, lang));
    view! {
        <p class="beside" data-status=identity.status.as_str() data-status-at=at.clone() data-claim=claim.map(Claim::as_str) data-claim-at=claim.map(|_| at) data-about="identity">
            {said} " " {read}
        </p>
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
