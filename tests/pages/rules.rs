//! That no language is left out of what texts are held to: each rule is a table by language, and a language that it lacks is held to nothing.

use spaer_core::domain::language::Lang;

use super::{known, plain, support::files, typography};

/// Whether texts of this language are written by somebody here, and are held to its rules. A new language is one or the other.
const fn is_judged(lang: Lang) -> bool {
    match lang {
        Lang::Da | Lang::En | Lang::De => true,
        // Only their own names are here: nobody who writes this knows the language.
        Lang::Kl | Lang::Fo => false,
    }
}

#[test]
fn every_language_that_has_texts_has_every_rule() {
    let rules: [(&str, Vec<Lang>); 5] = [
        ("plain::LIMITS", plain::LIMITS.iter().map(|rule| rule.0).collect()),
        ("typography::QUOTES", typography::QUOTES.iter().map(|rule| rule.0).collect()),
        ("known::BANK", known::BANK.iter().map(|rule| rule.0).collect()),
        ("known::NAMELESS", known::NAMELESS.iter().map(|rule| rule.0).collect()),
        ("known::BEFORE_DAYS", known::BEFORE_DAYS.iter().map(|rule| rule.0).collect()),
    ];
    let files = files();
    for lang in Lang::ALL {
        assert_eq!(files.iter().any(|file| file.lang == lang), is_judged(lang), "{lang:?} has texts, or none");
        for (name, languages) in &rules {
            assert_eq!(languages.contains(&lang), is_judged(lang), "tests/pages, {name}: {lang:?}");
        }
    }
}
