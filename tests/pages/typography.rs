//! How texts are set: the quotes of their language, dashes that are dashes, one space and no more. Every rule is one that a machine can hold;
//! whether German means "Sie" or "sie" is not among them.

use spaer_core::domain::language::Lang;

use super::support::{File, Text, files};

/// The quotes that a language has, in pairs, and what else of the kind it uses. A language without an entry may use what it likes, but nothing
/// straight.
pub const QUOTES: [(Lang, char, char, &[char]); 3] =
    [(Lang::Da, '»', '«', &[]), (Lang::En, '“', '”', &['’']), (Lang::De, '„', '“', &[])];
const ALL_QUOTES: [char; 12] = ['"', '\'', '`', '´', '»', '«', '“', '”', '„', '‘', '’', '‚'];
const STRAIGHT: [char; 4] = ['"', '\'', '`', '´'];

/// Words of the wrong address, in lower case, and whether they are wrong only with a capital within a sentence. Danish says "du", as one says it
/// to anybody; German says "Sie".
const ADDRESS: [(Lang, bool, &[&str]); 2] = [
    (Lang::Da, true, &["du", "dig", "din", "dit", "dine", "dem", "deres"]),
    (
        Lang::De,
        false,
        &["du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "deines", "euch", "euer", "eure"],
    ),
];

/// What is wrong with a text; `said`: with something in the place of every argument.
fn faults(lang: Lang, said: &str) -> Vec<String> {
    let mut faults = quotes(lang, said);
    let mut check = |is_wrong: bool, what: &str| {
        if is_wrong {
            faults.push(what.to_owned());
        }
    };
    let letters: Vec<char> = said.chars().collect();
    let is_there = |is_wrong: &dyn Fn(char, char) -> bool| letters.windows(2).any(|pair| is_wrong(pair[0], pair[1]));
    check(said.contains("..") || said.contains(". ."), "dots for an ellipsis (…)");
    check(is_there(&|one, next| one.is_whitespace() && next.is_whitespace()), "two spaces");
    check(is_there(&|one, next| one.is_whitespace() && ".,;:?!".contains(next)), "a space before . , ; : ? or !");
    check(said.trim() != said, "a space at its edge");
    check(said.contains(" - ") || said.starts_with("- ") || said.ends_with(" -"), "a hyphen for a dash (–)");
    let is_range = |three: &[char]| three[0].is_ascii_digit() && "-−—".contains(three[1]) && three[2].is_ascii_digit();
    check(letters.windows(3).any(is_range), "a hyphen between numbers, where an en dash (–) stands");
    check(is_spaced_range(said), "spaces around a dash between numbers");
    faults.extend(address(lang, said));
    faults
}

fn is_spaced_range(said: &str) -> bool {
    said.split(" – ").collect::<Vec<_>>().windows(2).any(|sides| {
        sides[0].ends_with(|last: char| last.is_ascii_digit())
            && sides[1].starts_with(|first: char| first.is_ascii_digit())
    })
}

fn quotes(lang: Lang, said: &str) -> Vec<String> {
    let used: Vec<char> = said.chars().filter(|letter| ALL_QUOTES.contains(letter)).collect();
    let straight = used.iter().any(|quote| STRAIGHT.contains(quote));
    let mut faults: Vec<String> = straight.then(|| "a straight quote".to_owned()).into_iter().collect();
    if let Some((_, open, close, others)) = QUOTES.iter().find(|(own, ..)| *own == lang) {
        let foreign = used.iter().filter(|quote| !STRAIGHT.contains(quote) && !others.contains(quote));
        let foreign = foreign.filter(|quote| *quote != open && *quote != close);
        faults.extend(foreign.map(|quote| format!("{quote}, which is no quote of this language ({open} {close})")));
        let pairs: Vec<_> = used.iter().filter(|quote| [open, close].contains(quote)).collect();
        if !pairs.chunks(2).all(|pair| pair == [open, close]) {
            faults.push(format!("quotes that are not opened and closed ({open} {close})"));
        }
    }
    faults
}

fn address(lang: Lang, said: &str) -> Vec<String> {
    let Some((_, with_capital, wrong)) = ADDRESS.iter().find(|(own, ..)| *own == lang) else { return Vec::new() };
    let mut is_begin = true;
    let mut faults = Vec::new();
    for word in said.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphabetic());
        let is_wrong = !with_capital || (!is_begin && bare.starts_with(char::is_uppercase));
        if is_wrong && wrong.contains(&bare.to_lowercase().as_str()) {
            faults.push(format!("\"{bare}\", which is not how one is spoken to here"));
        }
        // A quote within a sentence may be one of its own.
        is_begin = word.ends_with(['.', '?', '!', ':', '«', '…']);
    }
    faults
}

/// How a text ends: a sentence, an announcement, a wait, or nothing of these.
fn ending(said: &str) -> &'static str {
    match said.trim_end_matches(['»', '«', '”', '“', ')']).chars().next_back() {
        Some('.') => ".",
        Some('?') => "?",
        Some('!') => "!",
        Some(':') => ":",
        Some('…') => "…",
        _ => "nothing",
    }
}

fn all_faults(files: &[File]) -> Vec<String> {
    let mut all = Vec::new();
    for file in files {
        for text in &file.texts {
            // A figure, since ranges of hours are written with arguments.
            for said in text.forms(|_| "1".to_owned()) {
                all.extend(faults(file.lang, &said).iter().map(|what| format!("{}: {what}: {said}", file.place(text))));
            }
        }
        let lines = file.raw.lines().enumerate().filter(|(_, line)| line.trim_end() != *line || line.contains('\t'));
        let place = |line| format!("locales/{}/{}.ftl:{}", file.lang.as_str(), file.name, line + 1);
        all.extend(lines.map(|(line, _)| format!("{}: a tab, or a space at the end of the line", place(line))));
    }
    all
}

#[test]
fn texts_are_set_as_their_language_sets_them() {
    let faults = all_faults(&files());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A heading that is a sentence in one language looks like one in the others; a sentence without its stop looks cut off.
#[test]
fn texts_end_alike_in_every_language() {
    let files = files();
    let mut unlike = Vec::new();
    for file in files.iter().filter(|file| file.lang != Lang::Da) {
        let danish = files.iter().find(|it| it.lang == Lang::Da && it.name == file.name).expect("Danish");
        for text in &file.texts {
            let ends = |text: &Text| text.forms(|_| "1".to_owned()).iter().map(|said| ending(said)).next_back();
            let original = danish.text(&text.id).expect("every text begins in Danish");
            let (here, there) = (ends(text), ends(original));
            if here != there {
                let (here, there) = (here.unwrap_or_default(), there.unwrap_or_default());
                unlike.push(format!(
                    "{}: ends with {here}, in Danish with {there}: {}",
                    file.place(text),
                    text.written()
                ));
            }
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn each_fault_is_found() {
    let check = |lang: Lang, said: &str, expected: &[&str]| assert_eq!(faults(lang, said), expected, "{said}");
    for (lang, said) in [
        (Lang::Da, "Tryk på »Afslut og ryd«, når du er færdig. Du kan ringe kl. 8–20: 1 – og så videre …"),
        (Lang::Da, "Din fane? Dit valg! Husk: Du kan spærre. De er her. Svaret på »Er det dig?« Dine valg."),
        (Lang::En, "Can’t log in? Press “Finish and clear”."),
        (Lang::De, "Drücken Sie auf „Beenden und löschen“."),
        (Lang::Kl, "“a” »b« „c“"),
        (Lang::Da, "MitID-app (400 %), billed-ID, +45 33 98 00 10"),
    ] {
        check(lang, said, &[]);
    }
    for said in ["Tryk \"her\"", "Søs' telefon", "Kl`ik"] {
        check(Lang::Da, said, &["a straight quote"]);
        check(Lang::Fo, said, &["a straight quote"]);
    }
    let (opened, foreign) = ("quotes that are not opened and closed", "which is no quote of this language");
    check(Lang::Da, "Tryk «her»", &[&format!("{opened} (» «)")]);
    check(Lang::Da, "Tryk »her", &[&format!("{opened} (» «)")]);
    check(Lang::De, "Hier “da“", &[&format!("{opened} („ “)")]);
    check(Lang::En, "Press »here«", &[&format!("», {foreign} (“ ”)"), &format!("«, {foreign} (“ ”)")]);
    check(Lang::Da, "Søs’ telefon", &[&format!("’, {foreign} (» «)")]);
    check(Lang::En, "Wait...", &["dots for an ellipsis (…)"]);
    check(Lang::En, "Wait  here", &["two spaces"]);
    check(Lang::En, "Wait \u{a0}here", &["two spaces"]);
    check(Lang::En, "Wait !", &["a space before . , ; : ? or !"]);
    check(Lang::En, " Wait", &["a space at its edge"]);
    check(Lang::En, "Wait\u{a0}", &["a space at its edge"]);
    check(Lang::En, "Wait - or call", &["a hyphen for a dash (–)"]);
    check(Lang::En, "From 8-20", &["a hyphen between numbers, where an en dash (–) stands"]);
    check(Lang::En, "From 8 – 20", &["spaces around a dash between numbers"]);
    check(Lang::Da, "Så kan Du ringe", &["\"Du\", which is not how one is spoken to here"]);
    check(Lang::Da, "Ring, så Deres kort spærres", &["\"Deres\", which is not how one is spoken to here"]);
    check(Lang::De, "Hier kannst du sperren", &["\"du\", which is not how one is spoken to here"]);
    let endings = ["Nu.", "Nu?", "Nu!", "Nu:", "Henter …", "Nu", "(Nu.)", "»Nu«"];
    assert_eq!(endings.map(ending), [".", "?", "!", ":", "…", "nothing", ".", "nothing"]);
}
