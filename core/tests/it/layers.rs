//! Which part of the code may name which. The sources are read as text: every path that they import or write out is resolved to
//! the module that it leads to, and held against the rules.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A source as the rules see it: where it is, and every path that it names, from its crate's root or from another crate's.
pub struct Source {
    /// The module's own path, from the crate's root.
    pub module: Vec<String>,
    pub paths: BTreeSet<Vec<String>>,
    code: String,
}

impl Source {
    pub fn new(file: &str, text: &str) -> Self {
        let module: Vec<String> =
            file.trim_end_matches(".rs").split('/').filter(|part| *part != "lib").map(str::to_owned).collect();
        let code = without_comments_and_strings(text);
        let words = words(&code);
        let mut paths = BTreeSet::new();
        let mut place = 0;
        while place < words.len() {
            let is_path = words.get(place + 1).is_some_and(|next| next == "::") && is_name(&words[place]);
            let imported = words[place] == "use" && words.get(place + 1).is_some_and(|next| is_name(next));
            if is_path || imported {
                place += usize::from(imported);
                expand(&words, &mut place, &[], &mut paths);
            } else {
                place += 1;
            }
        }
        let children: Vec<&String> = words.windows(2).filter(|pair| pair[0] == "mod").map(|pair| &pair[1]).collect();
        let paths = paths.into_iter().map(|path| resolve(path, &module, &children)).collect();
        Self { module, paths, code }
    }

    fn is_in(&self, place: &str) -> bool {
        let place: Vec<_> = place.split('/').collect();
        self.module.iter().map(String::as_str).take(place.len()).eq(place)
    }

    /// `crate::x` or the name of another crate, with as many steps as are asked for.
    fn names(&self, path: &str) -> bool {
        let steps: Vec<_> = path.split("::").collect();
        self.paths.iter().any(|named| named.iter().map(String::as_str).take(steps.len()).eq(steps.iter().copied()))
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Reads one path or tree of paths from `place` on and leaves `place` behind it.
fn expand(words: &[String], place: &mut usize, before: &[String], into: &mut BTreeSet<Vec<String>>) {
    let mut path = before.to_vec();
    while let Some(word) = words.get(*place) {
        if word == "{" {
            *place += 1;
            while words.get(*place).is_some_and(|word| word != "}") {
                expand(words, place, &path, into);
                *place += usize::from(words.get(*place).is_some_and(|word| word == ","));
            }
            *place += 1;
            return;
        }
        if !is_name(word) && word != "*" {
            break;
        }
        path.push(word.clone());
        *place += 1;
        if words.get(*place).is_none_or(|next| next != "::") {
            break;
        }
        *place += 1;
    }
    if words.get(*place).is_some_and(|word| word == "as") {
        *place += 2;
    }
    // Never stands still, whatever it was given.
    *place += usize::from(path.len() == before.len());
    into.insert(path);
}

/// From the crate's root. A path that begins with a module declared in the same file leads there.
fn resolve(path: Vec<String>, module: &[String], children: &[&String]) -> Vec<String> {
    let mut base = module.to_vec();
    let mut steps = path.iter().peekable();
    let relative = match path.first().map(String::as_str) {
        Some("crate") => return path,
        Some("self" | "super") => true,
        Some(_) => children.contains(&&path[0]),
        None => false,
    };
    if !relative {
        return path;
    }
    while let Some(step) = steps.next_if(|step| *step == "self" || *step == "super") {
        if step == "super" {
            base.pop();
        }
    }
    ["crate".to_owned()].into_iter().chain(base).chain(steps.cloned()).collect()
}

fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_word = false;
    for letter in code.chars() {
        let is_word = letter.is_alphanumeric() || letter == '_';
        match words.last_mut() {
            Some(last) if is_word && in_word => last.push(letter),
            Some(last) if letter == ':' && last == ":" => last.push(letter),
            _ if !letter.is_whitespace() => words.push(letter.to_string()),
            _ => {}
        }
        in_word = is_word;
    }
    words
}

/// Comments may name anything, and so may texts.
pub fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(place) = rest.find(['"', '/']) {
            code.push_str(&rest[..place]);
            rest = &rest[place..];
            if rest.starts_with("//") {
                rest = "";
            } else if let Some(inside) = rest.strip_prefix('"') {
                let mut escaped = false;
                let end = inside.find(|letter| {
                    let ends = letter == '"' && !escaped;
                    escaped = letter == '\\' && !escaped;
                    ends
                });
                rest = end.map_or("", |end| &inside[end + 1..]);
                code.push(' ');
            } else {
                code.push('/');
                rest = &rest[1..];
            }
        }
        code.push_str(rest);
        code.push('\n');
    }
    code
}

type Rule = (&'static str, fn(&Source) -> bool);

fn names_any(source: &Source, modules: &[&str]) -> bool {
    modules.iter().any(|module| source.names(module))
}

/// Anything of `i18n` but which page exists in which language.
fn names_texts(source: &Source) -> bool {
    let named = source.paths.iter().filter(|path| path.iter().map(String::as_str).take(2).eq(["crate", "i18n"]));
    named.filter(|path| path.get(2).is_none_or(|part| part != "languages")).count() > 0
}

const CORE: [Rule; 9] = [
    ("domain imports only domain", |source| {
        let others = ["crate::flow", "crate::route", "crate::i18n", "crate::wire", "crate::operator"];
        source.is_in("domain") && names_any(source, &others)
    }),
    ("route imports only domain, and what exists in which language", |source| {
        source.is_in("route")
            && (names_any(source, &["crate::flow", "crate::wire", "crate::operator"]) || names_texts(source))
    }),
    ("i18n imports only domain and operator", |source| {
        source.is_in("i18n") && names_any(source, &["crate::flow", "crate::route", "crate::wire"])
    }),
    ("flow imports only domain, route and flow, and what exists in which language", |source| {
        source.is_in("flow") && (names_any(source, &["crate::wire", "crate::operator"]) || names_texts(source))
    }),
    ("view imports only domain, flow and route", |source| {
        source.is_in("view") && names_any(source, &["crate::i18n", "crate::wire", "crate::operator"])
    }),
    ("wire imports only domain and what flow keeps", |source| {
        source.is_in("wire") && names_any(source, &["crate::i18n", "crate::route", "crate::operator"])
    }),
    ("operator imports nothing", |source| {
        let others = ["crate::domain", "crate::flow", "crate::route", "crate::i18n", "crate::wire"];
        source.is_in("operator") && names_any(source, &others)
    }),
    ("JSON is known in wire only", |source| {
        !source.is_in("wire") && names_any(source, &["Json", "serde_json", "serde"])
    }),
    ("times are read by the core's own few lines", |source| source.names("time")),
];

const APP: [Rule; 5] = [
    ("ui sees neither the network nor the browser", |source| {
        let hidden = ["crate::transport", "spaer_core::wire", "web_sys", "js_sys", "leptos::web_sys"];
        source.is_in("ui") && names_any(source, &hidden)
    }),
    ("transport and platform see neither ui nor runtime", |source| {
        (source.is_in("transport") || source.is_in("platform")) && names_any(source, &["crate::ui", "crate::runtime"])
    }),
    ("the browser is touched in transport and platform only", |source| {
        !source.is_in("transport") && !source.is_in("platform") && names_any(source, &["web_sys", "js_sys"])
    }),
    (
        "wire is used by transport, runtime, the storage, the parser and the program that writes the pages only",
        |source| {
            let places = ["transport", "runtime", "platform/storage", "platform/json", "bin/prerender"];
            let may = places.iter().any(|place| source.is_in(place));
            !may && source.names("spaer_core::wire")
        },
    ),
    ("the texts of a part are named in that part only", |source| {
        let texts =
            |file: &str| names_any(source, &[&format!("spaer_core::i18n::text::{file}"), &format!("text::{file}")]);
        let in_profile = source.is_in("ui/pages/profile");
        let in_activity = source.is_in("ui/pages/activity");
        (texts("profile") && !in_profile) || (texts("activity") && !in_activity && !in_profile)
    }),
];

/// What may not stand in any source that is shipped.
const EVERYWHERE: [Rule; 2] = [
    ("exceptions from lints give a reason (`#[expect(…, reason = …)]`)", |source| {
        source.code.contains("#[allow(") || source.code.contains("#![allow(")
    }),
    ("nothing in a shipped source may panic on purpose", |source| {
        let shipped = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("].iter().any(|word| shipped.contains(word))
    }),
];

fn broken<'a>(rules: &[&'a [Rule]], source: &Source) -> Vec<&'a str> {
    rules.iter().copied().flatten().filter(|(_, breaks)| breaks(source)).map(|(name, _)| *name).collect()
}

pub fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn check_folder(folder: &str, rules: &[&[Rule]], at_least: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    files(&root, &mut found);
    assert!(found.len() >= at_least, "only {} sources in {folder}", found.len());
    let mut complaints = Vec::new();
    for path in found {
        let name = path.strip_prefix(&root).expect("below the folder").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a readable source");
        complaints.extend(broken(rules, &Source::new(&name, &text)).iter().map(|rule| format!("{name}: {rule}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_core_keeps_its_layers() {
    check_folder("src", &[&CORE, &EVERYWHERE], 20);
}

#[test]
fn the_app_keeps_its_layers() {
    check_folder("../src", &[&APP, &EVERYWHERE], 5);
}

/// Each rule bites: a source that breaks it, and nothing but it.
#[test]
fn every_rule_catches_a_planted_violation() {
    let check = |file: &str, text: &str, expected: &str| {
        let source = Source::new(file, text);
        let rules: &[&[Rule]] = if expected.is_empty() { &[&CORE, &APP, &EVERYWHERE] } else { &[&CORE, &EVERYWHERE] };
        let app = APP.iter().any(|(name, _)| *name == expected);
        let found = if app { broken(&[&APP, &EVERYWHERE], &source) } else { broken(rules, &source) };
        let wanted: Vec<&str> = [expected].into_iter().filter(|name| !name.is_empty()).collect();
        assert_eq!(found, wanted, "{file}: {text}");
    };
    let [domain, route, i18n, flow, view, wire, operator, json, calendar] = CORE.map(|(name, _)| name);
    check("domain/block.rs", "use crate::flow::block::State;", domain);
    check("domain/block.rs", "use super::{id::BlockId, super::route};", domain);
    check("domain.rs", "fn f() { crate::wire::parse() }", domain);
    check("route.rs", "use crate::{domain::id, wire};", route);
    check("i18n.rs", "mod text { use crate::route::Route; }", i18n);
    check("flow/app/blocking.rs", "use super::super::super::i18n::text;", flow);
    check("flow/app.rs", "use crate::{domain::{id, time}, operator::PHONES};", flow);
    check("view/claim.rs", "use crate::i18n::text::flow;", view);
    check("wire/order.rs", "use crate::route::Route;", wire);
    check("operator.rs", "use crate::domain::language::Lang;", operator);
    check("flow/app.rs", "fn f() -> serde_json::Value {}", json);
    check("wire/time.rs", "use time::OffsetDateTime;", calendar);
    let [ui, below, browser, bytes, part] = APP.map(|(name, _)| name);
    check("ui/pages/receipt.rs", "use crate::{platform::focus, transport::fetch};", ui);
    check("transport.rs", "use crate::runtime::Runtime;", below);
    check("platform/storage.rs", "use super::super::ui;", below);
    check("runtime/perform.rs", "fn f() { web_sys::window(); }", browser);
    check("platform/page.rs", "use spaer_core::{domain, wire::block};", bytes);
    check("ui/words.rs", "use spaer_core::{i18n::text::{common, activity}};", part);
    check("ui/pages/activity/row.rs", "use spaer_core::i18n::text::profile as text;", part);
    let [lint, panics] = EVERYWHERE.map(|(name, _)| name);
    check("flow.rs", "#[allow(dead_code)] fn f() {}", lint);
    check("flow.rs", "fn f() { g().unwrap() }", panics);
    check("flow.rs", "fn f() { g().expect(\"never\") }", panics);
}

#[test]
fn what_is_allowed_is_not_complained_about() {
    let check = |file: &str, text: &str| {
        assert_eq!(broken(&[&CORE, &EVERYWHERE], &Source::new(file, text)), Vec::<&str>::new(), "{text}");
    };
    check("domain/block.rs", "use super::{authenticator::{Kind, Way}, id::BlockId, time::Timestamp};");
    check(
        "domain/block.rs",
        "//! Not `crate::wire`.\n/// use crate::flow::x;\nfn f() { \"crate::wire::x // \\\" crate::flow::y\"; }",
    );
    check("wire.rs", "mod time;\npub use time::parse_time;");
    check("flow/block.rs", "use crate::{domain::time::Timestamp, route::Route};\nfn f(x: T) { x.unwrap_or(1) }");
    check("flow/block.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fn t() { f().unwrap() } }");
}
