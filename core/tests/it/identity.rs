//! Blocking the whole identity, and the page that tells how everything stands.

use spaer_core::{
    domain::{
        block::{RecentBlocks, Target},
        identity::IdentityStatus,
        problem::Problem,
        reason::Reason,
    },
    flow::{
        app::{Answer, Effect, Message, Remote, Resource},
        identity::Step,
        session::Session,
    },
    route::{Page, Route},
};

use crate::{
    app::{Scene, answered, two},
    fixtures::{identity, list, person},
};

const WHOLE: &str = "/da/spaer/mitid";
const PROFILE: &str = "/da/profil";

fn reading() -> Scene {
    Scene::started(WHOLE, "#told-code&login=ok", Vec::new()).logged_in(person("anna"))
}

#[test]
fn one_press_after_the_login_and_it_is_on_its_way() {
    let scene = reading();
    assert_eq!(scene.state.acting.identity.reason, Some(Reason::ToldCode));
    let scene = scene.tell(Message::BlockPressed);
    assert_eq!(scene.effects, [Effect::DrawKeys { count: 1 }], "also before anything was read: nothing holds it back");
    let again = scene.tell(Message::BlockPressed);
    assert_eq!(again.effects, [], "a second press is the same one");
    let scene = again.tell(Message::KeysDrawn(vec![[5; 32]]));
    let intent = scene.effects.iter().find_map(|effect| match effect {
        Effect::SendBlock { intent, .. } => Some(intent.clone()),
        _ => None,
    });
    let intent = intent.expect("sent");
    assert_eq!((intent.target, intent.reason), (Target::Identity, Some(Reason::ToldCode)));
    assert!(matches!(scene.state.shell.route, Route::Page(_, Page::Receipt)));
    assert!(matches!(scene.state.acting.identity.step, Step::Ordered));
    assert_eq!(scene.tell(Message::KeysDrawn(vec![[6; 32]])).sends(), 0);
}

#[test]
fn a_reading_that_fails_does_not_hold_the_press_back() {
    let scene = reading();
    let request_id = scene.reads(Resource::Identity).expect("read");
    let scene = scene.tell(Message::Answered { request_id, answer: Answer::Identity(Err(Problem::BackEndFailed)) });
    assert_eq!(scene.state.shell.reads.identity, Remote::Failed(Problem::BackEndFailed));
    assert_eq!(scene.tell(Message::BlockPressed).effects, [Effect::DrawKeys { count: 1 }]);
}

#[test]
fn nobody_logged_in_can_press_nothing() {
    let scene = Scene::started(WHOLE, "", Vec::new()).tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(scene.state.shell.session, Session::Anonymous);
    assert_eq!(scene.tell(Message::BlockPressed).effects, []);
}

#[test]
fn an_open_block_of_the_whole_is_led_to_and_not_repeated() {
    let scene = reading().tell(Message::BlockPressed).tell(Message::KeysDrawn(vec![[5; 32]]));
    let first = scene.receipt();
    let (path, fragment) = (WHOLE.to_owned(), String::new());
    let scene = scene.answered(Err(Problem::TimedOut)).tell(Message::LinkFollowed { path, fragment });
    let scene = scene.tell(Message::BlockPressed).tell(Message::KeysDrawn(vec![[6; 32]]));
    assert_eq!((scene.receipt(), scene.sends()), (first, 0));
}

#[test]
fn the_profile_reads_all_three_and_one_that_fails_takes_nothing_from_the_others() {
    let scene = Scene::started(PROFILE, "", Vec::new()).logged_in(person("anna"));
    let of = |what| scene.reads(what).expect("read");
    let (identity_at, list_at, blocks_at) =
        (of(Resource::Identity), of(Resource::Authenticators), of(Resource::Blocks));
    let good = identity("anna", IdentityStatus::Blocked, 90);
    let scene = scene.tells([
        Message::Answered { request_id: identity_at, answer: Answer::Identity(Ok(good)) },
        answered(list_at, Ok(list(two()))),
        Message::Answered { request_id: blocks_at, answer: Answer::Blocks(Err(Problem::NotOffered)) },
    ]);
    let reads = &scene.state.shell.reads;
    assert!(reads.identity.loaded().is_some_and(|identity| identity.claim().is_some()));
    assert!(reads.authenticators.loaded().is_some());
    assert_eq!(reads.blocks, Remote::Failed(Problem::NotOffered));
    // Trying again reads only what is missing.
    let again = scene.tell(Message::RetryPressed);
    let asked = [Resource::Identity, Resource::Authenticators].map(|what| again.reads(what));
    assert_eq!(asked, [None, None]);
    assert!(again.reads(Resource::Blocks).is_some());
}

#[test]
fn nothing_of_somebody_else_comes_onto_the_profile() {
    let theirs = person("bent").subject_key;
    let other = |what| match what {
        Resource::Identity => Answer::Identity(Ok(identity("bent", IdentityStatus::Blocked, 90))),
        _ => Answer::Blocks(Ok(RecentBlocks {
            subject: theirs.clone(),
            as_of: spaer_core::domain::time::Timestamp::from_unix_millis(100),
            items: Vec::new(),
        })),
    };
    for what in [Resource::Identity, Resource::Blocks] {
        let scene = Scene::started(PROFILE, "", Vec::new()).logged_in(person("anna"));
        let request_id = scene.reads(what).expect("read");
        let scene = scene.tell(Message::Answered { request_id, answer: other(what) });
        assert_eq!(scene.effects, [Effect::ReadSession], "{what:?}");
        let reads = &scene.state.shell.reads;
        assert!(reads.identity.loaded().is_none() && reads.blocks.loaded().is_none());
    }
}
