//! A table as a file that spreadsheets open.

use super::text::UntrustedText;

/// RFC 4180 but for its commas: semicolons, by which a Danish spreadsheet cuts columns, and a byte order mark, since Excel reads UTF-8 only
/// with one (docs/decisions). Every field is quoted, and every row ends with CRLF, the last one too.
///
/// Names of devices come from outside, and a spreadsheet computes what begins as a formula: such a field gets an apostrophe in front.
/// So does a negative number, which cannot be told from one. A spreadsheet of another country cuts at commas, within fields too: what
/// would begin as a formula there is treated the same.
///
/// Within a field, a line ends with LF, and other control characters are spaces.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut file = String::from("\u{FEFF}");
    for row in rows {
        for (place, field) in row.iter().enumerate() {
            if place > 0 {
                file.push(';');
            }
            write(field, &mut file);
        }
        file.push_str("\r\n");
    }
    file
}

fn write(field: &str, file: &mut String) {
    file.push('"');
    if is_formula(field) {
        file.push('\'');
    }
    let mut signs = field.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                if signs.as_str().starts_with('\n') {
                    signs.next();
                }
                file.push('\n');
            }
            '"' => file.push_str("\"\""),
            '\n' => file.push('\n'),
            _ => file.push(if sign.is_control() { ' ' } else { sign }),
        }
        if matches!(sign, ',' | ';' | '\r' | '\n') && computes(signs.as_str().trim_start_matches('"')) {
            file.push('\'');
        }
    }
    file.push('"');
}

/// Whether a spreadsheet may take it for a formula. Some do so for what comes after spaces and what is not seen.
fn is_formula(field: &str) -> bool {
    // Most fields, at once.
    if field.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    field.starts_with(['\t', '\r', '\n']) || computes(field)
}

/// Whether the first visible character can begin a formula.
fn computes(text: &str) -> bool {
    // `UntrustedText` drops the spaces and invisible characters at the beginning.
    UntrustedText::new(text).as_str().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
