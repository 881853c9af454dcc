//! One row: as an item of a list where the screen is narrow, as a row of a table where it is wide.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity::{Activity, ActivityKind},
        activity_list::Row,
        language::Lang,
        suspicion::Marks,
    },
    flow::activities::{Message, Reporting, State},
    i18n::text::activity as text,
};

use super::{
    List,
    facts::{RowState, device, place, provider, report_words, row_state, with},
    judge::judge,
    row_id, row_key, wording,
};
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            icon::{Glyph, Icon},
            plain::{self, part, words},
        },
    },
};

/// The key of an element of the list, with all that decides how it is drawn: when any of it changes, a new element takes its place. One type for days and
/// rows, so that the list is compiled once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Element {
    /// A day with its rows. `occurrence`: which occurrence of that day it is, when it occurs several times.
    Day { day: Option<i32>, occurrence: usize },
    Row {
        key: u32,
        edition: u16,
        marks: Marks,
        report: Option<ReportOf>,
        is_open: bool,
        unpicked: u8,
        is_confirmed: bool,
    },
}

/// How the report of a row stands, while it is not in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportOf {
    UnderWay,
    Failed,
}

impl Element {
    pub fn of_row(state: &State, key: u32) -> Self {
        // A tick is the reader's, and nothing to draw anew for.
        let RowState { marks, reporting, is_open, unpicked, is_confirmed, is_picked: _ } = row_state(state, key);
        let report = reporting.map(|reporting| match reporting {
            Reporting::Waiting | Reporting::Sending => ReportOf::UnderWay,
            Reporting::Failed(_) => ReportOf::Failed,
        });
        let edition = state.list.row(key).map_or(0, |row| row.edition);
        Self::Row { key, edition, marks, report, is_open, unpicked, is_confirmed }
    }
}

/// The classes of the checkbox that picks a row, and of the button that opens it. One listener for the whole list hears both (`pressed`): with two for each
/// row, drawing it took a tenth longer.
const PICK: &str = "event__check";
const OPEN: &str = "link-button event__open";

/// The message that a press somewhere in the list means. `row`: for a selector, the id of the row in which an element that it matches was pressed.
pub fn pressed(row: impl Fn(&str) -> Option<String>) -> Option<Message> {
    let key = |selector| row(selector).and_then(|id| row_key(&id));
    key(".event__open").map(Message::Opened).or_else(|| key(".event__check").map(Message::Picked))
}

/// As an item of a list.
pub fn item(store: Store, list: List, row: &Arc<Row>, row_state: RowState, lang: Lang) -> Vec<AnyView> {
    let id = row_id(row.key);
    let pick = pick(row, &row_state, lang);
    let mut body = row_text(row, lang);
    body.extend(below(row, &row_state, lang));
    body.extend(row_state.is_open.then(|| judge(store, list, row, "h4", row_state, lang)));
    let head = part("div", "event__head", vec![pick, part("div", "event__body", body)]);
    vec![view! { <li id=id tabindex="-1" class="event">{head}</li> }.into_any()]
}

fn icon(activity: &Activity) -> Icon {
    match activity.display_kind() {
        ActivityKind::Login => Icon::LOG_IN,
        ActivityKind::Approval => Icon::CHECK,
        ActivityKind::LoginFailed | ActivityKind::ApprovalDeclined => Icon::CROSS,
        ActivityKind::SimultaneousRequests => Icon::SEVERAL,
        ActivityKind::CodeSent => Icon::MESSAGE,
        ActivityKind::AuthenticatorAdded => Icon::PLUS,
        ActivityKind::AuthenticatorBlocked | ActivityKind::IdentityBlocked => Icon::LOCK,
        ActivityKind::AuthenticatorReactivated | ActivityKind::IdentityReactivated => Icon::UNLOCKED,
        ActivityKind::UserIdChanged | ActivityKind::PasswordChanged | ActivityKind::ContactChanged => Icon::PENCIL,
        ActivityKind::Other => Icon::QUESTION,
    }
}

/// The picture of what was done.
pub fn picture(activity: &Activity) -> AnyView {
    view! { <Glyph icon=icon(activity) /> }.into_any()
}

/// Time and sentence, and below them whatever else is known.
pub fn row_text(row: &Row, lang: Lang) -> Vec<AnyView> {
    let time = part("span", "event__time", vec![time(row, lang)]);
    let what = words([" ", &wording::sentence(&row.activity, lang)].concat());
    let facts = [with(row, lang), device(row), place(row, lang), provider(row)];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let sentence = part("p", "event__what", vec![time, picture(&row.activity), what]);
    vec![sentence, plain::text("p", "hint", facts.join(" · "))]
}

/// As a row of a table, and another one below it while it is open: the questions need the whole width.
pub fn table_row(store: Store, list: List, row: &Arc<Row>, row_state: RowState, lang: Lang) -> Vec<AnyView> {
    let id = row_id(row.key);
    let unknown = || text::unknown(lang).to_owned();
    let sentence = words(wording::sentence(&row.activity, lang));
    let mut told = vec![part("p", "event__what", vec![picture(&row.activity), sentence])];
    told.extend(with(row, lang).map(|with| plain::text("p", "hint", with)));
    told.extend(below(row, &row_state, lang));
    let cells = vec![
        part("td", "", vec![pick(row, &row_state, lang)]),
        part("td", "event__time", vec![time(row, lang)]),
        part("td", "", told),
        plain::text("td", "", device(row).unwrap_or_else(unknown)),
        plain::text("td", "", place(row, lang).unwrap_or_else(unknown)),
        plain::text("td", "", provider(row).unwrap_or_default()),
    ];
    let mut rows = vec![view! { <tr id=id tabindex="-1" class="event">{cells}</tr> }.into_any()];
    rows.extend(row_state.is_open.then(|| {
        let judge = judge(store, list, row, "h3", row_state, lang);
        view! { <tr class="event__more"><td colspan="6">{judge}</td></tr> }.into_any()
    }));
    rows
}

/// Marks, the report, and the way to the four questions.
fn below(row: &Row, row_state: &RowState, lang: Lang) -> Vec<AnyView> {
    let mut parts = Vec::new();
    parts.extend((!row_state.marks.is_empty()).then(|| plain::text("p", "mark", text::mark(lang))));
    parts.extend(row_state.is_confirmed.then(|| plain::text("p", "event__report", text::confirmed(lang))));
    if !row_state.is_open {
        let sending = matches!(row_state.reporting, Some(Reporting::Waiting | Reporting::Sending));
        let told = row.activity.reported.as_ref().map(|report| report_words(report, lang));
        let told = told.or_else(|| sending.then(|| text::sending(lang).to_owned()));
        parts.extend(told.map(|told| plain::text("p", "event__report", told)));
        // Named in full for screen readers: in their lists of buttons all would have the same name.
        let name = text::open_of(lang, &wording::sentence(&row.activity, lang), &wording::when(&row.activity, lang));
        let label = text::open(lang);
        parts.push(view! { <button type="button" class=OPEN aria-label=name>{label}</button> }.into_any());
    }
    parts
}

fn pick(row: &Row, row_state: &RowState, lang: Lang) -> AnyView {
    if !row.activity.can_be_reported() {
        return ().into_any();
    }
    let name = text::pick(lang, &wording::sentence(&row.activity, lang), &wording::when(&row.activity, lang));
    // The label is only there to be hit: a finger is wider than the box.
    part("label", "event__pick", vec![plain::ticked(PICK, name, row_state.is_picked)])
}

/// The time of day in Denmark. Whose time it is stands once, above the list.
fn time(row: &Row, lang: Lang) -> AnyView {
    match row.activity.at {
        Some(at) => view! { <time datetime=format::iso(at)>{format::clock(at, lang)}</time> }.into_any(),
        None => text::time_short(lang).into_any(),
    }
}
