//! Texts that travel through a browser and come back: nobody else can read, change or make one, and each is good for one purpose and a while.

use std::time::Duration;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use spaer_gateway::Moment;
use spaer_gateway::random::{self, NoRandomness};

const NONCE_BYTES: usize = 24;

/// Seals and opens.
pub struct Seal {
    cipher: XChaCha20Poly1305,
}

impl Seal {
    /// With this key: 32 random bytes. Several processes that serve one address have the same.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.into()) }
    }

    /// With a key that nobody else has: what was sealed before a restart does not open after it.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn of_this_process() -> Result<Self, NoRandomness> {
        Ok(Self::new(&random::bytes()?))
    }

    /// `bound_to`: what it belongs to; it opens with the same only.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn seal(&self, text: &str, bound_to: &str, age: Duration) -> Result<String, NoRandomness> {
        let nonce: [u8; NONCE_BYTES] = random::bytes()?;
        let until = Moment::now().plus_millis(i64::try_from(age.as_millis()).unwrap_or(i64::MAX));
        let message = format!("{} {text}", until.as_millis());
        let payload = Payload { msg: message.as_bytes(), aad: bound_to.as_bytes() };
        // It fails only for texts of many gigabytes.
        let sealed = self.cipher.encrypt((&nonce).into(), payload).map_err(|_| NoRandomness)?;
        Ok(random::to_hex(&nonce) + &random::to_hex(&sealed))
    }

    /// `None` for whatever was not sealed with this key and for this, or is too old.
    #[must_use]
    pub fn open(&self, sealed: &str, bound_to: &str) -> Option<String> {
        let bytes = random::from_hex(sealed)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let payload = Payload { msg: sealed, aad: bound_to.as_bytes() };
        let message = String::from_utf8(self.cipher.decrypt((&nonce).into(), payload).ok()?).ok()?;
        let (until, text) = message.split_once(' ')?;
        (Moment::now().as_millis() < until.parse().ok()?).then(|| text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn it_opens_for_what_it_was_sealed_for() {
        let seal = Seal::new(&[7; 32]);
        for text in ["", "a b c", "æøå", &"x".repeat(5_000)] {
            let sealed = seal.seal(text, "state-1", HOUR).expect("there is randomness");
            assert_eq!(seal.open(&sealed, "state-1").as_deref(), Some(text));
            assert_eq!(seal.open(&sealed, "state-2"), None);
            assert_eq!(Seal::new(&[8; 32]).open(&sealed, "state-1"), None);
            assert_eq!(Seal::new(&[7; 32]).open(&sealed, "state-1").as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_old_or_changed_or_made_up_does_not_open() {
        let seal = Seal::of_this_process().expect("there is randomness");
        let old = seal.seal("a", "s", Duration::ZERO).expect("there is randomness");
        assert_eq!(seal.open(&old, "s"), None);
        let sealed = seal.seal("a", "s", HOUR).expect("there is randomness");
        let changed = if sealed.ends_with('0') { "1" } else { "0" };
        let changed = [sealed.get(..sealed.len() - 1).unwrap_or_default(), changed].concat();
        for made_up in ["", "00", "zz", &changed, &sealed.repeat(2)] {
            assert_eq!(seal.open(made_up, "s"), None, "{made_up}");
        }
    }
}
