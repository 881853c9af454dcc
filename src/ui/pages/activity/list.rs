//! The rows that stand on the page, by day.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity_list::{Day, Row},
        language::Lang,
    },
    flow::activities::State,
    i18n::text::{activity as text, flow},
    route::Page,
};

use super::{
    List,
    facts::{RowState, row_state},
    keyed::keyed,
    row::{self, Element},
};
use crate::{
    platform::{format, pressed, width},
    ui::{
        Store,
        components::{
            page_link::PageLink,
            plain::{self, part},
            swap::{changing, hash_of, swap},
        },
    },
};

/// From here on a table has room for its columns; so wide is the page's column in the style sheet.
const TABLE_FROM: &str = "(min-width: 60em)";

/// A day as it is shown, with its rows. `occurrence`: which occurrence of that day it is; a day can occur twice, around a row whose day is not known.
#[derive(Hash)]
struct DayRows {
    occurrence: usize,
    day: Option<i32>,
    rows: Vec<Element>,
}

/// The days that are shown, computed once for all views that draw a part of them.
#[derive(Clone, Copy)]
struct Days {
    /// Changes with what is shown.
    turn: Memo<(u64, bool)>,
    shown: StoredValue<Vec<DayRows>>,
}

impl Days {
    fn of(list: List) -> Self {
        let shown = StoredValue::new(Vec::new());
        let turn = changing(move || {
            let now = list.read(window);
            let hash = hash_of(&now);
            shown.set_value(now);
            hash
        });
        Self { turn, shown }
    }

    fn with<T>(self, look: impl FnOnce(&[DayRows]) -> T) -> T {
        // Reading `turn` brings `shown` up to date, and subscribes to changes.
        let _ = self.turn.get();
        self.shown.with_value(|shown| look(shown))
    }
}

fn window(state: &State) -> Vec<DayRows> {
    let mut shown: Vec<DayRows> = Vec::new();
    for Day { day, keys } in state.window() {
        let occurrence = shown.iter().filter(|other| other.day == day).count();
        shown.push(DayRows {
            occurrence,
            day,
            rows: keys.into_iter().map(|key| Element::of_row(state, key)).collect(),
        });
    }
    shown
}

#[component]
pub fn TheList(store: Store, list: List, lang: Lang) -> impl IntoView {
    let is_wide = RwSignal::new(width::matches(TABLE_FROM));
    width::watch(TABLE_FROM, move |fits| is_wide.set(fits));
    let days = Days::of(list);
    let is_any = list.whether(State::has_rows);
    // A head without rows would look like a list that is empty, whatever is the matter.
    let draw = move |(is_any, is_wide): (bool, bool)| match is_wide {
        _ if !is_any => ().into_any(),
        true => table(store, list, days, lang),
        false => items(store, list, days, lang),
    };
    let press = move |event| {
        if let Some(message) = row::pressed(|selector| pressed::id_around(&event, selector, ".event")) {
            list.stays_here(message);
        }
    };
    view! {
        {(!format::is_danish_here()).then(|| plain::text("p", "hint", text::zone(lang)))}
        <section id="activities" aria-label=text::list_heading(lang) on:click=press>
            {swap(move || (is_any.get(), is_wide.get()), draw)}
        </section>
    }
}

/// One day's rows, as they are now.
fn rows_of(days: Days, occurrence: usize, day: Option<i32>) -> Vec<Element> {
    days.with(|days| {
        let found = days.iter().find(|shown| shown.occurrence == occurrence && shown.day == day);
        found.map(|shown| shown.rows.clone()).unwrap_or_default()
    })
}

fn day_name(day: Option<i32>, lang: Lang) -> String {
    day.map_or_else(|| text::day_unknown(lang).to_owned(), |day| format::full_day(day, lang))
}

fn items(store: Store, list: List, days: Days, lang: Lang) -> AnyView {
    let day = move |occurrence: usize, day: Option<i32>| {
        let row = move |row: &Arc<Row>, row_state| row::item(store, list, row, row_state, lang);
        let rows = keyed(move || rows_of(days, occurrence, day), move |element| drawn(list, element, row));
        part("section", "", vec![plain::text("h3", "day", day_name(day, lang)), part("ol", "activities", vec![rows])])
    };
    by_day(days, day)
}

fn table(store: Store, list: List, days: Days, lang: Lang) -> AnyView {
    let day = move |occurrence: usize, day: Option<i32>| {
        let row = move |row: &Arc<Row>, row_state| row::table_row(store, list, row, row_state, lang);
        let rows = keyed(move || rows_of(days, occurrence, day), move |element| drawn(list, element, row));
        let name = view! { <tr class="day"><th colspan="6" scope="rowgroup">{day_name(day, lang)}</th></tr> };
        part("tbody", "", vec![name.into_any(), rows])
    };
    let columns = [
        text::column_pick,
        text::column_time,
        text::column_what,
        text::column_device,
        text::column_place,
        text::column_provider,
    ];
    let columns = columns.map(|name| view! { <th scope="col">{name(lang)}</th> }.into_any()).into();
    let parts = vec![
        plain::text("caption", "sr-only", text::list_heading(lang)),
        part("thead", "", vec![part("tr", "", columns)]),
        by_day(days, day),
    ];
    part("table", "events", parts)
}

fn drawn(list: List, element: Element, draw: impl Fn(&Arc<Row>, RowState) -> Vec<AnyView>) -> AnyView {
    let Element::Row { key, .. } = element else { return ().into_any() };
    let seen = list.read_once(|state| Some((state.list.row(key).cloned()?, row_state(state, key))));
    seen.map(|(row, row_state)| draw(&row, row_state)).into_any()
}

/// Each day as it is drawn, with which of several of that day it is.
fn by_day(days: Days, draw: impl Fn(usize, Option<i32>) -> AnyView + Send + Sync + 'static) -> AnyView {
    let element = |shown: &DayRows| Element::Day { day: shown.day, occurrence: shown.occurrence };
    let each = move || days.with(|days| days.iter().map(element).collect());
    let one = move |element| match element {
        Element::Day { day, occurrence } => draw(occurrence, day),
        Element::Row { .. } => ().into_any(),
    };
    keyed(each, one)
}

/// The newest ones, to be read; what there is to do with them is on the page that lists all.
#[component]
pub fn Newest(list: List, lang: Lang) -> impl IntoView {
    let look = move || list.read(|state| (state.newest(), state.has_older()));
    let draw = move |(days, has_older): (Vec<Day>, bool)| {
        let mut parts = Vec::new();
        parts.extend((days.is_empty() && !has_older).then(|| plain::text("p", "", text::nothing_at_all(lang))));
        for Day { day, keys } in days {
            parts.push(plain::text("h3", "day", day_name(day, lang)));
            parts.push(part("ol", "activities", keys.into_iter().filter_map(|key| short(list, key, lang)).collect()));
        }
        parts
    };
    view! {
        {swap(look, draw)}
        <p><PageLink lang page=Page::Activity class="lone-link">{text::all(lang)}</PageLink></p>
    }
}

fn short(list: List, key: u32, lang: Lang) -> Option<AnyView> {
    let (row, marks) = list.read_once(|state| (state.list.row(key).cloned(), state.marks(key)));
    let row = row?;
    let mut parts = row::row_text(&row, lang);
    parts.extend((!marks.is_empty()).then(|| plain::text("p", "mark", text::mark(lang))));
    Some(part("li", "", parts))
}

/// Whether the list is being read and has not come for a while, for other pages that show a part of it.
pub fn is_slow(state: &State) -> bool {
    state.reading == spaer_core::flow::activities::Reading::LoadingSlowly
}

/// Words while nothing has come.
pub fn waiting(slow: bool, lang: Lang) -> &'static str {
    if slow { flow::loading_slowly(lang) } else { flow::loading(lang) }
}
