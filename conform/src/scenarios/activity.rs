//! Activities, reports and the setting, where they are offered.

use serde_json::{Value, json};

use crate::context::{Abort, Context, ScenarioResult, code_of, not_offered, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Session};
use crate::time::Instant;

/// The most pages of the list that are read.
const PAGES: usize = 20;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let stranger = context.log_in(TestUser::Second).await?;
    let request = ApiRequest::get("/activity?limit=100").by(&person);
    let all = context.send(request.clone()).await?;
    if not_offered(&all) {
        [
            Duty::ActivityPages,
            Duty::ActivityRefuses,
            Duty::ActivityUnchanged,
            Duty::ReportRepeats,
            Duty::ProviderSetting,
        ]
        .into_iter()
        .for_each(|duty| context.not_offered(duty));
        return Ok(());
    }
    if all.status != 200 {
        return Err(Abort("`GET /activity` to answer".to_owned()));
    }
    refuses(context, &person).await?;
    unchanged(context, &person, &stranger).await?;
    pages(context, &person, &ids(&all)).await?;
    report(context, &person, &stranger, &all).await?;
    setting(context, &person).await
}

fn items(page: &Reply) -> Vec<Value> {
    page.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn ids(page: &Reply) -> Vec<String> {
    let id = |item: &Value| item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    items(page).iter().map(id).collect()
}

async fn refuses(context: &mut Context<'_>, person: &Session) -> ScenarioResult {
    let long = format!("q={}", "%E2%82%AC".repeat(101));
    for query in
        ["limit=0", "limit=101", "limit=-1", "limit=x", "limit=5&limit=5", "q=a&q=b", &long, "cursor=no-such-cursor"]
    {
        let request = ApiRequest::get(format!("/activity?{query}")).by(person);
        context.expect(Duty::ActivityRefuses, request, 400, "invalid_request").await?;
    }
    Ok(())
}

async fn unchanged(context: &mut Context<'_>, person: &Session, stranger: &Session) -> ScenarioResult {
    let duty = Duty::ActivityUnchanged;
    let page = context.expect(duty, ApiRequest::get("/activity?limit=2").by(person), 200, "").await?;
    let tag = page.header("etag").to_owned();
    if !context.check(duty, !tag.is_empty(), "an `ETag`", "none") {
        return Ok(());
    }
    let again =
        |session| ApiRequest { if_none_match: Some(tag.clone()), ..ApiRequest::get("/activity?limit=2").by(session) };
    context.expect(duty, again(person), 304, "").await?;
    context.expect(duty, again(stranger), 200, "").await?;
    let other =
        ApiRequest { if_none_match: Some("\"another\"".to_owned()), ..ApiRequest::get("/activity?limit=2").by(person) };
    context.expect(duty, other, 200, "").await?;
    Ok(())
}

async fn pages(context: &mut Context<'_>, person: &Session, all: &[String]) -> ScenarioResult {
    let duty = Duty::ActivityPages;
    if all.len() < 3 {
        context.mark_not_checked(duty, "FIRST to have three activities or more");
        return Ok(());
    }
    let (mut seen, mut last, mut cursor) = (Vec::new(), None, String::new());
    for _ in 0..PAGES {
        let page =
            context.expect(duty, ApiRequest::get(format!("/activity?limit=2{cursor}")).by(person), 200, "").await?;
        let count = items(&page).len();
        context.check(duty, count <= 2, "two entries at most", format!("{count}"));
        for item in items(&page) {
            let at = item.get("at").and_then(Value::as_str).and_then(Instant::parse);
            context.check(duty, last.is_none() || at <= last, "the newest first", "an older one before a newer");
            last = at;
        }
        seen.extend(ids(&page));
        let Some(next) = page.json.get("next_cursor").and_then(Value::as_str) else { break };
        cursor = format!("&cursor={}", form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>());
    }
    let whole = all.get(..seen.len().min(all.len())) == Some(seen.as_slice());
    let turned = whole && (seen.len() == all.len() || seen.len() >= 2 * PAGES || all.len() == 100);
    context.check(duty, turned, "page by page what one long page has", "a gap, a repeat or another order");
    Ok(())
}

async fn report(context: &mut Context<'_>, person: &Session, stranger: &Session, all: &Reply) -> ScenarioResult {
    let duty = Duty::ReportRepeats;
    let fresh = items(all).into_iter().find(|item| item.get("reported").is_none());
    let Some(id) = fresh.as_ref().and_then(|item| item.get("id")).and_then(Value::as_str) else {
        context.mark_not_checked(duty, "FIRST to have an activity that was not reported");
        return Ok(());
    };
    let path = format!("/activity/{}/report", form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>());
    let put = |session, note: &Value| ApiRequest::write("PUT", path.clone(), note).by(session);
    let foreign = context.send(put(stranger, &json!({}))).await?;
    if not_offered(&foreign) {
        context.not_offered(duty);
        return Ok(());
    }
    let actual = format!("{} `{}`", foreign.status, code_of(&foreign));
    context.check(duty, code_of(&foreign) == "activity_not_found", "404 for somebody else's", actual);
    let first = context.expect(duty, put(person, &json!({})), 201, "").await?;
    for note in [json!({}), json!({ "note": "I was asleep then." })] {
        let again = context.expect(duty, put(person, &note), 200, "").await?;
        let same = ["number", "reported_at"].iter().all(|name| text(&again, name) == text(&first, name));
        context.check(duty, same, "the same number and time", "another");
    }
    Ok(())
}

async fn setting(context: &mut Context<'_>, person: &Session) -> ScenarioResult {
    let duty = Duty::ProviderSetting;
    for shown in [true, false, false, true] {
        let request = ApiRequest::write("PUT", "/settings/provider-shown", &json!({ "shown": shown })).by(person);
        let reply = context.send(request.clone()).await?;
        if not_offered(&reply) {
            context.not_offered(duty);
            return Ok(());
        }
        let actual = context.describe(&request, &reply);
        let set = reply.status == 200 && reply.json.get("shown").and_then(Value::as_bool) == Some(shown);
        context.check(duty, set, "200 and what was sent", actual);
        let list = context.send(ApiRequest::get("/activity?limit=100").by(person)).await?;
        let hidden = list.json.get("provider_hidden").and_then(Value::as_bool);
        context.check(duty, hidden == Some(!shown), "`provider_hidden` to follow at once", "the old one");
        let named = items(&list).iter().any(|item| item.get("service_provider").is_some());
        context.check(duty, shown || !named, "no provider while it is off", "one");
    }
    Ok(())
}
