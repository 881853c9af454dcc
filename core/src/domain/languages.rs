//! Which page exists in which language, and which language a reader gets. Pure: the reader's languages and the table are handed in.

use crate::domain::{
    language::{DEFAULT_LANGUAGE, Lang, NEGOTIATION, bits_of},
    page::Page,
    service::Service,
    tag::Tag,
    text::UntrustedText,
};

/// Whether a language has a file of texts, by its name without the ending: "blocking", "new-phone". A language that this deployment does not
/// offer has none.
pub fn has_file(lang: Lang, file: &str) -> bool {
    bits_of(file) >> (lang as u32) & 1 == 1
}

/// The languages that have a file of texts, in their order.
pub fn languages_with(file: &str) -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(move |lang| has_file(*lang, file))
}

/// Whether the page exists in the language: its text is there. See [`Page::texts`].
pub fn has_page(lang: Lang, page: Page) -> bool {
    page.texts().all(|file| has_file(lang, file))
}

/// The language that serves the page for this tag itself or a shortened form of it: `da` for `da-DK`. The operator's table of languages that its readers
/// also read is not used.
pub fn own_language(tag: &str, page: Page) -> Option<Lang> {
    negotiate([tag], |lang| has_page(lang, page), &[])
}

/// The languages in which the page exists, in their own order.
pub fn languages_of(page: Page) -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(move |lang| has_page(*lang, page))
}

/// The languages that have any page; only these are offered.
pub fn offered() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| Page::ALL.into_iter().any(|page| has_page(*lang, page)))
}

/// The language for readers none of whose languages is here.
pub fn default_language() -> Lang {
    Lang::parse(DEFAULT_LANGUAGE).unwrap_or(Lang::Da)
}

/// The best language of the page for somebody who reads `ranges` (BCP 47, best first), by the operator's table.
pub fn best_of<'a>(page: Page, ranges: impl IntoIterator<Item = &'a str>) -> Lang {
    negotiate(ranges, |lang| has_page(lang, page), NEGOTIATION)
        .or_else(|| Some(default_language()).filter(|lang| has_page(*lang, page)))
        .or_else(|| languages_of(page).next())
        .unwrap_or(default_language())
}

/// The language in which somebody who reads `lang` gets the page: `lang` itself where it is there.
pub fn best_for(page: Page, lang: Lang) -> Lang {
    best_of(page, [lang.as_str()])
}

/// The operator's notice in the best language for somebody who reads `lang`; in any, if there is none that they are known to read.
pub fn notice_for(lang: Lang, service: &Service) -> Option<&(Tag, UntrustedText)> {
    let in_language = |lang: Lang| service.notice.iter().find(move |(tag, _)| tag.lang() == Some(lang));
    negotiate([lang.as_str()], |lang| in_language(lang).is_some(), NEGOTIATION)
        .or(Some(default_language()))
        .and_then(in_language)
        .or_else(|| service.notice.first())
}

/// The first of `ranges` that can be served: by itself or shortened from its end (RFC 4647, lookup), or by a language that `table` names for
/// it. `table`: a range, and the languages that its readers also read, best first.
pub fn negotiate<'a>(
    ranges: impl IntoIterator<Item = &'a str>,
    is_there: impl Fn(Lang) -> bool,
    table: &[(&str, &[&str])],
) -> Option<Lang> {
    let served = |range: &str| {
        let own = Lang::ALL.into_iter().find(|lang| lang.as_str().eq_ignore_ascii_case(range));
        let entry = table.iter().find(|(key, _)| key.eq_ignore_ascii_case(range));
        let others = entry.into_iter().flat_map(|(_, tags)| tags.iter()).filter_map(|tag| Lang::parse(tag));
        own.into_iter().chain(others).find(|lang| is_there(*lang))
    };
    ranges.into_iter().find_map(|range| shortened(range).find_map(served))
}

/// `zh-Hant-TW`, `zh-Hant`, `zh`.
fn shortened(range: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(range), |range| Some(range.rsplit_once('-')?.0))
}
