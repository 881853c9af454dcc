//! Which plural category a whole number has in a language, as two small tables, so that the browser needs no rules: one for the numbers below
//! 100, one for the last two digits of all others. The rules (Unicode's CLDR) of all languages but Breton and Cornish are of that kind; a text
//! of those that chooses by a number stops the build.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

/// Fluent's words for the categories, and the letter of each in the tables and in the texts.
pub const CATEGORIES: [(&str, char); 6] =
    [("zero", 'z'), ("one", 'o'), ("two", 't'), ("few", 'f'), ("many", 'm'), ("other", 'x')];

/// Every number up to this one is held against the rules, and then round numbers.
const CHECKED: u64 = 10_000;
const ROUND: [u64; 3] = [10_000, 100_000, 1_000_000];

/// A language's numbers.
pub struct Plural {
    /// 200 letters: the categories of 0 to 99, then those of 100 to 199.
    pub table: String,
    /// The categories that whole numbers have, in the order of [`CATEGORIES`].
    pub names: Vec<&'static str>,
}

/// By the language's rules; `Err` says why there can be none.
pub fn of(tag: &str) -> Result<Plural, String> {
    let language = tag.split('-').next().unwrap_or(tag);
    let rules = [tag, language].into_iter().find_map(|tag| {
        PluralRules::create(tag.parse::<unic_langid::LanguageIdentifier>().ok()?, PluralRuleType::CARDINAL).ok()
    });
    let rules =
        rules.ok_or_else(|| format!("no plural rules are known for \"{tag}\", so no text may choose by a number"))?;
    from_rules(tag, |number| letter(&rules, number))
}

/// The tables, where they say for every number what the rules say.
pub fn from_rules(tag: &str, rule: impl Fn(u64) -> char) -> Result<Plural, String> {
    let table: Vec<char> = (0..200).map(&rule).collect();
    let looked_up = |number: u64| {
        let place = if number < 100 { number } else { 100 + number % 100 };
        usize::try_from(place).ok().and_then(|place| table.get(place)).copied()
    };
    let round =
        ROUND.into_iter().flat_map(|unit| (1..=9).map(move |times| unit * times)).filter(|number| *number <= 1_000_000);
    for number in (0..=CHECKED).chain(round) {
        if looked_up(number) != Some(rule(number)) {
            return Err(format!(
                "the plural category of {number} in \"{tag}\" does not follow from its last two digits, and more is not supported, so no \
                 text may choose by a number"
            ));
        }
    }
    let names = CATEGORIES.into_iter().filter(|(_, letter)| table.contains(letter)).map(|(name, _)| name).collect();
    Ok(Plural { table: table.into_iter().collect(), names })
}

fn letter(rules: &PluralRules, number: u64) -> char {
    match rules.select(number) {
        Ok(PluralCategory::ZERO) => 'z',
        Ok(PluralCategory::ONE) => 'o',
        Ok(PluralCategory::TWO) => 't',
        Ok(PluralCategory::FEW) => 'f',
        Ok(PluralCategory::MANY) => 'm',
        Ok(PluralCategory::OTHER) | Err(_) => 'x',
    }
}
