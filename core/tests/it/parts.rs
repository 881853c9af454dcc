//! Parts of the app: wanted, on their way, lost, and there.

use spaer_core::{
    domain::page::Part,
    flow::{
        app::{Effect, Message, PartState, State, update},
        authenticator::Step,
    },
    route::{Page, Route},
};

use crate::{
    app::{Scene, two},
    fixtures::{at, device, person},
};

const PROFILE: &str = "/da/profil";
const LIST: &str = "/da/aktivitet";

fn at_page(path: &str) -> Scene {
    Scene::started(path, "", Vec::new())
}

fn follow(path: &str, fragment: &str) -> Message {
    Message::LinkFollowed { path: path.to_owned(), fragment: fragment.to_owned() }
}

fn fetched(scene: &Scene) -> Vec<(Part, &str)> {
    let fetch = |effect: &Effect| match effect {
        Effect::FetchPart(part) => Some((*part, "now")),
        Effect::FetchPartIdly(part) => Some((*part, "idly")),
        _ => None,
    };
    scene.effects.iter().filter_map(fetch).collect()
}

fn coming(scene: &Scene, part: Part) -> PartState {
    scene.state.shell.parts.of(part)
}

#[test]
fn landing_on_a_page_fetches_its_part_whoever_is_there() {
    for (path, part) in [(PROFILE, Part::Profile), (LIST, Part::Activity), ("/da/kvittering", Part::Afterwards)] {
        let scene = at_page(path);
        assert_eq!(fetched(&scene), [(part, "now")]);
        assert_eq!(coming(&scene.tell(Message::PartCame(part)), part), PartState::Here);
    }
    assert_eq!(fetched(&at_page("/da/spaer/mitid")), []);
}

#[test]
fn what_is_linked_to_comes_ahead_for_whoever_is_logged_in() {
    let nobody = at_page("/da/spaer/mitid");
    let scene = nobody.logged_in(person("anna"));
    // What comes after a block, while somebody still chooses.
    assert_eq!(fetched(&scene), [(Part::Afterwards, "idly")]);
    let scene = scene.tell(Message::PartCame(Part::Afterwards));
    assert_eq!(fetched(&scene), [(Part::Activity, "idly")]);
    // Once; and one who goes there before it has come waits for the same one.
    let scene = scene.tell(Message::PageShown);
    assert_eq!(fetched(&scene), []);
    let scene = scene.tell(follow(LIST, ""));
    assert_eq!((fetched(&scene), coming(&scene, Part::Activity)), (vec![(Part::Activity, "now")], PartState::Asked));
}

/// While a block is under way, its requests have the network for themselves, so no part is fetched ahead.
#[test]
fn nothing_comes_ahead_while_a_block_is_under_way() {
    let sent = Scene::sent();
    assert_eq!(sent.state.shell.route, Route::Page(spaer_core::domain::language::Lang::Da, Page::Receipt));
    // What is to be done next is: its own questions have gone out before.
    let is_sent_first = |effects: &[Effect]| {
        let place = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted).expect("one");
        place(|effect| matches!(effect, Effect::SendBlock { .. }))
            < place(|effect| matches!(effect, Effect::FetchPart(_)))
    };
    assert_eq!(fetched(&sent), [(Part::Afterwards, "now")]);
    assert!(is_sent_first(&sent.effects), "{:?}", sent.effects);
    assert_eq!(fetched(&sent.clone().tell(Message::PartCame(Part::Afterwards))), []);
    let settled = sent.answered(Ok(()));
    assert_eq!(fetched(&settled), [], "one after the other");
    let settled = settled.tell(Message::PartCame(Part::Afterwards));
    assert_eq!(fetched(&settled), [(Part::Profile, "idly")]);
    assert_eq!(fetched(&settled.tell(Message::PartCame(Part::Profile))), [(Part::Activity, "idly")]);
}

#[test]
fn a_part_that_does_not_come_is_told_and_can_be_asked_for_again() {
    let scene = at_page(PROFILE);
    let slow = scene.tell(Message::PartSlow(Part::Profile));
    assert_eq!(coming(&slow, Part::Profile), PartState::Slowly);
    let lost = slow.tell(Message::PartLost(Part::Profile));
    assert_eq!(
        (coming(&lost, Part::Profile), fetched(&lost)),
        (PartState::Lost, vec![]),
        "not by itself, or it would go on for ever"
    );
    for press in [Message::RetryPressed, Message::PageShown] {
        let again = lost.clone().tell(press);
        assert_eq!((coming(&again, Part::Profile), fetched(&again)), (PartState::Asked, vec![(Part::Profile, "now")]));
        // What was given up may still come.
        let here = again.tells([
            Message::PartCame(Part::Profile),
            Message::PartLost(Part::Profile),
            Message::PartSlow(Part::Profile),
        ]);
        assert_eq!(coming(&here, Part::Profile), PartState::Here);
    }
    // Coming back to it asks too, and what is there stays there.
    let elsewhere = lost.tell(follow("/da/spaer/mitid", ""));
    assert_eq!(fetched(&elsewhere.tell(follow(PROFILE, ""))), [(Part::Profile, "now")]);
}

#[test]
fn what_was_used_is_picked_where_authenticators_are_chosen() {
    let list = at_page(LIST).logged_in(person("anna")).tell(Message::PartCame(Part::Activity));
    let left = list.tell(Message::ListLeft(vec![device("code")]));
    assert!(
        left.effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepChoice(choice) if choice.ids == [device("code")])),
        "for a login on the way"
    );
    let arrived = left.tell(follow("/da/spaer/identifikationsmiddel", "#step=check"));
    assert!(arrived.state.acting.left_list, "the receipt leads back");
    let arrived = arrived.listed(two());
    assert_eq!(*arrived.step(), Step::Checking { ids: vec![device("code")] });
    // Whoever comes from elsewhere begins anew.
    let elsewhere =
        arrived.tell(follow(PROFILE, "")).tell(follow("/da/spaer/identifikationsmiddel", "#step=check")).listed(two());
    assert!(matches!(elsewhere.step(), Step::Choosing { chosen, .. } if chosen.is_empty()), "{:?}", elsewhere.step());
}

#[test]
fn before_anything_is_known_no_part_is_wanted() {
    let (state, effects) = update(State::at(Route::NotFound), Message::RetryPressed, at(0));
    assert_eq!(Part::ALL.map(|part| state.shell.parts.of(part)), [PartState::NotWanted; 3]);
    assert!(effects.is_empty(), "{effects:?}");
}
