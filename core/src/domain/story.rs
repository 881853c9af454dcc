//! What deserves a look, told as the few things that happened: one night of an intruder is a dozen rows, and one story.

use super::{
    activity::Activity,
    activity_list::Row,
    suspicion::{Mark, Marks},
    time::Timestamp,
};

/// Rows that belong together, at least one of which bears a mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Story {
    /// All of its rows, newest first.
    pub keys: Vec<u32>,
    /// The row that says best what the matter is.
    pub headline: u32,
}

/// The longest time from one marked row to the next of the same story, and from a marked row to one without a mark that shares its place or device, in
/// milliseconds.
const STORY_STEP: i64 = 3 * 60 * 60_000;
/// What is so much older than the newest row is told no more on top of the page: whoever has added a phone last year should not be asked about it at each
/// visit. Its row keeps its mark. By the rows' own times, since the device's clock may be wrong. Google's warning stays as long, so that an intruder cannot make it vanish by waiting a day.
const TOLD_FOR: i64 = 14 * 24 * 60 * 60_000;

/// The stories, newest first. `rows`: those that the person has not judged yet, newest first. `marks`: why a row deserves a look.
pub fn stories<'a>(rows: impl Iterator<Item = &'a Row>, marks: impl Fn(&Row) -> Marks) -> Vec<Story> {
    let mut timed = rows.filter_map(|row| Some((row.activity.at?, row))).peekable();
    let Some((now, _)) = timed.peek().copied() else { return Vec::new() };
    // What is older can be neither told nor a part of what is: of ten thousand rows a few are looked at.
    let recent: Vec<_> = timed.take_while(|(at, _)| now.millis_since(*at) <= TOLD_FOR + STORY_STEP).collect();
    let is_told = |(at, row): &&(Timestamp, &Row)| now.millis_since(*at) <= TOLD_FOR && !marks(row).is_empty();
    let marked: Vec<(Timestamp, &Row)> = recent.iter().filter(is_told).copied().collect();
    marked
        .chunk_by(|(newer, _), (older, _)| newer.millis_since(*older) <= STORY_STEP)
        .filter_map(|cluster| story(cluster, &recent, &marks))
        .collect()
}

fn story(marked: &[(Timestamp, &Row)], recent: &[(Timestamp, &Row)], marks: &impl Fn(&Row) -> Marks) -> Option<Story> {
    // Whoever logs in at night would be asked about just that login.
    if marked.iter().all(|(_, row)| marks(row).iter().all(|mark| mark == Mark::FirstUseAtNight)) {
        return None;
    }
    let ((newest, _), (oldest, _)) = (marked.first()?, marked.last()?);
    let is_near = |at: Timestamp| at.millis_since(*newest) <= STORY_STEP && oldest.millis_since(at) <= STORY_STEP;
    let is_of_it =
        |row: &Row| !marks(row).is_empty() || marked.iter().any(|(_, other)| is_alike(&row.activity, &other.activity));
    let rows = recent.iter().filter(|(at, row)| is_near(*at) && is_of_it(row));
    let weight = |row: &Row| Mark::ALL.iter().position(|mark| marks(row).contains(*mark));
    let (_, headline) = marked.iter().min_by_key(|(_, row)| weight(row).unwrap_or(usize::MAX))?;
    Some(Story { keys: rows.map(|(_, row)| row.key).collect(), headline: headline.key })
}

/// Whether both came from the same place or the same device, as far as both are known.
fn is_alike(one: &Activity, other: &Activity) -> bool {
    (one.place.is_some() && one.place == other.place) || (one.device.is_some() && one.device == other.device)
}
