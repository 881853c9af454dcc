//! What several scenarios do.

use serde_json::Value;

use crate::context::{Abort, Context, ScenarioResult, code_of, text};
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Order, Session, Target};

/// One authenticator, as far as a scenario looks.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthenticatorStatus {
    pub id: String,
    pub status: String,
    /// The one with which this session was opened.
    pub opened: bool,
}

/// How a person stands: the identity, and each authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonStatus {
    pub identity: String,
    pub authenticators: Vec<AuthenticatorStatus>,
}

impl PersonStatus {
    pub fn status_of(&self, target: &Target) -> &str {
        match target {
            Target::Identity => &self.identity,
            Target::Authenticator(id) => self
                .authenticators
                .iter()
                .find(|authenticator| authenticator.id == *id)
                .map_or("not there", |authenticator| authenticator.status.as_str()),
        }
    }
}

/// Reads how a person stands.
pub async fn person_status(context: &mut Context<'_>, session: &Session) -> ScenarioResult<PersonStatus> {
    let identity = context.send(ApiRequest::get("/identity").by(session)).await?;
    let list = context.send(ApiRequest::get("/authenticators").by(session)).await?;
    let Some(items) = list.json.get("items").and_then(Value::as_array) else {
        return Err(Abort("`GET /authenticators` to answer".to_owned()));
    };
    let authenticator = |item: &Value| {
        let text = |name| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let opened = item.get("opened_this_session").and_then(Value::as_bool).unwrap_or(false);
        AuthenticatorStatus { id: text("id"), status: text("status"), opened }
    };
    Ok(PersonStatus {
        identity: text(&identity, "status").to_owned(),
        authenticators: items.iter().map(authenticator).collect(),
    })
}

/// An authenticator in use, other than the one that opened the session, so that blocking it leaves the session alone.
pub async fn find_target(context: &mut Context<'_>, session: &Session) -> ScenarioResult<Target> {
    let authenticators = person_status(context, session).await?.authenticators;
    let found =
        authenticators.into_iter().find(|authenticator| authenticator.status == "active" && !authenticator.opened);
    let found = found.map(|authenticator| Target::Authenticator(authenticator.id));
    found.ok_or_else(|| Abort("FIRST to have an authenticator in use other than the one of the login".to_owned()))
}

/// Checks that a refused order has left no trace: the block was never received, and everything is as before.
pub async fn nothing_happened(
    context: &mut Context<'_>,
    duty: Duty,
    order: &Order,
    owner: &Session,
    before: &PersonStatus,
) -> ScenarioResult {
    let request = order.read_by_key();
    let settled = |reply: &Reply| reply.status != 503;
    let reply = context.send_until(&request, settled).await?;
    let actual = context.describe(&request, &reply);
    context.check(duty, code_of(&reply) == "block_not_found", "that the refused order was never received", actual);
    let after = person_status(context, owner).await?;
    let actual = "something was blocked, or unblocked".to_owned();
    if !context.check(duty, after == *before, "that everything stands as before", actual) {
        return Err(Abort("a back end that does nothing when it refuses".to_owned()));
    }
    Ok(())
}

/// Orders a block that is no duty of the scenario, and waits until it is in effect.
pub async fn block_and_wait(
    context: &mut Context<'_>,
    session: &Session,
    target: Target,
) -> ScenarioResult<(Order, Reply)> {
    let order = Order::new(session, target);
    context.track_order(&order);
    let first = context.send(order.put(session)).await?;
    if !matches!(first.status, 200 | 201) {
        return Err(Abort("an order that is answered with its record".to_owned()));
    }
    let record = wait_until_settled(context, &order, session, first).await?;
    if text(&record, "state") != "in_effect" {
        return Err(Abort("a block that comes into effect".to_owned()));
    }
    Ok((order, record))
}

/// Reads the order again until it is no longer pending.
pub async fn wait_until_settled(
    context: &mut Context<'_>,
    order: &Order,
    session: &Session,
    first: Reply,
) -> ScenarioResult<Reply> {
    if text(&first, "state") != "pending" {
        return Ok(first);
    }
    let request = order.read_by(session).key(&order.key);
    context.send_until(&request, |reply| reply.status == 200 && text(reply, "state") != "pending").await
}

/// Whether two answers are about the same block, as far as what never changes tells.
pub fn same_record(one: &Reply, other: &Reply) -> bool {
    ["id", "received_at", "target"].iter().all(|name| one.json.get(name) == other.json.get(name))
}
