//! A language held against Danish, and its choices against its own grammar. What is said here is read by translators.

use std::collections::BTreeMap;

use super::{
    plural::{CATEGORIES, Plural},
    problem::Problem,
    source::{Key, Message, Piece, Source},
};

/// A file with its references in place.
pub struct File {
    pub source: Source,
    pub messages: BTreeMap<String, Message>,
}

/// A text's arguments by name, and whether it chooses by them: then they are numbers.
pub fn arguments(message: &Message) -> BTreeMap<&str, bool> {
    fn collect<'a>(pieces: &'a [Piece], into: &mut BTreeMap<&'a str, bool>) {
        for piece in pieces {
            match piece {
                Piece::Argument(name) => {
                    into.entry(name).or_default();
                }
                Piece::Choice { argument, variants } => {
                    into.insert(argument, true);
                    variants.iter().for_each(|(_, pieces)| collect(pieces, into));
                }
                Piece::Text(_) | Piece::Message(_) | Piece::Term(_) => {}
            }
        }
    }
    let mut all = BTreeMap::new();
    collect(&message.pieces, &mut all);
    all
}

/// What a translation lacks or has too much of.
pub fn compare(danish: &File, other: &File, plural: &Result<Plural, String>, problems: &mut Vec<Problem>) {
    let (path, original) = (&other.source.path, &danish.source.path);
    let is_whole = !danish.source.has_junk && !other.source.has_junk;
    for (id, message) in &danish.messages {
        match other.messages.get(id) {
            Some(translated) => {
                if let Some(what) = difference(id, message, translated, original, plural) {
                    problems.push(Problem::at(path, translated.line, what));
                }
            }
            None if is_whole && !other.source.wrong.contains(id) && !other.source.messages.contains_key(id) => {
                let (line, written) = (message.line, shortened(&message.written));
                problems.push(Problem::new(
                    path,
                    format!("the text \"{id}\" is missing. Danish has it ({original}:{line}): \"{written}\". Add a line: {id} = …"),
                ));
            }
            None => {}
        }
    }
    for (id, message) in &other.messages {
        let is_known = danish.source.messages.contains_key(id) || danish.source.wrong.contains(id);
        if is_whole && !is_known {
            let what = format!(
                "the text \"{id}\" is unknown: Danish ({original}) has none of this name. Correct the name, or remove the text."
            );
            problems.push(Problem::at(path, message.line, what));
        }
    }
}

fn difference(
    id: &str,
    danish: &Message,
    other: &Message,
    original: &str,
    plural: &Result<Plural, String>,
) -> Option<String> {
    let (wanted, found) = (arguments(danish), arguments(other));
    let line = danish.line;
    let missing: Vec<_> = wanted
        .keys()
        .filter(|name| !found.contains_key(*name))
        .map(|name| format!("{{ ${name} }} is missing"))
        .collect();
    let unknown =
        found.keys().filter(|name| !wanted.contains_key(*name)).map(|name| format!("{{ ${name} }} is unknown"));
    let wrong: Vec<_> = missing.into_iter().chain(unknown).collect();
    if !wrong.is_empty() {
        let has = if wanted.is_empty() {
            "none".to_owned()
        } else {
            wanted.keys().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(" ")
        };
        let wrong = wrong.join(", ");
        return Some(format!(
            "the text \"{id}\" must have the arguments that it has in Danish ({original}:{line}): {has}. Here {wrong}."
        ));
    }
    let (name, danish_counts) = wanted.iter().find(|(name, counts)| found.get(*name) != Some(counts))?;
    Some(if *danish_counts {
        let names = plural.as_ref().map_or_else(|_| vec!["other"], |plural| plural.names.clone());
        let last = names.len().saturating_sub(1);
        let variants = names
            .iter()
            .enumerate()
            .map(|(place, name)| if place == last { format!("*[{name}] …") } else { format!("[{name}] …") });
        let variants = variants.collect::<Vec<_>>().join(" ");
        format!(
            "the text \"{id}\" chooses by the number {{ ${name} }} in Danish ({original}:{line}) and must do so here: {{ ${name} -> {variants} }}"
        )
    } else {
        format!(
            "the text \"{id}\" chooses by {{ ${name} }}, but does not in Danish ({original}:{line}), where it is no number. Write it without a choice."
        )
    })
}

/// What is wrong with a text by itself: its choices, and names that Rust could not have.
pub fn check(file: &File, tag: &str, plural: &Result<Plural, String>, problems: &mut Vec<Problem>) {
    for (id, message) in &file.messages {
        let mut fail = |what: String| {
            problems.push(Problem::at(&file.source.path, message.line, format!("the text \"{id}\" {what}")));
        };
        for piece in &message.pieces {
            if let Piece::Choice { argument, variants } = piece {
                match plural {
                    Ok(plural) => {
                        let keys: Vec<_> = variants.iter().map(|(key, _)| key).collect();
                        variants_wrong(argument, &keys, tag, plural).into_iter().for_each(&mut fail);
                    }
                    Err(why) => fail(format!("chooses by {{ ${argument} }}, but {why}")),
                }
            }
        }
        let arguments = arguments(message);
        if arguments.len() > 10 {
            fail("has more than ten arguments; make it two texts".to_owned());
        }
        for name in [id.as_str()].into_iter().chain(arguments.into_keys()).filter(|name| !is_name(name)) {
            fail(format!(
                "uses the name \"{name}\", which the code cannot have; take lower-case words with dashes, and no word of Rust"
            ));
        }
    }
}

fn variants_wrong(argument: &str, keys: &[&Key], tag: &str, plural: &Plural) -> Vec<String> {
    let has = |name: &str| keys.iter().any(|key| matches!(key, Key::Category(other) if other == name));
    let mut wrong = Vec::new();
    let all = plural.names.iter().map(|name| format!("[{name}]")).collect::<Vec<_>>().join(" ");
    for key in keys {
        match key {
            Key::Category(name) if !CATEGORIES.iter().any(|(known, _)| known == name) => {
                wrong.push(format!("chooses by {{ ${argument} }} with [{name}]; one may only choose by whole numbers, which have {all} in \"{tag}\""));
            }
            // Every Fluent text may have it, though not every language has such whole numbers.
            Key::Category(name) if name != "other" && !plural.names.contains(&name.as_str()) => {
                wrong.push(format!(
                    "has [{name}] for {{ ${argument} }}, which whole numbers never are in \"{tag}\"; they have {all}"
                ));
            }
            Key::Category(_) | Key::Number(_) => {}
        }
    }
    for (place, key) in keys.iter().enumerate() {
        if keys.iter().take(place).any(|before| before == key) {
            let key = match key {
                Key::Number(number) => number.to_string(),
                Key::Category(name) => name.clone(),
            };
            wrong.push(format!("has [{key}] for {{ ${argument} }} twice"));
        }
    }
    for name in plural.names.iter().filter(|name| !has(name)) {
        wrong.push(format!("lacks [{name}] for {{ ${argument} }}; whole numbers have {all} in \"{tag}\""));
    }
    wrong
}

/// Whether a name can be one in Rust, with its dashes as underscores.
pub fn is_name(name: &str) -> bool {
    const TAKEN: [&str; 52] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
        "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "lang", "let", "loop",
        "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct",
        "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
        "yield",
    ];
    let may = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.chars().all(may) && !TAKEN.contains(&name)
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST).collect::<String>() + "…"
    }
}
