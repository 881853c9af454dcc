//! How long one is logged in, how one stays, and how one finishes.

use spaer_core::{
    domain::{person::Person, problem::Problem, todo::Todo},
    flow::{
        app::{Effect, Finish, Kept, Message, State, update},
        session::{ANNOUNCED_BEFORE_MILLIS, LoginOutcome, Nearness, Session, Stay},
    },
    route::Route,
};

use crate::{
    app::{CHOOSING, Scene},
    fixtures::{at, person},
};

const MINUTE: i64 = 60_000;

/// Anna, whose session lasts so much longer by the back end's clock, which is years ahead of this device's.
fn anna_for(millis: i64) -> Person {
    let as_of = at(1_800_000_000_000);
    Person { as_of: Some(as_of), expires_at: Some(at(as_of.unix_millis() + millis)), ..person("anna") }
}

fn watched(scene: &Scene) -> Option<(u32, u32)> {
    scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::WatchSession { ticket, millis } => Some((*ticket, *millis)),
        _ => None,
    })
}

fn here() -> Scene {
    Scene::started("/da/", "", Vec::new())
}

#[test]
fn the_end_is_announced_in_time_whatever_this_devices_clock_says() {
    const { assert!(ANNOUNCED_BEFORE_MILLIS >= 2 * MINUTE) };
    let scene = here().logged_in(anna_for(30 * MINUTE));
    assert_eq!(scene.state.ending.nearness, Nearness::Far);
    let (ticket, millis) = watched(&scene).expect("a timer");
    assert_eq!(i64::from(millis), 30 * MINUTE - ANNOUNCED_BEFORE_MILLIS);
    let near = scene.tell(Message::SessionTimer { ticket });
    assert_eq!(near.state.ending.nearness, Nearness::Near);
    assert!(near.effects.contains(&Effect::ReadSession), "the back end has the last word");
    assert!(watched(&near).is_some(), "and without an answer the end still comes");
    // Prolonged through another tab.
    let far = near.logged_in(anna_for(30 * MINUTE));
    assert_eq!(far.state.ending.nearness, Nearness::Far);
    assert_eq!(far.tell(Message::SessionTimer { ticket }).effects, [], "an earlier timer counts no more");
}

#[test]
fn a_short_session_is_announced_at_once_and_none_is_asked_for_without_end() {
    let scene = here().logged_in(anna_for(MINUTE));
    assert_eq!(scene.state.ending.nearness, Nearness::Near);
    assert_eq!(watched(&scene).map(|(_, millis)| millis), Some(60_000));
    // A back end that goes on naming an end that has passed.
    let past = here().logged_in(anna_for(-MINUTE));
    assert!(watched(&past).is_some_and(|(_, millis)| millis >= 10_000));
    let unknown = here().logged_in(person("anna"));
    assert_eq!((unknown.state.ending.nearness, watched(&unknown)), (Nearness::Unknown, None));
}

#[test]
fn one_press_stays_as_often_as_it_takes() {
    let mut scene = here().logged_in(anna_for(MINUTE));
    for round in 2..20 {
        scene = scene.tell(Message::StayPressed);
        assert!(matches!(scene.effects[..], [Effect::Extend { .. }]));
        assert_eq!(scene.state.ending.stay, Stay::Asking);
        assert_eq!(scene.tell(Message::StayPressed).effects, [], "one request at a time");
        scene = here().logged_in(anna_for(MINUTE)).tell(Message::StayPressed);
        scene = scene.tell(Message::Extended(Ok(anna_for(round * MINUTE))));
        assert_eq!(scene.state.ending.stay, Stay::Possible, "{round}");
    }
    assert_eq!(scene.state.ending.nearness, Nearness::Far);
}

#[test]
fn staying_that_does_not_work_says_so_and_loses_nothing() {
    let check = |result, stay| {
        let scene = here().logged_in(anna_for(MINUTE)).tell(Message::StayPressed).tell(Message::Extended(result));
        assert_eq!((scene.state.ending.stay, scene.state.session.person().is_some()), (stay, true), "{stay:?}");
        assert_eq!(scene.state.ending.nearness, Nearness::Near, "{stay:?}");
    };
    check(Err(Problem::NotOffered), Stay::NotOffered);
    check(Ok(anna_for(MINUTE)), Stay::NotOffered);
    check(Err(Problem::Unreachable), Stay::Failed(Problem::Unreachable));
    let over = here().logged_in(anna_for(MINUTE)).tells([Message::StayPressed]);
    let over = over.tell(Message::Extended(Err(Problem::SessionEnded)));
    assert_eq!(over.state.session, Session::Over);
}

#[test]
fn a_session_that_ended_is_told_from_one_that_never_was() {
    let never = here().tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(never.state.session, Session::Anonymous);
    let over = here().logged_in(person("anna")).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(over.state.session, Session::Over);
    // Coming back to the tab asks again, and nothing flickers or is forgotten meanwhile.
    let shown = over.tell(Message::PageShown);
    assert_eq!(shown.state.session, Session::Over);
    for answer in [Problem::SessionEnded, Problem::Unreachable] {
        let still = Scene { state: shown.state.clone(), ..here() }.tell(Message::SessionAnswered(Err(answer)));
        assert_eq!(still.state.session, Session::Over, "{answer:?}");
    }
}

#[test]
fn every_way_a_login_ends_is_told_and_an_unheard_of_one_is_a_failure() {
    for (word, outcome) in [
        ("ok", LoginOutcome::Ok),
        ("cancelled", LoginOutcome::Cancelled),
        ("failed", LoginOutcome::Failed),
        ("locked", LoginOutcome::Locked),
        ("blocked", LoginOutcome::Blocked),
        ("unavailable", LoginOutcome::Unavailable),
        ("abducted", LoginOutcome::Failed),
        ("", LoginOutcome::Failed),
    ] {
        let scene = Scene::started(CHOOSING, &format!("#stolen-phone&login={word}"), Vec::new());
        assert_eq!(scene.state.login, Some(outcome), "{word}");
    }
}

#[test]
fn finishing_asks_while_something_is_unresolved_and_clears_all_of_it_afterwards() {
    let scene = Scene::sent().answered(Err(Problem::TimedOut)).tell(Message::FinishPressed);
    assert_eq!(scene.state.finish, Finish::Asked);
    assert_eq!(scene.effects, []);
    let stays = scene.tell(Message::FinishDropped);
    assert_eq!(stays.state.finish, Finish::Idle);
    assert_eq!(stays.state.open_blocks().count(), 1);
    let scene = stays.tells([Message::FinishPressed, Message::FinishConfirmed]);
    assert!(matches!(scene.effects[..], [Effect::LogOut { .. }]));
    let scene = scene.tell(Message::LoggedOut(Ok(None)));
    assert!(scene.effects.contains(&Effect::ForgetAll));
    assert!(!scene.state.has_traces() && scene.state.blocks.is_empty() && scene.receipt().is_none());
}

#[test]
fn finishing_works_also_when_nobody_is_logged_in_any_more() {
    let scene = Scene::sent().answered(Ok(())).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert!(scene.state.has_traces());
    let scene = scene.tell(Message::FinishPressed);
    assert!(scene.effects.contains(&Effect::ForgetAll));
    assert!(!scene.state.has_traces());
}

#[test]
fn what_is_ticked_off_is_kept_and_goes_with_the_person() {
    let scene =
        Scene::sent().answered(Ok(())).tells([Message::Ticked(Todo::CallBank), Message::Ticked(Todo::CheckTax)]);
    assert_eq!(scene.effects, [Effect::KeepDone(vec![Todo::CallBank, Todo::CheckTax])]);
    let scene = scene.tell(Message::Ticked(Todo::CallBank));
    assert_eq!(scene.state.done, [Todo::CheckTax], "and back");
    let bent = scene.logged_in(person("bent"));
    assert!(bent.state.done.is_empty() && bent.effects.contains(&Effect::KeepDone(Vec::new())));
    let kept = Kept { done: vec![Todo::CheckTax], ..Kept::default() };
    let (path, fragment) = ("/da/".to_owned(), String::new());
    let message = Message::Started { path, fragment, languages: Vec::new(), kept };
    let (state, _) = update(State::at(Route::Chooser), message, at(0));
    assert_eq!(state.done, [Todo::CheckTax]);
}
