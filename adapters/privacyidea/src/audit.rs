//! What the audit says of who has blocked and when: the lists of tokens and locks do not.

use serde::Deserialize;
use serde_json::Value;
use spaer_gateway::Moment;
use spaer_gateway::domain::Party;

use crate::server::{Failure, Server, times};

/// How far back it is read. A token that was disabled and enabled more often than this since is one of which the last times are known.
const MOST_ROWS: &str = "100";

#[derive(Clone, Debug, Deserialize)]
struct Row {
    number: i64,
    action: String,
    #[serde(default)]
    administrator: Option<String>,
    date: String,
}

/// A change that the audit has kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, by the audit.
    pub at: Moment,
    /// Who.
    pub by: Party,
    /// Under which number support finds it.
    pub number: i64,
}

/// Since when a token is disabled, as the person's own audit has it. `None` when it has nothing of that.
///
/// # Errors
/// Those of the call.
pub async fn disabled(server: &Server, jwt: &str, serial: &str) -> Result<Option<Change>, Failure> {
    let query = [("action", "POST /token/*able/*"), ("serial", serial), ("success", "1"), ("page_size", MOST_ROWS)];
    let answer = server.get(jwt, "/audit/", &query).await?;
    first_since(&answer.value, |action| action.starts_with("POST /token/disable/"), "")
}

/// Since when, and by whom, the person is locked. `gateway_name`: whose orders are the person's own.
///
/// # Errors
/// Those of the call.
pub async fn locked(server: &Server, jwt: &str, gateway_name: &str) -> Result<Option<Change>, Failure> {
    let query = [("action", "*/conditionalaccess/lock/user"), ("success", "1"), ("page_size", MOST_ROWS)];
    let answer = server.get(jwt, "/audit/", &query).await?;
    first_since(&answer.value, |action| action.starts_with("POST "), gateway_name)
}

/// The earliest of the changes that stand, newest first, before one that undoes them.
fn first_since(value: &Value, does: impl Fn(&str) -> bool, gateway_name: &str) -> Result<Option<Change>, Failure> {
    let rows = value.get("auditdata").cloned().ok_or(Failure::NotUnderstood)?;
    let rows: Vec<Row> = serde_json::from_value(rows).map_err(|_| Failure::NotUnderstood)?;
    // Reading it writes a row, and so do others: only what the action says counts.
    let changes = rows.into_iter().filter(|row| !row.action.starts_with("GET ")).take_while(|row| does(&row.action));
    let Some(row) = changes.last() else { return Ok(None) };
    let administrator = row.administrator.unwrap_or_default();
    let by = if administrator.is_empty() || administrator == gateway_name { Party::You } else { Party::Support };
    let at = times::utc(&row.date).ok_or(Failure::NotUnderstood)?;
    Ok(Some(Change { at, by, number: row.number }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(number: i64, action: &str, administrator: &str) -> Value {
        json!({ "number": number, "action": action, "administrator": administrator, "date": format!("2026-11-30T13:59:{number}.844128") })
    }

    fn found(rows: Vec<Value>) -> Option<(i64, Party)> {
        let value = json!({ "auditdata": rows });
        let found =
            first_since(&value, |action| action.starts_with("POST /token/disable/"), "gateway").expect("is read");
        found.map(|change| (change.number, change.by))
    }

    #[test]
    fn it_is_disabled_since_the_first_time_after_it_was_enabled() {
        let (disable, enable) = ("POST /token/disable/<serial>", "POST /token/enable/<serial>");
        assert_eq!(found(vec![]), None);
        assert_eq!(found(vec![row(15, disable, "")]), Some((15, Party::You)));
        let again =
            vec![row(18, disable, ""), row(17, disable, "helpdesk"), row(16, enable, "helpdesk"), row(15, disable, "")];
        assert_eq!(found(again), Some((17, Party::Support)));
        assert_eq!(found(vec![row(16, enable, "helpdesk"), row(15, disable, "")]), None);
        assert_eq!(found(vec![row(15, disable, "gateway")]), Some((15, Party::You)));
    }

    #[test]
    fn what_is_no_audit_is_not_understood() {
        for value in [
            json!(null),
            json!({}),
            json!({ "auditdata": [{}] }),
            json!({ "auditdata": [{ "number": 1, "action": "POST /token/disable/x", "date": "30.11.2026" }] }),
        ] {
            assert!(first_since(&value, |_| true, "").is_err(), "{value}");
        }
    }
}
