//! What is read from the back end for whoever is logged in. Answers say whose they are, and are dropped when they are somebody else's:
//! the cookie belongs to the browser and not to the tab.

use std::sync::Arc;

use super::{Effect, Problem, Route, Session, Stepping};
use crate::domain::{authenticator::Authenticators, block::RecentBlocks, identity::Identity, page::AppPage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    Authenticators,
    Identity,
    Blocks,
}

/// Names one reading, so that a late answer for somebody else is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    pub what: Resource,
    number: u32,
}

/// What came of a reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Authenticators(Result<Authenticators, Problem>),
    Identity(Result<Identity, Problem>),
    Blocks(Result<RecentBlocks, Problem>),
}

/// Something that is read from the back end.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Remote<T> {
    #[default]
    NotAsked,
    Loading,
    /// Still loading after 2 seconds; words say so.
    LoadingSlowly,
    Failed(Problem),
    Loaded(T),
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Reads {
    pub authenticators: Remote<Arc<Authenticators>>,
    pub identity: Remote<Arc<Identity>>,
    pub blocks: Remote<Arc<RecentBlocks>>,
    /// The reading of each that counts.
    current: [u32; 3],
    /// The reading that the list of authenticators came with.
    listed: u32,
}

impl<T> Remote<T> {
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::Failed(problem) => Some(*problem),
            _ => None,
        }
    }

    pub fn loaded(&self) -> Option<&T> {
        match self {
            Self::Loaded(value) => Some(value),
            _ => None,
        }
    }
}

/// The same for every type of value.
trait Reading {
    fn forget(&mut self);
    fn begin(&mut self);
    fn slow(&mut self);
    fn fail(&mut self, problem: Problem);
    fn is_loaded(&self) -> bool;
    /// Not asked, or asked in vain.
    fn is_missing(&self, also_failed: bool) -> bool;
}

impl<T> Reading for Remote<T> {
    fn forget(&mut self) {
        *self = Self::NotAsked;
    }

    fn begin(&mut self) {
        *self = Self::Loading;
    }

    fn slow(&mut self) {
        if matches!(self, Self::Loading) {
            *self = Self::LoadingSlowly;
        }
    }

    fn fail(&mut self, problem: Problem) {
        *self = Self::Failed(problem);
    }

    fn is_loaded(&self) -> bool {
        matches!(self, Self::Loaded(_))
    }

    fn is_missing(&self, also_failed: bool) -> bool {
        matches!(self, Self::NotAsked) || (also_failed && matches!(self, Self::Failed(_)))
    }
}

impl Reads {
    fn of(&mut self, what: Resource) -> &mut dyn Reading {
        match what {
            Resource::Authenticators => &mut self.authenticators,
            Resource::Identity => &mut self.identity,
            Resource::Blocks => &mut self.blocks,
        }
    }

    fn counter(&mut self, what: Resource) -> &mut u32 {
        let [authenticators, identity, blocks] = &mut self.current;
        match what {
            Resource::Authenticators => authenticators,
            Resource::Identity => identity,
            Resource::Blocks => blocks,
        }
    }

    fn next(&mut self, what: Resource) -> Ticket {
        let number = self.counter(what);
        *number = number.wrapping_add(1);
        Ticket { what, number: *number }
    }

    fn counts(&mut self, ticket: Ticket) -> bool {
        *self.counter(ticket.what) == ticket.number
    }

    /// Whether nothing has asked for the list of authenticators anew since it was asked for.
    pub(super) fn is_list_fresh(&self) -> bool {
        let [current, ..] = self.current;
        self.authenticators.is_loaded() && self.listed == current
    }

    /// Whether it is no older than what stands there, which came before this was asked for: otherwise its reading would not count any more.
    fn may_take(&self, answer: &Answer) -> bool {
        let (known, news) = match answer {
            Answer::Authenticators(Ok(list)) => (self.authenticators.loaded().map(|list| list.as_of), list.as_of),
            Answer::Identity(Ok(identity)) => (self.identity.loaded().map(|it| it.as_of), identity.as_of),
            Answer::Blocks(Ok(blocks)) => (self.blocks.loaded().map(|blocks| blocks.as_of), blocks.as_of),
            _ => return true,
        };
        known.is_none_or(|known| known.gives_way_to(news))
    }

    /// Whatever is still under way is out of date.
    pub(super) fn forget(&mut self) {
        for what in ALL {
            self.next(what);
            self.of(what).forget();
        }
    }
}

const ALL: [Resource; 3] = [Resource::Identity, Resource::Authenticators, Resource::Blocks];

/// What a page shows of the person.
pub fn needed(route: Route) -> &'static [Resource] {
    match route.app_page() {
        // The identity only for what would be left: nothing, when the whole is blocked.
        Some(AppPage::BlockAuthenticator) => &[Resource::Authenticators, Resource::Identity],
        Some(AppPage::BlockIdentity) => &[Resource::Identity],
        Some(AppPage::Profile) => &ALL,
        // To name what was used, and to know what is blocked already.
        Some(AppPage::Activity) => &[Resource::Authenticators],
        // What a receipt says of a target the block's own machine reads.
        Some(AppPage::Receipt) | None => &[],
    }
}

impl Stepping<'_> {
    /// Reads anew what the page shows; until it comes, nothing older stands in its place.
    pub(super) fn read_for_page(&mut self) {
        for what in needed(self.state.route) {
            let ticket = self.state.reads.next(*what);
            if self.state.session.person().is_some() {
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { ticket });
            } else {
                self.state.reads.of(*what).forget();
            }
        }
    }

    /// Reads what the page lacks.
    pub(super) fn read_missing(&mut self, also_failed: bool) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_missing(also_failed) {
                let ticket = self.state.reads.next(*what);
                self.state.reads.of(*what).begin();
                self.effects.push(Effect::Read { ticket });
            }
        }
    }

    /// Reads anew behind what is shown: the citizen was away, and somebody may have blocked or lifted something.
    pub(super) fn refresh(&mut self) {
        for what in needed(self.state.route) {
            if self.state.session.person().is_some() && self.state.reads.of(*what).is_loaded() {
                let ticket = self.state.reads.next(*what);
                self.effects.push(Effect::Read { ticket });
            }
        }
    }

    /// Reads the authenticators anew, whatever is on its way.
    pub(super) fn read_list(&mut self) {
        if self.state.session.person().is_some() {
            let ticket = self.state.reads.next(Resource::Authenticators);
            if !self.state.reads.authenticators.is_loaded() {
                self.state.reads.authenticators.begin();
            }
            self.effects.push(Effect::Read { ticket });
        }
    }

    pub(super) fn read_slow(&mut self, ticket: Ticket) {
        if self.state.reads.counts(ticket) {
            self.state.reads.of(ticket.what).slow();
        }
    }

    pub(super) fn answered(&mut self, ticket: Ticket, answer: Answer) {
        if !self.state.reads.counts(ticket) {
            return;
        }
        let subject = match &answer {
            Answer::Authenticators(Ok(list)) => &list.subject,
            Answer::Identity(Ok(identity)) => &identity.subject,
            Answer::Blocks(Ok(blocks)) => &blocks.subject,
            Answer::Authenticators(Err(problem)) | Answer::Identity(Err(problem)) | Answer::Blocks(Err(problem)) => {
                return self.read_failed(ticket, *problem);
            }
        };
        if self.state.session.person().is_none_or(|person| person.subject_key != *subject) {
            // Somebody else logged in through another tab: what is theirs under this person's name would be a lie about who is blocked.
            self.state.reads.of(ticket.what).fail(Problem::WrongPerson);
            return self.read_session();
        }
        let reads = &mut self.state.reads;
        if !reads.may_take(&answer) {
            return;
        }
        match answer {
            Answer::Authenticators(Ok(list)) => {
                let before = self.state.choosing.chosen().to_vec();
                self.state.choosing.listed(&list);
                reads.authenticators = Remote::Loaded(Arc::new(list));
                reads.listed = ticket.number;
                self.tell_blocks();
                if self.state.choosing.chosen() != before {
                    self.keep_choice();
                }
            }
            Answer::Identity(Ok(identity)) => {
                reads.identity = Remote::Loaded(Arc::new(identity));
                self.tell_blocks();
            }
            Answer::Blocks(Ok(blocks)) => reads.blocks = Remote::Loaded(Arc::new(blocks)),
            _ => {}
        }
    }

    fn read_failed(&mut self, ticket: Ticket, problem: Problem) {
        // One call's word about the session is looked into, not believed: after a whole block some may be refused and others not.
        if problem == Problem::SessionEnded {
            self.read_session();
        }
        if !self.state.reads.of(ticket.what).is_loaded() {
            self.state.reads.of(ticket.what).fail(problem);
        }
        // What was read before is still what was true at its own time, which stands beside it.
    }

    pub(super) fn retry(&mut self) {
        self.want_part();
        match &self.state.session {
            Session::Unsure(_) => self.read_session(),
            Session::Disowned { .. } => self.put_out_again(),
            _ => self.read_missing(true),
        }
    }
}
