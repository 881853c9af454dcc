//! Things that several tests need one of.

use spaer_core::domain::{
    authenticator::{Authenticator, Authenticators, Kind, Status},
    block::{BlockState, Details, Intent, Record, RecordTarget, RefusedCode, Target},
    id::{AuthenticatorId, BlockId, ReceiptKey},
    identity::{Identity, IdentityStatus},
    person::{CsrfToken, Person, SubjectKey},
    text::UntrustedText,
    time::Timestamp,
};
use spaer_core::{
    flow::app::{Message, TabStorage},
    route::Address,
};

pub fn at(millis: i64) -> Timestamp {
    Timestamp::from_unix_millis(millis)
}

pub fn device(id: &str) -> AuthenticatorId {
    AuthenticatorId::parse(id).expect("a usable id")
}

pub fn person(key: &str) -> Person {
    Person {
        subject_key: SubjectKey::new(key).expect("not empty"),
        display_name: UntrustedText::new(key),
        user_id_masked: UntrustedText::new("a•••1"),
        expires_at: None,
        as_of: None,
        csrf_token: CsrfToken::new("token").expect("fit for a header"),
    }
}

pub fn block_id() -> BlockId {
    BlockId::from_random([1; 16])
}

/// Anna's intent to block her device `app`, made at 0.
pub fn intent() -> Intent {
    let id = block_id();
    Intent {
        subject: person("anna").subject_key.hash_for(&id),
        key: ReceiptKey::from_random([2; 16]),
        target: Target::Authenticator(device("app")),
        made_at: at(0),
        seen: Some(at(5)),
        reason: None,
        id,
    }
}

pub fn target_of(id: Option<&str>) -> RecordTarget {
    RecordTarget::Authenticator {
        id: id.map(device),
        kind: Some(Kind::App),
        label: UntrustedText::default(),
        short_id: UntrustedText::default(),
    }
}

/// A record of [`intent`], true at that moment.
pub fn record(state: BlockState, as_of: i64) -> Record {
    let target = target_of(Some("app"));
    Record {
        id: block_id(),
        subject: None,
        target,
        as_of: at(as_of),
        received_at: None,
        state,
        details: Details::default(),
    }
}

pub fn in_effect() -> BlockState {
    BlockState::InEffect { since: None, already_since: None }
}

pub fn refused(when: i64) -> BlockState {
    BlockState::Refused { at: at(when), code: RefusedCode::SessionTooNew }
}

pub fn ended() -> BlockState {
    BlockState::Ended { at: None, by: None, in_effect_at: None }
}

pub fn authenticator(id: &str, kind: Kind, status: Status) -> Authenticator {
    Authenticator {
        id: Some(device(id)),
        kind,
        label: UntrustedText::new("iPhone"),
        short_id: UntrustedText::new(id),
        model: UntrustedText::default(),
        status,
        registered_at: None,
        last_used_at: None,
        opened_this_session: false,
        blocked_since: None,
        status_since: None,
        reactivation: Vec::new(),
    }
}

pub fn list(items: Vec<Authenticator>) -> Authenticators {
    Authenticators { subject: person("anna").subject_key, as_of: at(100), items }
}

pub fn identity(subject: &str, status: IdentityStatus, as_of: i64) -> Identity {
    Identity {
        subject: person(subject).subject_key,
        as_of: at(as_of),
        status,
        since: None,
        blocked_by: None,
        reference: None,
        reactivation: Vec::new(),
    }
}

/// The page at this address was loaded, from a host that sends the right document.
pub fn started(path: &str, fragment: &str, kept: TabStorage) -> Message {
    let served = Address::parse(path).path().unwrap_or_else(|| "/404.html".to_owned());
    Message::Started {
        path: path.to_owned(),
        fragment: fragment.to_owned(),
        served,
        again: false,
        languages: vec!["en-GB".to_owned()],
        kept,
    }
}
