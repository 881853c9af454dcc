//! One order, sent again and again, by its person and by others.

use serde_json::Value;

use crate::ask::{Ask, Order, Session, Target};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Reply;
use crate::scenes::common::{same_record, settled, standing, target};
use crate::stage::{Halt, Played, Stage, code_of, not_offered, text};
use crate::watch::rank;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let stranger = stage.log_in(Who::Second).await?;
    let target = target(stage, &person).await?;
    let order = Order::new(&person, target);
    stage.ordered(&order);
    let first = first(stage, &order, &person).await?;
    let record = into_effect(stage, &order, &person, first).await?;
    for (duty, reason) in
        [(Duty::RepeatIs200, order.reason), (Duty::OtherReason, Some("told-code")), (Duty::OtherReason, None)]
    {
        let ask = Order { reason, ..order.clone() }.put(&person);
        let again = stage.expect(duty, ask, 200, "").await?;
        let same = same_record(&again, &record) && text(&again, "state") == text(&record, "state");
        stage.hold(duty, same, "the same record", "another");
    }
    somebody_elses(stage, &order, &person, &stranger, &record).await?;
    other_target(stage, &order, &person, &record).await?;
    in_order(stage, &order, &person, &stranger).await?;
    recent(stage, &order, &person).await
}

/// Sends the order for the first time and checks what can be read at once after it; answers the record.
async fn first(stage: &mut Stage<'_>, order: &Order, person: &Session) -> Played<Reply> {
    let first = stage.expect(Duty::FirstIs201, order.put(person), 201, "").await?;
    if !matches!(first.status, 200 | 201) {
        return Err(Halt("an order that is answered with its record".to_owned()));
    }
    let own = text(&first, "id") == order.id && names(&first, &order.target);
    stage.hold(Duty::FirstIs201, own, "the order's own id and target in the record", "another");
    let came = format!("`{}`", text(&first, "state"));
    let state = matches!(text(&first, "state"), "pending" | "in_effect");
    stage.hold(Duty::FirstIs201, state, "`pending` or `in_effect`, since the target is in use", came);

    let read = stage.expect(Duty::ReadBlock, order.read_by(person), 200, "").await?;
    let shown = rank(&read.json) >= rank(&first.json) && same_record(&read, &first);
    stage.hold(Duty::ReadBlock, shown, "what the order was answered, or more", "less, or another record");
    let read = stage.expect(Duty::ReadBlock, order.read_by_key(), 200, "").await?;
    let shown = rank(&read.json) >= rank(&first.json);
    stage.hold(Duty::ReadBlock, shown, "what the order was answered, or more", "less");
    if text(&first, "state") == "in_effect" {
        shows_blocked(stage, order, person).await?;
    }
    Ok(first)
}

async fn shows_blocked(stage: &mut Stage<'_>, order: &Order, person: &Session) -> Played {
    let status = standing(stage, person).await?.of(&order.target).to_owned();
    let came = format!("`{status}`");
    stage.hold(Duty::ReadAuthenticators, status == "blocked", "`blocked` in `GET /authenticators`", came);
    Ok(())
}

async fn into_effect(stage: &mut Stage<'_>, order: &Order, person: &Session, first: Reply) -> Played<Reply> {
    let was_pending = text(&first, "state") == "pending";
    let record = settled(stage, order, person, first).await?;
    let came = format!("`{}`", text(&record, "state"));
    if !stage.hold(Duty::ComesIntoEffect, text(&record, "state") == "in_effect", "`in_effect` within a minute", came) {
        return Err(Halt("a block that comes into effect".to_owned()));
    }
    if was_pending {
        shows_blocked(stage, order, person).await?;
    }
    Ok(record)
}

/// Whether a record names the target that was ordered.
fn names(record: &Reply, target: &Target) -> bool {
    let part = |name: &str| record.json.get("target").and_then(|target| target.get(name)).and_then(Value::as_str);
    match target {
        Target::Identity => part("type") == Some("identity"),
        Target::Authenticator(id) => part("type") == Some("authenticator") && part("authenticator_id") == Some(id),
    }
}

async fn somebody_elses(
    stage: &mut Stage<'_>,
    order: &Order,
    person: &Session,
    stranger: &Session,
    record: &Reply,
) -> Played {
    let duty = Duty::SomebodyElsesId;
    let before = standing(stage, stranger).await?;
    for target in [order.target.clone(), Target::Identity] {
        let theirs = Order { subject: stranger.subject.clone(), target, ..order.clone() };
        stage.expect(duty, theirs.put(stranger), 412, "wrong_subject").await?;
    }
    let after = standing(stage, stranger).await?;
    stage.hold(duty, after == before, "that SECOND stands as before", "something was blocked");
    let read = stage.expect(duty, order.read_by(person), 200, "").await?;
    stage.hold(duty, same_record(&read, record), "that the block stays as it was", "another");
    Ok(())
}

async fn other_target(stage: &mut Stage<'_>, order: &Order, person: &Session, record: &Reply) -> Played {
    let duty = Duty::IdReused;
    let before = standing(stage, person).await?;
    let other = Order { target: Target::Identity, ..order.clone() };
    stage.expect(duty, other.put(person), 409, "block_id_reused").await?;
    let after = standing(stage, person).await?;
    if !stage.hold(duty, after == before, "that everything stands as before", "something was blocked") {
        return Err(Halt("a back end that does nothing when it refuses".to_owned()));
    }
    let read = stage.expect(duty, order.read_by(person), 200, "").await?;
    stage.hold(duty, same_record(&read, record), "that the block stays as it was", "another");
    Ok(())
}

/// Every request here is wrong in two ways; the earlier one counts.
async fn in_order(stage: &mut Stage<'_>, order: &Order, person: &Session, stranger: &Session) -> Played {
    let duty = Duty::ProblemOrder;
    let other = Order { target: Target::Identity, ..order.clone() };
    let theirs = Order { subject: person.subject.clone(), ..other.clone() };
    let nonsense = super::open::nonsense().to_string();
    let nobody = Ask { jar: None, ..other.put(person) };
    let no_token = other.put(person).csrf(None);
    let cases = [
        (nobody.clone().csrf(None), 401, "session_required"),
        (nobody.body(nonsense.clone()), 401, "session_required"),
        (no_token.clone(), 403, "csrf_invalid"),
        (no_token.clone().body(nonsense.clone()), 403, "csrf_invalid"),
        (no_token.content_type(Some("text/plain")), 403, "csrf_invalid"),
        (theirs.put(stranger).content_type(Some("text/plain")), 415, "unsupported_media_type"),
        (theirs.put(stranger).body(nonsense.clone()), 400, "invalid_request"),
        (theirs.put(stranger), 412, "wrong_subject"),
    ];
    for (ask, status, code) in cases {
        stage.expect(duty, ask, status, code).await?;
    }
    Ok(())
}

async fn recent(stage: &mut Stage<'_>, order: &Order, person: &Session) -> Played {
    let ask = Ask::get("/blocks").by(person);
    let reply = stage.ask(ask.clone()).await?;
    if not_offered(&reply) {
        stage.not_offered(Duty::RecentBlocks);
        return Ok(());
    }
    let came = format!("{} {}", stage.told(&ask, &reply), code_of(&reply));
    let items = reply.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let times = items.iter().filter(|item| item.get("id").and_then(Value::as_str) == Some(&order.id)).count();
    stage.hold(Duty::RecentBlocks, times == 1, "the block in the list, once", format!("{came}with it {times} times"));
    Ok(())
}
