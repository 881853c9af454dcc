//! `docs/gallery/`: small pictures beside the sources, and the page that shows them.

use std::fmt::Write as _;
use std::path::Path;

use super::Made;
use super::findings::sentence;
use super::ledger::{Ledger, State};
use crate::files;
use crate::repo::Repo;

const FOLDER: &str = "docs/gallery";
/// The folder in which the tests leave the small pictures.
const SMALL: &str = "gallery";
/// The windows in the order in which they are shown, with what they are.
const VIEWS: [(&str, &str); 5] = [
    ("390-light", "On a phone"),
    ("1280-light", "On a laptop"),
    ("390-dark", "On a phone, in the dark scheme"),
    ("390-text-200", "On a phone, with text twice as large"),
    ("390-forced-colours", "On a phone, in forced colours"),
];

/// Replaces what was there.
pub fn write(repo: &Repo, shots: &Path, ledger: &Ledger, made: &Made) -> Result<(), String> {
    let folder = repo.path(FOLDER);
    files::fresh_folder(&folder)?;
    for picture in files::below(&shots.join(SMALL))? {
        let name = picture.file_name().unwrap_or_default();
        files::write(&folder.join(name), files::read(&picture)?)?;
    }
    let has = |name: &str| folder.join(name).is_file();
    files::write(&folder.join("README.md"), page(ledger, made, has))
}

fn page(ledger: &Ledger, made: &Made, has: impl Fn(&str) -> bool) -> String {
    let Made { date, commit } = made;
    let mut page = format!(
        "# Gallery\n\nEvery state in Danish on a phone, and some of them on a laptop, in the dark scheme, in large text and in forced colours. \
        Taken on {date} of commit `{commit}` by `cargo xtask shots`: the built site over the sandbox, in {}, the upper 1,200 pixels of each page. \
        Whoever is named in a picture is invented.\n",
        ledger.each(|state| &state.engine).join(" and ")
    );
    for (view, heading) in VIEWS {
        let cells: Vec<_> = ledger.states.iter().filter_map(|state| cell(state, view, &has)).collect();
        if !cells.is_empty() {
            let _ = write!(page, "\n## {heading}\n\n{}", table(&cells, columns(view)));
        }
    }
    page
}

fn columns(view: &str) -> usize {
    if is_wide(view) { 2 } else { 3 }
}

fn is_wide(view: &str) -> bool {
    view.starts_with("1280")
}

fn table(cells: &[String], columns: usize) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head = row(&vec![String::new(); columns]) + &row(&vec![":-:".to_owned(); columns]);
    head + &cells.chunks(columns).map(row).collect::<String>()
}

/// A picture with its caption, if there is one of this state and view.
fn cell(state: &State, view: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let name = format!("{}-{}-{view}.webp", state.slug, state.lang);
    let width = if is_wide(view) { 480 } else { 260 };
    let title = sentence(&state.title);
    let picture = format!("<img src=\"{name}\" width=\"{width}\" alt=\"{title}\">");
    has(&name).then(|| format!("{picture}<br>{title}. Page: {}.", state.page))
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::ledger;
    use super::*;

    #[test]
    fn a_state_with_a_small_picture_is_shown_with_its_page() {
        let made = Made { date: "2026-01-02".to_owned(), commit: "abc1234".to_owned() };
        let page = page(&ledger(), &made, |name| name == "check-da-390-light.webp");
        assert!(page.contains("Taken on 2026-01-02 of commit `abc1234`"), "{page}");
        assert!(
            page.contains(
                "| <img src=\"check-da-390-light.webp\" width=\"260\" alt=\"Check\"><br>Check. Page: authenticator. |"
            ),
            "{page}"
        );
        assert!(page.contains("## On a phone\n\n|  |  |  |\n| :-: | :-: | :-: |\n"), "{page}");
        assert!(!page.contains("## On a laptop"), "{page}");
    }
}
