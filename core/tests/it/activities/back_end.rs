//! A simulated back end: a list of rows, and its own way of cutting it into pages.

use std::fmt;

use spaer_core::{
    domain::{
        activity_list::Arrived,
        filter::{Filter, Period},
        problem::Problem,
    },
    flow::activities::{Fetched, Query, Received, RequestId},
};

use super::{Message, Scene, fetched, numbers};

#[derive(Clone)]
pub struct BackEnd {
    /// Newest first; their numbers go up.
    pub rows: Vec<Arrived>,
    /// What each page is like, in turn.
    pub turns: Vec<Turn>,
    /// If more rows than this are asked for at once, the answer is too large for the app to read.
    pub most: u8,
    /// After the last row there is one more page, without a row.
    pub closes: bool,
    /// Asked so far.
    pub requests: usize,
}

#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// At most so many rows, however many are asked for.
    pub rows: usize,
    /// So many of them are from the page before.
    pub again: usize,
}

impl fmt::Debug for BackEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, turns, most, closes, .. } = self;
        write!(f, "{} rows, {turns:?}, most: {most}, closes: {closes}", rows.len())
    }
}

impl BackEnd {
    /// One that does what it is asked to.
    pub fn good(rows: Vec<Arrived>) -> Self {
        Self { rows, turns: vec![Turn { rows: 100, again: 0 }], most: 100, closes: false, requests: 0 }
    }

    /// The numbers of what fits, newest first.
    pub fn fitting(&self, filter: &Filter) -> Vec<i64> {
        numbers(self.found(filter).into_iter().map(|row| &row.activity))
    }

    /// By group and by words in the label; it knows of no more.
    fn found(&self, filter: &Filter) -> Vec<&Arrived> {
        let Filter { group, outcome, authenticator, period, .. } = filter;
        assert_eq!((outcome, authenticator, period), (&None, &None, &Period::All), "this back end cannot do that");
        let text = filter.text().trim();
        let fits = |one: &&Arrived| {
            let in_group = group.is_none_or(|group| group.kinds().contains(&one.activity.kind));
            in_group && (text.is_empty() || one.activity.label.as_str().to_lowercase().contains(text))
        };
        self.rows.iter().filter(fits).collect()
    }

    pub fn answer(&mut self, query: &Query) -> Result<Received, Problem> {
        self.requests += 1;
        assert!((1..=100).contains(&query.limit), "outside of the contract: {query:?}");
        assert!(!query.filter.only_marked, "nothing that a back end could know");
        let cursor = query.cursor.as_deref().map(|cursor| cursor.split('/').collect::<Vec<_>>());
        let asked = format!("{:?}{:?}", query.filter, query.filter.text());
        let (after, turn) = match cursor.as_deref() {
            None => (i64::MIN, 0),
            Some([after, turn, question]) => {
                assert_eq!(*question, asked, "a cursor of another question");
                (after.parse().expect("a number"), turn.parse().expect("a turn"))
            }
            Some(_) => panic!("no cursor of this back end"),
        };
        if query.limit > self.most {
            return Err(Problem::TooLarge);
        }
        let found = self.found(&query.filter);
        let found_numbers = numbers(found.iter().map(|row| &row.activity));
        let begin = found_numbers.partition_point(|number| *number <= after);
        let Turn { rows, again } = self.turns[turn % self.turns.len()];
        let count = rows.min(usize::from(query.limit));
        let first = begin.saturating_sub(again.min(count.saturating_sub(1)));
        let end = (first + count).min(found.len());
        let last = if count == 0 { after } else { found_numbers.get(end.wrapping_sub(1)).copied().unwrap_or(after) };
        let goes_on = end < found.len() || count == 0 || (self.closes && begin < found.len());
        let next = goes_on.then(|| format!("{last}/{}/{asked}", turn + 1));
        let tag = format!("{:?} {}", found_numbers.first(), found.len());
        if query.tag.as_ref() == Some(&tag) {
            return Ok(Received::Unchanged);
        }
        let page = found.get(first..end).unwrap_or_default().iter().map(|row| (*row).clone()).collect();
        Ok(Received::Page(Fetched { tag: Some(tag), ..fetched(page, next.as_deref()) }))
    }

    /// Answers until no page is asked for any more.
    pub fn settle(&mut self, mut scene: Scene) -> Scene {
        for _ in 0..10_000 {
            let page = scene.asked().into_iter().find(|(request_id, _)| matches!(request_id, RequestId::Page(_)));
            let Some((request_id, query)) = page else { return scene };
            let answer = self.answer(&query);
            scene = scene.tell(Message::Answered { request_id, answer });
        }
        panic!("it asks and asks");
    }
}
