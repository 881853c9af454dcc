//! Scenes of the list of activities: what is asked, what is shown, and that nothing is told that is not so.

mod back_end;
mod finding;
mod judging;
mod news;
mod paging;
mod people;
mod position;
mod provider;
mod random;
mod reading;
mod reporting;
mod stored;

use spaer_core::{
    domain::{
        activity::{Activity, ActivityKind, Report},
        activity_list::Arrived,
        filter::{Filter, Group},
        id::ActivityId,
        person::SubjectKey,
        problem::Problem,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::activities::{Effect, End, Ending, Fetched, Message, Query, Received, RequestId, State, update},
};

use crate::{
    activity_list::{arrived, at, done},
    fixtures,
};

#[derive(Clone, Debug)]
pub struct Scene {
    pub state: State,
    /// Of the last step.
    pub effects: Vec<Effect>,
    pub now: Timestamp,
}

impl Scene {
    /// A page that lists nothing, and nobody is logged in.
    pub fn new() -> Self {
        Self { state: State::default(), effects: Vec::new(), now: fixtures::at(NOW) }
    }

    /// Anna is on the page, and its newest rows have been asked for.
    pub fn arriving() -> Self {
        Self::new().tells([Message::ListShown(true), Message::Person(Some(subject("anna")))])
    }

    /// These have come, and there are older ones.
    pub fn with(rows: Vec<Arrived>) -> Self {
        Self::arriving().gets(rows, Some("older"))
    }

    /// These have come, and they are all.
    pub fn with_all(rows: Vec<Arrived>) -> Self {
        Self::arriving().gets(rows, None)
    }

    pub fn tell(mut self, message: Message) -> Self {
        (self.state, self.effects) = update(self.state, message, self.now);
        self
    }

    pub fn tells(self, messages: impl IntoIterator<Item = Message>) -> Self {
        messages.into_iter().fold(self, Self::tell)
    }

    /// What the last step asked the back end.
    pub fn asked(&self) -> Vec<(RequestId, Query)> {
        let read = |effect: &Effect| match effect {
            Effect::Read { request_id, query } => Some((*request_id, query.clone())),
            _ => None,
        };
        self.effects.iter().filter_map(read).collect()
    }

    /// The one page that the last step asked for.
    pub fn request_id(&self) -> RequestId {
        let [(request_id, _)] = self.asked().try_into().expect("one page was asked for");
        request_id
    }

    pub fn query(&self) -> Query {
        let [(_, query)] = self.asked().try_into().expect("one page was asked for");
        query
    }

    pub fn answered(self, answer: Result<Received, Problem>) -> Self {
        let request_id = self.request_id();
        self.tell(Message::Answered { request_id, answer })
    }

    pub fn gets(self, rows: Vec<Arrived>, next: Option<&str>) -> Self {
        self.answered(Ok(page(rows, next)))
    }

    pub fn fails(self, problem: Problem) -> Self {
        self.answered(Err(problem))
    }

    /// The numbers of the rows that fit the filter.
    pub fn shown(&self) -> Vec<i64> {
        numbers(self.state.fitting().map(|row| &row.activity))
    }

    /// The numbers of the rows that are on the page.
    pub fn on_page(&self) -> Vec<i64> {
        let keys = self.state.window().into_iter().flat_map(|day| day.keys);
        let rows: Vec<_> = keys.filter_map(|key| self.state.list.row(key)).collect();
        numbers(rows.into_iter().map(|row| &row.activity))
    }

    pub fn ending(&self) -> Ending {
        self.state.summary().ending
    }

    /// The key of the row of this number.
    pub fn key(&self, number: i64) -> u32 {
        self.state.list.find(&id(number)).expect("a row of this number")
    }

    pub fn number(&self, key: u32) -> i64 {
        numbers(self.state.list.row(key).into_iter().map(|row| &row.activity))[0]
    }

    /// The number of the row that got the focus with the last step.
    pub fn focused(&self) -> Option<i64> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::FocusRow(key) => Some(self.number(*key)),
            _ => None,
        })
    }

    /// The number of the watch that was set with the last step.
    pub fn watch(&self) -> u32 {
        let watch = |effect: &Effect| match effect {
            Effect::Watch(watch) => Some(*watch),
            _ => None,
        };
        self.effects.iter().find_map(watch).expect("it is looked again after a while")
    }
}

/// The first query, before anything was filtered or read.
pub fn newest() -> Query {
    Query { filter: Filter::default(), cursor: None, limit: 50, tag: None }
}

pub const RECORDED: Ending = Ending::End(End::Recorded);
pub const CIRCLE: Ending = Ending::End(End::Circle);

/// This device's clock in all scenes, in milliseconds since 1970: after everything that was done.
pub const NOW: i64 = 20_781 * 24 * 60 * 60_000;

pub fn subject(key: &str) -> SubjectKey {
    fixtures::person(key).subject_key
}

pub fn id(number: i64) -> ActivityId {
    ActivityId::parse(&format!("act-{number}")).expect("an id")
}

/// Numbers count minutes back from an hour ago: the higher, the older.
pub fn activity(number: i64) -> Activity {
    Activity { id: Some(id(number)), ..done(ActivityKind::Login, at(23 * 60 - number)) }
}

pub fn row(number: i64) -> Arrived {
    arrived(activity(number))
}

pub fn rows(numbers: impl IntoIterator<Item = i64>) -> Vec<Arrived> {
    numbers.into_iter().map(row).collect()
}

/// A row that only this word finds.
pub fn called(number: i64, label: &str) -> Arrived {
    arrived(Activity { label: UntrustedText::new(label), ..activity(number) })
}

pub fn of_kind(number: i64, kind: ActivityKind) -> Arrived {
    arrived(Activity { kind, ..activity(number) })
}

pub fn numbers<'a>(activities: impl Iterator<Item = &'a Activity>) -> Vec<i64> {
    let number = |one: &Activity| one.id.as_ref().and_then(|id| id.as_str().strip_prefix("act-")?.parse().ok());
    activities.map(|one| number(one).unwrap_or(i64::MAX)).collect()
}

pub fn fetched(rows: Vec<Arrived>, next: Option<&str>) -> Fetched {
    Fetched {
        subject: subject("anna"),
        rows,
        next_cursor: next.map(str::to_owned),
        recorded_since: None,
        provider_hidden: false,
        tag: None,
    }
}

pub fn page(rows: Vec<Arrived>, next: Option<&str>) -> Received {
    Received::Page(fetched(rows, next))
}

pub fn tagged(rows: Vec<Arrived>, next: Option<&str>, tag: &str) -> Received {
    Received::Page(Fetched { tag: Some(tag.to_owned()), ..fetched(rows, next) })
}

pub fn report(number: &str) -> Report {
    Report { number: UntrustedText::new(number), at: Some(fixtures::at(NOW)) }
}

pub fn filter(change: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    change(&mut filter);
    filter
}

pub fn logins() -> Message {
    Message::GroupChosen(Some(Group::Logins))
}
