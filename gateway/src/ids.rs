//! Opaque ids and secrets. Each is made by parsing; none is looked into afterwards.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::random;

/// In characters, as the contract's `maxLength` counts.
const MAX_LENGTH: usize = 200;

/// Whether a back end may use this text as an id: 1 to 200 characters, and no control character.
pub(crate) fn is_opaque(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= MAX_LENGTH && !text.chars().any(char::is_control)
}

/// Whether a browser can have made this id or key: at least 22 characters of URL-safe base64, which hold 128 random bits.
fn is_browser_made(text: &str) -> bool {
    (22..=MAX_LENGTH).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

macro_rules! opaque_ids {
    ($($(#[$doc:meta])* $name:ident by $rule:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The id, if the text has the form of one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                $rule(text).then(|| Self(text.to_owned()))
            }

            /// The text it was made from.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )+};
}

opaque_ids! {
    /// A block's id, made by the browser before anything is sent.
    BlockId by is_browser_made;
    /// An authenticator, by the back end's own name for it.
    AuthenticatorId by is_opaque;
    /// One row of the activity list.
    ActivityId by is_opaque;
    /// Opaque key of a person: the same at each of their logins, without revealing who they are.
    SubjectKey by is_opaque;
}

/// Text about a person. It has no `Display`, and its `Debug` says nothing, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Private(String);

impl Private {
    /// Wraps text about a person.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the one who may see it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The back end's own session, which never leaves the gateway.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SessionToken(String);

impl SessionToken {
    /// Wraps what the back end calls its session.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text to show to the back end.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The secret with which a block can be read without a session. Only its hash is stored.
#[derive(Clone)]
pub struct ReceiptKey(String);

impl ReceiptKey {
    /// The key, if the text has the form of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_browser_made(text).then(|| Self(text.to_owned()))
    }

    /// Its SHA-256 hash, which is all that is stored.
    #[must_use]
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0.as_bytes()).into())
    }
}

impl fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The SHA-256 hash of a receipt key, as it is stored. A fast hash is enough: the key is random and long, so nobody can find it by trying, and a slow
/// password hash would only delay the citizen.
#[derive(Clone, Copy, Debug)]
pub struct KeyHash([u8; 32]);

impl KeyHash {
    /// Is this the key?
    #[must_use]
    pub fn matches(&self, key: &ReceiptKey) -> bool {
        random::constant_time_eq(&self.0, &key.hash().0)
    }

    /// For storing.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// From storage.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_id_is_long_and_plain() {
        assert!(BlockId::parse("0123456789abcdef0123456789abcdef").is_some());
        assert!(BlockId::parse("0123456789abcdef01234").is_none());
        assert!(BlockId::parse(&"a".repeat(201)).is_none());
        assert!(BlockId::parse("0123456789abcdef0123456789abcde/").is_none());
        assert!(BlockId::parse("0123456789abcdef0123456789abcdé").is_none());
    }

    #[test]
    fn an_id_of_the_back_end_is_counted_in_characters() {
        assert!(AuthenticatorId::parse(&"\u{20ac}".repeat(200)).is_some());
        assert!(SubjectKey::parse(&"\u{20ac}".repeat(200)).is_some());
        assert!(AuthenticatorId::parse(&"\u{20ac}".repeat(201)).is_none());
        assert!(ActivityId::parse("").is_none());
        assert!(ActivityId::parse("a\u{85}").is_none());
    }

    #[test]
    fn only_the_same_key_fits() {
        let key = ReceiptKey::parse("kkkkkkkkkkkkkkkkkkkkkkkk");
        let other = ReceiptKey::parse("kkkkkkkkkkkkkkkkkkkkkkkl");
        let (Some(key), Some(other)) = (key, other) else { panic!("both are keys") };
        assert!(key.hash().matches(&key));
        assert!(!key.hash().matches(&other));
    }

    #[test]
    fn debug_says_nothing_about_a_person() {
        assert_eq!(format!("{:?}", Private::new("Anna")), "…");
        assert_eq!(format!("{:?}", SessionToken::new("t")), "…");
    }
}
