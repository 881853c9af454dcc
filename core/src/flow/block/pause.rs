//! How long the machine waits before it asks again. Each pause has a length and a spread: the runtime adds a part of the spread, drawn anew each time, so that
//! not all browsers ask in the same instant.
//!
//! Whoever loses an answer on the way is alone, and is back soon. Whoever is told "later" is one of a crowd that is told the same, and the crowd must not come
//! back at once: `simulation/` holds these numbers against a million people.

/// Longest pause between two questions of the machine's own.
const LONGEST_MILLIS: u32 = 30_000;
/// The longest pause that a back end may ask for, in seconds: it must not silence the app for good.
const LONGEST_ASKED_SECONDS: u32 = 300;
/// The pause when the back end says "later" and not when, in seconds.
pub(super) const LATER_SECONDS: u32 = 5;
/// By then whoever was told "later" has asked again, unless the back end asked for longer. Fewer seconds are more load just when a back end comes back; more
/// are a longer wait for everybody who does not press.
const CROWD_MILLIS: u32 = 270_000;
/// A back end that asks for no more is about to have the answer to this one order, as the contract says of one that is on its way. That is no crowd.
const SOON_SECONDS: u32 = 1;
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
        Self::spread(1_000_u32.checked_shl(fruitless.into()).unwrap_or(LONGEST_MILLIS).min(LONGEST_MILLIS), 0)
    }

    /// The back end asked for it.
    pub fn asked(seconds: u32) -> Self {
        let seconds = seconds.clamp(SOON_SECONDS, LONGEST_ASKED_SECONDS);
        Self::spread(seconds * 1_000, if seconds > SOON_SECONDS { CROWD_MILLIS } else { 0 })
    }

    /// Until `by` from now, and by a fifth at least.
    fn spread(millis: u32, by: u32) -> Self {
        Self { millis, spread_millis: by.saturating_sub(millis).max(millis / 5) }
    }
}
