//! The keys of an operator, and what is sealed with them: logins under way, which travel through the eID and back, and sessions, which lie in a database.
//!
//! Keys are changed by putting a new one in front: it seals from then on, and the older ones still open what they have sealed, until they are taken away.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::random::{self, NoRandomness};

/// As long as a nonce of XChaCha20-Poly1305.
pub(crate) const NONCE_BYTES: usize = 24;

/// Keys of 32 random bytes, kept as secret as a password.
#[derive(Clone, Default)]
pub enum Keys {
    /// One that is made when the gateway starts and that nobody else knows: after a restart no login is finished, and everybody must log in again.
    #[default]
    OfThisProcess,
    /// Set by the operator: every process that serves one address has the same.
    Shared {
        /// Seals, and opens.
        current: [u8; 32],
        /// Open what was sealed before the current one came. A login under way lives for a quarter of an hour, a session for as long as the back end says.
        older: Vec<[u8; 32]>,
    },
}

impl Keys {
    /// This one, and none before it.
    #[must_use]
    pub const fn one(key: [u8; 32]) -> Self {
        Self::Shared { current: key, older: Vec::new() }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OfThisProcess => "OfThisProcess",
            Self::Shared { .. } => "Shared(…)",
        })
    }
}

/// Seals, and opens what it or another process with one of the same keys has sealed. What it is for is authenticated with it: a text that was sealed for
/// something else does not open.
#[derive(Clone)]
pub struct Cipher {
    /// The current key first.
    keys: Result<Vec<[u8; 32]>, NoRandomness>,
}

impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cipher(…)")
    }
}

impl Cipher {
    /// With these keys.
    #[must_use]
    pub fn new(keys: &Keys) -> Self {
        let keys = match keys {
            Keys::OfThisProcess => random::bytes().map(|own| vec![own]),
            Keys::Shared { current, older } => Ok([std::slice::from_ref(current), older].concat()),
        };
        Self { keys }
    }

    /// The nonce, and then the ciphertext.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn seal(&self, purpose: &[u8], text: &[u8]) -> Result<Vec<u8>, NoRandomness> {
        let key = self.current()?;
        let nonce: [u8; NONCE_BYTES] = random::bytes()?;
        let payload = Payload { msg: text, aad: purpose };
        // It fails only for texts of many gigabytes.
        let sealed = XChaCha20Poly1305::new(key.into()).encrypt((&nonce).into(), payload).map_err(|_| NoRandomness)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// `None` for whatever was not sealed with one of these keys and for this purpose.
    #[must_use]
    pub fn open(&self, purpose: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let sealed = Sealed { purpose, bytes: sealed };
        self.keys.as_ref().ok()?.iter().find_map(|key| sealed.open(key))
    }

    /// A name for these bytes, under which they can be counted, and from which nobody without the key can find them by trying.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn name(&self, purpose: &[u8], parts: &[&[u8]]) -> Result<[u8; 32], NoRandomness> {
        mac(self.current()?, purpose, parts)
    }

    /// The same with the key that has sealed this, so that what was begun under an older key goes on under it; with the current one if none of them has.
    ///
    /// # Errors
    /// When the machine has no randomness.
    #[cfg(feature = "oidc")]
    pub(crate) fn name_under(
        &self,
        sealed: Sealed<'_>,
        purpose: &[u8],
        parts: &[&[u8]],
    ) -> Result<[u8; 32], NoRandomness> {
        let keys = self.keys.as_ref().map_err(|error| *error)?;
        let sealer = keys.iter().find(|key| sealed.opens_with(key));
        mac(sealer.or(keys.first()).ok_or(NoRandomness)?, purpose, parts)
    }

    fn current(&self) -> Result<&[u8; 32], NoRandomness> {
        self.keys.as_ref().map_err(|error| *error)?.first().ok_or(NoRandomness)
    }
}

/// Something that was sealed, and what for.
#[derive(Clone, Copy)]
pub(crate) struct Sealed<'a> {
    pub(crate) purpose: &'a [u8],
    pub(crate) bytes: &'a [u8],
}

impl Sealed<'_> {
    fn open(self, key: &[u8; 32]) -> Option<Vec<u8>> {
        let (nonce, sealed) = self.bytes.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: self.purpose };
        XChaCha20Poly1305::new(key.into()).decrypt(nonce.into(), payload).ok()
    }

    #[cfg(feature = "oidc")]
    fn opens_with(self, key: &[u8; 32]) -> bool {
        self.open(key).is_some()
    }
}

fn mac(key: &[u8; 32], purpose: &[u8], parts: &[&[u8]]) -> Result<[u8; 32], NoRandomness> {
    // A key of any length will do.
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).map_err(|_| NoRandomness)?;
    for part in [&[purpose], parts].concat() {
        // With its length, so that no two lists of parts are the same bytes.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(current: u8, older: &[u8]) -> Cipher {
        Cipher::new(&Keys::Shared { current: [current; 32], older: older.iter().map(|key| [*key; 32]).collect() })
    }

    #[test]
    fn an_older_key_opens_and_a_newer_one_seals() {
        let before = shared(1, &[]).seal(b"a", b"text").expect("there is randomness");
        let now = shared(2, &[1]);
        assert_eq!(now.open(b"a", &before).as_deref(), Some(b"text".as_slice()));
        let after = now.seal(b"a", b"text").expect("there is randomness");
        assert!(shared(2, &[]).open(b"a", &after).is_some() && shared(1, &[]).open(b"a", &after).is_none());
        assert!(shared(2, &[]).open(b"a", &before).is_none(), "its key was taken away");
    }

    #[test]
    fn what_is_for_something_else_or_was_changed_does_not_open() {
        let cipher = Cipher::new(&Keys::OfThisProcess);
        let sealed = cipher.seal(b"a", b"text").expect("there is randomness");
        assert!(
            cipher.open(b"b", &sealed).is_none() && Cipher::new(&Keys::OfThisProcess).open(b"a", &sealed).is_none()
        );
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(cipher.open(b"a", &changed).is_none(), "{place}");
        }
        assert!(cipher.open(b"a", b"").is_none());
    }

    #[test]
    fn a_name_is_the_same_for_the_same_only() {
        let cipher = shared(1, &[2]);
        let name = |parts: &[&[u8]]| cipher.name(b"a", parts).expect("there is a key");
        assert_eq!(name(&[b"x", b"y"]), shared(1, &[]).name(b"a", &[b"x", b"y"]).expect("there is a key"));
        for other in [&[b"xy".as_slice()] as &[&[u8]], &[b"x", b"", b"y"], &[b"y", b"x"]] {
            assert_ne!(name(&[b"x", b"y"]), name(other));
        }
        assert_ne!(name(&[]), cipher.name(b"b", &[]).expect("there is a key"));
    }

    #[test]
    fn keys_are_not_printed() {
        assert_eq!(format!("{:?}", Keys::Shared { current: [7; 32], older: vec![[8; 32]] }), "Shared(…)");
    }
}
