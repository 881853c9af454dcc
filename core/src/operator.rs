//! What this deployment was configured to be: `operator.toml`, read when the app was built.

/// A phone line that people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    pub name: &'static str,
    /// As it is shown, with spaces.
    pub number: &'static str,
    /// `tel:` and the digits.
    pub tel: &'static str,
    /// Monday to Friday, from and to the full hour, Danish time.
    pub weekdays: (u8, u8),
    /// `None`: closed then.
    pub weekends: Option<(u8, u8)>,
    /// The day on which somebody last checked all of this, ISO 8601.
    pub last_checked: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/settings.rs"));
