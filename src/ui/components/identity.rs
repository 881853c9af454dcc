//! The identity as a whole, beside what belongs to it.

use leptos::prelude::*;
use spaer_core::{
    domain::{claim::Claim, language::Lang},
    i18n::text::flow,
};

use super::swap::swap;
use crate::{platform::format, ui::Store};

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
