//! What views read of the state; nothing here changes it.

use std::sync::Arc;

use super::{End, Reading, Reporting, State};
use crate::domain::{
    activity_list::{Day, Row, days},
    filter::Filter,
    problem::Problem,
    time::Timestamp,
};

/// As many of the newest as the profile shows.
const NEWEST: usize = 10;

/// What the sentence says that sums up the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub filter: Filter,
    /// Rows that fit, of those that are loaded.
    pub count: usize,
    /// Rows that are loaded.
    pub loaded: usize,
    pub ending: Ending,
}

/// What is below the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Nothing is known yet.
    Unknown,
    /// There can be older ones.
    More,
    End(End),
}

impl State {
    pub fn summary(&self) -> Summary {
        let ending = match self.query_in_use().end() {
            _ if !self.is_answered() => Ending::Unknown,
            Some(end) => Ending::End(end),
            None => Ending::More,
        };
        Summary { filter: self.filter.clone(), count: self.fitting.len(), loaded: self.list.len(), ending }
    }

    /// All that fits, newest first.
    pub fn fitting(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.fitting.iter().filter_map(|key| self.list.row(*key))
    }

    /// Whether any row fits.
    pub fn has_rows(&self) -> bool {
        !self.fitting.is_empty()
    }

    /// The rows that stand on the page, by day.
    pub fn window(&self) -> Vec<Day> {
        let rows = self.fitting().skip(self.window.first).take(self.window.count);
        days(rows.map(AsRef::as_ref))
    }

    /// Whether nothing speaks against the newest rows: none of those that are shown on top bears a mark, nothing was reported on this page, and nothing is to be told
    /// above them. A mark that no story tells of (a login at night, alone) is enough that nobody is told all is well beside it.
    pub fn is_calm(&self) -> bool {
        let is_marked = |row: &Arc<Row>| !self.marks(row.key).is_empty();
        self.is_begun()
            && self.stories.is_empty()
            && self.reported().next().is_none()
            && self.reports.is_empty()
            && !self.list.rows().take(NEWEST).any(is_marked)
    }

    /// The newest ones of all, as many as stand on top.
    pub fn newest(&self) -> Vec<Day> {
        days(self.list.rows().take(NEWEST).map(AsRef::as_ref))
    }

    pub fn has_newer(&self) -> bool {
        self.window.first > 0
    }

    /// Whether there are older ones to come, loaded or not.
    pub fn has_older(&self) -> bool {
        let asks_nothing = self.filter.period.is_backwards();
        self.fitting.len() > self.window.end() || (self.query_in_use().end().is_none() && !asks_nothing)
    }

    /// From when on there is a record. `None` also when it contradicts what is there.
    pub fn recorded_since(&self) -> Option<Timestamp> {
        let oldest = self.list.rows().rev().find_map(|row| row.activity.at)?;
        self.recorded_since.filter(|since| *since <= oldest)
    }

    /// Whether anything was read at all.
    pub fn is_begun(&self) -> bool {
        self.unfiltered.is_begun() || self.filtered.as_ref().is_some_and(|(_, some)| some.is_begun())
    }

    pub fn is_reading(&self) -> bool {
        self.reading.is_under_way()
    }

    pub fn problem(&self) -> Option<Problem> {
        match self.reading {
            Reading::Failed(problem) => Some(problem),
            _ => None,
        }
    }

    pub fn is_picked(&self, key: u32) -> bool {
        self.picked.contains(&key)
    }

    /// Rows that are picked and can be reported.
    pub fn picked(&self) -> &[u32] {
        &self.picked
    }

    pub fn reporting(&self, key: u32) -> Option<Reporting> {
        self.reports.iter().find(|(other, _)| *other == key).map(|(_, reporting)| *reporting)
    }

    /// What was reported on this page.
    pub fn reported(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.reported.iter().filter_map(|key| self.list.row(*key))
    }

    /// What could not be reported.
    pub fn not_reported(&self) -> impl Iterator<Item = (&Arc<Row>, Problem)> {
        self.reports.iter().filter_map(|(key, reporting)| match reporting {
            Reporting::Failed(problem) => Some((self.list.row(*key)?, *problem)),
            _ => None,
        })
    }
}
