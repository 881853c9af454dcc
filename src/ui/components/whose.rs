//! Whose it is, said before and after every block.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::flow, operator::API_BASE, route::login_href, view::PersonName};

use super::plain::{self, part};

/// The name, and the masked user ID beside it.
#[component]
pub fn Whose(named: PersonName, lang: Lang) -> impl IntoView {
    let PersonName { name, user_id } = named;
    let said = vec![
        plain::words([flow::whose(lang), " "].concat()),
        plain::foreign("", name.as_str()),
        plain::words(" ("),
        plain::foreign("", user_id.as_str()),
        plain::words(")"),
    ];
    part("p", "whose", said)
}

/// The way on for whoever is somebody else. `back_to`: path and fragment to come back to from the other login.
///
/// A new login puts an end to the former one, and one that fails does not: the app ends it first. Without the app a link is all there is.
#[component]
pub fn NotYou(back_to: String, lang: Lang) -> impl IntoView {
    view! { <p><a id="not-you" class="lone-link" data-not-me="" href=login_href(API_BASE, &back_to)>{flow::not_you(lang)}</a></p> }
}
