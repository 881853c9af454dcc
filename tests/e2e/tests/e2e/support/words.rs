//! What the app says, from its own catalogue, so that a better wording breaks no test.

use std::{fs, path::Path};

/// `name`: file and message, `receipt.blocked-heading`. Only messages without arguments.
pub fn words(lang: &str, name: &str) -> String {
    let (file, message) = name.split_once('.').expect("file.message");
    let catalogue = read(&format!("locales/{lang}/{file}.ftl"));
    let found = catalogue.lines().find_map(|line| line.strip_prefix(message)?.strip_prefix(" = "));
    let text = found.unwrap_or_else(|| panic!("{lang} has no {name}")).replace("{ -eid-name }", &eid_name());
    assert!(!text.contains('{'), "{name} takes arguments: {text}");
    text
}

pub fn da(name: &str) -> String {
    words("da", name)
}

pub fn en(name: &str) -> String {
    words("en", name)
}

fn eid_name() -> String {
    let settings = read("operator.toml");
    let name = settings.lines().find_map(|line| line.strip_prefix("name = \"")?.split('"').next());
    name.expect("the name of the eID").to_owned()
}

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
