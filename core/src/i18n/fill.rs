//! The one interpreter of texts, natively and in the browser. It reads what the build script writes (`catalog` in `core/build`).

/// The text with arguments and choices filled in. `arguments`: their values, sorted by the arguments' names; numbers in digits. `plurals`: the plural table
/// of the language, one letter for each category: of 0 to 99, and then of all greater numbers by their last two digits.
///
/// Where an argument is missing nothing is put in.
pub fn fill(text: &str, arguments: &[&str], plurals: &str) -> String {
    let mut filled = String::new();
    let mut parts = text.split('\u{2}');
    push(&mut filled, parts.next().unwrap_or_default(), arguments);
    for part in parts {
        let (choice, rest) = part.split_once('\u{4}').unwrap_or((part, ""));
        push(&mut filled, chosen(choice, arguments, plurals), arguments);
        push(&mut filled, rest, arguments);
    }
    filled
}

fn push(filled: &mut String, text: &str, arguments: &[&str]) {
    let mut parts = text.split('\u{1}');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        filled.push_str(argument(part, arguments));
        filled.push_str(part.get(1..).unwrap_or_default());
    }
}

/// The argument that the digit at the beginning stands for.
fn argument<'a>(text: &str, arguments: &[&'a str]) -> &'a str {
    let place = text.bytes().next().map(|digit| digit.wrapping_sub(b'0'));
    place.and_then(|place| arguments.get(usize::from(place))).copied().unwrap_or_default()
}

/// The first variant for the number itself or for its category, else the last.
fn chosen<'a>(choice: &'a str, arguments: &[&str], plurals: &str) -> &'a str {
    let mut fields = choice.split('\u{3}');
    let number = argument(fields.next().unwrap_or_default(), arguments);
    let category = category(number, plurals);
    let mut chosen = "";
    while let (Some(key), Some(text)) = (fields.next(), fields.next()) {
        chosen = text;
        if key == number || category == Some(key) {
            break;
        }
    }
    chosen
}

fn category<'a>(number: &str, plurals: &'a str) -> Option<&'a str> {
    let tail = number.len().saturating_sub(2);
    let place: usize = number.get(tail..)?.parse().ok()?;
    let place = if tail > 0 { place + 100 } else { place };
    plurals.get(place..=place)
}
