//! One module a page.

pub mod activity;
pub mod authenticator;
pub mod identity;
pub mod part;
pub mod profile;
pub mod receipt;

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, page::Part},
    route::Page,
};

use super::Store;
use activity::{ActivityPage, List};
use authenticator::AuthenticatorPage;
use identity::IdentityPage;
use profile::ProfilePage;
use receipt::ReceiptPage;

/// Draws an app page.
pub type Draw = Box<dyn Fn(Page) -> AnyView + Send + Sync>;

/// `in_part`: draws a page that is in a part of the app. What is named here travels with every document, and what `in_part` names does not.
pub fn draw(store: Store, lang: Lang, in_part: impl Fn(Page, Part) -> AnyView + Send + Sync + 'static) -> Draw {
    Box::new(move |page| match page {
        Page::BlockAuthenticator => view! { <AuthenticatorPage store lang /> }.into_any(),
        Page::BlockIdentity => view! { <IdentityPage store lang /> }.into_any(),
        Page::Receipt => view! { <ReceiptPage store lang /> }.into_any(),
        page => page.part().map_or_else(|| ().into_any(), |part| in_part(page, part)),
    })
}

/// All of them, where everything is there: for the pages as they are written, and for tests of components.
pub fn draw_any(store: Store, list: List, lang: Lang) -> Draw {
    draw(store, lang, move |_, part| match part {
        Part::Profile => view! { <ProfilePage store list lang /> }.into_any(),
        Part::Activity => view! { <ActivityPage store list lang /> }.into_any(),
    })
}
