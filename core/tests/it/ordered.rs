//! What is known of a person is ordered by the date that it carries: nothing older takes the place of anything newer.

use spaer_core::{
    domain::{
        authenticator::{Authenticators, Kind, Status},
        block::RecentBlocks,
        identity::IdentityStatus,
        person::Person,
    },
    flow::app::{Answer, Message, Resource},
};

use crate::{
    app::{CHOOSING, Scene, answered},
    fixtures::{at, authenticator, identity, list, person},
};

const DAY: i64 = 24 * 60 * 60 * 1000;
const YEAR_10000: i64 = 253_402_300_800_000;

#[test]
fn news_replace_what_is_no_newer_and_what_was_never_true() {
    for (known, news, gives_way) in [
        (100, 100, true),
        (100, 101, true),
        (100, 99, false),
        (DAY, 0, false),
        (DAY + 1, 0, true),
        (YEAR_10000, 100, true),
        (100, YEAR_10000, true),
        (i64::MAX, i64::MIN, true),
        (i64::MIN, i64::MAX, true),
    ] {
        assert_eq!(at(known).is_superseded_by(at(news)), gives_way, "{known} {news}");
    }
}

fn listed(as_of: i64, status: Status) -> Authenticators {
    Authenticators { as_of: at(as_of), ..list(vec![authenticator("app", Kind::App, status)]) }
}

#[test]
fn an_older_list_does_not_take_the_place_of_a_newer_one() {
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
    let request_id = scene.asked_for();
    let scene = scene.tell(answered(request_id, Ok(listed(2_000, Status::Blocked)))).tell(Message::PageShown);
    let request_id = scene.asked_for();
    let told = |list| {
        let after = scene.clone().tell(answered(request_id, Ok(list))).state;
        after.shell.list().map(|list| (list.as_of, list.items[0].status))
    };
    assert_eq!(told(listed(1_999, Status::Active)), Some((at(2_000), Status::Blocked)), "it lags behind");
    assert_eq!(told(listed(2_001, Status::Active)), Some((at(2_001), Status::Active)));
}

#[test]
fn a_date_far_ahead_of_its_back_end_does_not_stick() {
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
    let request_id = scene.asked_for();
    let scene = scene.tell(answered(request_id, Ok(listed(YEAR_10000, Status::Blocked)))).tell(Message::PageShown);
    let request_id = scene.asked_for();
    let scene = scene.tell(answered(request_id, Ok(listed(2_000, Status::Active))));
    assert_eq!(scene.state.shell.list().map(|list| list.as_of), Some(at(2_000)));
}

#[test]
fn an_older_identity_and_older_blocks_do_not_take_the_place_of_newer_ones() {
    let scene = Scene::started("/da/profil", "", Vec::new()).logged_in(person("anna"));
    let both = |scene: Scene, as_of: i64, status| {
        let blocks = RecentBlocks { subject: person("anna").subject_key, as_of: at(as_of), items: vec![None] };
        let answers = [
            (Resource::Identity, Answer::Identity(Ok(identity("anna", status, as_of)))),
            (Resource::Blocks, Answer::Blocks(Ok(blocks))),
        ];
        let request_ids = answers.map(|(what, answer)| (scene.reads(what).expect("asked for"), answer));
        scene.tells(request_ids.map(|(request_id, answer)| Message::Answered { request_id, answer }))
    };
    let known = both(scene, 2_000, IdentityStatus::Blocked).tell(Message::PageShown);
    let dates = |scene: &Scene| {
        let reads = &scene.state.shell.reads;
        (reads.identity.loaded().map(|it| it.as_of), reads.blocks.loaded().map(|it| it.as_of))
    };
    assert_eq!(dates(&both(known.clone(), 1_999, IdentityStatus::Active)), (Some(at(2_000)), Some(at(2_000))));
    assert_eq!(dates(&both(known, 2_001, IdentityStatus::Active)), (Some(at(2_001)), Some(at(2_001))));
}

fn said(key: &str, millis: i64) -> Message {
    Message::SessionAnswered(Ok(Person { as_of: Some(at(millis)), ..person(key) }))
}

fn who(scene: &Scene) -> Option<&str> {
    scene.state.shell.session.person().map(|person| person.display_name.as_str())
}

#[test]
fn a_session_dated_far_ahead_does_not_stick_and_an_answer_that_was_overtaken_does() {
    let scene = Scene::started("/da/", "", Vec::new());
    // Two reads of the session are under way, and the first one answered carries a date that was never true.
    let overtaken = scene.clone().tell(Message::SessionDoubted).tells([said("anna", YEAR_10000), said("bent", 2_000)]);
    assert_eq!(who(&overtaken), Some("anna"), "the second may have been asked first");
    assert_eq!(who(&overtaken.tell(Message::SessionDoubted).tell(said("bent", 2_001))), Some("bent"));
    let later = scene.tell(said("anna", YEAR_10000)).tell(Message::SessionDoubted).tell(said("bent", 2_000));
    assert_eq!(who(&later), Some("bent"));
    assert_eq!(who(&later.tell(Message::SessionDoubted).tell(said("anna", 1_000))), Some("bent"), "it lags behind");
}
