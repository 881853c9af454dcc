//! What a receipt is about, what it says of each of its blocks, and what can be pressed about them.

use super::claim::{Situation, TargetNote, is_identity, is_yours};
use crate::{
    domain::{
        authenticator::{Lost, ReactivationRoute},
        block::{RefusedCode, Target},
        claim::Claim,
        id::BlockId,
        page::Page,
        reason::Reason,
    },
    flow::{
        app::{Relation, State},
        block::{self, Order, Pace, Phase, Sending, Wait},
        session::{LoginOutcome, Session},
    },
};

/// What the page is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReceiptSubject {
    One(BlockId),
    Several(Vec<BlockId>),
    /// Blocks of this tab, but of somebody else than the one who is logged in.
    SomebodyElses,
    /// Not known yet: in a prerendered document, which cannot see its own fragment; and after a login, until it is known who is logged in, and so whether a
    /// block of this tab is meant.
    Looking,
    /// The address names nothing.
    NoLink,
    /// What it names cannot be read.
    BadLink,
}

impl ReceiptSubject {
    pub fn of(state: &State) -> Self {
        let named = &state.acting.receipt.blocks;
        let shown: Vec<_> = named.iter().filter(|id| state.shell.shown_block(id).is_some()).cloned().collect();
        match shown.as_slice() {
            [] if !named.is_empty() => Self::SomebodyElses,
            [] if state.shell.session == Session::NotAsked => Self::Looking,
            [] if state.shell.session == Session::Asking && state.shell.login.is_some() => Self::Looking,
            [] if state.acting.receipt.is_cut => Self::BadLink,
            [] => Self::NoLink,
            [one] => Self::One(one.clone()),
            _ => Self::Several(shown),
        }
    }
}

/// How a login on this page ended, where that must not pass without a word: it changes nothing here.
pub fn failed_login(state: &State) -> Option<LoginOutcome> {
    match (state.shell.session.person(), state.shell.login) {
        (None, Some(outcome)) if outcome != LoginOutcome::Ok => Some(outcome),
        _ => None,
    }
}

/// Whether it leads back to the list of activities: whoever came from there goes on there; not after a block of the identity, which lets nobody log in.
pub fn leads_back_to_list(state: &State) -> bool {
    let identity = state.acting.receipt.blocks.iter().filter_map(|id| state.shell.shown_block(id)).any(is_identity);
    state.acting.left_list && !identity
}

pub fn said(state: &State, id: &BlockId) -> Option<(Claim, Situation)> {
    let block = state.shell.shown_block(id)?;
    Some((block.claim(), Situation::of(block, state.shell.relation(block))))
}

pub fn beside(state: &State, id: &BlockId) -> Option<TargetNote> {
    let block = state.shell.shown_block(id)?;
    TargetNote::of(block, state.shell.relation(block))
}

pub fn pace(block: &block::State) -> Pace {
    match block.phase() {
        Phase::Sending(pace) | Phase::Asking(pace) => pace,
        _ => Pace::Usual,
    }
}

/// What can be pressed about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    AskAgain,
    SendAgain,
    LogIn,
    /// Load the page anew: something on the way (an edge server) may want to see a page load, which a press on a button of this page is not.
    OpenAgain,
    /// A new order, where nothing more comes of this one. `None`: it is not known what it was for.
    BlockAgain(Option<Page>),
    /// It is settled; something else may be blocked.
    BlockAnother,
    /// What one logged in with is too new to block anything but the identity, which is never refused for that.
    BlockIdentity,
}

/// What can be pressed about one of the receipt's blocks.
pub fn actions(state: &State, id: &BlockId) -> Vec<Action> {
    let of_several = state.acting.receipt.blocks.len() > 1;
    state
        .shell
        .shown_block(id)
        .map_or_else(Vec::new, |block| actions_of(block, state.shell.relation(block), of_several))
}

/// Whatever the situation is, a person's press is possible. `of_several`: the receipt is about several blocks; then the page offers only once, for all of
/// them, to block something else.
pub fn actions_of(block: &block::State, relation: Relation, of_several: bool) -> Vec<Action> {
    let own = match block.order() {
        Order::Own(intent) => Some(&intent.target),
        Order::Linked { .. } => None,
    };
    // Also when somebody else's block makes the target blocked for now: one's own has not arrived.
    if own.is_some() && block.phase() == Phase::NeverReceived {
        return match (relation, block.sending()) {
            (Relation::Theirs, Sending::TurnedAway) => vec![Action::OpenAgain, Action::SendAgain],
            (Relation::Theirs, Sending::Open) => vec![Action::SendAgain],
            _ => vec![Action::LogIn],
        };
    }
    let again = Action::BlockAgain(own.map(|target| match target {
        Target::Authenticator(_) => Page::BlockAuthenticator,
        Target::Identity => Page::BlockIdentity,
    }));
    match Situation::of(block, relation) {
        Situation::Unanswered | Situation::AskedToWait => vec![Action::AskAgain, Action::OpenAgain],
        Situation::Pending => vec![Action::AskAgain],
        Situation::NeverReceived { .. } | Situation::LinkRefused => vec![again, Action::AskAgain],
        Situation::Contradicted => vec![again],
        Situation::Refused { code: Some(code) } if helps(code).is_some() => helps(code).into_iter().collect(),
        // Nothing is left to block, and of several the page offers it once.
        Situation::Blocked { .. } if is_identity(block) => Vec::new(),
        _ if block.is_settled() && of_several => Vec::new(),
        Situation::Blocked { .. } | Situation::Refused { .. } | Situation::Ended if own.is_some() => {
            vec![Action::BlockAnother]
        }
        Situation::Blocked { .. } | Situation::Refused { .. } | Situation::Ended => Vec::new(),
        // The answer is a moment away.
        Situation::Sending | Situation::Checking => Vec::new(),
    }
}

/// What helps against this refusal more than blocking something else would; `None` where nothing does. Each code is listed, so that a new one must be
/// decided here.
const fn helps(code: RefusedCode) -> Option<Action> {
    match code {
        RefusedCode::SessionTooNew => Some(Action::BlockIdentity),
        RefusedCode::TargetNotFound
        | RefusedCode::TargetRevoked
        | RefusedCode::IdentityClosed
        | RefusedCode::NotPermitted
        | RefusedCode::Other => None,
    }
}

/// How many of the receipt's blocks wait for a person to send them again, or for the next question.
pub fn waiting(state: &State) -> usize {
    let waits = |id: &&BlockId| {
        state.shell.shown_block(id).is_some_and(|block| match block.phase() {
            Phase::NeverReceived => state.shell.block_owner(id).is_some(),
            Phase::Waiting(wait) => wait == Wait::Own && !block.is_settled(),
            _ => false,
        })
    };
    state.acting.receipt.blocks.iter().filter(waits).count()
}

pub fn waits_for_login(state: &State) -> bool {
    let waits = |id: &BlockId| {
        let never = state.shell.shown_block(id).is_some_and(|block| block.phase() == Phase::NeverReceived);
        never && state.shell.block_owner(id).is_none()
    };
    state.acting.receipt.blocks.iter().any(waits)
}

/// What to do next. Only once something is blocked: before that the claim says the one thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    /// Whether the reader is known to be the one whose it is, or pressed in this tab.
    pub yours: bool,
    /// Whether the SIM card of the stolen phone is to be blocked too.
    pub sim: bool,
    pub identity: bool,
    /// What still works after what happened stands first.
    pub ways: Vec<ReactivationRoute>,
}

/// What to do now, once something is blocked.
pub fn next(state: &State) -> Option<Next> {
    let shown = state.acting.receipt.blocks.iter().filter_map(|id| state.shell.shown_block(id));
    let blocked: Vec<_> = shown.filter(|block| matches!(block.claim(), Claim::Blocked { .. })).collect();
    let loses_number = |block: &&block::State| matches!(block.order(), Order::Own(intent) if intent.reason.is_some_and(Reason::loses_number));
    let records = || blocked.iter().filter_map(|block| block.record());
    let ways = ReactivationRoute::each_once(records().flat_map(|record| &record.details.reactivation));
    let sim = blocked.iter().any(loses_number);
    let identity = blocked.iter().any(|block| is_identity(block));
    let login = identity || records().any(|record| record.details.authenticators_left == Some(0));
    (!blocked.is_empty()).then(|| Next {
        yours: blocked.iter().all(|block| is_yours(state.shell.relation(block))),
        sim,
        identity,
        ways: ReactivationRoute::open_ones_first(ways, Lost { phone: sim, login }),
    })
}
