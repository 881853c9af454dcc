//! How long one is logged in, how one stays, and how one finishes.

use spaer_core::{
    domain::{
        block::{Details, Record},
        person::Person,
        problem::Problem,
        text::UntrustedText,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        app::{Effect, Finish, Finished, Message, State, StoredIntent, TabStorage, update},
        block,
        session::{ANNOUNCED_BEFORE_MILLIS, Nearness, Session, Stay},
    },
    route::Route,
};

use crate::{
    app::Scene,
    fixtures::{at, in_effect, intent, person, record},
    json::wire,
};

const MINUTE: i64 = 60_000;

/// Anna, whose session lasts so much longer by the back end's clock, which is years ahead of this device's.
fn anna_for(millis: i64) -> Person {
    let as_of = at(1_800_000_000_000);
    Person { as_of: Some(as_of), expires_at: Some(at(as_of.unix_millis() + millis)), ..person("anna") }
}

fn watched(scene: &Scene) -> Option<(u32, u32)> {
    scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::WatchSession { timer_id, millis } => Some((*timer_id, *millis)),
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
    assert_eq!(scene.state.shell.ending.nearness, Nearness::Far);
    let (timer_id, millis) = watched(&scene).expect("a timer");
    assert_eq!(i64::from(millis), 30 * MINUTE - ANNOUNCED_BEFORE_MILLIS);
    let near = scene.tell(Message::SessionTimer { timer_id });
    assert_eq!(near.state.shell.ending.nearness, Nearness::Near);
    assert!(near.effects.contains(&Effect::ReadSession), "the back end has the last word");
    assert!(watched(&near).is_some(), "and without an answer the end still comes");
    // Prolonged through another tab.
    let far = near.logged_in(anna_for(30 * MINUTE));
    assert_eq!(far.state.shell.ending.nearness, Nearness::Far);
    assert_eq!(far.tell(Message::SessionTimer { timer_id }).effects, [], "an earlier timer counts no more");
}

#[test]
fn a_short_session_is_announced_at_once_and_none_is_asked_for_without_end() {
    let scene = here().logged_in(anna_for(MINUTE));
    assert_eq!(scene.state.shell.ending.nearness, Nearness::Near);
    assert_eq!(watched(&scene).map(|(_, millis)| millis), Some(60_000));
    // A back end that goes on naming an end that has passed.
    let past = here().logged_in(anna_for(-MINUTE));
    assert!(watched(&past).is_some_and(|(_, millis)| millis >= 10_000));
    let unknown = here().logged_in(person("anna"));
    assert_eq!((unknown.state.shell.ending.nearness, watched(&unknown)), (Nearness::Unknown, None));
}

#[test]
fn one_press_stays_as_often_as_it_takes() {
    let mut scene = here().logged_in(anna_for(MINUTE));
    for round in 2..20 {
        scene = scene.tell(Message::StayPressed);
        assert!(matches!(scene.effects[..], [Effect::Extend { .. }]));
        assert_eq!(scene.state.shell.ending.stay, Stay::Asking);
        assert_eq!(scene.tell(Message::StayPressed).effects, [], "one request at a time");
        scene = here().logged_in(anna_for(MINUTE)).tell(Message::StayPressed);
        scene = scene.tell(Message::Extended(Ok(anna_for(round * MINUTE))));
        assert_eq!(scene.state.shell.ending.stay, Stay::Possible, "{round}");
    }
    assert_eq!(scene.state.shell.ending.nearness, Nearness::Far);
}

#[test]
fn staying_that_does_not_work_says_so_and_loses_nothing() {
    let check = |result, stay| {
        let scene = here().logged_in(anna_for(MINUTE)).tell(Message::StayPressed).tell(Message::Extended(result));
        assert_eq!(
            (scene.state.shell.ending.stay, scene.state.shell.session.person().is_some()),
            (stay, true),
            "{stay:?}"
        );
        assert_eq!(scene.state.shell.ending.nearness, Nearness::Near, "{stay:?}");
    };
    check(Err(Problem::NotOffered), Stay::NotOffered);
    check(Ok(anna_for(MINUTE)), Stay::NotOffered);
    check(Err(Problem::Unreachable), Stay::Failed(Problem::Unreachable));
    let over = here().logged_in(anna_for(MINUTE)).tells([Message::StayPressed]);
    let over = over.tell(Message::Extended(Err(Problem::SessionEnded)));
    assert_eq!(over.state.shell.session, Session::Over);
}

#[test]
fn a_session_that_ended_is_told_from_one_that_never_was() {
    let never = here().tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(never.state.shell.session, Session::Anonymous);
    let over = here().logged_in(person("anna")).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(over.state.shell.session, Session::Over);
    // Coming back to the tab asks again, and nothing flickers or is forgotten meanwhile.
    let shown = over.tell(Message::PageShown);
    assert_eq!(shown.state.shell.session, Session::Over);
    for answer in [Problem::SessionEnded, Problem::Unreachable] {
        let still = Scene { state: shown.state.clone(), ..here() }.tell(Message::SessionAnswered(Err(answer)));
        assert_eq!(still.state.shell.session, Session::Over, "{answer:?}");
    }
}

#[test]
fn finishing_asks_while_something_is_unresolved_and_clears_all_of_it_afterwards() {
    let scene = Scene::sent().answered(Err(Problem::TimedOut)).tell(Message::FinishPressed);
    assert_eq!(scene.state.shell.finish, Finish::Asked);
    assert_eq!(scene.effects, []);
    let stays = scene.tell(Message::FinishDropped);
    assert_eq!(stays.state.shell.finish, Finish::Idle);
    assert_eq!(stays.state.shell.open_blocks().count(), 1);
    let scene = stays.tells([Message::FinishPressed, Message::FinishConfirmed]);
    assert!(matches!(scene.effects[..], [Effect::LogOut { .. }]));
    let scene = scene.tell(Message::LoggedOut(Ok(None)));
    assert!(scene.effects.contains(&Effect::ForgetAll));
    assert!(!scene.state.has_traces() && scene.state.shell.blocks.is_empty() && scene.receipt().is_none());
}

#[test]
fn finishing_works_also_when_nobody_is_logged_in_any_more() {
    let scene = Scene::sent().answered(Ok(())).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert!(scene.state.has_traces());
    let scene = scene.tells([Message::FinishPressed, Message::SessionAnswered(Err(Problem::SessionEnded))]);
    assert!(scene.effects.contains(&Effect::ForgetAll));
    assert!(!scene.state.has_traces());
}

#[test]
fn what_is_ticked_off_is_kept_and_goes_with_the_person() {
    let scene =
        Scene::sent().answered(Ok(())).tells([Message::Ticked(Todo::CallBank), Message::Ticked(Todo::CheckTax)]);
    assert_eq!(scene.effects, [Effect::KeepDone(vec![Todo::CallBank, Todo::CheckTax])]);
    let scene = scene.tell(Message::Ticked(Todo::CallBank));
    assert_eq!(scene.state.acting.done, [Todo::CheckTax], "and back");
    let bent = scene.logged_in(person("bent"));
    assert!(bent.state.acting.done.is_empty() && bent.effects.contains(&Effect::KeepDone(Vec::new())));
    let kept = TabStorage { done: vec![Todo::CheckTax], ..TabStorage::default() };
    let message = crate::fixtures::started("/da/", "", kept);
    let (state, _) = update(State::at(Route::Chooser), message, at(0));
    assert_eq!(state.acting.done, [Todo::CheckTax]);
}

#[test]
fn finishing_finds_out_first_whether_anybody_is_logged_in() {
    // Nobody knows yet: clearing alone would leave the session open for whoever comes next.
    let kept = TabStorage { done: vec![Todo::CallBank], ..TabStorage::default() };
    let message = crate::fixtures::started("/da/", "", kept);
    let (state, effects) = update(State::at(Route::Chooser), message, at(0));
    let scene = Scene { state, effects, ..here() }.tell(Message::FinishPressed);
    assert_eq!(scene.state.shell.finish, Finish::Asking);
    assert!(!scene.effects.contains(&Effect::ForgetAll));
    let found = scene.clone().logged_in(person("anna"));
    assert!(found.effects.iter().any(|effect| matches!(effect, Effect::LogOut { .. })));
    let nobody = scene.clone().tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert!(nobody.effects.contains(&Effect::ForgetAll));
    let unsure = scene.tell(Message::SessionAnswered(Err(Problem::Unreachable)));
    assert_eq!(unsure.state.shell.finish, Finish::Failed(Problem::Unreachable));
    assert!(!unsure.effects.contains(&Effect::ForgetAll));
}

fn with_number() -> Scene {
    let scene = Scene::sent();
    let id = scene.receipt().expect("a receipt");
    let details = Details { reference: Some(UntrustedText::new("SP-4F7K")), ..Details::default() };
    let record = Record { id: id.clone(), details, ..record(in_effect(), 70) };
    let step_id = scene.effects.iter().find_map(|effect| match effect {
        Effect::SendBlock { step_id, .. } => Some(*step_id),
        _ => None,
    });
    let message = block::Message::SendAnswered { step_id: step_id.expect("an order"), result: Ok(record) };
    scene.tell(Message::Block { id, message })
}

#[test]
fn before_a_number_is_forgotten_it_is_offered_and_a_second_press_finishes() {
    let numbers = |scene: &Scene| scene.state.shell.references().map(|it| it.as_str().to_owned()).collect::<Vec<_>>();
    let asked = with_number().tell(Message::FinishPressed);
    assert_eq!((asked.state.shell.finish, numbers(&asked)), (Finish::Asked, vec!["SP-4F7K".to_owned()]));
    assert_eq!(asked.effects, []);
    assert!(matches!(asked.tell(Message::FinishConfirmed).effects[..], [Effect::LogOut { .. }]));
    // To nobody else, and of a block without one nothing is asked.
    let bent = with_number().logged_in(person("bent"));
    assert!(numbers(&bent).is_empty() && !bent.state.shell.asks_before_finishing());
    assert!(!Scene::sent().answered(Ok(())).state.shell.asks_before_finishing());
}

#[test]
fn a_block_of_which_only_the_receipt_knows_the_number_is_pointed_to() {
    let settled = StoredIntent { intent: intent(), settled: true };
    let scene = Scene::started("/da/hjaelp", "", vec![settled]).logged_in(person("anna"));
    assert_eq!(scene.state.shell.unread().map(|intent| intent.id.clone()).collect::<Vec<_>>(), [intent().id]);
    assert_eq!(scene.clone().tell(Message::FinishPressed).state.shell.finish, Finish::Asked);
    assert_eq!(scene.logged_in(person("bent")).state.shell.unread().count(), 0);
}

#[test]
fn the_page_after_it_tells_once_that_it_is_done_and_where_else_to_log_out() {
    let url = Some("https://eid.example/end".to_owned());
    let scene = here().logged_in(person("anna")).tell(Message::FinishPressed).tell(Message::LoggedOut(Ok(url.clone())));
    let finished = Finished { end_session_url: url };
    // Written when all else is gone, and nobody is sent to a page that may answer an error.
    let kept = Effect::KeepFinished(finished.clone());
    assert_eq!(scene.effects, [Effect::ForgetAll, kept, Effect::Leave("/da/".to_owned())]);
    assert_eq!(wire::parse_finished(&wire::write_finished(&finished)), Some(finished.clone()));
    let kept = TabStorage { finished: Some(finished.clone()), ..TabStorage::default() };
    let (state, effects) = update(State::at(Route::Chooser), crate::fixtures::started("/da/profil", "", kept), at(0));
    assert_eq!(state.shell.finished, Some(finished));
    let [path, fragment] = ["/da/profil", "#x"].map(str::to_owned);
    let stays = Scene { state, effects, ..here() }.tell(Message::AddressChanged { path, fragment });
    assert!(stays.state.shell.finished.is_some());
    // No word in an address can say it.
    assert_eq!(Scene::started("/da/", "#finished", Vec::new()).state.shell.finished, None);
    for junk in ["", "null", "{}", "\"x\"", "7"] {
        assert_eq!(wire::parse_finished(junk), None, "{junk}");
    }
}

#[test]
fn only_the_contracts_own_answer_says_that_there_is_no_session() {
    let says = |status, body: &str| wire::is_no_session(status, body.as_bytes());
    assert!(says(401, r#"{"code":"session_required"}"#));
    for (status, body) in
        [(401, ""), (401, "<html>"), (401, "{}"), (401, r#"{"code":"x"}"#), (200, r#"{"code":"session_required"}"#)]
    {
        assert!(!says(status, body), "{status} {body}");
    }
}

/// An answer's `as_of` cannot be later than its header `Date`, when it was sent.
#[test]
fn an_answer_dated_far_ahead_of_its_own_header_is_one_of_that_moment() {
    use spaer_core::{domain::block::BlockState, wire::Dated};

    let time = |text: &str| Timestamp::parse(text).expect("a time");
    let sent = time("2026-11-28T14:00:00Z");
    for (as_of, right) in [
        ("2026-11-28T14:00:00Z", None),
        // Servers' clocks differ, and an answer may be an old one.
        ("2026-11-29T13:59:59Z", None),
        ("2020-01-01T00:00:00Z", None),
        ("2026-11-29T14:00:01Z", Some(sent)),
        ("9999-12-31T23:59:59Z", Some(sent)),
    ] {
        let right = right.unwrap_or_else(|| time(as_of));
        let blocks = format!(
            r#"{{"subject_key":"a","as_of":"{as_of}","items":[{{"id":"0123456789abcdef0123456789abcdef","as_of":"{as_of}","target":{{"type":"identity"}},"state":"pending"}}]}}"#
        );
        let mut blocks = wire::recent_blocks(blocks.as_bytes()).expect("blocks");
        blocks.clamp_as_of(sent);
        let row = blocks.items.first().and_then(Option::as_ref).expect("a row");
        assert_eq!((blocks.as_of, row.as_of), (right, right), "{as_of}");
        // What a record tells of itself had happened by then; a header's seconds are whole.
        let mut told = record(in_effect(), 0);
        told.as_of = time(as_of);
        told.state = BlockState::InEffect { since: Some(time("2026-11-28T14:00:00.6Z")), already_since: None };
        told.clamp_as_of(sent);
        let by_itself = if right == sent && time(as_of) != sent { time("2026-11-28T14:00:00.6Z") } else { right };
        assert_eq!(told.as_of, by_itself, "{as_of}");
        let mut list = crate::fixtures::list(Vec::new());
        list.as_of = time(as_of);
        list.clamp_as_of(sent);
        assert_eq!(list.as_of, right);
        let mut anna = person("anna");
        anna.as_of = Some(time(as_of));
        anna.clamp_as_of(sent);
        assert_eq!(anna.as_of, Some(right));
    }
}

/// Somebody may have logged in through another tab since.
#[test]
fn that_nobody_is_logged_in_is_asked_for_anew_before_anything_is_cleared() {
    let over = here().logged_in(person("anna")).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    let asked = over.tell(Message::FinishPressed);
    assert_eq!((asked.state.shell.finish, &asked.effects[..]), (Finish::Asking, &[Effect::ReadSession][..]));
    let bent = asked.clone().logged_in(person("bent"));
    assert!(bent.effects.iter().any(|effect| matches!(effect, Effect::LogOut { .. })));
    // What was known stands where nothing newer can be had.
    for answer in [Problem::SessionEnded, Problem::Unreachable] {
        let cleared = asked.clone().tell(Message::SessionAnswered(Err(answer)));
        assert!(cleared.effects.contains(&Effect::ForgetAll), "{answer:?}");
    }
}

#[test]
fn finishing_with_an_old_token_reads_the_new_one() {
    let scene = here().logged_in(person("anna")).tell(Message::FinishPressed);
    let scene = scene.tell(Message::LoggedOut(Err(Problem::SessionChanged)));
    assert_eq!(scene.state.shell.finish, Finish::Failed(Problem::SessionChanged));
    assert!(scene.effects.contains(&Effect::ReadSession));
}

#[test]
fn nothing_new_begins_while_one_is_being_logged_out() {
    let scene = Scene::choosing("", crate::app::two()).tells(crate::app::press(&["app"])[..2].to_vec());
    let scene = scene.tells([Message::FinishPressed, Message::BlockPressed]);
    assert_eq!(scene.effects, [], "a block begun now would be cleared with the rest");
}

#[test]
fn somebody_elses_unresolved_block_is_asked_about_too() {
    let scene = Scene::sent().answered(Err(Problem::TimedOut)).logged_in(person("bent"));
    assert_eq!(scene.state.shell.open_blocks().count(), 0);
    assert_eq!(scene.tell(Message::FinishPressed).state.shell.finish, Finish::Asked);
}

#[test]
fn picks_and_ticks_are_their_persons_also_over_a_login_and_a_page_load() {
    let anna = Scene::choosing("", crate::app::two()).tells([
        Message::Toggled(crate::fixtures::device("app")),
        Message::Ticked(Todo::CallBank),
        Message::SessionAnswered(Err(Problem::SessionEnded)),
    ]);
    let again = anna.clone().logged_in(person("anna"));
    assert!(!again.state.shell.newcomer && again.state.acting.done == [Todo::CallBank]);
    assert_eq!(again.state.acting.choosing.chosen(), [crate::fixtures::device("app")]);
    let bent = anna.logged_in(person("bent"));
    assert!(
        bent.state.shell.newcomer
            && bent.state.acting.done.is_empty()
            && bent.state.acting.choosing.chosen().is_empty()
    );
    // Loaded anew after the login page.
    let started = |person: &str| {
        let whose = Some(crate::fixtures::person("anna").subject_key.hash_for_tab());
        let kept = TabStorage { done: vec![Todo::CallBank], whose, ..TabStorage::default() };
        let message = crate::fixtures::started("/da/", "", kept);
        let (state, effects) = update(State::at(Route::Chooser), message, at(0));
        Scene { state, effects, ..here() }.logged_in(crate::fixtures::person(person)).state
    };
    assert_eq!(started("anna").acting.done, [Todo::CallBank]);
    assert!(started("bent").acting.done.is_empty());
}

#[test]
fn an_older_answer_does_not_bring_the_former_person_back() {
    let said = |key: &str, millis: i64| Person { as_of: Some(at(millis)), ..person(key) };
    let scene = here().logged_in(said("bent", 2_000)).logged_in(said("anna", 1_000));
    assert_eq!(scene.state.shell.session.person().map(|person| &person.subject_key), Some(&person("bent").subject_key));
}

#[test]
fn an_end_that_has_passed_is_asked_about_less_and_less() {
    let mut scene = here().logged_in(anna_for(-MINUTE));
    let mut pauses = Vec::new();
    for _ in 0..8 {
        let (timer_id, millis) = watched(&scene).expect("a timer");
        pauses.push(millis);
        scene = scene.tell(Message::SessionTimer { timer_id });
    }
    assert!(pauses.windows(2).all(|two| two[0] <= two[1]) && pauses[7] >= 8 * pauses[0], "{pauses:?}");
    // By this device's clock alone an end that has passed is no end: the session has just answered.
    let by_own_clock = Person { expires_at: Some(at(1)), ..person("anna") };
    assert_eq!(here().logged_in(by_own_clock).state.shell.ending.nearness, Nearness::Unknown);
}
