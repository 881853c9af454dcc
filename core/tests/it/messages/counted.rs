//! Choices by a number, and the plural rules behind them.

use intl_pluralrules::{PluralRuleType, PluralRules};
use spaer_build::{catalog, messages::Delivery, plural, source};
use spaer_core::i18n::fill;

use super::{Folder, check, check_danish, report_errors, said};

#[test]
fn a_choice_takes_the_number_itself_then_its_category() {
    let texts = "\
left = Du har { $count ->
    [0] ikke mere
    [one] én ting til { $whom }
   *[other] { $count } ting til { $whom }
} tilbage. { $count ->
   [one] Den virker
  *[other] De virker
}.
";
    let left = |count: &str| said("da", texts, "left", &[count, "dig"]);
    assert_eq!(left("0"), "Du har ikke mere tilbage. De virker.");
    assert_eq!(left("1"), "Du har én ting til dig tilbage. Den virker.");
    assert_eq!(left("2"), "Du har 2 ting til dig tilbage. De virker.");
    assert_eq!(left("101"), "Du har 101 ting til dig tilbage. De virker.");
    assert_eq!(left("18446744073709551615"), "Du har 18446744073709551615 ting til dig tilbage. De virker.");
}

#[test]
fn every_language_counts_as_unicode_says() {
    let every = "n = { $n ->\n [zero] ZERO\n [one] ONE\n [two] TWO\n [few] FEW\n [many] MANY\n *[other] OTHER\n }";
    let mut problems = Vec::new();
    let every = source::parse("common.ftl", every, &mut problems);
    assert_eq!(problems, []);
    let line = catalog::line(&every.messages["n"]);
    let all = PluralRules::get_locales(PluralRuleType::CARDINAL);
    assert!(all.len() > 100, "{}", all.len());
    let mut unfit = Vec::new();
    for language in all {
        let tag = language.to_string();
        let rules = PluralRules::create(language, PluralRuleType::CARDINAL).expect("rules");
        let Ok(table) = plural::of(&tag).map(|plural| plural.table) else {
            unfit.push(tag);
            continue;
        };
        let slow = ["pl", "ar", "da", "kl", "cy"].contains(&tag.as_str());
        for number in (0..if slow { 20_000 } else { 250 }).chain([100_000, 999_999, 1_000_000, 1_000_001]) {
            let unicodes = format!("{:?}", rules.select(number).expect("a category"));
            assert_eq!(fill(&line, &[&number.to_string()], &table), unicodes, "{number} in {tag}");
        }
    }
    assert_eq!(unfit, ["br", "kw"], "Breton and Cornish need more than two digits");
}

#[test]
fn the_categories_of_a_language_are_those_of_its_whole_numbers() {
    let names = |tag| plural::of(tag).map(|plural| plural.names.join(" "));
    assert_eq!(names("da").as_deref(), Ok("one other"));
    // "Other" is there for fractions only.
    assert_eq!(names("pl").as_deref(), Ok("one few many"));
    assert_eq!(names("ar").as_deref(), Ok("zero one two few many other"));
    assert_eq!(names("pt-br").as_deref(), Ok("one other"));
    assert_eq!(names("ja").as_deref(), Ok("other"));
    assert_eq!(
        names("tlh").err().as_deref(),
        Some("no plural rules are known for \"tlh\", so no text may choose by a number")
    );
    let odd = plural::from_rules("xx", |number| if number % 1_000 == 0 { 'm' } else { 'x' });
    assert_eq!(
        odd.err().as_deref(),
        Some(
            "the plural category of 1000 in \"xx\" does not follow from its last two digits, and more is not supported, so no text may \
             choose by a number"
        )
    );
    let round = plural::from_rules("fr", |number| if number == 1_000_000 { 'm' } else { 'x' });
    assert!(round.err().is_some_and(|why| why.starts_with("the plural category of 1000000 in \"fr\"")));
}

#[test]
fn a_number_is_one_in_all_languages() {
    let counting = |one: &str| format!("days = {{ $days ->\n    [one] {one}\n   *[other] {{ $days }}\n }}\n");
    let (danish, english) = (counting("en dag"), counting("a day"));
    check(&[("da/common.ftl", &danish), ("en/common.ftl", &english)], &[]);
    check(
        &[("da/common.ftl", &danish), ("en/common.ftl", "days = { $days } days\n")],
        &[
            "locales/en/common.ftl:1: the text \"days\" chooses by the number { $days } in Danish (locales/da/common.ftl:1) and must do so \
           here: { $days -> [one] … *[other] … }",
        ],
    );
    check(
        &[("da/common.ftl", "\ndays = { $days } dage\n"), ("en/common.ftl", &english)],
        &[
            "locales/en/common.ftl:1: the text \"days\" chooses by { $days }, but does not in Danish (locales/da/common.ftl:2), where it is \
           no number. Write it without a choice.",
        ],
    );
}

#[test]
fn a_choice_names_every_category_and_no_other() {
    let choice = |variants: &str| format!("n = {{ $n ->\n{variants}\n }}\n");
    let check = |variants: &str, expected: &[&str]| {
        let report_errors: Vec<_> =
            expected.iter().map(|what| format!("locales/da/common.ftl:1: the text \"n\" {what}")).collect();
        check_danish(&choice(variants), &report_errors.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check(" [0] a\n [7] b\n [one] c\n *[other] d", &[]);
    check(" *[other] d", &["lacks [one] for { $n }; whole numbers have [one] [other] in \"da\""]);
    check(" [1] a\n *[other] d", &["lacks [one] for { $n }; whole numbers have [one] [other] in \"da\""]);
    check(
        " [one] a\n [few] b\n *[other] c",
        &["has [few] for { $n }, which whole numbers never are in \"da\"; they have [one] [other]"],
    );
    check(" [one] a\n [one] b\n *[other] c", &["has [one] for { $n } twice"]);
    check(
        " [male] a\n [one] b\n *[other] c",
        &["chooses by { $n } with [male]; one may only choose by whole numbers, which have [one] [other] in \"da\""],
    );
    // Polish has no whole number in "other", which a text may name all the same.
    let polish = "n = { $n ->\n [one] a\n [few] b\n [many] c\n *[other] d\n }\n";
    assert_eq!(
        ["1", "22", "12", "25"].map(|n| said("pl", polish, "n", &[n])),
        ["a", "b", "c", "c"],
        "one, few, many: by the last two digits"
    );
    let folder = Folder::with(&[("da/common.ftl", &choice(" [one] a\n *[other] b"))]);
    folder.write("pl/language.toml", "name = \"Polski\"\nlocale = \"pl-PL\"\norder = 9\n");
    folder.write("pl/common.ftl", &choice(" [one] a\n *[other] b"));
    assert_eq!(
        report_errors(folder.generate(Delivery::Within)),
        [
            "locales/pl/common.ftl:1: the text \"n\" lacks [few] for { $n }; whole numbers have [one] [few] [many] in \"pl\"",
            "locales/pl/common.ftl:1: the text \"n\" lacks [many] for { $n }; whole numbers have [one] [few] [many] in \"pl\""
        ]
    );
}
