//! Reading how a person and their authenticators stand, and when that was true.
//!
//! The back end dates an answer by the second in which it read (`asof`), and a block by the second in which it began. An answer is accepted if every
//! block in it began in an earlier second than the one in which it was read: then all of it was true at the beginning of that second. Otherwise it is
//! read again, for about a second.

use std::time::Duration;

use spaer_gateway::domain::{
    Authenticator, AuthenticatorKind, AuthenticatorStatus, Identity, IdentityStatus, Party, ReactivationKind,
    ReactivationRoute, Target, TargetDescription,
};
use spaer_gateway::{Answer, AuthenticatorId, BackendError, Moment, SessionToken};

use super::rows::Row;
use super::{Awkward, times};

/// How often an answer that cannot be dated yet is read, and how long to wait in between. Together this is more than a second.
const ATTEMPTS: u32 = 6;
const RETRY_INTERVAL: Duration = Duration::from_millis(250);

/// What was read, and in which second.
pub(super) struct DatedRead<T> {
    second: i64,
    /// In which second each block in it began; `None` where that cannot be read.
    began: Vec<Option<i64>>,
    pub(super) value: T,
}

impl<T> DatedRead<T> {
    pub(super) fn as_of(&self) -> Moment {
        Moment::from_millis(self.second * 1000)
    }
}

/// An authenticator, and the number to tell support when it is blocked.
pub(super) struct Means {
    pub(super) authenticator: Authenticator,
    case: Option<String>,
}

/// How the target of an order stands.
pub(super) struct TargetStatus {
    pub(super) as_of: Moment,
    pub(super) state: TargetState,
    pub(super) description: TargetDescription,
    pub(super) case: Option<String>,
    pub(super) routes: Vec<ReactivationRoute>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetState {
    /// It may be locked for a short while, but nobody has blocked it.
    Usable,
    Blocked {
        since: Option<Moment>,
    },
    Revoked,
    Closed,
    /// The person has no such authenticator.
    Missing,
}

impl Awkward {
    /// The person, as of a second after `after`.
    pub(super) async fn person(&self, session: &SessionToken, after: Option<Moment>) -> Answer<DatedRead<Identity>> {
        self.dated("/person", session, after, parse_person).await
    }

    /// All authenticators, as of a second after `after`.
    pub(super) async fn means(&self, session: &SessionToken, after: Option<Moment>) -> Answer<DatedRead<Vec<Means>>> {
        self.dated("/means", session, after, parse_means).await
    }

    /// How a target stands, as of a second after `after`.
    pub(super) async fn status(
        &self,
        session: &SessionToken,
        target: &Target,
        after: Option<Moment>,
    ) -> Answer<TargetStatus> {
        match target {
            Target::Identity => {
                let person = self.person(session, after).await?.value;
                let state = match person.status {
                    IdentityStatus::Active => TargetState::Usable,
                    IdentityStatus::Blocked => TargetState::Blocked { since: person.since },
                    IdentityStatus::Closed => TargetState::Closed,
                };
                let (as_of, case, routes) = (person.as_of, person.reference, person.reactivation);
                Ok(TargetStatus { as_of, state, description: TargetDescription::default(), case, routes })
            }
            Target::Authenticator(id) => {
                let all = self.means(session, after).await?;
                let as_of = all.as_of();
                let found = all.value.into_iter().find(|one| one.authenticator.id == *id);
                Ok(found.map_or_else(|| missing(as_of), |one| one.status(as_of)))
            }
        }
    }

    /// Reads again until the answer can be dated (see above), and until its second is after that of `after`.
    async fn dated<T>(
        &self,
        path: &str,
        session: &SessionToken,
        after: Option<Moment>,
        parse: fn(&str) -> Answer<DatedRead<T>>,
    ) -> Answer<DatedRead<T>> {
        let mut after = after.map(|moment| moment.as_millis().div_euclid(1000));
        let mut undated_before = false;
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                tokio::time::sleep(RETRY_INTERVAL).await;
            }
            let text = self.http.post(path, &[("sid", session.reveal())]).await?;
            if text == "0" {
                return Err(BackendError::SessionEnded);
            }
            let answer = parse(&text)?;
            let later = after.is_none_or(|after| answer.second > after);
            // A block without a date that was already in the previous answer began before this one.
            let settled = answer.began.iter().all(|began| match began {
                Some(began) => *began < answer.second,
                None => undated_before,
            });
            if later && settled {
                return Ok(answer);
            }
            after = after.max(Some(answer.second));
            undated_before = answer.began.contains(&None);
        }
        Err(BackendError::NotUnderstood)
    }
}

impl Means {
    fn status(self, as_of: Moment) -> TargetStatus {
        let Authenticator { kind, label, short_id, status, blocked_since, reactivation, .. } = self.authenticator;
        let state = match status {
            AuthenticatorStatus::Active | AuthenticatorStatus::Locked => TargetState::Usable,
            AuthenticatorStatus::Blocked => TargetState::Blocked { since: blocked_since },
            AuthenticatorStatus::Revoked => TargetState::Revoked,
        };
        let description = TargetDescription { kind: Some(kind), label: Some(label), short_id: Some(short_id) };
        TargetStatus { as_of, state, description, case: self.case, routes: reactivation }
    }
}

fn missing(as_of: Moment) -> TargetStatus {
    TargetStatus {
        as_of,
        state: TargetState::Missing,
        description: TargetDescription::default(),
        case: None,
        routes: Vec::new(),
    }
}

fn parse_person(text: &str) -> Answer<DatedRead<Identity>> {
    let row = Row::parse(text);
    let second = times::epoch(row.text("asof")?).ok_or(BackendError::NotUnderstood)?;
    let status = match row.text("state")? {
        "1" => IdentityStatus::Active,
        "2" => IdentityStatus::Blocked,
        "3" => IdentityStatus::Closed,
        _ => return Err(BackendError::NotUnderstood),
    };
    let blocked = status == IdentityStatus::Blocked;
    let blocked_by = match row.optional("by") {
        Some("1") => Some(Party::You),
        Some("2") => Some(Party::Support),
        Some("3") => Some(Party::Authority),
        Some("4") => Some(Party::System),
        _ => None,
    };
    let since = since(&row, second);
    let value = Identity {
        as_of: Moment::from_millis(second * 1000),
        status,
        since: since.map(end_of),
        blocked_by: blocked_by.filter(|_| blocked),
        code: None,
        reference: case(&row).filter(|_| blocked),
        reactivation: if status == IdentityStatus::Closed { Vec::new() } else { vec![at_the_counter()] },
    };
    Ok(DatedRead { second, began: blocked.then_some(since).into_iter().collect(), value })
}

fn parse_means(text: &str) -> Answer<DatedRead<Vec<Means>>> {
    let mut lines = text.lines();
    let head = Row::parse(lines.next().unwrap_or_default());
    let second = times::epoch(head.text("asof")?).ok_or(BackendError::NotUnderstood)?;
    let all = lines.map(|line| parse_line(&Row::parse(line), second)).collect::<Answer<Vec<_>>>()?;
    // A truncated answer would look as if the person had fewer authenticators.
    if i64::try_from(all.len()).ok() != Some(head.number("n")?) {
        return Err(BackendError::NotUnderstood);
    }
    let began = all.iter().filter(|(one, _)| one.authenticator.status == AuthenticatorStatus::Blocked);
    let began = began.map(|(_, since)| *since).collect();
    Ok(DatedRead { second, began, value: all.into_iter().map(|(one, _)| one).collect() })
}

/// One line, and in which second its block began.
fn parse_line(row: &Row, second: i64) -> Answer<(Means, Option<i64>)> {
    let kind = match row.text("kind")? {
        "1" => AuthenticatorKind::App,
        "2" => AuthenticatorKind::CodeDisplay,
        "3" => AuthenticatorKind::AudioCodeReader,
        "4" => AuthenticatorKind::Chip,
        "0" => AuthenticatorKind::Other,
        _ => return Err(BackendError::NotUnderstood),
    };
    let status = match row.text("state")? {
        "1" => AuthenticatorStatus::Active,
        "2" => AuthenticatorStatus::Locked,
        "3" => AuthenticatorStatus::Blocked,
        "4" => AuthenticatorStatus::Revoked,
        _ => return Err(BackendError::NotUnderstood),
    };
    let since = since(row, second).filter(|_| status == AuthenticatorStatus::Blocked);
    // The contract requires the registration time, and nothing else may be given in its place.
    let registered = times::utc(row.text("made")?).ok_or(BackendError::NotUnderstood)?;
    let authenticator = Authenticator {
        id: AuthenticatorId::parse(&row.number("nr")?.to_string()).ok_or(BackendError::NotUnderstood)?,
        kind,
        label: row.private("name")?,
        short_id: row.private("short")?,
        // Nothing there says what a device is.
        model: None,
        status,
        // This back end tells since when only for what is blocked, and nothing of when a block was lifted.
        status_since: None,
        registered_at: Moment::from_millis(registered * 1000),
        last_used_at: row.optional("used").and_then(times::epoch).map(|used| Moment::from_millis(used * 1000)),
        opened_this_session: row.text("this")? == "1",
        blocked_since: since.map(end_of),
        reactivation: routes(kind),
    };
    Ok((Means { authenticator, case: case(row) }, since))
}

fn case(row: &Row) -> Option<String> {
    row.optional("case").map(str::to_owned)
}

/// The second in which a block began. A local time that means two moments is read as the later one that is not in the future: by then the target was
/// blocked under either meaning. A time that means no moment is left out, because nothing depends on it: the state is dated by `asof`.
fn since(row: &Row, second: i64) -> Option<i64> {
    times::danish(row.optional("since")?).into_iter().rfind(|moment| *moment <= second)
}

/// The moment from which something is certain that began within this second: its last millisecond.
fn end_of(second: i64) -> Moment {
    Moment::from_millis(second * 1000 + 999)
}

/// The back end says nothing about ways back, so the operator does, here.
fn routes(kind: AuthenticatorKind) -> Vec<ReactivationRoute> {
    let route = |kind| ReactivationRoute { kind, url: None, bring: Vec::new(), days: None };
    match kind {
        AuthenticatorKind::App | AuthenticatorKind::Chip => vec![route(ReactivationKind::AddAgain), at_the_counter()],
        AuthenticatorKind::CodeDisplay | AuthenticatorKind::AudioCodeReader => {
            vec![route(ReactivationKind::Phone), at_the_counter()]
        }
        AuthenticatorKind::Other => vec![at_the_counter()],
    }
}

fn at_the_counter() -> ReactivationRoute {
    ReactivationRoute { kind: ReactivationKind::InPerson, url: None, bring: vec!["photo_id".to_owned()], days: None }
}
