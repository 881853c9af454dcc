//! One order, sent again and again, by its person and by others.

use serde_json::Value;

use crate::context::{Abort, Context, ScenarioResult, code_of, not_offered, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Order, Session, Target};
use crate::response_checker::rank;
use crate::scenarios::common::{find_target, person_status, same_record, wait_until_settled};

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let stranger = context.log_in(TestUser::Second).await?;
    let target = find_target(context, &person).await?;
    let order = Order::new(&person, target);
    context.track_order(&order);
    let first = first(context, &order, &person).await?;
    let record = into_effect(context, &order, &person, first).await?;
    for (duty, reason) in
        [(Duty::RepeatIs200, order.reason), (Duty::OtherReason, Some("told-code")), (Duty::OtherReason, None)]
    {
        let request = Order { reason, ..order.clone() }.put(&person);
        let again = context.expect(duty, request, 200, "").await?;
        let same = same_record(&again, &record) && text(&again, "state") == text(&record, "state");
        context.check(duty, same, "the same record", "another");
    }
    somebody_elses(context, &order, &person, &stranger, &record).await?;
    other_target(context, &order, &person, &record).await?;
    in_order(context, &order, &person, &stranger).await?;
    recent(context, &order, &person).await
}

/// Sends the order for the first time and checks what can be read at once after it; answers the record.
async fn first(context: &mut Context<'_>, order: &Order, person: &Session) -> ScenarioResult<Reply> {
    let first = context.expect(Duty::FirstIs201, order.put(person), 201, "").await?;
    if !matches!(first.status, 200 | 201) {
        return Err(Abort("an order that is answered with its record".to_owned()));
    }
    let own = text(&first, "id") == order.id && names_target(&first, &order.target);
    context.check(Duty::FirstIs201, own, "the order's own id and target in the record", "another");
    let actual = format!("`{}`", text(&first, "state"));
    let state = matches!(text(&first, "state"), "pending" | "in_effect");
    context.check(Duty::FirstIs201, state, "`pending` or `in_effect`, since the target is in use", actual);

    let read = context.expect(Duty::ReadBlock, order.read_by(person), 200, "").await?;
    let shown = rank(&read.json) >= rank(&first.json) && same_record(&read, &first);
    context.check(Duty::ReadBlock, shown, "what the order was answered, or more", "less, or another record");
    let read = context.expect(Duty::ReadBlock, order.read_by_key(), 200, "").await?;
    let shown = rank(&read.json) >= rank(&first.json);
    context.check(Duty::ReadBlock, shown, "what the order was answered, or more", "less");
    if text(&first, "state") == "in_effect" {
        shows_blocked(context, order, person).await?;
    }
    Ok(first)
}

async fn shows_blocked(context: &mut Context<'_>, order: &Order, person: &Session) -> ScenarioResult {
    let status = person_status(context, person).await?.status_of(&order.target).to_owned();
    let actual = format!("`{status}`");
    context.check(Duty::ReadAuthenticators, status == "blocked", "`blocked` in `GET /authenticators`", actual);
    Ok(())
}

async fn into_effect(
    context: &mut Context<'_>,
    order: &Order,
    person: &Session,
    first: Reply,
) -> ScenarioResult<Reply> {
    let was_pending = text(&first, "state") == "pending";
    let record = wait_until_settled(context, order, person, first).await?;
    let actual = format!("`{}`", text(&record, "state"));
    if !context.check(
        Duty::ComesIntoEffect,
        text(&record, "state") == "in_effect",
        "`in_effect` within a minute",
        actual,
    ) {
        return Err(Abort("a block that comes into effect".to_owned()));
    }
    if was_pending {
        shows_blocked(context, order, person).await?;
    }
    Ok(record)
}

/// Whether a record names the target that was ordered.
fn names_target(record: &Reply, target: &Target) -> bool {
    let part = |name: &str| record.json.get("target").and_then(|target| target.get(name)).and_then(Value::as_str);
    match target {
        Target::Identity => part("type") == Some("identity"),
        Target::Authenticator(id) => part("type") == Some("authenticator") && part("authenticator_id") == Some(id),
    }
}

async fn somebody_elses(
    context: &mut Context<'_>,
    order: &Order,
    person: &Session,
    stranger: &Session,
    record: &Reply,
) -> ScenarioResult {
    let duty = Duty::SomebodyElsesId;
    let before = person_status(context, stranger).await?;
    for target in [order.target.clone(), Target::Identity] {
        let theirs = Order { subject: stranger.subject.clone(), target, ..order.clone() };
        context.expect(duty, theirs.put(stranger), 412, "wrong_subject").await?;
    }
    let after = person_status(context, stranger).await?;
    context.check(duty, after == before, "that SECOND stands as before", "something was blocked");
    let read = context.expect(duty, order.read_by(person), 200, "").await?;
    context.check(duty, same_record(&read, record), "that the block stays as it was", "another");
    Ok(())
}

async fn other_target(context: &mut Context<'_>, order: &Order, person: &Session, record: &Reply) -> ScenarioResult {
    let duty = Duty::IdReused;
    let before = person_status(context, person).await?;
    let other = Order { target: Target::Identity, ..order.clone() };
    context.expect(duty, other.put(person), 409, "block_id_reused").await?;
    let after = person_status(context, person).await?;
    if !context.check(duty, after == before, "that everything stands as before", "something was blocked") {
        return Err(Abort("a back end that does nothing when it refuses".to_owned()));
    }
    let read = context.expect(duty, order.read_by(person), 200, "").await?;
    context.check(duty, same_record(&read, record), "that the block stays as it was", "another");
    Ok(())
}

/// Every request here is wrong in two ways; the earlier one counts.
async fn in_order(context: &mut Context<'_>, order: &Order, person: &Session, stranger: &Session) -> ScenarioResult {
    let duty = Duty::ProblemOrder;
    let other = Order { target: Target::Identity, ..order.clone() };
    let theirs = Order { subject: person.subject.clone(), ..other.clone() };
    let nonsense = super::open::nonsense().to_string();
    let nobody = ApiRequest { jar: None, ..other.put(person) };
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
    for (request, status, code) in cases {
        context.expect(duty, request, status, code).await?;
    }
    Ok(())
}

async fn recent(context: &mut Context<'_>, order: &Order, person: &Session) -> ScenarioResult {
    let request = ApiRequest::get("/blocks").by(person);
    let reply = context.send(request.clone()).await?;
    if not_offered(&reply) {
        context.not_offered(Duty::RecentBlocks);
        return Ok(());
    }
    let actual = format!("{} {}", context.describe(&request, &reply), code_of(&reply));
    let items = reply.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let times = items.iter().filter(|item| item.get("id").and_then(Value::as_str) == Some(&order.id)).count();
    context.check(
        Duty::RecentBlocks,
        times == 1,
        "the block in the list, once",
        format!("{actual}with it {times} times"),
    );
    Ok(())
}
