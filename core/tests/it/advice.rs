//! What is advised to block after a report.

use spaer_core::domain::{
    activity::{
        Activity,
        ActivityKind::{self, *},
        Outcome::{self, Declined, Expired, Failed, Succeeded},
    },
    advice::{Advice, advise},
    id::AuthenticatorId,
};

use super::activity_list::done;

#[test]
fn a_report_leads_to_what_is_to_be_blocked() {
    let of =
        |id: &str, kind, outcome| Activity { authenticator: AuthenticatorId::parse(id), outcome, ..done(kind, None) };
    let cases = [
        ("nothing", vec![], false, vec![]),
        ("a login", vec![of("a", Login, Succeeded)], false, vec!["a"]),
        ("what came to nothing", vec![of("a", LoginFailed, Failed)], false, vec!["a"]),
        ("no authenticator", vec![of("", Approval, Succeeded)], false, vec![]),
        (
            "each once",
            vec![of("b", Login, Succeeded), of("a", Login, Succeeded), of("b", Approval, Succeeded)],
            false,
            vec!["b", "a"],
        ),
        (
            "the added one first",
            vec![of("b", Login, Succeeded), of("a", AuthenticatorAdded, Succeeded), of("c", Login, Succeeded)],
            false,
            vec!["a", "b", "c"],
        ),
        (
            "used before it was added",
            vec![of("a", Login, Succeeded), of("b", Login, Succeeded), of("b", AuthenticatorAdded, Succeeded)],
            false,
            vec!["b", "a"],
        ),
        (
            "two added ones",
            vec![of("b", AuthenticatorAdded, Succeeded), of("a", AuthenticatorAdded, Succeeded)],
            false,
            vec!["b", "a"],
        ),
        ("reactivated", vec![of("a", AuthenticatorReactivated, Succeeded)], false, vec!["a"]),
        ("blocked already", vec![of("a", AuthenticatorBlocked, Succeeded)], false, vec![]),
        (
            "the whole is no single one",
            vec![of("a", IdentityBlocked, Succeeded), of("b", IdentityReactivated, Succeeded)],
            false,
            vec![],
        ),
        ("the user id", vec![of("a", UserIdChanged, Succeeded)], true, vec!["a"]),
        ("the password", vec![of("", PasswordChanged, Outcome::Other)], true, vec![]),
        ("contact details", vec![of("", Login, Succeeded), of("", ContactChanged, Succeeded)], true, vec![]),
        (
            "details that were not changed",
            vec![of("a", UserIdChanged, Failed), of("", PasswordChanged, Declined), of("", ContactChanged, Expired)],
            false,
            vec!["a"],
        ),
        ("a kind that nobody has heard of", vec![of("a", ActivityKind::Other, Succeeded)], false, vec!["a"]),
    ];
    for (name, reported, whole, authenticators) in cases {
        let authenticators = authenticators.into_iter().filter_map(AuthenticatorId::parse).collect();
        assert_eq!(advise(reported.iter()), Advice { identity: whole, authenticators }, "{name}");
    }
}
