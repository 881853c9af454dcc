//! What came of reports, what to block now, and the bar for several rows at once.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        activity::ActivityKind, activity_list::Row, advice::Advice, authenticator::Status, claim::Claim,
        id::AuthenticatorId, language::Lang, problem::Problem, reason::Reason,
    },
    flow::{
        activities::{Message, Reporting, State},
        app,
    },
    i18n::text::{activity as text, flow},
    route::{ActFragment, Page, StepName, act_href},
    view::ReadAt,
};

use super::{
    List, REPORTS,
    facts::{provider, report_words},
    wording,
};
use crate::{
    platform::{clipboard, focus, format},
    ui::{
        Store,
        components::{
            device::{DeviceName, NamedDevice},
            notice::{Notice, Tone},
            plain::{self, button, part, words},
            swap::swap,
        },
    },
};

/// What is told about reports of this visit.
#[derive(Clone, PartialEq, Hash)]
struct ReportSummary {
    reported: Vec<Arc<Row>>,
    failed: Vec<(Arc<Row>, Problem)>,
    left: usize,
}

fn summary(state: &State) -> Option<ReportSummary> {
    let left = state.reports.iter().filter(|(_, reporting)| !matches!(reporting, Reporting::Failed(_))).count();
    let reported: Vec<_> = state.reported().cloned().collect();
    let failed: Vec<_> = state.not_reported().map(|(row, problem)| (row.clone(), problem)).collect();
    (left > 0 || !reported.is_empty() || !failed.is_empty()).then_some(ReportSummary { reported, failed, left })
}

/// What screen readers announce, once. It is apart from what is seen, where the row and the panel say it at length.
fn heard(state: &State, lang: Lang) -> String {
    let Some(ReportSummary { reported, failed, left }) = summary(state) else { return String::new() };
    if left > 0 {
        return text::sending_some(lang, &left.to_string());
    }
    let failed = failed.first().map(|(_, problem)| wording::not_reported(*problem, lang));
    let reported = u64::try_from(reported.len()).ok().filter(|count| *count > 0);
    let reported = reported.map(|count| text::reported_heading(lang, count) + ".");
    [failed, reported].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[component]
pub fn Reports(store: Store, list: List, lang: Lang) -> impl IntoView {
    let panel =
        swap(move || list.read(summary), move |summary| summary.map(|summary| panel(store, list, summary, lang)));
    let heard = swap(move || list.read(|state| heard(state, lang)), words);
    view! {
        <div role="status" class="sr-only">{heard}</div>
        <div role="group" aria-label=text::csv_reported(lang) id=REPORTS tabindex="-1">{panel}</div>
    }
}

fn panel(store: Store, list: List, summary: ReportSummary, lang: Lang) -> AnyView {
    let ReportSummary { reported, failed, left } = summary;
    let count = |count: usize| u64::try_from(count).unwrap_or_default();
    // Three logins are three equal sentences: when, and at whose service, tells them apart.
    let row = |row: &Row, more: &str| {
        let named = plain::text("strong", "", wording::sentence(&row.activity, lang));
        let facts: Vec<_> = [Some(wording::when(&row.activity, lang)), provider(row)].into_iter().flatten().collect();
        part("li", "", vec![named, words([" (", &facts.join(" · "), "). ", more].concat())])
    };
    let mut parts = Vec::new();
    if left > 0 {
        parts.push(plain::text("p", "", text::sending_some(lang, &left.to_string())));
    }
    if !failed.is_empty() {
        let rows = failed.iter().map(|(failed, problem)| row(failed, &wording::not_reported(*problem, lang))).collect();
        let again = move || list.stays_here(Message::ReportAgainPressed);
        let body = vec![
            plain::text("p", "", text::not_reported(lang)),
            part("ul", "not-reported", rows),
            button(Some("report-again"), plain::PRIMARY, text::not_reported_again(lang), again),
        ];
        parts.push(view! { <Notice tone=Tone::Warning>{body}</Notice> }.into_any());
    }
    if !reported.is_empty() {
        let summary = |done: &Arc<Row>| done.activity.reported.as_ref().map(|report| report_words(report, lang));
        let rows = reported.iter().map(|done| row(done, &summary(done).unwrap_or_default())).collect();
        let body = vec![
            plain::text("h2", "", text::reported_heading(lang, count(reported.len()))),
            part("ul", "", rows),
            plain::text("p", "", text::reported_keep(lang, count(reported.len()))),
            copy_all(&reported, lang),
            plain::text("p", "", text::reported_next(lang)),
            next_acts(store, list, None, lang),
        ];
        parts.push(part("section", "plain reported", body));
    }
    part("div", "", parts)
}

/// One press copies the number of every report, with what it is about: nobody in a fright writes down nine of them.
fn copy_all(reported: &[Arc<Row>], lang: Lang) -> AnyView {
    let line = |row: &Arc<Row>| {
        let report = row.activity.reported.as_ref()?;
        let said = [wording::when(&row.activity, lang), wording::sentence(&row.activity, lang)].join(". ");
        Some([report.number.full(), " (", &said, ")"].concat())
    };
    let numbers = reported.iter().filter_map(line).collect::<Vec<_>>().join("\n");
    let copied = RwSignal::new(None);
    let copy = move || {
        focus::pressed();
        clipboard::copy(numbers.clone(), move |worked| {
            let _ = copied.try_set(Some(worked));
        });
    };
    let told = move |copied: Option<bool>| match copied {
        None => ().into_any(),
        Some(true) => words(text::numbers_copied(lang)),
        Some(false) => plain::failed("not-copied", vec![words(text::numbers_not_copied(lang))]),
    };
    let button = button(Some("copy-numbers"), plain::SECONDARY, text::copy_numbers(lang), copy);
    part("div", "no-print", vec![button, plain::live_region("status", "", vec![swap(move || copied.get(), told)])])
}

/// What the next press is to block.
#[derive(Clone, PartialEq, Hash)]
struct Acts {
    advice: Advice,
    reason: Option<Reason>,
    /// What the list of activities calls them, for those that the list of authenticators does not have.
    rows: Vec<Arc<Row>>,
}

fn acts(state: &State, key: Option<u32>) -> Acts {
    let rows: Vec<_> = match key {
        Some(key) => state.list.row(key).into_iter().cloned().collect(),
        None => state.reported().cloned().collect(),
    };
    let changed = rows.iter().any(|row| row.activity.kind == ActivityKind::UserIdChanged);
    let advice = key.map_or_else(|| state.advice(), |key| state.advice_for(key));
    Acts { advice, reason: changed.then_some(Reason::UserIdChanged), rows }
}

/// An authenticator that the advice names, as the list of them has it.
#[derive(Clone, PartialEq, Hash)]
struct Device {
    id: AuthenticatorId,
    /// `None`: the list does not have it.
    named: Option<NamedDevice>,
    /// Its status, if it cannot be blocked any more, and when that was read. Only from a list that was read since the row was opened, or since the report
    /// was made.
    unblockable_note: Option<(Status, ReadAt)>,
}

fn devices(state: &app::State, ids: &[AuthenticatorId]) -> Vec<Device> {
    let seen = |id: &AuthenticatorId| {
        let fresh = state.shell.fresh_list().and_then(|list| Some((list.by_id(id)?, ReadAt(list.as_of))));
        Device {
            id: id.clone(),
            named: state.shell.list().and_then(|list| list.by_id(id)).map(NamedDevice::of),
            unblockable_note: fresh
                .filter(|(device, _)| !device.may_be_blocked())
                .map(|(device, read)| (device.status, read)),
        }
    };
    ids.iter().map(seen).collect()
}

/// That it is blocked, or removed, and when that was seen. Only the first is a claim.
fn unblockable_note(device: &Device, name: AnyView, (status, ReadAt(as_of)): (Status, ReadAt), lang: Lang) -> AnyView {
    let claim = status.claim(as_of).map(Claim::as_str);
    let about = claim.map(|_| device.id.as_str().to_owned());
    let when = wording::moment(as_of, lang);
    let said = if claim.is_some() { text::seen_blocked(lang, &when) } else { text::seen_removed(lang, &when) };
    view! { <p data-claim=claim data-claim-at=claim.map(|_| format::iso(as_of)) data-about=about>{name} " " {said}</p> }
        .into_any()
}

/// The right act first. `key`: because of one row; otherwise because of all that was reported here.
pub fn next_acts(store: Store, list: List, key: Option<u32>, lang: Lang) -> AnyView {
    let look = move || {
        let acts = list.read(|state| acts(state, key));
        let devices = store.read(|state| devices(state, &acts.advice.authenticators));
        (acts, devices)
    };
    let draw = move |(acts, devices): (Acts, Vec<Device>)| {
        let Acts { advice, reason, rows } = acts;
        let (open, shut): (Vec<_>, Vec<_>) = devices.iter().partition(|device| device.unblockable_note.is_none());
        let name = |device: &Device| called(device, &rows, lang);
        let link = move |id: Option<&'static str>, class, href, children| {
            let id = id.filter(|_| key.is_none());
            plain::link(id, class, href, children, Box::new(move || list.stays_here(Message::Leaving(key))))
        };
        let class = |is_first: bool| if is_first { plain::PRIMARY } else { plain::SECONDARY };
        let mut links = Vec::new();
        if !open.is_empty() {
            let fragment = ActFragment { reason: None, step: Some(StepName::Check), login: None }.build();
            let href = Page::BlockAuthenticator.path(lang) + &fragment;
            let mut said = vec![words(text::block_used(lang))];
            said.extend(open.iter().map(|device| part("span", "act__name", vec![name(device)])));
            // In one element, because a button lays out its parts side by side, and these stand below each other.
            let label = part("span", "", said);
            links.push(link(Some("block-used"), class(!advice.identity), href, vec![label]));
        }
        let href = act_href(lang, Page::BlockIdentity, reason);
        let identity = link(Some("block-all"), class(advice.identity), href, vec![words(text::block_identity(lang))]);
        let place = if advice.identity { 0 } else { links.len() };
        links.insert(place, identity);
        let href = Page::BlockAuthenticator.path(lang);
        let summary = |device: &&Device| Some(unblockable_note(device, name(device), device.unblockable_note?, lang));
        let mut parts: Vec<_> = shut.iter().filter_map(summary).collect();
        parts.extend(advice.identity.then(|| plain::text("p", "", text::block_identity_why(lang))));
        parts.push(part("div", "acts", links));
        parts.push(part("p", "", vec![link(None, "lone-link", href, vec![words(text::block_other(lang))])]));
        part("div", "", parts)
    };
    swap(look, draw)
}

/// As the list of authenticators has it, or else as the list of activities does.
fn called(device: &Device, rows: &[Arc<Row>], lang: Lang) -> AnyView {
    if let Some(named) = device.named.clone() {
        return view! { <DeviceName named lang /> }.into_any();
    }
    let row = rows.iter().find(|row| row.activity.authenticator.as_ref() == Some(&device.id));
    words(row.and_then(|row| wording::thing(&row.activity, lang)).unwrap_or_else(|| flow::no_label(lang).to_owned()))
}

/// Stands at the bottom while rows are picked.
#[component]
pub fn PickBar(list: List, lang: Lang) -> impl IntoView {
    let look = move || list.read(|state| state.picked().len());
    let draw = move |count: usize| {
        let count = u64::try_from(count).unwrap_or_default();
        let report = move || list.stays_here(Message::ReportPressed(list.read_once(|state| state.picked().to_vec())));
        let unpick = move || list.stays_here(Message::PicksCleared);
        let parts = || {
            vec![
                plain::text("span", "", text::picked(lang, count)),
                button(Some("wrong-picked"), plain::PRIMARY, text::wrong_picked(lang, count), report),
                button(None, plain::LINK, text::unpick(lang), unpick),
            ]
        };
        (count > 0).then(|| part("div", "pick-bar no-print", parts()))
    };
    swap(look, draw)
}
