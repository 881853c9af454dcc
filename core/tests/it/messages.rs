//! The compiler of texts, on small made-up folders: what it makes of them, and what it says to a translator when something is wrong.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use spaer_core::i18n::fill;

mod counted;
mod folders;
mod refused;

use spaer_build::{
    catalog, languages,
    messages::{self, CLIENT_FILES, Delivery, GROUPS},
    plural,
    problem::Problem,
    resolve::{self, Scope},
    source,
};

/// A folder of texts that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("spaer-texts-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).expect("a folder");
        folder
    }

    /// Danish, English and German, and these files.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (order, (tag, name)) in (1..).zip([("da", "Dansk"), ("en", "English"), ("de", "Deutsch")]) {
            let text = format!("name = \"{name}\"\nlocale = \"{tag}\"\norder = {order}\n");
            folder.write(&format!("{tag}/language.toml"), &text);
        }
        files.iter().for_each(|(file, text)| folder.write(file, text));
        folder
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn generate(&self, travel: Delivery) -> Result<String, Vec<Problem>> {
        messages::generate(&self.0, &languages::read(&self.0)?, "MitID", travel)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind lies in a folder for what may be left behind.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn report_errors<T>(result: Result<T, Vec<Problem>>) -> Vec<String> {
    result.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn check(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(report_errors(Folder::with(files).generate(Delivery::Within)), expected, "{files:?}");
}

/// One Danish file `common.ftl`.
fn check_danish(text: &str, expected: &[&str]) {
    check(&[("da/common.ftl", text)], expected);
}

/// What a text says with its arguments (by name), in a language.
fn said(tag: &str, common: &str, id: &str, arguments: &[&str]) -> String {
    let mut problems = Vec::new();
    let common = source::parse("common.ftl", common, &mut problems);
    let scope = Scope { file: &common, common: &common, eid_name: "MitID" };
    let texts = resolve::resolve(&scope, &mut resolve::Used::new(), &mut problems);
    assert_eq!(problems, []);
    fill(&catalog::line(&texts[id]), arguments, &plural::of(tag).expect("plural rules").table)
}

#[test]
fn a_text_is_one_paragraph_with_its_arguments_and_references_in_place() {
    let texts = "\
-desk = Borgerservice
-place = { -desk } i din kommune
name = { -eid-name }{ \"\\u00A0\" }app
ring = Ring til { $who }
long =
    { ring }: sig »{ name }«, { $who },
    eller gå til { -place }.

    { $when }
";
    assert_eq!(
        said("da", texts, "long", &["i dag", "support"]),
        "Ring til support: sig »MitID\u{A0}app«, support, eller gå til Borgerservice i din kommune. i dag"
    );
}

#[test]
fn terms_may_stand_in_the_file_or_in_common() {
    let common = "-desk = Borgerservice\nring = Ring\nbook = Bestil tid hos { -desk }\n";
    let help = "-bank = din bank\ncall = { ring } til { -bank } eller { -desk }\n";
    let made = Folder::with(&[("da/common.ftl", common), ("da/help.ftl", help)]).generate(Delivery::Within);
    let made = made.unwrap_or_else(|problems| format!("{:?}", report_errors::<()>(Err(problems))));
    assert!(made.contains("\"Ring til din bank eller Borgerservice\""), "{made}");
}

#[test]
fn a_language_may_lack_a_file_but_no_text_of_a_file() {
    let danish = ("da/help.ftl", "title = Hjælp\n\n\nabroad-heading =\n    Jeg er\n    i { $place }\n");
    check(&[danish], &[]);
    check(
        &[danish, ("de/help.ftl", "title = Hilfe\n")],
        &[
            "locales/de/help.ftl: the text \"abroad-heading\" is missing. Danish has it (locales/da/help.ftl:4): \"Jeg er i { $place }\". \
           Add a line: abroad-heading = …",
        ],
    );
    check(
        &[danish, ("de/help.ftl", "title = Hilfe\nabroad-heading = Ich bin in { $place }\n\nfoot = Ende\n")],
        &[
            "locales/de/help.ftl:4: the text \"foot\" is unknown: Danish (locales/da/help.ftl) has none of this name. Correct the name, or \
           remove the text.",
        ],
    );
    check(
        &[danish, ("de/more.ftl", "title = Mehr\n")],
        &["locales/de/more.ftl: there is no locales/da/more.ftl; every text begins in Danish"],
    );
}

/// On the real texts: one taken away from English is missed, whichever it is.
#[test]
fn a_removed_text_is_missed() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    let read = |file: &str| fs::read_to_string(real.join(file)).expect("a text");
    let (danish, english) = (read("da/identity.ftl"), read("en/identity.ftl"));
    let ids: Vec<_> = english.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(ids.len() > 10, "{ids:?}");
    for id in ids {
        let rest: String = english
            .lines()
            .filter(|line| !line.starts_with(&format!("{id} = ")))
            .map(|line| format!("{line}\n"))
            .collect();
        let found = report_errors(
            Folder::with(&[("da/identity.ftl", &danish), ("en/identity.ftl", &rest)]).generate(Delivery::Within),
        );
        let [only] = &found[..] else { panic!("{id}: {found:?}") };
        assert!(
            only.starts_with(&format!("locales/en/identity.ftl: the text \"{id}\" is missing. Danish has it")),
            "{only}"
        );
    }
}

#[test]
fn a_translation_takes_the_same_arguments() {
    let danish = ("da/common.ftl", "hours = { $from }–{ $to }\nback = Tilbage\n");
    check(
        &[danish, ("en/common.ftl", "back = Back\nhours = { $from }–{ $til }\n")],
        &[
            "locales/en/common.ftl:2: the text \"hours\" must have the arguments that it has in Danish (locales/da/common.ftl:1): \
           { $from } { $to }. Here { $to } is missing, { $til } is unknown.",
        ],
    );
    check(
        &[danish, ("en/common.ftl", "back = Back { $n }\nhours = { $from }–{ $to }\n")],
        &[
            "locales/en/common.ftl:1: the text \"back\" must have the arguments that it has in Danish (locales/da/common.ftl:2): none. \
           Here { $n } is unknown.",
        ],
    );
}

#[test]
fn articles_do_not_travel() {
    let folder = Folder::with(&[
        ("da/common.ftl", "app = Spær\n"),
        ("en/common.ftl", "app = Spær\n"),
        ("da/flow.ftl", "retry = Igen\ndays = { $b ->\n [one] A\n *[other] { $a }\n }\n"),
        ("da/new-phone.ftl", "title = Ny telefon\n"),
        ("de/new-phone.ftl", "title = Neues Telefon\n"),
    ]);
    let made =
        |travel| folder.generate(travel).unwrap_or_else(|problems| format!("{:?}", report_errors::<()>(Err(problems))));
    let (within, apart) = (made(Delivery::Within), made(Delivery::Apart));
    let modules = |made: &str| {
        made.lines()
            .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(" {").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(modules(&within), ["common", "flow", "new_phone"]);
    assert_eq!(modules(&apart), ["common", "flow"]);
    let function =
        "pub fn days(lang: Lang, a: &str, b: u64) -> String {\n        super::filled(lang, 2, &[a, &b.to_string()])";
    for made in [&within, &apart] {
        assert!(made.contains(function), "{made}");
    }
    // German is not offered, so nothing of it counts.
    let offered = ["da".to_owned(), "en".to_owned()];
    let with_files = languages::with_files(&folder.0, &languages::read(&folder.0).expect("languages"), &offered);
    let files = "match file { \"common\" => 3, \"flow\" => 1, \"new-phone\" => 1, _ => 0 }";
    assert!(with_files.contains(files), "{with_files}");
    let version = apart
        .lines()
        .find_map(|line| line.strip_prefix("const VERSION: &str = \"")?.strip_suffix("\";"))
        .expect("a version");
    // The plural table, then a line for each text, empty where there is none; and no "Ny telefon".
    let table = plural::of("da").map(|plural| plural.table).unwrap_or_default();
    let danish = format!("{version}\n0\n{table}\nSpær\n\u{2}1\u{3}o\u{3}A\u{3}x\u{3}\u{1}0\u{4}\nIgen\n");
    assert!(within.contains(&format!("(Lang::Da, \"app\") => {danish:?}")), "{within}");
    let english = format!("{version}\n0\n\nSpær\n\n\n");
    assert!(within.contains(&format!("(Lang::En, \"app\") => {english:?}")), "{within}");
    assert!(within.contains("[\"\", \"\", \"\", \"\", \"Neues Telefon\"]"), "{within}");
}

/// What travels is what the app's own pages need.
#[test]
fn the_app_pages_have_their_texts_with_them() {
    use spaer_core::{domain::page::Part, route::Page};
    use std::collections::BTreeSet;
    let drawn = || Page::ALL.into_iter().filter(|page| !page.is_article());
    // What a block of the whole identity means is written below what is drawn.
    let is_drawn = |file: &&str| *file != "consequences";
    assert_eq!(drawn().flat_map(Page::texts).filter(is_drawn).collect::<BTreeSet<_>>(), CLIENT_FILES.into());
    let texts = |part: Option<Part>| match part {
        None => crate::text::with_the_app().into_iter().filter(is_drawn).collect(),
        Some(part) => part.texts().iter().copied().collect(),
    };
    let group =
        |name: &'static str| GROUPS.iter().filter(move |(one, _)| *one == name).flat_map(|(_, files)| *files).copied();
    assert_eq!(group("app").collect::<BTreeSet<_>>(), texts(None));
    for page in drawn() {
        let Some(part) = page.part() else { continue };
        let own: BTreeSet<_> = part.texts().iter().flat_map(|name| group(name)).collect();
        let lacks: BTreeSet<_> = Page::texts(page).filter(|file| !texts(None).contains(file)).collect();
        assert_eq!(own, lacks, "{part:?} brings along what the app does not have yet");
    }
}
