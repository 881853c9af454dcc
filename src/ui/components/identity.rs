//! The identity as a whole, beside what belongs to it.

use leptos::prelude::*;
use spaer_core::{
    domain::{claim::Claim, identity::Identity, language::Lang},
    i18n::text::flow,
    view::claim::ClaimSubject,
};

use super::{claim_panel::DatedStatus, swap::swap};
use crate::{
    platform::format,
    ui::{Store, words},
};

/// That it is blocked, or closed for good, and when that was read. Only "blocked" is a claim.
#[component]
pub fn IdentityNote(identity: Identity, lang: Lang) -> impl IntoView {
    let claim = identity.claim();
    let text = match claim {
        Some(_) => flow::blocked_heading(lang, words::subject(ClaimSubject::OwnIdentity, lang)) + ".",
        None => words::identity_status(identity.status, lang).to_owned() + ".",
    };
    let (seen, as_of) = (identity.status.as_str(), identity.as_of);
    view! { <DatedStatus text seen claim as_of about="identity".to_owned() lang /> }
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
