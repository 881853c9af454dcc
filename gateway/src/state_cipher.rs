//! Encrypts the address to return to after a login, so that it can travel inside `state` through the eID and back.
//!
//! A login that comes back in another browser can thus still lead to the page, reason and language that was asked for. The address is encrypted and
//! padded, because the eID must not learn from it what a citizen is about to do; it is authenticated, so that nobody else can make one.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};

use crate::random::{self, NoRandomness};
use crate::return_to::ReturnTo;

const NONCE_BYTES: usize = 24;
/// Associated data of the encryption: a text that was encrypted with the same key for another purpose does not decrypt here.
const PURPOSE: &[u8] = b"spaer login state 1";
/// The address is padded to a multiple of this length. Every page of the app, with reason or receipt, fits into one block.
const BLOCK_BYTES: usize = 128;

/// The key that encrypts a login's `state`.
#[derive(Clone, Default)]
pub enum LoginKey {
    /// Random, made when the gateway starts and known to nobody else. A login that was begun before a restart fails.
    #[default]
    OfThisProcess,
    /// Set by the operator, when several processes serve one address. 32 random bytes, kept as secret as a password.
    Shared([u8; 32]),
}

impl fmt::Debug for LoginKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OfThisProcess => "OfThisProcess",
            Self::Shared(_) => "Shared(…)",
        })
    }
}

/// Encrypts, and decrypts what it or another process with the same key has encrypted.
pub(crate) struct StateCipher {
    cipher: Result<XChaCha20Poly1305, NoRandomness>,
}

impl StateCipher {
    pub(crate) fn new(key: &LoginKey) -> Self {
        let bytes = match key {
            LoginKey::OfThisProcess => random::bytes(),
            LoginKey::Shared(bytes) => Ok(*bytes),
        };
        Self { cipher: bytes.map(|bytes| XChaCha20Poly1305::new((&bytes).into())) }
    }

    /// Encrypts the address under a new random nonce: the result differs each time and cannot be guessed.
    pub(crate) fn encrypt(&self, return_to: &ReturnTo) -> Result<String, NoRandomness> {
        let cipher = self.cipher.as_ref().map_err(|error| *error)?;
        let nonce: [u8; NONCE_BYTES] = random::bytes()?;
        let mut text = return_to.to_string().into_bytes();
        // Padded with NUL, which no path contains, so that the padding can be removed again.
        text.resize(text.len().max(1).next_multiple_of(BLOCK_BYTES), 0);
        // It fails only for texts of many gigabytes.
        let ciphertext =
            cipher.encrypt((&nonce).into(), Payload { msg: &text, aad: PURPOSE }).map_err(|_| NoRandomness)?;
        Ok(random::to_hex(&nonce) + &random::to_hex(&ciphertext))
    }

    /// `None` for whatever was not encrypted with this key.
    pub(crate) fn decrypt(&self, state: &str) -> Option<ReturnTo> {
        let bytes = random::from_hex(state)?;
        let (nonce, ciphertext) = bytes.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let cipher = self.cipher.as_ref().ok()?;
        let text = cipher.decrypt((&nonce).into(), Payload { msg: ciphertext, aad: PURPOSE }).ok()?;
        let text = String::from_utf8(text).ok()?;
        ReturnTo::read(text.trim_end_matches('\0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> ReturnTo {
        ReturnTo::parse(text).expect("is a path of the app")
    }

    #[test]
    fn what_was_encrypted_decrypts_with_the_same_key_only() {
        let shared = LoginKey::Shared([7; 32]);
        let (one, other) = (StateCipher::new(&shared), StateCipher::new(&shared));
        for text in ["/", "/da/spaer/mitid#told-code", "/da/x?a=b#c", &format!("/{}", "a".repeat(1_999))] {
            let state = one.encrypt(&path(text)).expect("there is randomness");
            assert_eq!(one.decrypt(&state), Some(path(text)));
            assert_eq!(other.decrypt(&state), Some(path(text)));
            assert_eq!(StateCipher::new(&LoginKey::OfThisProcess).decrypt(&state), None, "another key");
        }
    }

    #[test]
    fn what_was_changed_or_made_up_does_not_decrypt() {
        let cipher = StateCipher::new(&LoginKey::OfThisProcess);
        let state = cipher.encrypt(&path("/da/")).expect("there is randomness");
        for place in (0..state.len()).step_by(17) {
            let mut changed = state.clone().into_bytes();
            if let Some(digit) = changed.get_mut(place) {
                *digit = if *digit == b'0' { b'1' } else { b'0' };
            }
            assert_eq!(cipher.decrypt(&String::from_utf8_lossy(&changed)), None, "{place}");
        }
        for made_up in ["", "0", "zz", "æ", &"0".repeat(64), &state.to_uppercase(), &format!("{state}00")] {
            assert_eq!(cipher.decrypt(made_up), None, "{made_up}");
        }
    }

    #[test]
    fn nothing_about_the_page_can_be_read_from_the_state() {
        let cipher = StateCipher::new(&LoginKey::OfThisProcess);
        let receipt = format!("/en/receipt#{}.{}", "a".repeat(32), "b".repeat(32));
        let states: Vec<String> = ["/", "/da/spaer/mitid#told-code", "/da/spaer/mitid#told-code", &receipt]
            .iter()
            .map(|text| cipher.encrypt(&path(text)).expect("there is randomness"))
            .collect();
        let first = states.first().expect("there are four");
        assert!(states.iter().all(|state| state.len() == first.len()), "as long for one as for another");
        assert!(states.iter().enumerate().all(|(n, state)| !states.iter().skip(n + 1).any(|other| other == state)));
        let bytes = states.iter().filter_map(|state| random::from_hex(state));
        assert!(bytes.into_iter().all(|bytes| !String::from_utf8_lossy(&bytes).contains("/da")));
    }

    #[test]
    fn the_key_is_not_printed() {
        assert_eq!(format!("{:?}", LoginKey::Shared([7; 32])), "Shared(…)");
    }
}
