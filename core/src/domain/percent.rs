//! Text as a part of an address.

/// Appends it in percent-encoding: everything but what RFC 3986 (section 2.3) leaves alone everywhere, and the bytes that are `kept`.
pub fn percent_encode(text: &str, kept: &[u8], into: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') || kept.contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.extend([byte >> 4, byte & 15].map(|digit| HEX.get(usize::from(digit)).copied().unwrap_or('0')));
        }
    }
}
