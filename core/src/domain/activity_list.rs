//! The list of activities: all that have been loaded, each once, sorted by time.
//!
//! Pages are added at both ends, may overlap, and are read again. A row keeps its key whatever is added later, so a view can refer to it by that key.

use std::sync::Arc;

use super::{
    activity::{Activity, ActivityKind, Report},
    fold::{Needle, fold, shorten},
    hours::{DAY, danish_offset},
    id::ActivityId,
    text::UntrustedText,
    time::Timestamp,
};

/// Day and minute of a moment in Danish time, whatever the time zone of the reader, so that two people who look at the same row see the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Local {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Minutes since midnight, by what the clock shows.
    pub minute: u16,
}

impl Local {
    /// `None` for a moment that is in no calendar.
    pub fn of(at: Timestamp) -> Option<Self> {
        let shown = at.unix_millis().checked_add(danish_offset(at))?;
        let minute = u16::try_from(shown.rem_euclid(DAY) / 60_000).ok()?;
        Some(Self { day: i32::try_from(shown.div_euclid(DAY)).ok()?, minute })
    }
}

/// An activity on its way into the list, with what only the browser knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub activity: Activity,
    /// The Danish day and minute of its time. `None`: the time is not known.
    pub local: Option<Local>,
    /// The country's name in the page's language; empty when unknown.
    pub country: String,
}

/// One activity in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Names this row for as long as the page is open; never given twice.
    pub key: u32,
    pub activity: Activity,
    pub local: Option<Local>,
    /// The country's name in the page's language; empty when unknown.
    pub country: String,
    /// Changes whenever another field changes, so that a view can tell whether the row that it drew is still current.
    pub edition: u16,
    sorted_at: i64,
}

/// The words of a row, for searching: its fields, folded, one per line, so that nothing is found across two fields; and the same text shortened. Computed
/// when a page is added, not at every keystroke. May name a person, so `Debug` does not print it, as with [`UntrustedText`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Words {
    folded: String,
    short: String,
}

/// Which end of the list a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Newer,
    Older,
}

/// All rows, newest first. Two entries are the same activity:
///
/// - with an id: when id, time and kind are equal. When only the id is equal both rows stay, so that nothing is lost when the back end gives an id twice;
/// - without an id: when everything is equal. Two equal entries of one page are two rows; each is matched with a different row of an earlier page, as long
///   as there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityList {
    /// The key of the first of `rows`.
    first: u32,
    /// By key.
    rows: Vec<Arc<Row>>,
    /// Keys, newest first.
    order: Vec<u32>,
    /// Keys, sorted by [`sameness`], to find the row of an activity.
    known: Vec<u32>,
    /// The words of all rows, each text once: people do the same things at the same places with the same phone, so a search looks at some dozen texts
    /// instead of ten thousand.
    words: Vec<Words>,
    /// Indices of `words`, sorted by the words there, to find a text quickly.
    sorted_words: Vec<u32>,
    /// For each of `rows`, the index of its words in `words`. Kept beside the rows, so that a search touches only the rows that it finds.
    says: Vec<u32>,
}

/// The result of a search: which rows hold the text.
pub struct Found<'a> {
    list: &'a ActivityList,
    /// For each of [`ActivityList::words`], whether it holds the text; `None`: nothing was searched for.
    has: Option<Vec<bool>>,
}

impl Found<'_> {
    pub fn contains(&self, key: u32) -> bool {
        let words = || self.list.says.get(self.list.index(key)).copied();
        self.has.as_ref().is_none_or(|has| words().and_then(|words| has.get(words as usize)) == Some(&true))
    }
}

/// Consecutive rows of one day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// Days since 1970-01-01 in Denmark; `None`: unknown.
    pub day: Option<i32>,
    /// In the order of the list.
    pub keys: Vec<u32>,
}

impl Row {
    fn new(key: u32, arrived: Arrived, sorted_at: i64) -> Self {
        let Arrived { activity, local, country } = arrived;
        Self { key, activity, local, country, edition: 0, sorted_at }
    }

    /// The time by which the row is sorted, in milliseconds since 1970-01-01T00:00:00Z: its own, or, where it has none, that of a neighbour ([`ActivityList::add`]).
    pub fn sorted_at(&self) -> i64 {
        self.sorted_at
    }
}

impl Words {
    fn of(activity: &Activity, country: &str) -> Self {
        // The browser gives this name, in some languages with kinds of spaces that nobody types; cleaning makes them ordinary ones.
        let country = UntrustedText::new(country);
        let (mut place, mut code) = (None, None);
        if let Some(of) = &activity.place {
            (place, code) = (Some(&of.city), Some(&of.country));
        }
        let fields =
            [Some(&activity.label), activity.provider.as_ref(), activity.device.as_ref(), place, code, Some(&country)];
        let mut folded = String::with_capacity(fields.iter().flatten().map(|field| field.full().len() + 1).sum());
        for field in fields.into_iter().flatten() {
            fold(field.full(), &mut folded);
            folded.push('\n');
        }
        Self { short: shorten(&folded), folded }
    }

    fn say(&self, needle: &Needle) -> bool {
        holds(&self.folded, &needle.folded) || holds(&self.short, &needle.short)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// Whether `words` contains `needle`. Byte by byte: over texts this short no slower than `str::contains`, which would add seven kilobytes in the browser.
fn holds(words: &str, needle: &str) -> bool {
    let Some((first, others)) = needle.as_bytes().split_first() else { return true };
    let mut words = words.as_bytes().iter();
    while words.any(|byte| byte == first) {
        if words.as_slice().starts_with(others) {
            return true;
        }
    }
    false
}

impl ActivityList {
    /// Puts a page into the list and answers with the keys of its rows, in its order. A row that is here already takes the content of
    /// the later reading and keeps its key and its place.
    ///
    /// Sorted by time, newest first; rows of one time stay as the back end had them. A row without a time goes with the row before it
    /// in its page, or with the first one after it that has a time; a page without any time is the oldest of all.
    pub fn add(&mut self, page: Vec<Arrived>, side: Side) -> Vec<u32> {
        self.take(page, side, true)
    }

    /// The same for a page that was asked for before others that are here: a row that is here already stays as it is.
    pub fn add_late(&mut self, page: Vec<Arrived>, side: Side) -> Vec<u32> {
        self.take(page, side, false)
    }

    fn take(&mut self, page: Vec<Arrived>, side: Side, is_latest: bool) -> Vec<u32> {
        let mut sorted_at = page.iter().find_map(|one| one.activity.at).map_or(i64::MIN, Timestamp::unix_millis);
        // For each row by index: whether a row of this page has been matched with it.
        let mut taken = vec![false; self.rows.len()];
        let mut keys = Vec::with_capacity(page.len());
        let mut fresh: Vec<u32> = Vec::new();
        for one in page {
            sorted_at = one.activity.at.map_or(sorted_at, Timestamp::unix_millis);
            let words = self.keep_words(Words::of(&one.activity, &one.country));
            match self.look_up(&one.activity, &mut taken) {
                Ok(key) => {
                    let index = self.index(key);
                    if let Some(row) = self.rows.get_mut(index).filter(|_| is_latest) {
                        let mut read_again = Row::new(key, one, row.sorted_at);
                        // A report is never withdrawn; this page was perhaps asked for before it was made.
                        let reported = &mut read_again.activity.reported;
                        *reported = reported.take().or_else(|| row.activity.reported.clone());
                        // A row without a change keeps its `Arc` and its edition, so that no view draws it again.
                        read_again.edition = row.edition;
                        if **row != read_again {
                            read_again.edition = row.edition.wrapping_add(1);
                            *row = Arc::new(read_again);
                            if let Some(says) = self.says.get_mut(index) {
                                *says = words;
                            }
                        }
                    }
                    keys.push(key);
                }
                Err(place) => {
                    let key = self.next_key();
                    self.rows.push(Arc::new(Row::new(key, one, sorted_at)));
                    self.says.push(words);
                    self.known.insert(place, key);
                    // Pages are usually sorted, and then the row goes to the end.
                    fresh.insert(fresh.partition_point(|before| self.sorted_at(*before) >= sorted_at), key);
                    keys.push(key);
                }
            }
        }
        self.put_in_order(&fresh, side);
        keys
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// `None` also when it was forgotten.
    pub fn row(&self, key: u32) -> Option<&Arc<Row>> {
        self.rows.get(self.index(key))
    }

    /// Newest first.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        self.order.iter().copied()
    }

    /// Newest first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &Arc<Row>> {
        self.order.iter().filter_map(|key| self.row(*key))
    }

    /// Which rows have a field that holds these words: label, service provider, device, city, the country's code and its name. All of them when
    /// nothing is searched for.
    pub fn search(&self, needle: Option<&Needle>) -> Found<'_> {
        Found { list: self, has: needle.map(|needle| self.words.iter().map(|words| words.say(needle)).collect()) }
    }

    /// The key of the activity of this id; of several, that of the latest.
    pub fn find(&self, id: &ActivityId) -> Option<u32> {
        let id_of = |key: &u32| self.row(*key).and_then(|row| row.activity.id.as_ref());
        let end = self.known.partition_point(|key| id_of(key) <= Some(id));
        self.known.get(end.checked_sub(1)?).copied().filter(|key| id_of(key) == Some(id))
    }

    /// Nothing happens when there is no such row.
    pub fn set_report(&mut self, key: u32, report: Report) {
        let index = self.index(key);
        if let Some(row) = self.rows.get_mut(index) {
            let row = Arc::make_mut(row);
            row.activity.reported = Some(report);
            row.edition = row.edition.wrapping_add(1);
        }
    }

    /// Leaves it empty. Keys go on from where they were, so that an old one never means a new row.
    pub fn forget(&mut self) {
        *self = Self { first: self.next_key(), ..Self::default() };
    }

    /// The index of these words in `words`; adds them if they are not there.
    fn keep_words(&mut self, words: Words) -> u32 {
        let at = |place: &u32| self.words.get(*place as usize);
        let sorted = self.sorted_words.partition_point(|place| at(place) < Some(&words));
        if let Some(place) = self.sorted_words.get(sorted).filter(|place| at(place) == Some(&words)) {
            return *place;
        }
        let place = self.words.len() as u32;
        self.words.push(words);
        self.sorted_words.insert(sorted, place);
        place
    }

    fn next_key(&self) -> u32 {
        self.first.wrapping_add(self.rows.len() as u32)
    }

    /// In `rows`; beyond its end when there is none.
    fn index(&self, key: u32) -> usize {
        key.wrapping_sub(self.first) as usize
    }

    fn sorted_at(&self, key: u32) -> i64 {
        self.row(key).map_or(i64::MIN, |row| row.sorted_at)
    }

    /// The key of the row that is the same thing, or else the place in `known` of a new one.
    fn look_up(&self, activity: &Activity, taken: &mut [bool]) -> Result<u32, usize> {
        let wanted = sameness(activity);
        let is_before = |key: &u32| self.row(*key).is_some_and(|row| sameness(&row.activity) < wanted);
        let mut place = self.known.partition_point(is_before);
        while let Some(row) = self.known.get(place).and_then(|key| self.row(*key))
            && sameness(&row.activity) == wanted
        {
            if activity.id.is_some() {
                return Ok(row.key);
            }
            if row.activity == *activity
                && let Some(taken) = taken.get_mut(self.index(row.key))
                && !*taken
            {
                *taken = true;
                return Ok(row.key);
            }
            place += 1;
        }
        Err(place)
    }

    /// `fresh`: keys of rows that are not in the order yet, newest first.
    fn put_in_order(&mut self, fresh: &[u32], side: Side) {
        let mut order = Vec::with_capacity(self.rows.len());
        let mut rest = self.order.as_slice();
        for key in fresh {
            let at = self.sorted_at(*key);
            let goes_before = |other: &u32| match side {
                Side::Newer => self.sorted_at(*other) > at,
                Side::Older => self.sorted_at(*other) >= at,
            };
            let (before, after) = rest.split_at(rest.partition_point(goes_before));
            order.extend_from_slice(before);
            order.push(*key);
            rest = after;
        }
        order.extend_from_slice(rest);
        self.order = order;
    }
}

/// Rows in order, day by day.
pub fn days<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for row in rows {
        let day = row.local.map(|local| local.day);
        match days.last_mut() {
            Some(last) if last.day == day => last.keys.push(row.key),
            _ => days.push(Day { day, keys: vec![row.key] }),
        }
    }
    days
}

/// The key by which the row of an activity is looked up. For activities without an id equal keys are not enough: everything must be equal.
fn sameness(activity: &Activity) -> (Option<&ActivityId>, Option<Timestamp>, ActivityKind) {
    (activity.id.as_ref(), activity.at, activity.kind)
}
