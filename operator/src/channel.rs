//! A way to reach support: the part of the file that must be right even when everything else is down.

use crate::Date;

/// One support channel. Which of its parts are there is decided by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub kind: ChannelKind,
    pub name: String,
    /// The number to dial, with `+` and the country code, and with spaces for readability. Every kind but chat and form has one.
    pub number: Option<String>,
    /// An https address. For chat and form it is where they are; for a relay or an interpreter it is a page that explains how to use it.
    pub url: Option<String>,
    /// Opening hours from Monday to Friday, in the eID's time zone. `None` for a form that can be sent at any time.
    pub weekdays: Option<Hours>,
    /// Opening hours on weekends and holidays. If absent while `weekdays` is set, the channel is closed then.
    pub weekends_and_holidays: Option<Hours>,
    /// Well-formed language tags (BCP 47), none twice; also of languages that the app has no texts in.
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
    /// Somebody reads aloud to support what the citizen writes, and writes what support says: for those who cannot hear or speak.
    Relay,
    /// Somebody interprets between the citizen and support, in signs or in another language.
    Interpreter,
    /// Written, and answered at once.
    Chat,
    /// Written, and answered later.
    Form,
}

/// Whether a kind of channel must, may or must not have a certain key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    Never,
}

impl ChannelKind {
    pub const ALL: [Self; 5] = [Self::Phone, Self::Relay, Self::Interpreter, Self::Chat, Self::Form];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Relay => "relay",
            Self::Interpreter => "interpreter",
            Self::Chat => "chat",
            Self::Form => "form",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub(crate) const fn number(self) -> Need {
        match self {
            Self::Phone | Self::Relay | Self::Interpreter => Need::Required,
            Self::Chat | Self::Form => Need::Never,
        }
    }

    pub(crate) const fn url(self) -> Need {
        match self {
            Self::Phone => Need::Never,
            Self::Relay | Self::Interpreter => Need::Optional,
            Self::Chat | Self::Form => Need::Required,
        }
    }

    pub(crate) const fn weekdays(self) -> Need {
        match self {
            Self::Phone | Self::Relay | Self::Interpreter | Self::Chat => Need::Required,
            Self::Form => Need::Optional,
        }
    }
}

/// Opening hours of a day, from the full hour `from` until the full hour `to`. If `to` is less than `from`, it is on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub from: u8,
    pub to: u8,
}

impl Hours {
    /// Reads `8-20`, or `22-6` over midnight. The same hour twice is refused, because it could mean the whole day or nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let hours = Self { from: hour(from)?, to: hour(to)? };
        (hours.from != hours.to && hours.from < 24 && hours.to <= 24).then_some(hours)
    }
}

impl Channel {
    /// What a link dials, where there is a number: RFC 3966 wants no spaces.
    #[must_use]
    pub fn tel_uri(&self) -> Option<String> {
        let dialled: String = self.number.as_ref()?.chars().filter(|sign| !sign.is_whitespace()).collect();
        Some(format!("tel:{dialled}"))
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
