//! Opaque identifiers: each is made in one place and compared, never interpreted.

use std::marker::PhantomData;

/// An id that the back end gave: opaque text of 1 to 200 characters without control characters. `Of`: a marker type for what it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opaque<Of>(String, PhantomData<Of>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfAuthenticator {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfActivity {}

pub type AuthenticatorId = Opaque<OfAuthenticator>;
pub type ActivityId = Opaque<OfActivity>;

impl<Of> Opaque<Of> {
    /// The longest id that the contract allows, in characters.
    pub const MAX_CHARS: usize = 200;

    /// `None` when it is empty, too long, or holds a control character.
    pub fn parse(raw: &str) -> Option<Self> {
        let fits = !raw.is_empty() && raw.chars().count() <= Self::MAX_CHARS && !raw.chars().any(char::is_control);
        fits.then(|| Self(raw.to_owned(), PhantomData))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A block's id, made by the browser before anything is sent, so that sending twice is one block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(String);

/// The secret that lets its holder read one block without a session. Never printed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ReceiptKey(String);

/// 128 bits of base64 are 22 characters; the contract asks for at least that.
const MIN_TOKEN: usize = 22;
const MAX_TOKEN: usize = 200;

fn is_token(raw: &str) -> bool {
    (MIN_TOKEN..=MAX_TOKEN).contains(&raw.len())
        && raw.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn hex(bytes: [u8; 16]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl BlockId {
    /// `random`: 128 bits from the browser's cryptographic source.
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(hex(random))
    }

    /// `None` unless it has the contract's shape: 22 to 200 characters of `A-Z a-z 0-9 - _`.
    pub fn parse(raw: &str) -> Option<Self> {
        is_token(raw).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ReceiptKey {
    /// `random`: 128 bits from the browser's cryptographic source.
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(hex(random))
    }

    /// Same shape as [`BlockId::parse`].
    pub fn parse(raw: &str) -> Option<Self> {
        is_token(raw).then(|| Self(raw.to_owned()))
    }

    /// The secret itself, for the request header, the link and the tab's storage; nowhere else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}
