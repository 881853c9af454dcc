//! Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood, 2014), which is four lines.

pub(crate) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    pub fn fraction(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits, which is what an f64 holds")]
        let bits = (self.next() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// Any number below `limit`; 0 for 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        // The product of two 64-bit numbers, of which the upper half is wanted.
        let product = u128::from(self.next()) * u128::from(limit);
        (product >> 64) as u64
    }
}
