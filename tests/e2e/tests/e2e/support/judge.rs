//! Holds what a page claims against what is true.

use serde_json::Value;

use super::{
    Claimed,
    page::{Seen, StatusOnPage},
    words::{filled, languages_with, words},
};

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

    /// The one block that a browser has sent for this target.
    pub fn block_of(&self, target: &str) -> &Value {
        match self.blocks().into_iter().filter(|block| block["target"] == target).collect::<Vec<_>>().as_slice() {
            [block] => block,
            other => panic!("not one block of {target} but {other:#?}"),
        }
    }

    pub fn status_of(&self, authenticator: &str) -> &str {
        self.authenticator(authenticator).and_then(|thing| thing["status"].as_str()).unwrap_or("unknown")
    }

    /// How the whole of somebody's identity stands.
    pub fn identity_of(&self, persona: &str) -> &str {
        self.identity(persona).and_then(|thing| thing["status"].as_str()).unwrap_or("unknown")
    }

    /// All authenticators that are blocked, by id.
    pub fn blocked(&self) -> Vec<&str> {
        let blocked = list(&self.0["authenticators"]).iter().filter(|thing| thing["status"] == "blocked");
        blocked.filter_map(|thing| thing["id"].as_str()).collect()
    }

    /// Every call of this name so far, oldest first.
    pub fn calls(&self, name: &str) -> Vec<&Value> {
        list(&self.0["requests"]).iter().filter(|request| request["call"] == name).collect()
    }

    /// What this person has reported: activity and number, the oldest first.
    pub fn reports(&self, persona: &str) -> Vec<(&str, &str)> {
        let own = list(&self.0["reports"]).iter().filter(|report| report["persona"] == persona);
        own.filter_map(|report| Some((report["activity"].as_str()?, report["number"].as_str()?))).collect()
    }

    /// Whether service providers are named to this person.
    pub fn shows_providers(&self, persona: &str) -> bool {
        list(&self.0["providers"]).iter().any(|setting| setting["persona"] == persona && setting["shown"] == true)
    }

    pub fn preflights(&self) -> usize {
        list(&self.0["requests"]).iter().filter(|request| request["method"] == "OPTIONS").count()
    }

    /// What the back end calls an authenticator of the sandbox: the same, or its own number for it.
    pub fn name_of<'a>(&'a self, authenticator: &'a str) -> &'a str {
        let known_as = self.authenticator(authenticator).and_then(|thing| thing["known_as"].as_str());
        known_as.unwrap_or(authenticator)
    }

    /// By the sandbox's id, or by the one that a back end over it has instead.
    fn authenticator(&self, id: &str) -> Option<&Value> {
        list(&self.0["authenticators"]).iter().find(|thing| thing["id"] == id || thing["known_as"] == id)
    }

    fn identity(&self, persona: &str) -> Option<&Value> {
        list(&self.0["identities"]).iter().find(|thing| thing["persona"] == persona)
    }

    /// Who is called that on a page, where what cannot be seen has been taken out of the name.
    fn persona_called(&self, name: &str) -> Option<&str> {
        let called = letters(name);
        let mut all = list(&self.0["identities"]).iter();
        let one =
            all.find(|thing| !called.is_empty() && letters(thing["label"].as_str().unwrap_or_default()) == called);
        one?["persona"].as_str()
    }

    fn block(&self, id: &str) -> Option<&Value> {
        list(&self.0["blocks"]).iter().find(|block| block["id"] == id)
    }

    /// What a block is about, with its history.
    fn target_of(&self, block: &Value) -> Option<&Value> {
        match block["target"].as_str()? {
            "identity" => self.identity(block["persona"].as_str()?),
            authenticator => self.authenticator(authenticator),
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Times are RFC 3339 in UTC with milliseconds on both sides, so that their order is the order of their letters.
fn status_at<'a>(thing: &'a Value, at: &str) -> Option<&'a str> {
    let mut before =
        list(&thing["history"]).iter().filter(|change| change["at"].as_str().is_some_and(|when| when <= at));
    before.next_back().and_then(|change| change["status"].as_str())
}

/// A whole second means some moment of it.
fn was_blocked_at(thing: &Value, at: &str) -> bool {
    [at, &latest(at)].iter().any(|at| status_at(thing, at) == Some("blocked"))
}

/// `ordered`: how many blocks the citizens of the scene have asked for.
pub fn judge(seen: &Seen, truth: &Truth, ordered: usize) -> Result<(), String> {
    let sent = truth.blocks().len();
    if sent > ordered {
        return Err(format!("{sent} blocks were sent, and {ordered} ordered"));
    }
    if let Some(block) = list(&truth.0["blocks"]).iter().find(|block| block["commits"].as_i64() > Some(1)) {
        return Err(format!("committed more than once: {block}"));
    }
    if let Some(text) = seen.unclaimed.first() {
        return Err(format!("{text:?} says that something is blocked, and claims nothing"));
    }
    seen.statuses.iter().try_for_each(|standing| {
        judge_standing(standing, seen, truth).map_err(|why| format!("{standing:?} is not so: {why}"))
    })?;
    seen.claims.iter().try_for_each(|claim| {
        if Some(claim.at.as_str()) > truth.0["as_of"].as_str() {
            return Err(format!("{claim:?} is from the future"));
        }
        judge_claim(claim, seen, truth).map_err(|why| format!("{claim:?} is not so: {why}"))
    })
}

/// The last moment that a time can mean: the awkward back end tells whole seconds, and so does the header of an answer.
fn latest(at: &str) -> String {
    at.strip_suffix(".000Z").map_or_else(|| at.to_owned(), |second| format!("{second}.999Z"))
}

/// How something stood, by the reading that the page names. What is locked for a while is not in the history.
fn judge_standing(standing: &StatusOnPage, seen: &Seen, truth: &Truth) -> Result<(), String> {
    // Dates in the years 9999 and 1 come from a fault and cannot be compared with the history.
    if standing.at.starts_with("9999-") || standing.at.starts_with("0001-") {
        return Ok(());
    }
    hold(Some(standing.at.as_str()) <= truth.0["as_of"].as_str(), "it is from the future")?;
    if !matches!(standing.word.as_str(), "active" | "blocked") || standing.about.is_empty() {
        return Ok(());
    }
    let named = truth.persona_called(&seen.name);
    let thing = match standing.about.as_str() {
        "identity" => truth.identity(named.ok_or("the page names nobody")?),
        authenticator => truth.authenticator(authenticator),
    };
    let thing = thing.ok_or("nothing has this id")?;
    hold(named.is_none_or(|named| thing["persona"] == named), "it is somebody else's")?;
    // Somebody's device was registered in a year to come: its history has not begun.
    let stood = status_at(thing, &latest(&standing.at));
    hold(stood == Some(&standing.word) || (stood.is_none() && standing.word == "active"), "it stood otherwise then")
}

/// A name, where what cannot be seen has been taken out of it.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether the words of a claim are ones that belong to it, in some language, and say no more: a refused order says nothing about its target.
fn fits(claim: &Claimed) -> bool {
    let languages = languages_with("flow");
    // A translator's mark before them changes nothing of what they say.
    let heading = claim.heading.trim_start_matches('~');
    let says = |names: &[&str]| {
        languages.iter().any(|lang| names.iter().any(|name| words(lang, &format!("flow.{name}")) == heading))
    };
    let things = ["app", "code-display", "audio-code-reader", "chip", "thing", "identity", "identity-of-somebody"];
    match claim.word.as_str() {
        "blocked" => {
            languages.iter().any(|lang| {
                things.iter().any(|thing| {
                    let what = words(lang, &format!("flow.the-{thing}"));
                    filled(lang, "flow.blocked-heading", &[("what", &what)]) == heading
                })
            }) || name_in(heading).is_some()
        }
        "pending" => says(&["pending-heading"]),
        "refused" => says(&["refused-heading"]),
        "ended" => says(&["ended-heading"]),
        _ => says(&["unknown-heading", "sending-heading", "checking-heading"]),
    }
}

/// What a heading calls the authenticator that it says is blocked, where it does.
fn name_in(heading: &str) -> Option<String> {
    let kinds = ["app", "code-display", "audio-code-reader", "chip"];
    let called = |lang: &str, kind: &str| {
        let subject = words(lang, &format!("flow.the-{kind}"));
        let named = filled(lang, "flow.the-named", &[("subject", &subject), ("name", "\u{2068}\n\u{2069}")]);
        let whole = filled(lang, "flow.blocked-heading", &[("what", &named)]);
        let (before, after) = whole.split_once('\n')?;
        heading.strip_prefix(before)?.strip_suffix(after).map(str::to_owned)
    };
    languages_with("flow").iter().find_map(|lang| kinds.iter().find_map(|kind| called(lang, kind)))
}

/// A claim about a block, or about what belongs to the person whom the page names.
fn judge_claim(claim: &Claimed, seen: &Seen, truth: &Truth) -> Result<(), String> {
    let named = || truth.persona_called(&seen.name).ok_or("the page names nobody".to_owned());
    if claim.panel || truth.block(&claim.about).is_some() {
        return judge_block(claim, seen, truth);
    }
    let thing = match claim.about.as_str() {
        "identity" => truth.identity(named()?),
        authenticator => truth.authenticator(authenticator),
    };
    let thing = thing.ok_or("nothing has this id")?;
    hold(thing["persona"] == named()?, "it is somebody else's")?;
    hold(claim.word == "blocked" && was_blocked_at(thing, &claim.at), "it was not blocked then")
}

fn judge_block(claim: &Claimed, seen: &Seen, truth: &Truth) -> Result<(), String> {
    let known = || truth.block(&claim.about).ok_or("the sandbox knows of no such block".to_owned());
    hold(!claim.panel || fits(claim), "it says something else than it claims")?;
    if let Some(name) = name_in(&claim.heading) {
        // A very long one is cut.
        let label = truth.target_of(known()?).and_then(|thing| thing["label"].as_str());
        hold(label.is_some_and(|label| letters(label).starts_with(&letters(&name))), "it names something else")?;
    }
    match claim.word.as_str() {
        "unknown" => hold(seen.phone_in_sight, "no phone is in sight"),
        "blocked" => {
            let thing = truth.target_of(known()?).ok_or("its target is nowhere")?;
            hold(was_blocked_at(thing, &claim.at), "the target was not blocked then")
        }
        "pending" => hold(known()?["received_at"].as_str() <= Some(&claim.at), "it had not been received then"),
        // Of the order alone: that it was refused by then, and has done nothing. How its target stood is a standing of its own.
        "refused" => {
            let block = known()?;
            hold(block["state"] == "refused" && block["commits"] == 0, "it was not refused")?;
            hold(block["received_at"].as_str() <= Some(&latest(&claim.at)), "it had not been received then")
        }
        "ended" => {
            let ended = known()?["ended_at"].as_str().map(str::to_owned);
            hold(ended.is_some_and(|ended| ended <= latest(&claim.at)), "it had not ended then")
        }
        other => Err(format!("{other} is no claim")),
    }
}

fn hold(so: bool, otherwise: &str) -> Result<(), String> {
    if so { Ok(()) } else { Err(otherwise.to_owned()) }
}

mod tests {
    use serde_json::json;

    use super::*;

    const DURING: &str = "2026-11-01T12:30:00.000Z";
    const AFTER: &str = "2026-11-01T13:30:00.000Z";

    fn truth(commits: u32, state: &str) -> Truth {
        let history = json!([
            { "at": "2026-01-01T00:00:00.000Z", "status": "active" },
            { "at": "2026-11-01T12:00:00.000Z", "status": "blocked" },
            { "at": "2026-11-01T13:00:00.000Z", "status": "active" },
        ]);
        let never = json!([{ "at": "2026-01-01T00:00:00.000Z", "status": "active" }]);
        let block = |id: &str, persona: &str, target: &str, requests: u32| {
            json!({ "id": id, "persona": persona, "target": target, "state": state, "commits": commits,
                "requests": requests, "received_at": "2026-11-01T12:00:00.000Z", "ended_at": "2026-11-01T13:00:00.000Z" })
        };
        let blocks =
            [block("b", "anna", "app", 1), block("w", "bent", "identity", 0), block("x", "anna", "identity", 0)];
        Truth(json!({
            "as_of": "2026-11-01T14:00:00.000Z",
            "blocks": blocks,
            "authenticators": [{ "id": "app", "persona": "anna", "label": "Phone A1", "history": history }],
            "identities": [
                { "id": "anna", "persona": "anna", "label": "Anna <b>\u{202e}", "history": never },
                { "id": "bent", "persona": "bent", "label": "Bent", "history": history },
            ],
        }))
    }

    fn claimed(word: &str, about: &str, at: &str) -> Claimed {
        Claimed { word: word.into(), at: at.into(), about: about.into(), panel: false, heading: "".into() }
    }

    fn seen(claims: Vec<Claimed>, name: &str, phone_in_sight: bool) -> Seen {
        Seen { claims, statuses: Vec::new(), unclaimed: Vec::new(), name: name.to_owned(), phone_in_sight }
    }

    fn heading(word: &str) -> String {
        let what = words("da", "flow.the-app");
        match word {
            "blocked" => filled("da", "flow.blocked-heading", &[("what", &what)]),
            "refused" | "ended" => words("da", &format!("flow.{word}-heading")),
            _ => words("da", "flow.unknown-heading"),
        }
    }

    fn fair(word: &str, at: &str, phone: bool, truth: &Truth) -> bool {
        let claim = Claimed { panel: true, heading: heading(word), ..claimed(word, "b", at) };
        judge(&seen(vec![claim], "", phone), truth, 1).is_ok()
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
        assert!(!fair("refused", "2026-11-01T12:00:00.000Z", false, &ended));
        assert!(fair("refused", "2026-11-01T12:00:00.000Z", false, &truth(0, "refused")));
        assert!(!fair("refused", "2026-11-01T12:00:00.000Z", false, &truth(1, "refused")));
        assert!(!fair("blocked", "2026-11-01T12:00:00.000Z", false, &truth(2, "in_effect")));
    }

    #[test]
    fn a_judge_counts_what_was_sent() {
        let seen = seen(Vec::new(), "", true);
        let mut truth = truth(1, "in_effect");
        assert_eq!(judge(&seen, &truth, 1), Ok(()));
        truth.0["blocks"][1]["requests"] = 2.into();
        assert!(judge(&seen, &truth, 1).is_err());
        assert_eq!(judge(&seen, &truth, 2), Ok(()));
    }

    #[test]
    fn a_judge_does_not_believe_a_list_either() {
        let fair = |name: &str, about: &str, at: &str| {
            let claims = vec![claimed("blocked", about, at)];
            judge(&seen(claims, name, true), &truth(1, "ended"), 1)
        };
        assert_eq!(fair("Anna <b>", "app", DURING), Ok(()));
        assert!(fair("Anna <b>", "app", AFTER).is_err());
        assert!(fair("Anna <b>", "", DURING).is_err());
        assert!(fair("Bent", "app", DURING).is_err(), "it is Anna's");
        assert!(fair("", "app", DURING).is_err(), "nobody is logged in");
    }

    #[test]
    fn a_judge_knows_whose_the_whole_is() {
        let fair = |name: &str, about: &str, at: &str| {
            let claims = vec![claimed("blocked", about, at)];
            judge(&seen(claims, name, true), &truth(1, "ended"), 1)
        };
        assert_eq!(fair("Bent", "identity", DURING), Ok(()));
        assert!(fair("Bent", "identity", AFTER).is_err());
        assert!(fair("Anna <b>", "identity", DURING).is_err());
        assert_eq!(fair("", "w", DURING), Ok(()), "a block says itself whose it is");
        assert!(fair("", "x", DURING).is_err());
    }

    #[test]
    fn a_judge_lets_no_claim_name_something_else() {
        let truth = truth(1, "in_effect");
        let says = |name: &str| {
            let subject = words("da", "flow.the-app");
            let name = format!("\u{2068}{name}\u{2069}");
            let named = filled("da", "flow.the-named", &[("subject", &subject), ("name", &name)]);
            let heading = filled("da", "flow.blocked-heading", &[("what", &named)]);
            let claim = Claimed { panel: true, heading, ..claimed("blocked", "b", DURING) };
            judge(&seen(vec![claim], "", true), &truth, 1)
        };
        assert_eq!(says("Phone A1"), Ok(()));
        assert!(says("Phone A2").is_err());
    }

    #[test]
    fn a_judge_lets_no_refusal_say_how_its_target_stands() {
        let refused = truth(0, "refused");
        let says = |words: &str| {
            let claim = claimed("refused", "b", DURING);
            let claim = Claimed { panel: true, heading: words.to_owned(), ..claim };
            judge(&seen(vec![claim], "", true), &refused, 1)
        };
        assert_eq!(says(&heading("refused")), Ok(()));
        assert!(says("Der er ikke spærret").is_err());
        assert!(says(&heading("blocked")).is_err());
        let early = Claimed { at: "2026-11-01T11:00:00.000Z".to_owned(), ..claimed("refused", "b", DURING) };
        assert!(judge(&seen(vec![early], "", true), &refused, 1).is_err(), "before it was received");
    }

    #[test]
    fn a_judge_holds_what_is_no_claim_against_the_truth_too() {
        let fair = |word: &str, about: &str, at: &str| {
            let statuses = vec![StatusOnPage { word: word.into(), at: at.into(), about: about.into() }];
            judge(&Seen { statuses, ..seen(Vec::new(), "Anna <b>", true) }, &truth(1, "ended"), 1)
        };
        assert_eq!(fair("blocked", "app", DURING), Ok(()));
        assert_eq!(fair("active", "app", AFTER), Ok(()));
        assert!(fair("active", "app", DURING).is_err());
        assert!(fair("blocked", "app", AFTER).is_err());
        assert_eq!(fair("active", "identity", DURING), Ok(()));
        assert!(fair("active", "app", "2026-12-31T23:59:59.000Z").is_err(), "from the future");
        let unclaimed = vec!["Spærret".to_owned()];
        assert!(judge(&Seen { unclaimed, ..seen(Vec::new(), "", true) }, &truth(1, "ended"), 1).is_err());
    }
}
