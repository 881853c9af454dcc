//! Which languages there are, by their folders.

use spaer_build::{languages, messages};

use super::{Folder, report_errors};

#[test]
fn a_language_is_a_folder_that_says_what_it_is() {
    let check = |files: &[(&str, &str)], expected: &[&str]| {
        let folder = Folder::new();
        files.iter().for_each(|(file, text)| folder.write(file, text));
        assert_eq!(report_errors(languages::read(&folder.0)), expected, "{files:?}");
    };
    let danish = ("da/language.toml", "name = \"Dansk\"\nlocale = \"da-DK\"\norder = 1\n");
    check(&[danish], &[]);
    check(&[], &["locales: there is no language here; each is a folder with a file `language.toml`"]);
    let name = "the folder's name is not a language tag in lower case, such as `de`, `pt-br` or `zh-hant`";
    for folder in ["DE", "deutsch", "de_de", "x-spaer", "de-"] {
        check(&[danish, (&format!("{folder}/help.ftl"), "")], &[&format!("locales/{folder}: {name}")]);
    }
    check(
        &[danish, ("de/language.toml", "name = \"Deutsch\"\nlocale = \"de-DE\"\norder = 1\n")],
        &["locales/de/language.toml: `order = 1` is taken by locales/da/language.toml"],
    );
    check(
        &[danish, ("de/language.toml", "name = \"\"\nlocale = \"en-GB\"\n\norder = 0\ncolour = 1\n")],
        &[
            "locales/de/language.toml:1: `name` must be what the language calls itself, such as \"Deutsch\"",
            "locales/de/language.toml:2: `locale` must be a language tag that begins with the language, such as \"de\"",
            "locales/de/language.toml:4: `order` must be a whole number from 1 to 255, another one than the other languages have",
            "locales/de/language.toml:5: `colour` is unknown; there are `name`, `locale`, `thousands`, `order` and `addresses`",
        ],
    );
    check(
        &[("de/language.toml", "name = \"Deutsch\"\nlocale = \"de-DE\"\n")],
        &[
            "locales/de/language.toml: `order` must be a whole number from 1 to 255, another one than the other languages have",
        ],
    );
    let folder = Folder::new();
    folder.write("da/language.toml", "name = \"Dansk\"\nlocale =\n");
    folder.write("en/help.ftl", "");
    let unreadable = report_errors(languages::read(&folder.0));
    assert!(unreadable[0].starts_with("locales/da/language.toml:2: "), "{unreadable:?}");
    assert!(unreadable[1].starts_with("locales/en/language.toml: cannot be read: "), "{unreadable:?}");
}

#[test]
fn a_language_may_have_addresses_of_its_own_for_pages_that_are_there() {
    let head = "name = \"Dansk\"\nlocale = \"da-DK\"\norder = 1\n";
    let check = |addresses: &str, expected: &[&str]| {
        let folder = Folder::new();
        folder.write("da/language.toml", &format!("{head}{addresses}"));
        folder.write("da/help.ftl", "");
        assert_eq!(report_errors(languages::read(&folder.0)), expected, "{addresses}");
    };
    check("[addresses]\nhelp = \"hjaelp/nu-2\"\n", &[]);
    check("[addresses]\n", &[]);
    check("[addresses]\nhlep = \"hjaelp\"\n", &["locales/da/language.toml:5: no language has a text `hlep.ftl`"]);
    let what = "the address of `help` must be lower-case letters, digits, `-` and `/`, such as \"hjaelp\"";
    for address in ["\"\"", "\"Hjaelp\"", "\"hjælp\"", "\"/hjaelp\"", "\"a//b\"", "\"a b\"", "\"a.html\"", "1"] {
        check(&format!("[addresses]\nhelp = {address}\n"), &[&format!("locales/da/language.toml:5: {what}")]);
    }
    let table = "`addresses` must be a table of pages and what stands in their paths, such as `help = \"hjaelp\"`";
    check("addresses = \"hjaelp\"\n", &[&format!("locales/da/language.toml:4: {table}")]);
}

#[test]
fn the_order_of_languages_is_theirs_and_their_names_are_variants() {
    let folder = Folder::new();
    for (tag, order) in [("zh-hant", 3), ("da", 7), ("es-419", 1), ("pt-br", 2)] {
        folder.write(&format!("{tag}/language.toml"), &format!("name = \"N\"\nlocale = \"{tag}\"\norder = {order}\n"));
    }
    let all = languages::read(&folder.0).unwrap_or_default();
    let variants: Vec<_> = all.iter().map(languages::Language::variant).collect();
    assert_eq!(variants, ["Es419", "PtBr", "ZhHant", "Da"]);
    let made = languages::generate(&all);
    assert!(made.contains("pub const ALL: [Self; 4] = [Self::Es419, Self::PtBr, Self::ZhHant, Self::Da];"), "{made}");
}

#[test]
fn what_an_operator_offers_is_there() {
    let folder =
        Folder::with(&[("da/common.ftl", "a = A\n"), ("en/common.ftl", "a = A2\n"), ("de/help.ftl", "a = A3\n")]);
    let all = languages::read(&folder.0).unwrap_or_default();
    let file = "[deployment]\ndefault_language = \"da\"\nlanguages = [\"da\"]\n";
    let check = |offered: &[&str], expected: &[&str]| {
        let offered: Vec<_> = offered.iter().map(|tag| (*tag).to_owned()).collect();
        assert_eq!(report_errors(messages::check_offered(&folder.0, &all, &offered, file)), expected);
    };
    check(&["da", "en"], &[]);
    check(
        &["da", "pl", "de"],
        &[
            "operator.toml:3: `languages` names \"pl\", but there is no folder locales/pl; there are da, en, de",
            "operator.toml:3: `languages` names \"de\", but there is no locales/de/common.ftl, which every page needs",
        ],
    );
}
