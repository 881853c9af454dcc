//! A reference number, in groups that can be read aloud over a telephone.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, text::UntrustedText},
    i18n::text::common,
};

use super::swap::each;

/// As a term and its definition. The groups are elements and no spaces, so that what is copied is the number itself.
#[component]
pub fn Reference(reference: UntrustedText, lang: Lang) -> impl IntoView {
    let groups = each(
        groups(reference.as_str()).into_iter().map(|group| view! { <span class="reference__group">{group}</span> }),
    );
    view! {
        <dt>{common::reference(lang)}</dt>
        <dd>
            <bdi translate="no" class="reference">{groups}</bdi>
            <span class="hint">{common::reference_hint(lang)}</span>
        </dd>
    }
}

/// Signs end a group; what is longer than four letters or digits is cut into threes, with the rest in the last.
pub fn groups(reference: &str) -> Vec<String> {
    let mut groups = Vec::new();
    for word in reference.split_inclusive(ends_a_group) {
        let mut letters = word.chars().peekable();
        while letters.peek().is_some() {
            let left = letters.clone().filter(|sign| !ends_a_group(*sign)).count();
            let size = if left > 4 { 3 } else { 5 };
            groups.push(letters.by_ref().take(size).collect());
        }
    }
    groups
}

/// Whatever is no digit or Latin letter. Whether a sign of another script is a letter would take tables of a kilobyte, which every citizen would load.
fn ends_a_group(sign: char) -> bool {
    !(sign.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&sign))
}
