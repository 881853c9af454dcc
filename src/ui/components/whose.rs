//! Whose it is, said before and after every block.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::flow, operator::API_BASE, route::login_href, view::PersonName};

/// As a term and its definition. `not_you`: path and fragment to come back to from another login, where that is offered.
#[component]
pub fn Whose(named: PersonName, #[prop(optional)] not_you: Option<String>, lang: Lang) -> impl IntoView {
    let PersonName { name, user_id } = named;
    // A new login puts an end to the former one, and one that fails does not: the app ends it first. Without the app a link is all there is.
    let not_you = not_you.map(|back_to| {
        view! { <a id="not-you" data-not-me="" href=login_href(API_BASE, &back_to)>{flow::not_you(lang)}</a> }
    });
    view! {
        <dt>{flow::whose(lang)}</dt>
        <dd>
            <bdi translate="no" class="whose">{name.as_str().to_owned()}</bdi>
            <span class="hint">{flow::user_id(lang)} " " <bdi translate="no">{user_id.as_str().to_owned()}</bdi></span>
            {not_you}
        </dd>
    }
}
