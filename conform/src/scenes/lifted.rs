//! Support lifts a block, and an old order comes once more.

use serde_json::Value;

use crate::ask::{Ask, Session, Target};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Reply;
use crate::scenes::common::{blocked, standing, target};
use crate::stage::{Halt, Played, Stage, text};
use crate::time::Instant;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let target = target(stage, &person).await?;
    let (order, record) = blocked(stage, &person, target.clone()).await?;
    stage.lift(&order).await?;

    for ask in [order.read_by(&person), order.read_by_key()] {
        let read = stage.expect(Duty::LiftedIsEnded, ask, 200, "").await?;
        let came = format!("`{}`", text(&read, "state"));
        stage.hold(Duty::LiftedIsEnded, text(&read, "state") == "ended", "`ended`", came);
    }
    let status = standing(stage, &person).await?.of(&target).to_owned();
    if !stage.hold(Duty::LiftedIsEnded, status == "active", "`active` in the list", format!("`{status}`")) {
        return Err(Halt("a target that is in use again once it was lifted".to_owned()));
    }

    let ask = Ask::get("/authenticators").by(&person);
    let list = stage.ask(ask).await?;
    since_the_lift(stage, status_since(&list, &target), &record);

    let again = stage.expect(Duty::EndedStaysEnded, order.put(&person), 200, "").await?;
    let came = format!("`{}`", text(&again, "state"));
    stage.hold(Duty::EndedStaysEnded, text(&again, "state") == "ended", "`ended`", came);
    // A back end may carry out an order a moment after it has answered "no" to it.
    tokio::time::sleep(stage.waits.pause).await;
    let status = standing(stage, &person).await?.of(&target).to_owned();
    stage.hold(Duty::EndedStaysEnded, status == "active", "`active` in the list", format!("`{status}`"));
    whole(stage, &person).await
}

/// Since when the list says that the target is in use.
fn status_since<'r>(list: &'r Reply, target: &Target) -> Option<&'r str> {
    let Target::Authenticator(id) = target else { return None };
    let named = |item: &&Value| item.get("id").and_then(Value::as_str) == Some(id);
    list.json.get("items")?.as_array()?.iter().find(named)?.get("status_since")?.as_str()
}

/// The same for the identity as a whole: once the block is lifted, it is in use again.
async fn whole(stage: &mut Stage<'_>, person: &Session) -> Played {
    let (order, record) = blocked(stage, person, Target::Identity).await?;
    stage.lift(&order).await?;
    // The block may have ended the session that ordered it.
    let person = stage.log_in(Who::First).await?;
    let identity = stage.ask(Ask::get("/identity").by(&person)).await?;
    since_the_lift(stage, identity.json.get("since").and_then(Value::as_str), &record);
    Ok(())
}

/// Checks the date since when a target is in use. It may be left out if it is not known; the app then asks the person.
fn since_the_lift(stage: &mut Stage<'_>, told: Option<&str>, record: &Reply) {
    let blocked = Instant::parse(text(record, "in_effect_at"));
    let held = told.is_none_or(|told| Instant::parse(told) >= blocked);
    stage.hold(Duty::SinceTheLift, held, "a moment after the block came into effect, or none", "an earlier one");
}
