//! `docs/accessibility.md`: what was looked at, by what, and what was found. What people found out stands between two marks, and is kept.
//! The figures of it that citizens read stand in a file of their own among the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Made;
use super::findings::sentence;
use super::ledger::{Ledger, State};
use super::measures::MEASURES;
use crate::files;
use crate::repo::Repo;

const FILE: &str = "docs/accessibility.md";
const FIGURES: &str = "src/ui/articles/checked.rs";
const BY_HAND: &str = "<!-- by hand -->";
const END: &str = "<!-- end -->";

/// What stands between the marks before anybody has written there.
const NOTHING_BY_HAND: &str = "\
## What no machine can check

Axe finds what is wrong in the markup, and the measures find what is wrong in the layout. Whether a person gets through is another question. Each
heading says who tried it, when, with what, and what came of it.

### Listening, with a screen reader

Not checked yet.

### The keyboard alone

Not checked yet.

### Understanding: the words, and what comes next

Not checked yet.

### Zoom, and a part of the screen at a time

Not checked yet.

### Speaking, with voice control

Not checked yet.
";

pub fn write(repo: &Repo, ledger: &Ledger, made: &Made) -> Result<(), String> {
    let file = repo.path(FILE);
    let before = if file.exists() { files::read_text(&file)? } else { String::new() };
    files::write(&file, page(ledger, made, by_hand(&before)?))?;
    files::write(&repo.path(FIGURES), figures(ledger, made))
}

/// For the page about accessibility, which speaks of axe alone: what was only measured is not counted.
fn figures(ledger: &Ledger, made: &Made) -> String {
    format!(
        "//! Written by `cargo xtask shots`: what a machine last looked at, for the page about accessibility. Not to be changed by hand.\n\n\
        use super::accessibility::Checked;\n\n\
        pub const CHECKED: Checked = Checked {{ day: \"{}\", states: {}, violations: {} }};\n",
        made.date,
        ledger.states.iter().filter(|state| state.looks.iter().any(|look| look.axe.is_some())).count(),
        violations(ledger),
    )
}

fn violations(ledger: &Ledger) -> usize {
    ledger.audits().map(|axe| axe.violations.len()).sum()
}

/// What people wrote; an error when the marks are not as they were, so that nobody's words are lost.
fn by_hand(page: &str) -> Result<&str, String> {
    if page.is_empty() {
        return Ok(NOTHING_BY_HAND);
    }
    let kept = page.split_once(BY_HAND).and_then(|(_, rest)| rest.split_once(END));
    kept.map(|(kept, _)| kept.trim_start())
        .ok_or_else(|| format!("{FILE}: what stands between {BY_HAND} and {END} is kept, and they are not there"))
}

fn page(ledger: &Ledger, made: &Made, by_hand: &str) -> String {
    let mut page = head(ledger, made);
    page.push_str(&measures(ledger));
    page.push_str(&axe(ledger));
    page.push_str(&windows(ledger));
    page.push_str(&states(ledger));
    let _ = write!(page, "\n{BY_HAND}\n{}\n{END}\n", by_hand.trim_end());
    page
}

fn head(ledger: &Ledger, made: &Made) -> String {
    let names = ledger.each(|state| &state.slug).len();
    format!(
        "# Accessibility: what was looked at, and what was found\n\n\
        Written by `cargo xtask shots` on {} of commit `{}`. The tests drove the built site, over the sandbox, through {names} states of its pages in {} \
        languages, {} with their languages, in {}. Each state was looked at through several windows, {} looks together: held against the rules of \
        axe, measured, and photographed ([the gallery](gallery/README.md) has a selection). `cargo xtask test` does the same through fewer windows, every time.\n",
        made.date,
        made.commit,
        ledger.each(|state| &state.lang).iter().filter(|lang| **lang != "all").count(),
        ledger.states.len(),
        ledger.each(|state| &state.engine).join(" and "),
        ledger.looks().count(),
    )
}

fn measures(ledger: &Ledger) -> String {
    let mut table = "\n## Measures\n\nOf the lines of text as they stand on the screen. 0 of each is wanted.\n\n\
        | Measure | What it finds | Found | In states |\n| --- | --- | ---: | ---: |\n"
        .to_owned();
    for (kind, meaning) in MEASURES {
        let of_kind = || {
            ledger
                .looks()
                .flat_map(|(state, look)| look.findings.iter().map(move |it| (state, it)))
                .filter(|(_, it)| it.kind == kind)
        };
        let states: BTreeSet<_> = of_kind().map(|(state, _)| &state.slug).collect();
        let _ = writeln!(table, "| {} | {meaning} | {} | {} |", sentence(kind), of_kind().count(), states.len());
    }
    table
}

fn axe(ledger: &Ledger) -> String {
    let all = |list: fn(&super::ledger::Axe) -> &Vec<String>| {
        ledger.audits().flat_map(list).map(String::as_str).collect::<Vec<_>>()
    };
    let applied: BTreeSet<_> = all(|axe| &axe.applied).into_iter().collect();
    let mut undecided = BTreeMap::<&str, usize>::new();
    for rule in all(|axe| &axe.undecided) {
        *undecided.entry(rule).or_default() += 1;
    }
    let versions: BTreeSet<_> = ledger.audits().map(|axe| axe.version.as_str()).collect();
    let undecided: Vec<_> = undecided.into_iter().map(|(rule, times)| format!("`{rule}` ({times} looks)")).collect();
    format!(
        "\n## Rules\n\naxe-core {}, tags `wcag2a`, `wcag2aa`, `wcag21a`, `wcag21aa`, `wcag22aa` and `best-practice`: {} rules, of which {} had something to \
        look at in some state. {} audits found **{} violations**. Left for people to decide: {}.\n\n\
        <details><summary>The rules that had something to look at</summary>\n\n{}\n\n</details>\n",
        versions.into_iter().collect::<Vec<_>>().join(" and "),
        ledger.audits().map(|axe| axe.rules).max().unwrap_or_default(),
        applied.len(),
        ledger.audits().count(),
        violations(ledger),
        if undecided.is_empty() { "nothing".to_owned() } else { undecided.join(", ") },
        applied.into_iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", "),
    )
}

fn windows(ledger: &Ledger) -> String {
    let mut views = BTreeMap::<&str, (usize, usize)>::new();
    for (_, look) in ledger.looks() {
        let (looks, audits) = views.entry(&look.view).or_default();
        *looks += 1;
        *audits += usize::from(look.axe.is_some());
    }
    let mut table = "\n## Windows\n\nThe number is the width in CSS pixels; `text-200` is the browser's font size set to twice the usual one.\n\n\
        | Window | States measured | Of which held against axe |\n| --- | ---: | ---: |\n"
        .to_owned();
    for (view, (looks, audits)) in views {
        let _ = writeln!(table, "| `{view}` | {looks} | {audits} |");
    }
    table
}

fn states(ledger: &Ledger) -> String {
    let mut table = "\n## States\n\n| Page | State | Languages | Engines |\n| --- | --- | --- | --- |\n".to_owned();
    let mut rows = BTreeMap::<(&str, &str), [BTreeSet<&str>; 2]>::new();
    for State { page, title, lang, engine, .. } in &ledger.states {
        let [langs, engines] = rows.entry((page, title)).or_default();
        langs.insert(lang);
        engines.insert(engine.split(' ').next().unwrap_or_default());
    }
    for ((page, title), each) in rows {
        let [langs, engines] = each.map(|names| names.into_iter().collect::<Vec<_>>().join(", "));
        let _ = writeln!(table, "| {page} | {title} | {langs} | {engines} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::ledger;
    use super::*;

    fn made() -> Made {
        Made { date: "2026-01-02".to_owned(), commit: "abc1234".to_owned() }
    }

    #[test]
    fn the_page_tells_what_was_looked_at_and_found() {
        let page = page(&ledger(), &made(), NOTHING_BY_HAND);
        for part in [
            "on 2026-01-02 of commit `abc1234`",
            "through 2 states",
            "| Overlap | two texts lie over each other | 1 | 1 |",
            "axe-core 4.1,",
            "**0 violations**",
            "`color-contrast` (1 looks)",
            "| `320-light` | 1 | 1 |",
            "| authenticator | check | da | Chrome |",
            "Not checked yet.",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }

    #[test]
    fn citizens_read_the_same_figures() {
        let line = "pub const CHECKED: Checked = Checked { day: \"2026-01-02\", states: 1, violations: 0 };";
        let figures = figures(&ledger(), &made());
        assert!(figures.ends_with(&format!("{line}\n")), "{figures}");
    }

    #[test]
    fn what_people_wrote_is_kept() {
        let first = page(&ledger(), &made(), "Anna listened to it.\n");
        let kept = by_hand(&first).unwrap();
        assert_eq!(kept.trim_end(), "Anna listened to it.");
        assert_eq!(page(&ledger(), &made(), kept), first);
        assert!(by_hand("no marks").is_err());
        assert_eq!(by_hand("").unwrap(), NOTHING_BY_HAND);
    }
}
