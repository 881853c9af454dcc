//! The end of the session, announced in time, and the press that stays. Also: somebody else has logged in.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, time::Timestamp},
    flow::{
        app::{Message, State},
        session::{Nearness, Stay},
    },
    i18n::text::common,
    route::{Page, Route},
};

use super::{
    notice::{Notice, Tone},
    plain::{self, button},
    swap::swap,
};
use crate::{platform::format, ui::Store};

#[component]
pub fn SessionNotice(store: Store, lang: Lang) -> impl IntoView {
    // A receipt may be anybody's: it says itself whose it is, or nothing.
    let newcomer =
        store.whether(|state| state.shell.newcomer && !matches!(state.shell.route, Route::Page(_, Page::Receipt)));
    view! {
        <div role="alert">
            {swap(move || store.read(ending), move |end| end.map(|(until, stay)| view! { <EndsSoon store until stay lang /> }))}
            {swap(move || newcomer.get(), move |is| is.then(|| view! {
                <Notice tone=Tone::Warning><p id="newcomer">{common::newcomer(lang)}</p></Notice>
            }))}
        </div>
    }
}

fn ending(state: &State) -> Option<(Option<Timestamp>, Stay)> {
    let person = state.shell.session.person()?;
    let stay = if state.shell.service.extend { state.shell.ending.stay } else { Stay::NotOffered };
    (state.shell.ending.nearness == Nearness::Near).then_some((person.expires_at, stay))
}

#[component]
fn EndsSoon(store: Store, until: Option<Timestamp>, stay: Stay, lang: Lang) -> impl IntoView {
    let told = match stay {
        Stay::Possible | Stay::Asking => None,
        Stay::Failed(_) => Some(plain::failed("not-stayed", vec![plain::words(common::session_stay_failed(lang))])),
        Stay::NotOffered => Some(plain::text("p", "", common::session_no_stay(lang))),
    };
    let label = if stay == Stay::Asking { common::session_staying(lang) } else { common::session_stay(lang) };
    let press = (stay != Stay::NotOffered)
        .then(|| button(Some("stay"), plain::PRIMARY, label, move || store.stays_here(Message::StayPressed)));
    view! {
        <Notice tone=Tone::Warning>
            <p><strong>{common::session_heading(lang)}</strong> " " {until.map(|at| common::session_until(lang, &format::moment(at, lang)))}</p>
            {told}
            {press}
        </Notice>
    }
}
