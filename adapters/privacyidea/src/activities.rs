//! The person's authentication log, as activities, and among them what has changed their tokens ([`crate::changes`]).
//!
//! The log is paged by number, and grows at the top while somebody reads it. So a cursor holds the moment of its first row: what comes later is not counted. Changes
//! are few and are read each time; a cursor says down to which moment they were told.

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
    /// Changes from this moment on were told already, in milliseconds.
    before: i64,
}

impl Cursor {
    fn written(self) -> String {
        format!("{}.{}.{}.{}", self.top, self.page, self.skip, self.before)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let cursor = Self {
            top: parts.next()?.parse().ok()?,
            page: parts.next()?.parse().ok()?,
            skip: parts.next()?.parse().ok()?,
            before: parts.next()?.parse().ok()?,
        };
        (parts.next().is_none() && cursor.page > 0 && cursor.skip <= ROWS).then_some(cursor)
    }
}

/// A row, and where the next page begins if this is the first that it has.
struct Placed {
    activity: Activity,
    from: Cursor,
}

/// A page of the list. `changes`: newest first.
///
/// # Errors
/// Those of the call; [`BackendError::NotFound`] for a cursor that was not written here.
pub async fn page(server: &Server, jwt: &str, query: &ActivityQuery, changes: Vec<Activity>) -> Answer<Activities> {
    let cursor = match &query.cursor {
        Some(text) => Some(Cursor::read(text).ok_or(BackendError::NotFound)?),
        None => None,
    };
    let limit = usize::try_from(query.limit).unwrap_or(ROWS);
    let (logged, end) = logged(server, jwt, query, cursor, limit).await?;
    let before = cursor.map_or(i64::MAX, |cursor| cursor.before);
    let is_here = |change: &Activity| {
        // What lies below the last row that was read comes with the next page.
        let is_above = end.is_none_or(|_| logged.last().is_some_and(|last| change.at >= last.activity.at));
        is_above && change.at.as_millis() < before && is_within(change, query) && fits(change, query)
    };
    let changes: Vec<Activity> = changes.into_iter().filter(is_here).collect();
    Ok(merged(logged, changes, End { log: end, before }, limit))
}

/// The rows of the log that fit, one more than are wanted at most, and where it goes on behind them.
async fn logged(
    server: &Server,
    jwt: &str,
    query: &ActivityQuery,
    mut cursor: Option<Cursor>,
    limit: usize,
) -> Answer<(Vec<Placed>, Option<Cursor>)> {
    let mut items = Vec::new();
    for _ in 0..MOST_PAGES {
        let read = rows(server, jwt, query, cursor).await?;
        let Some(first) = read.auth_logs.first() else { return Ok((items, None)) };
        let top = cursor.map_or_else(|| moment(first).map(Moment::as_millis), |cursor| Ok(cursor.top))?;
        let here = Cursor { top, ..cursor.unwrap_or(Cursor { top, page: 1, skip: 0, before: 0 }) };
        for (place, row) in read.auth_logs.iter().enumerate().skip(here.skip) {
            let Some(activity) = activity(row)?.filter(|activity| fits(activity, query)) else { continue };
            let from = Cursor { skip: place, ..here };
            items.push(Placed { activity, from });
            if items.len() > limit {
                return Ok((items, Some(from)));
            }
        }
        if read.next.is_none() {
            return Ok((items, None));
        }
        cursor = Some(Cursor { page: here.page + 1, skip: 0, ..here });
    }
    Ok((items, cursor))
}

/// Down to where both are known.
struct End {
    /// Where the log goes on; none: it does not.
    log: Option<Cursor>,
    /// The moment from which on changes were told before this page, in milliseconds.
    before: i64,
}

/// Both, newest first, as many as are wanted.
fn merged(logged: Vec<Placed>, changes: Vec<Activity>, end: End, limit: usize) -> Activities {
    // Where the log would go on if it had one more row than there are.
    let behind = end.log.or_else(|| {
        let last = logged.last()?.from;
        Some(Cursor { skip: last.skip + 1, ..last })
    });
    let behind = behind.unwrap_or(Cursor { top: Moment::now().as_millis(), page: 1, skip: ROWS, before: 0 });
    let mut all: Vec<(Activity, Option<Cursor>)> =
        logged.into_iter().map(|placed| (placed.activity, Some(placed.from))).collect();
    all.extend(changes.into_iter().map(|change| (change, None)));
    // Of one moment the changes first: a cursor tells of them by the moment alone.
    all.sort_by_key(|(activity, from)| (std::cmp::Reverse(activity.at), from.is_some()));
    let mut cut = all.len().min(limit);
    let change_at = |place: usize| all.get(place).filter(|(_, from)| from.is_none()).map(|(activity, _)| activity.at);
    // And so not between two of them.
    while cut > 1 && change_at(cut).is_some() && change_at(cut) == change_at(cut - 1) {
        cut -= 1;
    }
    let rest = all.split_off(cut);
    let goes_on = !rest.is_empty() || end.log.is_some();
    let before = all.last().map_or(end.before, |(activity, _)| activity.at.as_millis());
    let from = rest.iter().find_map(|(_, from)| *from).unwrap_or(behind);
    let next_cursor = goes_on.then(|| Cursor { before, ..from }.written());
    let items = all.into_iter().map(|(activity, _)| activity).collect();
    Activities { items, next_cursor, recorded_since: None, provider_hidden: false }
}

fn is_within(activity: &Activity, query: &ActivityQuery) -> bool {
    query.from.is_none_or(|from| activity.at >= from) && query.to.is_none_or(|to| activity.at < to)
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
    let id = ActivityId::parse(&row.id.to_string()).ok_or(Failure::NotUnderstood)?;
    Ok(Some(Activity {
        authenticator: serial.and_then(AuthenticatorId::parse),
        service_provider,
        device,
        ..Activity::new(id, moment(row)?, *kind, *outcome)
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

    fn at(millis: i64, id: &str) -> Activity {
        let id = ActivityId::parse(id).expect("an id");
        Activity::new(id, Moment::from_millis(millis), ActivityKind::Login, ActivityOutcome::Succeeded)
    }

    fn place_on(skip: usize) -> Cursor {
        Cursor { top: 100, page: 1, skip, before: 0 }
    }

    /// Pages of so many, of a log and of changes at these moments, as they would be read one after another.
    fn paged(log: &[i64], changes: &[i64], limit: usize) -> Vec<Vec<String>> {
        let place = place_on;
        let mut pages = Vec::new();
        let mut cursor: Option<Cursor> = None;
        loop {
            let (skip, before) = cursor.map_or((0, i64::MAX), |cursor| (cursor.skip, cursor.before));
            let rows = log.iter().enumerate().skip(skip).take(limit + 1);
            let logged: Vec<Placed> =
                rows.map(|(n, millis)| Placed { activity: at(*millis, &format!("l{n}")), from: place(n) }).collect();
            let end = (logged.len() > limit).then(|| place(skip + limit));
            let lowest = logged.last().map_or(i64::MIN, |last| last.activity.at.as_millis());
            let is_here = |millis: &&i64| **millis < before && (end.is_none() || **millis >= lowest);
            let told = changes.iter().filter(is_here).map(|millis| at(*millis, &format!("c{millis}"))).collect();
            let page = merged(logged, told, End { log: end, before }, limit);
            pages.push(page.items.iter().map(|one| one.id.as_str().to_owned()).collect());
            match page.next_cursor.as_deref().map(|text| Cursor::read(text).expect("a cursor")) {
                Some(next) => cursor = Some(next),
                None => return pages,
            }
            assert!(pages.len() < 20, "{pages:?}");
        }
    }

    #[test]
    fn log_and_changes_are_told_in_order_each_once_in_pages_of_any_size() {
        let (log, changes) = ([90, 70, 50, 40, 20], [95, 60, 55, 30, 10]);
        let all = ["c95", "l0", "l1", "c60", "c55", "l2", "l3", "c30", "l4", "c10"];
        for limit in 1..12 {
            let pages = paged(&log, &changes, limit);
            assert_eq!(pages.concat(), all, "{limit}");
            assert!(pages.iter().all(|page| page.len() <= limit), "{limit}: {pages:?}");
        }
        assert_eq!(paged(&[], &[30, 20, 10], 2), [vec!["c30", "c20"], vec!["c10"]]);
        assert_eq!(paged(&log, &[], 10).concat().len(), 5);
        // A page on which nothing fits: what was told before it is not told again behind it.
        let on = place_on(7);
        let empty = merged(Vec::new(), Vec::new(), End { log: Some(on), before: 60 }, 3);
        assert_eq!(empty.next_cursor, Some(Cursor { before: 60, ..on }.written()));
        // Of one moment: none is lost, and none is told twice.
        for limit in 2..6 {
            assert_eq!(paged(&[50, 50, 50], &[60, 50, 50], limit).concat().len(), 6, "{limit}");
        }
    }

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_no_other() {
        let cursor = Cursor { top: 1_796_047_107_581, page: 3, skip: 7, before: 1_796_047_100_000 };
        assert_eq!(Cursor::read(&cursor.written()), Some(cursor));
        for made_up in ["", "1", "1.2", "1.1.1", "1.0.0.1", "1.1.101.1", "1.1.1.1.1", "a.b.c.d", "-1.-1.-1.-1"] {
            assert_eq!(Cursor::read(made_up), None, "{made_up}");
        }
    }
}
