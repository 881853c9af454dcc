//! Randomness that cannot be guessed.

/// 256 bits from the browser's cryptographic source; `None` where it has none, and then nothing may be sent.
pub fn draw() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Any number below `limit`, good enough to spread requests; 0 for 0.
pub fn below(limit: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of a u32, from 0 up")]
    let number = (js_sys::Math::random() * f64::from(limit)) as u32;
    number
}
