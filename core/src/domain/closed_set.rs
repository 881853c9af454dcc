//! Closed sets: enums whose values have one word each, in the contract, in addresses and in the tab's storage; and enums that only know all of their values.

/// An enum with a word for each of its values. Declared by [`closed_set!`](crate::domain::closed_set::closed_set), so that value and word stand in
/// one table from which everything else is made.
pub trait ClosedSet: Copy + PartialEq + 'static {
    /// Every value, in the order of the table.
    const VALUES: &'static [Self];
    /// The value for a word that is not in the table, which a newer back end may send. `None`: such a word is rejected.
    const UNKNOWN: Option<Self>;

    /// Its word.
    fn word(self) -> &'static str;

    /// The value of a word. For one that is not in the table, [`ClosedSet::UNKNOWN`].
    fn of_word(word: &str) -> Option<Self> {
        Self::VALUES.iter().copied().find(|value| value.word() == word).or(Self::UNKNOWN)
    }
}

/// Declares a [`ClosedSet`]: `pub enum Name, unknown: None => { Value = "word", … }`, or `unknown: Some(Self::Other)`.
#[macro_export]
macro_rules! closed_set {
    ($(
        $(#[$about:meta])*
        pub enum $name:ident, unknown: $unknown:expr => {
            $($(#[$value_about:meta])* $value:ident = $word:literal),+ $(,)?
        }
    )+) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$value_about])* $value),+
        }

        impl $name {
            /// Every value, in the order of the table.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$value),+];

            /// Its word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }

            /// The value of a word. For one that is not in the table, the value that `unknown` names, or `None`.
            pub fn parse(word: &str) -> Option<Self> {
                $crate::domain::closed_set::ClosedSet::of_word(word)
            }
        }

        impl $crate::domain::closed_set::ClosedSet for $name {
            const VALUES: &'static [Self] = &Self::ALL;
            const UNKNOWN: Option<Self> = $unknown;

            fn word(self) -> &'static str {
                self.as_str()
            }
        }

        $crate::text_form! { $name = Self::parse, |value| value.as_str(); }
    )+ };
}

/// Declares an enum without words, and `ALL` with each of its values, so that none can be left out of it.
#[macro_export]
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$value_about:meta])* $value:ident),+ $(,)? }
    ) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$value_about])* $value),+
        }

        impl $name {
            /// Every value, in the order in which they are declared.
            pub const ALL: [Self; [$(stringify!($value)),+].len()] = [$(Self::$value),+];
        }
    };
}

pub use crate::{closed_set, listed};
