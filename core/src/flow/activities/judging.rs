//! What deserves a look, "that was me", and what to block.

use std::sync::Arc;

use super::{Effect, State, Update};
use crate::domain::{
    activity_list::Row,
    advice::{Advice, advise},
    id::ActivityId,
    person::{SubjectHash, SubjectKey},
    story::stories,
    suspicion::{Mark, Marks},
};

/// Rows of which a person has said that it was them, as the tab's storage keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub whose: SubjectHash,
    pub ids: Vec<ActivityId>,
}

impl State {
    /// Why a row deserves a look. Not at all once the person has said that it was them.
    pub fn marks(&self, key: u32) -> Marks {
        let marks = self.marks.of(key);
        // In this order: the filter asks this of each row at each letter, and few rows bear a mark.
        match marks.is_empty() {
            true if self.stories.iter().any(|story| story.keys.contains(&key)) => {
                [Mark::BesideAnother].into_iter().collect()
            }
            false if self.is_confirmed(key) => Marks::default(),
            _ => marks,
        }
    }

    /// Whether the person has said in this visit that it was them.
    pub fn is_confirmed(&self, key: u32) -> bool {
        self.confirmed.contains(&key)
    }

    /// What to block after what was reported on this page.
    pub fn advice(&self) -> Advice {
        advise(self.reported.iter().filter_map(|key| self.list.row(*key)).map(|row| &row.activity))
    }

    /// What to block because of one row.
    pub fn advice_for(&self, key: u32) -> Advice {
        advise(self.list.row(key).into_iter().map(|row| &row.activity))
    }

    /// Finds the rows again that were confirmed before this document, among those that have just come.
    pub(super) fn remember(&mut self, keys: &[u32]) {
        let is_theirs = |of: &&Confirmed| self.whose.as_ref().map(SubjectKey::hash_for_tab).as_ref() == Some(&of.whose);
        let Some(Confirmed { ids, .. }) = self.remembered.as_ref().filter(is_theirs) else { return };
        let is_among = |key: &u32| {
            let id = self.list.row(*key).and_then(|row| row.activity.id.as_ref());
            id.is_some_and(|id| ids.contains(id)) && !self.is_confirmed(*key)
        };
        let found: Vec<_> = keys.iter().copied().filter(is_among).collect();
        self.confirmed.extend(found);
    }

    /// All that is to be kept of it, what was kept before among it.
    fn to_keep(&self) -> Option<Confirmed> {
        let whose = self.whose.as_ref()?.hash_for_tab();
        let before = self.remembered.iter().filter(|of| of.whose == whose).flat_map(|of| &of.ids);
        let now = self.confirmed.iter().filter_map(|key| self.list.row(*key)?.activity.id.as_ref());
        let mut ids: Vec<ActivityId> = Vec::new();
        for id in before.chain(now) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        Some(Confirmed { whose, ids })
    }

    /// Puts what deserves a look together anew: the list, or what was judged of it, has changed.
    pub(super) fn tell_stories(&mut self) {
        // What has been answered is not asked again, in no company.
        let is_open = |row: &&Row| {
            row.activity.reported.is_none() && self.reporting(row.key).is_none() && !self.is_confirmed(row.key)
        };
        let rows = self.list.rows().map(AsRef::as_ref).filter(is_open);
        self.stories = Arc::new(stories(rows, |row| self.marks.of(row.key)));
    }
}

impl Update<'_> {
    /// The question is answered: a row that is open is closed, and gets the focus again.
    pub(super) fn confirm(&mut self, keys: Vec<u32>) {
        let fresh: Vec<_> = keys.into_iter().filter(|key| !self.state.is_confirmed(*key)).collect();
        self.state.confirmed.extend(fresh);
        self.effects.extend(self.state.to_keep().map(Effect::KeepConfirmed));
        self.state.tell_stories();
        self.refit();
        self.effects.push(match self.state.opened.take() {
            Some(key) => Effect::FocusRow(key),
            None => Effect::FocusStories,
        });
    }
}
