//! Everything that was found, most frequent places first, for whoever mends it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::ledger::Ledger;
use super::measures::MEASURES;

/// Of states, windows and words so many are named.
const EXAMPLES: usize = 6;

/// One place that is not as it should be, wherever it was seen.
#[derive(Default)]
struct Place<'a> {
    times: usize,
    states: BTreeSet<&'a str>,
    views: BTreeSet<&'a str>,
    words: BTreeSet<&'a str>,
}

pub fn page(ledger: &Ledger) -> String {
    let mut page = "# Findings\n".to_owned();
    for (kind, meaning) in MEASURES {
        let places = places(ledger, kind);
        let times: usize = places.iter().map(|(_, place)| place.times).sum();
        let _ = write!(page, "\n## {kind}: {times} in {} places\n\n{}.\n", places.len(), sentence(meaning));
        for (name, place) in places {
            let _ = write!(page, "\n- `{name}` × {}: {}", place.times, place.told());
        }
        page.push('\n');
    }
    page
}

fn places<'a>(ledger: &'a Ledger, kind: &str) -> Vec<(&'a str, Place<'a>)> {
    let mut places = BTreeMap::<&str, Place<'_>>::new();
    for (state, look) in ledger.looks() {
        for finding in look.findings.iter().filter(|finding| finding.kind == kind) {
            let place = places.entry(&finding.place).or_default();
            place.times += 1;
            place.states.insert(&state.slug);
            place.views.insert(&look.view);
            place.words.insert(&finding.what);
        }
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(_, place)| std::cmp::Reverse(place.times));
    places
}

impl Place<'_> {
    fn told(&self) -> String {
        let [views, states, words] = [&self.views, &self.states, &self.words].map(some);
        format!("{views}\n  - in {states}\n  - {words}")
    }
}

fn some(all: &BTreeSet<&str>) -> String {
    let first: Vec<_> = all.iter().take(EXAMPLES).copied().collect();
    let more = all.len().saturating_sub(EXAMPLES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join("; "))
}

/// With a capital letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::ledger;
    use super::*;

    #[test]
    fn a_finding_is_told_with_its_place_its_window_and_its_state() {
        let page = page(&ledger());
        assert!(page.contains("## overlap: 1 in 1 places"), "{page}");
        assert!(page.contains("- `main > p` × 1: 320-light\n  - in check\n  - one | two"), "{page}");
        assert!(page.contains("## clipped: 0 in 0 places"), "{page}");
    }
}
