//! Other orders: two at the same moment, with unusual but allowed words, and for somebody else's authenticator.

use serde_json::{Value, json};

use crate::context::{Context, ScenarioResult, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::request::{Order, Session, Target, random};
use crate::scenarios::common::{find_target, person_status, same_record, wait_until_settled};

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let stranger = context.log_in(TestUser::Second).await?;
    only_own(context, &person, &stranger).await?;
    let target = find_target(context, &person).await?;
    two_at_once(context, &person, target.clone()).await?;
    // What follows blocks what is blocked already, which is an order like any other.
    optional(context, &person, &target).await?;
    let long = format!("{}-_{}", "a".repeat(99), random().repeat(4).split_at(99).0);
    let order = Order { id: long.clone(), key: long, ..Order::new(&person, target) };
    context.track_order(&order);
    let first = context.expect(Duty::LongIds, order.put(&person), 201, "").await?;
    let record = wait_until_settled(context, &order, &person, first).await?;
    let sent = record.json.get("notified").and_then(Value::as_array).map_or(0, Vec::len);
    let actual = format!("{sent} messages");
    context.check(Duty::NotifiedOnce, sent == 0, "no message about what is blocked already", actual);
    context.expect(Duty::LongIds, order.read_by_key(), 200, "").await?;
    Ok(())
}

async fn two_at_once(context: &mut Context<'_>, person: &Session, target: Target) -> ScenarioResult {
    let duty = Duty::TwoAtOnce;
    for _ in 0..3 {
        let order = Order::new(person, target.clone());
        context.track_order(&order);
        let (one, other) = context.send_both(order.put(person), order.put(person)).await?;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        let actual = format!("{} and {}", one.status, other.status);
        context.check(duty, statuses == [200, 201], "201 and 200", actual);
        context.check(duty, same_record(&one, &other), "one record", "two");
        let (first, second) = (
            wait_until_settled(context, &order, person, one).await?,
            wait_until_settled(context, &order, person, other).await?,
        );
        let one = ["in_effect_at", "reference"].iter().all(|name| text(&first, name) == text(&second, name));
        context.check(duty, one, "one block, with one time and reference", "two");
    }
    Ok(())
}

async fn optional(context: &mut Context<'_>, person: &Session, target: &Target) -> ScenarioResult {
    let duty = Duty::NothingOptional;
    let unknown = vec!["no-such-activity", "another"];
    for (reason, activities) in
        [(None, vec![]), (Some("a-reason-from-tomorrow"), vec![]), (Some("other"), unknown.clone()), (None, unknown)]
    {
        let order = Order { reason, activities, ..Order::new(person, target.clone()) };
        context.track_order(&order);
        let reply = context.expect(duty, order.put(person), 201, "").await?;
        let actual = format!("`{}`", text(&reply, "state"));
        context.check(duty, matches!(text(&reply, "state"), "pending" | "in_effect"), "that it blocks", actual);
    }
    let many: Vec<String> = (0..101).map(|n| format!("no-such-activity-{n}")).collect();
    for (name, value) in
        [("reason", json!(7)), ("reason", Value::Null), ("activity_ids", json!("one")), ("activity_ids", json!(many))]
    {
        let order = Order::new(person, target.clone());
        context.track_order(&order);
        let mut body = order.body();
        if let Some(fields) = body.as_object_mut() {
            fields.insert(name.to_owned(), value);
        }
        let reply = context.expect(duty, order.put(person).body(body.to_string()), 201, "").await?;
        let actual = format!("`{}`", text(&reply, "state"));
        context.check(duty, matches!(text(&reply, "state"), "pending" | "in_effect"), "that it blocks", actual);
    }
    Ok(())
}

async fn only_own(context: &mut Context<'_>, person: &Session, stranger: &Session) -> ScenarioResult {
    let duty = Duty::OnlyOwn;
    let theirs = person_status(context, person).await?;
    let their_authenticator = theirs.authenticators.iter().map(|authenticator| authenticator.id.clone()).next();
    let before = person_status(context, stranger).await?;
    for id in their_authenticator.into_iter().chain([random()]) {
        let order = Order::new(stranger, Target::Authenticator(id));
        context.track_order(&order);
        let reply = context.expect(duty, order.put(stranger), 201, "").await?;
        let reply = wait_until_settled(context, &order, stranger, reply).await?;
        let actual = format!("`{}` `{}`", text(&reply, "state"), text(&reply, "refused_code"));
        let refused = (text(&reply, "state"), text(&reply, "refused_code")) == ("refused", "target_not_found");
        context.check(duty, refused, "`refused` `target_not_found`", actual);
    }
    let after = person_status(context, person).await?;
    context.check(duty, after == theirs, "that FIRST stands as before", "something was blocked");
    let after = person_status(context, stranger).await?;
    context.check(duty, after == before, "that SECOND stands as before", "something was blocked");
    Ok(())
}
