//! One question to the back end, as far as it has been answered.

use super::Query;
use crate::domain::{activity_list::ActivityList, filter::Filter};

/// Page sizes in rows: of the newest page, for which a person waits, and of every older one.
const NEWEST: u8 = 50;
const OLDER: u8 = 100;
/// The page size is divided by this after a page that was too large to be read.
const FEWER: u8 = 4;
/// Milliseconds of a time that is before all others.
const BEGINNING: i64 = i64::MIN;

/// Why nothing older comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// There is nothing older.
    Recorded,
    /// The back end leads in a circle: what is older is there, and cannot be had.
    Circle,
}

#[derive(Clone, Debug, PartialEq)]
enum Next {
    /// Nothing has been read.
    Newest,
    Cursor(String),
    End(End),
}

/// One question to the back end, as far as it has been answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PagedQuery {
    next: Next,
    /// Every cursor that was followed: one that comes again leads in a circle.
    followed: Vec<String>,
    /// The keys of the rows that it has brought, sorted. They fit because the back end says so.
    keys: Vec<u32>,
    /// Down to when, in milliseconds since 1970, nothing of it is missing.
    pub(super) reached: i64,
    /// The `ETag` of its newest page, and the page size with which that was read.
    tag: Option<String>,
    newest: u8,
    limit: u8,
    /// How many pages in a row have brought nothing new.
    pub(super) empty_pages: u8,
}

impl Default for PagedQuery {
    fn default() -> Self {
        Self {
            next: Next::Newest,
            followed: Vec::new(),
            keys: Vec::new(),
            reached: i64::MAX,
            tag: None,
            newest: NEWEST,
            limit: NEWEST,
            empty_pages: 0,
        }
    }
}

impl PagedQuery {
    pub(super) fn is_begun(&self) -> bool {
        self.next != Next::Newest
    }

    pub(super) const fn end(&self) -> Option<End> {
        match self.next {
            Next::End(end) => Some(end),
            _ => None,
        }
    }

    /// Nothing of it is missing.
    pub(super) fn is_complete(&self) -> bool {
        self.end() == Some(End::Recorded)
    }

    /// How many rows it has brought.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn contains(&self, key: u32) -> bool {
        self.keys.binary_search(&key).is_ok()
    }

    /// How many of the other's rows it has brought too.
    pub(super) fn shares(&self, other: &Self) -> usize {
        other.keys.iter().filter(|key| self.contains(**key)).count()
    }

    /// Whether the other query has brought a row of the very time down to which this one reaches: then no row is missing between the two. Only that time is
    /// compared, because single rows may bear strange times.
    pub(super) fn ends_in(&self, other: &Self, list: &ActivityList) -> bool {
        let is_last = |key: u32| list.row(key).is_some_and(|row| row.sorted_at() == self.reached);
        self.keys.iter().any(|key| is_last(*key) && other.contains(*key))
    }

    /// Counts these rows as brought by this query. Gives back whether one of them is new to it.
    pub(super) fn hold(&mut self, keys: &[u32]) -> bool {
        let before = self.keys.len();
        for key in keys {
            if let Err(place) = self.keys.binary_search(key) {
                self.keys.insert(place, *key);
            }
        }
        self.keys.len() > before
    }

    /// Fewer rows at a time; `false` when it is a single one already.
    pub(super) fn ask_for_fewer(&mut self) -> bool {
        let is_one = self.limit <= 1;
        self.limit = (self.limit / FEWER).max(1);
        !is_one
    }

    /// As many rows as at first.
    pub(super) fn ask_for_all(&mut self) {
        self.limit = if self.is_begun() { OLDER } else { NEWEST };
    }

    /// The newest page once more, if it has changed.
    pub(super) fn newest_again(&self, filter: Filter) -> Query {
        Query { filter, cursor: None, limit: self.newest, tag: self.tag.clone() }
    }

    pub(super) fn retag(&mut self, tag: Option<String>) {
        self.tag = tag;
    }

    pub(super) fn query(&self, filter: Filter) -> Option<Query> {
        let cursor = match &self.next {
            Next::Newest => None,
            Next::Cursor(cursor) => Some(cursor.clone()),
            Next::End(_) => return None,
        };
        Some(Query { filter, cursor, limit: self.limit, tag: None })
    }

    /// Takes in the next page, whose rows are in the list under these keys. Gives back whether one of them is new to this query.
    pub(super) fn advance(
        &mut self,
        list: &ActivityList,
        keys: &[u32],
        next_cursor: Option<String>,
        tag: Option<String>,
    ) -> bool {
        if self.next == Next::Newest {
            (self.tag, self.newest) = (tag, self.limit);
        }
        if let Next::Cursor(cursor) = std::mem::replace(&mut self.next, Next::End(End::Recorded)) {
            self.followed.push(cursor);
        }
        self.limit = OLDER;
        let is_further = self.hold(keys);
        let oldest = keys.iter().filter_map(|key| list.row(*key)).map(|row| row.sorted_at()).min();
        self.reached = oldest.map_or(self.reached, |oldest| self.reached.min(oldest));
        match next_cursor {
            Some(next) if self.followed.contains(&next) => self.next = Next::End(End::Circle),
            Some(next) => self.next = Next::Cursor(next),
            None => self.reached = BEGINNING,
        }
        is_further
    }
}
