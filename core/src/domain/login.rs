//! Visits to the eID's login page, as this browser remembers them.

/// Names one visit to the login page that this browser began. The outcome in the address is believed only together with a name that this browser stored: an
/// outcome alone could be in anybody's link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt(String);

impl Attempt {
    /// 64 bits in hex.
    pub fn parse(raw: &str) -> Option<Self> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        (raw.len() == 16 && raw.bytes().all(is_hex)).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
