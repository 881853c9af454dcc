//! The README's table of which page exists in which language, held against the files.

use std::fs;

use spaer_core::{domain::language::Lang, route::Page};

use super::support::{File, files, path, title_of};

const BEGIN: &str = "<!-- pages by language -->\n";
const END: &str = "<!-- end -->";
/// Set to 1, the test writes the table instead.
const UPDATE: &str = "SPAER_UPDATE";

/// A page stands by its English name, so that who reads the README finds it.
fn table(files: &[File]) -> String {
    let names: Vec<_> = Lang::ALL.into_iter().map(Lang::own_name).collect();
    let mut table =
        format!("| Page | in Danish | {} |\n| --- | --- |{}\n", names.join(" | "), " :-: |".repeat(names.len()));
    let is_there = |lang: Lang, name: &str| files.iter().any(|file| file.lang == lang && file.name == name);
    for page in Page::ALL {
        let (name, id) = title_of(page);
        let english = files.iter().find(|file| file.lang == Lang::En && file.name == name);
        let title =
            english.and_then(|file| file.text(&id)).map_or_else(|| format!("{page:?}"), |title| title.written());
        // By the files and not by what this deployment offers, which an operator may change.
        let marks = Lang::ALL.map(|lang| if page.texts().all(|name| is_there(lang, name)) { "✓" } else { "–" });
        table += &format!("| {title} | `{}` | {} |\n", page.path(Lang::Da), marks.join(" | "));
    }
    table
}

/// What stands before the table, the table, and what stands behind it.
fn parts(readme: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (table, after) = rest.split_once(END)?;
    Some((before, table, after))
}

#[test]
fn the_readme_has_the_pages_of_every_language() {
    let readme = fs::read_to_string(path("README.md")).expect("the README");
    let (before, found, after) = parts(&readme).expect("the README has the two comments around the table");
    let table = table(&files());
    if found != table && std::env::var(UPDATE).is_ok_and(|value| value == "1") {
        fs::write(path("README.md"), [before, BEGIN, &table, END, after].concat()).expect("the README can be written");
        return;
    }
    assert!(
        found == table,
        "put this into README.md, or run this test with {UPDATE}=1:\n{BEGIN}{table}{END}\nThere is:\n{found}"
    );
}

#[test]
fn a_page_needs_all_its_files() {
    let all = files();
    let row = |files: &[File], page: Page| {
        let path = format!("`{}`", page.path(Lang::Da));
        table(files).lines().find(|line| line.contains(&path)).map(str::to_owned).expect("a row")
    };
    // The mark in a language's own column, whichever languages there are.
    let mark = |files: &[File], page: Page, lang: Lang| {
        let column = Lang::ALL.into_iter().position(|one| one == lang).expect("it is one of them");
        row(files, page).split(" | ").nth(column + 2).map(|cell| cell.trim_end_matches(" |").to_owned())
    };
    let marks = |files: &[File], page: Page| {
        [Lang::Da, Lang::En, Lang::De, Lang::Kl].map(|lang| mark(files, page, lang).expect("a cell"))
    };
    assert!(row(&all, Page::Profile).starts_with("| Your profile | `/da/profil` | "));
    assert_eq!(marks(&all, Page::Profile), ["✓", "✓", "✓", "–"]);
    assert_eq!(marks(&all, Page::Help), ["✓", "✓", "✓", "–"]);
    let without = |lang: Lang, name: &str| {
        files().into_iter().filter(|file| file.lang != lang || file.name != name).collect::<Vec<_>>()
    };
    assert_eq!(marks(&without(Lang::En, "flow"), Page::Profile), ["✓", "–", "✓", "–"]);
    assert_eq!(marks(&without(Lang::En, "flow"), Page::Help), ["✓", "✓", "✓", "–"]);
    assert_eq!(marks(&without(Lang::De, "common"), Page::Help), ["✓", "✓", "–", "–"]);
    assert!(row(&without(Lang::En, "help"), Page::Help).starts_with("| Help | "), "a name in any case");
}
