//! What deserves a look, before anything else on the page: what happened, told as one story, and the question whether it was the reader.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{activity_list::Row, language::Lang, story::Story, time::Timestamp},
    flow::activities::{Message, State},
    i18n::{number, text::activity as text},
    route::Page,
};

use super::{LOOK_FIRST, List, facts, row::picture, wording};
use crate::{
    platform::format,
    ui::{
        Store,
        components::{
            icon::{Glyph, Icon},
            plain::{self, part, words},
            swap::swap,
        },
    },
};

/// So many stories are told; an account that has more of them has the list.
const MOST: usize = 5;

#[derive(Clone, PartialEq, Hash)]
enum Look {
    /// Nothing is known yet, or nothing can be.
    Nothing,
    /// Of what was loaded, nothing deserves a look.
    Calm,
    Some(Vec<Told>),
}

/// A story with its rows.
#[derive(Clone, PartialEq, Hash)]
struct Told {
    headline: Arc<Row>,
    /// Oldest first, as it happened.
    rows: Vec<Arc<Row>>,
}

impl Look {
    fn of(state: &State) -> Self {
        let told = |story: &Story| {
            let rows = story.keys.iter().rev().filter_map(|key| state.list.row(*key).cloned()).collect();
            Some(Told { headline: state.list.row(story.headline)?.clone(), rows })
        };
        match mood(state) {
            SOME => Self::Some(state.stories.iter().filter_map(told).collect()),
            CALM => Self::Calm,
            _ => Self::Nothing,
        }
    }
}

const SOME: &str = "some";
const CALM: &str = "calm";

/// Whether anything deserves a look, as the style sheet asks for it: what is fine is green only where nothing does.
pub fn mood(state: &State) -> &'static str {
    match state.stories.is_empty() {
        false => SOME,
        true if state.is_calm() => CALM,
        true => "unknown",
    }
}

#[component]
pub fn LookFirst(store: Store, list: List, lang: Lang) -> impl IntoView {
    let draw = move |(look, now, can_report): (Look, Option<i64>, bool)| match look {
        Look::Nothing => ().into_any(),
        Look::Calm => part("p", "hint", vec![words(text::look_calm(lang))]),
        Look::Some(stories) => panel(list, &stories, now.map(Timestamp::from_unix_millis), can_report, lang),
    };
    // What "today" is: the back end's clock, since the device's may be wrong. Its minutes are nothing to draw anew for.
    let now = move || store.read(|state| state.shell.list().map(|list| list.as_of.unix_millis() / 60_000 * 60_000));
    let look = move || (list.read(Look::of), now(), store.read(|state| state.shell.service.report));
    view! {
        <section id=LOOK_FIRST tabindex="-1" aria-label=text::look_label(lang)>{swap(look, draw)}</section>
    }
}

fn panel(list: List, stories: &[Told], now: Option<Timestamp>, can_report: bool, lang: Lang) -> AnyView {
    let count = stories.iter().map(|story| story.rows.len()).sum::<usize>();
    let glyph = view! { <Glyph icon=Icon::WARNING /> }.into_any();
    let heading = text::look_heading(lang, u64::try_from(count).unwrap_or_default());
    let heading = part("h2", "look-first__heading", vec![glyph, plain::text("span", "", heading)]);
    let told = stories.iter().take(MOST).map(|story| told(list, story, now, can_report, lang));
    part("div", "look-first", std::iter::once(heading).chain(told).collect())
}

fn told(list: List, story: &Told, now: Option<Timestamp>, can_report: bool, lang: Lang) -> AnyView {
    let Told { headline, rows } = story;
    let sentence = wording::sentence(&headline.activity, lang);
    let when = headline.activity.at.map(|at| wording::happened(at, now, lang));
    let facts = [when, facts::place(headline, lang), facts::device(headline)].into_iter().flatten();
    let mut parts = vec![
        plain::text("p", "look-first__what", [&sentence, "."].concat()),
        plain::text("p", "", facts.collect::<Vec<_>>().join(" · ")),
    ];
    if rows.len() > 1 {
        let count = u64::try_from(rows.len()).unwrap_or_default();
        let items = rows.iter().map(|row| part("li", "", short(row, lang))).collect();
        let summary = plain::text("summary", "", text::look_all(lang, count));
        parts.push(part("details", "story", vec![summary, part("ol", "activities", items)]));
    }
    let keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    // The answer is about all of them, so the question is.
    let count = (keys.len() > 1).then(|| number(u64::try_from(keys.len()).unwrap_or(u64::MAX), lang));
    let (question, yes, about) = match &count {
        Some(count) => (text::look_question(lang, count), text::mine_all(lang), text::look_count(lang, count)),
        None => (text::ask_heading(lang).to_owned(), text::mine(lang), sentence),
    };
    parts.push(plain::text("p", "look-first__question", question));
    parts.push(answers(list, keys, yes, &about, can_report, lang));
    part("div", "look-first__story", parts)
}

/// A row of a story: its time and what happened.
fn short(row: &Row, lang: Lang) -> Vec<AnyView> {
    let time = row.activity.at.map(|at| plain::text("span", "event__time", format::clock(at, lang)));
    let said = words([" ", &wording::sentence(&row.activity, lang)].concat());
    vec![part("p", "event__what", time.into_iter().chain([picture(&row.activity), said]).collect())]
}

/// "No" reports all of it, and leads to where it says what to block; where nothing can be reported, to blocking.
fn answers(list: List, keys: Vec<u32>, yes: &'static str, about: &str, can_report: bool, lang: Lang) -> AnyView {
    let named = |label: &str| [label, ": ", about].concat();
    let no = text::wrong(lang);
    let href = if can_report { Page::Activity } else { Page::BlockIdentity }.path(lang);
    let reported = keys.clone();
    let report = move |_| {
        if can_report {
            list.stays_here(Message::ReportPressed(reported.clone()));
        }
    };
    let confirm = move |_| list.stays_here(Message::ConfirmPressed(keys.clone()));
    let answers = view! {
        <a class=plain::FINAL href=href aria-label=named(no) on:click=report>{no}</a>
        <button type="button" class=plain::SECONDARY aria-label=named(yes) on:click=confirm>{yes}</button>
    };
    part("div", "answers", vec![answers.into_any()])
}
