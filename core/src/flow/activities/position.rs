//! Leaving to block something, and coming back to the same row.

use super::{Effect, Sought, State, Update, paged_query::PagedQuery};
use crate::domain::{
    activity::Outcome,
    filter::{Filter, Group, Period},
    id::{ActivityId, AuthenticatorId},
    person::{SubjectHash, SubjectKey},
    time::Timestamp,
};

/// Where somebody was in the list. What was searched for is not in it: words may name somebody, and this is kept in the tab's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPosition {
    pub whose: SubjectHash,
    pub id: Option<ActivityId>,
    pub at: Option<Timestamp>,
    pub group: Option<Group>,
    pub outcome: Option<Outcome>,
    pub authenticator: Option<AuthenticatorId>,
    pub period: Period,
    pub only_marked: bool,
}

impl State {
    fn place(&self, key: Option<u32>, whose: &SubjectKey) -> ListPosition {
        let row = key.and_then(|key| self.list.row(key)).map(|row| &row.activity);
        let Filter { group, outcome, authenticator, period, only_marked, .. } = self.filter.clone();
        ListPosition {
            whose: whose.hash_for_tab(),
            id: row.and_then(|row| row.id.clone()),
            at: row.and_then(|row| row.at),
            group,
            outcome,
            authenticator,
            period,
            only_marked,
        }
    }
}

impl Update<'_> {
    pub(super) fn leaving(&mut self, key: Option<u32>) {
        self.keep_position(key);
        let advice = match key {
            Some(key) => self.state.advice_for(key),
            None => self.state.advice(),
        };
        self.state.left_at = self.row_to_come_back_to(key);
        self.effects.push(Effect::Leave(advice.authenticators));
    }

    /// Comes back to the row at which the page was left within this document. The state is as it was; only the authenticators are read anew.
    pub(super) fn come_back_to_row(&mut self) {
        if let Some(key) = self.state.left_at.take() {
            self.effects.push(Effect::KeepPosition(None));
            self.open(key);
            self.go_to(key);
        }
    }

    /// The given row, or else the one that is open, or else the last that was reported.
    fn row_to_come_back_to(&self, key: Option<u32>) -> Option<u32> {
        key.or(self.state.opened).or(self.state.reported.last().copied())
    }

    pub(super) fn keep_position(&mut self, key: Option<u32>) {
        let Some(whose) = &self.state.whose else { return };
        let row = self.row_to_come_back_to(key);
        self.effects.push(Effect::KeepPosition(Some(self.state.place(row, whose))));
    }

    /// The tab's storage held a place when the document was loaded. Whether it is this person's is checked when they are known.
    pub(super) fn came_back(&mut self, place: ListPosition) {
        self.state.sought = Sought::Position(place);
        self.begin();
    }

    /// Restores the filter of the stored place, if that is this person's, before the first page is asked for.
    pub(super) fn restore_filter(&mut self) {
        let Sought::Position(place) = &self.state.sought else { return };
        if self.state.whose.as_ref().map(SubjectKey::hash_for_tab).as_ref() != Some(&place.whose) {
            self.state.sought = Sought::Nothing;
            return;
        }
        let filter = &mut self.state.filter;
        (filter.group, filter.outcome) = (place.group, place.outcome);
        (filter.authenticator, filter.only_marked) = (place.authenticator.clone(), place.only_marked);
        filter.period = place.period;
        let asked = filter.asked();
        self.state.filtered = (!asked.is_everything()).then(|| (asked, PagedQuery::default()));
        // One millisecond earlier, so that all rows of that moment are read: the row may be the last of them.
        self.state.until = place.at.map(|at| at.unix_millis().saturating_sub(1));
        self.effects.push(Effect::KeepPosition(None));
    }

    /// Looks for the row of the stored place, after each page, and goes to it.
    pub(super) fn find_place(&mut self) {
        let Sought::Position(place) = &self.state.sought else { return };
        let key = place.id.as_ref().and_then(|id| self.state.list.find(id));
        if let Some(key) = key {
            (self.state.sought, self.state.until) = (Sought::Nothing, None);
            self.refit();
            self.open(key);
            self.go_to(key);
        } else if self.state.until.is_none() {
            // Everything down to the time of the row is loaded, and the row is not there any more.
            self.state.sought = Sought::Nothing;
        }
    }
}
