//! A way to reach support: the part of the file that must be right even when everything else is down.

use crate::Date;

/// One support channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub kind: ChannelKind,
    pub name: String,
    /// `+` and the country code first, spaced for reading.
    pub number: String,
    /// In the eID's own time, Monday to Friday.
    pub weekdays: Hours,
    /// Closed when absent.
    pub weekends_and_holidays: Option<Hours>,
    pub speaks: Vec<String>,
    /// The day on which somebody last made sure that all of this is true.
    pub last_checked: Date,
    /// Where `last_checked` stands, for problems that only the calendar shows.
    pub(crate) last_checked_line: usize,
}

/// How a channel is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// Spoken.
    Phone,
    /// Written over a phone line, for those who cannot hear or speak.
    TextPhone,
}

impl ChannelKind {
    pub const ALL: [Self; 2] = [Self::Phone, Self::TextPhone];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::TextPhone => "text_phone",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Opening hours of a day: from the full hour `from` until the full hour `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub from: u8,
    pub to: u8,
}

impl Hours {
    /// `8-20`, within one day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let hours = Self { from: hour(from)?, to: hour(to)? };
        (hours.from < hours.to && hours.to <= 24).then_some(hours)
    }
}

impl Channel {
    /// What a link dials: RFC 3966 wants no spaces.
    #[must_use]
    pub fn tel_uri(&self) -> String {
        let dialled: String = self.number.chars().filter(|sign| !sign.is_whitespace()).collect();
        format!("tel:{dialled}")
    }
}

/// `+45 33 98 00 10`: `+`, then 6 to 15 digits in groups, the first not 0 (E.164).
pub(crate) fn phone_number(text: &str) -> Option<String> {
    let groups = text.strip_prefix('+')?;
    let digits = groups.bytes().filter(u8::is_ascii_digit).count();
    let well_formed = (6..=15).contains(&digits)
        && !groups.starts_with('0')
        && groups.split(' ').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    well_formed.then(|| text.to_owned())
}

fn hour(text: &str) -> Option<u8> {
    // `parse` alone would take "+8" as well.
    let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}
