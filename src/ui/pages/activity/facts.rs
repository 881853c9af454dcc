//! What is said of a row wherever it stands: in the list, in its questions and in what came of its report.

use spaer_core::{
    domain::{activity::Report, activity_list::Row, language::Lang, suspicion::Marks},
    flow::activities::{Reporting, State},
    i18n::text::activity as text,
};

use super::wording;

/// What decides how a row is drawn besides its content. A row stands as it was drawn: when any of this changes it is drawn anew, so that a
/// list of rows costs no more than its elements.
#[derive(Clone, Debug, PartialEq)]
pub struct RowState {
    pub marks: Marks,
    pub reporting: Option<Reporting>,
    pub is_open: bool,
    pub is_picked: bool,
    /// How often all picks were dropped at once. Only then is the checkbox drawn anew; otherwise it keeps what the reader has ticked.
    pub unpicked: u8,
    /// The person has said that it was them.
    pub is_confirmed: bool,
}

pub fn row_state(state: &State, key: u32) -> RowState {
    RowState {
        marks: state.marks(key),
        reporting: state.reporting(key),
        is_open: state.opened == Some(key),
        is_picked: state.is_picked(key),
        unpicked: state.unpicked,
        is_confirmed: state.is_confirmed(key),
    }
}

/// "You reported this on …".
pub fn report_words(report: &Report, lang: Lang) -> String {
    let number = wording::isolated(report.number.as_str());
    match report.at {
        Some(at) => text::reported_on(lang, &number, &wording::moment(at, lang)),
        None => text::reported_number(lang, &number),
    }
}

/// What it was done with, unless the sentence says so.
pub fn with(row: &Row, lang: Lang) -> Option<String> {
    let is_named = wording::names_thing(row.activity.display_kind());
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
