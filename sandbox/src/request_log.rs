//! The last calls, for the control page and the tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use spaer_gateway::Moment;

const MAX_ENTRIES: usize = 5_000;

/// One call. It holds the path template of the contract instead of the path, so that no id gets into the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it was answered.
    pub at: Moment,
    /// Method.
    pub method: String,
    /// Path template.
    pub path: &'static str,
    /// The name of the call, as in [`crate::faults::CALLS`], or `other`.
    pub call: &'static str,
    /// Status; absent when the connection was closed without an answer.
    pub status: Option<u16>,
    /// The names of the faults that were applied to it.
    pub faults: Vec<String>,
}

/// The last calls.
#[derive(Clone, Default)]
pub struct RequestLog {
    entries: Arc<Mutex<VecDeque<Entry>>>,
}

impl RequestLog {
    /// Adds one.
    pub fn add(&self, entry: Entry) {
        let mut entries = self.lock();
        if entries.len() >= MAX_ENTRIES {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    /// All, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<Entry> {
        self.lock().iter().cloned().collect()
    }

    /// Forgets them.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
