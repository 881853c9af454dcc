//! What a block of the whole identity stops and what it does not, for the page where it is pressed.
//!
//! The same for everybody, so it is written and not drawn: into the document of every app page, since one comes to that press from each of them without
//! another document, and hidden in all but its own. `pages/identity.rs` uncovers it.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::consequences as text, operator::CREDIT_WARNING_URL};

use super::pieces::Sentences;
use crate::ui::components::phone_line::PhoneLines;

#[component]
pub fn Consequences(is_shown: bool, lang: Lang) -> impl IntoView {
    let stops =
        vec![text::stops_bank(lang), text::stops_health(lang), text::stops_public(lang), text::stops_other(lang)];
    view! {
        <div id="consequences" hidden=!is_shown>
            <div class="columns">
                <section class="plain">
                    <h2>{text::stops_heading(lang)}</h2>
                    <Sentences texts=stops />
                </section>
                <section class="plain">
                    <h2>{text::inside_heading(lang)}</h2>
                    <p>{text::inside_text(lang)} " " {text::inside_call(lang)}</p>
                    <h3>{text::credit_heading(lang)}</h3>
                    <p>{text::credit_text(lang)} " " <a href=CREDIT_WARNING_URL rel="external noreferrer">{text::credit_link(lang)}</a></p>
                </section>
            </div>
            <section class="plain">
                <h2>{text::cannot_heading(lang)}</h2>
                <p>{text::cannot_text(lang)}</p>
                <PhoneLines lang />
            </section>
        </div>
    }
}
