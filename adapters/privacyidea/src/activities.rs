//! The person's authentication log, as activities.
//!
//! It is paged by number, and grows at the top while somebody reads it. So a cursor holds the moment of its first row: what comes later is not counted.

use serde::Deserialize;
use serde_json::Value;
use spaer_gateway::activity::{Activities, Activity, ActivityQuery};
use spaer_gateway::domain::{ActivityKind, ActivityOutcome};
use spaer_gateway::{ActivityId, Answer, AuthenticatorId, BackendError, Moment, Private};

use crate::server::{Failure, Server, times};

/// How many rows are read at once, and how many pages of them for one page of the answer: a filter may leave little of each.
const ROWS: usize = 100;
const MOST_PAGES: u32 = 10;

/// What a type of event is to a citizen. What stands nowhere is between two others, or is about enrolment, and is left out.
const EVENTS: [(&str, ActivityKind, ActivityOutcome); 15] = {
    use ActivityKind::{Approval, ApprovalDeclined, Login, LoginFailed};
    use ActivityOutcome::{Declined, Failed, Succeeded};
    [
        ("LOGIN_SUCCESS", Login, Succeeded),
        ("PASSWORD_FAIL", LoginFailed, Failed),
        ("PIN_FAIL", LoginFailed, Failed),
        ("MFA_FAIL", LoginFailed, Failed),
        ("TOKEN_ONLY_FAIL", LoginFailed, Failed),
        ("NO_TOKEN", LoginFailed, Failed),
        ("NO_USABLE_TOKEN", LoginFailed, Failed),
        ("NOT_AUTHORIZED", LoginFailed, Failed),
        ("CHALLENGE_ANSWERED_FAIL", LoginFailed, Failed),
        ("USER_LOCKED", LoginFailed, Failed),
        ("IP_BLOCKED", LoginFailed, Failed),
        ("ACCESS_DENIED", LoginFailed, Failed),
        ("CHALLENGE_ANSWERED_OUT_OF_BAND", Approval, Succeeded),
        ("CHALLENGE_DECLINED", ApprovalDeclined, Declined),
        ("CHALLENGE_DECLINED_UNKNOWN_TRIGGER", ApprovalDeclined, Declined),
    ]
};

#[derive(Debug, Deserialize)]
struct Row {
    id: i64,
    timestamp: String,
    event_type: String,
    serial: Option<String>,
    client_label: Option<String>,
    client_label_source: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Page {
    auth_logs: Vec<Row>,
    next: Option<Value>,
}

/// Where the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    /// The moment of the first row of all, in milliseconds.
    top: i64,
    page: u32,
    /// Rows of that page that were answered already.
    skip: usize,
}

impl Cursor {
    fn written(self) -> String {
        format!("{}.{}.{}", self.top, self.page, self.skip)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let cursor = Self {
            top: parts.next()?.parse().ok()?,
            page: parts.next()?.parse().ok()?,
            skip: parts.next()?.parse().ok()?,
        };
        (parts.next().is_none() && cursor.page > 0 && cursor.skip <= ROWS).then_some(cursor)
    }
}

/// A page of the list.
///
/// # Errors
/// Those of the call; [`BackendError::NotFound`] for a cursor that was not written here.
pub async fn page(server: &Server, jwt: &str, query: &ActivityQuery) -> Answer<Activities> {
    let mut cursor = match &query.cursor {
        Some(text) => Some(Cursor::read(text).ok_or(BackendError::NotFound)?),
        None => None,
    };
    let limit = usize::try_from(query.limit).unwrap_or(ROWS);
    let mut items = Vec::new();
    let mut next_cursor = None;
    'pages: for _ in 0..MOST_PAGES {
        let read = rows(server, jwt, query, cursor).await?;
        let Some(first) = read.auth_logs.first() else { break };
        let top = cursor.map_or_else(|| moment(first).map(Moment::as_millis), |cursor| Ok(cursor.top))?;
        let here = Cursor { top, ..cursor.unwrap_or(Cursor { top, page: 1, skip: 0 }) };
        for (place, row) in read.auth_logs.iter().enumerate().skip(here.skip) {
            let Some(activity) = activity(row)?.filter(|activity| fits(activity, query)) else { continue };
            if items.len() == limit {
                next_cursor = Some(Cursor { skip: place, ..here });
                break 'pages;
            }
            items.push(activity);
        }
        if read.next.is_none() {
            next_cursor = None;
            break;
        }
        cursor = Some(Cursor { page: here.page + 1, skip: 0, ..here });
        next_cursor = cursor;
    }
    let next_cursor = next_cursor.map(Cursor::written);
    Ok(Activities { items, next_cursor, recorded_since: None, provider_hidden: false })
}

async fn rows(server: &Server, jwt: &str, query: &ActivityQuery, cursor: Option<Cursor>) -> Result<Page, Failure> {
    let (page, size) = (cursor.map_or(1, |cursor| cursor.page).to_string(), ROWS.to_string());
    // Both ends belong to what is asked for; `to` does not, so the last millisecond before it is the end.
    let ends = [cursor.map(|cursor| Moment::from_millis(cursor.top)), query.to.map(|to| to.plus_millis(-1))];
    // The top row may be within the millisecond that was cut off its moment.
    let end = ends.into_iter().flatten().min().map(|end| times::written(end).replace('Z', "999Z"));
    let start = query.from.map(times::written);
    let mut fields = vec![("page", page.as_str()), ("page_size", size.as_str())];
    fields.extend(end.as_deref().map(|end| ("end_time", end)));
    fields.extend(start.as_deref().map(|start| ("start_time", start)));
    let answer = server.get(jwt, "/authenticationlog/", &fields).await?;
    serde_json::from_value(answer.value).map_err(|_| Failure::NotUnderstood)
}

fn moment(row: &Row) -> Result<Moment, Failure> {
    times::iso(&row.timestamp).ok_or(Failure::NotUnderstood)
}

fn activity(row: &Row) -> Result<Option<Activity>, Failure> {
    let Some((_, kind, outcome)) = EVENTS.iter().find(|(event, ..)| *event == row.event_type) else { return Ok(None) };
    // Several: it is not known with which.
    let serial = row.serial.as_deref().filter(|serial| !serial.contains(','));
    let label =
        row.client_label.clone().filter(|label| !label.trim().is_empty()).map(|label| Private::new(cut(&label)));
    let is_device = row.client_label_source.as_deref() == Some("user_agent");
    let (device, service_provider) = if is_device { (label, None) } else { (None, label) };
    Ok(Some(Activity {
        id: ActivityId::parse(&row.id.to_string()).ok_or(Failure::NotUnderstood)?,
        at: moment(row)?,
        kind: *kind,
        outcome: *outcome,
        authenticator: serial.and_then(AuthenticatorId::parse),
        authenticator_kind: None,
        authenticator_label: None,
        service_provider,
        device,
        place: None,
        reported: None,
    }))
}

/// To what the contract has room for.
fn cut(text: &str) -> String {
    text.chars().take(200).collect()
}

fn fits(activity: &Activity, query: &ActivityQuery) -> bool {
    let texts = [&activity.device, &activity.service_provider, &activity.authenticator_label];
    let has = |search: &Private| {
        texts.iter().copied().flatten().any(|text| spaer_gateway::search::matches(text.reveal(), search.reveal()))
    };
    (query.kinds.is_empty() || query.kinds.contains(&activity.kind))
        && query.outcome.is_none_or(|outcome| outcome == activity.outcome)
        && query.authenticator.as_ref().is_none_or(|id| activity.authenticator.as_ref() == Some(id))
        && query.search.as_ref().is_none_or(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_no_other() {
        let cursor = Cursor { top: 1_796_047_107_581, page: 3, skip: 7 };
        assert_eq!(Cursor::read(&cursor.written()), Some(cursor));
        for made_up in ["", "1", "1.2", "1.0.0", "1.1.101", "1.1.1.1", "a.b.c", "-1.-1.-1"] {
            assert_eq!(Cursor::read(made_up), None, "{made_up}");
        }
    }
}
