//! Documents and texts, read for the tests beside this one.

use std::{fs, path::PathBuf};

use spaer::ui::document::{Document, render};
use spaer_core::{domain::language::Lang, operator::EID_NAME, route::Page};

use spaer_build::{
    problem::Problem,
    resolve::{self, Scope, Used},
    source::{self, Piece, Source},
};

/// A document as it is hosted, but for what is known when the site is built: the names of files, and those attributes that hold nothing else.
pub fn html(document: &Document) -> String {
    render(&include_str!("../../index.html").replace("{texts}{answers}", ""), document)
}

/// A file of the repository.
pub fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// One message, with its references in place.
#[derive(Clone)]
pub struct Text {
    pub id: String,
    /// The `## heading` above it, empty where there is none.
    pub group: String,
    pub line: usize,
    pieces: Vec<Piece>,
}

impl Text {
    /// What it says, once for every variant that it has; `argument` is asked what stands for an argument.
    pub fn forms(&self, argument: impl Fn(&str) -> String) -> Vec<String> {
        fn say(pieces: &[Piece], place: usize, argument: &impl Fn(&str) -> String) -> String {
            let one = |piece: &Piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Argument(name) => argument(name),
                // The compiler has put all references in place.
                Piece::Message(name) | Piece::Term(name) => panic!("a reference to {name} is left"),
                Piece::Choice { variants, .. } => {
                    let (_, pieces) = variants.get(place).or(variants.last()).expect("a variant");
                    say(pieces, place, argument)
                }
            };
            pieces.iter().map(one).collect()
        }
        let variants = |piece: &Piece| if let Piece::Choice { variants, .. } = piece { variants.len() } else { 1 };
        let most = self.pieces.iter().map(variants).max().unwrap_or(1);
        (0..most).map(|place| say(&self.pieces, place, &argument)).collect()
    }

    /// As a translator writes it, with the arguments by name.
    pub fn written(&self) -> String {
        self.forms(|name| format!("{{ ${name} }}")).join(" | ")
    }
}

/// A file of texts.
pub struct File {
    pub lang: Lang,
    /// Without its ending: "new-phone".
    pub name: String,
    /// As it lies there.
    pub raw: String,
    /// In their order.
    pub texts: Vec<Text>,
}

impl File {
    /// Where a text stands, for people who look for it.
    pub fn place(&self, text: &Text) -> String {
        format!("locales/{}/{}.ftl:{} {}", self.lang.as_str(), self.name, text.line, text.id)
    }

    pub fn text(&self, id: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.id == id)
    }
}

/// Every file of texts in every language, also of those that this deployment does not offer.
pub fn files() -> Vec<File> {
    Lang::ALL.into_iter().flat_map(files_of).collect()
}

fn files_of(lang: Lang) -> Vec<File> {
    let folder = path("locales").join(lang.as_str());
    let paths = fs::read_dir(&folder).expect("a folder of a language").flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl")).collect();
    paths.sort();
    let mut problems = Vec::new();
    let read = |path: &PathBuf, problems: &mut Vec<Problem>| {
        let raw = fs::read_to_string(path).expect("a file of texts");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = source::parse(&path.to_string_lossy(), &raw, problems);
        (name, raw, source)
    };
    let read: Vec<_> = paths.iter().map(|path| read(path, &mut problems)).collect();
    let none = Source::default();
    let common = read.iter().find(|(name, ..)| name == "common").map_or(&none, |(.., source)| source);
    let file = |(name, raw, source): &(String, String, Source)| {
        let scope = Scope { file: source, common, eid_name: EID_NAME };
        let resolved = resolve::resolve(&scope, &mut Used::new(), &mut problems);
        let text = |(id, message): (String, source::Message)| Text {
            group: group(raw, message.line),
            id,
            line: message.line,
            pieces: message.pieces,
        };
        let mut texts: Vec<_> = resolved.into_iter().map(text).collect();
        texts.sort_by_key(|text| text.line);
        File { lang, name: name.clone(), raw: raw.clone(), texts }
    };
    let files = read.iter().map(file).collect();
    // The build has said it already, with its line.
    assert_eq!(problems, [], "texts that cannot be read");
    files
}

/// The group comment (`## …`) that holds for a line.
fn group(raw: &str, line: usize) -> String {
    let comments = raw.lines().take(line).filter_map(|line| line.strip_prefix("##"));
    comments.filter(|comment| !comment.starts_with('#')).last().unwrap_or_default().trim().to_owned()
}

/// The file and the id of a page's title. What stands in the document's title before a part of the app is there is among the texts of the app.
pub fn title_of(page: Page) -> (&'static str, String) {
    match page.part() {
        Some(part) if part.texts().contains(&page.text()) => ("flow", format!("{}-title", part.as_str())),
        _ => (page.text(), "title".to_owned()),
    }
}
