//! A reference number, in groups that can be read aloud over a telephone.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, text::UntrustedText},
    i18n::text::common,
};

use super::plain::{self, part};

/// As a term and its definition. The groups are elements and no spaces, so that what is copied is the number itself.
#[component]
pub fn Reference(reference: UntrustedText, lang: Lang) -> impl IntoView {
    let groups = groups(reference.as_str()).into_iter().map(|group| plain::text("span", "reference__group", group));
    let groups: Vec<_> = groups.collect();
    let number = view! { <bdi translate="no" class="reference">{groups}</bdi> }.into_any();
    let hint = plain::text("span", "hint", common::reference_hint(lang));
    vec![plain::text("dt", "", common::reference(lang)), part("dd", "", vec![number, hint])]
}

/// Signs end a group; what is longer than four letters or digits is cut into threes, with the rest in the last. A short beginning such as "SP-" stays with
/// what follows: alone it would look like a number that lacks something.
pub fn groups(reference: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for word in reference.split_inclusive(ends_a_group) {
        let mut letters = word.chars().peekable();
        while letters.peek().is_some() {
            let left = letters.clone().filter(|sign| !ends_a_group(*sign)).count();
            let size = if left > 4 { 3 } else { 5 };
            let group = letters.by_ref().take(size);
            match groups.as_mut_slice() {
                [beginning] if beginning.chars().count() < 4 && beginning.ends_with(ends_a_group) => {
                    beginning.extend(group)
                }
                _ => groups.push(group.collect()),
            }
        }
    }
    groups
}

/// Whatever is no digit or Latin letter. Whether a sign of another script is a letter would take tables of a kilobyte, which every citizen would load.
fn ends_a_group(sign: char) -> bool {
    !(sign.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&sign))
}
