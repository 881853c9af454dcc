//! The language that was chosen: which document an address means, the notice, and what is kept of a choice.

use spaer_core::{
    domain::{language::Lang, tag::Tag},
    flow::app::{Effect, Message, Notice, State, TabStorage, Wanted, update},
    route::{Page, Route},
    wire::{parse_wanted, write_wanted},
};

use crate::{
    app::{CHOOSING, Scene},
    fixtures::{at, device, person, started},
    json::wire::json,
};

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("well-formed")
}

/// Where the app goes from an address for which the host sent this document.
fn leaves(path: &str, served: &str, again: bool, languages: &[&str]) -> Option<String> {
    let languages = languages.iter().map(|one| (*one).to_owned()).collect();
    let (path, served, fragment) = (path.to_owned(), served.to_owned(), "#told-code".to_owned());
    let message = Message::Started { path, fragment, served, again, languages, kept: TabStorage::default() };
    let (_, effects) = update(State::at(Route::Chooser), message, at(0));
    effects.into_iter().find_map(|effect| match effect {
        Effect::Leave(address) => Some(address),
        _ => None,
    })
}

fn check(path: &str, served: &str, languages: &[&str], expected: Option<&str>) {
    assert_eq!(leaves(path, served, false, languages).as_deref(), expected, "{path} from a host that sent {served}");
}

#[test]
fn the_front_door_leads_to_the_stored_language_then_to_the_browsers() {
    for (languages, expected) in [
        (&["de", "en-GB"][..], "/de/"),
        (&["xx", "en-GB", "da"], "/en/"),
        (&["{junk", "sv"], "/da/"),
        (&["pl"], "/da/"),
        (&[], "/da/"),
    ] {
        check("/", "/", languages, Some(&format!("{expected}#told-code")));
    }
}

#[test]
fn nobody_is_moved_away_from_an_explicit_choice() {
    for path in ["/en/help", "/de/", "/da/hjaelp", "/en/block/identity"] {
        check(path, path, &["da", "sv"], None);
    }
    check("/de/profile", "/de/profile", &["da"], None);
    check("/kl/help", "/kl/help", &["en"], None);
}

#[test]
fn a_language_without_a_name_here_leads_to_the_best_one_for_the_reader() {
    check("/tlh/", "/404.html", &["tlh", "en"], Some("/en/#told-code"));
    check("/tlh/help", "/404.html", &["tlh", "pl"], Some("/da/hjaelp#told-code"));
    check("/nb/block/identity", "/404.html", &["en"], Some("/da/spaer/mitid#told-code"));
    check("/sv-FI/profil", "/", &["en"], Some("/da/profil#told-code"));
}

#[test]
fn another_spelling_leads_to_the_one_form() {
    for (path, right) in [
        ("/DA/", "/da/"),
        ("/da/help", "/da/hjaelp"),
        ("/da-DK/help", "/da/hjaelp"),
        ("/KL/hjaelp", "/kl/help"),
        ("/De-AT/Profil", "/de/profile"),
    ] {
        for served in ["/404.html", "/"] {
            check(path, served, &[], Some(&format!("{right}#told-code")));
        }
    }
}

#[test]
fn a_host_without_rules_is_asked_for_the_file_by_its_own_name_once() {
    for (path, served, expected) in [
        ("/da/hjaelp", "/404.html", Some("/da/hjaelp.html?again#told-code")),
        ("/da/", "/", Some("/da/index.html?again#told-code")),
        ("/en/block/identity", "/", Some("/en/block/identity.html?again#told-code")),
        ("/da/hjaelp.html", "/404.html", Some("/da/hjaelp#told-code")),
        ("/DA/Spaer/MitID.html", "/404.html", Some("/da/spaer/mitid#told-code")),
        ("/da/hjaelp.html", "/da/hjaelp", None),
        ("/da/nowhere", "/404.html", None),
        ("/da/nowhere", "/", Some("/404.html#told-code")),
        ("/404.html", "/", None),
    ] {
        check(path, served, &[], expected);
        assert!(served == "/" || leaves(path, served, true, &[]).is_none(), "{path} is not asked for a third time");
    }
}

/// Otherwise the address would name a page that is not there, and its links would lead nowhere.
#[test]
fn where_the_document_cannot_be_had_it_is_not_found() {
    for (path, served) in [("/da/profil", "/404.html"), ("/da/kvittering.html", "/404.html"), ("/da/hjaelp", "/")] {
        let (path, served) = (path.to_owned(), served.to_owned());
        let (fragment, languages) = (String::new(), Vec::new());
        let message = Message::Started { path, fragment, served, again: true, languages, kept: TabStorage::default() };
        let (state, effects) = update(State::at(Route::Page(Lang::Da, Page::Profile)), message, at(0));
        assert_eq!(state.shell.route, Route::NotFound);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Leave(_) | Effect::Replace(_))), "{effects:?}");
        assert!(!state.shell.stays("/da/profil"));
    }
}

#[test]
fn the_notice_is_there_in_full_once_and_then_in_one_line() {
    let scene =
        Scene { state: State::at(Route::Page(Lang::En, Page::Profile)), ..Scene::started("/en/", "", Vec::new()) };
    let scene = scene.tell(started("/kl/profile", "", TabStorage::default()));
    assert_eq!(scene.state.shell.route, Route::Page(Lang::En, Page::Profile));
    assert_eq!(scene.state.shell.notice(), Notice::Full);
    let kept = scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepWanted(wanted) => Some(wanted.clone()),
        _ => None,
    });
    assert_eq!(kept, Some(Some(Wanted { tag: tag("kl"), seen: true })), "the next document knows");
    let next =
        scene.clone().tell(Message::LinkFollowed { path: "/en/block/identity".to_owned(), fragment: String::new() });
    assert_eq!(next.state.shell.notice(), Notice::Line);
    let wanted = kept.flatten();
    let later = |path: &str| {
        let state = State::at(Route::Chooser);
        update(state, started(path, "", TabStorage { wanted: wanted.clone(), ..TabStorage::default() }), at(0))
            .0
            .shell
            .notice()
    };
    assert_eq!(later("/en/profile"), Notice::Line);
    assert_eq!(later("/en/help"), Notice::Line, "Greenlandic has no page");
}

#[test]
fn what_leads_on_to_another_document_shows_it_there_in_full() {
    let message = started("/tlh/help", "", TabStorage::default());
    let (_, effects) = update(State::at(Route::Chooser), message, at(0));
    let wanted = Wanted { tag: tag("tlh"), seen: false };
    assert!(effects.contains(&Effect::KeepWanted(Some(wanted.clone()))), "{effects:?}");
    let (state, _) = update(
        State::at(Route::Chooser),
        started("/en/help", "", TabStorage { wanted: Some(wanted), ..TabStorage::default() }),
        at(0),
    );
    assert_eq!(state.shell.notice(), Notice::Full);
}

/// What was begun keeps its language, its step and what was picked.
#[test]
fn choosing_a_language_that_lacks_the_page_changes_nothing_but_the_notice() {
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna")).listed(crate::app::two());
    let scene = scene.tells([Message::Toggled(device("app")), Message::WentOn]);
    let before = scene.state.clone();
    assert!(before.shell.stays("/kl/block/authenticator") && !before.shell.stays("/en/block/authenticator"));
    assert!(
        !State::at(Route::Page(Lang::Da, Page::Help)).shell.stays("/da/profil"),
        "an article is left as it is written"
    );
    assert!(
        before.shell.stays("/da/kvittering") && before.shell.stays("/da/profil"),
        "every app page is in one document"
    );
    assert!(!before.shell.stays("/da/hjaelp") && !before.shell.stays("/da/x") && !before.shell.stays("/"));
    let scene = scene.tell(Message::LanguageChosen(Lang::Kl));
    assert_eq!(scene.effects, [Effect::KeepLanguage(Lang::Kl)]);
    let path = "/kl/block/authenticator".to_owned();
    let after = scene.tell(Message::LinkFollowed { path, fragment: "#step=check".to_owned() });
    assert_eq!(after.state.shell.notice(), Notice::Full);
    assert!(after.effects.iter().all(|effect| matches!(effect, Effect::KeepWanted(_))), "{:?}", after.effects);
    let mut state = after.state;
    state.shell.wanted = None;
    assert_eq!(state, before);
}

#[test]
fn finishing_forgets_what_was_wanted() {
    let wanted = Some(Wanted { tag: tag("tlh"), seen: true });
    let (state, _) = update(
        State::at(Route::Chooser),
        started("/en/help", "", TabStorage { wanted, ..TabStorage::default() }),
        at(0),
    );
    let anna = Message::SessionAnswered(Ok(person("anna")));
    let state = [anna, Message::FinishPressed, Message::LoggedOut(Ok(None))]
        .into_iter()
        .fold(state, |state, message| update(state, message, at(0)).0);
    assert_eq!(state.shell.wanted, None);
}

#[test]
fn what_was_wanted_is_kept_and_junk_is_nothing() {
    for seen in [true, false] {
        let wanted = Wanted { tag: tag("zh-Hant"), seen };
        let read = parse_wanted(&json(write_wanted(Some(&wanted)).as_bytes()));
        assert_eq!(read, Some(wanted));
    }
    assert_eq!(write_wanted(None), "null");
    for junk in [
        "null",
        "\"tlh\"",
        "[]",
        "[\"tlh\", true]",
        "{}",
        r#"{"tag":"tlh"}"#,
        r#"{"tag":"n0ns3nse!","seen":true}"#,
        r#"{"tag":1,"seen":true}"#,
        r#"{"tag":"tlh","seen":1}"#,
    ] {
        assert_eq!(parse_wanted(&json(junk.as_bytes())), None, "{junk}");
    }
}

#[test]
fn choosing_a_language_that_is_there_ends_the_notice() {
    let wanted = Some(Wanted { tag: tag("tlh"), seen: true });
    let (state, _) = update(
        State::at(Route::Chooser),
        started("/en/help", "", TabStorage { wanted, ..TabStorage::default() }),
        at(0),
    );
    assert_eq!(state.shell.notice(), Notice::Line);
    let (state, effects) = update(state, Message::LanguageChosen(Lang::Da), at(0));
    assert_eq!(state.shell.notice(), Notice::None);
    assert_eq!(effects, [Effect::KeepLanguage(Lang::Da), Effect::KeepWanted(None)]);
}
