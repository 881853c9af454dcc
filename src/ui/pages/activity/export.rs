//! What the list shows, on paper and as a file: all of it, not only what stands on the page. Both are made in the browser.

use leptos::prelude::*;
use spaer_core::{
    domain::{activity_list::Row, csv::csv, language::Lang},
    flow::activities::State,
    i18n::text::activity as text,
};

use super::{List, facts::report_words, wording};
use crate::{
    platform::{file, focus, format, print},
    ui::components::{
        plain::{self, button, part, words},
        swap::swap,
    },
};

#[component]
pub fn Export(list: List, lang: Lang) -> impl IntoView {
    print::on_paper(move || list.read_once(|state| table(state, lang)));
    on_cleanup(print::no_paper);
    let is_any = list.whether(State::has_rows);
    swap(move || is_any.get(), move |is_any: bool| is_any.then(|| section(list, lang)))
}

/// What came of the last press, as far as that can be known.
#[derive(Clone, Copy, PartialEq, Hash)]
enum Came {
    /// Nothing was pressed, or there is nothing to say of it.
    Unsaid,
    NoPaper,
    /// The browser does not tell whether there is a file.
    PerhapsNoFile,
}

fn section(list: List, lang: Lang) -> AnyView {
    let came = RwSignal::new(Came::Unsaid);
    let save = move || {
        let name = [text::csv_name(lang), ".csv"].concat();
        let rows: Vec<_> = list.read_once(|state| table(state, lang)).into_iter().map(bare).collect();
        file::save(&name, &csv(&rows));
        came.set(Came::PerhapsNoFile);
    };
    let print = move || {
        focus::pressed();
        came.set(Came::Unsaid);
        print::page(move || {
            let _ = came.try_set(Came::NoPaper);
        });
    };
    let print = print::is_offered().then(|| button(Some("print"), plain::SECONDARY, text::print(lang), print));
    let save = file::is_offered().then(|| button(Some("csv"), plain::SECONDARY, text::csv(lang), save));
    let hint = if print.is_some() || save.is_some() { text::take_text(lang) } else { text::take_nothing(lang) };
    let say = move |came| match came {
        Came::Unsaid => None,
        Came::NoPaper => Some(plain::failed("not-printed", vec![words(text::print_nothing(lang))])),
        Came::PerhapsNoFile => Some(words(text::csv_nothing(lang))),
    };
    let parts = vec![
        plain::text("h2", "", text::take_heading(lang)),
        plain::text("p", "hint", hint),
        part("p", "", [print, Some(words(" ")), save].into_iter().flatten().collect()),
        view! { <div role="status">{swap(move || came.get(), say)}</div> }.into_any(),
    ];
    part("section", "plain no-print", parts)
}

/// Removes the direction isolates that surround names: with them a cell would not equal the same name in a spreadsheet.
fn bare(cells: Vec<String>) -> Vec<String> {
    cells.into_iter().map(|cell| cell.replace(['\u{2068}', '\u{2069}'], "")).collect()
}

/// A row for the names of the columns, then one for each activity.
fn table(state: &State, lang: Lang) -> Vec<Vec<String>> {
    let head = [
        text::csv_time_zone(lang),
        text::column_what(lang),
        text::csv_outcome(lang),
        text::csv_with(lang),
        text::column_device(lang),
        text::column_place(lang),
        text::column_provider(lang),
        text::csv_mark(lang),
        text::csv_reported(lang),
    ];
    let mut table = vec![head.map(str::to_owned).into()];
    table.extend(state.fitting().map(|row| cells(state, row, lang)));
    table
}

fn cells(state: &State, row: &Row, lang: Lang) -> Vec<String> {
    let activity = &row.activity;
    let marks: Vec<_> = state.marks(row.key).iter().map(|mark| wording::mark(mark, lang)).collect();
    let cells = [
        activity.at.map(format::with_offset),
        Some(wording::sentence(activity, lang)),
        Some(wording::outcome(activity.outcome, lang).to_owned()),
        wording::thing(activity, lang),
        activity.device.as_ref().map(|device| device.full().to_owned()),
        wording::place(row).map(|place| text::perhaps(lang, &place)),
        activity.provider.as_ref().map(|provider| provider.full().to_owned()),
        Some(marks.join(" ")),
        activity.reported.as_ref().map(|report| report_words(report, lang)),
    ];
    cells.map(Option::unwrap_or_default).into()
}
