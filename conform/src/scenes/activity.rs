//! Activities, reports and the setting, where they are offered.

use serde_json::{Value, json};

use crate::ask::{Ask, Session};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Reply;
use crate::stage::{Halt, Played, Stage, code_of, not_offered, text};
use crate::time::Instant;

/// The most pages of the list that are read.
const PAGES: usize = 20;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let stranger = stage.log_in(Who::Second).await?;
    let ask = Ask::get("/activity?limit=100").by(&person);
    let all = stage.ask(ask.clone()).await?;
    if not_offered(&all) {
        [
            Duty::ActivityPages,
            Duty::ActivityRefuses,
            Duty::ActivityUnchanged,
            Duty::ReportRepeats,
            Duty::ProviderSetting,
        ]
        .into_iter()
        .for_each(|duty| stage.not_offered(duty));
        return Ok(());
    }
    if all.status != 200 {
        return Err(Halt("`GET /activity` to answer".to_owned()));
    }
    refuses(stage, &person).await?;
    unchanged(stage, &person, &stranger).await?;
    pages(stage, &person, &ids(&all)).await?;
    report(stage, &person, &stranger, &all).await?;
    setting(stage, &person).await
}

fn items(page: &Reply) -> Vec<Value> {
    page.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn ids(page: &Reply) -> Vec<String> {
    let id = |item: &Value| item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    items(page).iter().map(id).collect()
}

async fn refuses(stage: &mut Stage<'_>, person: &Session) -> Played {
    for query in ["limit=0", "limit=101", "limit=-1", "limit=x", "cursor=no-such-cursor"] {
        let ask = Ask::get(format!("/activity?{query}")).by(person);
        stage.expect(Duty::ActivityRefuses, ask, 400, "invalid_request").await?;
    }
    Ok(())
}

async fn unchanged(stage: &mut Stage<'_>, person: &Session, stranger: &Session) -> Played {
    let duty = Duty::ActivityUnchanged;
    let page = stage.expect(duty, Ask::get("/activity?limit=2").by(person), 200, "").await?;
    let tag = page.header("etag").to_owned();
    if !stage.hold(duty, !tag.is_empty(), "an `ETag`", "none") {
        return Ok(());
    }
    let again = |session| Ask { if_none_match: Some(tag.clone()), ..Ask::get("/activity?limit=2").by(session) };
    stage.expect(duty, again(person), 304, "").await?;
    stage.expect(duty, again(stranger), 200, "").await?;
    let other = Ask { if_none_match: Some("\"another\"".to_owned()), ..Ask::get("/activity?limit=2").by(person) };
    stage.expect(duty, other, 200, "").await?;
    Ok(())
}

async fn pages(stage: &mut Stage<'_>, person: &Session, all: &[String]) -> Played {
    let duty = Duty::ActivityPages;
    if all.len() < 3 {
        stage.leave_open(duty, "FIRST to have three activities or more");
        return Ok(());
    }
    let (mut seen, mut last, mut cursor) = (Vec::new(), None, String::new());
    for _ in 0..PAGES {
        let page = stage.expect(duty, Ask::get(format!("/activity?limit=2{cursor}")).by(person), 200, "").await?;
        let count = items(&page).len();
        stage.hold(duty, count <= 2, "two entries at most", format!("{count}"));
        for item in items(&page) {
            let at = item.get("at").and_then(Value::as_str).and_then(Instant::parse);
            stage.hold(duty, last.is_none() || at <= last, "the newest first", "an older one before a newer");
            last = at;
        }
        seen.extend(ids(&page));
        let Some(next) = page.json.get("next_cursor").and_then(Value::as_str) else { break };
        cursor = format!("&cursor={}", form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>());
    }
    let whole = all.get(..seen.len().min(all.len())) == Some(seen.as_slice());
    let turned = whole && (seen.len() == all.len() || seen.len() >= 2 * PAGES || all.len() == 100);
    stage.hold(duty, turned, "page by page what one long page has", "a gap, a repeat or another order");
    Ok(())
}

async fn report(stage: &mut Stage<'_>, person: &Session, stranger: &Session, all: &Reply) -> Played {
    let duty = Duty::ReportRepeats;
    let fresh = items(all).into_iter().find(|item| item.get("reported").is_none());
    let Some(id) = fresh.as_ref().and_then(|item| item.get("id")).and_then(Value::as_str) else {
        stage.leave_open(duty, "FIRST to have an activity that was not reported");
        return Ok(());
    };
    let path = format!("/activity/{}/report", form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>());
    let put = |session, note: &Value| Ask::write("PUT", path.clone(), note).by(session);
    let foreign = stage.ask(put(stranger, &json!({}))).await?;
    if not_offered(&foreign) {
        stage.not_offered(duty);
        return Ok(());
    }
    let came = format!("{} `{}`", foreign.status, code_of(&foreign));
    stage.hold(duty, code_of(&foreign) == "activity_not_found", "404 for somebody else's", came);
    let first = stage.expect(duty, put(person, &json!({})), 201, "").await?;
    for note in [json!({}), json!({ "note": "I was asleep then." })] {
        let again = stage.expect(duty, put(person, &note), 200, "").await?;
        let same = ["number", "reported_at"].iter().all(|name| text(&again, name) == text(&first, name));
        stage.hold(duty, same, "the same number and time", "another");
    }
    Ok(())
}

async fn setting(stage: &mut Stage<'_>, person: &Session) -> Played {
    let duty = Duty::ProviderSetting;
    for shown in [true, false, false, true] {
        let ask = Ask::write("PUT", "/settings/provider-shown", &json!({ "shown": shown })).by(person);
        let reply = stage.ask(ask.clone()).await?;
        if not_offered(&reply) {
            stage.not_offered(duty);
            return Ok(());
        }
        let came = stage.told(&ask, &reply);
        let set = reply.status == 200 && reply.json.get("shown").and_then(Value::as_bool) == Some(shown);
        stage.hold(duty, set, "200 and what was sent", came);
        let list = stage.ask(Ask::get("/activity?limit=100").by(person)).await?;
        let hidden = list.json.get("provider_hidden").and_then(Value::as_bool);
        stage.hold(duty, hidden == Some(!shown), "`provider_hidden` to follow at once", "the old one");
        let named = items(&list).iter().any(|item| item.get("service_provider").is_some());
        stage.hold(duty, shown || !named, "no provider while it is off", "one");
    }
    Ok(())
}
