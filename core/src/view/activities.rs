//! What the list of activities says of itself, in one sentence above it and below its last row.

use crate::{
    domain::time::Timestamp,
    flow::activities::{End, Ending, Reading, State},
};

/// The sentence above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sentence {
    /// Nothing has been asked for.
    Nothing,
    Loading,
    LoadingSlowly,
    /// The record is read to its end, and has no row.
    NothingAtAll,
    /// How many rows there are, and how it goes on. The filter is named in between.
    Rows {
        count: Count,
        onward: Onward,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// No row fits the filter, of the whole record.
    NoneFits,
    /// No row fits the filter, of those that are loaded.
    NoneFitsYet,
    /// No row is loaded, and there may be some.
    None,
    /// So many rows fit.
    Some(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Onward {
    /// The period ends before it begins, which its field says; nothing is looked for.
    Backwards,
    Looking,
    RecordedSince(Timestamp),
    RecordedAll,
    /// The back end leads in a circle, so that older rows cannot be had.
    Circle,
    MaybeMore,
}

impl Sentence {
    pub fn of(state: &State) -> Self {
        let summary = state.summary();
        let is_reading = state.is_reading();
        if !state.is_begun() && summary.count == 0 {
            return match state.reading {
                Reading::LoadingSlowly => Self::LoadingSlowly,
                Reading::Loading => Self::Loading,
                Reading::Idle | Reading::Failed(_) => Self::Nothing,
            };
        }
        let onward = match (summary.ending, state.recorded_since()) {
            _ if summary.filter.period.is_backwards() => Onward::Backwards,
            _ if is_reading => Onward::Looking,
            (Ending::End(End::Recorded), Some(at)) => Onward::RecordedSince(at),
            (Ending::End(End::Recorded), None) => Onward::RecordedAll,
            (Ending::End(End::Circle), _) => Onward::Circle,
            (Ending::More | Ending::Unknown, _) => Onward::MaybeMore,
        };
        let is_all = matches!(summary.ending, Ending::End(End::Recorded));
        let count = match (summary.count, summary.filter.is_everything(), is_all) {
            (0, true, true) => return Self::NothingAtAll,
            (0, false, true) => Count::NoneFits,
            (0, false, false) => Count::NoneFitsYet,
            (0, true, false) => Count::None,
            (count, ..) => Count::Some(u64::try_from(count).unwrap_or_default()),
        };
        Self::Rows { count, onward }
    }
}

/// What can be pressed below the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Below {
    /// The last page could not be had.
    Retry,
    /// All older rows are being read; so many are loaded.
    Stop { loaded: usize },
    /// `older`: there are older rows. `all`: they can be read to the end in one go.
    Older { older: bool, all: bool },
}

impl Below {
    pub fn of(state: &State) -> Self {
        let summary = state.summary();
        let older = state.is_begun() && state.has_older();
        match () {
            () if state.problem().is_some() => Self::Retry,
            () if state.reads_all() => Self::Stop { loaded: summary.loaded },
            () => Self::Older { older, all: older && !matches!(summary.ending, Ending::End(_)) },
        }
    }
}
