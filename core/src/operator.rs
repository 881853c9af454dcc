//! What this deployment was configured to be: `operator.toml`, read when the app was built.

/// A phone line that people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    pub name: &'static str,
    /// As it is shown, with spaces.
    pub number: &'static str,
    /// `tel:` and the digits.
    pub tel: &'static str,
    /// Monday to Friday, from and to the full hour, Danish time; into the next day when the second is the earlier one.
    pub weekdays: (u8, u8),
    /// `None`: closed then.
    pub weekends: Option<(u8, u8)>,
    /// The day on which somebody last checked all of this, ISO 8601.
    pub last_checked: &'static str,
}

/// A way to reach support. What is there besides name and languages is decided by the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    pub kind: ChannelKind,
    pub name: &'static str,
    /// The line to call; `None` for a chat or a form.
    pub phone: Option<Phone>,
    /// `https:` address of a chat or a form, or of a page that tells how a relay or an interpreter is used, where there is one.
    pub url: Option<&'static str>,
    /// Monday to Friday, from and to the full hour, Danish time. `None`: a form that can be used at any time.
    pub weekdays: Option<(u8, u8)>,
    /// `None`: closed then, unless `weekdays` is `None` too.
    pub weekends: Option<(u8, u8)>,
    /// Language tags (BCP 47), also of languages without texts here.
    pub speaks: &'static [&'static str],
    /// The day on which somebody last checked all of this, ISO 8601.
    pub last_checked: &'static str,
}

/// How a channel is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

include!(concat!(env!("OUT_DIR"), "/settings.rs"));
