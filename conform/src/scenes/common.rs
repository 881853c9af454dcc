//! What several scenes do.

use serde_json::Value;

use crate::ask::{Ask, Order, Session, Target};
use crate::duty::Duty;
use crate::http::Reply;
use crate::stage::{Halt, Played, Stage, code_of, text};

/// One authenticator, as far as a scene looks.
#[derive(Clone, PartialEq, Eq)]
pub struct Thing {
    pub id: String,
    pub status: String,
    /// The one with which this session was opened.
    pub opened: bool,
}

/// How a person stands: the whole, and each authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct Standing {
    pub identity: String,
    pub things: Vec<Thing>,
}

impl Standing {
    pub fn of(&self, target: &Target) -> &str {
        match target {
            Target::Identity => &self.identity,
            Target::Authenticator(id) => {
                self.things.iter().find(|thing| thing.id == *id).map_or("not there", |thing| thing.status.as_str())
            }
        }
    }
}

/// Reads how a person stands.
pub async fn standing(stage: &mut Stage<'_>, session: &Session) -> Played<Standing> {
    let identity = stage.ask(Ask::get("/identity").by(session)).await?;
    let list = stage.ask(Ask::get("/authenticators").by(session)).await?;
    let Some(items) = list.json.get("items").and_then(Value::as_array) else {
        return Err(Halt("`GET /authenticators` to answer".to_owned()));
    };
    let thing = |item: &Value| {
        let text = |name| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let opened = item.get("opened_this_session").and_then(Value::as_bool).unwrap_or(false);
        Thing { id: text("id"), status: text("status"), opened }
    };
    Ok(Standing { identity: text(&identity, "status").to_owned(), things: items.iter().map(thing).collect() })
}

/// An authenticator in use, other than the one that opened the session, so that blocking it leaves the session alone.
pub async fn target(stage: &mut Stage<'_>, session: &Session) -> Played<Target> {
    let things = standing(stage, session).await?.things;
    let found = things.into_iter().find(|thing| thing.status == "active" && !thing.opened);
    let found = found.map(|thing| Target::Authenticator(thing.id));
    found.ok_or_else(|| Halt("FIRST to have an authenticator in use other than the one of the login".to_owned()))
}

/// Checks that a refused order has left no trace: the block was never received, and everything is as before.
pub async fn nothing_happened(
    stage: &mut Stage<'_>,
    duty: Duty,
    order: &Order,
    owner: &Session,
    before: &Standing,
) -> Played {
    let ask = order.read_by_key();
    let settled = |reply: &Reply| reply.status != 503;
    let reply = stage.ask_until(&ask, settled).await?;
    let came = stage.told(&ask, &reply);
    stage.hold(duty, code_of(&reply) == "block_not_found", "that the refused order was never received", came);
    let after = standing(stage, owner).await?;
    let came = "something was blocked, or unblocked".to_owned();
    if !stage.hold(duty, after == *before, "that everything stands as before", came) {
        return Err(Halt("a back end that does nothing when it refuses".to_owned()));
    }
    Ok(())
}

/// Orders a block that is no duty of the scene, and waits until it is in effect.
pub async fn blocked(stage: &mut Stage<'_>, session: &Session, target: Target) -> Played<(Order, Reply)> {
    let order = Order::new(session, target);
    stage.ordered(&order);
    let first = stage.ask(order.put(session)).await?;
    if !matches!(first.status, 200 | 201) {
        return Err(Halt("an order that is answered with its record".to_owned()));
    }
    let record = settled(stage, &order, session, first).await?;
    if text(&record, "state") != "in_effect" {
        return Err(Halt("a block that comes into effect".to_owned()));
    }
    Ok((order, record))
}

/// Reads the order again until it is no longer pending.
pub async fn settled(stage: &mut Stage<'_>, order: &Order, session: &Session, first: Reply) -> Played<Reply> {
    if text(&first, "state") != "pending" {
        return Ok(first);
    }
    let ask = order.read_by(session).key(&order.key);
    stage.ask_until(&ask, |reply| reply.status == 200 && text(reply, "state") != "pending").await
}

/// Whether two answers are about the same block, as far as what never changes tells.
pub fn same_record(one: &Reply, other: &Reply) -> bool {
    ["id", "received_at", "target"].iter().all(|name| one.json.get(name) == other.json.get(name))
}
