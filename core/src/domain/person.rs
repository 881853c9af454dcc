//! The person who is logged in, and the keys and hashes that tell persons apart.

use sha2::{Digest, Sha256};

use super::{id::BlockId, text::UntrustedText, time::Timestamp};

/// A person as the session tells them. Nothing of it is stored, put into a path or printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Opaque; the same for the same person at every login.
    pub subject_key: SubjectKey,
    pub display_name: UntrustedText,
    pub user_id_masked: UntrustedText,
    /// When the session ends unless it is prolonged, by the back end's clock.
    pub expires_at: Option<Timestamp>,
    /// When this was said, by the same clock.
    pub as_of: Option<Timestamp>,
    pub csrf_token: CsrfToken,
}

impl Person {
    /// For how many milliseconds the session still lasts. Told by the back end's clock alone where it dates its answer; otherwise by `now`,
    /// this device's clock, which can be wrong.
    pub fn stays_millis(&self, now: Timestamp) -> Option<i64> {
        let left = self.expires_at?.millis_since(self.as_of.unwrap_or(now));
        // Without a date of the back end an end in the past is ignored: the session has just answered, so this device's clock must be wrong.
        (self.as_of.is_some() || left > 0).then_some(left)
    }

    /// Tells this session from any other, also from the same person's next one: its token is new at each login.
    pub fn hash_of_session(&self) -> SubjectHash {
        hash(&self.csrf_token.0, &self.subject_key.0)
    }
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

/// Opaque name of a person. Never printed: it is the same at every login.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SubjectKey(String);

impl std::fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

impl SubjectKey {
    pub fn new(raw: &str) -> Option<Self> {
        (!raw.is_empty()).then(|| Self(raw.to_owned()))
    }

    /// For the body of a block request only.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Tells, within one intent, whether somebody is the same person. Salted with the block's id, so that two intents of one
    /// person cannot be matched by whoever reads the tab's storage.
    pub fn hash_for(&self, block: &BlockId) -> SubjectHash {
        self.hash_with(block.as_str())
    }
}

impl SubjectKey {
    /// Hash that marks whose data this tab's storage holds: picks, ticks, and the place in the list of activities.
    pub fn hash_for_tab(&self) -> SubjectHash {
        self.hash_with("tab")
    }

    fn hash_with(&self, salt: &str) -> SubjectHash {
        hash(salt, &self.0)
    }
}

fn hash(salt: &str, value: &str) -> SubjectHash {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update([0]);
    hasher.update(value);
    SubjectHash(hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

/// 128 bits of SHA-256 over a salt and the subject key, in hex.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SubjectHash(String);

impl SubjectHash {
    pub fn parse(raw: &str) -> Option<Self> {
        (raw.len() == 32 && raw.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct CsrfToken(String);

impl CsrfToken {
    /// `None` when it could not travel in a header.
    pub fn new(raw: &str) -> Option<Self> {
        (!raw.is_empty() && raw.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(raw.to_owned()))
    }

    /// For the request header only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}
