//! That a page does not exist in the language that was chosen, in every language that can say so. It stands in every document, and is hidden until it
//! is due; also from whoever gets no style sheet.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        language::Lang,
        languages::{languages_of, languages_with},
    },
    i18n::text::{common, notice},
    route::Page,
};

use crate::ui::components::swap::each;

#[component]
pub fn LanguageNotice(
    page: Page,
    lang: Lang,
    /// Whether the document itself is the answer to a language that is missing.
    is_due: bool,
) -> impl IntoView {
    let told = each(languages_with("notice").map(|lang| {
        view! {
            <div lang=lang.as_str()>
                <h2>{notice::heading(lang)}</h2>
                <p>{notice::text(lang)}</p>
            </div>
        }
    }));
    let links = each(languages_of(page).map(|lang| {
        let tag = lang.as_str();
        view! {
            <li><a href=page.path(lang) data-keeps-fragment="" data-language=tag lang=tag hreflang=tag>{lang.own_name()}</a></li>
        }
    }));
    let lines =
        each(languages_with("notice").map(|lang| view! { <span lang=lang.as_str()>{notice::line(lang)} " "</span> }));
    view! {
        <section id="language-notice" class="language-notice" hidden=!is_due tabindex="-1" aria-label=common::languages_label(lang)>
            <div class="language-notice__full" hidden=!is_due>
                {told}
                <ul class="plain-list language-notice__languages">{links}</ul>
            </div>
            <p class="language-notice__line" hidden=true>{lines}</p>
        </section>
    }
}
