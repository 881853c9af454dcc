//! The list belongs to one person: what happens when somebody else logs in.

use spaer_core::{
    domain::problem::Problem,
    flow::activities::{Effect, Ending, Fetched, Message, News, Provider, Reading, Received, RequestId, State},
};

use super::{Scene, fetched, logins, newest, page, report, rows, subject};

fn bent() -> Message {
    Message::Person(Some(subject("bent")))
}

/// Whether the state holds nothing of any person.
fn is_bare(state: &State) -> bool {
    state.list.is_empty()
        && state.fitting().next().is_none()
        && state.filter.is_everything()
        && state.window == Default::default()
        && !state.reads_all()
        && state.recorded_since().is_none()
        && state.news == News::None
        && state.provider == Provider::Shown
        && state.opened.is_none()
        && state.picked().is_empty()
        && state.reports.is_empty()
        && state.reported().next().is_none()
        && !state.is_begun()
}

/// As much of Anna's as there can be.
fn full() -> Scene {
    let first = Fetched {
        recorded_since: Some(crate::fixtures::at(5)),
        provider_hidden: true,
        ..fetched(rows(0..90), Some("c1"))
    };
    let scene = Scene::arriving().answered(Ok(Received::Page(first))).tell(Message::OlderPressed);
    let scene = scene.tells([Message::OlderPressed, Message::PageShown]).gets(rows(-1..49), Some("c"));
    let [one, two, three] = [1, 2, 3].map(|number| scene.key(number));
    let pressed = [Message::Opened(one), Message::Picked(two), Message::ReportPressed(vec![one, three])];
    let scene = scene.tells(pressed).tell(Message::ReportAnswered { key: one, result: Ok(report("RP-1")) });
    scene.tells([logins(), Message::AllPressed])
}

#[test]
fn nothing_of_the_former_one_is_left() {
    let scene = full();
    assert!(!is_bare(&scene.state));
    let gone = scene.clone().tell(Message::Person(None));
    assert!(is_bare(&gone.state) && gone.effects.is_empty());
    assert_eq!((gone.state.reading, gone.ending()), (Reading::Idle, Ending::Unknown));
    for scene in [scene.tell(bent()), gone.tell(bent())] {
        assert!(is_bare(&scene.state));
        assert_eq!((scene.query(), scene.effects.len()), (newest(), 1), "and what is his is asked for");
        assert!(!format!("{:?}", scene.state).contains("act-"));
    }
}

#[test]
fn late_answers_to_the_former_one_are_dropped() {
    let asking = Scene::with(rows(0..9)).tell(Message::OlderPressed);
    let page_ticket = asking.request_id();
    let asking = asking.tell(Message::PageShown);
    let news_ticket = asking.request_id();
    let key = asking.key(3);
    let asking = asking.tells([Message::ReportPressed(vec![key]), Message::Typed("a".to_owned())]);
    let Some(Effect::Pause { request_id: pause, .. }) = asking.effects.first().cloned() else { panic!("a pause") };
    let (gone, scene) = (asking.clone().tell(Message::Person(None)), asking.tell(bent()));
    let answers = [
        Message::Answered { request_id: page_ticket, answer: Ok(page(rows(9..12), None)) },
        Message::Answered { request_id: page_ticket, answer: Err(Problem::Unreachable) },
        Message::Answered { request_id: news_ticket, answer: Ok(page(rows(-1..8), None)) },
        Message::Answered { request_id: news_ticket, answer: Ok(Received::Unchanged) },
        Message::Answered { request_id: news_ticket, answer: Err(Problem::SessionEnded) },
        Message::ReadSlow(page_ticket),
        Message::ReportAnswered { key, result: Ok(report("RP-1")) },
        Message::ReportAnswered { key, result: Err(Problem::SessionEnded) },
        Message::Paused(pause),
    ];
    for answer in answers {
        let after = scene.clone().tell(answer.clone());
        assert!(after.effects.is_empty(), "{answer:?}: {:?}", after.effects);
        assert!(is_bare(&after.state) && after.state.reading == Reading::Loading, "{answer:?}");
        let nobody = gone.clone().tell(answer.clone());
        assert!(is_bare(&nobody.state) && nobody.effects.is_empty(), "{answer:?}: {:?}", nobody.effects);
        assert_eq!(nobody.state.reading, Reading::Idle, "{answer:?}");
    }
}

/// Both reported something, and the first one's answer comes when the second one waits for his own.
#[test]
fn a_key_of_the_former_one_never_means_a_row_of_the_next() {
    let annas = Scene::with(rows(0..9));
    let keys: Vec<u32> = annas.state.fitting().map(|row| row.key).collect();
    let annas = annas.tell(Message::ReportPressed(vec![keys[0]])).tell(bent());
    let bents = annas.answered(Ok(Received::Page(Fetched { subject: subject("bent"), ..fetched(rows(0..9), None) })));
    assert!(bents.state.fitting().all(|row| !keys.contains(&row.key)));
    let his = bents.key(0);
    let bents = bents.tell(Message::ReportPressed(vec![his]));
    let bents = bents.tell(Message::ReportAnswered { key: keys[0], result: Ok(report("RP-ANNA")) });
    assert!(bents.state.list.rows().all(|row| row.activity.reported.is_none()));
    assert_eq!(bents.state.reports.len(), 1);
}

/// The cookie belongs to the browser and not to the tab.
#[test]
fn somebody_elses_page_is_not_taken_in() {
    let theirs = || Received::Page(Fetched { subject: subject("bent"), ..fetched(rows(20..30), Some("x")) });
    let scene = Scene::arriving().answered(Ok(theirs()));
    assert_eq!(
        (scene.state.problem(), scene.effects.as_slice()),
        (Some(Problem::WrongPerson), [Effect::DoubtSession].as_slice())
    );
    assert!(scene.state.list.is_empty());
    let scene = Scene::with(rows(0..9)).tell(Message::OlderPressed).answered(Ok(theirs()));
    assert_eq!((scene.shown(), scene.state.problem()), ((0..9).collect(), Some(Problem::WrongPerson)));
    assert_eq!(scene.tell(Message::RetryPressed).query().cursor.as_deref(), Some("older"), "a person's press decides");
    let nobody = Scene::new().tell(Message::ListShown(true));
    let nobody = nobody.tell(Message::Answered { request_id: RequestId::Page(0), answer: Ok(theirs()) });
    assert!(nobody.state.list.is_empty());
}

#[test]
fn the_same_person_told_again_changes_nothing() {
    let scene = full();
    let before = scene.state.clone();
    let scene = scene.tell(Message::Person(Some(subject("anna"))));
    assert_eq!((&scene.state, scene.effects.as_slice()), (&before, [].as_slice()));
}
