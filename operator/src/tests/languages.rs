//! Languages, and who reads what where there is nothing in their own language.

use super::*;

#[test]
fn capitals_make_no_second_language() {
    let tags = r#"a list of language tags (BCP 47) such as "da" or "pt-BR", at least one, none twice"#;
    check(
        "languages = [\"da\", \"en\"]",
        "languages = [\"da\", \"en\", \"EN\"]",
        &[&format!(r#"operator.toml:10: deployment.languages is "EN"; allowed: {tags}"#)],
    );
    check("languages = [\"da\", \"en\"]", "languages = [\"da\", \"nds\", \"pt-BR\", \"x-own\"]", &[]);
}

#[test]
fn the_default_is_any_tag_only_while_the_list_is_wrong() {
    let tags = r#"a list of language tags (BCP 47) such as "da" or "pt-BR", at least one, none twice"#;
    let list = format!("operator.toml:10: deployment.languages is 7; allowed: {tags}");
    check("languages = [\"da\", \"en\"]", "languages = 7", &[&list]);
    let tag = r#"a language tag (BCP 47) such as "nb" or "pt-BR""#;
    let default = format!(r#"operator.toml:9: deployment.default_language is "d"; allowed: {tag}"#);
    check(
        "default_language = \"da\"\nlanguages = [\"da\", \"en\"]",
        "default_language = \"d\"\nlanguages = 7",
        &[&default, &list],
    );
}

/// The good file, and a table of languages to fall back to; its first key is on line 28.
fn negotiated(lines: &str) -> String {
    format!("{GOOD}[negotiation]\n{lines}")
}

#[test]
fn languages_to_fall_back_to_keep_their_order() {
    let operator = load(&negotiated("nn = [\"da\", \"en\"]\nde-CH = [\"en\"]\nkl = [\"da\"]\n")).unwrap();
    let read: Vec<(&str, Vec<&str>)> = operator
        .negotiation
        .iter()
        .map(|(range, tags)| (range.as_str(), tags.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(read, [("nn", vec!["da", "en"]), ("de-CH", vec!["en"]), ("kl", vec!["da"])]);
    assert_eq!(load(&negotiated("")).unwrap().negotiation, []);
}

#[test]
fn mistakes_about_languages_to_fall_back_to_are_told() {
    let check = |lines: &str, expected: &[&str]| assert_eq!(messages(&negotiated(lines)), expected, "{lines}");
    let allowed = r#"allowed: a list out of `languages`, "da", "en", none twice"#;
    check("nb = [\"da\", \"sv\"]", &[&format!(r#"operator.toml:28: negotiation.nb is "sv"; {allowed}"#)]);
    check("nb = [\"da\", \"da\"]", &[&format!(r#"operator.toml:28: negotiation.nb is "da"; {allowed}"#)]);
    check("nb = []", &[&format!("operator.toml:28: negotiation.nb is []; {allowed}")]);
    check("nb = \"da\"", &[&format!(r#"operator.toml:28: negotiation.nb is "da"; {allowed}"#)]);
    let tag = r#"allowed: a language tag (BCP 47) such as "nb" or "pt-BR""#;
    check("no_NO = [\"da\"]", &[&format!("operator.toml:28: negotiation.no_NO is not a known key; {tag}")]);
    check("\"n\\nb\" = [\"da\"]", &[&format!(r#"operator.toml:28: negotiation."n\nb" is not a known key; {tag}"#)]);
    check(
        "nb-NO = [\"da\"]\nsv = [\"da\"]\nNB-no = [\"en\"]",
        &[
            "operator.toml:30: negotiation.NB-no was there already in line 28; allowed: each language once, whatever its capitals",
        ],
    );
    let twice = messages(&negotiated("nb = [\"da\"]\nnb = [\"en\"]"));
    assert!(twice.len() == 1 && twice[0].starts_with("operator.toml:29: cannot be read: duplicate key"), "{twice:?}");
    let text = format!("negotiation = 7\n{GOOD}");
    assert_eq!(messages(&text), ["operator.toml:1: negotiation is 7; allowed: a table"]);
    // While the list itself is wrong, nothing more than the grammar can be held against it.
    let text = negotiated("nb = [\"sv\"]\nkl = [\"n\"]").replace("languages = [\"da\", \"en\"]", "languages = []");
    let lines: Vec<usize> = load(&text).unwrap_err().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [10, 29]);
}
