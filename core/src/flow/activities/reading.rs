//! What is asked of the back end, page by page, and what comes of it.

use std::sync::Arc;

use super::{Effect, Provider, Sought, State, Update, paged_query::PagedQuery};
use crate::domain::{
    activity_list::{Arrived, Side},
    filter::Filter,
    person::SubjectKey,
    problem::Problem,
    suspicion,
    time::Timestamp,
};

/// How many pages in a row may bring nothing new before the app stops asking for more by itself. A back end may send such pages for a stretch in which
/// nothing fits.
const EMPTY_PAGES: u8 = 5;
/// Typing is over when nothing has been typed for so long.
const TYPING_MILLIS: u32 = 300;
/// What the back end is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The part of the filter that the back end can apply ([`Filter::asked`]).
    pub filter: Filter,
    /// Where the page begins; the newest one when absent.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: u8,
    /// The `ETag` of the page from the last reading; if it is unchanged, the back end need not send it again.
    pub tag: Option<String>,
}

/// Which request an answer belongs to; the number tells the current one from earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestId {
    /// The next page of what is wanted.
    Page(u32),
    /// The newest page once more.
    News(u32),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    Page(Fetched),
    /// The page has not changed since the last reading.
    Unchanged,
}

/// A page, with what only the browser knows about its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Fetched {
    pub subject: SubjectKey,
    pub rows: Vec<Arrived>,
    pub next_cursor: Option<String>,
    pub recorded_since: Option<Timestamp>,
    pub provider_hidden: bool,
    pub tag: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Reading {
    #[default]
    Idle,
    Loading,
    /// Still after 2 seconds; words say so.
    LoadingSlowly,
    Failed(Problem),
}

impl Reading {
    /// A page is on its way.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Loading | Self::LoadingSlowly)
    }
}

impl State {
    /// The filtered query and its rows. `None` when the filter has no part for the back end, or when the unfiltered query is complete, so that all rows are
    /// here.
    pub(super) fn filtered_in_use(&self) -> Option<&(Filter, PagedQuery)> {
        self.filtered.as_ref().filter(|_| !self.unfiltered.is_complete())
    }

    /// The query in use: the filtered one, or else the unfiltered.
    pub(super) fn query_in_use(&self) -> &PagedQuery {
        self.filtered_in_use().map_or(&self.unfiltered, |(_, some)| some)
    }

    pub(super) fn query_in_use_mut(&mut self) -> &mut PagedQuery {
        match &mut self.filtered {
            Some((_, some)) if !self.unfiltered.is_complete() => some,
            _ => &mut self.unfiltered,
        }
    }

    /// Whether the back end has answered the query of the current filter, down to [`State::reached`]. Otherwise the page shows those of the loaded rows
    /// that fit.
    pub(super) fn is_answered(&self) -> bool {
        let asked = self.filter.asked();
        let is_asked = self.filtered.as_ref().map_or(asked.is_everything(), |(other, _)| *other == asked);
        // While everything is read again, all loaded rows are shown. When that stops with a problem, only those down to where it came: below there may be a
        // gap to what was loaded before.
        let is_complete = self.until.is_none() || self.problem().is_some();
        (is_asked && is_complete && self.query_in_use().is_begun()) || self.unfiltered.is_complete()
    }

    /// The time down to which no row that fits is missing, in milliseconds since 1970.
    pub(super) fn reached(&self) -> i64 {
        let (wanted, all) = (self.query_in_use(), &self.unfiltered);
        // The filtered query has not come down to a row that the unfiltered one has brought: in between rows may be missing.
        let is_apart = wanted.reached > all.reached && wanted.reached < i64::MAX && !wanted.ends_in(all, &self.list);
        if is_apart { wanted.reached } else { wanted.reached.min(all.reached) }
    }

    /// Begins to count empty pages anew, because the person has asked for more.
    pub(super) fn be_patient(&mut self) {
        self.query_in_use_mut().empty_pages = 0;
    }

    /// Adds a page to the list, and computes reports and marks anew. `is_latest`: whether no page was asked for after this one.
    pub(super) fn add(&mut self, rows: Vec<Arrived>, side: Side, is_latest: bool) -> Vec<u32> {
        let list = Arc::make_mut(&mut self.list);
        let keys = if is_latest { list.add(rows, side) } else { list.add_late(rows, side) };
        self.settle_reports();
        self.marks = Arc::new(suspicion::marks(self.list.rows()));
        self.remember(&keys);
        self.tell_stories();
        keys
    }
}

impl Update<'_> {
    /// Reads the next page of what is wanted, unless it is on its way.
    pub(super) fn read(&mut self) {
        if self.state.is_reading() || !self.state.is_shown || self.state.whose.is_none() {
            return;
        }
        self.read_anew();
    }

    /// Reads the next page even if one is on its way: the answer to that is ignored.
    fn read_anew(&mut self) {
        // A cursor belongs to the question that it came with, whatever the filter says by now.
        let asked = self.state.filtered_in_use().map_or_else(Filter::default, |(asked, _)| asked.clone());
        let Some(query) = self.state.query_in_use().query(asked) else {
            self.state.reading = Reading::Idle;
            self.state.stop_reading_all();
            return;
        };
        self.state.request_id = self.state.request_id.wrapping_add(1);
        self.state.reading = Reading::Loading;
        self.effects.push(Effect::Read { request_id: RequestId::Page(self.state.request_id), query });
    }

    pub(super) fn read_slow(&mut self, request_id: RequestId) {
        if request_id == RequestId::Page(self.state.request_id) && self.state.reading == Reading::Loading {
            self.state.reading = Reading::LoadingSlowly;
        }
    }

    pub(super) fn answered(&mut self, request_id: RequestId, answer: Result<Received, Problem>) {
        let answer = answer.and_then(|received| self.own(received));
        match request_id {
            RequestId::Page(number) if number == self.state.request_id => match answer {
                Ok(Received::Page(fetched)) => self.page(fetched),
                Ok(Received::Unchanged) => self.read_failed(Problem::NotUnderstood),
                Err(problem) => self.read_failed(problem),
            },
            RequestId::News(number) if number == self.state.watch => self.news(answer),
            _ => {}
        }
    }

    /// Refuses a page of another person: the session cookie belongs to the browser, so another tab may have logged somebody else in.
    fn own(&self, received: Received) -> Result<Received, Problem> {
        match &received {
            Received::Page(fetched) if self.state.whose.as_ref() != Some(&fetched.subject) => Err(Problem::WrongPerson),
            _ => Ok(received),
        }
    }

    fn page(&mut self, fetched: Fetched) {
        let Fetched { rows, next_cursor, recorded_since, provider_hidden, tag, .. } = fetched;
        self.state.recorded_since = recorded_since.or(self.state.recorded_since);
        self.take_provider(provider_hidden);
        let is_first = !self.state.query_in_use().is_begun();
        let keys = self.state.add(rows, Side::Older, true);
        let list = self.state.list.clone();
        let is_further = self.state.query_in_use_mut().advance(&list, &keys, next_cursor, tag);
        self.state.reading = Reading::Idle;
        if is_first {
            self.watch();
        }
        let in_use = self.state.query_in_use();
        let (has_more, reached) = (in_use.end().is_none(), in_use.reached);
        let before = self.state.fitting.len();
        let goes_on = has_more && in_use.empty_pages <= EMPTY_PAGES;
        self.state.until = self.state.until.filter(|until| goes_on && reached > *until);
        self.refit();
        self.find_place();
        // Older rows may have taken marks away, and with them rows above: the row that was last stays where it is on the screen.
        let next_row = match self.state.sought {
            Sought::NextRow(index) => Some(index),
            _ => None,
        };
        if let Some(index) = next_row {
            self.hold(index.saturating_sub(1));
        }
        let brings_nothing = !is_further || (next_row.is_some() && self.state.fitting.len() <= before);
        let in_use = self.state.query_in_use_mut();
        in_use.empty_pages = if brings_nothing { in_use.empty_pages.saturating_add(1) } else { 0 };
        let passes_by = brings_nothing && in_use.empty_pages <= EMPTY_PAGES;
        if has_more && (self.state.reads_all() || self.state.until.is_some() || passes_by) {
            self.read_anew();
        } else {
            self.state.stop_reading_all();
            self.show_more();
        }
    }

    pub(super) fn take_provider(&mut self, is_hidden: bool) {
        self.state.provider = match self.state.provider {
            Provider::Asking => Provider::Asking,
            Provider::Failed(problem) if is_hidden => Provider::Failed(problem),
            _ if is_hidden => Provider::Hidden,
            Provider::TurnedOn => Provider::TurnedOn,
            _ => Provider::Shown,
        };
    }

    /// Reads everything once more, down to where it was read before. The loaded rows stay until they come anew.
    pub(super) fn read_all_again(&mut self) {
        let reached = self.state.query_in_use().reached.min(self.state.unfiltered.reached);
        self.state.until = Some(reached).filter(|reached| *reached < i64::MAX);
        self.state.unfiltered = PagedQuery::default();
        if let Some((_, some)) = &mut self.state.filtered {
            *some = PagedQuery::default();
        }
        self.forget_news();
        self.read_anew();
    }

    fn read_failed(&mut self, problem: Problem) {
        let in_use = self.state.query_in_use_mut();
        // The page was too large to be read, perhaps because of one huge text: asks for fewer rows at a time, down to a single one.
        if problem == Problem::TooLarge && in_use.ask_for_fewer() {
            return self.read_anew();
        }
        // The next try begins with a whole page again.
        in_use.ask_for_all();
        self.state.reading = Reading::Failed(problem);
        // A row that was asked for is shown when a later try brings it.
        if !matches!(self.state.sought, Sought::NextRow(_)) {
            self.state.sought = Sought::Nothing;
        }
        self.refit();
        self.doubt(problem);
    }

    /// Changes the filter, shows at once the loaded rows that fit, and asks the back end for the others.
    pub(super) fn narrow(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.state.filter);
        self.state.window.rewind();
        self.narrowed();
        self.ask_for_more();
    }

    /// The same for the text, but the back end is asked only after a pause in typing.
    pub(super) fn typed(&mut self, text: &str) {
        self.state.filter.with_text(text);
        self.state.window.rewind_while_typing();
        self.narrowed();
        self.state.pause = self.state.pause.wrapping_add(1);
        self.effects.push(Effect::Pause { request_id: self.state.pause, millis: TYPING_MILLIS });
    }

    pub(super) fn paused(&mut self, request_id: u32) {
        if request_id == self.state.pause {
            self.state.window.fill_up();
            self.ask_for_more();
        }
    }

    fn narrowed(&mut self) {
        self.state.until = None;
        self.state.sought = Sought::Nothing;
        self.refit();
    }

    /// Switches to the query of the current filter, and reads its first page if that is missing.
    fn ask_for_more(&mut self) {
        // Makes a pending pause after typing ineffective: it would ask the same.
        self.state.pause = self.state.pause.wrapping_add(1);
        let asked = self.state.filter.asked();
        if self.state.filter.period.is_backwards() {
            return;
        }
        if self.state.filtered.as_ref().is_some_and(|(other, _)| *other == asked) {
            return;
        }
        if asked.is_everything() && self.state.filtered.is_none() {
            return;
        }
        self.state.filtered = (!asked.is_everything()).then(|| (asked, PagedQuery::default()));
        if !self.state.unfiltered.is_begun() {
            self.forget_news();
        }
        // A page that is on its way is of another question.
        self.state.request_id = self.state.request_id.wrapping_add(1);
        self.state.reading = Reading::Idle;
        self.refit();
        if !self.state.query_in_use().is_begun() {
            self.read();
        }
    }
}
