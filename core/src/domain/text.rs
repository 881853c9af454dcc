//! Text that somebody else wrote: device names, people's names, references. It is shown, never interpreted.

/// Text from outside, made safe to show: no control characters, no characters that reorder or hide text, one line, at most
/// [`UntrustedText::MAX_CHARS`] characters. Markup needs no care here: it is only ever put into text nodes.
///
/// May name a person, so `Debug` does not print it and there is no `Display`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UntrustedText {
    short: String,
    /// The full text, cleaned in the same way; `None` when `short` is complete.
    full: Option<Box<str>>,
}

impl UntrustedText {
    /// Longer than any honest device name; a 10,000-character name must not push the button off the page.
    pub const MAX_CHARS: usize = 120;

    pub fn new(raw: &str) -> Self {
        let (mut clean, mut short) = (String::new(), None);
        let mut count = 0;
        for character in raw.chars() {
            let space = character.is_whitespace();
            if !space && is_invisible(character) {
                continue;
            }
            if space && (clean.is_empty() || clean.ends_with(' ')) {
                continue;
            }
            if count >= Self::MAX_CHARS && !space && short.is_none() {
                short = Some([clean.trim_end(), "…"].concat());
            }
            clean.push(if space { ' ' } else { character });
            count += 1;
        }
        clean.truncate(clean.trim_end().len());
        match short {
            Some(short) => Self { short, full: Some(clean.into_boxed_str()) },
            None => Self { short: clean, full: None },
        }
    }

    pub fn as_str(&self) -> &str {
        &self.short
    }

    /// All of it, however long.
    pub fn full(&self) -> &str {
        self.full.as_deref().unwrap_or(&self.short)
    }

    /// Whether [`UntrustedText::as_str`] leaves something out.
    pub fn is_cut(&self) -> bool {
        self.full.is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.short.is_empty()
    }
}

impl std::fmt::Debug for UntrustedText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// Control and format characters, among them all that change the direction of the text after them (UAX #9) and those that
/// make two different names look the same (zero width, tags).
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}
