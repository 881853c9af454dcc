//! `locales/{lang}/{file}.ftl` as Rust functions: a message that is missing, unknown or different in its arguments does not compile.
//!
//! Of Fluent this understands what the texts use: plain text, arguments (`{ $name }`) and the term `{ -eid-name }`, which is the
//! deployment's. Anything else is refused by name rather than shown raw to a citizen.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The language that the others are held against.
const SOURCE: &str = "da";
const LANGUAGES: [&str; 2] = ["da", "en"];

pub struct Problem {
    place: String,
    what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

enum Piece {
    Text(String),
    Argument(String),
}

struct Message {
    line: usize,
    pieces: Vec<Piece>,
}

impl Message {
    fn arguments(&self) -> BTreeSet<&str> {
        let argument = |piece: &'_ Piece| matches!(piece, Piece::Argument(_));
        self.pieces.iter().filter(|piece| argument(piece)).map(|piece| piece.as_str()).collect()
    }
}

impl Piece {
    fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Argument(text) => text,
        }
    }
}

type File = BTreeMap<String, Message>;

/// How texts get to where they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// All languages within the program.
    Within,
    /// One language in a file of its own (`Within` makes it), looked up by place.
    Apart,
}

/// The whole of the generated module: one module a file, one function a message.
pub fn generate(locales: &Path, eid_name: &str, travel: Travel) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut catalogs = vec![String::new(); LANGUAGES.len()];
    let mut place = 0;
    let names = file_names(&locales.join(SOURCE));
    let mut out = String::new();
    for name in &names {
        let files: Vec<_> =
            LANGUAGES.iter().map(|lang| (*lang, read(locales, lang, name, eid_name, &mut problems))).collect();
        compare(name, &files, &mut problems);
        if problems.is_empty() {
            out.push_str(&module(name, &files, travel, &mut place));
            for (catalog, (_, file)) in catalogs.iter_mut().zip(&files) {
                catalog.extend(file.values().map(line));
            }
        }
    }
    out.push_str(&carrying(&catalogs, travel));
    for lang in LANGUAGES {
        for extra in file_names(&locales.join(lang)).difference(&names) {
            let place = format!("locales/{lang}/{extra}.ftl");
            problems.push(Problem { place, what: format!("no such file in locales/{SOURCE}") });
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn file_names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".ftl").map(str::to_owned)).collect()
}

fn read(locales: &Path, lang: &str, name: &str, eid_name: &str, problems: &mut Vec<Problem>) -> File {
    let path = format!("locales/{lang}/{name}.ftl");
    let text = match fs::read_to_string(locales.join(lang).join(format!("{name}.ftl"))) {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem { place: path, what: format!("cannot be read: {error}") });
            return File::new();
        }
    };
    let resource = match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let place = format!("{path}:{}", line_at(&text, error.pos.start));
                problems.push(Problem { place, what: error.kind.to_string() });
            }
            resource
        }
    };
    let mut file = File::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let line = line_of(&text, id);
        let mut fail = |what: String| problems.push(Problem { place: format!("{path}:{line}"), what });
        if !message.attributes.is_empty() {
            fail(format!("\"{id}\" has attributes; give each text a message of its own"));
        }
        let Some(pattern) = message.value else {
            fail(format!("\"{id}\" has no text"));
            continue;
        };
        match pieces(&pattern, eid_name) {
            Ok(pieces) => {
                if file.insert(id.to_owned(), Message { line, pieces }).is_some() {
                    fail(format!("\"{id}\" is there twice"));
                }
            }
            Err(what) => fail(format!("\"{id}\" uses {what}")),
        }
    }
    file
}

fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

fn line_of(text: &str, id: &str) -> usize {
    let defines = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(defines).map_or(1, |index| index + 1)
}

fn pieces(pattern: &Pattern<&str>, eid_name: &str) -> Result<Vec<Piece>, String> {
    let mut pieces: Vec<Piece> = Vec::new();
    let push_text = |pieces: &mut Vec<Piece>, text: &str| match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    };
    for element in &pattern.elements {
        match element {
            // A text may be broken into lines in the file; people see one paragraph.
            PatternElement::TextElement { value } => push_text(&mut pieces, &value.replace('\n', " ")),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => push_text(&mut pieces, value),
                InlineExpression::VariableReference { id } => pieces.push(Piece::Argument(id.name.replace('-', "_"))),
                InlineExpression::TermReference { id, attribute: None, arguments: None } if id.name == "eid-name" => {
                    push_text(&mut pieces, eid_name);
                }
                _ => return Err("something else than arguments and { -eid-name }".to_owned()),
            },
            PatternElement::Placeable { .. } => return Err("a selection, which is not supported".to_owned()),
        }
    }
    Ok(pieces)
}

fn compare(name: &str, files: &[(&str, File)], problems: &mut Vec<Problem>) {
    let Some((_, source)) = files.first() else { return };
    for (lang, file) in files {
        let path = format!("locales/{lang}/{name}.ftl");
        for (id, message) in source {
            match file.get(id) {
                None => problems.push(Problem {
                    place: path.clone(),
                    what: format!("\"{id}\" is missing; locales/{SOURCE}/{name}.ftl:{} has it", message.line),
                }),
                Some(other) if other.arguments() != message.arguments() => problems.push(Problem {
                    place: format!("{path}:{}", other.line),
                    what: format!(
                        "\"{id}\" takes {:?}, but {:?} in \"{SOURCE}\"",
                        other.arguments(),
                        message.arguments()
                    ),
                }),
                Some(_) => {}
            }
        }
        for (id, message) in file.iter().filter(|(id, _)| !source.contains_key(*id)) {
            let place = format!("{path}:{}", message.line);
            problems
                .push(Problem { place, what: format!("\"{id}\" is unknown; locales/{SOURCE}/{name}.ftl lacks it") });
        }
    }
}

fn module(name: &str, files: &[(&str, File)], travel: Travel, place: &mut usize) -> String {
    let mut out =
        format!("/// The texts of `{name}.ftl`.\npub mod {} {{\n    use super::Lang;\n", name.replace('-', "_"));
    let Some((_, source)) = files.first() else { return out };
    for (id, message) in source {
        let arguments: Vec<_> = message.arguments().into_iter().collect();
        let parameters: String = arguments.iter().map(|argument| format!(", {argument}: &str")).collect();
        let result = if arguments.is_empty() { "&'static str" } else { "String" };
        let body = match travel {
            Travel::Within => by_language(id, files, arguments.is_empty()),
            Travel::Apart if arguments.is_empty() => format!("super::carried(lang, {place})"),
            Travel::Apart => format!("super::filled(lang, {place}, &[{}])", arguments.join(", ")),
        };
        let name = id.replace('-', "_");
        out.push_str(&format!(
            "    /// `{id}`\n    pub fn {name}(lang: Lang{parameters}) -> {result} {{\n        {body}\n    }}\n"
        ));
        *place += 1;
    }
    out + "}\n"
}

fn by_language(id: &str, files: &[(&str, File)], is_static: bool) -> String {
    let arm = |(lang, file): &(&str, File)| {
        let pieces = file.get(id).map_or(&[][..], |message| &message.pieces);
        format!("Lang::{} => {}, ", variant(lang), expression(pieces, is_static))
    };
    format!("match lang {{ {}}}", files.iter().map(arm).collect::<String>())
}

/// A message as a line of the file that travels: an argument is U+0001 and its place among the message's arguments by name.
fn line(message: &Message) -> String {
    let arguments: Vec<_> = message.arguments().into_iter().collect();
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.replace('\n', " "),
        Piece::Argument(name) => {
            let place = arguments.iter().position(|argument| argument == name).unwrap_or_default();
            format!("\u{1}{place}")
        }
    };
    message.pieces.iter().map(piece).collect::<String>() + "\n"
}

/// What makes the file (where all languages are within), or what it must be like to be believed.
fn carrying(catalogs: &[String], travel: Travel) -> String {
    // The same build makes both, so a text of another version never stands under this one's names.
    let version = fingerprint(catalogs);
    match travel {
        Travel::Apart => format!("const VERSION: &str = \"{version}\";\n"),
        Travel::Within => {
            let arm = |(lang, catalog): (&&str, &String)| {
                format!("Lang::{} => {:?}, ", variant(lang), format!("{version}\n{catalog}"))
            };
            let arms: String = LANGUAGES.iter().zip(catalogs).map(arm).collect();
            format!(
                "/// All texts of a language, as they travel.\npub fn catalog(lang: Lang) -> &'static str {{ match lang {{ {arms}}} }}\n"
            )
        }
    }
}

/// FNV-1a: told apart are versions of one's own texts, not forgeries (the browser checks the file's integrity).
fn fingerprint(catalogs: &[String]) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", catalogs.iter().flat_map(|catalog| catalog.bytes()).fold(0xcbf2_9ce4_8422_2325, step))
}

fn variant(lang: &str) -> String {
    let mut letters = lang.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// Static text stays a literal; with arguments the pieces are joined without the weight of `format!`.
fn expression(pieces: &[Piece], is_static: bool) -> String {
    let list = |piece: &Piece| match piece {
        Piece::Text(text) => format!("{text:?}"),
        Piece::Argument(argument) => argument.clone(),
    };
    let parts: Vec<_> = pieces.iter().map(list).collect();
    if is_static {
        parts.first().cloned().unwrap_or_else(|| "\"\"".to_owned())
    } else {
        format!("[{}].concat()", parts.join(", "))
    }
}
