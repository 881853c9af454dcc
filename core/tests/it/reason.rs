//! Which reasons lead where.

use spaer_core::domain::{authenticator::Kind, page::Page, reason::Reason};

fn reasons_for(kind: Kind) -> Vec<Reason> {
    Reason::ALL.into_iter().filter(|reason| reason.kinds().contains(&kind)).collect()
}

#[test]
fn every_kind_is_in_some_reason_and_none_is_in_all() {
    let of_authenticators = Reason::ALL.iter().filter(|reason| reason.act().page() == Page::BlockAuthenticator).count();
    for kind in Kind::ALL {
        let reasons = reasons_for(kind).len();
        assert!(reasons > 0, "{kind:?}: nobody who picks a reason finds it");
        assert!(reasons < of_authenticators, "{kind:?}: whatever the reason, it is in the way");
    }
}

#[test]
fn a_kind_that_nobody_has_heard_of_is_a_thing_that_can_be_lost() {
    assert_eq!(reasons_for(Kind::Other), [Reason::LostDevice]);
}

#[test]
fn there_are_reasons_for_both_acts() {
    for page in [Page::BlockAuthenticator, Page::BlockIdentity] {
        assert!(Reason::ALL.iter().any(|reason| reason.act().page() == page), "{page:?}");
    }
}

#[test]
fn only_a_stolen_phone_takes_its_number_along_and_only_a_new_one_leaves_the_old_in_hand() {
    let all = |which: fn(Reason) -> bool| Reason::ALL.into_iter().filter(|reason| which(*reason)).collect::<Vec<_>>();
    assert_eq!(all(Reason::loses_number), [Reason::StolenPhone]);
    assert_eq!(all(Reason::keeps_another), [Reason::NewPhone]);
}
