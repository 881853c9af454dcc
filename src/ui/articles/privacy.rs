//! What the browser stores and why, by the names under which it is there.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::privacy as text, operator::SUPPORT_URL};

use super::{links::OutsideLink, pieces::Sentences};
use crate::ui::components::{heading::PageHeading, swap::each};

#[component]
pub fn PrivacyPage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <section class="plain">
            <h2>{text::never_heading(lang)}</h2>
            <Sentences texts=vec![text::never_name(lang), text::never_count(lang), text::never_others(lang)] />
        </section>
        <Stored lang />
        <section class="plain">
            <h2>{text::login_heading(lang)}</h2>
            <p>{text::login_text(lang)} " " {text::login_end(lang)}</p>
        </section>
        <section class="plain">
            <h2>{text::history_heading(lang)}</h2>
            <p>{text::history_text(lang)}</p>
        </section>
        <section id="borrowed" class="plain" tabindex="-1">
            <h2>{text::borrowed_heading(lang)}</h2>
            <Sentences texts=vec![
                text::borrowed_window(lang),
                text::borrowed_write(lang),
                text::borrowed_file(lang),
                text::borrowed_finish(lang),
                text::borrowed_close(lang),
            ] />
        </section>
        <section class="plain">
            <h2>{text::eid_heading(lang)}</h2>
            <p>{text::eid_text(lang)} " " <OutsideLink href=SUPPORT_URL label=text::eid_link(lang) /></p>
        </section>
    }
}

/// What ends with the tab, and what does not.
#[component]
fn Stored(lang: Lang) -> impl IntoView {
    let tab = vec![
        ("spaer.intents", text::intents_name(lang), text::intents_text(lang)),
        ("spaer.choice", text::choice_name(lang), text::choice_text(lang)),
        ("spaer.done", text::done_name(lang), text::done_text(lang)),
        ("spaer.whose", text::whose_name(lang), text::whose_text(lang)),
        ("spaer.place", text::place_name(lang), text::place_text(lang)),
        ("spaer.mine", text::mine_name(lang), text::mine_text(lang)),
        ("spaer.stranger", text::stranger_name(lang), text::stranger_text(lang)),
        ("spaer.finished", text::finished_name(lang), text::finished_text(lang)),
        ("spaer.notice", text::notice_name(lang), text::notice_text(lang)),
    ];
    let stays = vec![
        ("spaer.language", text::language_name(lang), text::language_text(lang)),
        ("spaer.login", text::begun_name(lang), text::begun_text(lang)),
    ];
    view! {
        <section id="tab" class="plain" tabindex="-1">
            <h2>{text::tab_heading(lang)}</h2>
            <p>{text::tab_text(lang)}</p>
            <Entries entries=tab />
        </section>
        <section id="stays" class="plain" tabindex="-1">
            <h2>{text::stays_heading(lang)}</h2>
            <p>{text::stays_text(lang)}</p>
            <Entries entries=stays />
        </section>
    }
}

/// What it is, what it is for; its name in the browser is for whoever looks there.
#[component]
fn Entries(entries: Vec<(&'static str, &'static str, &'static str)>) -> impl IntoView {
    let items = each(entries.into_iter().map(|(key, name, what)| {
        view! {
            <dt data-key=key>{name}</dt>
            <dd>{what}</dd>
        }
    }));
    view! { <dl class="facts">{items}</dl> }
}
