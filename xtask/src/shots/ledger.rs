//! Reads what the tests wrote down of each state: one line of JSON for each (`tests/e2e/tests/e2e/look/ledger.rs`).

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::files;

pub struct Ledger {
    /// By page, then by title, then by language.
    pub states: Vec<State>,
}

/// One state of one page in one language.
pub struct State {
    pub page: String,
    pub slug: String,
    pub title: String,
    pub lang: String,
    /// With its version.
    pub engine: String,
    pub looks: Vec<Look>,
}

/// The state through one window.
pub struct Look {
    /// `390-dark`.
    pub view: String,
    /// `None` where only lengths were measured.
    pub axe: Option<Axe>,
    pub findings: Vec<Finding>,
    /// The file, below the folder for pictures.
    pub picture: Option<String>,
}

pub struct Axe {
    pub version: String,
    pub violations: Vec<String>,
    /// Rules that leave it to people to decide.
    pub undecided: Vec<String>,
    /// Rules that had something to look at.
    pub applied: Vec<String>,
    pub rules: u64,
}

pub struct Finding {
    pub kind: String,
    pub place: String,
    pub what: String,
}

impl Ledger {
    pub fn read(file: &Path) -> Result<Self, String> {
        Self::parse(&files::read_text(file)?).map_err(|error| format!("{}: {error}", file.display()))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let states: Result<Vec<_>, _> = text.lines().map(State::parse).collect();
        let mut states = states?;
        states.sort_by(|one, other| one.order().cmp(&other.order()));
        Ok(Self { states })
    }

    pub fn looks(&self) -> impl Iterator<Item = (&State, &Look)> {
        self.states.iter().flat_map(|state| state.looks.iter().map(move |look| (state, look)))
    }

    pub fn audits(&self) -> impl Iterator<Item = &Axe> {
        self.looks().filter_map(|(_, look)| look.axe.as_ref())
    }

    pub fn pictures(&self) -> usize {
        self.looks().filter(|(_, look)| look.picture.is_some()).count()
    }

    /// Of each state one value, each once and in order.
    pub fn each<'a>(&'a self, value: impl Fn(&'a State) -> &'a str) -> Vec<&'a str> {
        self.states.iter().map(value).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl State {
    fn parse(line: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let looks = value.get("looks").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        Ok(Self {
            page: text(&value, "page"),
            slug: text(&value, "state"),
            title: text(&value, "title"),
            lang: text(&value, "lang"),
            engine: text(&value, "engine"),
            looks: looks.iter().map(Look::of).collect(),
        })
    }

    fn order(&self) -> (&str, &str, &str) {
        (&self.page, &self.title, &self.lang)
    }
}

impl Look {
    fn of(value: &Value) -> Self {
        let findings = value.get("findings").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        Self {
            view: text(value, "view"),
            axe: value.get("axe").filter(|axe| axe.is_object()).map(Axe::of),
            findings: findings.iter().map(Finding::of).collect(),
            picture: value.get("picture").and_then(Value::as_str).map(str::to_owned),
        }
    }
}

impl Axe {
    fn of(value: &Value) -> Self {
        Self {
            version: text(value, "version"),
            violations: texts(value, "violations"),
            undecided: texts(value, "undecided"),
            applied: texts(value, "applied"),
            rules: value.get("rules").and_then(Value::as_u64).unwrap_or_default(),
        }
    }
}

impl Finding {
    fn of(value: &Value) -> Self {
        Self { kind: text(value, "kind"), place: text(value, "where"), what: text(value, "what") }
    }
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    let texts = value.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    texts.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    const LINES: &str = concat!(
        r#"{"page":"profile","state":"profile-calm","title":"profile, calm","lang":"en","engine":"Chrome 1","looks":[]}"#,
        "\n",
        r#"{"page":"authenticator","state":"check","title":"check","lang":"da","engine":"Chrome 1","looks":[{"view":"320-light","#,
        r#""axe":{"version":"4.1","violations":[],"undecided":["color-contrast"],"applied":["html-has-lang"],"rules":90},"#,
        r#""findings":[{"kind":"overlap","where":"main > p","what":"one | two"}],"picture":"check/da-320-light.webp"}]}"#,
    );

    pub fn ledger() -> Ledger {
        Ledger::parse(LINES).unwrap()
    }

    #[test]
    fn states_are_sorted_by_page() {
        let ledger = ledger();
        assert_eq!(ledger.each(|state| &state.page), ["authenticator", "profile"]);
        assert_eq!(ledger.states[0].slug, "check");
        assert_eq!((ledger.pictures(), ledger.audits().count()), (1, 1));
    }

    #[test]
    fn a_line_that_was_cut_off_is_an_error() {
        assert!(Ledger::parse("{\"page\":").is_err());
    }
}
