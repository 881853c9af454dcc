//! How a reading stands: loading, slow, nothing there, nothing that fits, failed, at an end.

use spaer_core::{
    domain::{activity::Activity, problem::Problem, time::Timestamp},
    flow::activities::{Effect, Ending, Fetched, Message, Reading, Received, RequestId},
    wire,
};

use super::{CIRCLE, RECORDED, Scene, fetched, logins, newest, page, row, rows, subject};
use crate::{activity_list::arrived, fixtures::at};

#[test]
fn the_newest_rows_are_asked_for_when_it_is_known_whose_they_are_and_the_page_is_there() {
    let person = || Message::Person(Some(subject("anna")));
    assert_eq!(Scene::new().tell(person()).effects, []);
    let shown = Scene::new().tell(Message::ListShown(true));
    assert_eq!(shown.effects, []);
    assert!(!shown.state.is_begun() && !shown.state.is_reading());
    for scene in [shown.clone().tell(person()), Scene::new().tell(person()).tell(Message::ListShown(true))] {
        assert_eq!((scene.query(), scene.state.reading), (newest(), Reading::Loading));
        assert_eq!((scene.ending(), scene.state.is_begun()), (Ending::Unknown, false));
        for again in [person(), Message::ListShown(true), Message::RetryPressed, Message::OlderPressed] {
            assert_eq!(scene.clone().tell(again.clone()).effects, [], "{again:?}");
        }
    }
}

#[test]
fn a_reading_is_slow_only_while_it_counts() {
    let scene = Scene::arriving();
    let request_id = scene.request_id();
    let slow = scene.clone().tell(Message::ReadSlow(request_id));
    assert_eq!((slow.state.reading, slow.state.is_reading()), (Reading::LoadingSlowly, true));
    let RequestId::Page(number) = request_id else { panic!("{request_id:?}") };
    for other in [RequestId::Page(number + 1), RequestId::News(number)] {
        assert_eq!(scene.clone().tell(Message::ReadSlow(other)).state.reading, Reading::Loading);
    }
    let come = slow.tell(Message::Answered { request_id, answer: Ok(page(rows(0..3), None)) });
    assert_eq!(come.state.reading, Reading::Idle);
    assert_eq!(come.tell(Message::ReadSlow(request_id)).state.reading, Reading::Idle, "it has come");
}

#[test]
fn nothing_recorded_and_nothing_that_fits_are_told_apart() {
    let since = Some(at(7));
    let empty =
        Scene::arriving().answered(Ok(Received::Page(Fetched { recorded_since: since, ..fetched(rows([]), None) })));
    let summary = empty.state.summary();
    assert_eq!((summary.count, summary.loaded, summary.ending), (0, 0, RECORDED));
    assert!(summary.filter.is_everything() && !empty.state.has_older());
    assert_eq!(empty.state.recorded_since(), None, "of no row it can be judged");
    let narrowed =
        Scene::with(rows(0..3)).tell(super::Message::GroupChosen(Some(spaer_core::domain::filter::Group::Codes)));
    assert_eq!((narrowed.state.summary().count, narrowed.ending()), (0, Ending::Unknown), "not asked yet");
    let narrowed = narrowed.gets(rows([]), None);
    let summary = narrowed.state.summary();
    assert_eq!((summary.count, summary.loaded, summary.ending), (0, 3, RECORDED));
    assert!(!summary.filter.is_everything());
    // What is told once is not forgotten by a page that does not tell it.
    let scene = Scene::arriving()
        .answered(Ok(Received::Page(Fetched { recorded_since: since, ..fetched(rows(0..3), Some("x")) })));
    assert_eq!(scene.tell(Message::OlderPressed).gets(rows(3..6), None).state.recorded_since(), since);
}

/// A date that something older contradicts, like one of the year 9999, is not told, whatever this device's clock says.
#[test]
fn a_record_that_begins_after_what_is_there_is_not_told() {
    let strange = Some(Timestamp::from_unix_millis(253_402_300_799_000));
    let of = |since| Received::Page(Fetched { recorded_since: since, ..fetched(rows(0..3), Some("x")) });
    let scene = Scene::arriving().answered(Ok(of(strange)));
    assert_eq!(scene.state.recorded_since(), None);
    let oldest = super::activity(2).at;
    assert_eq!(Scene::arriving().answered(Ok(of(oldest))).state.recorded_since(), oldest);
    assert_eq!(Scene::arriving().answered(Ok(of(super::activity(1).at))).state.recorded_since(), None);
    // It does not stick.
    let older = Received::Page(Fetched { recorded_since: Some(at(7)), ..fetched(rows(3..6), None) });
    assert_eq!(scene.tell(Message::OlderPressed).answered(Ok(older)).state.recorded_since(), Some(at(7)));
}

/// A row dated in the year 9999 at the top must not make a gap below it look filled.
#[test]
fn a_row_of_a_strange_year_hides_no_gap() {
    let strange =
        arrived(Activity { at: Some(Timestamp::from_unix_millis(253_402_300_799_000)), ..super::activity(900) });
    let newest = |numbers: std::ops::Range<i64>| [vec![strange.clone()], rows(numbers)].concat();
    // Everything down to 50; then so much happened that the newest logins do not meet it.
    let scene = Scene::arriving().gets(newest(0..50), Some("older"));
    let scene = scene.tell(logins()).gets(newest(-200..-150), Some("more"));
    assert_eq!(scene.shown(), [vec![900], (-200..-150).collect()].concat());
    // Where they meet, all of it is shown.
    let scene = scene.tell(Message::OlderPressed);
    let scene = scene.gets(rows(-150..1), Some("yet more"));
    assert_eq!(scene.shown(), [vec![900], (-200..50).collect()].concat());
}

#[test]
fn a_page_that_fails_takes_nothing_away_and_is_asked_for_again() {
    for problem in [Problem::Unreachable, Problem::TimedOut, Problem::BackEndFailed, Problem::NotUnderstood] {
        let scene = Scene::arriving().fails(problem);
        assert_eq!((scene.state.problem(), scene.effects.as_slice()), (Some(problem), [].as_slice()));
        assert_eq!((scene.ending(), scene.state.is_begun()), (Ending::Unknown, false));
        assert_eq!(scene.tell(Message::RetryPressed).query(), newest());

        let scene = Scene::with(rows(0..20)).tell(Message::OlderPressed);
        let query = scene.query();
        let scene = scene.fails(problem);
        assert_eq!((scene.state.problem(), scene.shown().len()), (Some(problem), 20));
        assert_eq!((scene.ending(), scene.state.has_older()), (Ending::More, true));
        let scene = scene.tell(Message::RetryPressed);
        assert_eq!((scene.query(), scene.state.problem()), (query, None));
        let scene = scene.gets(rows(20..30), None);
        assert_eq!((scene.shown().len(), scene.ending()), (30, RECORDED));
        assert_eq!(scene.focused(), Some(20), "the first of those that were asked for");
    }
}

#[test]
fn a_narrower_question_that_fails_leaves_what_fits() {
    let scene = Scene::with(rows(0..20)).tell(logins());
    let query = scene.query();
    let scene = scene.fails(Problem::Unreachable);
    assert_eq!((scene.shown().len(), scene.ending()), (20, Ending::Unknown));
    assert_eq!(scene.clone().tell(Message::RetryPressed).query(), query);
    let cleared = scene.tell(Message::FilterCleared);
    assert_eq!((cleared.state.problem(), cleared.ending()), (None, Ending::More), "of everything nothing has failed");
}

#[test]
fn a_page_that_is_as_it_was_is_no_answer_to_somebody_who_has_none() {
    let scene = Scene::arriving().answered(Ok(Received::Unchanged));
    assert_eq!(scene.state.problem(), Some(Problem::NotUnderstood));
}

#[test]
fn the_session_is_doubted_when_an_answer_speaks_against_it() {
    for problem in [Problem::SessionEnded, Problem::SessionChanged, Problem::WrongPerson] {
        assert_eq!(Scene::arriving().fails(problem).effects, [Effect::DoubtSession], "{problem:?}");
        let scene = Scene::with(rows(0..3)).tell(Message::OlderPressed).fails(problem);
        assert_eq!((scene.effects.as_slice(), scene.shown().len()), ([Effect::DoubtSession].as_slice(), 3));
    }
}

#[test]
fn a_circle_is_an_end_and_not_the_end_of_the_record() {
    let scene = Scene::arriving().gets(rows(0..3), Some("a"));
    let scene = scene.tell(Message::OlderPressed).gets(rows(3..6), Some("b"));
    assert_eq!(scene.ending(), Ending::More);
    for back in ["a", "b"] {
        let scene = scene.clone().tell(Message::OlderPressed).gets(rows(6..9), Some(back));
        assert_eq!((scene.ending(), scene.shown().len()), (CIRCLE, 9), "{back}");
        assert!(!scene.state.has_older());
        for press in [Message::OlderPressed, Message::AllPressed, Message::RetryPressed] {
            let scene = scene.clone().tell(press);
            assert_eq!((scene.asked(), scene.state.reads_all(), scene.state.reading), (vec![], false, Reading::Idle));
        }
        // It is not all of what there is, and so the back end is asked.
        let scene = scene.tell(logins());
        assert_eq!(scene.query().cursor, None);
        assert_eq!(scene.ending(), Ending::Unknown);
    }
    // At the first press and while all are fetched.
    let scene = Scene::with(rows(0..3)).tell(Message::AllPressed).gets(rows(0..3), Some("older"));
    assert_eq!((scene.ending(), scene.state.reads_all(), scene.asked()), (CIRCLE, false, vec![]));
}

#[test]
fn a_page_that_is_left_and_shown_again_is_not_read_again() {
    let scene = Scene::with(rows(0..3)).tells([Message::ListShown(false), Message::OlderPressed]);
    assert_eq!(scene.effects, [], "nothing is read for a page that is not there");
    let scene = scene.tell(Message::ListShown(true));
    assert!(matches!(scene.asked()[..], [(RequestId::News(_), _)]));
    // Also while a narrower question was asked before anything else had come.
    let scene = Scene::arriving().tell(logins()).gets(vec![row(0)], Some("next"));
    let scene = scene.tells([Message::ListShown(false), Message::ListShown(true)]);
    assert!(matches!(scene.request_id(), RequestId::News(_)));
}

/// A document begins to ask before the app runs: only the very same question can be answered by that.
#[test]
fn a_list_that_opens_asks_what_a_document_may_have_begun_to_ask() {
    let asked = Scene::arriving().asked();
    let [(_, query)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(query.tag, None);
    let path = ["/activity", &wire::activity_query(query, |at| format!("{at:?}"))].concat();
    assert_eq!(path, wire::FIRST_ACTIVITIES);
}
