//! What is read from the back end for whoever is logged in: how far each reading is, and which answer counts.

use std::sync::Arc;

use crate::{
    domain::{
        authenticator::Authenticators, block::RecentBlocks, closed_set::listed, identity::Identity, page::AppPage,
        problem::Problem,
    },
    route::Route,
};

listed! {
    /// What is read, in the order in which it is asked for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Resource {
        Identity,
        Authenticators,
        Blocks,
    }
}

/// Names one reading, so that a late answer for somebody else is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId {
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
    /// The number of the latest reading of each resource; answers to other readings are ignored.
    current: [u32; 3],
    /// The number of the reading that brought the list of authenticators.
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

/// What can be done to a [`Remote`] whatever its type of value.
pub(super) trait Reading {
    fn forget(&mut self);
    fn begin(&mut self);
    fn slow(&mut self);
    fn fail(&mut self, problem: Problem);
    fn is_loaded(&self) -> bool;
    /// Whether it has not been read, or, with `also_failed`, could not be.
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
    pub(super) fn of(&mut self, what: Resource) -> &mut dyn Reading {
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

    pub(super) fn next(&mut self, what: Resource) -> RequestId {
        let number = self.counter(what);
        *number = number.wrapping_add(1);
        RequestId { what, number: *number }
    }

    pub(super) fn counts(&mut self, request_id: RequestId) -> bool {
        *self.counter(request_id.what) == request_id.number
    }

    /// The list that this reading brought.
    pub(super) fn take_list(&mut self, list: Authenticators, request_id: RequestId) {
        self.authenticators = Remote::Loaded(Arc::new(list));
        self.listed = request_id.number;
    }

    /// Whether the list is loaded, and no newer one has been asked for since.
    pub(super) fn is_list_fresh(&self) -> bool {
        let [current, ..] = self.current;
        self.authenticators.is_loaded() && self.listed == current
    }

    /// Whether the answer may replace what is loaded. What is loaded had arrived before this was asked for, because only the latest reading counts; so only
    /// the dates are compared.
    pub(super) fn may_take(&self, answer: &Answer) -> bool {
        let (known, news) = match answer {
            Answer::Authenticators(Ok(list)) => (self.authenticators.loaded().map(|list| list.as_of), list.as_of),
            Answer::Identity(Ok(identity)) => (self.identity.loaded().map(|it| it.as_of), identity.as_of),
            Answer::Blocks(Ok(blocks)) => (self.blocks.loaded().map(|blocks| blocks.as_of), blocks.as_of),
            _ => return true,
        };
        known.is_none_or(|known| known.is_superseded_by(news))
    }

    /// Drops everything. Answers that are still on their way no longer count.
    pub(super) fn forget(&mut self) {
        for what in Resource::ALL {
            self.next(what);
            self.of(what).forget();
        }
    }
}

/// What a page shows of the person.
pub fn needed(route: Route) -> &'static [Resource] {
    match route.app_page() {
        // The identity only for what would be left: nothing, when the identity is blocked.
        Some(AppPage::BlockAuthenticator) => &[Resource::Authenticators, Resource::Identity],
        Some(AppPage::BlockIdentity) => &[Resource::Identity],
        Some(AppPage::Profile) => &Resource::ALL,
        // To name what was used, and to know what is blocked already.
        Some(AppPage::Activity) => &[Resource::Authenticators],
        // What a receipt says of a target the block's own machine reads.
        Some(AppPage::Receipt) | None => &[],
    }
}
