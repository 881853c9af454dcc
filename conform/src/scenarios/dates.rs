//! Checks `as_of`. Each statement is read twice with a pause between: a date that was not taken inside the read stands still. So nothing depends on
//! this machine's clock.

use crate::context::{Context, ScenarioResult, not_offered, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::request::{ApiRequest, Order, Target, random};
use crate::scenarios::common::{block_and_wait, find_target, wait_until_settled};
use crate::time::Instant;

/// An answer that is further ahead of its own `Date` is taken for one of that `Date`.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let target = find_target(context, &person).await?;
    let (order, _) = block_and_wait(context, &person, target).await?;
    let refused = Order::new(&person, Target::Authenticator(random()));
    context.track_order(&refused);
    let first = context.send(refused.put(&person)).await?;
    wait_until_settled(context, &refused, &person, first).await?;

    let requests = [
        ApiRequest::get("/identity").by(&person),
        ApiRequest::get("/authenticators").by(&person),
        ApiRequest::get("/blocks").by(&person),
        order.read_by(&person),
        order.read_by_key(),
        order.put(&person),
        refused.read_by(&person),
        refused.put(&person),
    ];
    let before = read(context, &requests).await?;
    tokio::time::sleep(context.timeouts.pause).await;
    let after = read(context, &requests).await?;
    // At least half of the pause must have passed, because the back end's clock need not be a precise one.
    let least = i64::try_from(context.timeouts.pause.as_millis() / 2).unwrap_or(i64::MAX);
    for (before, after) in before.into_iter().zip(after) {
        let Some(call) = before.0 else { continue };
        let moved = before.1.zip(after.1).map(|(before, after)| after.millis_after(before));
        let actual = match moved {
            Some(moved) => format!("{moved} ms later: {call}"),
            None => format!("none: {call}"),
        };
        let expected = format!("an `as_of` at least {least} ms later after a pause");
        context.check(Duty::AsOf, moved.is_some_and(|moved| moved >= least), &expected, actual);
    }
    Ok(())
}

/// The call (`None` if it is not offered) and the date of its answer.
type Dated = (Option<String>, Option<Instant>);

async fn read(context: &mut Context<'_>, requests: &[ApiRequest]) -> ScenarioResult<Vec<Dated>> {
    let mut dates = Vec::new();
    for request in requests {
        let reply = context.send(request.clone()).await?;
        let call = (!not_offered(&reply)).then(|| context.describe(request, &reply));
        let as_of = Instant::parse(text(&reply, "as_of"));
        let sent = Instant::parse_header(reply.header("date"));
        if let Some((call, ahead)) =
            call.as_ref().zip(as_of.zip(sent)).map(|(call, (as_of, sent))| (call, as_of.millis_after(sent)))
        {
            let expected = "an `as_of` no more than a day ahead of the answer's own `Date`";
            context.check(Duty::AsOf, ahead <= DAY_MILLIS, expected, format!("{ahead} ms ahead: {call}"));
        }
        dates.push((call, as_of));
    }
    Ok(dates)
}
