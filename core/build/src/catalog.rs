//! A language's texts as lines: what is within the program, and what travels to the browser, read by one interpreter (`i18n::fill`).
//!
//! A text is a line. `U+0001` and a digit stand for an argument, by its place among the text's arguments. A choice is `U+0002`, the digit of
//! the number, and for each variant `U+0003`, its key (a number, or a letter from the plural tables), `U+0003` and its text; `U+0004` ends it.
//! The first that fits is taken. Line 0 is the language's plural table, empty where no text chooses.

use super::{
    compare::arguments,
    plural::CATEGORIES,
    source::{Key, Message, Piece},
};

/// A message as a line.
pub fn line(message: &Message) -> String {
    let arguments: Vec<_> = arguments(message).into_keys().collect();
    encoded(&message.pieces, &arguments)
}

fn encoded(pieces: &[Piece], arguments: &[&str]) -> String {
    let digit = |name: &String| arguments.iter().position(|argument| argument == name).unwrap_or_default();
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Argument(name) => format!("\u{1}{}", digit(name)),
        Piece::Choice { argument, variants } => {
            let variant = |(key, pieces): &(Key, Vec<Piece>)| {
                let key = match key {
                    Key::Number(number) => number.to_string(),
                    Key::Category(name) => letter(name),
                };
                format!("\u{3}{key}\u{3}{}", encoded(pieces, arguments))
            };
            format!("\u{2}{}{}\u{4}", digit(argument), variants.iter().map(variant).collect::<String>())
        }
        // `resolve` has replaced references before.
        Piece::Message(_) | Piece::Term(_) => String::new(),
    };
    pieces.iter().map(piece).collect()
}

fn letter(category: &str) -> String {
    CATEGORIES.iter().find(|(name, _)| *name == category).map(|(_, letter)| letter.to_string()).unwrap_or_default()
}

/// An FNV-1a hash in 16 hex digits. It tells versions of our own texts apart; it need not protect against forgery, since the browser checks the file's
/// integrity.
pub fn fingerprint<'a>(lines: impl Iterator<Item = &'a String>) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = lines.flat_map(|line| line.bytes().chain(*b"\n"));
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, step))
}
