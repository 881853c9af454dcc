//! "This wasn't me": one report for each row, each with its own result.

use std::sync::Arc;

use super::{Effect, Provider, State, Update};
use crate::domain::{activity::Report, problem::Problem};

/// How a report stands that is not in the list yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// To be sent when the one before it has been answered.
    Waiting,
    Sending,
    /// It may have been received all the same; sending it again gives the same number.
    Failed(Problem),
}

impl State {
    /// Settles the reports of rows that the back end shows as reported: it received the report although the answer failed, or the report was made
    /// elsewhere.
    pub(super) fn settle_reports(&mut self) {
        let list = &self.list;
        let is_reported = |key: u32| list.row(key).is_some_and(|row| row.activity.reported.is_some());
        let is_settled = |key: u32, reporting| reporting != Reporting::Sending && is_reported(key);
        self.picked.retain(|key| !is_reported(*key));
        self.reported.extend(self.reports.iter().filter(|(key, how)| is_settled(*key, *how)).map(|(key, _)| *key));
        self.reports.retain(|(key, how)| !is_settled(*key, *how));
    }
}

impl Update<'_> {
    pub(super) fn picked(&mut self, key: u32) {
        let picked = &mut self.state.picked;
        match picked.iter().position(|other| *other == key) {
            Some(place) => drop(picked.remove(place)),
            None if self.state.list.row(key).is_some_and(|row| row.activity.can_be_reported()) => picked.push(key),
            None => {}
        }
    }

    /// Reports these rows, one after another. What is reported, or on its way, is not reported again.
    pub(super) fn report(&mut self, keys: &[u32]) {
        self.state.reports_several = keys.len() > 1;
        for key in keys {
            let can_be = self.state.list.row(*key).is_some_and(|row| row.activity.can_be_reported());
            match self.state.reports.iter_mut().find(|(other, _)| other == key) {
                Some((_, reporting @ Reporting::Failed(_))) => *reporting = Reporting::Waiting,
                Some(_) => {}
                None if can_be => self.state.reports.push((*key, Reporting::Waiting)),
                None => {}
            }
        }
        if self.state.reports.iter().any(|(_, reporting)| *reporting == Reporting::Waiting) {
            // After the reports the page says what to block, and needs the current list for that.
            self.effects.push(Effect::ReadAuthenticators);
        }
        self.state.tell_stories();
        self.send_next();
    }

    pub(super) fn report_again(&mut self) {
        self.state.reports_several = true;
        for (_, reporting) in &mut self.state.reports {
            if matches!(reporting, Reporting::Failed(_)) {
                *reporting = Reporting::Waiting;
            }
        }
        self.send_next();
    }

    fn send_next(&mut self) {
        if self.state.reports.iter().any(|(_, reporting)| *reporting == Reporting::Sending) {
            return;
        }
        let next = self.state.reports.iter_mut().find(|(_, reporting)| *reporting == Reporting::Waiting);
        let Some((key, reporting)) = next else { return };
        if let Some(id) = self.state.list.row(*key).and_then(|row| row.activity.id.clone()) {
            *reporting = Reporting::Sending;
            self.effects.push(Effect::Report { key: *key, id });
        }
    }

    pub(super) fn report_answered(&mut self, key: u32, result: Result<Report, Problem>) {
        let Some(place) = self.state.reports.iter().position(|(other, _)| *other == key) else { return };
        // Meanwhile the list may have been read, and tell that it was received.
        let known = self.state.list.row(key).and_then(|row| row.activity.reported.clone());
        let result = result.or_else(|problem| known.ok_or(problem));
        let has_failed = result.is_err();
        match result {
            Ok(report) => {
                self.state.reports.remove(place);
                self.state.picked.retain(|other| *other != key);
                Arc::make_mut(&mut self.state.list).set_report(key, report);
                self.state.reported.push(key);
            }
            Err(problem) => {
                if let Some((_, reporting)) = self.state.reports.get_mut(place) {
                    *reporting = Reporting::Failed(problem);
                }
                self.doubt(problem);
                if problem == Problem::SessionEnded {
                    // The others would fare the same.
                    for (_, reporting) in &mut self.state.reports {
                        *reporting = Reporting::Failed(problem);
                    }
                }
            }
        }
        self.send_next();
        if !self.state.reports.iter().any(|(_, reporting)| !matches!(reporting, Reporting::Failed(_))) {
            self.effects.extend(match (self.state.reports_several, has_failed) {
                (false, false) => Some(Effect::FocusRow(key)),
                // That it failed is told within the row, where the press was, and takes the focus when it is drawn.
                (false, true) if self.state.opened == Some(key) => None,
                _ => Some(Effect::FocusReports),
            });
        }
    }

    pub(super) fn show_provider(&mut self) {
        if matches!(self.state.provider, Provider::Hidden | Provider::Failed(_)) {
            self.state.provider = Provider::Asking;
            self.effects.push(Effect::ShowProvider(self.state.visit));
        }
    }

    pub(super) fn provider_answered(&mut self, result: Result<bool, Problem>) {
        if self.state.provider != Provider::Asking {
            // No answer is awaited.
            return;
        }
        match result {
            Ok(true) => {
                self.state.provider = Provider::TurnedOn;
                self.read_all_again();
            }
            Ok(false) => self.state.provider = Provider::Failed(Problem::NotUnderstood),
            Err(problem) => {
                self.state.provider = Provider::Failed(problem);
                self.doubt(problem);
            }
        }
    }
}
