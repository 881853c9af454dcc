//! Plain words: every page and every screen of the app stays below a LIX, in every language that somebody has set one for.
//!
//! Articles are measured as they are written, `<main>` alone. What the app draws depends on what the back end says, so its messages are measured: the
//! groups of the file (`## …` in the Danish one) are the screens, each message is a block, and arguments are filled with what they usually are.

use spaer::ui::document::documents;
use spaer_core::{
    domain::{language::Lang, languages::own_language},
    route::{Page, Route},
};

use super::{
    blocks::blocks,
    lix::{Figures, hardest, sentences},
    support::{File, Text, files},
    tree::read,
};

/// The highest LIX for the blocking page and all pages between it and the receipt, where the reader is frightened and in a hurry. German forms longer
/// words, so equally plain German has a higher LIX. A language without an entry is measured but not judged, until a reader of the language sets its
/// limit.
pub const LIMITS: [(Lang, f64); 3] = [(Lang::Da, 28.0), (Lang::En, 28.0), (Lang::De, 38.0)];
/// By how much the LIX of other pages may be higher, because they are read without hurry.
const PEACE: f64 = 5.0;
/// Texts with fewer words are not judged: one long word more or less would decide.
const ENOUGH: u32 = 60;
/// The most words in a sentence, however plain its screen is: in an average, one bad sentence would disappear.
const LONGEST: u32 = 20;
/// A sentence of at least this many words may not have a higher LIX than this; in a shorter one, a single name would decide.
const HARDEST: (u32, f64) = (10, 60.0);
/// How many are told of each language.
const TOLD: usize = 5;
/// The files of what the app draws.
const DRAWN: [&str; 8] =
    ["authenticator", "identity", "consequences", "profile", "receipt", "afterwards", "flow", "common"];

/// What one reads at once.
struct Screen {
    lang: Lang,
    name: String,
    is_urgent: bool,
    blocks: Vec<String>,
}

impl Screen {
    fn figures(&self) -> Figures {
        Figures::of(self.blocks.iter().map(String::as_str))
    }

    fn limit(&self) -> Option<f64> {
        let (_, limit) = LIMITS.iter().find(|(lang, _)| *lang == self.lang)?;
        Some(if self.is_urgent { *limit } else { limit + PEACE })
    }

    fn is_too_hard(&self) -> bool {
        self.limit().is_some_and(|limit| self.figures().lix() > limit)
    }

    fn describe(&self) -> String {
        let Figures { words, sentences, .. } = self.figures();
        let limit = self.limit().map_or("no limit".to_owned(), |limit| format!("limit {limit}"));
        let hardest = hardest(self.blocks.iter().map(String::as_str));
        let (lang, name, lix) = (self.lang.as_str(), &self.name, self.figures().lix());
        format!("{lang} {lix:4.1} ({limit}; {words} words, {sentences} sentences) {name}\n        {hardest}")
    }
}

/// The articles, and the two documents that belong to no language: those are taken apart by language, and left out where they say too little.
fn articles() -> Vec<Screen> {
    let mut screens = Vec::new();
    for document in documents().iter().filter(|document| !document.is_notice) {
        let all = blocks(&read(document));
        match document.route {
            Route::Page(_, page) if !page.is_article() => {}
            Route::Page(lang, page) => {
                let foreign: Vec<_> = all.iter().filter(|block| block.lang != lang.as_str()).collect();
                assert!(foreign.is_empty(), "{}: in another language: {foreign:?}", document.path);
                let blocks = all.into_iter().map(|block| block.text).collect();
                screens.push(Screen { lang, name: document.path.clone(), is_urgent: page == Page::Blocking, blocks });
            }
            Route::Chooser | Route::NotFound => screens.extend(Lang::ALL.into_iter().filter_map(|lang| {
                let own = all.iter().filter(|block| block.lang == lang.as_str());
                let blocks = own.map(|block| block.text.clone()).collect();
                let screen = Screen { lang, name: document.path.clone(), is_urgent: false, blocks };
                (screen.figures().words >= ENOUGH).then_some(screen)
            })),
        }
    }
    screens
}

/// The app's screens in every language that has their file: the same ones in each, by the Danish file.
fn drawn(files: &[File]) -> Vec<Screen> {
    let (danish, others): (Vec<_>, Vec<_>) =
        files.iter().filter(|file| DRAWN.contains(&file.name.as_str())).partition(|file| file.lang == Lang::Da);
    let mut screens = Vec::new();
    for original in danish {
        for (name, ids) in grouped(original) {
            for file in [original].into_iter().chain(others.iter().copied().filter(|file| file.name == original.name)) {
                screens.push(screen(file, &name, &ids));
            }
        }
    }
    screens
}

fn screen(file: &File, name: &str, ids: &[&str]) -> Screen {
    let say = |id: &&str| {
        let text = file.text(id).unwrap_or_else(|| panic!("{id} in {:?}", file.lang));
        text.forms(|name| sample(file.lang, name))
    };
    let blocks = ids.iter().flat_map(say).collect();
    Screen { lang: file.lang, name: format!("{}.ftl: {name}", file.name), is_urgent: true, blocks }
}

/// The screens of a Danish file: name, and the texts. A group that says too little is measured with the others of its file that do.
fn grouped(file: &File) -> Vec<(String, Vec<&str>)> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for text in file.texts.iter().filter(|text| !is_part(text)) {
        match groups.iter_mut().find(|(name, _)| *name == text.group) {
            Some((_, ids)) => ids.push(&text.id),
            None => groups.push((text.group.clone(), vec![&text.id])),
        }
    }
    let words = |ids: &[&str]| screen(file, "", ids).figures().words;
    let (mut large, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, ids)| words(ids) >= ENOUGH);
    let rest: Vec<_> = small.into_iter().flat_map(|(_, ids)| ids).collect();
    // If the rest is too short as well, it is added to the screen with the fewest words.
    match large.iter_mut().min_by_key(|(_, ids)| words(ids)) {
        Some((_, shortest)) if words(&rest) < ENOUGH => shortest.extend(rest),
        Some(_) => large.push(("the rest".to_owned(), rest)),
        None => large.push(("all".to_owned(), rest)),
    }
    large
}

/// Whether it is never read by itself: months and days of the week stand in dates, and dates in sentences. As sentences of one word they would make hard
/// ones look short.
fn is_part(text: &Text) -> bool {
    const WHOLE: [&str; 6] = ["day", "day-of-week", "day-in-full", "clock", "clock-in-full", "moment"];
    WHOLE.contains(&text.id.as_str()) || text.id.starts_with("month-") || text.id.starts_with("weekday-")
}

/// What an argument usually is.
fn sample(lang: Lang, argument: &str) -> String {
    let by_language = |danish: &str, english: &str, german: &str| {
        match lang {
            Lang::Da => danish,
            Lang::De => german,
            _ => english,
        }
        .to_owned()
    };
    match argument {
        "when" | "date" => {
            by_language("1. november 2026 kl. 20.00", "1 November 2026 at 20:00", "1. November 2026 um 20:00")
        }
        "day" => by_language("i dag", "today", "heute"),
        "moment" => by_language("i dag kl. 03.15", "today at 03:15", "heute um 03:15"),
        "subject" => by_language("MitID-appen", "The MitID app", "Die MitID-App"),
        "number" => "12".to_owned(),
        "name" => "MitID Support".to_owned(),
        "things" => by_language("gyldigt billed-ID", "valid picture ID", "gültiger Ausweis mit Foto"),
        "what" => by_language("Kodeviser", "Code display", "Codeanzeige"),
        "provider" => "Borger.dk".to_owned(),
        "device" => "iPhone 15".to_owned(),
        "place" => by_language("København", "Copenhagen", "Kopenhagen"),
        "zone" => by_language("dansk tid", "Danish time", "dänische Zeit"),
        "id" => "1234".to_owned(),
        "days" => "4".to_owned(),
        "from" | "weekend_from" => "8".to_owned(),
        "to" | "weekend_to" => "20".to_owned(),
        other => panic!("say what {{ ${other} }} usually is"),
    }
}

/// The worst of every language.
fn worst(screens: &[Screen]) -> String {
    let worst_of = |lang: Lang| {
        let mut own: Vec<_> = screens.iter().filter(|screen| screen.lang == lang).collect();
        own.sort_by(|one, other| other.figures().lix().total_cmp(&one.figures().lix()));
        own.into_iter().take(TOLD).map(Screen::describe).collect::<Vec<_>>()
    };
    Lang::ALL.into_iter().flat_map(worst_of).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_page_and_every_screen_is_plain() {
    let screens: Vec<_> = articles().into_iter().chain(drawn(&files())).collect();
    let worst = worst(&screens);
    // Shown with --nocapture, also when all is well.
    println!("{worst}");
    let too_hard: Vec<_> = screens.iter().filter(|screen| screen.is_too_hard()).map(Screen::describe).collect();
    assert!(too_hard.is_empty(), "too hard to read:\n{}\n\nthe worst of all:\n{worst}", too_hard.join("\n"));
}

#[test]
fn no_sentence_is_too_much_by_itself() {
    let is_too_much = |sentence: &String| {
        let figures = Figures::of([sentence.as_str()]);
        figures.words > LONGEST || (figures.words >= HARDEST.0 && figures.lix() > HARDEST.1)
    };
    let mut too_much = Vec::new();
    for screen in articles().into_iter().chain(drawn(&files())).filter(|screen| screen.limit().is_some()) {
        let all = screen.blocks.iter().flat_map(|block| sentences(block));
        too_much.extend(all.filter(is_too_much).map(|it| format!("{} {}: {it}", screen.lang.as_str(), screen.name)));
    }
    assert!(too_much.is_empty(), "make two of each, or take shorter words:\n{}", too_much.join("\n"));
}

/// Without this, a measurement that measures nothing would always pass.
#[test]
fn every_article_and_every_file_of_the_app_is_measured() {
    let files = files();
    let (articles, drawn) = (articles(), drawn(&files));
    for page in Page::ALL.into_iter().filter(|page| page.is_article()) {
        for lang in Lang::ALL.into_iter().filter(|lang| own_language(lang.as_str(), page).is_some()) {
            let screen = articles.iter().find(|screen| screen.name == page.path(lang)).expect("a document");
            let words = screen.figures().words;
            assert!(words >= ENOUGH, "{page:?} in {lang:?} has {words} words: too few to say how plain it is");
        }
    }
    for file in DRAWN {
        let begins = format!("{file}.ftl: ");
        let said = drawn.iter().filter(|screen| screen.lang == Lang::Da && screen.name.starts_with(&begins));
        let said: usize = said.map(|screen| screen.blocks.len()).sum();
        let written = files.iter().find(|it| it.lang == Lang::Da && it.name == file).expect("a file").texts.iter();
        // A text with a choice says more than one.
        assert!(said >= written.filter(|text| !is_part(text)).count(), "{file}");
    }
    let is_screen = |name: &str| drawn.iter().any(|screen| screen.name == name);
    assert!(is_screen("flow.ftl: How a block stands") && is_screen("afterwards.ftl: What to do now"));
}
