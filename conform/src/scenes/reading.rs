//! One block, read by its person, with its key, and by somebody else.

use serde_json::Value;

use crate::ask::{Ask, Order, Session, random};
use crate::desk::{No, Who};
use crate::duty::Duty;
use crate::http::Reply;
use crate::scenes::common::{blocked, target};
use crate::stage::{Halt, Played, Stage, text};
use crate::watch::CONTRACT;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let stranger = stage.log_in(Who::Second).await?;
    let target = target(stage, &person).await?;
    let (order, record) = blocked(stage, &person, target).await?;
    whose(stage, &person, &record);
    own(stage, &order, &person).await?;
    by_key(stage, &order, None, Duty::KeyReads).await?;
    wrong_key(stage, &order, &stranger).await?;
    notified(stage, &record).await?;

    let leave = Ask { method: "DELETE", ..Ask::get("/session") }.by(&person).csrf(Some(&person.csrf));
    if stage.ask(leave).await?.status != 200 {
        return Err(Halt("a session that can be logged out".to_owned()));
    }
    by_key(stage, &order, None, Duty::KeyOutlives).await?;
    by_key(stage, &order, Some(&person), Duty::KeyOutlives).await
}

async fn own(stage: &mut Stage<'_>, order: &Order, person: &Session) -> Played {
    for key in [None, Some(order.key.clone()), Some(random())] {
        let ask = Ask { key, ..order.read_by(person) };
        let reply = stage.expect(Duty::OwnReads, ask, 200, "").await?;
        let target = reply.json.get("target").and_then(|target| target.get("authenticator_id"));
        stage.hold(Duty::OwnReads, target.is_some(), "the whole record, with the authenticator", "less");
        if reply.status == 200 {
            whose(stage, person, &reply);
        }
    }
    Ok(())
}

fn whose(stage: &mut Stage<'_>, person: &Session, reply: &Reply) {
    let told = text(reply, "subject_key") == person.subject;
    stage.hold(Duty::WhoseBlock, told, "the person's `subject_key` in the record", "none, or another");
}

/// Reads the block with the key, alone or beside the session of somebody who may not read it, and checks that it tells no more than the key allows.
async fn by_key(stage: &mut Stage<'_>, order: &Order, session: Option<&Session>, duty: Duty) -> Played {
    let ask = session.map_or_else(|| order.read_by_key(), |session| order.read_by(session).key(&order.key));
    let reply = stage.expect(duty, ask, 200, "").await?;
    if reply.status != 200 {
        return Ok(());
    }
    stage.hold(duty, text(&reply, "state") == "in_effect", "`in_effect`", format!("`{}`", text(&reply, "state")));
    let silent = reply.json.get("subject_key").is_none();
    stage.hold(Duty::WhoseBlock, silent, "no `subject_key` with the key alone", "one");
    let fits = CONTRACT.check_schema("BlockReadByKey", &reply.json);
    let duty = if duty == Duty::OthersMayNotRead { duty } else { Duty::KeyTellsLittle };
    stage.hold(duty, fits.is_ok(), "kind of target, state, times and reference", "more, or not all of it");
    Ok(())
}

async fn wrong_key(stage: &mut Stage<'_>, order: &Order, stranger: &Session) -> Played {
    let mut near = order.key.clone();
    let last = if near.ends_with('0') { "1" } else { "0" };
    near.truncate(near.len() - 1);
    near.push_str(last);
    for key in [random(), near, order.id.clone(), order.key.to_uppercase() + "x"] {
        let ask = Ask { key: Some(key), ..order.read_by_key() };
        stage.expect(Duty::WrongKey, ask, 403, "receipt_key_invalid").await?;
    }
    let ask = order.read_by(stranger);
    stage.expect(Duty::OthersMayNotRead, ask.clone(), 403, "receipt_key_invalid").await?;
    let ask = Ask { key: Some(random()), ..ask };
    stage.expect(Duty::OthersMayNotRead, ask, 403, "receipt_key_invalid").await?;
    by_key(stage, order, Some(stranger), Duty::OthersMayNotRead).await
}

async fn notified(stage: &mut Stage<'_>, record: &Reply) -> Played {
    let sent = record.json.get("notified").and_then(Value::as_array).cloned().unwrap_or_default();
    let masked = |one: &Value| one.get("masked").and_then(Value::as_str).is_none_or(looks_masked);
    let came = "an address that can be read";
    stage.hold(Duty::NotifiedMasked, sent.iter().all(masked), "masked addresses", came);
    let addresses = match stage.desk.addresses().await {
        Ok(addresses) => addresses,
        Err(No::Failed(why)) => return Err(Halt(format!("the desk to tell addresses; {why}"))),
        Err(_) => {
            stage.leave_open(Duty::AllNotified, "a desk with `addresses FIRST`");
            return Ok(());
        }
    };
    if addresses.len() < 2 {
        stage.leave_open(Duty::AllNotified, "FIRST to have two registered addresses");
        return Ok(());
    }
    let of =
        |channel: &str| sent.iter().filter(|one| one.get("channel").and_then(Value::as_str) == Some(channel)).count();
    let all = addresses.iter().all(|channel| of(channel) >= addresses.iter().filter(|other| *other == channel).count());
    let expected = format!("a message to each of {} addresses: {}", addresses.len(), addresses.join(", "));
    stage.hold(Duty::AllNotified, all, &expected, format!("{} in `notified`", sent.len()));
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
