//! Rules that mark what deserves a look. There is no score: a rule applies or does not, and the page says which one and how it goes.
//!
//! They judge what has been loaded and nothing else. Whatever is loaded on top, as newer, takes no mark away. What is loaded below, as
//! older, may: then it turns out that a device was not new.

use std::sync::Arc;

use super::{
    activity::{Activity, ActivityKind, Outcome},
    activity_list::Row,
    closed_set::listed,
    fold::fold,
    time::Timestamp,
};

listed! {
    /// Why a row deserves a look.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Mark {
        UserIdChanged,
        ContactChanged,
        NewAuthenticator,
        FailuresInARow,
        ChangeAfterNewDevice,
        FirstUseAtNight,
        /// Nothing by itself: it stands in one [`Story`](super::story::Story) with a row that bears another mark.
        BesideAnother,
    }
}

const _: () = assert!(Mark::ALL.len() <= u8::BITS as usize, "a bit a mark: `Marks` needs more of them");

/// The marks of one row, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(u8);

impl Marks {
    pub const fn contains(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u8 != 0
    }

    pub const fn insert(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u8;
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In the order of [`Mark::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.contains(*mark))
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<T: IntoIterator<Item = Mark>>(marks: T) -> Self {
        let mut all = Self::default();
        marks.into_iter().for_each(|mark| all.insert(mark));
        all
    }
}

/// The marks of all rows that were judged. Keys of a list are numbers without gaps, so each is where its key says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The least key.
    first: u32,
    /// By key, up to the last one that bears a mark.
    marks: Vec<Marks>,
}

impl Marked {
    /// Empty for a row that was not judged.
    pub fn of(&self, key: u32) -> Marks {
        self.marks.get(key.wrapping_sub(self.first) as usize).copied().unwrap_or_default()
    }

    /// How many rows bear a mark.
    pub fn count(&self) -> usize {
        self.marks.iter().filter(|marks| !marks.is_empty()).count()
    }

    fn insert(&mut self, row: &Row, mark: Mark) {
        let index = row.key.wrapping_sub(self.first) as usize;
        if index >= self.marks.len() {
            self.marks.resize(index + 1, Marks::default());
        }
        if let Some(marks) = self.marks.get_mut(index) {
            marks.insert(mark);
        }
    }
}

/// Applies all rules. `rows`: those of a list, newest first.
pub fn marks<'a>(rows: impl DoubleEndedIterator<Item = &'a Arc<Row>>) -> Marked {
    let rows: Vec<&Row> = rows.rev().map(Arc::as_ref).collect();
    let first = rows.iter().map(|row| row.key).min().unwrap_or_default();
    let mut marked = Marked { first, ..Marked::default() };
    details_and_authenticators(&rows, &mut marked);
    failures_in_a_row(&rows, &mut marked);
    changes_after_new_device(&rows, &mut marked);
    first_use_at_night(&rows, &mut marked);
    marked
}

/// The user id was changed, contact details were changed, or an authenticator was added; unless it failed, was declined or expired.
fn details_and_authenticators(rows: &[&Row], marked: &mut Marked) {
    for row in rows {
        let mark = match row.activity.kind {
            ActivityKind::UserIdChanged => Mark::UserIdChanged,
            ActivityKind::ContactChanged => Mark::ContactChanged,
            ActivityKind::AuthenticatorAdded => Mark::NewAuthenticator,
            _ => continue,
        };
        if came_about(&row.activity) {
            marked.insert(row, mark);
        }
    }
}

/// Fewer failures are everyday.
const FAILURES: usize = 3;
/// The longest time from one failure to the next in the same row, in milliseconds.
const FAILURE_STEP: i64 = 60 * 60_000;

/// At least three logins or approvals directly after one another that failed, were declined, expired, or were requested at the same
/// time as others, each within 60 minutes of the one before. All of them are marked. What else was done between them changes nothing; a
/// login or an approval that succeeded, or whose outcome nobody here has heard of, ends the row.
fn failures_in_a_row(rows: &[&Row], marked: &mut Marked) {
    let (mut length, mut last) = (0, None);
    // The failures of the current row, as long as it is too short to be marked.
    let mut waiting: Vec<&Row> = Vec::new();
    for row in rows {
        let (Some(at), Some(failed)) = (row.activity.at, has_failed(&row.activity)) else { continue };
        if !failed || last.is_some_and(|last| at.millis_since(last) > FAILURE_STEP) {
            length = 0;
            waiting.clear();
        }
        if failed {
            last = Some(at);
            length += 1;
            waiting.push(row);
        }
        if length >= FAILURES {
            waiting.drain(..).for_each(|row| marked.insert(row, Mark::FailuresInARow));
        }
    }
}

/// `None`: it is no login and no approval.
fn has_failed(activity: &Activity) -> Option<bool> {
    match activity.kind {
        ActivityKind::LoginFailed | ActivityKind::ApprovalDeclined | ActivityKind::SimultaneousRequests => Some(true),
        ActivityKind::Login | ActivityKind::Approval => Some(!came_about(activity)),
        _ => None,
    }
}

/// The longest time from the first appearance of a device to a change, in milliseconds.
const CHANGE_STEP: i64 = 60 * 60_000;
/// How many older rows with a device are enough to call another one new.
const DEVICES_KNOWN: usize = 5;
/// Or how old the oldest one has to be, in milliseconds.
const DEVICES_KNOWN_FOR: i64 = 24 * 60 * 60_000;

/// An authenticator was added or reactivated, or the user id, the password or contact details were changed (unless it failed, was
/// declined or expired), at the same time as a device appeared for the first time or within 60 minutes after it, whatever device it
/// was done with. The change is marked, and so is the first row with the device. A device is the text that is shown, in upper or lower
/// case, without the versions of its programs: they change by themselves. It appears for the first time when no older row has it, though at least five older rows have a device, or one row that is at
/// least 24 hours older.
fn changes_after_new_device(rows: &[&Row], marked: &mut Marked) {
    // Sorted. A person has a handful of devices, and a set would be five kilobytes more in the browser.
    let mut seen: Vec<Box<str>> = Vec::new();
    let (mut device, mut with_device, mut oldest) = (String::new(), 0, None);
    // When a new device last appeared, and the first rows of new devices that no change has followed so far.
    let (mut appeared, mut waiting): (Option<Timestamp>, Vec<(Timestamp, &Row)>) = (None, Vec::new());
    let timed: Vec<(Timestamp, &Row)> = rows.iter().filter_map(|row| Some((row.activity.at?, *row))).collect();
    // Of rows of one time nobody knows which came first.
    for moment in timed.chunk_by(|(one, _), (next, _)| one == next) {
        for (at, row) in moment {
            let Some(shown) = row.activity.device.as_ref().filter(|shown| !shown.is_empty()) else { continue };
            device.clear();
            name_device(shown.as_str(), &mut device);
            let oldest = *oldest.get_or_insert(*at);
            if let Err(place) = seen.binary_search_by(|known| known.as_ref().cmp(&device)) {
                seen.insert(place, device.as_str().into());
                if with_device >= DEVICES_KNOWN || at.millis_since(oldest) >= DEVICES_KNOWN_FOR {
                    appeared = Some(*at);
                    waiting.push((*at, row));
                }
            }
            with_device += 1;
        }
        for (at, row) in moment.iter().filter(|(_, row)| is_change(&row.activity)) {
            if appeared.is_some_and(|appeared| at.millis_since(appeared) <= CHANGE_STEP) {
                marked.insert(row, Mark::ChangeAfterNewDevice);
            }
            // Rows that are too old for this change are dropped with the others: later changes are even further away from them.
            for (appeared, row) in waiting.drain(..) {
                if at.millis_since(appeared) <= CHANGE_STEP {
                    marked.insert(row, Mark::ChangeAfterNewDevice);
                }
            }
        }
    }
}

/// Words after which a number is a version. After any other word a number may be part of a name that tells two devices apart: "iPhone 15".
const PROGRAMS: [&str; 24] = [
    "android",
    "app",
    "brave",
    "browser",
    "chrome",
    "chromeos",
    "chromium",
    "duckduckgo",
    "edg",
    "edge",
    "firefox",
    "internet",
    "ios",
    "ipados",
    "linux",
    "macos",
    "opera",
    "opr",
    "safari",
    "ubuntu",
    "version",
    "vivaldi",
    "webview",
    "windows",
];

/// Appends the name of the device without the versions of its programs, folded.
fn name_device(shown: &str, into: &mut String) {
    let mut folded = String::new();
    fold(shown, &mut folded);
    let mut before = "";
    for word in folded.split([' ', '/', '(', ')', ',', ';']) {
        if !word.is_empty() && !is_version(word, before) {
            into.push_str(word);
            into.push(' ');
            before = word;
        }
    }
}

fn is_version(word: &str, before: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or(word).as_bytes();
    let is_number = number.first().is_some_and(u8::is_ascii_digit)
        && number.iter().all(|sign| matches!(sign, b'0'..=b'9' | b'.' | b'_'));
    is_number && (number.iter().any(|sign| !sign.is_ascii_digit()) || PROGRAMS.contains(&before))
}

fn is_change(activity: &Activity) -> bool {
    came_about(activity)
        && matches!(
            activity.kind,
            ActivityKind::AuthenticatorAdded
                | ActivityKind::AuthenticatorReactivated
                | ActivityKind::UserIdChanged
                | ActivityKind::PasswordChanged
                | ActivityKind::ContactChanged
        )
}

/// Minutes since midnight in Denmark: from 00:00 to 04:59.
const NIGHT: std::ops::Range<u16> = 0..300;

/// The first login or approval that succeeded between 00:00 and 04:59, Danish time, when older ones are loaded that succeeded, and all of them
/// at other hours.
fn first_use_at_night(rows: &[&Row], marked: &mut Marked) {
    let mut is_any_older = false;
    for row in rows {
        let is_use = matches!(row.activity.kind, ActivityKind::Login | ActivityKind::Approval);
        let (true, Outcome::Succeeded, Some(_), Some(local)) =
            (is_use, row.activity.outcome, row.activity.at, row.local)
        else {
            continue;
        };
        if NIGHT.contains(&local.minute) {
            if is_any_older {
                marked.insert(row, Mark::FirstUseAtNight);
            }
            return;
        }
        is_any_older = true;
    }
}

/// Whether the activity took effect, or may have: an outcome that this version does not know may be a success.
fn came_about(activity: &Activity) -> bool {
    matches!(activity.outcome, Outcome::Succeeded | Outcome::Other)
}
