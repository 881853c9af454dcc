//! Reads the support channels. The kind of a channel decides what it needs; while the kind is wrong, every other key is only checked by itself.

use spaer_language_tag::is_well_formed;
use toml::Spanned;
use toml::de::DeValue;

use super::{A_TEXT, AN_HTTPS_URL, TAGS, some_text};
use crate::channel::{Need, phone_number};
use crate::report::{Report, Section, quoted};
use crate::{Channel, ChannelKind, Date, Found, Hours, url};

const CHANNEL: &[&str] =
    &["kind", "name", "number", "url", "weekdays", "weekends_and_holidays", "speaks", "last_checked"];

const A_NUMBER: &str = "+, then 6 to 15 digits with single spaces, such as \"+45 33 98 00 10\"";
const HOURS: &str = "full hours within 0 to 24, such as \"8-20\", or \"22-6\" over midnight";

pub(super) fn support<'t>(report: &mut Report<'t>, root: &Section<'t>) -> Option<Vec<Channel>> {
    let allowed = "one [[support]] table a channel, at least one of kind \"phone\"";
    let value = root.required(report, "support", allowed)?;
    let Some(items) = value.get_ref().as_array() else {
        report.wrong("support", value, allowed);
        return None;
    };
    let mut channels = Vec::new();
    for (number, item) in (1..).zip(items.iter()) {
        let section = report.section(item, &format!("support[{number}]"), CHANNEL);
        channels.push(channel(report, &section));
    }
    if !items.iter().any(is_phone) {
        let line =
            items.iter().next().map_or_else(|| report.line_of(&value.span()), |item| report.line_of(&item.span()));
        report.add(
            line,
            "support of kind \"phone\"",
            Found::Missing,
            "at least one, since it is the way that works when nothing else does",
        );
    }
    channels.into_iter().collect()
}

fn channel<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Channel> {
    let kind = section.text(report, "kind", &quoted(&ChannelKind::ALL.map(ChannelKind::as_str)), ChannelKind::parse);
    let name = section.text(report, "name", A_TEXT, some_text);
    let number = of_kind(report, section, "number", (kind, ChannelKind::number), A_NUMBER, phone_number);
    let url = of_kind(report, section, "url", (kind, ChannelKind::url), AN_HTTPS_URL, url::https);
    let weekdays = of_kind(report, section, "weekdays", (kind, ChannelKind::weekdays), HOURS, Hours::parse);
    // A form without `weekdays` can be used at any time, weekends too. Hours for weekends alone would say the opposite, so they are forbidden.
    let always_open = kind == Some(ChannelKind::Form) && section.optional("weekdays").is_none();
    let need = if always_open { Need::Never } else { Need::Optional };
    let why = "without `weekdays` it can be used at any time";
    let weekends_and_holidays = section.text_if(report, "weekends_and_holidays", (need, why), HOURS, Hours::parse);
    let speaks = section.tags(report, "speaks", TAGS, is_well_formed);
    let last_checked = section.text(report, "last_checked", "a date such as \"2026-11-01\"", Date::parse);
    let last_checked_line = section.optional("last_checked").map_or(0, |value| report.line_of(&value.span()));
    Some(Channel {
        kind: kind?,
        name: name?,
        number: number?,
        url: url?,
        weekdays: weekdays?,
        weekends_and_holidays: weekends_and_holidays?,
        speaks: speaks?,
        last_checked: last_checked?,
        last_checked_line,
    })
}

/// A text that some kinds need and others must not have.
fn of_kind<'t, T>(
    report: &mut Report<'t>,
    section: &Section<'t>,
    key: &str,
    (kind, need): (Option<ChannelKind>, fn(ChannelKind) -> Need),
    allowed: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<Option<T>> {
    let need = kind.map_or(Need::Optional, need);
    let name = kind.map_or("", ChannelKind::as_str);
    let why =
        if need == Need::Never { format!("kind \"{name}\" has none") } else { format!("kind \"{name}\" needs it") };
    section.text_if(report, key, (need, &why), allowed, parse)
}

fn is_phone(item: &Spanned<DeValue<'_>>) -> bool {
    let kind = item.get_ref().as_table().and_then(|table| table.get("kind"));
    kind.and_then(|kind| kind.get_ref().as_str()).and_then(ChannelKind::parse) == Some(ChannelKind::Phone)
}
