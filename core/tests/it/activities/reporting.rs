//! "This wasn't me".

use spaer_core::{
    domain::{activity::Activity, activity_list::Arrived, advice::Advice, problem::Problem},
    flow::activities::{Effect, Message, Reporting},
};

use super::{Scene, activity, id, logins, report, rows};
use crate::{
    activity_list::{arrived, done},
    fixtures::device,
};

fn sent(scene: &Scene) -> Vec<i64> {
    let report = |effect: &Effect| match effect {
        Effect::Report { key, id: sent } => {
            let number = scene.number(*key);
            assert_eq!(*sent, id(number), "the id of this very row");
            Some(number)
        }
        _ => None,
    };
    scene.effects.iter().filter_map(report).collect()
}

fn pressed(scene: Scene, numbers: &[i64]) -> Scene {
    let keys = numbers.iter().map(|number| scene.key(*number)).collect();
    scene.tell(Message::ReportPressed(keys))
}

fn picked(scene: Scene, number: i64) -> Scene {
    let key = scene.key(number);
    scene.tell(Message::Picked(key))
}

fn received(scene: Scene, number: i64) -> Scene {
    let key = scene.key(number);
    scene.tell(Message::ReportAnswered { key, result: Ok(report(&format!("RP-{number}"))) })
}

fn failed(scene: Scene, number: i64, problem: Problem) -> Scene {
    let key = scene.key(number);
    scene.tell(Message::ReportAnswered { key, result: Err(problem) })
}

/// The number that support asks for.
fn receipt(scene: &Scene, number: i64) -> Option<String> {
    let row = scene.state.list.row(scene.key(number)).expect("a row");
    row.activity.reported.as_ref().map(|report| report.number.as_str().to_owned())
}

fn not_reported(scene: &Scene) -> Vec<(i64, Problem)> {
    scene.state.not_reported().map(|(row, problem)| (scene.number(row.key), problem)).collect()
}

fn reported(scene: &Scene) -> Vec<i64> {
    scene.state.reported().map(|row| scene.number(row.key)).collect()
}

#[test]
fn one_is_reported_and_the_row_has_its_number() {
    let scene = pressed(Scene::with(rows(0..9)), &[4]);
    assert_eq!((sent(&scene), scene.state.reporting(scene.key(4))), (vec![4], Some(Reporting::Sending)));
    assert_eq!(receipt(&scene, 4), None, "not before it is so");
    let again = pressed(scene.clone(), &[4]);
    assert_eq!(again.effects, [], "a second press is the same one");
    let scene = received(scene, 4);
    assert_eq!((receipt(&scene, 4).as_deref(), scene.state.reporting(scene.key(4))), (Some("RP-4"), None));
    assert_eq!((scene.focused(), scene.effects.len(), reported(&scene)), (Some(4), 1, vec![4]));
    assert!((0..9).filter(|number| *number != 4).all(|number| receipt(&scene, number).is_none()));
    let scene = pressed(scene, &[4]);
    assert_eq!((scene.effects.as_slice(), scene.state.reports.len()), ([].as_slice(), 0), "it is reported");
}

#[test]
fn several_go_one_after_another_each_with_its_own_end() {
    let scene = pressed(Scene::with(rows(0..9)), &[2, 5, 7]);
    assert_eq!(sent(&scene), [2]);
    let stands = [2, 5, 7].map(|number| scene.state.reporting(scene.key(number)));
    assert_eq!(stands, [Some(Reporting::Sending), Some(Reporting::Waiting), Some(Reporting::Waiting)]);
    let scene = received(scene, 2);
    assert_eq!((sent(&scene), scene.effects.len(), receipt(&scene, 2).is_some()), (vec![5], 1, true));
    let scene = failed(scene, 5, Problem::BackEndFailed);
    assert_eq!((sent(&scene), scene.effects.len()), (vec![7], 1), "what fails holds nothing up");
    let scene = received(scene, 7);
    assert_eq!(scene.effects, [Effect::FocusReports], "what came of them is told in one place");
    assert_eq!((reported(&scene), not_reported(&scene)), (vec![2, 7], vec![(5, Problem::BackEndFailed)]));
    assert_eq!([2, 5, 7].map(|number| receipt(&scene, number).is_some()), [true, false, true]);
}

#[test]
fn only_what_failed_is_tried_again() {
    let scene = pressed(Scene::with(rows(0..9)), &[1, 2, 3]);
    let scene = failed(received(failed(scene, 1, Problem::TimedOut), 2), 3, Problem::Unreachable);
    assert_eq!(not_reported(&scene), [(1, Problem::TimedOut), (3, Problem::Unreachable)]);
    let scene = scene.tell(Message::ReportAgainPressed);
    assert_eq!((sent(&scene), not_reported(&scene)), (vec![1], vec![]));
    assert_eq!(scene.clone().tell(Message::ReportAgainPressed).effects, []);
    let scene = received(scene, 1);
    assert_eq!(sent(&scene), [3]);
    let scene = received(scene, 3);
    assert_eq!((reported(&scene), not_reported(&scene)), (vec![2, 1, 3], vec![]));
    assert_eq!(scene.tell(Message::ReportAgainPressed).effects, []);
    // One of them can be tried again by itself.
    let scene = failed(pressed(Scene::with(rows(0..9)), &[1]), 1, Problem::TimedOut);
    assert_eq!(scene.effects, [Effect::FocusReports], "its row is not open");
    // Where it is open the failure is told beside the press, and what tells it takes the focus.
    let opened = scene.clone().tell(Message::Opened(scene.key(1)));
    assert_eq!(failed(pressed(opened, &[1]), 1, Problem::TimedOut).effects, []);
    assert_eq!(sent(&pressed(scene, &[1])), [1]);
}

#[test]
fn a_session_that_is_over_fails_the_rest_and_they_can_be_tried_again() {
    let scene = received(pressed(Scene::with(rows(0..9)), &[1, 2, 3, 4]), 1);
    let scene = failed(scene, 2, Problem::SessionEnded);
    assert_eq!(scene.effects, [Effect::DoubtSession, Effect::FocusReports], "nothing more is sent");
    assert_eq!(not_reported(&scene), [2, 3, 4].map(|number| (number, Problem::SessionEnded)));
    assert_eq!((reported(&scene), receipt(&scene, 1).is_some()), (vec![1], true));
    assert_eq!(sent(&scene.tell(Message::ReportAgainPressed)), [2]);
    // Another answer says something of one report only.
    for problem in [Problem::SessionChanged, Problem::WrongPerson] {
        let scene = failed(pressed(Scene::with(rows(0..9)), &[1, 2]), 1, problem);
        assert_eq!((scene.effects[0].clone(), sent(&scene)), (Effect::DoubtSession, vec![2]));
    }
}

#[test]
fn picks_are_dropped_as_they_succeed() {
    let scene = [3, 1, 6].into_iter().fold(Scene::with(rows(0..9)), picked);
    assert_eq!(scene.state.picked().len(), 3);
    let scene = picked(scene, 1);
    let keys = [scene.key(3), scene.key(6)];
    assert_eq!(scene.state.picked(), keys, "picked twice is not picked");
    assert!(scene.state.is_picked(keys[0]) && !scene.state.is_picked(scene.key(1)));
    let scene = scene.tell(Message::ReportPressed(keys.to_vec()));
    assert_eq!(scene.state.picked(), keys, "it can still fail");
    let scene = received(scene, 3);
    assert_eq!(scene.state.picked(), [keys[1]]);
    let scene = failed(scene, 6, Problem::Unreachable);
    assert_eq!(scene.state.picked(), [keys[1]]);
    assert!(scene.tell(Message::PicksCleared).state.picked().is_empty());
}

#[test]
fn what_cannot_be_reported_is_neither_picked_nor_sent() {
    let bare = arrived(Activity { id: None, ..activity(0) });
    let before = arrived(Activity { reported: Some(report("RP-0")), ..activity(1) });
    let scene = Scene::with(vec![bare, before, arrived(activity(2))]);
    let keys: Vec<u32> = scene.state.fitting().map(|row| row.key).collect();
    let scene = scene.tells(keys.iter().chain(&[99]).map(|key| Message::Picked(*key)));
    assert_eq!(scene.state.picked(), [keys[2]]);
    let scene = scene.tell(Message::ReportPressed(keys.iter().copied().chain([99]).collect()));
    assert_eq!((sent(&scene), scene.state.reports.len()), (vec![2], 1));
}

/// The page was asked for before the report was made.
#[test]
fn a_page_that_was_on_its_way_does_not_take_a_report_away() {
    let scene = Scene::with(rows(0..9)).tell(logins());
    let request_id = scene.request_id();
    let scene = received(pressed(scene, &[4]), 4);
    let scene = scene.tell(Message::Answered { request_id, answer: Ok(super::page(rows(0..9), None)) });
    assert_eq!(receipt(&scene, 4).as_deref(), Some("RP-4"));
    // The other way round: a page that has it is believed.
    let scene = failed(pressed(Scene::with(rows(0..9)), &[4, 5]), 4, Problem::TimedOut);
    let scene = failed(scene, 5, Problem::TimedOut);
    let scene = picked(scene, 4).tell(logins());
    let mut page: Vec<Arrived> = rows(0..9);
    page[4].activity.reported = Some(report("RP-9"));
    let scene = scene.gets(page, None);
    assert_eq!((receipt(&scene, 4).as_deref(), not_reported(&scene)), (Some("RP-9"), vec![(5, Problem::TimedOut)]));
    assert_eq!((reported(&scene), scene.state.picked()), (vec![4], [].as_slice()), "it has arrived after all");
    assert_eq!(sent(&scene.tell(Message::ReportAgainPressed)), [5], "and is not sent again");
}

/// Whoever waits for an answer gets it, whatever a page says meanwhile.
#[test]
fn a_report_that_is_on_its_way_stays_so_until_it_is_answered() {
    let scene = Scene::with(rows(0..9)).tell(logins());
    let request_id = scene.request_id();
    let scene = pressed(scene, &[4, 5]);
    let mut page: Vec<Arrived> = rows(0..9);
    page[4].activity.reported = Some(report("RP-9"));
    page[5].activity.reported = Some(report("RP-8"));
    let scene = scene.tell(Message::Answered { request_id, answer: Ok(super::page(page, None)) });
    assert_eq!(scene.state.reporting(scene.key(4)), Some(Reporting::Sending));
    assert_eq!(scene.state.reporting(scene.key(5)), None, "what is reported is not reported again");
    let scene = received(scene, 4);
    assert_eq!((scene.effects.as_slice(), reported(&scene)), ([Effect::FocusReports].as_slice(), vec![5, 4]));
}

#[test]
fn an_answer_to_nothing_that_was_sent_changes_nothing() {
    let scene = Scene::with(rows(0..9));
    let before = scene.state.clone();
    let scene = received(scene, 4);
    assert_eq!((&scene.state, scene.effects.as_slice()), (&before, [].as_slice()));
    assert_eq!(scene.tell(Message::ReportPressed(Vec::new())).effects, []);
}

#[test]
fn what_to_block_is_what_was_used() {
    use spaer_core::domain::activity::ActivityKind::{AuthenticatorAdded, Login, UserIdChanged};
    let of = |number: i64, kind, app: &str| {
        let activity = done(kind, crate::activity_list::at(-number));
        arrived(Activity { id: Some(id(number)), authenticator: Some(device(app)), ..activity })
    };
    let rows = vec![of(0, Login, "app"), of(1, AuthenticatorAdded, "new"), of(2, UserIdChanged, "code")];
    let scene = Scene::with(rows);
    assert_eq!(scene.state.advice(), Advice::default(), "nothing was reported");
    let one = scene.state.advice_for(scene.key(2));
    assert_eq!(one, Advice { identity: true, authenticators: vec![device("code")] });
    let scene = received(received(pressed(scene, &[0, 1]), 0), 1);
    assert_eq!(scene.state.advice(), Advice { identity: false, authenticators: vec![device("new"), device("app")] });
}

#[test]
fn a_row_that_is_opened_or_closed_gets_the_focus() {
    let scene = Scene::with(rows(0..9));
    let key = scene.key(3);
    let scene = scene.tell(Message::Opened(key));
    assert_eq!((scene.state.opened, scene.focused()), (Some(key), Some(3)));
    let scene = scene.tell(Message::Closed);
    assert_eq!((scene.state.opened, scene.focused()), (None, Some(3)));
    assert_eq!(scene.tell(Message::Closed).effects, []);
}

/// The list was read while the answer to the report got lost, and says that it was received.
#[test]
fn a_report_that_the_list_tells_of_has_not_failed() {
    let scene = pressed(Scene::with(rows(0..3)), &[1]);
    let mut told = rows(0..3);
    told[1].activity.reported = Some(report("RP-1"));
    let scene = scene.tell(Message::OlderPressed).gets(told, None);
    let scene = failed(scene, 1, Problem::Unreachable);
    assert_eq!((not_reported(&scene), reported(&scene)), (vec![], vec![1]));
    assert_eq!(receipt(&scene, 1).as_deref(), Some("RP-1"));
}

/// What is said to be blocked rests on a list that was read after the row was opened, or after what was pressed there.
#[test]
fn the_authenticators_are_read_anew_for_what_is_said_of_them() {
    let scene = Scene::with(rows(0..3));
    let key = scene.key(1);
    let opened = scene.clone().tell(Message::Opened(key));
    assert!(opened.effects.contains(&Effect::ReadAuthenticators));
    assert!(!opened.tell(Message::Closed).effects.contains(&Effect::ReadAuthenticators));
    assert!(pressed(scene, &[0, 1]).effects.contains(&Effect::ReadAuthenticators));
}
