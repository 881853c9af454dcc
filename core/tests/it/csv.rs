//! Tables as files: what stands in them, byte by byte, and that an independent reader gets back what was written.

use proptest::{collection::vec, prelude::*, sample::select};
use spaer_core::domain::csv::csv;

fn row(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|field| (*field).to_owned()).collect()
}

#[test]
fn a_file_is_quoted_line_by_line() {
    assert_eq!(csv(&[]), "\u{FEFF}");
    assert_eq!(csv(&[row(&["a"])]), "\u{FEFF}\"a\"\r\n");
    let table = [row(&["Tid", "Enhed, sted"]), row(&["2026-11-23", "Annas \"nye\" mobil"]), row(&["", ""])];
    let expected = "\u{FEFF}\"Tid\";\"Enhed, sted\"\r\n\"2026-11-23\";\"Annas \"\"nye\"\" mobil\"\r\n\"\";\"\"\r\n";
    assert_eq!(csv(&table), expected);
}

#[test]
fn no_field_is_a_formula() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+45 12 34 56 78", "'+45 12 34 56 78"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("  =1", "'  =1"),
        ("\u{a0}=1", "'\u{a0}=1"),
        ("\u{200b}=1", "'\u{200b}=1"),
        ("\u{FEFF}=1", "'\u{FEFF}=1"),
        ("\u{1}=1", "' =1"),
        ("\"=1", "\"\"=1"),
        ("\tx", "' x"),
        ("\rx", "'\nx"),
        ("\nx", "'\nx"),
        ("\r\nx", "'\nx"),
        // Where a spreadsheet cuts at another sign than this one does.
        ("x,=1", "x,'=1"),
        ("x; =1", "x;' =1"),
        ("x,\"=1", "x,'\"\"=1"),
        ("x\n@A", "x\n'@A"),
        ("1,-1", "1,'-1"),
        // These are none.
        ("2026-11-23", "2026-11-23"),
        ("a=1", "a=1"),
        ("1-1", "1-1"),
        ("1, 2", "1, 2"),
        ("'=1", "'=1"),
        ("æ", "æ"),
        (" x", " x"),
        ("", ""),
        ("  ", "  "),
    ];
    for (field, written) in cases {
        assert_eq!(csv(&[row(&[field])]), format!("\u{FEFF}\"{written}\"\r\n"), "{field:?}");
    }
}

#[test]
fn control_characters_are_spaces_and_lines_end_one_way() {
    for (field, written) in [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\nb", "a\nb"),
        ("a\r\r\nb\n\rc", "a\n\nb\n\nc"),
        ("a\tb\u{0}c\u{7f}d\u{85}e", "a b c d e"),
        ("a\r", "a\n"),
    ] {
        assert_eq!(csv(&[row(&[field])]), format!("\u{FEFF}\"{written}\"\r\n"), "{field:?}");
    }
}

/// RFC 4180, for files in which every field is quoted. Fails on anything else.
fn read(file: &str) -> Vec<Vec<String>> {
    let mut signs = file.strip_prefix('\u{FEFF}').expect("a byte order mark").chars().peekable();
    let mut rows = Vec::new();
    while signs.peek().is_some() {
        let mut row = Vec::new();
        loop {
            assert_eq!(signs.next(), Some('"'), "a field begins");
            let mut field = String::new();
            loop {
                match signs.next().expect("a field ends") {
                    '"' if signs.peek() == Some(&'"') => field.extend(signs.next()),
                    '"' => break,
                    sign => field.push(sign),
                }
            }
            row.push(field);
            match signs.next() {
                Some(';') => {}
                Some('\r') => break assert_eq!(signs.next(), Some('\n'), "a row ends"),
                other => unreachable!("{other:?} after a field"),
            }
        }
        rows.push(row);
    }
    rows
}

/// As the documentation of `csv` says, by other means.
fn as_documented(field: &str) -> String {
    let lines = field.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().map(|sign| if sign != '\n' && sign.is_control() { ' ' } else { sign }).collect()
}

/// As a spreadsheet reads it that cuts at this sign: what follows a quoted part belongs to its field, and so does a quote in the middle.
fn read_by(separator: char, file: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let (mut is_quoted, mut begins) = (false, true);
    let mut signs = file.strip_prefix('\u{FEFF}').expect("a byte order mark").chars().peekable();
    while let Some(sign) = signs.next() {
        let field = fields.last_mut().expect("a field");
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => field.extend(signs.next()),
            '"' if is_quoted => is_quoted = false,
            '"' if begins => (is_quoted, begins) = (true, false),
            _ if !is_quoted && (sign == separator || sign == '\n' || sign == '\r') => {
                fields.push(String::new());
                begins = true;
            }
            _ => {
                field.push(sign);
                begins = false;
            }
        }
    }
    fields
}

fn begins_as_formula(field: &str) -> bool {
    let seen = field.trim_start_matches(|sign: char| sign.is_whitespace() || sign.is_control() || sign == '\u{200b}');
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn some_field() -> impl Strategy<Value = String> {
    let signs = vec![
        '"', ',', ';', '\r', '\n', '\t', '=', '+', '-', '@', '＝', ' ', '\'', 'a', '1', 'æ', '\u{200b}', '\u{0}',
        '\u{a0}',
    ];
    prop_oneof![3 => vec(select(signs), 0..8).prop_map(String::from_iter), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(table in (1_usize..5).prop_flat_map(|width| vec(vec(some_field(), width), 0..5))) {
        let file = csv(&table);
        prop_assert!(file.is_empty() || file.ends_with("\r\n") || table.is_empty());
        let back = read(&file);
        prop_assert_eq!(back.len(), table.len());
        for (back, row) in back.iter().flatten().zip(table.iter().flatten()) {
            let bare = |text: &str| text.replace('\'', "");
            prop_assert_eq!(bare(back), bare(&as_documented(row)));
            prop_assert!(!begins_as_formula(back), "{:?}", back);
            prop_assert!(!back.starts_with(['\t', '\r', '\n']), "{:?}", back);
            prop_assert!(!back.chars().any(|sign| sign != '\n' && sign.is_control()));
        }
    }

    /// Whatever sign the reader's spreadsheet cuts at.
    #[test]
    fn no_cell_is_a_formula_wherever_it_is_cut(table in vec(vec(some_field(), 1..4), 1..4)) {
        let file = csv(&table);
        for separator in [';', ',', '\t'] {
            for cell in read_by(separator, &file) {
                prop_assert!(!begins_as_formula(&cell), "{:?} {:?}", separator, cell);
            }
        }
    }

    #[test]
    fn what_begins_with_a_letter_or_digit_is_left_alone(first in "[a-zA-Z0-9æøå]", rest in "[^\\p{Cc},;]{0,10}") {
        let field = format!("{first}{rest}");
        prop_assert_eq!(read(&csv(&[vec![field.clone()]])), [[field]]);
    }
}
