//! Faults of pages of the activity list: cursors that loop, pages without rows, pages too large for the app to read.

use axum::http::Uri;
use serde_json::{Map, Value};

use super::Kind;
use crate::activities::Cursor;

/// The app reads no more than this many bytes of an answer.
const APP_MAX_BYTES: usize = 2 * 1024 * 1024;
/// The most bytes that a page is widened to; rows beyond that stay as they are.
const MAX_PAGE_BYTES: usize = 20 * 1024 * 1024;
/// How many widened rows fit into what the app reads, if the fault does not say.
const DEFAULT_FITTING_ROWS: u32 = 10;
/// The contract allows no longer cursor.
const MAX_CURSOR_LENGTH: usize = 200;

/// Where the page that was asked for begins.
pub(super) struct RequestedPage {
    cursor: Option<String>,
}

impl RequestedPage {
    /// As the gateway reads it.
    pub(super) fn of(uri: &Uri) -> Self {
        let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
        let cursor = query.filter(|(name, _)| name == "cursor").last();
        Self { cursor: cursor.map(|(_, cursor)| cursor.into_owned()) }
    }
}

/// The page after this fault. A problem is no page, and stays.
pub(super) fn spoil(answer: &mut Value, fault: &Kind, requested: &RequestedPage) {
    let Some(page) = answer.as_object_mut().filter(|page| page.get("items").is_some_and(Value::is_array)) else {
        return;
    };
    match (fault, &requested.cursor) {
        (Kind::LoopingCursor, Some(cursor)) => set_next_cursor(page, cursor.clone()),
        (Kind::EmptyPage, cursor) => {
            page.insert("items".to_owned(), Value::Array(Vec::new()));
            set_next_cursor(page, respell_cursor(cursor.as_deref()));
        }
        (Kind::WidePage { rows }, _) => widen(page, rows.unwrap_or(DEFAULT_FITTING_ROWS)),
        _ => {}
    }
}

fn set_next_cursor(page: &mut Map<String, Value>, cursor: String) {
    page.insert("next_cursor".to_owned(), cursor.into());
}

/// Another cursor to the same place, so that whoever takes a repeated cursor for a loop does not take this for one. The moment in it gets one more
/// leading zero, until the cursor would become too long.
fn respell_cursor(cursor: Option<&str>) -> String {
    let Some(text) = cursor else { return Cursor::first().to_string() };
    match Cursor::parse(text) {
        Some(_) if text.len() < MAX_CURSOR_LENGTH => match text.strip_prefix('-') {
            Some(rest) => format!("-0{rest}"),
            None => format!("0{text}"),
        },
        Some(cursor) => cursor.to_string(),
        None => text.to_owned(),
    }
}

/// Widens every row to the same number of bytes, such that `fitting` and a half rows fill what the app reads: `fitting` rows fit, one more does not.
fn widen(page: &mut Map<String, Value>, fitting: u32) {
    let fitting = usize::try_from(fitting).unwrap_or(usize::MAX);
    let share = (2 * APP_MAX_BYTES) / fitting.saturating_mul(2).saturating_add(1);
    let rows = page.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten();
    for row in rows.filter_map(Value::as_object_mut).take(MAX_PAGE_BYTES.div_ceil(share.max(1))) {
        let device = row.get("device").and_then(Value::as_str).unwrap_or("x").to_owned();
        row.insert("device".to_owned(), device.clone().into());
        let bytes = serde_json::to_vec(row).map_or(0, |bytes| bytes.len());
        row.insert("device".to_owned(), (device + &"x".repeat(share.saturating_sub(bytes))).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_written_again_is_another_and_leads_to_the_same_place() {
        for text in ["5.clara-1", "-5.clara-1", "0.frej-1970", "9223372036854775807.0", "-9223372036854775808.x.y"] {
            let (mut cursor, mut seen) = (text.to_owned(), vec![text.to_owned()]);
            for _ in 0..150 {
                cursor = respell_cursor(Some(&cursor));
                assert!(!seen.contains(&cursor), "{cursor}");
                assert_eq!(Cursor::parse(&cursor), Cursor::parse(text));
                seen.push(cursor.clone());
            }
            assert!(cursor.len() <= MAX_CURSOR_LENGTH);
            for _ in 0..100 {
                cursor = respell_cursor(Some(&cursor));
                assert!(cursor.len() <= MAX_CURSOR_LENGTH && Cursor::parse(&cursor) == Cursor::parse(text), "{cursor}");
            }
        }
        assert_eq!(respell_cursor(Some("of another back end")), "of another back end");
    }

    #[test]
    fn what_is_too_wide_begins_at_the_row_that_is_said() {
        let page = |rows: usize| serde_json::json!({"items": vec![serde_json::json!({"device": "é\u{1}"}); rows]});
        for fitting in [0, 1, 3, 10, 20, 99] {
            for (rows, over) in [(fitting, false), (fitting + 1, true)] {
                let mut answer = page(usize::try_from(rows).unwrap());
                spoil(&mut answer, &Kind::WidePage { rows: Some(fitting) }, &RequestedPage { cursor: None });
                let bytes = serde_json::to_vec(&answer).unwrap().len();
                assert_eq!(bytes > APP_MAX_BYTES, over, "{rows} rows have {bytes} bytes where {fitting} are to fit");
            }
        }
        let mut answer = page(100);
        spoil(&mut answer, &Kind::WidePage { rows: Some(0) }, &RequestedPage { cursor: None });
        assert!(serde_json::to_vec(&answer).unwrap().len() < MAX_PAGE_BYTES + 2 * APP_MAX_BYTES);
    }
}
