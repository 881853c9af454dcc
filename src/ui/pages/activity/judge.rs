//! Was it you? Four questions, filled in, with innocent explanations; and "this wasn't me".

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{activity::Report, activity_list::Row, language::Lang},
    flow::activities::{Message, Reporting},
    i18n::text::activity as text,
};

use super::{
    List,
    facts::{RowState, device, place, provider, report_words, with},
    reports::next_acts,
    wording,
};
use crate::ui::{
    Store,
    components::plain::{self, button, part, words},
};

/// `heading`: the tag of its heading, such as `h3`.
pub fn judge(
    store: Store,
    list: List,
    row: &Arc<Row>,
    heading: &'static str,
    row_state: RowState,
    lang: Lang,
) -> AnyView {
    let RowState { marks, reporting, .. } = row_state;
    let reported = row.activity.reported.clone();
    let activity = &row.activity;
    let unknown = || text::not_shown(lang).to_owned();
    // When the sentence itself says the outcome it is not said again: the two could contradict each other.
    let outcome = match activity.display_kind() == activity.kind && !wording::says_outcome(activity.kind) {
        true => [text::outcome_of_it(lang, wording::outcome(activity.outcome, lang)).as_str(), "."].concat(),
        false => String::new(),
    };
    let done = [&wording::sentence(activity, lang), ". ", &outcome].concat();
    let when = activity.at.map_or_else(|| text::time_unknown(lang).to_owned(), |at| wording::moment(at, lang));
    let when = [Some(when), wording::own_time(activity, lang)].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let device = device(row).unwrap_or_else(unknown);
    let place = place(row, lang).unwrap_or_else(unknown);
    let mut questions = vec![
        question(text::ask_action(lang), done, text::ask_action_hint(lang)),
        question(text::ask_device(lang), device, text::ask_device_hint(lang)),
        question(text::ask_time(lang), when, text::ask_time_hint(lang)),
        question(text::ask_place(lang), place, text::ask_place_hint(lang)),
    ];
    questions.extend(provider(row).map(|provider| question(text::ask_provider(lang), provider, "")));
    questions.extend(with(row, lang).map(|thing| question(text::ask_with(lang), thing, "")));
    let mut parts = vec![plain::text(heading, "judge__heading", text::ask_heading(lang))];
    if !marks.is_empty() {
        let reasons = marks.iter().map(|mark| plain::text("li", "", wording::mark(mark, lang))).collect();
        parts.push(part("ul", "mark-why", reasons));
        parts.push(plain::text("p", "hint", text::mark_basis(lang)));
    }
    parts.push(part("dl", "", questions));
    let mut full: Vec<_> =
        wording::cut(activity).map(|text| plain::text("p", "", wording::isolated(text.full()))).collect();
    if !full.is_empty() {
        full.insert(0, plain::text("summary", "", text::full_text(lang)));
        parts.push(part("details", "full-text", full));
    }
    parts.extend(answer(store, list, row, reported, reporting, lang));
    parts.push(button(None, plain::LINK, text::close(lang), move || list.stays_here(Message::Closed)));
    part("div", "judge", parts)
}

fn question(question: &'static str, answer: String, hint: &'static str) -> AnyView {
    let answer = vec![words(answer), plain::text("span", "hint", hint)];
    part("div", "question", vec![plain::text("dt", "", question), part("dd", "", answer)])
}

/// What the reader can answer, and what came of that. Screen readers hear it from one live region for all rows ([`super::reports`]), since an element that
/// is inserted together with its text is not announced.
fn answer(
    store: Store,
    list: List,
    row: &Arc<Row>,
    reported: Option<Report>,
    reporting: Option<Reporting>,
    lang: Lang,
) -> Vec<AnyView> {
    let key = row.key;
    let report = move || list.stays_here(Message::ReportPressed(vec![key]));
    let mine = move || list.stays_here(Message::ConfirmPressed(vec![key]));
    let mine = move || button(None, plain::SECONDARY, text::mine(lang), mine);
    let wrong = move || part("div", "answers", vec![button(None, plain::FINAL, text::wrong(lang), report), mine()]);
    match (reported, reporting) {
        (Some(report), _) => {
            let kept = [&report_words(&report, lang), " ", &text::reported_keep(lang, 1)].concat();
            vec![
                plain::text("p", "event__report", kept),
                plain::text("p", "", text::reported_next(lang)),
                next_acts(store, list, Some(key), lang),
            ]
        }
        (None, Some(Reporting::Waiting | Reporting::Sending)) => {
            vec![plain::text("p", "", text::sending(lang))]
        }
        (None, Some(Reporting::Failed(problem))) => {
            let told = vec![words(wording::not_reported(problem, lang))];
            vec![plain::failed("error-text", told), wrong()]
        }
        (None, None) if row.activity.id.is_some() && store.read_once(|state| state.shell.service.report) => {
            vec![wrong()]
        }
        (None, None) => vec![plain::text("p", "", text::cannot_report(lang))],
    }
}
