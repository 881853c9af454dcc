//! Which part of the list stands on the page: enough to read, and never so much that a phone chokes on it.

use std::sync::Arc;

use super::{Effect, Fetched, News, Query, Received, State, Stepping, Ticket, stream::Stream};
use crate::domain::{
    filter::Filter,
    log::{Row, Side},
    problem::Problem,
};

/// Rows that come with one press.
const STEP: usize = 50;
/// Rows that stand there while somebody types, and no fewer than are seen below the field: each letter is to be answered before the next, on
/// any phone.
const WHILE_TYPING: usize = 5;
/// Rows that stand there after a pause. Those that the next letter takes away cost it time too.
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

    /// So that something is in it when there are only so many rows.
    fn stay_within(&mut self, length: usize) {
        if self.first >= length {
            self.first = length.saturating_sub(self.count);
        }
    }

    /// So that the row at this place is in it, with some before it.
    fn move_to(&mut self, place: usize) {
        if place >= self.end() || place < self.first {
            self.first = place.saturating_sub(STEP / 2);
            self.count = STEP;
        }
    }
}

impl State {
    /// The question whose newest page is read again for news: everything, or where only a part of it was ever asked for, that part.
    fn watched(&self) -> &Stream {
        if self.all.is_begun() { &self.all } else { self.stream() }
    }

    fn watched_mut(&mut self) -> &mut Stream {
        if self.all.is_begun() { &mut self.all } else { self.stream_mut() }
    }

    /// The newest page once more, if it has changed.
    fn newest_again(&self) -> Query {
        let part = self.some().filter(|_| !self.all.is_begun());
        self.watched().newest_again(part.map_or_else(Filter::default, |(asked, _)| asked.clone()))
    }

    /// Looks anew at what fits.
    pub(super) fn fit(&mut self) {
        let found = self.log.search(self.filter.needle().as_ref());
        let reached = self.reached();
        let is_answered = self.is_answered();
        let some = self.some();
        // As a rule: then it need not be looked up row by row.
        let all_are_of_all = self.all.len() == self.log.len();
        let fits = |key: u32| {
            // The back end may look in more places for a word than is done here: its rows are rows.
            let says_so = is_answered && some.is_some_and(|(_, some)| some.contains(key));
            if says_so {
                return !self.filter.only_marked || !self.marks(key).is_empty();
            }
            // What another question has brought can be newer than everything: then nobody knows what is in between.
            let is_known = || some.is_some() || all_are_of_all || self.all.contains(key);
            let is_near = |row: &Row| !is_answered || (row.sorted_at() >= reached && is_known());
            let is_wanted = |row: &Row| is_near(row) && self.filter.fits(row, self.marks(key));
            found.contains(key) && self.log.row(key).is_some_and(|row| is_wanted(row))
        };
        let fitting = self.log.keys().filter(|key| fits(*key)).collect();
        self.fitting = Arc::new(fitting);
    }
}

impl Stepping<'_> {
    pub(super) fn refit(&mut self) {
        self.state.fit();
        self.state.window.stay_within(self.state.fitting.len());
    }

    pub(super) fn all_older(&mut self) {
        if self.state.has_older() {
            self.state.reads_on = true;
            self.read();
        }
    }

    pub(super) fn older(&mut self) {
        if !self.state.has_older() {
            return;
        }
        let (end, length) = (self.state.window.end(), self.state.fitting.len());
        self.state.be_patient();
        if self.state.stream().end().is_none() && length < end + STEP {
            // Those that are there come at once, and what is missing behind them.
            self.read();
        }
        if end <= length {
            self.hold(end.saturating_sub(1));
            self.state.window.grow_down();
        }
        self.state.awaited = Some(end.min(length));
        self.show_more();
    }

    /// The first of the rows that were asked for is there: the reader goes on with it.
    pub(super) fn show_more(&mut self) {
        let Some(key) = self.state.awaited.and_then(|place| self.state.fitting.get(place)).copied() else { return };
        self.state.awaited = None;
        self.effects.push(Effect::FocusRow(key));
    }

    pub(super) fn newer(&mut self) {
        let first = self.state.window.first;
        self.hold(first);
        self.state.window.move_up();
        if let Some(key) = first.checked_sub(1).and_then(|place| self.state.fitting.get(place)).copied() {
            self.effects.push(Effect::FocusRow(key));
        }
    }

    pub(super) fn hold(&mut self, place: usize) {
        if let Some(key) = self.state.fitting.get(place).copied() {
            self.effects.push(Effect::Hold(key));
        }
    }

    /// Brings a row onto the page.
    pub(super) fn go_to(&mut self, key: u32) {
        if let Some(place) = self.state.fitting.iter().position(|other| *other == key) {
            self.state.window.move_to(place);
            self.effects.push(Effect::FocusRow(key));
        }
    }

    /// What is on its way or offered is of another question.
    pub(super) fn forget_news(&mut self) {
        self.state.news = News::None;
        self.state.watch = self.state.watch.wrapping_add(1);
    }

    /// After a while it is looked whether there is something new.
    pub(super) fn watch(&mut self) {
        self.state.watch = self.state.watch.wrapping_add(1);
        self.effects.push(Effect::Watch(self.state.watch));
    }

    pub(super) fn look_for_news(&mut self) {
        if self.state.is_shown && self.state.whose.is_some() && self.state.watched().is_begun() {
            self.state.watch = self.state.watch.wrapping_add(1);
            self.state.before_news = self.state.ticket;
            let query = self.state.newest_again();
            self.effects.push(Effect::Read { ticket: Ticket::News(self.state.watch), query });
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
                    // Something about what is known has changed; it comes with the next reading. What was offered before is not there any more.
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

    /// How many rows of the newest page are not among those that its question has brought, and whether others are. What only a narrower
    /// question has brought meets nothing of everything: between its rows there can be others.
    fn compare(&self, fetched: &Fetched) -> (usize, bool) {
        let mut log = (*self.state.log).clone();
        let keys = log.add(fetched.rows.clone(), Side::Newer);
        let mut newest = Stream::default();
        newest.hold(&keys);
        let known = self.state.watched().shares(&newest);
        (newest.len() - known, known > 0)
    }

    pub(super) fn take_news(&mut self) {
        let News::Offered { fetched, before, .. } = std::mem::take(&mut self.state.news) else { return };
        let (_, meets) = self.compare(&fetched);
        self.state.window.rewind();
        self.state.awaited = None;
        if meets || fetched.next_cursor.is_none() {
            // It may have stood there for long, and what was read since is later.
            let is_latest = before == self.state.ticket;
            let keys = self.state.add(fetched.rows.clone(), Side::Newer, is_latest);
            self.state.watched_mut().hold(&keys);
            self.state.watched_mut().retag(fetched.tag.clone());
            if is_latest {
                self.take_provider(fetched.provider_hidden);
            }
            self.refit();
        } else {
            // So much has happened that something is missing in between.
            self.read_all_again();
        }
        self.effects.push(Effect::FocusSummary);
    }
}
