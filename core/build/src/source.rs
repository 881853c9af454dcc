//! Reads one Fluent file into the subset of Fluent that this project supports. Anything else is refused by name, rather than shown raw to a citizen.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Attribute, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    unicode::unescape_unicode_to_string,
};

use super::{line_at, problem::Problem};

/// The name of the eID: given by `operator.toml`, so no file may define it.
pub const EID_NAME: &str = "eid-name";

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `{ $name }`, as a parameter in Rust: `weekend_from`.
    Argument(String),
    /// `{ other-text }`
    Message(String),
    /// `{ -term }`, without its dash.
    Term(String),
    /// `{ $count -> … }`: the variants as they stand. Which one is the default (`*`) does not matter, as every category is named.
    Choice {
        argument: String,
        variants: Vec<(Key, Vec<Piece>)>,
    },
}

/// What a variant is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// This number and no other: `[0]`.
    Number(u64),
    /// The numbers of a plural category: `[one]`. Whether the language has it is asked later.
    Category(String),
}

/// A text or a term, where it stands.
#[derive(Clone, Debug)]
pub struct Message {
    pub line: usize,
    /// As it is written, on one line.
    pub written: String,
    pub pieces: Vec<Piece>,
}

/// A file, by the names of its texts and terms.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// `locales/de/help.ftl`
    pub path: String,
    pub messages: BTreeMap<String, Message>,
    pub terms: BTreeMap<String, Message>,
    /// Texts that are there but wrong: complained about once, and not called missing besides.
    pub wrong: BTreeSet<String>,
    /// Whether a part of the file is not even a text, so that nobody can say what is missing.
    pub has_junk: bool,
}

pub fn parse(path: &str, text: &str, problems: &mut Vec<Problem>) -> Source {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let place = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start.max(error.pos.start));
                problems.push(Problem::at(path, line_at(text, place), format!("cannot be understood: {}", error.kind)));
            }
            resource
        }
    };
    let has_junk = resource.body.iter().any(|entry| matches!(entry, Entry::Junk { .. }));
    let mut source = Source { path: path.to_owned(), has_junk, ..Source::default() };
    for entry in resource.body {
        let (id, value, attributes, is_term) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes, false),
            Entry::Term(term) => (term.id.name, Some(term.value), term.attributes, true),
            _ => continue,
        };
        let line = line_at(text, offset(text, id));
        let name = if is_term { format!("-{id}") } else { id.to_owned() };
        match message(&name, line, text, value.as_ref(), &attributes) {
            Ok(message) => {
                let into = if is_term { &mut source.terms } else { &mut source.messages };
                if let Some(before) = into.get(id) {
                    let what = format!("\"{name}\" is there twice; the first is in line {}", before.line);
                    problems.push(Problem::at(path, line, what));
                } else {
                    into.insert(id.to_owned(), message);
                }
            }
            Err(what) => {
                problems.push(Problem::at(path, line, what));
                source.wrong.insert(id.to_owned());
            }
        }
    }
    source
}

fn message(
    name: &str,
    line: usize,
    text: &str,
    value: Option<&Pattern<&str>>,
    attributes: &[Attribute<&str>],
) -> Result<Message, String> {
    if name == format!("-{EID_NAME}") {
        return Err(format!("\"{name}\" is given by operator.toml; remove it here"));
    }
    if let Some(attribute) = attributes.first() {
        return Err(format!("\"{name}\" has an attribute (.{}); give it a line of its own", attribute.id.name));
    }
    let pieces = value.map_or(Ok(Vec::new()), |pattern| pieces(pattern, false));
    let pieces = pieces.map_err(|what| format!("\"{name}\" uses {what}"))?;
    if pieces.is_empty() {
        return Err(format!("\"{name}\" has no text"));
    }
    Ok(Message { line, written: written(text, line), pieces })
}

/// What stands behind the `=` in a line and in those that go on with it.
fn written(text: &str, line: usize) -> String {
    let mut lines = text.lines().skip(line.saturating_sub(1));
    let first = lines.next().and_then(|line| line.split_once('=')).map_or("", |(_, text)| text);
    let more = lines.take_while(|line| line.starts_with([' ', '}']) && !line.trim().is_empty());
    std::iter::once(first).chain(more).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where in the text a part of it begins.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn pieces(pattern: &Pattern<&str>, is_within_choice: bool) -> Result<Vec<Piece>, String> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        match element {
            // A text may be broken into lines in the file; people see one paragraph.
            PatternElement::TextElement { value } => push_text(&mut pieces, &value.replace('\n', " "))?,
            PatternElement::Placeable { expression: Expression::Inline(inline) } => push_inline(&mut pieces, inline)?,
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if is_within_choice {
                    return Err("a choice within a choice, which is not supported; make it two texts".to_owned());
                }
                pieces.push(choice(selector, variants)?);
            }
        }
    }
    Ok(pieces)
}

/// Neighbouring texts are one.
pub fn push_text(pieces: &mut Vec<Piece>, text: &str) -> Result<(), String> {
    if let Some(control) = text.chars().find(|letter| letter.is_control()) {
        return Err(format!("a control character (U+{:04X}), which no page shows", u32::from(control)));
    }
    match pieces.last_mut() {
        Some(Piece::Text(before)) => {
            let text = if before.ends_with(' ') { text.trim_start_matches(' ') } else { text };
            before.push_str(text);
        }
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
    Ok(())
}

fn push_inline(pieces: &mut Vec<Piece>, inline: &InlineExpression<&str>) -> Result<(), String> {
    match inline {
        InlineExpression::StringLiteral { value } => push_text(pieces, &unescape_unicode_to_string(value))?,
        InlineExpression::NumberLiteral { value } => push_text(pieces, value)?,
        InlineExpression::VariableReference { id } => pieces.push(Piece::Argument(parameter(id))),
        InlineExpression::MessageReference { id, attribute: None } => pieces.push(Piece::Message(id.name.to_owned())),
        InlineExpression::MessageReference { id, attribute: Some(attribute) }
        | InlineExpression::TermReference { id, attribute: Some(attribute), .. } => {
            return Err(format!("an attribute ({}.{}), which no text has here", id.name, attribute.name));
        }
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            pieces.push(Piece::Term(id.name.to_owned()));
        }
        InlineExpression::TermReference { id, attribute: None, arguments: Some(_) } => {
            return Err(format!("arguments for the term -{}, which is not supported", id.name));
        }
        InlineExpression::FunctionReference { id, .. } => {
            return Err(format!("the function {}(), which is not supported", id.name));
        }
        InlineExpression::Placeable { .. } => return Err("braces within braces, which are not supported".to_owned()),
    }
    Ok(())
}

fn choice(selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<Piece, String> {
    let argument = match selector {
        InlineExpression::VariableReference { id } => parameter(id),
        InlineExpression::FunctionReference { id, .. } => {
            return Err(format!("the function {}(), which is not supported; choose by the argument itself", id.name));
        }
        _ => return Err("a choice by something else than an argument, which is not supported".to_owned()),
    };
    let mut read = Vec::new();
    let mut has_category = false;
    for variant in variants {
        let key = match variant.key {
            VariantKey::Identifier { name } => Key::Category(name.to_owned()),
            VariantKey::NumberLiteral { value } => Key::Number(
                value
                    .parse()
                    .map_err(|_| format!("[{value}] in a choice; only whole numbers are counted, such as [0]"))?,
            ),
        };
        // Fluent takes the first that fits, and a category fits the number too.
        if let Key::Number(number) = key
            && (has_category || variant.default)
        {
            return Err(format!("[{number}] in a choice after a category or as its default; numbers stand first"));
        }
        has_category |= matches!(key, Key::Category(_));
        read.push((key, pieces(&variant.value, true)?));
    }
    Ok(Piece::Choice { argument, variants: read })
}

fn parameter(id: &Identifier<&str>) -> String {
    id.name.replace('-', "_")
}
