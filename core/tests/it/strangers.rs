//! Somebody else sits here than the one who is logged in: nothing of that person's is shown, and no press is in their name.

use spaer_core::{
    domain::{
        id::BlockId,
        login::Attempt,
        person::{CsrfToken, Person},
        problem::Problem,
    },
    flow::{
        app::{Effect, Finish, Message, State, StoredIntent, TabStorage, update},
        authenticator::{InitialStep, Step},
        session::{ForcedLogout, LoginOutcome, Session},
    },
    route::Route,
};

use crate::{
    app::{CHOOSING, Scene, press, two},
    fixtures::{at, intent, person, started},
};

const LOGIN: &str = "/api/v1/login?return_to=/da/spaer/identifikationsmiddel%23step%3Dcheck%26try%3D00112233445566aa";

fn not_you() -> Message {
    Message::NotYou { login: LOGIN.to_owned() }
}

/// Anna's check page, and Bent presses "Is that not you?".
fn pressed() -> Scene {
    Scene::choosing("", two()).tells(press(&["app"])[..2].to_vec()).tell(not_you())
}

fn anew() -> Person {
    Person { csrf_token: CsrfToken::new("token-of-the-next-session").expect("fit"), ..person("anna") }
}

fn out(scene: &Scene) -> Option<ForcedLogout> {
    match &scene.state.shell.session {
        Session::Rejected { logout, .. } => Some(*logout),
        _ => None,
    }
}

fn logs_out(scene: &Scene) -> bool {
    scene.effects.iter().any(|effect| matches!(effect, Effect::LogOut { .. }))
}

fn shows_nothing_personal(scene: &Scene) {
    let state = &scene.state;
    assert!(
        state.shell.session.person().is_none()
            && state.shell.list().is_none()
            && state.shell.reads.identity.loaded().is_none()
    );
    assert!(state.shell.open_blocks().next().is_none() && state.shell.answered_blocks().next().is_none());
    assert!(!state.shell.may_be_logged_in() && !state.shell.newcomer);
}

/// What the tab keeps after the press, loaded anew under such an address.
fn loaded(fragment: &str, logins: &[&str]) -> Scene {
    let kept = TabStorage {
        intents: vec![StoredIntent { intent: intent(), settled: false }],
        whose: Some(person("anna").subject_key.hash_for_tab()),
        rejected: Some(person("anna").hash_of_session()),
        logins: logins.iter().filter_map(|word| Attempt::parse(word)).collect(),
        ..TabStorage::default()
    };
    let (state, effects) = update(State::at(Route::Chooser), started(CHOOSING, fragment, kept), at(1_000));
    Scene { state, effects, now: at(1_000) }
}

#[test]
fn at_the_press_nothing_personal_stands_and_the_login_comes_only_after_the_session_has_ended() {
    let scene = pressed();
    shows_nothing_personal(&scene);
    let mark = Effect::KeepRejected(Some(person("anna").hash_of_session()));
    assert!(matches!(&scene.effects[..], [first, Effect::LogOut { .. }] if *first == mark), "{:?}", scene.effects);
    assert_eq!(out(&scene), Some(ForcedLogout::Ending));
    let ended = scene.tell(Message::LoggedOut(Ok(None)));
    assert_eq!(ended.effects, [Effect::Follow(LOGIN.to_owned())], "and the tab's storage is not cleared");
    shows_nothing_personal(&ended);
    assert_eq!(ended.tell(Message::BlockPressed).effects, []);
}

#[test]
fn a_log_out_that_fails_is_told_tried_again_and_brings_nothing_back() {
    for problem in [Problem::Unreachable, Problem::NotUnderstood, Problem::SessionChanged] {
        let failed = pressed().tell(Message::LoggedOut(Err(problem)));
        assert_eq!((out(&failed), &failed.effects[..]), (Some(ForcedLogout::Failed(problem)), &[][..]));
        shows_nothing_personal(&failed);
        assert_eq!(failed.clone().tell(Message::BlockPressed).effects, []);
        let again = failed.tell(Message::RetryPressed);
        assert_eq!(again.effects, [Effect::ReadSession]);
        shows_nothing_personal(&again);
        let alive = again.clone().logged_in(person("anna"));
        assert!(logs_out(&alive));
        shows_nothing_personal(&alive);
        let ended = alive.tell(Message::LoggedOut(Ok(None)));
        assert!(ended.effects.contains(&Effect::Follow(LOGIN.to_owned())), "where the press was to lead");
        let gone = again.tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
        assert!(gone.effects.contains(&Effect::Follow(LOGIN.to_owned())));
    }
}

#[test]
fn coming_back_without_a_login_shows_nothing_of_the_first_person() {
    let word = "00112233445566aa";
    for (fragment, outcome) in [
        (String::new(), None),
        (format!("#try={word}&login=failed"), Some(LoginOutcome::Failed)),
        (format!("#try={word}&login=cancelled"), Some(LoginOutcome::Cancelled)),
        (format!("#try={word}&login=unavailable"), Some(LoginOutcome::Unavailable)),
        ("#login=ok".to_owned(), Some(LoginOutcome::Doubtful)),
    ] {
        let scene = loaded(&fragment, &[word]);
        shows_nothing_personal(&scene);
        let scene = scene.tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
        shows_nothing_personal(&scene);
        assert_eq!((out(&scene), scene.state.shell.login), (Some(ForcedLogout::Done), outcome), "{fragment}");
        assert_eq!(scene.effects, [], "nobody is sent anywhere by a page that was loaded anew");
        // Whatever is pressed, shown or doubted.
        for message in [Message::BlockPressed, Message::PageShown, Message::SessionDoubted] {
            shows_nothing_personal(&scene.clone().tell(message));
        }
    }
}

#[test]
fn a_session_that_was_not_ended_is_not_shown_after_a_reload_and_is_ended_then() {
    let scene = loaded("", &[]).logged_in(person("anna"));
    shows_nothing_personal(&scene);
    assert!(logs_out(&scene));
    let failed = scene.tell(Message::LoggedOut(Err(Problem::TimedOut)));
    shows_nothing_personal(&failed);
    // It does not go round by itself, and whoever comes back finds it tried again.
    assert_eq!(failed.effects, []);
    assert!(logs_out(&failed.tell(Message::SessionDoubted).logged_in(person("anna"))));
}

#[test]
fn a_new_login_of_either_shows_their_own_and_the_first_persons_blocks_were_kept() {
    let annas = loaded("#login=ok", &[]).logged_in(anew());
    assert_eq!(annas.state.shell.open_blocks().count(), 1);
    assert!(annas.effects.contains(&Effect::KeepRejected(None)));
    let bents = loaded("#login=ok", &[]).logged_in(person("bent"));
    assert!(bents.state.shell.session.person().is_some() && bents.state.shell.open_blocks().count() == 0);
    assert_eq!(*bents.step(), Step::Arriving { kept: Vec::new(), initial: InitialStep::ByReason });
}

/// Without the app's help (before it has started) the link leads straight to the login, and the session goes on when that fails.
#[test]
fn a_login_that_failed_beside_a_session_that_goes_on_leaves_nobody_logged_in() {
    let word = "00112233445566aa";
    for outcome in ["failed", "cancelled", "locked", "blocked"] {
        let kept = TabStorage { logins: Attempt::parse(word).into_iter().collect(), ..TabStorage::default() };
        let message = started(CHOOSING, &format!("#try={word}&login={outcome}"), kept);
        let (state, effects) = update(State::at(Route::Chooser), message, at(0));
        let scene = Scene { state, effects, now: at(0) }.logged_in(person("anna"));
        shows_nothing_personal(&scene);
        assert!(logs_out(&scene), "{outcome}");
    }
    // A word that anybody could have written logs nobody out.
    let forged = Scene::started(CHOOSING, "#login=failed", Vec::new()).logged_in(person("anna"));
    assert!(forged.state.shell.session.person().is_some() && !logs_out(&forged));
}

#[test]
fn an_order_that_was_on_its_way_stays_its_persons_and_hidden() {
    let scene = Scene::sent().tell(not_you());
    let id: BlockId = scene.state.acting.receipt.blocks.first().cloned().expect("a receipt");
    assert!(scene.state.shell.shown_block(&id).is_none());
    let answered = Scene { effects: Scene::sent().effects, ..scene }.answered(Err(Problem::SessionEnded));
    assert_eq!(out(&answered), Some(ForcedLogout::Ending), "its answer says nothing about who sits here");
    assert!(answered.state.shell.shown_block(&id).is_none());
    assert_eq!(answered.logged_in(anew()).state.shell.open_blocks().count(), 1);
}

#[test]
fn finishing_ends_it_too_and_clears_all() {
    let scene = loaded("", &[]).tell(Message::SessionAnswered(Err(Problem::Unreachable)));
    assert_eq!(out(&scene), Some(ForcedLogout::Failed(Problem::Unreachable)));
    let scene = scene.tells([Message::FinishPressed, Message::FinishConfirmed]);
    assert_eq!((scene.state.shell.finish, &scene.effects[..]), (Finish::Asking, &[Effect::ReadSession][..]));
    let alive = scene.clone().logged_in(person("anna"));
    assert!(logs_out(&alive));
    shows_nothing_personal(&alive);
    for ended in [
        alive.tell(Message::LoggedOut(Ok(None))),
        scene.clone().tell(Message::SessionAnswered(Err(Problem::SessionEnded))),
    ] {
        assert!(ended.effects.contains(&Effect::ForgetAll));
        assert_eq!(ended.state.shell.session, Session::Anonymous);
    }
    let unsure = scene.tell(Message::SessionAnswered(Err(Problem::Unreachable)));
    assert_eq!(unsure.state.shell.finish, Finish::Failed(Problem::Unreachable));
}

#[test]
fn where_nobody_is_logged_in_the_link_is_just_followed() {
    let scene = Scene::started(CHOOSING, "", Vec::new()).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(scene.tell(not_you()).effects, [Effect::Follow(LOGIN.to_owned())]);
}
