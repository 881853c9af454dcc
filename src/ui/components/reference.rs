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
    let mut signs = reference.chars();
    let mut room = 0;
    loop {
        let rest = signs.clone();
        let Some(sign) = signs.next() else { return groups };
        if room == 0 {
            room = if rest.take_while(|sign| !ends_a_group(*sign)).count() > 4 { 3 } else { 5 };
            let goes_on =
                matches!(groups.as_slice(), [beginning] if beginning.len() < 4 && beginning.ends_with(ends_a_group));
            if !goes_on {
                groups.push(String::new());
            }
        }
        if let Some(group) = groups.last_mut() {
            group.push(sign);
        }
        room = if ends_a_group(sign) { 0 } else { room - 1 };
    }
}

/// Whatever is no digit or Latin letter. Whether a sign of another script is a letter would take tables of a kilobyte, which every citizen would load.
fn ends_a_group(sign: char) -> bool {
    !(sign.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&sign))
}
