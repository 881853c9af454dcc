//! `locales/{tag}/language.toml` as `enum Lang`: a language is a folder, and nothing else in the code names one.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use crate::{messages::file_names, problem::Problem};

/// A folder under `locales/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47, lower case: the folder's name, in paths and in `lang` attributes.
    pub tag: String,
    /// What the language calls itself.
    pub name: String,
    /// The tag with which the browser is asked for its names of countries.
    pub locale: String,
    /// What stands between the thousands of a number.
    pub thousands: String,
    /// The place among all, from 1.
    pub order: u8,
    /// The addresses that it has for pages: the name of the page's text, and what stands after `/{tag}/`. In the order of the names.
    pub addresses: Vec<(String, String)>,
}

impl Language {
    /// The language's name in the generated code: `pt-br` is `PtBr`.
    pub fn variant(&self) -> String {
        let capital = |part: &str| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        };
        self.tag.split('-').map(capital).collect()
    }
}

/// All languages, in their order.
///
/// # Errors
/// Whatever is wrong in their folders.
pub fn read(locales: &Path) -> Result<Vec<Language>, Vec<Problem>> {
    let mut problems = Vec::new();
    let entries = fs::read_dir(locales).into_iter().flatten().flatten();
    let folders =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut languages: Vec<Language> = folders.filter_map(|tag| read_one(locales, &tag, &mut problems)).collect();
    languages.sort_by(|one, other| (one.order, &one.tag).cmp(&(other.order, &other.tag)));
    for pair in languages.windows(2) {
        if let [before, after] = pair
            && before.order == after.order
        {
            let (place, order) = (format!("locales/{}/language.toml", after.tag), after.order);
            problems.push(Problem::new(
                place,
                format!("`order = {order}` is taken by locales/{}/language.toml", before.tag),
            ));
        }
    }
    if languages.is_empty() && problems.is_empty() {
        problems
            .push(Problem::new("locales", "there is no language here; each is a folder with a file `language.toml`"));
    }
    problems.sort_by_key(ToString::to_string);
    if problems.is_empty() { Ok(languages) } else { Err(problems) }
}

fn read_one(locales: &Path, tag: &str, problems: &mut Vec<Problem>) -> Option<Language> {
    let file = format!("locales/{tag}/language.toml");
    if !is_tag(tag) || tag != tag.to_ascii_lowercase() {
        let what = "the folder's name is not a language tag in lower case, such as `de`, `pt-br` or `zh-hant`";
        problems.push(Problem::new(format!("locales/{tag}"), what));
        return None;
    }
    let text = match fs::read_to_string(locales.join(tag).join("language.toml")) {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem::new(file, format!("cannot be read: {error}")));
            return None;
        }
    };
    let table: toml::Table = match toml::from_str(&text) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(1, |span| super::line_at(&text, span.start));
            problems.push(Problem::at(&file, line, error.message()));
            return None;
        }
    };
    let line =
        |key: &str| text.lines().position(|line| line.trim_start().starts_with(key)).map_or(1, |index| index + 1);
    let mut fail = |key: &str, allowed: &str| {
        let place = if table.contains_key(key) { format!("{file}:{}", line(key)) } else { file.clone() };
        problems.push(Problem::new(place, format!("`{key}` must be {allowed}")));
    };
    let name = table.get("name").and_then(toml::Value::as_str).filter(|name| !name.trim().is_empty());
    if name.is_none() {
        fail("name", "what the language calls itself, such as \"Deutsch\"");
    }
    let same_language = |locale: &str| locale.split('-').next() == tag.split('-').next();
    let locale = table.get("locale").and_then(toml::Value::as_str).filter(|it| is_tag(it) && same_language(it));
    if locale.is_none() {
        fail("locale", &format!("a language tag that begins with the language, such as \"{tag}\""));
    }
    // Where a language does not say it, the space that stands between thousands by ISO 80000-1.
    let thousands = match table.get("thousands") {
        None => Some("\u{202f}"),
        Some(sign) => sign.as_str().filter(|sign| sign.chars().count() == 1),
    };
    if thousands.is_none() {
        fail("thousands", "the one sign between the thousands of a number, such as \".\"");
    }
    let order = table.get("order").and_then(toml::Value::as_integer);
    let order = order.and_then(|order| u8::try_from(order).ok()).filter(|order| *order > 0);
    if order.is_none() {
        fail("order", "a whole number from 1 to 255, another one than the other languages have");
    }
    let named = match table.get("addresses") {
        None => toml::Table::new(),
        Some(toml::Value::Table(named)) => named.clone(),
        Some(_) => {
            fail("addresses", "a table of pages and what stands in their paths, such as `help = \"hjaelp\"`");
            toml::Table::new()
        }
    };
    let mut addresses = Vec::new();
    for (page, address) in named {
        match address.as_str().filter(|address| is_address(address)) {
            Some(address) if has_text(locales, &page) => addresses.push((page, address.to_owned())),
            Some(_) => problems.push(Problem::at(&file, line(&page), format!("no language has a text `{page}.ftl`"))),
            None => {
                let what = format!(
                    "the address of `{page}` must be lower-case letters, digits, `-` and `/`, such as \"hjaelp\""
                );
                problems.push(Problem::at(&file, line(&page), what));
            }
        }
    }
    for key in table.keys().filter(|key| !["name", "locale", "thousands", "order", "addresses"].contains(&key.as_str()))
    {
        problems.push(Problem::at(
            &file,
            line(key),
            format!("`{key}` is unknown; there are `name`, `locale`, `thousands`, `order` and `addresses`"),
        ));
    }
    let (name, locale, thousands) = (name?.to_owned(), locale?.to_owned(), thousands?.to_owned());
    Some(Language { tag: tag.to_owned(), name, locale, thousands, order: order?, addresses })
}

/// Whether it can stand in a path after the language: segments of lower-case letters, digits and `-`.
fn is_address(address: &str) -> bool {
    let is_of_step = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    address.split('/').all(|step| !step.is_empty() && step.chars().all(is_of_step))
}

/// Whether any language has a file of this name.
fn has_text(locales: &Path, name: &str) -> bool {
    let folders = fs::read_dir(locales).into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join(format!("{name}.ftl"))).any(|file| file.is_file())
}

/// Whether it is a BCP 47 tag of language, script, region and variants alone, without extensions.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let alphabetic = |part: &&str| part.chars().all(|letter| letter.is_ascii_alphabetic());
    let numeric = |part: &&str| part.chars().all(|letter| letter.is_ascii_digit());
    let is_language = parts.next().is_some_and(|part| alphabetic(&part) && (2..=3).contains(&part.len()));
    parts.next_if(|part| alphabetic(part) && part.len() == 4);
    parts.next_if(|part| (alphabetic(part) && part.len() == 2) || (numeric(part) && part.len() == 3));
    let starts_with_digit = |part: &str| part.starts_with(|letter: char| letter.is_ascii_digit());
    let is_variant = |part: &str| {
        part.chars().all(|letter| letter.is_ascii_alphanumeric())
            && ((5..=8).contains(&part.len()) || (part.len() == 4 && starts_with_digit(part)))
    };
    is_language && parts.all(is_variant)
}

/// The generated module.
pub fn generate(languages: &[Language]) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    line(
        "/// A language that has a folder under `locales/`. `xx` in paths and `lang` attributes is [`Lang::as_str`]."
            .to_owned(),
    );
    line("#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Lang {".to_owned());
    for language in languages {
        line(format!("    /// {} (`{}`).\n    {},", language.name, language.tag, language.variant()));
    }
    line("}\n\nimpl Lang {".to_owned());
    let all: Vec<_> = languages.iter().map(|language| format!("Self::{}", language.variant())).collect();
    line(format!(
        "    /// In the order in which they are listed.\n    pub const ALL: [Self; {}] = [{}];",
        all.len(),
        all.join(", ")
    ));
    let mut function = |doc: &str, name: &str, value: fn(&Language) -> &str| {
        let arms = languages.iter().map(|language| format!("Self::{} => {:?}, ", language.variant(), value(language)));
        let arms: String = arms.collect();
        line(format!("\n    /// {doc}\n    pub const fn {name}(self) -> &'static str {{ match self {{ {arms}}} }}"));
    };
    function("BCP 47 tag, lower case, as in paths.", "as_str", |language| &language.tag);
    function("The language's name in itself, for whoever reads no other.", "own_name", |language| &language.name);
    function("What stands between the thousands of a number.", "thousands", |language| &language.thousands);
    function("For the browser's own names of countries.", "locale", |language| &language.locale);
    let addresses: String = languages
        .iter()
        .flat_map(|language| language.addresses.iter().map(|named| (language.variant(), named)))
        .map(|(variant, (page, address))| format!("(Self::{variant}, {page:?}, {address:?}), "))
        .collect();
    line(format!("\n    const ADDRESSES: &[(Self, &'static str, &'static str)] = &[{addresses}];"));
    line(
        "\n    /// What it has for an address of the page whose text is `name`; `None` where it takes the common one.\n    \
         pub fn address(self, name: &str) -> Option<&'static str> {\n        \
         let own = Self::ADDRESSES.iter().find(|(lang, page, _)| *lang == self && *page == name);\n        \
         own.map(|(_, _, address)| *address)\n    }"
            .to_owned(),
    );
    line("}".to_owned());
    out
}

/// Which of the languages that are offered have a file of texts: a bit each, by their order. `offered`: the tags of the languages that the deployment has.
pub fn with_files(locales: &Path, languages: &[Language], offered: &[String]) -> String {
    let mut files: BTreeMap<String, u64> = BTreeMap::new();
    for (place, language) in languages.iter().enumerate().filter(|(_, one)| offered.contains(&one.tag)) {
        for file in file_names(&locales.join(&language.tag)) {
            *files.entry(file).or_default() |= 1 << place;
        }
    }
    let arms: String = files.iter().map(|(file, bits)| format!("{file:?} => {bits}, ")).collect();
    format!(
        "/// The languages with a file of this name: a bit each, by their place in `Lang::ALL`.\n\
         pub(crate) fn bits_of(file: &str) -> u64 {{ match file {{ {arms}_ => 0 }} }}\n"
    )
}
