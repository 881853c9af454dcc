//! Randomness from the operating system, and nothing else.

use std::fmt::Write as _;

use subtle::ConstantTimeEq as _;

/// The operating system gave no randomness; nothing that needs a secret can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

/// Random bytes.
///
/// # Errors
/// When the operating system has none to give.
pub fn bytes<const COUNT: usize>() -> Result<[u8; COUNT], NoRandomness> {
    let mut buffer = [0_u8; COUNT];
    getrandom::fill(&mut buffer).map_err(|_| NoRandomness)?;
    Ok(buffer)
}

/// `bytes` random bytes in lowercase hex.
///
/// # Errors
/// When the operating system has none to give.
pub fn hex(bytes: usize) -> Result<String, NoRandomness> {
    let mut buffer = vec![0_u8; bytes];
    getrandom::fill(&mut buffer).map_err(|_| NoRandomness)?;
    Ok(to_hex(&buffer))
}

/// Lowercase hex.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of what [`to_hex`] wrote; `None` for anything else, so that no two texts are the same bytes.
#[must_use]
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(high)? * 16 + digit(low)?),
            _ => None,
        })
        .collect()
}

/// Equal or not, in a time that does not depend on where the first difference is.
#[must_use]
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_means_equal_in_content_and_length() {
        assert!(constant_time_eq(b"", b""));
        assert!(constant_time_eq(b"abc", b"abc"));
        assert!(!constant_time_eq(b"abc", b"abd"));
        assert!(!constant_time_eq(b"abc", b"ab"));
        assert!(!constant_time_eq(b"", b"a"));
    }

    #[test]
    fn hex_is_read_as_it_is_written() {
        assert_eq!(from_hex(&to_hex(&[0, 9, 10, 255])), Some(vec![0, 9, 10, 255]));
        for other in ["0", "0G", "FF", "é", "0x"] {
            assert_eq!(from_hex(other), None, "{other}");
        }
    }

    #[test]
    fn two_draws_differ() {
        assert_ne!(hex(16), hex(16));
        assert_eq!(hex(16).map(|text| text.len()), Ok(32));
    }
}
