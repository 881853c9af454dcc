//! `locales/{lang}/{file}.ftl` as Rust functions: a text that is missing, unknown or different in its arguments does not compile.
//!
//! Danish is the source. A language may lack a whole file, and then the pages that need it do not exist in that language; a file that is there
//! says everything that the Danish one says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    ops::Range,
    path::Path,
};

use super::{
    catalog,
    compare::{self, File},
    languages::Language,
    plural::{self, Plural},
    problem::Problem,
    resolve::{self, Scope},
    source::{self, Piece, Source},
};

/// The language that the others are held against.
const SOURCE: &str = "da";
/// What every page needs, and where terms for all files may stand.
const COMMON: &str = "common";
/// The files whose texts the app needs in the browser. Articles are prerendered, so their texts are not loaded there.
pub const CLIENT_FILES: [&str; 8] =
    [COMMON, "flow", "authenticator", "identity", "receipt", "afterwards", "profile", "activity"];
/// The groups of files that are loaded together, in the order of [`CLIENT_FILES`]: those of the main part, and those of each part that is loaded when it is
/// needed.
pub const GROUPS: [(&str, &[&str]); 4] = [
    ("app", &[COMMON, "flow", "authenticator", "identity", "receipt"]),
    ("afterwards", &["afterwards"]),
    ("profile", &["profile"]),
    ("activity", &["activity"]),
];

/// How texts get to where they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// All languages within the program.
    Within,
    /// For the browser: one language, loaded from files that a program built with `Within` has written. A text is looked up by its line. Only the files of
    /// [`CLIENT_FILES`] have functions.
    Apart,
}

/// A language with what it says.
struct Spoken<'a> {
    language: &'a Language,
    files: BTreeMap<String, File>,
    plural: Result<Plural, String>,
}

/// The whole of the generated module: one module a file, one function a message.
///
/// # Errors
/// Whatever is wrong in the texts.
pub fn generate(
    locales: &Path,
    languages: &[Language],
    eid_name: &str,
    travel: Delivery,
) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let spoken: Vec<_> = languages.iter().map(|language| read(locales, language, eid_name, &mut problems)).collect();
    let Some(danish) = spoken.iter().find(|one| one.language.tag == SOURCE) else {
        return Err(vec![Problem::new(
            "locales",
            format!("there is no folder locales/{SOURCE}, which the others are held against"),
        )]);
    };
    for one in &spoken {
        for (name, file) in &one.files {
            compare::check(file, &one.language.tag, &one.plural, &mut problems);
            match danish.files.get(name) {
                Some(original) if one.language.tag != SOURCE => {
                    compare::compare(original, file, &one.plural, &mut problems)
                }
                Some(_) => {}
                None => {
                    let what = format!("there is no locales/{SOURCE}/{name}.ftl; every text begins in Danish");
                    problems.push(Problem::new(&file.source.path, what));
                }
            }
            if !compare::is_name(name) {
                problems.push(Problem::new(
                    &file.source.path,
                    "the file's name must be lower-case words with dashes, and no word of Rust",
                ));
            }
        }
    }
    if problems.is_empty() { Ok(module(&spoken, danish, travel)) } else { Err(problems) }
}

/// What the deployment offers must be there. `file`: the text of `operator.toml`.
///
/// # Errors
/// What is not there.
pub fn check_offered(
    locales: &Path,
    languages: &[Language],
    offered: &[String],
    file: &str,
) -> Result<(), Vec<Problem>> {
    let line = file.lines().position(|line| line.trim_start().starts_with("languages")).map_or(1, |index| index + 1);
    let known: Vec<_> = languages.iter().map(|language| language.tag.as_str()).collect();
    let problem = |tag: &String| {
        let what = if !known.contains(&tag.as_str()) {
            format!("`languages` names \"{tag}\", but there is no folder locales/{tag}; there are {}", known.join(", "))
        } else if !locales.join(tag).join(format!("{COMMON}.ftl")).is_file() {
            format!("`languages` names \"{tag}\", but there is no locales/{tag}/{COMMON}.ftl, which every page needs")
        } else {
            return None;
        };
        Some(Problem::at("operator.toml", line, what))
    };
    let problems: Vec<_> = offered.iter().filter_map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn read<'a>(locales: &Path, language: &'a Language, eid_name: &str, problems: &mut Vec<Problem>) -> Spoken<'a> {
    let tag = &language.tag;
    let mut sources = BTreeMap::new();
    for name in file_names(&locales.join(tag)) {
        let path = format!("locales/{tag}/{name}.ftl");
        match fs::read_to_string(locales.join(tag).join(format!("{name}.ftl"))) {
            // Windows' ends of lines are no part of a text.
            Ok(text) => drop(sources.insert(name, source::parse(&path, &text.replace('\r', ""), problems))),
            Err(error) => problems.push(Problem::new(path, format!("cannot be read: {error}"))),
        }
    }
    let nothing = Source { path: format!("locales/{tag}/{COMMON}.ftl"), ..Source::default() };
    let common = sources.get(COMMON).unwrap_or(&nothing);
    let mut used = resolve::Used::new();
    let resolved: Vec<_> =
        sources.values().map(|file| resolve::resolve(&Scope { file, common, eid_name }, &mut used, problems)).collect();
    resolve::complain_of_unused(&sources.values().collect::<Vec<_>>(), &used, problems);
    let files = sources.into_iter().zip(resolved).map(|((name, source), messages)| (name, File { source, messages }));
    Spoken { language, files: files.collect(), plural: plural::of(tag) }
}

pub(crate) fn file_names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".ftl").map(str::to_owned)).collect()
}

fn module(spoken: &[Spoken<'_>], danish: &Spoken<'_>, travel: Delivery) -> String {
    let mut out = String::new();
    let mut lines: Vec<Vec<String>> = spoken.iter().map(|one| vec![table(one)]).collect();
    let mut places = Places::new();
    let mut client_files = 1;
    let others = danish.files.keys().map(String::as_str).filter(|name| !CLIENT_FILES.contains(name));
    for name in CLIENT_FILES.into_iter().chain(others) {
        let Some(file) = danish.files.get(name) else { continue };
        let travels = CLIENT_FILES.contains(&name);
        let first = lines.first().map_or(0, Vec::len);
        if travels || travel == Delivery::Within {
            out.push_str(&functions(name, file, first));
        }
        for id in file.messages.keys() {
            for (one, lines) in spoken.iter().zip(&mut lines) {
                let message = one.files.get(name).and_then(|file| file.messages.get(id));
                lines.push(message.map(catalog::line).unwrap_or_default());
            }
        }
        if travels {
            client_files = lines.first().map_or(0, Vec::len);
            places.insert(name, first..client_files);
        }
    }
    let version = catalog::fingerprint(lines.iter().flat_map(|lines| lines.iter().take(client_files)));
    out.push_str(&match travel {
        // The program that writes the files (`Within`) puts the same version into them, so that a file of other texts is refused.
        Delivery::Apart => format!("const VERSION: &str = \"{version}\";\n"),
        Delivery::Within => within(spoken, &lines, &places, &version),
    });
    let groups = GROUPS.map(|(group, _)| group);
    let groups = format!(
        "/// The groups of texts that travel, the app's own first.\npub const GROUPS: [&str; {}] = {groups:?};\n",
        groups.len()
    );
    out + &groups
}

/// The places of each file's messages among all lines.
type Places<'a> = BTreeMap<&'a str, Range<usize>>;

/// Line 0 of a language.
fn table(one: &Spoken<'_>) -> String {
    let mut messages = one.files.values().flat_map(|file| file.messages.values());
    let chooses = messages.any(|message| message.pieces.iter().any(|piece| matches!(piece, Piece::Choice { .. })));
    one.plural.as_ref().ok().filter(|_| chooses).map(|plural| plural.table.clone()).unwrap_or_default()
}

/// `first`: the place of the file's first message among all lines.
fn functions(name: &str, file: &File, first: usize) -> String {
    let mut out =
        format!("/// The texts of `{name}.ftl`.\npub mod {} {{\n    use super::Lang;\n", name.replace('-', "_"));
    for (place, (id, message)) in (first..).zip(&file.messages) {
        let arguments = compare::arguments(message);
        let parameters: String = arguments
            .iter()
            .map(|(argument, counts)| format!(", {argument}: {}", if *counts { "u64" } else { "&str" }))
            .collect();
        let values: Vec<_> = arguments
            .iter()
            .map(|(argument, counts)| if *counts { format!("&{argument}.to_string()") } else { (*argument).to_owned() })
            .collect();
        let (result, body) = if arguments.is_empty() {
            ("&'static str", format!("super::carried(lang, {place})"))
        } else {
            ("String", format!("super::filled(lang, {place}, &[{}])", values.join(", ")))
        };
        let name = id.replace('-', "_");
        let _ = write!(
            out,
            "    /// `{id}`\n    pub fn {name}(lang: Lang{parameters}) -> {result} {{\n        {body}\n    }}\n"
        );
    }
    out + "}\n"
}

/// The lines of all languages, and for each language and group the file that is loaded. A file begins with the version and the index of its first line; the
/// lines of the first group begin with the plural table.
fn within(spoken: &[Spoken<'_>], lines: &[Vec<String>], places: &Places<'_>, version: &str) -> String {
    let all: Vec<_> = lines.iter().map(|lines| format!("&{lines:?}")).collect();
    let arm = |one: &Spoken<'_>, lines: &[String], group: &str, files: &[&str]| {
        let own = files.iter().filter_map(|file| places.get(file));
        let last = own.clone().map(|places| places.end).max().unwrap_or_default();
        // The plural table stands before the first message of all.
        let first = own.map(|places| places.start).min().map_or(0, |first| if first == 1 { 0 } else { first });
        let texts = lines.get(first..last).unwrap_or_default();
        let head = [version.to_owned(), first.to_string()];
        let travels: Vec<_> = head.iter().chain(texts).map(String::as_str).collect();
        format!("(Lang::{}, {group:?}) => {:?}, ", one.language.variant(), travels.join("\n") + "\n")
    };
    let arms: String = spoken
        .iter()
        .zip(lines)
        .flat_map(|(one, lines)| GROUPS.map(|(group, files)| arm(one, lines, group, files)))
        .collect();
    format!(
        "/// Every text of every language by its place; empty where a language lacks the file.\n\
         static LINES: [&[&str]; {}] = [{}];\n\
         /// What travels of a language in a group, as it travels; empty for a group that there is not.\n\
         pub fn catalog(lang: Lang, group: &str) -> &'static str {{ match (lang, group) {{ {arms}_ => \"\" }} }}\n",
        all.len(),
        all.join(", ")
    )
}
