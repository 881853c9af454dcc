//! What is read off a page, in one look each.

use serde_json::Value;

/// One statement about whether something is blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The value of `data-claim`.
    pub word: String,
    /// When it was true; empty when it says nothing about any moment.
    pub at: String,
    /// What it is about: the id of a block or an authenticator, or `identity`.
    pub about: String,
    /// A receipt's own claim, and not one on a list.
    pub panel: bool,
    pub heading: String,
}

/// How something stands, as a list or a reading has it: also where that is no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusOnPage {
    /// The contract's word.
    pub word: String,
    pub at: String,
    /// An authenticator by its id, or `identity`; empty for one without an id.
    pub about: String,
}

/// Everything that a judge needs, from one moment.
pub struct Seen {
    pub claims: Vec<Claimed>,
    pub statuses: Vec<StatusOnPage>,
    /// Texts on the page that say that something is blocked although their element has no `data-claim`.
    pub unclaimed: Vec<String>,
    /// The name of who is logged in, as the page says it; empty when nobody is.
    pub name: String,
    pub phone_in_sight: bool,
}

impl Seen {
    pub fn of(value: &Value) -> Self {
        Self {
            claims: claims(&value["claims"]),
            statuses: statuses(&value["statuses"]),
            unclaimed: texts(&value["unclaimed"]),
            name: value["name"].as_str().unwrap_or_default().to_owned(),
            phone_in_sight: value["phone"] == true,
        }
    }
}

/// A phone link that could be tapped without scrolling: within the window, and not covered.
macro_rules! phone_in_sight {
    () => {
        "[...document.querySelectorAll('a[href^=\"tel:\"]')].some(link => {
            const box = link.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const within = box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
            return within && link.contains(document.elementFromPoint(x, y));
        })"
    };
}

pub const PHONE_IN_SIGHT: &str = concat!("return ", phone_in_sight!());

/// Headings by their whole text: Firefox leaves what isolates a name out of `innerText`.
pub const SEEN: &str = concat!(
    "return {
        claims: [...document.querySelectorAll('[data-claim]')].map(it => ({
            word: it.dataset.claim,
            at: it.dataset.claimAt || '',
            about: it.dataset.about || '',
            panel: it.matches('section.claim'),
            heading: (it.matches('section.claim') ? it.querySelector('h2') : it).textContent.trim(),
        })),
        statuses: [...document.querySelectorAll('[data-status]')].map(it => ({
            word: it.dataset.status,
            at: it.dataset.statusAt || '',
            about: it.dataset.about || '',
        })),
        unclaimed: [...document.querySelectorAll('#app *, #status *')]
            .filter(it => it.checkVisibility() && !it.closest('[data-claim=\"blocked\"], option, button, a, label, legend'))
            .map(it => [...it.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('').trim())
            .filter(text => /^(spærret|blocked|gesperrt)(\\s.*\\d.*)?[.!]?$|\\s(er spærret|is blocked|ist gesperrt)[.!]?$/iu.test(text) && !/(before|før|bevor|if|om|ob) /iu.test(text)),
        name: document.querySelector('.top__who bdi')?.innerText || '',
        phone: ",
    phone_in_sight!(),
    "}"
);

fn claims(value: &Value) -> Vec<Claimed> {
    let text = |claim: &Value, name: &str| claim[name].as_str().unwrap_or_default().to_owned();
    let one = |claim: &Value| Claimed {
        word: text(claim, "word"),
        at: text(claim, "at"),
        about: text(claim, "about"),
        panel: claim["panel"] == true,
        heading: text(claim, "heading"),
    };
    value.as_array().expect("a list of claims").iter().map(one).collect()
}

fn statuses(value: &Value) -> Vec<StatusOnPage> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let one = |it: &Value| StatusOnPage { word: text(it, "word"), at: text(it, "at"), about: text(it, "about") };
    value.as_array().expect("a list").iter().map(one).collect()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
