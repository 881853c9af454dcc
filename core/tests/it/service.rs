//! What is offered now, and the operator's notice: nothing hangs on reading it.

use spaer_core::{
    domain::{language::Lang, languages::notice_for, service::Service},
    flow::app::{Effect, Message},
};

use crate::{
    app::Scene,
    fixtures::{at, person},
    json::wire,
};

const MINUTE: i64 = 60_000;

fn asks(scene: &Scene) -> usize {
    scene.effects.iter().filter(|effect| **effect == Effect::ReadService).count()
}

#[test]
fn it_is_asked_once_at_the_start_and_again_after_five_minutes() {
    for path in ["/da/", "/da/hjaelp", "/da/profil", "/da/kvittering", "/da/ikke-her"] {
        let scene = Scene::started(path, "", Vec::new());
        assert_eq!(asks(&scene), 1, "{path}");
        let asked_at = |after: i64| {
            let back = Scene { now: at(scene.now.unix_millis() + after), ..scene.clone() };
            asks(&back.tell(Message::PageShown))
        };
        assert_eq!([0, 5 * MINUTE - 1, 5 * MINUTE, 60 * MINUTE, -MINUTE].map(asked_at), [0, 0, 1, 1, 1], "{path}");
    }
}

#[test]
fn what_it_brings_changes_nothing_else() {
    let scene = Scene::started("/da/profil", "", Vec::new()).logged_in(person("anna"));
    assert_eq!(scene.state.shell.service, Service::default(), "all is offered until something is said");
    let off = Service { activity: false, ..Service::default() };
    let after = scene.clone().tell(Message::ServiceAnswered(off.clone()));
    assert_eq!(after.effects, [Effect::ShowOff("activity".to_owned())]);
    let mut expected = scene.state;
    expected.shell.service = off;
    assert_eq!(after.state, expected);
}

#[test]
fn only_what_is_said_to_be_off_is_off_and_junk_costs_its_own_field() {
    let read = |body: &str| wire::service(body.as_bytes());
    for nothing in ["", "null", "[]", "{}", "42", "<html>", r#"{"activity":true}"#, r#"{"activity":0,"notice":7}"#] {
        assert_eq!(read(nothing), Service::default(), "{nothing}");
    }
    let all =
        r#"{"blocks":false,"activity":false,"report":false,"provider_setting":false,"extend":false,"emergency":false}"#;
    assert_eq!(read(all).off(), "blocks activity report provider extend");
    assert_eq!(read(r#"{"activity":"no","report":false}"#).off(), "report");
}

#[test]
fn a_notice_is_text_in_languages_and_nothing_more() {
    let long = "x".repeat(5_000);
    let body = serde_json::json!({ "notice": {
        "da": "<b>Nede</b>\n\u{202E}nu", "en": "", "not a tag!": "x", "de": 7, "tlh": long,
    } });
    let notice = wire::service(body.to_string().as_bytes()).notice;
    let said: Vec<_> = notice.iter().map(|(tag, text)| (tag.as_str(), text.full().len())).collect();
    assert_eq!(said, [("da", "<b>Nede</b> nu".len()), ("tlh", 1_000)]);
    assert_eq!(notice[0].1.full(), "<b>Nede</b> nu");
}

#[test]
fn the_notice_stands_in_the_best_language_for_the_reader() {
    let best = |notice: serde_json::Value, lang: &str| {
        let service = wire::service(serde_json::json!({ "notice": notice }).to_string().as_bytes());
        notice_for(Lang::parse(lang).expect("known"), &service).map(|(tag, _)| tag.as_str().to_owned())
    };
    let both = serde_json::json!({ "en": "x", "da-DK": "x", "tlh": "x" });
    assert_eq!(best(both.clone(), "da").as_deref(), Some("da-DK"));
    assert_eq!(best(both.clone(), "en").as_deref(), Some("en"));
    assert_eq!(best(both.clone(), "de").as_deref(), Some("en"), "by the operator's table");
    assert_eq!(best(both, "kl").as_deref(), Some("da-DK"));
    assert_eq!(best(serde_json::json!({ "tlh": "x" }), "da").as_deref(), Some("tlh"), "better than nothing");
    assert_eq!(best(serde_json::json!({}), "da"), None);
}
