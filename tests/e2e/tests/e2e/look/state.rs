//! What a state is called.

use std::{collections::BTreeSet, sync::Mutex};

use crate::support::{Citizen, Engine, pages};

/// One state of one page in one language.
#[derive(Clone, Debug)]
pub struct State {
    /// In English, as the test has it: `check, with an open block`.
    pub title: String,
    /// The title for names of files: `check-with-an-open-block`.
    pub slug: String,
    /// The file of the page's text, `blocking`; `all-languages` for what belongs to no language.
    pub page: &'static str,
    pub lang: String,
}

impl State {
    pub async fn of(citizen: &Citizen, title: &str) -> Self {
        let path = citizen.js("return location.pathname").await;
        let path = path.as_str().unwrap_or_default();
        let page = pages::at(path);
        let lang = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let lang = if page.is_some() { lang } else { "all" };
        let page = page.map_or("all-languages", |page| page.text);
        Self { title: title.to_owned(), slug: slug(title), page, lang: lang.to_owned() }
    }

    /// Two states of one name would have one picture between them.
    pub fn is_looked_at_once(&self, engine: Engine) {
        static LOOKED_AT: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
        let name = format!("{} in {}, in {engine:?}", self.slug, self.lang);
        let is_new = LOOKED_AT.lock().map(|mut names| names.insert(name.clone())).unwrap_or(true);
        assert!(is_new, "two states are called {name}");
    }
}

/// Lower-case letters and digits of a title, with hyphens for what is between them.
fn slug(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
