//! What the app says, from its own catalogue, so that a better wording breaks no test.

use std::{fs, path::Path};

/// A message, in the order in which it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// What is only known when it is said: an argument by its name, or a choice between wordings.
    Hole(String),
}

type Message = Vec<Part>;

/// `name`: file and message, `receipt.blocked-heading`. Only messages without arguments.
pub fn words(lang: &str, name: &str) -> String {
    filled(lang, name, &[])
}

/// The same with its arguments, each by its name.
pub fn filled(lang: &str, name: &str, given: &[(&str, &str)]) -> String {
    let (file, message) = name.split_once('.').expect("file.message");
    let all = catalogue(lang, file);
    let (_, parts) = all.iter().find(|(id, _)| id == message).unwrap_or_else(|| panic!("{lang} has no {name}"));
    let fill = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Hole(hole) => {
            let found = given.iter().find(|(argument, _)| argument == hole);
            found.unwrap_or_else(|| panic!("{lang}: {name} needs {hole}")).1.to_owned()
        }
    };
    parts.iter().map(fill).collect()
}

/// A message that is worded by a count, of a language that knows one and many.
pub fn counted(lang: &str, name: &str, count: usize) -> String {
    let (file, message) = name.split_once('.').expect("file.message");
    let all = catalogue(lang, file);
    let (_, parts) = all.iter().find(|(id, _)| id == message).unwrap_or_else(|| panic!("{lang} has no {name}"));
    let choice = parts.iter().find_map(|part| match part {
        Part::Hole(choice) => choice.split_once("[one]")?.1.split_once("*[other]"),
        Part::Text(_) => None,
    });
    let (one, other) = choice.unwrap_or_else(|| panic!("{lang}: {name} is not worded by a count"));
    let wording = if count == 1 { one } else { other };
    wording.trim().replace("{ $count }", &count.to_string()).replace("{ $number }", &number(lang, count))
}

/// As people write it: "10.001". Four digits stand without a sign.
pub fn number(lang: &str, count: usize) -> String {
    let thousands = if lang == "en" { "," } else { "." };
    match (count / 1_000, count % 1_000) {
        (10.., rest) => format!("{}{thousands}{rest:03}", count / 1_000),
        _ => count.to_string(),
    }
}

/// The heading of a claim that this is blocked: `app`, `whole`, as the messages `flow.the-…` have it.
pub fn is_blocked(lang: &str, thing: &str) -> String {
    filled(lang, "flow.blocked-heading", &[("what", &words(lang, &format!("flow.the-{thing}")))])
}

/// The same of an authenticator that is called something.
pub fn is_blocked_by_name(lang: &str, thing: &str, name: &str) -> String {
    let (subject, name) = (words(lang, &format!("flow.the-{thing}")), format!("\u{2068}{name}\u{2069}"));
    let named = filled(lang, "flow.the-named", &[("subject", &subject), ("name", &name)]);
    filled(lang, "flow.blocked-heading", &[("what", &named)])
}

pub fn da(name: &str) -> String {
    words("da", name)
}

pub fn en(name: &str) -> String {
    words("en", name)
}

/// What a language calls itself.
pub fn own_name(lang: &str) -> String {
    let file = read(&format!("locales/{lang}/language.toml"));
    let name = file.lines().find_map(|line| line.strip_prefix("name = \"")?.split('"').next());
    name.expect("a name").to_owned()
}

/// The languages that have a name here, in the order of their tags.
pub fn languages() -> Vec<String> {
    let mut names = names_in("locales");
    names.retain(|name| Path::new(&at(&format!("locales/{name}/language.toml"))).exists());
    names
}

/// The languages that can say what is in this file.
pub fn languages_with(file: &str) -> Vec<String> {
    languages().into_iter().filter(|lang| Path::new(&at(&format!("locales/{lang}/{file}.ftl"))).exists()).collect()
}

/// Everything that can be said in a language.
pub struct Vocabulary {
    messages: Vec<Message>,
    name: String,
}

/// A message that is hardly more than its arguments would fit the words of any language.
const FEWEST_LETTERS: usize = 3;

impl Vocabulary {
    pub fn of(lang: &str) -> Self {
        let files = names_in(&format!("locales/{lang}"));
        let files = files.iter().filter_map(|file| file.strip_suffix(".ftl"));
        let mut messages: Vec<Message> = files.flat_map(|file| catalogue(lang, file)).map(|(_, parts)| parts).collect();
        messages.retain(|parts| letters(parts) >= FEWEST_LETTERS);
        Self { messages, name: own_name(lang) }
    }

    /// Whether these words are a message of the language, several in a row, or its own name. What has no letters says the same in every
    /// language.
    pub fn says(&self, words: &str) -> bool {
        let words = one_spaced(words);
        !words.chars().any(char::is_alphabetic) || words == self.name || self.says_in_a_row(&words)
    }

    fn says_in_a_row(&self, words: &str) -> bool {
        let ends = words.match_indices(['.', '?', '!', ':']).map(|(at, end)| at + end.len());
        let mut parts =
            ends.map(|at| words.split_at(at)).filter_map(|(first, rest)| Some((first, rest.strip_prefix(' ')?)));
        self.has(words) || parts.any(|(first, rest)| self.has(first) && self.says_in_a_row(rest))
    }

    fn has(&self, words: &str) -> bool {
        self.messages.iter().any(|parts| fits(parts, words))
    }
}

fn letters(parts: &[Part]) -> usize {
    let texts = parts.iter().map(|part| match part {
        Part::Text(text) => text.chars().filter(|sign| sign.is_alphabetic()).count(),
        Part::Hole(_) => 0,
    });
    texts.sum()
}

/// Longer ones are no names and no times, but somebody else's words.
const LONGEST_ARGUMENT: usize = 70;

/// Whether a text is the message with something in each of its holes.
fn fits(parts: &[Part], text: &str) -> bool {
    match parts {
        [] => text.is_empty(),
        [Part::Text(own), rest @ ..] => text.strip_prefix(own.as_str()).is_some_and(|after| fits(rest, after)),
        [Part::Hole(_), rest @ ..] => text
            .char_indices()
            .take(LONGEST_ARGUMENT)
            .any(|(at, sign)| fits(rest, text.split_at(at + sign.len_utf8()).1)),
    }
}

/// Spaces and line breaks as a browser shows them.
fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All messages of a file by their names. References to other messages of the file are resolved.
fn catalogue(lang: &str, file: &str) -> Vec<(String, Message)> {
    let source = read(&format!("locales/{lang}/{file}.ftl"));
    let mut raw: Vec<(&str, String)> = Vec::new();
    for line in source.lines() {
        match raw.last_mut() {
            Some((_, value)) if line.starts_with([' ', '}']) => *value = one_spaced(&format!("{value} {line}")),
            _ => raw.extend(line.split_once(" =").filter(|(id, _)| is_id(id)).map(|(id, rest)| (id, one_spaced(rest)))),
        }
    }
    raw.iter().map(|(id, value)| ((*id).to_owned(), parse(value, &raw))).collect()
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn parse(value: &str, all: &[(&str, String)]) -> Message {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some((text, after)) = rest.split_once('{') {
        parts.push(Part::Text(text.to_owned()));
        let (inside, after) = after.split_at(closing(after));
        parts.extend(placed(inside.trim(), all));
        rest = after.strip_prefix('}').unwrap_or(after);
    }
    parts.push(Part::Text(rest.to_owned()));
    parts
}

/// Where the brace that is open is closed, braces within left out.
fn closing(text: &str) -> usize {
    let mut open = 1;
    let end = text.char_indices().find(|(_, sign)| {
        open += match sign {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        open == 0
    });
    end.expect("a closing brace").0
}

fn placed(inside: &str, all: &[(&str, String)]) -> Message {
    if inside == "-eid-name" {
        return vec![Part::Text(eid_name())];
    }
    match all.iter().find(|(id, _)| *id == inside) {
        Some((_, value)) => parse(value, all),
        None => vec![Part::Hole(inside.trim_start_matches('$').to_owned())],
    }
}

fn eid_name() -> String {
    let settings = read("operator.toml");
    let name = settings.lines().find_map(|line| line.strip_prefix("name = \"")?.split('"').next());
    name.expect("the name of the eID").to_owned()
}

fn at(path: &str) -> String {
    format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))
}

fn names_in(folder: &str) -> Vec<String> {
    let folder = at(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn read(path: &str) -> String {
    let file = at(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Without this test, the judge could accept any words.
#[test]
fn words_are_of_the_language_that_says_them_and_of_no_other() {
    let [danish, german] = ["da", "de"].map(Vocabulary::of);
    for (name, given) in [
        ("common.skip-link", &[][..]),
        ("common.footer-about", &[]),
        ("common.open-until", &[("when", "x 20.00")]),
        ("common.call-support", &[("name", "MitID Support")]),
    ] {
        let [said_in_danish, said_in_german] = ["da", "de"].map(|lang| filled(lang, name, given));
        assert!(danish.says(&said_in_danish) && german.says(&said_in_german), "{name}");
        assert!(!danish.says(&said_in_german) && !german.says(&said_in_danish), "{name}");
    }
    assert!(danish.says("Dansk") && !german.says("Dansk") && german.says("Deutsch"));
    let row = [da("common.footer-about"), da("common.app-failed")].join(" ");
    assert!(danish.says(&row) && !german.says(&row) && !danish.says(&format!("{row} Und auf Deutsch.")));
    assert!(danish.says("+45 33 98 00 10") && german.says("("));
    assert!(!words("da", "common.footer-about").contains('{'));
}
