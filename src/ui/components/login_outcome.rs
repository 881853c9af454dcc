//! How a login ended, on whatever page one comes back to.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, flow::session::LoginOutcome, i18n::text::common, route::Page};

use super::{
    notice::{Tone, noticed},
    page_link::PageLink,
    plain,
};

/// Heading and what to do next.
pub fn words(outcome: LoginOutcome, lang: Lang) -> (&'static str, &'static str) {
    match outcome {
        // It went well, and yet nobody is logged in.
        LoginOutcome::Ok => (common::login_lost_title(lang), common::login_lost_text(lang)),
        LoginOutcome::Cancelled => (common::login_cancelled_title(lang), common::login_cancelled_text(lang)),
        LoginOutcome::Failed => (common::login_failed_title(lang), common::login_failed_text(lang)),
        LoginOutcome::Locked => (common::login_locked_title(lang), common::login_locked_text(lang)),
        LoginOutcome::Blocked => (common::login_blocked_title(lang), common::login_blocked_text(lang)),
        LoginOutcome::Unavailable => (common::login_unavailable_title(lang), common::login_unavailable_text(lang)),
        LoginOutcome::Elsewhere => (common::login_elsewhere_title(lang), common::login_elsewhere_text(lang)),
        LoginOutcome::Doubtful => (common::login_none_title(lang), common::login_none_text(lang)),
    }
}

/// Where it goes on besides the login and the phone.
pub fn ways_on(outcome: LoginOutcome, lang: Lang) -> Option<AnyView> {
    let link = || view! { <PageLink lang page=Page::Reactivation>{common::blocked_link(lang)}</PageLink> }.into_any();
    (outcome == LoginOutcome::Blocked).then(|| plain::part("p", "", vec![link()]))
}

/// On pages that have no place of their own for it.
pub fn login_ended(outcome: LoginOutcome, lang: Lang) -> AnyView {
    let (heading, text) = words(outcome, lang);
    let told = vec![plain::text("strong", "", heading), plain::words([". ", text].concat())];
    let told = plain::part("p", "login-ended", told);
    noticed(Tone::Warning, [Some(told), ways_on(outcome, lang)].into_iter().flatten().collect())
}
