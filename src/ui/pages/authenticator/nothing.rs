//! Nothing that the reason is about can be blocked: what is blocked already, since when, and that nothing more is needed. What else there is to block is
//! a choice of its own.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::app::Message,
    i18n::text::{authenticator as text, flow},
    view::{
        ReadAt,
        choosing::{NothingFits, Why},
        claim::ClaimSubject,
    },
};

use super::check::Devices;
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            device::ListAsOf,
            heading::PageHeading,
            phone_line::PhoneLines,
            plain::{self, button},
        },
        words,
    },
};

#[component]
pub fn Nothing(store: Store, nothing: NothingFits, lang: Lang) -> impl IntoView {
    let why = nothing.why();
    let NothingFits { as_of: ReadAt(as_of), devices, others } = nothing;
    let (heading, text) = match why {
        Why::OnlyIsBlocked(kind) => {
            let what = words::subject(ClaimSubject::Authenticator(Some(kind)), lang);
            (flow::blocked_heading(lang, what), text::already_text(lang))
        }
        Why::SomeAreBlocked => (text::already_heading(lang).to_owned(), text::already_text(lang)),
        Why::None => (text::none_heading(lang).to_owned(), text::none_text(lang)),
    };
    let claimed = devices.first().filter(|_| matches!(why, Why::OnlyIsBlocked(_)));
    let claim = claimed.map(|_| "blocked");
    let read = claimed.map(|_| format::iso(as_of));
    let about = claimed.and_then(|device| device.id.as_ref()).map(|id| id.as_str().to_owned());
    let shown = (!devices.is_empty()).then(|| view! { <Devices devices as_of lang /> });
    let other = others.then(|| {
        button(Some("choose-another"), plain::SECONDARY, flow::block_another(lang), move || {
            store.send(Message::ChoseAnother);
        })
    });
    view! {
        <div data-claim=claim data-claim-at=read data-about=about><PageHeading text=heading lang /></div>
        {shown}
        <p class="lead">{text}</p>
        {other}
        <ListAsOf as_of lang />
        <PhoneLines lang />
    }
}
