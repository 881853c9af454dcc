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
    view::claim::ClaimSubject,
};

use super::check::Devices;
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            device::ReadAt,
            heading::PageHeading,
            phone_line::PhoneLines,
            plain::{self, button},
        },
        words,
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

    /// The only authenticator that the reason is about, if it is blocked: then the heading says so.
    fn blocked(&self) -> Option<&Authenticator> {
        match self.devices.as_slice() {
            [only] if only.status == Status::Blocked => Some(only),
            _ => None,
        }
    }

    /// Heading, and what it means.
    fn words(&self, lang: Lang) -> (String, &'static str) {
        let some_blocked = self.devices.iter().any(|one| one.status == Status::Blocked);
        match self.blocked() {
            Some(only) => {
                let what = words::subject(ClaimSubject::Authenticator(Some(only.kind)), lang);
                (flow::blocked_heading(lang, what), text::already_text(lang))
            }
            None if some_blocked => (text::already_heading(lang).to_owned(), text::already_text(lang)),
            None => (text::none_heading(lang).to_owned(), text::none_text(lang)),
        }
    }
}

#[component]
pub fn NothingFits(store: Store, nothing: Nothing, lang: Lang) -> impl IntoView {
    let (heading, told) = nothing.words(lang);
    let only = nothing.blocked();
    let about = only.and_then(|only| only.id.as_ref()).map(|id| id.as_str().to_owned());
    let claim = only.map(|_| "blocked");
    let read = only.map(|_| format::iso(nothing.as_of.0));
    let Nothing { as_of: ReadAt(as_of), devices, others } = nothing;
    let shown = (!devices.is_empty()).then(|| view! { <Devices devices as_of lang /> });
    let other = others.then(|| {
        button(Some("choose-another"), plain::SECONDARY, text::already_other(lang), move || {
            store.send(Message::ChoseAnother);
        })
    });
    view! {
        <div data-claim=claim data-claim-at=read data-about=about><PageHeading text=heading /></div>
        {shown}
        <p class="lead">{told}</p>
        {other}
        <PhoneLines lang />
    }
}
