//! Texts that travel through a browser and come back: nobody else can read, change or make one, and each is good for one purpose and a while.

use std::time::Duration;

use spaer_gateway::random::{self, NoRandomness};
use spaer_gateway::{Cipher, Keys, Moment};

/// Seals and opens.
pub struct Seal {
    cipher: Cipher,
}

impl Seal {
    /// With the keys of the gateway.
    #[must_use]
    pub fn new(keys: &Keys) -> Self {
        Self { cipher: Cipher::new(keys) }
    }

    /// `bound_to`: what it belongs to; it opens with the same only.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn seal(&self, text: &str, bound_to: &str, age: Duration) -> Result<String, NoRandomness> {
        let until = Moment::now().plus_millis(i64::try_from(age.as_millis()).unwrap_or(i64::MAX));
        let message = format!("{} {text}", until.as_millis());
        let sealed = self.cipher.seal(&purpose(bound_to), message.as_bytes())?;
        Ok(random::to_hex(&sealed))
    }

    /// `None` for whatever was not sealed with this key and for this, or is too old.
    #[must_use]
    pub fn open(&self, sealed: &str, bound_to: &str) -> Option<String> {
        let bytes = random::from_hex(sealed)?;
        let message = String::from_utf8(self.cipher.open(&purpose(bound_to), &bytes)?).ok()?;
        let (until, text) = message.split_once(' ')?;
        (Moment::now().as_millis() < until.parse().ok()?).then(|| text.to_owned())
    }
}

fn purpose(bound_to: &str) -> Vec<u8> {
    ["spaer login page 1 ", bound_to].concat().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(key: u8) -> Seal {
        Seal::new(&Keys::one([key; 32]))
    }

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn it_opens_for_what_it_was_sealed_for() {
        let seal = shared(7);
        for text in ["", "a b c", "æøå", &"x".repeat(5_000)] {
            let sealed = seal.seal(text, "state-1", HOUR).expect("there is randomness");
            assert_eq!(seal.open(&sealed, "state-1").as_deref(), Some(text));
            assert_eq!(seal.open(&sealed, "state-2"), None);
            assert_eq!(shared(8).open(&sealed, "state-1"), None);
            assert_eq!(shared(7).open(&sealed, "state-1").as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_old_or_changed_or_made_up_does_not_open() {
        let seal = Seal::new(&Keys::OfThisProcess);
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
