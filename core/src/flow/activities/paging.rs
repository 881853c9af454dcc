//! Which part of the list stands on the page: enough to read, and never so much that a phone chokes on it.

use std::sync::Arc;

use super::{Effect, Fetched, News, Query, Received, RequestId, Sought, State, Update, paged_query::PagedQuery};
use crate::domain::{
    activity_list::{Row, Side},
    filter::Filter,
    problem::Problem,
};

/// Rows that come with one press.
const STEP: usize = 50;
/// How many rows are shown while somebody types: few, so that any phone has drawn them before the next keystroke, but as many as are seen below the field.
const WHILE_TYPING: usize = 5;
/// How many rows are shown once typing pauses. Not more, because removing them at the next keystroke takes time too.
const FOUND: usize = 20;
/// Rows that stand on the page at most: when older ones come, the newest leave, and can be had back.
const MOST: usize = 250;

/// The rows that stand on the page, by their places among those that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub first: usize,
    /// As many as may stand there; there can be fewer.
    pub count: usize,
}

impl Default for Window {
    fn default() -> Self {
        Self { first: 0, count: STEP }
    }
}

impl Window {
    pub const fn end(self) -> usize {
        self.first + self.count
    }

    /// Back to the newest.
    pub(super) fn rewind(&mut self) {
        *self = Self::default();
    }

    /// The same for somebody who types.
    pub(super) fn rewind_while_typing(&mut self) {
        *self = Self { first: 0, count: WHILE_TYPING };
    }

    /// Typing is over.
    pub(super) fn fill_up(&mut self) {
        self.count = self.count.max(FOUND);
    }

    fn grow_down(&mut self) {
        self.count += STEP;
        if self.count > MOST {
            self.first += STEP;
            self.count -= STEP;
        }
    }

    fn move_up(&mut self) {
        let up = STEP.min(self.first);
        self.first -= up;
        self.count = (self.count + up).min(MOST);
    }

    /// Moves the window up when it begins beyond the last of `length` rows.
    fn stay_within(&mut self, length: usize) {
        if self.first >= length {
            self.first = length.saturating_sub(self.count);
        }
    }

    /// Moves the window, if need be, so that the row at this place is in it, with some rows before it.
    fn move_to(&mut self, place: usize) {
        if place >= self.end() || place < self.first {
            self.first = place.saturating_sub(STEP / 2);
            self.count = STEP;
        }
    }
}

impl State {
    /// Whether all older pages are being read one after another.
    pub fn reads_all(&self) -> bool {
        self.sought == Sought::AllOlder
    }

    /// The page that is on its way still comes.
    pub(super) fn stop_reading_all(&mut self) {
        if self.reads_all() {
            self.sought = Sought::Nothing;
        }
    }

    /// The query whose newest page is read again to look for news: the one without a filter, or, if that was never sent, the one with it.
    fn watched(&self) -> &PagedQuery {
        if self.unfiltered.is_begun() { &self.unfiltered } else { self.query_in_use() }
    }

    fn watched_mut(&mut self) -> &mut PagedQuery {
        if self.unfiltered.is_begun() { &mut self.unfiltered } else { self.query_in_use_mut() }
    }

    /// The query for the newest page, with the `ETag` of the last reading, so that the back end can answer "unchanged".
    fn newest_again(&self) -> Query {
        let part = self.filtered_in_use().filter(|_| !self.unfiltered.is_begun());
        self.watched().newest_again(part.map_or_else(Filter::default, |(asked, _)| asked.clone()))
    }

    /// Computes anew which rows fit the filter.
    pub(super) fn fit(&mut self) {
        let found = self.list.search(self.filter.needle().as_ref());
        let reached = self.reached();
        let is_answered = self.is_answered();
        let some = self.filtered_in_use();
        // Mostly true; then `all.contains` need not be asked for each row.
        let all_are_of_all = self.unfiltered.len() == self.list.len();
        let fits = |key: u32| {
            // The back end may search in more fields than the app does: what it has sent for this query fits, even if the text is not found here.
            let says_so = is_answered && some.is_some_and(|(_, some)| some.contains(key));
            if says_so {
                return !self.filter.only_marked || !self.marks(key).is_empty();
            }
            // Without a filtered query only rows that the unfiltered one has brought are shown: a row that another query has brought can be newer than
            // those, and rows in between may be missing.
            let is_known = || some.is_some() || all_are_of_all || self.unfiltered.contains(key);
            let is_near = |row: &Row| !is_answered || (row.sorted_at() >= reached && is_known());
            let is_wanted = |row: &Row| is_near(row) && self.filter.fits(row, self.marks(key));
            found.contains(key) && self.list.row(key).is_some_and(|row| is_wanted(row))
        };
        let fitting = self.list.keys().filter(|key| fits(*key)).collect();
        self.fitting = Arc::new(fitting);
    }
}

impl Update<'_> {
    pub(super) fn refit(&mut self) {
        self.state.fit();
        self.state.window.stay_within(self.state.fitting.len());
    }

    pub(super) fn all_older(&mut self) {
        if self.state.has_older() {
            self.state.sought = Sought::AllOlder;
            self.read();
        }
    }

    pub(super) fn older(&mut self) {
        if !self.state.has_older() {
            return;
        }
        let (end, length) = (self.state.window.end(), self.state.fitting.len());
        self.state.be_patient();
        if self.state.query_in_use().end().is_none() && length < end + STEP {
            // The rows that are loaded are shown at once, the missing ones when they have come.
            self.read();
        }
        if end <= length {
            self.hold(end.saturating_sub(1));
            self.state.window.grow_down();
        }
        let next = end.min(length);
        if self.state.reads_all() {
            // The row is here, or comes with all the others.
            self.focus_row_at(next);
        } else {
            self.state.sought = Sought::NextRow(next);
            self.show_more();
        }
    }

    /// Moves the focus to the first of the rows that were asked for, once it is there.
    pub(super) fn show_more(&mut self) {
        let Sought::NextRow(index) = self.state.sought else { return };
        if index < self.state.fitting.len() {
            // What deserves a look stands above the rows, and may be more or less of it with those that have come.
            self.hold(index.saturating_sub(1));
            self.focus_row_at(index);
            self.state.sought = Sought::Nothing;
        }
    }

    /// Moves the focus to the row at this index among those that fit, if there is one.
    fn focus_row_at(&mut self, index: usize) {
        let key = self.state.fitting.get(index).copied();
        self.effects.extend(key.map(Effect::FocusRow));
    }

    pub(super) fn newer(&mut self) {
        let first = self.state.window.first;
        self.hold(first);
        self.state.window.move_up();
        if let Some(index) = first.checked_sub(1) {
            self.focus_row_at(index);
        }
    }

    pub(super) fn hold(&mut self, place: usize) {
        if let Some(key) = self.state.fitting.get(place).copied() {
            self.effects.push(Effect::Hold(key));
        }
    }

    /// Moves the window to the row and the focus onto it.
    pub(super) fn go_to(&mut self, key: u32) {
        if let Some(place) = self.state.fitting.iter().position(|other| *other == key) {
            self.state.window.move_to(place);
            self.effects.push(Effect::FocusRow(key));
        }
    }

    /// Drops the news that is offered and ignores that on its way: both belong to another query.
    pub(super) fn forget_news(&mut self) {
        self.state.news = News::None;
        self.state.watch = self.state.watch.wrapping_add(1);
    }

    /// Sets the timer for the next look for news.
    pub(super) fn watch(&mut self) {
        self.state.watch = self.state.watch.wrapping_add(1);
        self.effects.push(Effect::Watch(self.state.watch));
    }

    pub(super) fn look_for_news(&mut self) {
        if self.state.is_shown && self.state.whose.is_some() && self.state.watched().is_begun() {
            self.state.watch = self.state.watch.wrapping_add(1);
            self.state.before_news = self.state.request_id;
            let query = self.state.newest_again();
            self.effects.push(Effect::Read { request_id: RequestId::News(self.state.watch), query });
        }
    }

    pub(super) fn news(&mut self, answer: Result<Received, Problem>) {
        match answer {
            Ok(Received::Page(fetched)) => {
                let (count, meets) = self.compare(&fetched);
                let at_least = !meets && fetched.next_cursor.is_some();
                if count > 0 {
                    let before = self.state.before_news;
                    self.state.news = News::Offered { count, at_least, fetched: Arc::new(fetched), before };
                } else {
                    // Rows that are loaded have changed; the next reading brings that. News that was offered before no longer holds.
                    self.state.watched_mut().retag(fetched.tag);
                    self.state.news = News::None;
                }
            }
            Ok(Received::Unchanged) => self.state.news = News::None,
            // That nothing new is known hides nothing: what stands there says when it was read.
            Err(problem) => self.doubt(problem),
        }
        self.watch();
    }

    /// How many rows of this page the watched query has not brought yet, and whether it has brought any of them. Rows that only another, narrower query has
    /// brought do not count: in between others may be missing.
    fn compare(&self, fetched: &Fetched) -> (usize, bool) {
        let mut list = (*self.state.list).clone();
        let keys = list.add(fetched.rows.clone(), Side::Newer);
        let mut newest = PagedQuery::default();
        newest.hold(&keys);
        let known = self.state.watched().shares(&newest);
        (newest.len() - known, known > 0)
    }

    pub(super) fn take_news(&mut self) {
        let News::Offered { fetched, before, .. } = std::mem::take(&mut self.state.news) else { return };
        let (_, meets) = self.compare(&fetched);
        self.state.window.rewind();
        if matches!(self.state.sought, Sought::NextRow(_)) {
            self.state.sought = Sought::Nothing;
        }
        if meets || fetched.next_cursor.is_none() {
            // The offer may be old: rows that were read since it was asked for are more recent, and stay as they are.
            let is_latest = before == self.state.request_id;
            let keys = self.state.add(fetched.rows.clone(), Side::Newer, is_latest);
            self.state.watched_mut().hold(&keys);
            self.state.watched_mut().retag(fetched.tag.clone());
            if is_latest {
                self.take_provider(fetched.provider_hidden);
            }
            self.refit();
        } else {
            // The page does not reach down to the loaded rows: rows in between are missing.
            self.read_all_again();
        }
        self.effects.push(Effect::FocusSummary);
    }
}
