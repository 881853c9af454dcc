//! The list of activities: what was loaded, what of it is wanted, which part is shown, and "this wasn't me".
//!
//! All rows that were loaded are in one list. The filter is applied to the list at once; whether the back end has more rows that fit is asked page by page. A
//! state machine of its own beside [`super::app`], so that the pages that block need not load it.

mod judging;
mod looking;
mod paged_query;
mod paging;
mod position;
mod reading;
mod reporting;

pub use judging::Confirmed;
pub use looking::{Ending, Summary};
pub use paged_query::End;
pub use paging::Window;
pub use position::ListPosition;
pub use reading::{Fetched, Query, Reading, Received, RequestId};
pub use reporting::Reporting;

use std::sync::Arc;

use crate::domain::{
    activity::{Outcome, Report},
    activity_list::ActivityList,
    filter::{Filter, Group, Period, Span},
    id::{ActivityId, AuthenticatorId},
    person::SubjectKey,
    problem::Problem,
    story::Story,
    suspicion::Marked,
    time::Timestamp,
};
use paged_query::PagedQuery;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    /// Whose all of this is; `None` while nobody is known to be logged in.
    whose: Option<SubjectKey>,
    /// Counts the changes of `whose`, so that an answer to a request of the person before can be told apart.
    visit: u32,
    /// Whether a page is shown that lists activities.
    is_shown: bool,
    pub list: Arc<ActivityList>,
    /// Why rows deserve a look.
    marks: Arc<Marked>,
    /// The rows of which the person has said that it was them. For as long as the tab is open: an intruder who says so must not hide the row for good.
    confirmed: Vec<u32>,
    /// The same from before this document, from the tab's storage. Whose they are is checked with each page.
    remembered: Option<Confirmed>,
    /// What deserves a look and has not been judged.
    pub stories: Arc<Vec<Story>>,
    pub filter: Filter,
    /// The keys of the rows that fit the filter, newest first.
    fitting: Arc<Vec<u32>>,
    pub window: Window,
    /// The query without a filter, as far as the back end has answered it.
    unfiltered: PagedQuery,
    /// The query with the filter, as far as the back end has answered it; `None` when the filter has no part that the back end can apply.
    filtered: Option<(Filter, PagedQuery)>,
    pub reading: Reading,
    /// Pages are being read until nothing newer than this is missing, in milliseconds since 1970.
    until: Option<i64>,
    sought: Sought,
    /// The numbers of the current request for a page, of the current pause after typing, and of the current look for news. An answer or timer with another
    /// number is ignored.
    request_id: u32,
    pause: u32,
    watch: u32,
    /// The value of `request_id` when news was last asked for.
    before_news: u32,
    recorded_since: Option<Timestamp>,
    pub news: News,
    pub provider: Provider,
    /// The row whose details are open: four questions by which the person judges whether it was them.
    pub opened: Option<u32>,
    /// Rows that are picked for a report.
    picked: Vec<u32>,
    /// Counts how often all picks were dropped at once; a row is drawn anew when it changes, so that its checkbox shows it.
    pub unpicked: u8,
    /// Reports that are on their way, or failed; what succeeded is in the list.
    pub reports: Vec<(u32, Reporting)>,
    /// Whether several are reported at once: what comes of them is told in one place.
    reports_several: bool,
    /// The rows that this person has reported since the document was loaded.
    reported: Vec<u32>,
    /// The row at which the page was left to block something, within this document.
    left_at: Option<u32>,
}

/// What more pages are read for than the next one.
#[derive(Clone, Debug, PartialEq, Default)]
enum Sought {
    #[default]
    Nothing,
    /// The first of the rows that the person asked for ([`Message::OlderPressed`]), by its future index among the rows that fit. It gets the focus as soon as
    /// it is there.
    NextRow(usize),
    /// All older rows, one page after another.
    AllOlder,
    /// The row to come back to, from the tab's storage.
    Position(ListPosition),
}

/// Rows that are newer than the list. They are offered by a button and never inserted unasked.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum News {
    #[default]
    None,
    Offered {
        count: usize,
        /// There may be more than `count`: the page of news does not reach down to rows that are loaded.
        at_least: bool,
        fetched: Arc<Fetched>,
        /// The value of [`State::request_id`] when this page was asked for. Pages that were asked for later are more recent.
        before: u32,
    },
}

/// Whether service providers are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Provider {
    /// They are, as far as the back end knows them; also before anything is known.
    #[default]
    Shown,
    Hidden,
    /// It is being turned on.
    Asking,
    Failed(Problem),
    /// The person has just turned it on.
    TurnedOn,
}

/// A period as a person chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    All,
    Last(Span),
    /// From the beginning of one day to the beginning of another, in the reader's time zone.
    Days {
        from: Option<Timestamp>,
        to: Option<Timestamp>,
    },
}

impl Chosen {
    fn from(self, now: Timestamp) -> Period {
        match self {
            Self::All => Period::All,
            Self::Last(span) => Period::Last {
                span,
                from: Timestamp::from_unix_millis(now.unix_millis().saturating_sub(span.millis())),
            },
            Self::Days { from, to } => Period::Between { from, to },
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Who is logged in now.
    Person(Option<SubjectKey>),
    /// Of which rows the tab's storage keeps that it was them.
    Remembered(Confirmed),
    /// Whether a page that lists activities is shown.
    ListShown(bool),
    /// The document was loaded with a place in the tab's storage: the page had been left there to block something.
    CameBack(ListPosition),
    Answered {
        request_id: RequestId,
        answer: Result<Received, Problem>,
    },
    ReadSlow(RequestId),
    RetryPressed,
    Typed(String),
    /// Nothing was typed for a while.
    Paused(u32),
    GroupChosen(Option<Group>),
    OutcomeChosen(Option<Outcome>),
    AuthenticatorChosen(Option<AuthenticatorId>),
    PeriodChosen(Chosen),
    OnlyMarked(bool),
    FilterCleared,
    OlderPressed,
    NewerPressed,
    AllPressed,
    StopPressed,
    /// It is time to look for news.
    Watch(u32),
    /// The tab is shown again.
    PageShown,
    NewsPressed,
    ProviderPressed,
    /// The answer to [`Effect::ShowProvider`], with its visit.
    ProviderAnswered(u32, Result<bool, Problem>),
    Opened(u32),
    Closed,
    Picked(u32),
    PicksCleared,
    /// "That was me", of these rows.
    ConfirmPressed(Vec<u32>),
    /// "This wasn't me", of these rows.
    ReportPressed(Vec<u32>),
    ReportAnswered {
        key: u32,
        result: Result<Report, Problem>,
    },
    /// Send the reports that failed once more.
    ReportAgainPressed,
    /// The page is left to block something; coming back begins at this row.
    Leaving(Option<u32>),
    /// The session is over. The place is stored, because the way through the login loads this page anew.
    Interrupted,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Read {
        request_id: RequestId,
        query: Query,
    },
    /// Say `Paused` after so many milliseconds.
    Pause {
        request_id: u32,
        millis: u32,
    },
    /// Say `Watch` after a while, a longer one while nobody looks.
    Watch(u32),
    /// Turn on that service providers are named, and say `ProviderAnswered` with this visit.
    ShowProvider(u32),
    /// Read the list of authenticators anew.
    ReadAuthenticators,
    Report {
        key: u32,
        id: ActivityId,
    },
    /// Read the session anew: an answer says that it has ended, or that another person is logged in.
    DoubtSession,
    KeepPosition(Option<ListPosition>),
    KeepConfirmed(Confirmed),
    /// The page is left to block something. These are to be picked where authenticators are chosen.
    Leave(Vec<AuthenticatorId>),
    /// A row gets the focus, and comes into view if it is not.
    FocusRow(u32),
    /// What came of several reports gets the focus, and comes into view.
    FocusReports,
    /// What deserves a look gets the focus, and comes into view.
    FocusStories,
    /// The sentence that says what is shown gets the focus, and comes into view.
    FocusSummary,
    /// This row stays where it is on the screen, whatever comes or goes above it.
    Hold(u32),
}

/// One step. `now`: this device's clock.
pub fn update(mut state: State, message: Message, now: Timestamp) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    Update { state: &mut state, effects: &mut effects, now }.take(message);
    (state, effects)
}

struct Update<'a> {
    state: &'a mut State,
    effects: &'a mut Vec<Effect>,
    now: Timestamp,
}

impl Update<'_> {
    fn take(&mut self, message: Message) {
        match message {
            Message::Person(whose) => self.person(whose),
            Message::Remembered(confirmed) => self.state.remembered = Some(confirmed),
            Message::ListShown(is_shown) => self.shown(is_shown),
            Message::CameBack(place) => self.came_back(place),
            Message::Answered { request_id, answer } => self.answered(request_id, answer),
            Message::ReadSlow(request_id) => self.read_slow(request_id),
            Message::RetryPressed => self.read(),
            Message::Typed(text) => self.typed(&text),
            Message::Paused(request_id) => self.paused(request_id),
            Message::GroupChosen(group) => self.narrow(|filter| filter.group = group),
            Message::OutcomeChosen(outcome) => self.narrow(|filter| filter.outcome = outcome),
            Message::AuthenticatorChosen(id) => self.narrow(|filter| filter.authenticator = id),
            Message::PeriodChosen(chosen) => {
                let period = chosen.from(self.now);
                self.narrow(|filter| filter.period = period);
            }
            Message::OnlyMarked(only) => self.narrow(|filter| filter.only_marked = only),
            Message::FilterCleared => {
                self.narrow(|filter| *filter = Filter::default());
                self.effects.push(Effect::FocusSummary);
            }
            Message::OlderPressed => self.older(),
            Message::NewerPressed => self.newer(),
            Message::AllPressed => self.all_older(),
            Message::StopPressed => self.state.stop_reading_all(),
            Message::Watch(request_id) if request_id == self.state.watch => self.look_for_news(),
            Message::Watch(_) => {}
            Message::PageShown => self.look_for_news(),
            Message::NewsPressed => self.take_news(),
            Message::ProviderPressed => self.show_provider(),
            Message::ProviderAnswered(visit, result) if visit == self.state.visit => self.provider_answered(result),
            Message::ProviderAnswered(..) => {}
            Message::Opened(key) => {
                self.open(key);
                self.effects.push(Effect::FocusRow(key));
            }
            Message::Closed => {
                if let Some(key) = self.state.opened.take() {
                    self.effects.push(Effect::FocusRow(key));
                }
            }
            Message::Picked(key) => self.picked(key),
            Message::PicksCleared => {
                self.state.picked.clear();
                self.state.unpicked = self.state.unpicked.wrapping_add(1);
            }
            Message::ConfirmPressed(keys) => self.confirm(keys),
            Message::ReportPressed(keys) => self.report(&keys),
            Message::ReportAnswered { key, result } => self.report_answered(key, result),
            Message::ReportAgainPressed => self.report_again(),
            Message::Leaving(key) => self.leaving(key),
            Message::Interrupted => self.keep_position(None),
        }
    }

    /// Whoever is logged in now sees nothing of whoever was before.
    fn person(&mut self, whose: Option<SubjectKey>) {
        if self.state.whose == whose {
            return;
        }
        let kept = (self.state.is_shown, self.state.request_id, self.state.pause, self.state.watch);
        let visit = self.state.visit.wrapping_add(1);
        let mut list = std::mem::take(&mut self.state.list);
        // The list goes on with its keys, because a report that is still on its way names its row by key.
        Arc::make_mut(&mut list).forget();
        // A place that was found when the document was loaded, before anybody was known to be logged in, is kept; whose it is is checked later.
        let sought = match std::mem::take(&mut self.state.sought) {
            Sought::Position(position) if self.state.whose.is_none() => Sought::Position(position),
            _ => Sought::Nothing,
        };
        let remembered = self.state.remembered.take();
        *self.state = State { whose, visit, list, sought, remembered, ..State::default() };
        (self.state.is_shown, self.state.request_id, self.state.pause, self.state.watch) = kept;
        // Answers that are still on their way are for the person before; with the new numbers they are ignored.
        self.state.request_id = self.state.request_id.wrapping_add(1);
        self.state.watch = self.state.watch.wrapping_add(1);
        self.begin();
    }

    fn shown(&mut self, is_shown: bool) {
        if is_shown == self.state.is_shown {
            return;
        }
        self.state.is_shown = is_shown;
        if is_shown {
            self.come_back_to_row();
        }
        if self.state.is_begun() { self.look_for_news() } else { self.begin() }
    }

    fn begin(&mut self) {
        if self.state.is_shown && self.state.whose.is_some() && !self.state.is_begun() {
            self.restore_filter();
            self.read();
        }
    }

    /// Opens the details of the row. They say how its authenticator stands, so the authenticators are read anew.
    fn open(&mut self, key: u32) {
        self.state.opened = Some(key);
        self.effects.push(Effect::ReadAuthenticators);
    }

    fn doubt(&mut self, problem: Problem) {
        if matches!(problem, Problem::SessionEnded | Problem::SessionChanged | Problem::WrongPerson) {
            self.effects.push(Effect::DoubtSession);
        }
    }
}
