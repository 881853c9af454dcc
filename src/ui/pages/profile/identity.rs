//! The identity as a whole: how it stands, how one gets back in, and how one blocks it.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        identity::{Identity, IdentityStatus},
        language::Lang,
    },
    i18n::text::{common, flow, profile as text},
    route::Page,
};

use crate::ui::components::{identity::IdentityState, page_link::PageLink, ways_back::ReactivationRoutes};

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
