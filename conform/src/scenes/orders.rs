//! Other orders: two at the same moment, with unusual but allowed words, and for somebody else's authenticator.

use crate::ask::{Order, Session, Target, random};
use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::{same_record, settled, standing, target};
use crate::stage::{Played, Stage, text};

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let stranger = stage.log_in(Who::Second).await?;
    only_own(stage, &person, &stranger).await?;
    let target = target(stage, &person).await?;
    two_at_once(stage, &person, target.clone()).await?;
    // What follows blocks what is blocked already, which is an order like any other.
    optional(stage, &person, &target).await?;
    let long = format!("{}-_{}", "a".repeat(99), random().repeat(4).split_at(99).0);
    let order = Order { id: long.clone(), key: long, ..Order::new(&person, target) };
    stage.ordered(&order);
    stage.expect(Duty::LongIds, order.put(&person), 201, "").await?;
    stage.expect(Duty::LongIds, order.read_by_key(), 200, "").await?;
    Ok(())
}

async fn two_at_once(stage: &mut Stage<'_>, person: &Session, target: Target) -> Played {
    let duty = Duty::TwoAtOnce;
    for _ in 0..3 {
        let order = Order::new(person, target.clone());
        stage.ordered(&order);
        let (one, other) = stage.ask_both(order.put(person), order.put(person)).await?;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        let came = format!("{} and {}", one.status, other.status);
        stage.hold(duty, statuses == [200, 201], "201 and 200", came);
        stage.hold(duty, same_record(&one, &other), "one record", "two");
        let (first, second) =
            (settled(stage, &order, person, one).await?, settled(stage, &order, person, other).await?);
        let one = ["in_effect_at", "reference"].iter().all(|name| text(&first, name) == text(&second, name));
        stage.hold(duty, one, "one block, with one time and reference", "two");
    }
    Ok(())
}

async fn optional(stage: &mut Stage<'_>, person: &Session, target: &Target) -> Played {
    let duty = Duty::NothingOptional;
    let unknown = vec!["no-such-activity", "another"];
    for (reason, activities) in
        [(None, vec![]), (Some("a-reason-from-tomorrow"), vec![]), (Some("other"), unknown.clone()), (None, unknown)]
    {
        let order = Order { reason, activities, ..Order::new(person, target.clone()) };
        stage.ordered(&order);
        let reply = stage.expect(duty, order.put(person), 201, "").await?;
        let came = format!("`{}`", text(&reply, "state"));
        stage.hold(duty, matches!(text(&reply, "state"), "pending" | "in_effect"), "that it blocks", came);
    }
    Ok(())
}

async fn only_own(stage: &mut Stage<'_>, person: &Session, stranger: &Session) -> Played {
    let duty = Duty::OnlyOwn;
    let theirs = standing(stage, person).await?;
    let their_thing = theirs.things.iter().map(|thing| thing.id.clone()).next();
    let before = standing(stage, stranger).await?;
    for id in their_thing.into_iter().chain([random()]) {
        let order = Order::new(stranger, Target::Authenticator(id));
        stage.ordered(&order);
        let reply = stage.expect(duty, order.put(stranger), 201, "").await?;
        let reply = settled(stage, &order, stranger, reply).await?;
        let came = format!("`{}` `{}`", text(&reply, "state"), text(&reply, "refused_code"));
        let refused = (text(&reply, "state"), text(&reply, "refused_code")) == ("refused", "target_not_found");
        stage.hold(duty, refused, "`refused` `target_not_found`", came);
    }
    let after = standing(stage, person).await?;
    stage.hold(duty, after == theirs, "that FIRST stands as before", "something was blocked");
    let after = standing(stage, stranger).await?;
    stage.hold(duty, after == before, "that SECOND stands as before", "something was blocked");
    Ok(())
}
