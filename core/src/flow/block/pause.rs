//! How long the machine waits before it asks again. Each pause has a length and a spread: the runtime adds a part of the spread, drawn anew each time, so that
//! not all browsers ask in the same instant.
//!
//! Whoever loses an answer on the way is alone, and is back soon. Whoever is told "later" is one of a crowd that is told the same, and the crowd must not come
//! back at once: `simulation/` holds these numbers against a million people.

/// Longest pause between two questions of the machine's own.
const LONGEST_MILLIS: u32 = 30_000;
/// The longest pause that a back end may ask for: it must not silence the app for good.
const LONGEST_ASKED_MILLIS: u32 = 300_000;
/// The pause when the back end says "later" and not when, in seconds.
pub(super) const LATER_SECONDS: u32 = 5;
/// By then whoever was told "later" has asked again, unless the back end asked for longer. Fewer seconds are more load just when a back end comes back; more
/// are a longer wait for everybody who does not press.
const CROWD_MILLIS: u32 = 270_000;
/// A back end that asks for no more is about to have the answer to this one order, as the contract says of one that is on its way. That is no crowd.
const SOON_MILLIS: u32 = 1_000;
/// Past this the own pause no longer grows; the count then goes one down and up again, so that the turns go on alternating.
pub(super) const MOST_FRUITLESS: u8 = 8;

/// So long at least, and up to `spread_millis` more.
pub(super) struct Pause {
    pub millis: u32,
    pub spread_millis: u32,
}

impl Pause {
    /// After so many questions in a row that brought nothing new.
    pub fn own(fruitless: u8) -> Self {
        let millis = 1_000_u32.checked_shl(fruitless.into()).unwrap_or(LONGEST_MILLIS).min(LONGEST_MILLIS);
        Self { millis, spread_millis: millis / 5 }
    }

    /// The back end asked for it.
    pub fn asked(seconds: u32) -> Self {
        let millis = seconds.saturating_mul(1_000).clamp(SOON_MILLIS, LONGEST_ASKED_MILLIS);
        let crowd = if millis > SOON_MILLIS { CROWD_MILLIS.saturating_sub(millis) } else { 0 };
        Self { millis, spread_millis: crowd.max(millis / 5) }
    }
}
