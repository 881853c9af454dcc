//! What stands on the pages of choosing, at every step, and what the list of activities says of itself.

use spaer_core::{
    domain::{
        authenticator::{Authenticator, Kind, Status},
        block::Intent,
        problem::Problem,
        reason::Reason,
    },
    flow::{
        activities,
        app::{Message, StoredIntent},
    },
    view::{
        activities::{Below, Count, Onward, Sentence},
        choosing::{Press, Screen, Why, leaves_some},
        gate::{Gate, Login},
    },
};

use crate::{
    activities::{page, rows},
    app::{CHOOSING, Scene, answered},
    fixtures::{authenticator, device, identity, intent, person},
};

fn screen(scene: &Scene) -> Screen {
    Screen::of(&scene.state)
}

fn app(id: &str, status: Status) -> Authenticator {
    authenticator(id, Kind::App, status)
}

fn two_apps() -> Vec<Authenticator> {
    vec![app("a", Status::Active), app("b", Status::Active)]
}

#[test]
fn before_the_list_is_there_a_gate_stands_in_its_place_and_knows_the_way_back() {
    let here = Scene::started(CHOOSING, "#stolen-phone&step=choose", Vec::new());
    assert!(matches!(screen(&here), Screen::Gate { gate: Gate::Loading, .. }));
    let nobody = here.clone().tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    let Screen::Gate { gate, back } = screen(&nobody) else { panic!("{:?}", screen(&nobody)) };
    assert_eq!((gate, back.as_str()), (Gate::LogIn(Login::First), "#stolen-phone&step=choose"));
    let anna = here.logged_in(person("anna"));
    assert!(matches!(screen(&anna), Screen::Gate { gate: Gate::Loading, .. }));
    let request_id = anna.asked_for();
    let failed = anna.tell(answered(request_id, Err(Problem::Unreachable)));
    assert!(matches!(screen(&failed), Screen::Gate { gate: Gate::Failed(Problem::Unreachable), .. }));
}

#[test]
fn each_step_has_its_screen_and_each_screen_says_whether_there_is_another_choice() {
    let scene = Scene::choosing("", two_apps());
    let Screen::Choose(choice) = screen(&scene) else { panic!("{:?}", screen(&scene)) };
    assert_eq!((choice.open.len(), choice.closed.len()), (2, 0));
    // Picking draws nothing anew.
    let picked = scene.tell(Message::Toggled(device("a")));
    assert_eq!(screen(&picked), Screen::Choose(choice));
    let one = picked.clone().tell(Message::WentOn);
    let Screen::Check(check) = screen(&one) else { panic!("{:?}", screen(&one)) };
    assert_eq!((check.devices.len(), check.others, check.press), (1, true, Press::Blocks));
    assert_eq!(check.whose.name, person("anna").display_name);
    let Screen::Check(pressed) = screen(&one.tell(Message::BlockPressed)) else { panic!("gone while it is pressed") };
    assert_eq!(pressed.press, Press::IsMade);
    // Both together are the last ones.
    let both = picked.tell(Message::Toggled(device("b"))).tell(Message::WentOn);
    let Screen::Last(last) = screen(&both) else { panic!("{:?}", screen(&both)) };
    assert_eq!((last.devices.len(), last.others), (2, true));
    let Screen::Check(check) = screen(&both.tell(Message::WentOn)) else { panic!("no check") };
    assert!(!check.others, "there is nothing else");
}

#[test]
fn what_cannot_be_blocked_is_shown_and_what_fits_the_reason_comes_first() {
    let items = vec![
        authenticator("code", Kind::CodeDisplay, Status::Active),
        app("gone", Status::Revoked),
        app("a", Status::Active),
        app("b", Status::Active),
    ];
    let Screen::Choose(choice) = screen(&Scene::choosing("#stolen-phone", items)) else { panic!("no choice") };
    let ids = |all: &[Authenticator]| all.iter().map(|one| one.short_id.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(choice.reason, Some(Reason::StolenPhone));
    assert_eq!(
        (ids(&choice.open), ids(&choice.closed)),
        (vec!["a".into(), "b".into(), "code".into()], vec!["gone".into()])
    );
}

#[test]
fn why_nothing_fits_is_claimed_only_of_the_only_one() {
    let why = |items: Vec<Authenticator>| match screen(&Scene::choosing("#stolen-phone", items)) {
        Screen::NothingFits(nothing) => nothing.why(),
        other => panic!("{other:?}"),
    };
    let code = || authenticator("code", Kind::CodeDisplay, Status::Active);
    assert_eq!(why(vec![app("a", Status::Blocked), code()]), Why::OnlyIsBlocked(Kind::App));
    assert_eq!(why(vec![app("a", Status::Blocked), app("b", Status::Revoked), code()]), Why::SomeAreBlocked);
    assert_eq!(why(vec![app("a", Status::Revoked), code()]), Why::None);
    assert_eq!(why(vec![code()]), Why::None);
}

#[test]
fn a_check_of_what_is_being_blocked_leads_to_that_order() {
    let intent = Intent { subject: person("anna").subject_key.hash_for(&intent().id), ..intent() };
    let stored = vec![StoredIntent { intent, settled: false }];
    let scene = Scene::started(CHOOSING, "", stored).logged_in(person("anna"));
    let items = vec![app("app", Status::Active), app("b", Status::Active)];
    let scene = scene.listed(items).tells([Message::Toggled(device("app")), Message::WentOn]);
    let Screen::Check(check) = screen(&scene) else { panic!("{:?}", screen(&scene)) };
    assert_eq!(check.press, Press::LeadsToOpenBlock);
}

#[test]
fn that_something_is_left_is_said_only_when_the_identity_is_known_to_be_in_use() {
    use spaer_core::{
        domain::identity::IdentityStatus,
        flow::app::{Answer, Resource},
    };
    for (status, left) in
        [(IdentityStatus::Active, true), (IdentityStatus::Blocked, false), (IdentityStatus::Other, false)]
    {
        let here = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
        let request_id = here.reads(Resource::Identity).expect("it was asked for");
        let here = here.listed(two_apps()).tells([Message::Toggled(device("a")), Message::WentOn]);
        assert!(!leaves_some(&here.state), "before it is known");
        let answer = Answer::Identity(Ok(identity("anna", status, 100)));
        assert_eq!(leaves_some(&here.tell(Message::Answered { request_id, answer }).state), left, "{status:?}");
    }
}

#[test]
fn the_sentence_counts_what_fits_and_says_how_it_goes_on() {
    let says = |scene: &crate::activities::Scene| Sentence::of(&scene.state);
    let rows_of = |count, onward| Sentence::Rows { count, onward };
    assert_eq!(says(&crate::activities::Scene::new()), Sentence::Nothing);
    let arriving = crate::activities::Scene::arriving();
    assert_eq!(says(&arriving), Sentence::Loading);
    let slow = arriving.clone().tell(activities::Message::ReadSlow(arriving.request_id()));
    assert_eq!(says(&slow), Sentence::LoadingSlowly);
    assert_eq!(says(&arriving.clone().gets(Vec::new(), None)), Sentence::NothingAtAll);
    let all = crate::activities::Scene::with_all(rows(0..3));
    assert_eq!(says(&all), rows_of(Count::Some(3), Onward::RecordedAll));
    let more = crate::activities::Scene::with(rows(0..3));
    assert_eq!(says(&more), rows_of(Count::Some(3), Onward::MaybeMore));
    let searched = more.clone().tell(activities::Message::Typed("nobody's words".to_owned()));
    assert_eq!(says(&searched), rows_of(Count::NoneFitsYet, Onward::MaybeMore));
    let searched = all.tell(activities::Message::Typed("nobody's words".to_owned()));
    assert_eq!(says(&searched), rows_of(Count::NoneFits, Onward::RecordedAll));
    assert_eq!(says(&more.tell(activities::Message::AllPressed)), rows_of(Count::Some(3), Onward::Looking));
}

#[test]
fn below_the_last_row_stands_what_can_be_pressed_now() {
    let below = |scene: &crate::activities::Scene| Below::of(&scene.state);
    let more = crate::activities::Scene::with(rows(0..3));
    assert_eq!(below(&more), Below::Older { older: true, all: true });
    assert_eq!(below(&crate::activities::Scene::with_all(rows(0..3))), Below::Older { older: false, all: false });
    // What is loaded already is older too, and then nothing is left to be read to the end.
    assert_eq!(below(&crate::activities::Scene::with_all(rows(0..60))), Below::Older { older: true, all: false });
    let reading = more.clone().tell(activities::Message::AllPressed);
    assert_eq!(below(&reading), Below::Stop { loaded: 3 });
    assert_eq!(below(&reading.fails(Problem::Unreachable)), Below::Retry);
    let answer = Ok(page(rows(3..9), None));
    let over = more.tell(activities::Message::AllPressed);
    let request_id = over.request_id();
    let over = over.tell(activities::Message::Answered { request_id, answer });
    assert_eq!(below(&over), Below::Older { older: false, all: false });
}
