//! Which part of the list stands on the page, and how older ones come.

use spaer_core::{
    domain::{activity::ActivityKind, problem::Problem},
    flow::activities::{Effect, Ending, Message, Reading},
};

use super::{RECORDED, Scene, back_end::BackEnd, logins, newest, page, row, rows};

fn older(scene: Scene) -> Scene {
    scene.tell(Message::OlderPressed)
}

fn holds(scene: &Scene) -> Option<i64> {
    scene.effects.iter().find_map(|effect| match effect {
        Effect::Hold(key) => Some(scene.number(*key)),
        _ => None,
    })
}

#[test]
fn fifty_more_come_with_each_press_and_two_hundred_and_fifty_stand_there_at_most() {
    let mut scene = Scene::with_all(rows(0..420));
    assert_eq!(scene.on_page(), (0..50).collect::<Vec<_>>());
    let stands = [(0, 100), (0, 150), (0, 200), (0, 250), (50, 300), (100, 350), (150, 400), (200, 420)];
    for (first, end) in stands {
        let before = *scene.on_page().last().expect("rows");
        scene = older(scene);
        assert_eq!(scene.on_page(), (first..end).collect::<Vec<_>>());
        assert_eq!((scene.asked(), scene.focused()), (vec![], Some(before + 1)), "the first of the new ones");
        assert_eq!(holds(&scene), Some(before), "what was read stays where it is on the screen");
    }
    assert!(!scene.state.has_older() && scene.state.has_newer());
    for (first, end) in [(150, 400), (100, 350), (50, 300), (0, 250)] {
        let before = scene.on_page()[0];
        scene = scene.tell(Message::NewerPressed);
        assert_eq!(scene.on_page(), (first..end).collect::<Vec<_>>());
        assert_eq!((scene.focused(), holds(&scene)), (Some(before - 1), Some(before)));
    }
    assert!(scene.state.has_older() && !scene.state.has_newer());
    assert_eq!(scene.shown().len(), 420);
    let scene = scene.tell(Message::NewerPressed);
    assert_eq!((scene.focused(), scene.on_page().len()), (None, 250));
}

#[test]
fn while_somebody_types_the_first_stand_there_and_with_the_pause_the_others_come() {
    let typed = |scene: Scene, text: &str| scene.tell(Message::Typed(text.to_owned()));
    let found = (0..420).map(|number| super::called(number, "Bank")).collect();
    let scene = typed(Scene::with_all(found), "bank");
    assert_eq!((scene.on_page(), scene.state.summary().count), ((0..5).collect(), 420), "all of them are counted");
    let pause = super::finding::pause(&scene);
    let mut scene = scene.tell(Message::Paused(pause));
    assert_eq!(scene.on_page(), (0..20).collect::<Vec<_>>());
    for (first, end) in [(0, 70), (0, 120), (0, 170), (0, 220), (50, 270), (100, 320)] {
        scene = older(scene);
        assert_eq!(scene.on_page(), (first..end).collect::<Vec<_>>());
    }
    let scene = scene.tell(Message::NewerPressed).tell(Message::NewerPressed);
    assert_eq!(scene.on_page(), (0..250).collect::<Vec<_>>());

    let scene = typed(scene, "");
    assert_eq!(scene.on_page(), (0..5).collect::<Vec<_>>());
    let scene = scene.tell(Message::Paused(pause));
    assert_eq!(scene.on_page(), (0..5).collect::<Vec<_>>(), "an earlier pause, after which somebody went on typing");
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.on_page(), (0..50).collect::<Vec<_>>());

    // Whoever asks for more without a pause loses nothing to it.
    let scene = typed(scene, "ban");
    let pause = super::finding::pause(&scene);
    let scene = older(scene);
    assert_eq!(scene.on_page(), (0..55).collect::<Vec<_>>());
    assert_eq!(scene.tell(Message::Paused(pause)).on_page(), (0..55).collect::<Vec<_>>());
}

#[test]
fn older_pages_are_read_when_loaded_ones_run_out() {
    let scene = Scene::with(rows(0..50));
    let scene = older(scene);
    assert_eq!(scene.query().cursor.as_deref(), Some("older"));
    assert_eq!((scene.query().limit, scene.query().tag), (100, None));
    assert_eq!(scene.focused(), None, "it is not there yet");
    let scene = scene.gets(rows(50..149), Some("oldest"));
    assert_eq!((scene.focused(), scene.on_page().len()), (Some(50), 100));
    assert_eq!(holds(&scene), Some(49), "what has come may take marks from rows above");
    // The loaded ones come at once, and the next page is on its way before they have run out.
    let scene = older(scene);
    assert_eq!((scene.focused(), scene.query().cursor.as_deref()), (Some(100), Some("oldest")));
    let waiting = older(scene.clone());
    assert_eq!(waiting.asked(), [], "it is on its way");
    assert_eq!((waiting.focused(), waiting.on_page().len()), (None, 149));
    let request_id = scene.request_id();
    let come = waiting.tell(Message::Answered { request_id, answer: Ok(page(rows(149..160), None)) });
    assert_eq!((come.focused(), come.on_page().len(), come.ending()), (Some(149), 150, RECORDED));
    assert_eq!(holds(&come), Some(148));
    let come = come.tell(Message::OlderPressed);
    assert_eq!((come.focused(), come.on_page().len()), (Some(150), 160));
    let scene = come.tell(Message::OlderPressed);
    assert_eq!((scene.effects.as_slice(), scene.on_page().len()), ([].as_slice(), 160), "there are no others");
}

#[test]
fn with_plenty_loaded_a_press_asks_nothing() {
    let scene = Scene::with(rows(0..100));
    assert_eq!(older(scene.clone()).asked().len(), 0, "fifty more are there");
    assert_eq!(older(Scene::with(rows(0..99))).asked().len(), 1);
    assert_eq!(older(older(scene)).asked().len(), 1);
}

#[test]
fn all_older_ones_are_read_to_the_end_and_it_can_be_stopped() {
    let scene = Scene::with(rows(0..50)).tell(Message::AllPressed);
    assert!(scene.state.reads_all());
    let scene = scene.gets(rows(50..150), Some("c1"));
    assert_eq!((scene.query().cursor.as_deref(), scene.state.summary().loaded), (Some("c1"), 150));
    let stopped = scene.clone().tell(Message::StopPressed);
    assert!(!stopped.state.reads_all());
    let request_id = scene.request_id();
    let stopped = stopped.tell(Message::Answered { request_id, answer: Ok(page(rows(150..250), Some("c2"))) });
    assert_eq!((stopped.asked(), stopped.shown().len(), stopped.ending()), (vec![], 250, Ending::More));
    let again = stopped.tell(Message::AllPressed);
    assert_eq!(again.query().cursor.as_deref(), Some("c2"), "and goes on where it was");
    let scene = scene.gets(rows(150..250), None);
    assert_eq!((scene.asked(), scene.state.reads_all(), scene.ending()), (vec![], false, RECORDED));
    assert_eq!(scene.on_page().len(), 50, "what is read does not all come onto the page");
}

#[test]
fn a_press_for_older_rows_does_not_stop_the_reading_of_all() {
    let scene = Scene::with(rows(0..50)).tell(Message::AllPressed);
    let answer = Message::Answered { request_id: scene.request_id(), answer: Ok(page(rows(50..150), Some("c1"))) };
    let scene = older(scene);
    assert!(scene.state.reads_all());
    let scene = scene.tell(answer).gets(rows(150..250), None);
    // Where somebody has read on meanwhile nothing takes the focus.
    assert_eq!((scene.asked(), scene.state.reads_all(), scene.focused()), (vec![], false, None));
    // What is there already comes at once.
    let shown = older(Scene::with(rows(0..60)).tell(Message::AllPressed));
    assert_eq!((shown.focused(), shown.state.reads_all()), (Some(50), true));
}

#[test]
fn reading_on_ends_with_a_failure_and_with_another_choice() {
    let scene = Scene::with(rows(0..50)).tell(Message::AllPressed);
    let failed = scene.clone().fails(Problem::Unreachable);
    assert_eq!((failed.state.reads_all(), failed.state.problem()), (false, Some(Problem::Unreachable)));
    let chosen = scene.tell(logins());
    assert!(!chosen.state.reads_all());
    let chosen = chosen.gets(rows(0..50), Some("c1"));
    assert_eq!(chosen.asked(), []);
}

#[test]
fn of_a_page_that_is_too_large_less_is_asked_for_down_to_a_single_row() {
    let limits = |mut scene: Scene, times: usize| {
        let mut limits = Vec::new();
        for _ in 0..times {
            limits.push(scene.query().limit);
            assert!(scene.state.is_reading() && scene.state.problem().is_none());
            scene = scene.fails(Problem::TooLarge);
        }
        (limits, scene)
    };
    let (asked, scene) = limits(Scene::arriving(), 4);
    assert_eq!((asked, scene.state.problem()), (vec![50, 12, 3, 1], Some(Problem::TooLarge)));
    assert_eq!(scene.asked(), [], "there is nothing smaller");
    let again = scene.tell(Message::RetryPressed);
    assert_eq!(again.query().limit, 50, "the text without measure may be gone");
    assert_eq!(again.fails(Problem::TooLarge).query().limit, 12);

    let (asked, scene) = limits(older(Scene::with(rows(0..20))), 4);
    assert_eq!((asked, scene.state.problem()), (vec![100, 25, 6, 1], Some(Problem::TooLarge)));
    assert_eq!(scene.shown().len(), 20);
    let scene = scene.tell(Message::RetryPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("older"), "the same page");
    // The one row that was too much is there; from here on it is as before.
    let scene = older(scene.gets(rows([20]), Some("c1")));
    assert_eq!((scene.query().limit, scene.query().cursor.as_deref()), (100, Some("c1")));
}

#[test]
fn news_are_looked_for_on_a_page_of_the_size_that_could_be_read() {
    let scene = Scene::arriving().fails(Problem::TooLarge).gets(rows(0..12), Some("c"));
    let watch = scene.watch();
    assert_eq!(scene.tell(Message::Watch(watch)).query().limit, 12);
}

#[test]
fn five_pages_without_a_row_are_passed_by_and_then_the_reader_goes_on() {
    let mut scene = Scene::with(rows(0..50)).tell(Message::OlderPressed);
    for turn in 0..5 {
        scene = scene.gets(Vec::new(), Some(&format!("c{turn}")));
        assert_eq!(scene.query().cursor, Some(format!("c{turn}")));
    }
    let found = scene.clone().gets(rows(50..60), Some("c9"));
    assert_eq!((found.asked(), found.focused()), (vec![], Some(50)));
    let scene = scene.gets(Vec::new(), Some("c5"));
    assert_eq!((scene.asked(), scene.state.reading, scene.ending()), (vec![], Reading::Idle, Ending::More));
    let scene = scene.tell(Message::OlderPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("c5"));
    let mut scene = scene.gets(Vec::new(), Some("c6"));
    assert_eq!(scene.query().cursor.as_deref(), Some("c6"), "as patiently as at first");
    for turn in 7..12 {
        scene = scene.gets(Vec::new(), Some(&format!("c{turn}")));
    }
    assert_eq!((scene.asked(), scene.state.reading, scene.shown().len()), (vec![], Reading::Idle, 50));
    let scene = scene.tell(Message::OlderPressed).gets(rows(50..60), Some("c12"));
    assert_eq!((scene.asked(), scene.focused()), (vec![], Some(50)));
    // And so it is with the newest page.
    let first = Scene::arriving().gets(Vec::new(), Some("c0"));
    assert_eq!((first.query().cursor.as_deref(), first.ending()), (Some("c0"), Ending::More));
}

#[test]
fn whoever_wants_all_is_not_stopped_by_pages_without_a_row() {
    let mut scene = Scene::with(rows(0..50)).tell(Message::AllPressed);
    for turn in 0..20 {
        scene = scene.gets(Vec::new(), Some(&format!("c{turn}")));
        assert_eq!(scene.query().cursor, Some(format!("c{turn}")));
    }
    assert_eq!(scene.gets(rows(50..60), None).shown().len(), 60);
}

#[test]
fn a_row_that_comes_again_is_there_once_and_what_brought_nothing_is_passed_by() {
    let scene = Scene::with(rows(0..50)).tell(Message::OlderPressed).gets(rows(40..60), Some("c1"));
    assert_eq!(scene.shown(), (0..60).collect::<Vec<_>>());
    let scene = scene.tell(Message::OlderPressed).gets(rows(30..60), Some("c2"));
    assert_eq!(scene.query().cursor.as_deref(), Some("c2"));
    let scene = scene.gets(rows(59..70), None);
    assert_eq!((scene.shown(), scene.focused()), ((0..70).collect(), Some(60)));
    let twice = Scene::with_all(vec![row(0), row(1), row(1), row(0), row(2)]);
    assert_eq!((twice.shown(), twice.state.summary().count), (vec![0, 1, 2], 3));
}

/// The page that arrives has no row that fits.
#[test]
fn whoever_asked_for_more_is_not_left_with_a_page_that_shows_nothing() {
    let marked = super::of_kind(400, ActivityKind::UserIdChanged);
    let scene = Scene::with(rows(1..51)).tells([Message::OnlyMarked(true), Message::OlderPressed]);
    let scene = scene.gets(rows(51..151), Some("c1"));
    assert_eq!((scene.query().cursor.as_deref(), scene.shown().len()), (Some("c1"), 0));
    let found = scene.clone().gets(vec![marked], Some("c2"));
    assert_eq!((found.asked(), found.focused()), (vec![], Some(400)));
    let mut scene = scene;
    for turn in 2..6 {
        let (first, next) = (turn * 100 - 49, format!("c{turn}"));
        scene = scene.gets(rows(first..first + 100), Some(&next));
        assert_eq!(scene.query().cursor, Some(next));
    }
    assert_eq!(scene.gets(rows(551..651), Some("c6")).asked(), [], "and is asked again after a while");
    // Who has not asked for more is given no more.
    let scene = Scene::with(rows(1..51)).tell(Message::OnlyMarked(true));
    assert_eq!(scene.effects, []);
}

/// It gives another cursor each time, and never anything older.
#[test]
fn a_back_end_that_leads_nowhere_does_not_keep_the_app_asking() {
    let nowhere = |mut scene: Scene| {
        let mut requests = 0;
        while let [(_, query)] = scene.asked().as_slice() {
            requests += 1;
            assert!(requests < 20, "it asks and asks");
            let next = format!("{}x", query.cursor.clone().unwrap_or_default());
            scene = scene.gets(rows(0..50), Some(&next));
        }
        requests
    };
    assert!(nowhere(Scene::with(rows(0..50)).tell(Message::OlderPressed)) > 1);
    let hidden = Scene::with(rows(0..50)).tell(Message::OlderPressed).gets(rows(50..90), Some("c2"));
    let mut hidden = hidden;
    hidden.state.provider = spaer_core::flow::activities::Provider::Asking;
    assert!(nowhere(hidden.tell(Message::ProviderAnswered(1, Ok(true)))) > 1);
}

#[test]
fn a_good_back_end_is_asked_once_for_each_page() {
    let mut back_end = BackEnd::good(rows(0..1_030));
    let scene = back_end.settle(Scene::arriving());
    assert_eq!(scene.shown().len(), 50);
    let scene = back_end.settle(scene.tell(Message::AllPressed));
    assert_eq!((scene.shown().len(), back_end.requests), (1_030, 11));
    assert_eq!(newest().limit, 50);
}

#[test]
fn another_choice_begins_at_the_newest_row() {
    let scene = (0..6).fold(Scene::with_all(rows(0..420)), |scene, _| older(scene));
    assert_eq!(scene.on_page()[0], 100);
    let scene = scene.tell(logins());
    assert_eq!(scene.on_page(), (0..50).collect::<Vec<_>>());
}
