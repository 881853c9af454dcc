//! The gateway's words against `contract/openapi.yaml`.

use std::collections::BTreeSet;

use spaer_contract::Contract;
use spaer_gateway::domain::{
    ActivityKind, ActivityOutcome, AuthenticatorKind, AuthenticatorStatus, Channel, IdentityStatus, Party, Reason,
    RefusedCode, SessionsEnded, WayKind,
};

#[test]
fn every_word_of_the_contract_is_known_and_no_other() {
    let contract = Contract::load();
    for (schema, words) in [
        ("Actor", Party::WORDS),
        ("WayKind", WayKind::WORDS),
        ("IdentityStatus", IdentityStatus::WORDS),
        ("AuthenticatorKind", AuthenticatorKind::WORDS),
        ("AuthenticatorStatus", AuthenticatorStatus::WORDS),
        ("RefusedCode", RefusedCode::WORDS),
        ("Channel", Channel::WORDS),
        ("SessionsEnded", SessionsEnded::WORDS),
        ("ActivityKind", ActivityKind::WORDS),
        ("ActivityOutcome", ActivityOutcome::WORDS),
    ] {
        let asked: BTreeSet<String> = contract.words(schema).into_iter().collect();
        assert!(!asked.is_empty(), "{schema}");
        assert_eq!(words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>(), asked, "{schema}");
    }
    let order = &contract.document()["components"]["schemas"]["BlockOrder"]["properties"];
    assert_eq!(order["reason"]["enum"], serde_json::json!(Reason::WORDS));
}
