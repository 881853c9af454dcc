//! How accessible all of this is: what was done, what is not known, and where to tell of a fault. It promises nothing that no test holds.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::{number, text::accessibility as text},
    operator::{ACCESSIBILITY_URL, SUPPORT_URL},
};

use super::{checked::CHECKED, links::OutsideLink, pieces::Sentences};
use crate::ui::{
    components::{heading::PageHeading, phone_line::PhoneLines},
    words::day,
};

/// What a machine looked at when pictures of all states were last taken (`docs/accessibility.md` has the whole of it).
pub struct Checked {
    /// ISO 8601.
    pub day: &'static str,
    /// States of pages, each language by itself.
    pub states: u64,
    /// What axe found.
    pub violations: u64,
}

impl Checked {
    fn sentence(&self, lang: Lang) -> String {
        text::tests_count(lang, &day(self.day, lang), &number(self.violations, lang), &number(self.states, lang))
    }
}

#[component]
pub fn AccessibilityPage(lang: Lang) -> impl IntoView {
    let how = vec![
        text::how_keyboard(lang),
        text::how_reader(lang),
        text::how_zoom(lang),
        text::how_narrow(lang),
        text::how_colour(lang),
        text::how_words(lang),
        text::how_time(lang),
    ];
    let limits = vec![text::limits_script(lang), text::limits_login(lang), text::limits_sign(lang)];
    let tests = vec![
        text::tests_axe(lang).to_owned(),
        CHECKED.sentence(lang),
        text::tests_people(lang).to_owned(),
        text::tests_tools(lang).to_owned(),
    ];
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <section class="plain">
            <h2>{text::how_heading(lang)}</h2>
            <Sentences texts=how />
        </section>
        <section class="plain">
            <h2>{text::limits_heading(lang)}</h2>
            <Sentences texts=limits />
        </section>
        <section class="plain">
            <h2>{text::tests_heading(lang)}</h2>
            <Sentences texts=tests />
        </section>
        <section id="tell" class="plain" tabindex="-1">
            <h2>{text::tell_heading(lang)}</h2>
            <p>{text::tell_text(lang)}</p>
            <PhoneLines lang />
            <p><OutsideLink href=SUPPORT_URL label=text::tell_link(lang) alone=true /></p>
        </section>
        <section class="plain">
            <h2>{text::official_heading(lang)}</h2>
            <p>{text::official_text(lang)} " " <OutsideLink href=ACCESSIBILITY_URL label=text::official_link(lang) /></p>
        </section>
    }
}
