//! The style sheet keeps to its scales: sizes of text, distances and colours are said once, as tokens, and used by name everywhere else.

use std::fs;

use super::support::path;

/// A declaration: the file with its line, the property and the value.
struct Declaration {
    place: String,
    property: String,
    value: String,
}

/// All declarations but those that say the tokens, and those for paper, which has sizes of its own.
fn declarations() -> Vec<Declaration> {
    let files = fs::read_dir(path("style")).expect("the styles").flatten().map(|entry| entry.path());
    let ours = files.filter(|file| !["_tokens.scss", "_print.scss"].iter().any(|name| file.ends_with(name)));
    let mut found = Vec::new();
    for file in ours {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a style sheet");
        for (number, line) in text.lines().enumerate() {
            let Some((property, value)) = line.trim().split_once(": ") else { continue };
            let is_property = property.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-');
            if is_property && value.ends_with(';') {
                let (property, value) = (property.to_owned(), value.trim_end_matches(';').to_owned());
                found.push(Declaration { place: format!("style/{name}:{}", number + 1), property, value });
            }
        }
    }
    found
}

fn faults(is_about: impl Fn(&str) -> bool, may_be: impl Fn(&str) -> bool) -> Vec<String> {
    let faulty = |one: &Declaration| is_about(&one.property) && !one.value.split_whitespace().all(&may_be);
    let told = |one: &Declaration| format!("{}: {}: {}", one.place, one.property, one.value);
    declarations().iter().filter(|one| faulty(one)).map(told).collect()
}

/// A token, nothing at all, what the browser works out, or a part of the text's own size. Halves of them in sums.
fn is_of_a_scale(value: &str) -> bool {
    let value = value.trim_start_matches("max(").trim_start_matches("calc(").trim_matches(['(', ')', ',']);
    let is_number = |number: &str| {
        !number.is_empty() && number.trim_matches(|sign: char| sign.is_ascii_digit() || sign == '.').is_empty()
    };
    ["0", "0rem", "100%", "auto", "inherit", "none", "!important", "+", "-", "/", "2"].contains(&value)
        || value.starts_with("var(--")
        || value.strip_suffix("em").is_some_and(is_number)
}

#[test]
fn sizes_of_text_are_steps_of_one_scale() {
    let sized = faults(|property| property == "font-size", is_of_a_scale);
    assert!(sized.is_empty(), "{}", sized.join("\n"));
}

#[test]
fn distances_are_steps_of_one_scale() {
    let is_distance = |property: &str| {
        ["margin", "padding", "gap"].iter().any(|name| property == *name || property.starts_with(&format!("{name}-")))
    };
    let apart = faults(is_distance, is_of_a_scale);
    assert!(apart.is_empty(), "{}", apart.join("\n"));
}

/// So every colour has its dark sister.
#[test]
fn colours_are_said_once() {
    let is_colour = |value: &str| !value.starts_with('#') && !value.starts_with("rgb") && !value.starts_with("hsl");
    let coloured = faults(|_| true, is_colour);
    assert!(coloured.is_empty(), "{}", coloured.join("\n"));
}

#[test]
fn every_colour_has_its_dark_sister() {
    let tokens = fs::read_to_string(path("style/_tokens.scss")).expect("the tokens");
    let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("a dark scheme");
    let colours = |text: &str| {
        let lines = text.lines().filter(|line| line.contains(": #"));
        let mut names: Vec<_> =
            lines.filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    };
    // Dark in both: the band of the test version, and what is written on dark.
    let both = ["--bar-ink", "--sandbox"];
    let light: Vec<_> = colours(light).into_iter().filter(|name| !both.contains(&name.as_str())).collect();
    assert!(light.len() > 15, "{light:?}");
    assert_eq!(light, colours(dark));
}

#[test]
fn what_is_of_no_scale_is_found() {
    for one in ["1.7rem", "12px", "1.25", "3vw"] {
        assert!(!is_of_a_scale(one), "{one}");
    }
}
