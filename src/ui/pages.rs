//! One module a page.

pub mod activity;
pub mod authenticator;
pub mod identity;
pub mod part;
pub mod profile;
pub mod receipt;

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        language::Lang,
        page::{AppPage, Part},
    },
    route::Page,
    view::PersonName,
};

use super::{Store, components::gate::gated, words};
use activity::{ActivityPage, List};
use authenticator::AuthenticatorPage;
use identity::IdentityPage;
use profile::ProfilePage;
use receipt::{ReceiptPage, afterwards::Afterwards};

/// Draws an app page.
pub type Draw = Box<dyn Fn(AppPage) -> AnyView + Send + Sync>;

/// `in_part`: draws a page that is in a part, for whoever is logged in, or the rest of one. What this function names is in the main part, which every
/// document loads; what only `in_part` names is not.
pub fn draw(
    store: Store,
    lang: Lang,
    in_part: impl Fn(Part, Option<PersonName>) -> AnyView + Send + Sync + 'static,
) -> Draw {
    let in_part = Arc::new(in_part);
    Box::new(move |drawn| {
        let in_part = in_part.clone();
        let (page, part) = match drawn {
            AppPage::BlockAuthenticator => return view! { <AuthenticatorPage store lang /> }.into_any(),
            AppPage::BlockIdentity => return view! { <IdentityPage store lang /> }.into_any(),
            AppPage::Receipt => {
                let rest = move || in_part(Part::Afterwards, None);
                return view! { <ReceiptPage store rest lang /> }.into_any();
            }
            AppPage::Profile => (Page::Profile, Part::Profile),
            AppPage::Activity => (Page::Activity, Part::Activity),
        };
        // The gate is in the main part, so that nobody waits for a part just to be told to log in.
        gated(store, page, words::title(drawn, lang), move |named| in_part(part, named), lang)
    })
}

/// The same with every part built in: for prerendering, and for tests of components.
pub fn draw_any(store: Store, list: List, lang: Lang) -> Draw {
    draw(store, lang, move |part, named| match part {
        Part::Afterwards => view! { <Afterwards store lang /> }.into_any(),
        Part::Profile => view! { <ProfilePage store list named lang /> }.into_any(),
        Part::Activity => view! { <ActivityPage store list named lang /> }.into_any(),
    })
}
