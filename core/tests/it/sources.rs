//! Reads sources as text: every path that they import or write out, resolved to the module that it leads to.

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
        Self { module, paths }
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

/// The source without comments and string literals, which may contain any path.
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
