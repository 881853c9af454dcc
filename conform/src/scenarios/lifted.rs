//! Support lifts a block, and an old order comes once more.

use serde_json::Value;

use crate::context::{Abort, Context, ScenarioResult, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Session, Target};
use crate::scenarios::common::{block_and_wait, find_target, person_status};
use crate::time::Instant;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let target = find_target(context, &person).await?;
    let (order, record) = block_and_wait(context, &person, target.clone()).await?;
    context.lift(&order).await?;

    for request in [order.read_by(&person), order.read_by_key()] {
        let read = context.expect(Duty::LiftedIsEnded, request, 200, "").await?;
        let actual = format!("`{}`", text(&read, "state"));
        context.check(Duty::LiftedIsEnded, text(&read, "state") == "ended", "`ended`", actual);
    }
    let status = person_status(context, &person).await?.status_of(&target).to_owned();
    if !context.check(Duty::LiftedIsEnded, status == "active", "`active` in the list", format!("`{status}`")) {
        return Err(Abort("a target that is in use again once it was lifted".to_owned()));
    }

    let request = ApiRequest::get("/authenticators").by(&person);
    let list = context.send(request).await?;
    since_the_lift(context, status_since(&list, &target), &record);

    let again = context.expect(Duty::EndedStaysEnded, order.put(&person), 200, "").await?;
    let actual = format!("`{}`", text(&again, "state"));
    context.check(Duty::EndedStaysEnded, text(&again, "state") == "ended", "`ended`", actual);
    // A back end may carry out an order a moment after it has answered "no" to it.
    tokio::time::sleep(context.timeouts.pause).await;
    let status = person_status(context, &person).await?.status_of(&target).to_owned();
    context.check(Duty::EndedStaysEnded, status == "active", "`active` in the list", format!("`{status}`"));
    whole(context, &person).await
}

/// Since when the list says that the target is in use.
fn status_since<'r>(list: &'r Reply, target: &Target) -> Option<&'r str> {
    let Target::Authenticator(id) = target else { return None };
    let named = |item: &&Value| item.get("id").and_then(Value::as_str) == Some(id);
    list.json.get("items")?.as_array()?.iter().find(named)?.get("status_since")?.as_str()
}

/// The same for the identity as a whole: once the block is lifted, it is in use again.
async fn whole(context: &mut Context<'_>, person: &Session) -> ScenarioResult {
    let (order, record) = block_and_wait(context, person, Target::Identity).await?;
    context.lift(&order).await?;
    // The block may have ended the session that ordered it.
    let person = context.log_in(TestUser::First).await?;
    let identity = context.send(ApiRequest::get("/identity").by(&person)).await?;
    since_the_lift(context, identity.json.get("since").and_then(Value::as_str), &record);
    Ok(())
}

/// Checks the date since when a target is in use. It may be left out if it is not known; the app then asks the person.
fn since_the_lift(context: &mut Context<'_>, since: Option<&str>, record: &Reply) {
    let blocked = Instant::parse(text(record, "in_effect_at"));
    let ok = since.is_none_or(|since| Instant::parse(since) >= blocked);
    context.check(Duty::SinceTheLift, ok, "a moment after the block came into effect, or none", "an earlier one");
}
