//! Which source says which text, and names what else no crate keeps from it. A page exists in a language when its own file of texts is there and those that all pages have; so it may say
//! nothing else, nor may anything that it is made of.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::sources::{Source, files, without_comments_and_strings};

/// A module of `src/ui`, or a function of its `words`.
#[derive(Default)]
struct Part {
    /// Files of texts, as modules.
    says: BTreeSet<String>,
    uses: BTreeSet<String>,
}

type Parts = BTreeMap<String, Part>;

fn parts(sources: &[(String, String)]) -> Parts {
    let mut parts = Parts::new();
    for (file, text) in sources {
        if file.starts_with("ui/words") {
            parts.extend(functions(text));
            continue;
        }
        let source = Source::new(file, text);
        let paths: Vec<Vec<&str>> = source.paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
        let mut part = Part::default();
        for path in &paths {
            match path[..] {
                ["spaer_core", "i18n", "text", file, ..] if file != "self" => drop(part.says.insert(file.to_owned())),
                ["text", file, _, ..] => drop(part.says.insert(file.to_owned())),
                ["words", function, ..] | ["crate", "ui", "words", function, ..] => {
                    part.uses.insert(format!("words::{function}"));
                }
                ["crate", ref rest @ ..] => {
                    let longer = (1..=rest.len()).map(|steps| rest[..steps].join("::"));
                    part.uses.extend(longer.filter(|module| is_module(sources, module)));
                }
                _ => {}
            }
        }
        parts.insert(source.module.join("::"), part);
    }
    parts
}

/// One of several, not a folder of them.
fn is_module(sources: &[(String, String)], module: &str) -> bool {
    module.matches("::").count() > 1
        && sources.iter().any(|(file, _)| file.trim_end_matches(".rs").replace('/', "::") == module)
}

fn functions(words: &str) -> Parts {
    let code = without_comments_and_strings(words);
    let functions = code.split("\npub fn ").skip(1);
    let part = |function: &str| {
        let name = function.split(['(', '<']).next().unwrap_or_default();
        let body = Source::new("ui/words.rs", &format!("fn {function}"));
        let says = body.paths.iter().filter(|path| path.len() == 2).map(|path| path[0].clone());
        // Types have paths too, in capitals.
        let says = says.filter(|file| file.starts_with(|first: char| first.is_lowercase())).collect();
        (format!("words::{name}"), Part { says, uses: BTreeSet::new() })
    };
    functions.map(part).collect()
}

/// All that a part says, whatever it is made of.
fn all_said(parts: &Parts, root: &str) -> BTreeSet<String> {
    let (mut open, mut seen, mut said) = (vec![root], BTreeSet::new(), BTreeSet::new());
    while let Some(name) = open.pop() {
        if let Some(part) = parts.get(name).filter(|_| seen.insert(name)) {
            said.extend(part.says.iter().cloned());
            open.extend(part.uses.iter().map(String::as_str));
        }
    }
    said
}

/// `texts`: the files of texts, as modules.
fn complaints(parts: &Parts, texts: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut check = |name: &str, says: BTreeSet<String>, may: &[&str]| {
        let more = says.into_iter().filter(|file| !may.contains(&file.as_str()));
        complaints.extend(more.map(|file| format!("{name} says a text of {file}")));
    };
    let anywhere = anywhere(parts);
    for (name, part) in parts {
        let all = all_said(parts, name);
        match name.split("::").collect::<Vec<_>>()[..] {
            ["ui", "pages", "profile"] => check(name, all, &["profile", "activity", "flow", "common"]),
            ["ui", "pages", page] => check(name, all, &[page, "flow", "common"]),
            ["ui", "articles", article] if texts.contains(&article) => check(name, all, &[article, "common"]),
            // It says itself that a page is not there, in every language that can.
            ["ui", "frame", "language_notice"] => check(name, all, &["notice", "common"]),
            ["ui", "frame"] => check(name, all, &["notice", "common"]),
            ["ui", "frame", _] => check(name, all, &["common"]),
            ["ui", "app"] => check(name, part.says.clone(), &["common"]),
            ["ui", "components", _] if anywhere.contains(name) => check(name, all, &["common"]),
            ["ui", "components", _] => check(name, all, &["flow", "common"]),
            _ => {}
        }
    }
    complaints
}

/// The components that something else than a page uses, or an article: they stand on any page, also in languages that have no app page.
fn anywhere(parts: &Parts) -> BTreeSet<String> {
    let is_shared = |name: &str| !name.starts_with("ui::pages") && !name.starts_with("ui::components");
    let users = parts.iter().filter(|(name, _)| is_shared(name));
    users.flat_map(|(_, part)| &part.uses).filter(|used| used.starts_with("ui::components::")).cloned().collect()
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let name = |path: &Path| path.strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("a source"))).collect()
}

/// The files of Danish texts, as modules, with what stands in them.
fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales/da");
    let paths = fs::read_dir(folder).expect("Danish").flatten().map(|entry| entry.path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    let module = |path: &Path| path.file_stem().and_then(|stem| stem.to_str()).expect("a name").replace('-', "_");
    texts.map(|path| (module(&path), fs::read_to_string(&path).expect("a text"))).collect()
}

#[test]
fn a_page_says_its_own_texts_and_what_all_pages_say() {
    let (sources, texts) = (sources(), texts());
    let texts: Vec<_> = texts.iter().map(|(module, _)| module.as_str()).collect();
    let parts = parts(&sources);
    let roots =
        |of: &str| parts.keys().filter(|name| name.strip_prefix(of).is_some_and(|name| texts.contains(&name))).count();
    assert_eq!(roots("ui::pages::"), 5);
    assert_eq!(roots("ui::articles::"), 10);
    let anywhere = anywhere(&parts);
    for component in ["session_notice", "logged_in", "open_now", "phone_line", "page_link"] {
        assert!(anywhere.contains(&format!("ui::components::{component}")), "{component}: {anywhere:?}");
    }
    assert!(all_said(&parts, "ui::pages::receipt").contains("flow"));
    let complaints = complaints(&parts, &texts);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_rule_catches_a_planted_violation() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let check = |planted: (String, String), expected: &[&str]| {
        let rest = [
            source(
                "ui/app.rs",
                "use super::{components::finish::Finish, pages::receipt::R, words};\nfn f() { words::b(l) }",
            ),
            source(
                "ui/words.rs",
                "use spaer_core::i18n::text::{flow, help};\n\npub fn a() { flow::a(l) }\n\npub fn b() { help::b(l) }\n",
            ),
            source("ui/components/gate.rs", "use spaer_core::{domain::language::Lang, i18n::text::flow};"),
        ];
        let sources: Vec<_> = rest.into_iter().chain([planted]).collect();
        assert_eq!(complaints(&parts(&sources), &["flow", "help", "receipt"]), expected);
    };
    check(
        source(
            "ui/pages/receipt.rs",
            "use spaer_core::i18n::text::{common, flow, receipt as text};\nfn f() { words::a(l) }",
        ),
        &[],
    );
    check(
        source("ui/pages/receipt.rs", "use spaer_core::i18n::text::help as text;"),
        &["ui::pages::receipt says a text of help"],
    );
    check(
        source("ui/pages/receipt.rs", "use crate::ui::words;\nfn f() { words::b(l) }"),
        &["ui::pages::receipt says a text of help"],
    );
    check(
        source("ui/articles/help.rs", "use super::super::components::gate::Gate;"),
        &["ui::articles::help says a text of flow", "ui::components::gate says a text of flow"],
    );
    check(
        source("ui/articles/help.rs", "use crate::ui::{components::{gate, icon}, words};"),
        &["ui::articles::help says a text of flow", "ui::components::gate says a text of flow"],
    );
    check(source("ui/components/finish.rs", "use super::gate::Gate;"), &["ui::components::finish says a text of flow"]);
    check(
        source("ui/frame/header.rs", "use crate::ui::components::gate::Gate;"),
        &["ui::components::gate says a text of flow", "ui::frame::header says a text of flow"],
    );
    check(
        source("ui/components/icon.rs", "fn f() { text::help::title(lang) }"),
        &["ui::components::icon says a text of help"],
    );
}

/// What may be named where in the app, as far as no crate of `layers/` refuses it: what stands outside of them, and what a layer has and only some of its files may
/// use.
const NAMED_IN: [(&[&str], &[&str]); 4] = [
    (&["leptos", "web_sys"], &["platform", "transport"]),
    (&["web_sys"], &["platform", "transport"]),
    (&["js_sys"], &["platform", "transport"]),
    (&["spaer_core", "wire"], &["transport", "runtime", "platform/storage", "platform/json", "bin/prerender"]),
];

fn named_elsewhere(file: &str, text: &str) -> Vec<String> {
    let source = Source::new(file, text);
    let names = |path: &[&str]| source.paths.iter().any(|named| path.iter().eq(named.iter().take(path.len())));
    let is_in = |place: &&str| file.strip_prefix(*place).is_some_and(|rest| rest.starts_with(['/', '.']));
    let broken = NAMED_IN.iter().filter(|(path, places)| names(path) && !places.iter().any(is_in));
    broken.map(|(path, _)| format!("{file} names {}", path.join("::"))).collect()
}

#[test]
fn the_browser_and_json_are_named_where_they_may_be() {
    let found: Vec<_> = sources().iter().flat_map(|(file, text)| named_elsewhere(file, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let check = |file: &str, text: &str, expected: &[&str]| assert_eq!(named_elsewhere(file, text), expected, "{text}");
    check("ui/words.rs", "use leptos::{prelude::*, web_sys::Window};", &["ui/words.rs names leptos::web_sys"]);
    check("lib.rs", "fn f() { web_sys::window(); }", &["lib.rs names web_sys"]);
    check("bin/app.rs", "use js_sys::Date;", &["bin/app.rs names js_sys"]);
    check("platform/page.rs", "use spaer_core::{domain, wire::block};", &["platform/page.rs names spaer_core::wire"]);
    check("platform/storage.rs", "use spaer_core::wire; use web_sys::Storage;", &[]);
    check("transport.rs", "use spaer_core::wire::block;", &[]);
}

/// Each is work for every translator, and much of it is loaded on every visit.
#[test]
fn no_message_is_there_for_nothing() {
    let mut code: Vec<String> = sources().iter().map(|(_, text)| without_comments_and_strings(text)).collect();
    // The one place of the core that says something by itself: how a moment is written.
    let when = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/when.rs");
    code.push(fs::read_to_string(when).expect("a source"));
    let mut idle = Vec::new();
    for (module, text) in texts() {
        for line in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let is_said = code.iter().any(|code| says(code, &module, &id.replace('-', "_")));
            if !is_said && !text.contains(&format!("{{ {id} }}")) {
                idle.push(format!("{module}: {id}"));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// Whether a source names the message, by its module or by what it calls the module.
fn says(code: &str, module: &str, message: &str) -> bool {
    let renamed = format!("{module} as ");
    let other = code
        .split_once(&renamed)
        .map(|(_, rest)| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
    let is_end = |next: Option<char>| !next.is_some_and(|next| next.is_alphanumeric() || next == '_');
    [Some(module.to_owned()), other].into_iter().flatten().any(|name: String| {
        let call = format!("{name}::{message}");
        code.match_indices(&call).any(|(place, _)| {
            is_end(code[..place].chars().next_back()) && is_end(code[place + call.len()..].chars().next())
        })
    })
}

#[test]
fn a_message_is_said_by_its_whole_name() {
    let code = "use a::receipt as text;\nfn f() { text::heading(lang); my_receipt::cut(lang) }";
    assert!(says(code, "receipt", "heading"));
    for (module, message) in [("receipt", "head"), ("receipt", "cut"), ("help", "heading")] {
        assert!(!says(code, module, message), "{module} {message}");
    }
}
