//! Checks `as_of`. Each statement is read twice with a pause between: a date that was not taken inside the read stands still. So nothing depends on
//! this machine's clock.

use crate::ask::{Ask, Order, Target, random};
use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::{blocked, settled, target};
use crate::stage::{Played, Stage, not_offered, text};
use crate::time::Instant;

/// An answer that is further ahead of its own `Date` is taken for one of that `Date`.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let target = target(stage, &person).await?;
    let (order, _) = blocked(stage, &person, target).await?;
    let refused = Order::new(&person, Target::Authenticator(random()));
    stage.ordered(&refused);
    let first = stage.ask(refused.put(&person)).await?;
    settled(stage, &refused, &person, first).await?;

    let asks = [
        Ask::get("/identity").by(&person),
        Ask::get("/authenticators").by(&person),
        Ask::get("/blocks").by(&person),
        order.read_by(&person),
        order.read_by_key(),
        order.put(&person),
        refused.read_by(&person),
        refused.put(&person),
    ];
    let before = read(stage, &asks).await?;
    tokio::time::sleep(stage.waits.pause).await;
    let after = read(stage, &asks).await?;
    // At least half of the pause must have passed, because the back end's clock need not be a precise one.
    let least = i64::try_from(stage.waits.pause.as_millis() / 2).unwrap_or(i64::MAX);
    for (before, after) in before.into_iter().zip(after) {
        let Some(call) = before.0 else { continue };
        let moved = before.1.zip(after.1).map(|(before, after)| after.millis_after(before));
        let came = match moved {
            Some(moved) => format!("{moved} ms later: {call}"),
            None => format!("none: {call}"),
        };
        let expected = format!("an `as_of` at least {least} ms later after a pause");
        stage.hold(Duty::AsOf, moved.is_some_and(|moved| moved >= least), &expected, came);
    }
    Ok(())
}

/// The call (`None` if it is not offered) and the date of its answer.
type Dated = (Option<String>, Option<Instant>);

async fn read(stage: &mut Stage<'_>, asks: &[Ask]) -> Played<Vec<Dated>> {
    let mut dates = Vec::new();
    for ask in asks {
        let reply = stage.ask(ask.clone()).await?;
        let call = (!not_offered(&reply)).then(|| stage.told(ask, &reply));
        let as_of = Instant::parse(text(&reply, "as_of"));
        let sent = Instant::parse_header(reply.header("date"));
        if let Some((call, ahead)) =
            call.as_ref().zip(as_of.zip(sent)).map(|(call, (as_of, sent))| (call, as_of.millis_after(sent)))
        {
            let expected = "an `as_of` no more than a day ahead of the answer's own `Date`";
            stage.hold(Duty::AsOf, ahead <= DAY_MILLIS, expected, format!("{ahead} ms ahead: {call}"));
        }
        dates.push((call, as_of));
    }
    Ok(dates)
}
