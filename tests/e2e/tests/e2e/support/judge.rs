//! Holds what a page claims against what is true.

use serde_json::Value;

use super::{Claimed, page::Seen};

/// What the sandbox knows, as `GET /control/api/truth` tells it.
pub struct Truth(pub Value);

impl Truth {
    /// Every block that a browser has sent.
    pub fn blocks(&self) -> Vec<&Value> {
        list(&self.0["blocks"]).iter().filter(|block| block["requests"].as_i64().unwrap_or(0) > 0).collect()
    }

    /// The one block of a journey.
    pub fn only_block(&self) -> &Value {
        match self.blocks().as_slice() {
            [block] => block,
            other => panic!("not one block but {other:#?}"),
        }
    }

    pub fn status_of(&self, authenticator: &str) -> &str {
        self.thing(|thing| thing["id"] == authenticator).and_then(|thing| thing["status"].as_str()).unwrap_or("unknown")
    }

    /// All that are blocked, by id.
    pub fn blocked(&self) -> Vec<&str> {
        let blocked = list(&self.0["authenticators"]).iter().filter(|thing| thing["status"] == "blocked");
        blocked.filter_map(|thing| thing["id"].as_str()).collect()
    }

    /// Every call of this name so far, oldest first.
    pub fn calls(&self, name: &str) -> Vec<&Value> {
        list(&self.0["requests"]).iter().filter(|request| request["call"] == name).collect()
    }

    pub fn preflights(&self) -> usize {
        list(&self.0["requests"]).iter().filter(|request| request["method"] == "OPTIONS").count()
    }

    fn thing(&self, wanted: impl Fn(&Value) -> bool) -> Option<&Value> {
        list(&self.0["authenticators"]).iter().find(|thing| wanted(thing))
    }

    fn block(&self, id: &str) -> Option<&Value> {
        list(&self.0["blocks"]).iter().find(|block| block["id"] == id)
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Times are RFC 3339 in UTC with milliseconds on both sides, so that their order is the order of their letters.
fn was_blocked_at(thing: &Value, at: &str) -> bool {
    let mut before =
        list(&thing["history"]).iter().filter(|change| change["at"].as_str().is_some_and(|when| when <= at));
    before.next_back().is_some_and(|change| change["status"] == "blocked")
}

pub fn judge(seen: &Seen, truth: &Truth) -> Result<(), String> {
    if truth.blocks().len() > 1 {
        return Err("one journey has sent more than one block".to_owned());
    }
    if let Some(block) = list(&truth.0["blocks"]).iter().find(|block| block["commits"].as_i64() > Some(1)) {
        return Err(format!("committed more than once: {block}"));
    }
    seen.claims.iter().try_for_each(|claim| {
        if Some(claim.at.as_str()) > truth.0["as_of"].as_str() {
            return Err(format!("{claim:?} is from the future"));
        }
        let fair = if claim.panel { judge_receipt(claim, seen, truth) } else { judge_row(claim, truth) };
        fair.map_err(|why| format!("{claim:?} is not so: {why}"))
    })
}

fn judge_receipt(claim: &Claimed, seen: &Seen, truth: &Truth) -> Result<(), String> {
    let block = seen.block.as_deref().and_then(|id| truth.block(id));
    let known = || block.ok_or("the sandbox knows of no such block".to_owned());
    let target = |block: &Value| truth.thing(|thing| thing["id"] == block["target"]).cloned();
    match claim.word.as_str() {
        "unknown" => hold(seen.phone_in_sight, "no phone is in sight"),
        "blocked" => {
            let thing = target(known()?).ok_or("its target is nowhere")?;
            hold(was_blocked_at(&thing, &claim.at), "the target was not blocked then")
        }
        "pending" => hold(known()?["received_at"].as_str() <= Some(&claim.at), "it had not been received then"),
        "not-blocked" => {
            let block = known()?;
            hold(block["state"] == "refused" && block["commits"] == 0, "it was not refused")
        }
        "ended" => {
            let ended = known()?["ended_at"].as_str().map(str::to_owned);
            hold(ended.is_some_and(|ended| ended <= claim.at), "it had not ended then")
        }
        other => Err(format!("{other} is no claim")),
    }
}

/// A list says "blocked" of what it shows, by its short id.
fn judge_row(claim: &Claimed, truth: &Truth) -> Result<(), String> {
    let short = claim.short_id.trim_start_matches("ID ").trim();
    let thing =
        truth.thing(|thing| !short.is_empty() && thing["label"].as_str().is_some_and(|label| label.ends_with(short)));
    let thing = thing.ok_or("nothing has this short id")?;
    hold(claim.word == "blocked" && was_blocked_at(thing, &claim.at), "it was not blocked then")
}

fn hold(so: bool, otherwise: &str) -> Result<(), String> {
    if so { Ok(()) } else { Err(otherwise.to_owned()) }
}

mod tests {
    use serde_json::json;

    use super::*;

    fn truth(commits: u32, state: &str) -> Truth {
        let history = json!([
            { "at": "2026-01-01T00:00:00.000Z", "status": "active" },
            { "at": "2026-11-01T12:00:00.000Z", "status": "blocked" },
            { "at": "2026-11-01T13:00:00.000Z", "status": "active" },
        ]);
        Truth(json!({
            "as_of": "2026-11-01T14:00:00.000Z",
            "blocks": [{ "id": "b", "target": "app", "state": state, "commits": commits, "requests": 1,
                "received_at": "2026-11-01T12:00:00.000Z", "ended_at": "2026-11-01T13:00:00.000Z" }],
            "authenticators": [{ "id": "app", "label": "Phone A1", "history": history }],
        }))
    }

    fn fair(word: &str, at: &str, phone: bool, truth: &Truth) -> bool {
        let claim = Claimed { word: word.into(), at: at.into(), panel: true, heading: "".into(), short_id: "".into() };
        let seen = Seen { claims: vec![claim], block: Some("b".to_owned()), phone_in_sight: phone };
        judge(&seen, truth).is_ok()
    }

    #[test]
    fn a_judge_believes_only_what_was_so_at_the_time_of_the_claim() {
        let ended = truth(1, "ended");
        assert!(fair("blocked", "2026-11-01T12:00:00.000Z", false, &ended));
        assert!(!fair("blocked", "2026-11-01T11:59:59.999Z", false, &ended));
        assert!(!fair("blocked", "2026-11-01T13:00:00.000Z", false, &ended));
        assert!(!fair("blocked", "", false, &ended));
        assert!(!fair("ended", "9999-12-31T23:59:59.000Z", false, &ended));
        assert!(fair("ended", "2026-11-01T13:00:00.000Z", false, &ended));
        assert!(!fair("ended", "2026-11-01T12:30:00.000Z", false, &ended));
        assert!(fair("unknown", "", true, &ended) && !fair("unknown", "", false, &ended));
        assert!(!fair("surely", "", true, &ended));
        assert!(!fair("not-blocked", "2026-11-01T12:00:00.000Z", false, &ended));
        assert!(fair("not-blocked", "2026-11-01T12:00:00.000Z", false, &truth(0, "refused")));
        assert!(!fair("not-blocked", "2026-11-01T12:00:00.000Z", false, &truth(1, "refused")));
        assert!(!fair("blocked", "2026-11-01T12:00:00.000Z", false, &truth(2, "in_effect")));
    }

    #[test]
    fn a_judge_does_not_believe_a_list_either() {
        let row = |short_id: &str, at: &str| Claimed {
            word: "blocked".into(),
            at: at.into(),
            panel: false,
            heading: "".into(),
            short_id: short_id.into(),
        };
        let fair = |claim| judge(&Seen { claims: vec![claim], block: None, phone_in_sight: true }, &truth(1, "ended"));
        assert_eq!(fair(row("ID A1", "2026-11-01T12:30:00.000Z")), Ok(()));
        assert!(fair(row("ID A1", "2026-11-01T13:30:00.000Z")).is_err());
        assert!(fair(row("", "2026-11-01T12:30:00.000Z")).is_err());
    }
}
