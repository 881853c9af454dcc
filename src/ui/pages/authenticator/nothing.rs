//! Nothing that the reason is about can be blocked: what is blocked already, since when, and that nothing more is needed. What else there is to block is
//! a choice of its own.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, Status},
        language::Lang,
        reason::Reason,
    },
    flow::app::Message,
    i18n::text::{authenticator as text, flow},
};

use super::check::Devices;
use crate::ui::{
    Store,
    components::{
        claim_panel::What,
        device::ReadAt,
        heading::PageHeading,
        phone_line::PhoneLines,
        plain::{self, button},
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Nothing {
    as_of: ReadAt,
    /// Those that the reason is about, however they stand.
    devices: Vec<Authenticator>,
    /// Whether there is anything else to choose.
    others: bool,
}

impl Nothing {
    pub fn of(list: &Authenticators, reason: Option<Reason>) -> Self {
        let kinds = reason.map(Reason::kinds).unwrap_or_default();
        let devices = list.items.iter().filter(|one| kinds.contains(&one.kind)).cloned().collect();
        Self { as_of: ReadAt(list.as_of), devices, others: !list.candidates(None).is_empty() }
    }

    /// Heading, and what it means. That it is blocked is said only when each of them is.
    fn words(&self, lang: Lang) -> (String, &'static str) {
        let all_blocked = self.devices.iter().all(|one| one.status == Status::Blocked);
        match self.devices.as_slice() {
            [only] if all_blocked => {
                let what = What::Authenticator(Some(only.kind)).name(lang);
                (flow::blocked_heading(lang, what), text::already_text(lang))
            }
            [_, ..] if all_blocked => (text::already_heading(lang).to_owned(), text::already_text(lang)),
            _ => (text::none_heading(lang).to_owned(), text::none_text(lang)),
        }
    }
}

#[component]
pub fn NothingFits(store: Store, nothing: Nothing, lang: Lang) -> impl IntoView {
    let (heading, told) = nothing.words(lang);
    let Nothing { as_of: ReadAt(as_of), devices, others } = nothing;
    let shown = (!devices.is_empty()).then(|| view! { <Devices devices as_of lang /> });
    let other = others.then(|| {
        button(Some("choose-another"), plain::SECONDARY, text::already_other(lang), move || {
            store.send(Message::ChoseAnother);
        })
    });
    view! {
        <PageHeading text=heading />
        {shown}
        <p class="lead">{told}</p>
        {other}
        <PhoneLines lang />
    }
}
