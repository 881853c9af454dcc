//! One row: as an item of a list where the screen is narrow, as a row of a table where it is wide.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{activity::Report, language::Lang, log::Row, suspicion::Marks},
    flow::activities::{Message, Reporting, State},
    i18n::text::activity as text,
};

use super::{List, judge::judge, row_id, wording};
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            plain::{self, button, part, words},
            swap::swap,
        },
    },
};

/// What of a row changes while it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub marks: Marks,
    pub reporting: Option<Reporting>,
    pub reported: Option<Report>,
    is_open: bool,
}

fn standing(state: &State, key: u32) -> Standing {
    Standing {
        marks: state.marks(key),
        reporting: state.reporting(key),
        reported: state.log.row(key).and_then(|row| row.activity.reported.clone()),
        is_open: state.opened == Some(key),
    }
}

/// As an item of a list.
pub fn item(store: Store, list: List, row: Arc<Row>, lang: Lang) -> AnyView {
    let id = row_id(row.key);
    let facts = [with(&row, lang), device(&row), place(&row, lang), provider(&row)];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let told = words([" ", &wording::sentence(&row.activity, lang)].concat());
    let body = vec![
        part("p", "event__what", vec![part("span", "event__time", vec![time(&row, lang)]), told]),
        plain::text("p", "hint", facts.join(" · ")),
        below(list, row.key, lang),
        opened(store, list, row.clone(), "h4", lang, |judge| judge),
    ];
    let head = vec![pick(list, &row, lang), part("div", "event__body", body)];
    view! { <li id=id tabindex="-1" class="event">{part("div", "event__head", head)}</li> }.into_any()
}

/// As a row of a table, and another one below it while it is open: the questions need the whole width.
pub fn table_row(store: Store, list: List, row: Arc<Row>, lang: Lang) -> AnyView {
    let id = row_id(row.key);
    let unknown = || text::unknown(lang).to_owned();
    let told = vec![
        plain::text("p", "event__what", wording::sentence(&row.activity, lang)),
        plain::text("p", "hint", with(&row, lang).unwrap_or_default()),
        below(list, row.key, lang),
    ];
    let cells = vec![
        part("td", "", vec![pick(list, &row, lang)]),
        part("td", "event__time", vec![time(&row, lang)]),
        part("td", "", told),
        plain::text("td", "", device(&row).unwrap_or_else(unknown)),
        plain::text("td", "", place(&row, lang).unwrap_or_else(unknown)),
        plain::text("td", "", provider(&row).unwrap_or_default()),
    ];
    let open = opened(store, list, row, "h3", lang, |judge| {
        view! { <tr class="event__more"><td colspan="6">{judge}</td></tr> }.into_any()
    });
    vec![view! { <tr id=id tabindex="-1" class="event">{cells}</tr> }.into_any(), open].into_any()
}

/// Marks, the report, and the way to the four questions. What stands there answers presses, so each state is its own element.
fn below(list: List, key: u32, lang: Lang) -> AnyView {
    let draw = move |seen: Standing| {
        let Standing { marks, reporting, reported, is_open } = seen;
        let mut parts = Vec::new();
        parts.extend((!marks.is_empty()).then(|| plain::text("p", "mark", text::mark(lang))));
        if !is_open {
            let sending = matches!(reporting, Some(Reporting::Waiting | Reporting::Sending));
            let told = reported.map(|report| told_report(&report, lang));
            let told = told.or_else(|| sending.then(|| text::sending(lang).to_owned()));
            parts.extend(told.map(|told| plain::text("p", "event__report", told)));
            parts.push(button(None, "link-button event__open", text::open(lang), move || {
                list.stays_here(Message::Opened(key));
            }));
        }
        parts
    };
    swap(move || list.read(|state| standing(state, key)), draw)
}

/// The four questions, while the row is open. `heading`: the level that fits below what stands above.
fn opened(
    store: Store,
    list: List,
    row: Arc<Row>,
    heading: &'static str,
    lang: Lang,
    wrap: fn(AnyView) -> AnyView,
) -> AnyView {
    let key = row.key;
    let look = move || list.read(|state| Some(standing(state, key)).filter(|standing| standing.is_open));
    let draw = move |seen: Option<Standing>| seen.map(|seen| wrap(judge(store, list, &row, heading, seen, lang)));
    swap(look, draw)
}

/// "You reported this on …".
pub fn told_report(report: &Report, lang: Lang) -> String {
    let number = wording::isolated(report.number.as_str());
    match report.at {
        Some(at) => text::reported_on(lang, &number, &format::moment(at, lang)),
        None => text::reported_number(lang, &number),
    }
}

fn pick(list: List, row: &Row, lang: Lang) -> AnyView {
    let key = row.key;
    if !row.activity.can_be_reported() {
        return ().into_any();
    }
    let when = row.activity.at.map_or_else(|| text::time_short(lang).to_owned(), |at| format::moment(at, lang));
    let name = text::pick(lang, &wording::sentence(&row.activity, lang), &when);
    let is_there = move || list.read(|state| state.log.row(key).is_some_and(|row| row.activity.can_be_reported()));
    let draw = move |is_there: bool| {
        let is_picked = move || list.read(|state| state.is_picked(key));
        let pick = move || list.stays_here(Message::Picked(key));
        is_there.then(|| plain::tick(None, "event__check", Some(name.clone()), Box::new(is_picked), Box::new(pick)))
    };
    swap(is_there, draw)
}

pub fn time(row: &Row, lang: Lang) -> AnyView {
    match row.activity.at {
        Some(at) => view! { <time datetime=format::iso(at)>{format::clock(at, lang)}</time> }.into_any(),
        None => text::time_short(lang).into_any(),
    }
}

/// What it was done with, unless the sentence says so.
pub fn with(row: &Row, lang: Lang) -> Option<String> {
    let is_named = wording::names_thing(row.activity.told());
    wording::thing(&row.activity, lang).filter(|_| !is_named)
}

pub fn device(row: &Row) -> Option<String> {
    row.activity.device.as_ref().map(|device| wording::isolated(device.as_str()))
}

pub fn provider(row: &Row) -> Option<String> {
    row.activity.provider.as_ref().map(|provider| wording::isolated(provider.as_str()))
}

/// Worded with doubt: it is a guess.
pub fn place(row: &Row, lang: Lang) -> Option<String> {
    wording::place(row).map(|place| text::perhaps(lang, &place))
}
