//! One block, read by its person, with its key, and by somebody else.

use serde_json::Value;

use crate::context::{Abort, Context, ScenarioResult, text};
use crate::desk::{DeskError, TestUser};
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Order, Session, random};
use crate::response_checker::CONTRACT;
use crate::scenarios::common::{block_and_wait, find_target};

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let stranger = context.log_in(TestUser::Second).await?;
    let target = find_target(context, &person).await?;
    let (order, record) = block_and_wait(context, &person, target).await?;
    whose(context, &person, &record);
    own(context, &order, &person).await?;
    by_key(context, &order, None, Duty::KeyReads).await?;
    wrong_key(context, &order, &stranger).await?;
    notified(context, &record).await?;

    let leave = ApiRequest { method: "DELETE", ..ApiRequest::get("/session") }.by(&person).csrf(Some(&person.csrf));
    if context.send(leave).await?.status != 200 {
        return Err(Abort("a session that can be logged out".to_owned()));
    }
    by_key(context, &order, None, Duty::KeyOutlives).await?;
    by_key(context, &order, Some(&person), Duty::KeyOutlives).await
}

async fn own(context: &mut Context<'_>, order: &Order, person: &Session) -> ScenarioResult {
    for key in [None, Some(order.key.clone()), Some(random())] {
        let request = ApiRequest { key, ..order.read_by(person) };
        let reply = context.expect(Duty::OwnReads, request, 200, "").await?;
        let target = reply.json.get("target").and_then(|target| target.get("authenticator_id"));
        context.check(Duty::OwnReads, target.is_some(), "the whole record, with the authenticator", "less");
        if reply.status == 200 {
            whose(context, person, &reply);
        }
    }
    Ok(())
}

fn whose(context: &mut Context<'_>, person: &Session, reply: &Reply) {
    let named = text(reply, "subject_key") == person.subject;
    context.check(Duty::WhoseBlock, named, "the person's `subject_key` in the record", "none, or another");
}

/// Reads the block with the key, alone or beside the session of somebody who may not read it, and checks that it tells no more than the key allows.
async fn by_key(context: &mut Context<'_>, order: &Order, session: Option<&Session>, duty: Duty) -> ScenarioResult {
    let request = session.map_or_else(|| order.read_by_key(), |session| order.read_by(session).key(&order.key));
    let reply = context.expect(duty, request, 200, "").await?;
    if reply.status != 200 {
        return Ok(());
    }
    context.check(duty, text(&reply, "state") == "in_effect", "`in_effect`", format!("`{}`", text(&reply, "state")));
    let silent = reply.json.get("subject_key").is_none();
    context.check(Duty::WhoseBlock, silent, "no `subject_key` with the key alone", "one");
    let matches = CONTRACT.check_schema("BlockReadByKey", &reply.json);
    let duty = if duty == Duty::OthersMayNotRead { duty } else { Duty::KeyTellsLittle };
    context.check(duty, matches.is_ok(), "kind of target, state, times and reference", "more, or not all of it");
    Ok(())
}

async fn wrong_key(context: &mut Context<'_>, order: &Order, stranger: &Session) -> ScenarioResult {
    let mut near = order.key.clone();
    let last = if near.ends_with('0') { "1" } else { "0" };
    near.truncate(near.len() - 1);
    near.push_str(last);
    for key in [random(), near, order.id.clone(), order.key.to_uppercase() + "x"] {
        let request = ApiRequest { key: Some(key), ..order.read_by_key() };
        context.expect(Duty::WrongKey, request, 403, "receipt_key_invalid").await?;
    }
    let request = order.read_by(stranger);
    context.expect(Duty::OthersMayNotRead, request.clone(), 403, "receipt_key_invalid").await?;
    let request = ApiRequest { key: Some(random()), ..request };
    context.expect(Duty::OthersMayNotRead, request, 403, "receipt_key_invalid").await?;
    by_key(context, order, Some(stranger), Duty::OthersMayNotRead).await
}

async fn notified(context: &mut Context<'_>, record: &Reply) -> ScenarioResult {
    let sent = record.json.get("notified").and_then(Value::as_array).cloned().unwrap_or_default();
    let masked = |one: &Value| one.get("masked").and_then(Value::as_str).is_none_or(looks_masked);
    let actual = "an address that can be read";
    context.check(Duty::NotifiedMasked, sent.iter().all(masked), "masked addresses", actual);
    let addresses = match context.desk.addresses().await {
        Ok(addresses) => addresses,
        Err(DeskError::Failed(why)) => return Err(Abort(format!("the desk to tell addresses; {why}"))),
        Err(_) => {
            context.mark_not_checked(Duty::AllNotified, "a desk with `addresses FIRST`");
            return Ok(());
        }
    };
    if addresses.len() < 2 {
        context.mark_not_checked(Duty::AllNotified, "FIRST to have two registered addresses");
        return Ok(());
    }
    let of =
        |channel: &str| sent.iter().filter(|one| one.get("channel").and_then(Value::as_str) == Some(channel)).count();
    let all = addresses.iter().all(|channel| of(channel) >= addresses.iter().filter(|other| *other == channel).count());
    let expected = format!("a message to each of {} addresses: {}", addresses.len(), addresses.join(", "));
    context.check(Duty::AllNotified, all, &expected, format!("{} in `notified`", sent.len()));
    Ok(())
}

/// A guess, on the safe side: what looks like a whole e-mail address or a whole telephone number is not masked.
fn looks_masked(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let ordinary = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    let whole = text.split_once('@').is_some_and(|(name, _)| name.len() > 1 && name.chars().all(ordinary));
    digits < 7 && !whole
}

#[cfg(test)]
mod tests {
    use super::looks_masked;

    #[test]
    fn whole_addresses_are_told_from_masked_ones() {
        for masked in ["+45 •• •• •• 12", "a•••@eksempel.example", "digital post", "a@x.example", "** ** ** 77"]
        {
            assert!(looks_masked(masked), "{masked}");
        }
        for whole in ["+45 12 34 56 78", "anna@eksempel.example", "12345678"] {
            assert!(!looks_masked(whole), "{whole}");
        }
    }
}
