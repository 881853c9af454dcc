//! Checks language tags by the grammar alone (RFC 5646, section 2.1). Whether the language exists is not checked: the registry grows, and support may
//! speak a language in which there are no texts.

/// Whether the tag is well-formed. Old tags that were registered before the grammar and do not follow it (such as `i-default`) are refused; a better
/// one exists for each of them.
#[must_use]
pub fn is_well_formed(tag: &str) -> bool {
    let subtags: Vec<&str> = tag.split('-').collect();
    if !subtags.iter().all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(is_alphanumeric)) {
        return false;
    }
    let mut rest = subtags.as_slice();
    if !is_private_use(rest) {
        let Some(after) = after_language(rest) else { return false };
        rest = skip(after, 1, is_script);
        rest = skip(rest, 1, is_region);
        let variants = rest.len() - skip(rest, rest.len(), is_variant).len();
        let (variants, after) = rest.split_at(variants);
        let Some(after) = after_extensions(after) else { return false };
        if has_twice(variants) {
            return false;
        }
        rest = after;
    }
    rest.is_empty() || is_private_use(rest)
}

/// The subtags after the language. A language is two or three letters with up to three extensions of three letters, or four to eight letters. `None`
/// if it is neither.
fn after_language<'a, 't>(subtags: &'a [&'t str]) -> Option<&'a [&'t str]> {
    let (language, rest) = subtags.split_first()?;
    match language.len() {
        _ if !is_alphabetic(language) => None,
        2 | 3 => Some(skip(rest, 3, |subtag| subtag.len() == 3 && is_alphabetic(subtag))),
        4..=8 => Some(rest),
        _ => None,
    }
}

/// The subtags after any number of extensions, each a letter or digit that occurs only once, and at least one subtag of two characters or more.
/// `None` if one is malformed.
fn after_extensions<'a, 't>(mut rest: &'a [&'t str]) -> Option<&'a [&'t str]> {
    let mut singletons: Vec<&str> = Vec::new();
    while let Some((singleton, after)) = rest.split_first() {
        if singleton.len() != 1 || singleton.eq_ignore_ascii_case("x") {
            break;
        }
        singletons.push(singleton);
        rest = skip(after, after.len(), |subtag| subtag.len() >= 2);
        if rest.len() == after.len() {
            return None;
        }
    }
    if has_twice(&singletons) { None } else { Some(rest) }
}

/// `x`, and at least one subtag.
fn is_private_use(subtags: &[&str]) -> bool {
    subtags.len() >= 2 && subtags.first().is_some_and(|first| first.eq_ignore_ascii_case("x"))
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && is_alphabetic(subtag)
}

fn is_region(subtag: &str) -> bool {
    (subtag.len() == 2 && is_alphabetic(subtag))
        || (subtag.len() == 3 && subtag.bytes().all(|sign| sign.is_ascii_digit()))
}

fn is_variant(subtag: &str) -> bool {
    subtag.len() >= 5 || (subtag.len() == 4 && subtag.starts_with(|first: char| first.is_ascii_digit()))
}

/// The subtags that remain when those that fit are skipped, at most `limit` of them.
fn skip<'a, 't>(subtags: &'a [&'t str], limit: usize, fits: impl Fn(&str) -> bool) -> &'a [&'t str] {
    let count = subtags.iter().take(limit).take_while(|subtag| fits(subtag)).count();
    subtags.get(count..).unwrap_or_default()
}

/// Whether a subtag occurs twice. Upper and lower case are the same.
fn has_twice(subtags: &[&str]) -> bool {
    (1..).zip(subtags).any(|(next, one)| subtags.iter().skip(next).any(|other| one.eq_ignore_ascii_case(other)))
}

fn is_alphabetic(subtag: &str) -> bool {
    subtag.bytes().all(|sign| sign.is_ascii_alphabetic())
}

fn is_alphanumeric(sign: u8) -> bool {
    sign.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::is_well_formed;

    #[test]
    fn tags_follow_the_grammar() {
        for good in [
            "da",
            "DA",
            "nds",
            "sgn-dsl",
            "zh-yue-hak-abc",
            "qaaa",
            "abcde",
            "abcdefgh",
            "zh-Hant",
            "zh-yue-Hant-HK",
            "kl-GL",
            "es-419",
            "sl-rozaj-biske-1994",
            "de-1996",
            "de-CH-1901-x-a",
            "en-a-bb-ccc-x-d-eeeeeeee",
            "en-u-nu-latn-t-und",
            "de-0-ab",
            "x-spaer",
            "X-1",
            "da-x-lett",
            "da-X-l",
        ] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in [
            "",
            "d",
            "1a",
            "da_DK",
            "da-",
            "-da",
            "da--DK",
            "da DK",
            "*",
            "dä",
            "abcdefghi",
            "da-abcdefghi",
            "da-1",
            "da-DK-Latn",
            "zh-Hant-Latn",
            "da-DK-DK",
            "zh-yue-hak-abc-def",
            "qaaa-yue",
            "da-12",
            "da-abc1",
            "da-DK-abcd",
            "de-1996-1996",
            "de-a",
            "de-a-b",
            "de-a-bb-A-cc",
            "de-a-bb-",
            "x",
            "da-x",
            "x-",
            "x-abcdefghi",
            "i-default",
        ] {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }
}
