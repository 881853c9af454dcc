//! The list of activities, as one reads it and presses in it.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::{Citizen, words::words};

/// The text of a row, with what is shown below it in the table while it is open. Isolating characters around names are left out.
const SAID: &str = "
    const below = it => it.nextElementSibling?.matches('.event__more') ? it.nextElementSibling.innerText : '';
    const said = it => (it.innerText + below(it)).replace(/[\\u2066-\\u2069]/g, '');";

impl Citizen {
    /// Logs in with this authenticator and stands before the list.
    pub async fn lists_activities(&self, lang: &str, with: &str) {
        self.logs_in_at(path(lang), with).await;
        self.sees(".event").await;
    }

    /// What each row on the page says, the newest first.
    pub async fn rows(&self) -> Vec<String> {
        let rows = self.js(&format!("{SAID} return [...document.querySelectorAll('.event')].map(said)")).await;
        let rows = rows.as_array().expect("rows").iter();
        rows.map(|row| row.as_str().unwrap_or_default().to_owned()).collect()
    }

    pub async fn waits_for_rows(&self, count: usize) {
        let are_there = format!("return document.querySelectorAll('.event').length === {count}");
        self.waits_for(&format!("{count} rows"), &are_there).await;
    }

    /// The selector of the first row that says all of this.
    pub async fn row_that_says(&self, parts: &[&str]) -> String {
        let script = format!(
            "{SAID}
            return [...document.querySelectorAll('.event')].find(it => {}.every(part => said(it).includes(part)))?.id",
            json!(parts)
        );
        match self.js(&script).await {
            Value::String(id) => format!("#{id}"),
            _ => panic!("no row says {parts:?} on\n{}", self.page_text().await),
        }
    }

    pub async fn opens_row(&self, row: &str) {
        self.presses(&format!("{row} .event__open")).await;
        self.sees(&judge_of(row)).await;
    }

    pub async fn picks_row(&self, row: &str) {
        let tick = format!("{row} .event__check");
        self.presses(&tick).await;
        self.waits_for("it is picked", &format!("return document.querySelector('{tick}').checked")).await;
    }

    /// Until the sentence that says what the list shows says this.
    pub async fn is_told(&self, text: &str) {
        let said = format!(
            "return document.querySelector('#summary')?.innerText.replace(/[\\u2066-\\u2069]/g, '').includes({})",
            json!(text)
        );
        self.waits_for(text, &said).await;
    }

    /// In place of whatever the field had.
    pub async fn searches_for(&self, text: &str) {
        let field = self.client().find(Locator::Css("#q")).await.expect("the field");
        field.clear().await.expect("an empty field");
        field.send_keys(text).await.expect("keys");
    }

    /// Opens the other search fields.
    pub async fn sees_all_fields(&self) {
        if self.js("return document.querySelector('.find__more').open").await != true {
            self.presses(".find__more summary").await;
        }
        self.sees("#outcome").await;
    }

    /// By its place, 0 for all of them.
    pub async fn selects(&self, field: &str, place: usize) {
        self.uncovers(field).await;
        let field = self.client().find(Locator::Css(field)).await.expect("a field");
        field.select_by_value(&place.to_string()).await.expect("a choice");
    }

    /// The day in Denmark of so many days ago, as a field for dates writes it.
    pub async fn day(&self, ago: i64) -> String {
        let day = self.js(&format!("return new Date(Date.now() - {ago} * 864e5).toLocaleDateString('sv', {{ timeZone: 'Europe/Copenhagen' }})")).await;
        day.as_str().expect("a day").to_owned()
    }

    /// What a person fills in by whatever their browser offers for it.
    pub async fn fills_in_days(&self, from: &str, to: &str) {
        self.js(&format!(
            "for (const [id, day] of [['from', '{from}'], ['to', '{to}']]) {{
                const field = document.getElementById(id);
                field.value = day;
                field.dispatchEvent(new Event('change', {{ bubbles: true }}));
            }}"
        ))
        .await;
    }

    /// All that the tab and the browser keep, as text.
    pub async fn keeps(&self) -> String {
        let kept = self.js("return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])").await;
        kept.as_str().unwrap_or_default().to_owned()
    }

    /// The beginning of what is said of an activity whose name is given, "Added:".
    pub fn says_added(&self, lang: &str) -> String {
        super::words::filled(lang, "activity.did-added", &[("what", "")]).trim().to_owned()
    }

    /// The page says this somewhere within it, isolates left out.
    pub async fn reads_in(&self, selector: &str, text: &str) {
        let script = format!(
            "return document.querySelector({})?.innerText.replace(/[\\u2066-\\u2069]/g, '').includes({})",
            json!(selector),
            json!(text)
        );
        self.waits_for(&format!("{text} in {selector}"), &script).await;
    }

    /// The focus is somewhere.
    pub async fn keeps_the_focus(&self) {
        // What gets it, gets it in the next frame.
        self.waits_for("the focus is somewhere", "return document.activeElement !== document.body").await;
    }
}

/// The questions about a row that is open: within it, or in a row of the table below it.
pub fn judge_of(row: &str) -> String {
    format!(":is({row}, {row} + .event__more) .judge")
}

pub fn path(lang: &str) -> &'static str {
    if lang == "da" { "/da/aktivitet" } else { "/en/activity" }
}

/// Of this file of texts.
pub fn said(lang: &str, name: &str) -> String {
    words(lang, &format!("activity.{name}"))
}
