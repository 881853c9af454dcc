//! How a login ended, as the address says it: believed only of a login that this browser began, and once.

use spaer_core::{
    domain::{login::Attempt, problem::Problem},
    flow::{
        app::{Effect, Message, State, TabStorage, update},
        session::LoginOutcome,
    },
    route::Route,
};

use crate::{
    app::{CHOOSING, Scene},
    fixtures::{at, person, started},
    json::wire,
};

const WORD: &str = "00112233445566aa";
const OTHER: &str = "bb00112233445566";
/// An app page of each kind, articles, the receipt, and what is not there.
const PAGES: [&str; 7] =
    ["/da/", "/da/hjaelp", CHOOSING, "/da/spaer/mitid", "/da/profil", "/da/kvittering", "/da/ikke-her"];
const WORDS: [(&str, LoginOutcome); 8] = [
    ("ok", LoginOutcome::Ok),
    ("cancelled", LoginOutcome::Cancelled),
    ("failed", LoginOutcome::Failed),
    ("locked", LoginOutcome::Locked),
    ("blocked", LoginOutcome::Blocked),
    ("unavailable", LoginOutcome::Unavailable),
    ("abducted", LoginOutcome::Failed),
    ("", LoginOutcome::Failed),
];

fn attempt(word: &str) -> Attempt {
    Attempt::parse(word).expect("16 hex digits")
}

/// The page was loaded in a browser that began these logins.
fn back(path: &str, fragment: &str, begun: &[&str]) -> Scene {
    let kept = TabStorage { logins: begun.iter().map(|word| attempt(word)).collect(), ..TabStorage::default() };
    let (state, effects) = update(State::at(Route::Chooser), started(path, fragment, kept), at(1_000));
    Scene { state, effects, now: at(1_000) }
}

fn uses_up(scene: &Scene, word: &str) -> bool {
    scene.effects.contains(&Effect::ForgetLogin(attempt(word)))
}

#[test]
fn every_way_a_login_ends_is_told_where_it_began_and_an_unheard_of_one_is_a_failure() {
    for (word, outcome) in WORDS {
        for path in PAGES {
            let scene = back(path, &format!("#try={WORD}&login={word}"), &[OTHER, WORD]);
            assert_eq!(scene.state.shell.login, Some(outcome), "{path} {word}");
            assert!(uses_up(&scene, WORD) && !uses_up(&scene, OTHER), "{path} {word}");
        }
    }
}

#[test]
fn a_word_from_any_link_is_not_believed_on_any_page() {
    for (word, _) in WORDS {
        for path in PAGES {
            for forged in ["", "&try=", "&try=0000000000000000", "&try=junk"] {
                let scene = back(path, &format!("#login={word}{forged}"), &[WORD]);
                assert_eq!(scene.state.shell.login, Some(LoginOutcome::Doubtful), "{path} {word} {forged}");
                assert!(!scene.effects.iter().any(|effect| matches!(effect, Effect::ForgetLogin(_))));
            }
        }
    }
    let said = back("/da/", &format!("#try={WORD}&login=doubtful"), &[WORD]);
    assert_eq!(said.state.shell.login, Some(LoginOutcome::Failed), "no back end says so");
}

#[test]
fn a_login_is_used_up_by_its_word() {
    let fragment = format!("#try={WORD}&login=locked");
    let first = back("/da/", &fragment, &[WORD]);
    assert_eq!(first.state.shell.login, Some(LoginOutcome::Locked));
    // The same link once more, in the same document and in the next.
    let path = "/da/".to_owned();
    let again = first.tell(Message::AddressChanged { path, fragment: fragment.clone() });
    assert_eq!(again.state.shell.login, Some(LoginOutcome::Doubtful));
    assert_eq!(back("/da/", &fragment, &[]).state.shell.login, Some(LoginOutcome::Doubtful));
}

#[test]
fn that_it_came_back_elsewhere_is_told_to_anybody() {
    for path in PAGES {
        let scene = back(path, "#told-code&login=elsewhere", &[]);
        assert_eq!(scene.state.shell.login, Some(LoginOutcome::Elsewhere), "{path}");
    }
}

#[test]
fn whatever_the_word_it_leaves_the_address_at_once_on_every_page() {
    for path in PAGES {
        for (word, _) in WORDS {
            for begun in [&[WORD][..], &[]] {
                let scene = back(path, &format!("#told-code&try={WORD}&login={word}"), begun);
                let shown = scene.effects.iter().rev().find_map(|effect| match effect {
                    Effect::Replace(address) => Some(address.as_str()),
                    _ => None,
                });
                assert_eq!(shown, Some(format!("{path}#told-code").as_str()), "{word}");
            }
        }
    }
}

#[test]
fn on_a_receipt_with_its_key_it_leaves_the_address_too() {
    let intent = crate::fixtures::intent();
    let link = format!("#{}.{}", intent.id.as_str(), intent.key.reveal());
    let scene = back("/da/kvittering", &format!("{link}&login=blocked"), &[]);
    assert!(scene.effects.contains(&Effect::Replace(format!("/da/kvittering{link}"))));
    assert_eq!(scene.receipt(), Some(intent.id));
}

#[test]
fn the_front_door_hands_it_on_unread() {
    let scene = back("/", &format!("#try={WORD}&login=failed"), &[WORD]);
    assert_eq!(scene.effects, [Effect::Leave(format!("/en/#try={WORD}&login=failed"))]);
    assert_eq!(scene.state.shell.login, None);
}

/// A host that answers with its page for what is not there.
#[test]
fn a_document_that_cannot_be_had_tells_it_under_its_own_address() {
    let kept = TabStorage { logins: vec![attempt(WORD)], ..TabStorage::default() };
    let message = Message::Started {
        path: "/da/hjaelp".to_owned(),
        fragment: format!("#try={WORD}&login=failed"),
        served: "/404.html".to_owned(),
        again: true,
        languages: Vec::new(),
        kept,
    };
    let (state, effects) = update(State::at(Route::Chooser), message, at(0));
    assert_eq!((state.shell.route, state.shell.login), (Route::NotFound, Some(LoginOutcome::Failed)));
    assert!(effects.contains(&Effect::Replace("/da/hjaelp".to_owned())));
}

#[test]
fn a_forged_ok_says_nothing_of_cookies() {
    let scene = back("/da/profil", "#login=ok", &[]).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(scene.state.shell.login, Some(LoginOutcome::Doubtful));
    // Who is logged in the session says.
    assert!(back("/da/profil", "#login=ok", &[]).logged_in(person("anna")).state.shell.session.person().is_some());
}

#[test]
fn what_the_browser_remembers_of_logins_is_read_past_junk() {
    let read = |stored: &str| wire::parse_logins(stored);
    assert_eq!(read(&format!("{WORD},{OTHER}")), [attempt(WORD), attempt(OTHER)]);
    assert_eq!(read(&format!(",junk,{WORD},\u{0},\"")), [attempt(WORD)]);
    assert!(read("").is_empty() && read("[]").is_empty());
    assert_eq!(wire::write_logins(&read(&format!("{WORD},{OTHER}"))), format!("{WORD},{OTHER}"));
}
