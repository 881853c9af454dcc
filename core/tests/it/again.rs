//! Pressing again: what is blocked already is said, and no press ever leads nowhere.

use spaer_core::{
    domain::{
        authenticator::{Kind, Status},
        block::{Record, Target},
        id::BlockId,
        identity::IdentityStatus,
        problem::Problem,
    },
    flow::{
        app::{Answer, Effect, Message, Relation, Resource},
        authenticator::{Asked, Step},
        block::{self, Phase},
    },
    route::receipt_href,
};

use crate::{
    app::{Scene, press, two},
    fixtures::{authenticator, device, identity, in_effect, intent, person, record},
};

fn app(status: Status) -> Vec<spaer_core::domain::authenticator::Authenticator> {
    vec![authenticator("app", Kind::App, status), authenticator("code", Kind::CodeDisplay, Status::Active)]
}

fn choosing(chosen: &[&str]) -> Step {
    Step::Choosing { chosen: chosen.iter().map(|id| device(id)).collect(), asked: Asked::Once }
}

#[test]
fn a_reason_that_nothing_fits_any_more_offers_nothing_else_without_a_word() {
    for status in [Status::Blocked, Status::Revoked] {
        let scene = Scene::choosing("#stolen-phone", app(status));
        assert_eq!(*scene.step(), Step::NothingFits, "{status:?}");
        // What else there is, is a choice of its own, and nothing of it is picked.
        assert_eq!(*scene.tell(Message::ChoseAnother).step(), choosing(&[]));
    }
    let none = vec![authenticator("code", Kind::CodeDisplay, Status::Active)];
    assert_eq!(*Scene::choosing("#stolen-phone", none).step(), Step::NothingFits);
    // Without a reason one is here to choose.
    assert_eq!(*Scene::choosing("", app(Status::Blocked)).step(), choosing(&[]));
    assert_eq!(*Scene::choosing("#stolen-phone&step=choose", app(Status::Blocked)).step(), choosing(&[]));
}

#[test]
fn the_same_reason_pressed_again_after_its_block_says_that_it_is_blocked() {
    let scene = Scene::choosing("#stolen-phone", app(Status::Active)).tell(Message::BlockPressed);
    let scene = scene.tell(Message::KeysDrawn(vec![[1; 32]])).answered(Ok(()));
    assert_eq!(*scene.went_to("#stolen-phone").listed(app(Status::Blocked)).step(), Step::NothingFits);
}

#[test]
fn what_another_tab_has_blocked_meanwhile_is_said_instead_of_offering_the_rest() {
    let scene = Scene::choosing("#stolen-phone", app(Status::Active));
    assert_eq!(*scene.step(), Step::Checking { ids: vec![device("app")] });
    let scene = scene.tell(Message::PageShown).listed(app(Status::Blocked));
    assert_eq!(*scene.step(), Step::NothingFits);
    // And back, when it was lifted.
    let scene = scene.tell(Message::PageShown).listed(app(Status::Active));
    assert_eq!(*scene.step(), Step::Checking { ids: vec![device("app")] });
}

#[test]
fn one_answer_about_another_block_makes_nothing_unblockable() {
    let scene = Scene::sent();
    let first = scene.receipt().expect("a receipt");
    let other = Record { id: BlockId::from_random([9; 16]), ..record(in_effect(), 70) };
    let message = block::Message::SendAnswered { step_id: 1, result: Ok(other) };
    let scene = scene.tell(Message::Block { id: first.clone(), message });
    assert!(scene.state.shell.open_block_for(&Target::Authenticator(device("app"))).is_none());
    let scene = scene.went_to("").listed(two()).tells(press(&["app"])).tell(Message::KeysDrawn(vec![[8; 32]]));
    assert_eq!(scene.sends(), 1);
    assert_ne!(scene.receipt(), Some(first), "an order of its own");
}

#[test]
fn a_press_sends_what_was_never_received_instead_of_only_leading_to_it() {
    let scene = Scene::sent();
    let id = scene.receipt().expect("a receipt");
    let about = |message| Message::Block { id: id.clone(), message };
    let scene = scene.tell(about(block::Message::SendAnswered { step_id: 1, result: Err(Problem::NotAccepted) }));
    let scene = scene.tell(about(block::Message::AskAnswered { step_id: 2, result: Err(Problem::NeverReceived) }));
    assert_eq!(scene.shown().map(block::State::phase), Some(Phase::NeverReceived));
    let scene = scene.went_to("").listed(two()).tells(press(&["app"])).tell(Message::KeysDrawn(vec![[8; 32]]));
    assert_eq!((scene.sends(), scene.receipt()), (1, Some(id)), "the same order, by a person's press");
}

#[test]
fn a_press_rests_on_the_date_of_what_was_read_before_it() {
    let seen = |scene: &Scene| {
        scene.effects.iter().find_map(|effect| match effect {
            Effect::Store(stored) => Some(stored.intent.seen.map(|seen| seen.unix_millis())),
            _ => None,
        })
    };
    assert_eq!(seen(&Scene::sent()), Some(Some(100)));
    let whole = |read: bool| {
        let scene = Scene::started("/da/spaer/mitid", "", Vec::new()).logged_in(person("anna"));
        let request_id = scene.reads(Resource::Identity).expect("it was asked for");
        let result = if read { Ok(identity("anna", IdentityStatus::Active, 90)) } else { Err(Problem::TimedOut) };
        let scene = scene.tell(Message::Answered { request_id, answer: Answer::Identity(result) });
        seen(&scene.tell(Message::BlockPressed).tell(Message::KeysDrawn(vec![[7; 32]])))
    };
    assert_eq!(whole(true), Some(Some(90)));
    // Nothing takes the press away; only nothing will be sent again by itself.
    assert_eq!(whole(false), Some(None));
}

#[test]
fn whose_a_linked_receipt_is_depends_on_what_the_answer_says() {
    let link = receipt_href(spaer_core::domain::language::Lang::Da, [(&intent().id, &intent().key)]);
    let (path, fragment) = link.split_once('#').expect("a fragment");
    let opened = || Scene::started(path, &format!("#{fragment}"), Vec::new());
    let read = |scene: Scene, subject: Option<&str>| {
        let subject = subject.map(|key| person(key).subject_key);
        let result = Ok(Record { subject, ..record(in_effect(), 70) });
        let message = block::Message::AskAnswered { step_id: 1, result };
        let scene = scene.tell(Message::Block { id: intent().id, message });
        scene.state.shell.shown_relation(&intent().id)
    };
    assert_eq!(read(opened().logged_in(person("anna")), Some("anna")), Some(Relation::Theirs));
    assert_eq!(read(opened().logged_in(person("bent")), None), Some(Relation::NotShownToBeTheirs));
    // The answer was for Anna's session, and Bent is logged in by now.
    assert_eq!(read(opened().logged_in(person("bent")), Some("anna")), Some(Relation::NotShownToBeTheirs));
    assert_eq!(read(opened(), None), Some(Relation::Unknown));
    assert_eq!(
        Scene::sent().state.shell.shown_relation(&Scene::sent().receipt().expect("a receipt")),
        Some(Relation::Theirs)
    );
}

#[test]
fn a_list_that_was_read_later_is_news_to_the_blocks_of_this_tab() {
    let scene = Scene::sent().answered(Ok(()));
    let claim = |scene: &Scene| scene.state.shell.blocks.iter().next().map(|block| block.claim().as_str());
    assert_eq!(claim(&scene), Some("blocked"));
    // In effect as of 70; the list is of 100.
    let scene = scene.went_to("").listed(two());
    assert_eq!(claim(&scene), Some("unknown"), "until the block has been asked for again");
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. })));
}
