//! What the person's audit has kept of their tokens and locks, as activities: the authentication log has logins only.

use serde::Deserialize;
use spaer_gateway::activity::Activity;
use spaer_gateway::domain::{ActivityKind, ActivityOutcome};
use spaer_gateway::{ActivityId, AuthenticatorId, Moment};

use crate::server::{Failure, Server, times};

/// How far back each of the two questions goes.
const MOST_ROWS: &str = "200";
const QUESTIONS: [&str; 2] = ["POST /token/*", "*/conditionalaccess/lock/user"];

#[derive(Debug, Deserialize)]
struct Row {
    number: i64,
    action: String,
    #[serde(default)]
    serial: Option<String>,
    date: String,
}

#[derive(Debug, Deserialize)]
struct Page {
    auditdata: Vec<Row>,
}

/// All of them, newest first.
///
/// # Errors
/// Those of the calls.
pub async fn read(server: &Server, jwt: &str) -> Result<Vec<Activity>, Failure> {
    let mut found = Vec::new();
    for action in QUESTIONS {
        let query = [("action", action), ("success", "1"), ("page_size", MOST_ROWS)];
        let answer = server.get(jwt, "/audit/", &query).await?;
        let page: Page = serde_json::from_value(answer.value).map_err(|_| Failure::NotUnderstood)?;
        for row in &page.auditdata {
            found.extend(activity(row)?);
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(found)
}

/// Whether what is asked for can be among them.
#[must_use]
pub fn is_kind(kind: ActivityKind) -> bool {
    use ActivityKind as K;
    matches!(
        kind,
        K::AuthenticatorAdded
            | K::AuthenticatorBlocked
            | K::AuthenticatorReactivated
            | K::IdentityBlocked
            | K::IdentityReactivated
    )
}

/// What an action is to a citizen. Others are attempts, readings, and what nobody would call a change.
fn kind(action: &str) -> Option<ActivityKind> {
    use ActivityKind as K;
    Some(match action {
        "POST /token/init" | "POST /token/assign" => K::AuthenticatorAdded,
        "POST /conditionalaccess/lock/user" => K::IdentityBlocked,
        "DELETE /conditionalaccess/lock/user" => K::IdentityReactivated,
        _ if action.starts_with("POST /token/disable/") || action.starts_with("POST /token/revoke/") => {
            K::AuthenticatorBlocked
        }
        _ if action.starts_with("POST /token/enable/") => K::AuthenticatorReactivated,
        _ => return None,
    })
}

fn activity(row: &Row) -> Result<Option<Activity>, Failure> {
    let Some(kind) = kind(&row.action) else { return Ok(None) };
    let at: Moment = times::utc(&row.date).ok_or(Failure::NotUnderstood)?;
    let id = ActivityId::parse(&format!("audit-{}", row.number)).ok_or(Failure::NotUnderstood)?;
    Ok(Some(Activity {
        authenticator: row.serial.as_deref().and_then(AuthenticatorId::parse),
        ..Activity::new(id, at, kind, ActivityOutcome::Succeeded)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(action: &str) -> Option<ActivityKind> {
        let row = Row {
            number: 7,
            action: action.to_owned(),
            serial: Some("HOTP1".to_owned()),
            date: "2026-11-30T13:59:00.844128".to_owned(),
        };
        activity(&row).expect("is read").map(|one| one.kind)
    }

    #[test]
    fn what_changes_a_token_or_the_whole_is_told_and_nothing_else() {
        use ActivityKind as K;
        for (action, kind) in [
            ("POST /token/init", Some(K::AuthenticatorAdded)),
            ("POST /token/assign", Some(K::AuthenticatorAdded)),
            ("POST /token/disable/<serial>", Some(K::AuthenticatorBlocked)),
            ("POST /token/revoke/<serial>", Some(K::AuthenticatorBlocked)),
            ("POST /token/enable/<serial>", Some(K::AuthenticatorReactivated)),
            ("POST /conditionalaccess/lock/user", Some(K::IdentityBlocked)),
            ("DELETE /conditionalaccess/lock/user", Some(K::IdentityReactivated)),
            ("GET /conditionalaccess/lock/user", None),
            ("POST /token/unassign", None),
            ("POST /token/description/<serial>", None),
        ] {
            assert_eq!(told(action), kind, "{action}");
            assert!(kind.is_none_or(is_kind), "{action}");
        }
    }
}
