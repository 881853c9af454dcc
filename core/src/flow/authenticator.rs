//! Choosing what to block, one authenticator or several, and blocking it: choose → (interruption, when nothing is left) → check → sent.
//!
//! It knows the list and the step; it does not know what became of the blocks, which is the block machine's business.

use crate::{
    domain::{authenticator::Authenticators, id::AuthenticatorId, reason::Reason},
    route::StepName,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub reason: Option<Reason>,
    pub step: Step,
}

/// Where the citizen is. Ids are in the order of the list, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The list has not come yet; it decides whether there is anything to choose. `kept`: picks from before a login, taken up again at the step that the
    /// address names. If a step is named and no pick is left, the person chooses, and nothing is preselected: they have been here before, and what is left
    /// may be just what they want to keep.
    Arriving { kept: Vec<AuthenticatorId>, initial: InitialStep },
    /// Nothing that the reason is about can be blocked: it is blocked already, or there is none. What else there is may be the last thing that
    /// works, so that nothing of it is offered without a word.
    NothingFits,
    /// Picks. `Asked::Again` after they went on without having picked.
    Choosing { chosen: Vec<AuthenticatorId>, asked: Asked },
    /// Is told that nothing is left after these, and how one gets back in.
    Interrupted { ids: Vec<AuthenticatorId> },
    /// Sees what will be blocked and whose it is; the next press blocks.
    Checking { ids: Vec<AuthenticatorId> },
    /// Pressed; the runtime is drawing the blocks' ids and keys. A second press finds this and does nothing.
    Pressed { ids: Vec<AuthenticatorId> },
    /// The orders are with their block machines, and the receipt names them.
    Ordered,
}

/// The step to which [`Step::Arriving`] leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitialStep {
    /// Wherever the reason and the list lead.
    ByReason,
    /// The same, but nothing is preselected: something was ordered for this reason already.
    ByReasonAgain,
    /// The step that the address names.
    Named(StepName),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Once,
    Again,
}

/// What was picked, and for which reason: what was picked for one is not what another is about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choice {
    pub reason: Option<Reason>,
    pub ids: Vec<AuthenticatorId>,
}

impl State {
    pub const fn arriving(reason: Option<Reason>) -> Self {
        Self { reason, step: Step::Arriving { kept: Vec::new(), initial: InitialStep::ByReason } }
    }

    /// What is picked at this step.
    pub fn chosen(&self) -> &[AuthenticatorId] {
        match &self.step {
            Step::Choosing { chosen: ids, .. }
            | Step::Arriving { kept: ids, .. }
            | Step::Interrupted { ids }
            | Step::Checking { ids }
            | Step::Pressed { ids } => ids,
            Step::Ordered | Step::NothingFits => &[],
        }
    }

    /// Whether the reason is about something, and nothing of that can be blocked.
    fn nothing_fits(&self, list: &Authenticators) -> bool {
        self.reason.is_some() && list.candidates(self.reason).is_empty()
    }

    /// Takes in the list. Where there is nothing to choose between, because the reason leaves exactly one authenticator or the person has no other, that is
    /// chosen and the next step follows.
    pub fn listed(&mut self, list: &Authenticators) {
        let open = list.still_open(self.chosen());
        let choosing = |chosen, asked| Step::Choosing { chosen, asked };
        self.step = match &self.step {
            Step::Arriving { initial: InitialStep::Named(StepName::Choose), .. } => choosing(open, Asked::Once),
            Step::Arriving { initial: InitialStep::Named(_), .. } if !open.is_empty() => towards(open, list),
            Step::Arriving { .. } | Step::NothingFits if self.nothing_fits(list) => Step::NothingFits,
            Step::Arriving { initial: InitialStep::Named(_) | InitialStep::ByReasonAgain, .. } => {
                choosing(open, Asked::Once)
            }
            Step::Arriving { .. } | Step::NothingFits => match list.candidates(self.reason).as_slice() {
                [only] if self.reason.is_some() || list.is_only(only) => {
                    towards(only.id.clone().into_iter().collect(), list)
                }
                _ => choosing(Vec::new(), Asked::Once),
            },
            // Somebody else may have blocked one of them meanwhile.
            Step::Interrupted { .. } | Step::Checking { .. } if open.is_empty() && self.nothing_fits(list) => {
                Step::NothingFits
            }
            Step::Choosing { asked, .. } => choosing(open, *asked),
            Step::Interrupted { ids } | Step::Checking { ids } if *ids != open => choosing(open, Asked::Once),
            other => other.clone(),
        };
    }

    /// Picks one, or takes it back.
    pub fn toggled(&mut self, id: AuthenticatorId) {
        if let Step::Choosing { chosen, asked } = &mut self.step {
            match chosen.iter().position(|one| *one == id) {
                Some(place) => drop(chosen.remove(place)),
                None => chosen.push(id),
            }
            *asked = Asked::Once;
        }
    }

    /// Goes on from the choice; without one, asks again.
    pub fn went_on(&mut self, list: &Authenticators) {
        self.step = match &self.step {
            Step::Choosing { chosen, .. } => match list.still_open(chosen) {
                open if open.is_empty() => Step::Choosing { chosen: open, asked: Asked::Again },
                open => towards(open, list),
            },
            Step::Interrupted { ids } => Step::Checking { ids: ids.clone() },
            other => other.clone(),
        };
    }

    pub fn chooses_another(&mut self) {
        let chosen = match &self.step {
            Step::Interrupted { ids } | Step::Checking { ids } => ids.clone(),
            Step::NothingFits => Vec::new(),
            _ => return,
        };
        self.step = Step::Choosing { chosen, asked: Asked::Once };
    }

    /// Whether this press counts: `true` only for the first one.
    pub fn pressed(&mut self) -> bool {
        let Step::Checking { ids } = &self.step else { return false };
        self.step = Step::Pressed { ids: ids.clone() };
        true
    }

    /// The browser went back or forward to a step of this page. What was chosen is kept; a step that needs a choice that is not
    /// there any more becomes choosing.
    pub fn went_to(&mut self, name: Option<StepName>, list: &Authenticators) {
        let open = list.still_open(self.chosen());
        let was_past_last = matches!(self.step, Step::Interrupted { .. } | Step::Checking { .. });
        self.step = match name {
            Some(StepName::Check) if was_past_last && !open.is_empty() => Step::Checking { ids: open },
            Some(StepName::Check | StepName::Last) if !open.is_empty() => towards(open, list),
            Some(StepName::Choose) => Step::Choosing { chosen: open, asked: Asked::Once },
            _ => {
                let mut fresh = Self::arriving(self.reason);
                fresh.listed(list);
                match fresh.step {
                    Step::Choosing { .. } => Step::Choosing { chosen: open, asked: Asked::Once },
                    direct => direct,
                }
            }
        };
    }

    /// The step's name in the address; `None` while there is none to name.
    pub fn name(&self) -> Option<StepName> {
        match self.step {
            Step::Choosing { .. } => Some(StepName::Choose),
            Step::Interrupted { .. } => Some(StepName::Last),
            Step::Checking { .. } | Step::Pressed { .. } => Some(StepName::Check),
            Step::Arriving { initial: InitialStep::Named(step), .. } => Some(step),
            Step::Arriving { .. } | Step::NothingFits | Step::Ordered => None,
        }
    }
}

/// The step after the choice: blocking the last one that works passes an interruption.
fn towards(ids: Vec<AuthenticatorId>, list: &Authenticators) -> Step {
    if list.leaves_none(&ids) { Step::Interrupted { ids } } else { Step::Checking { ids } }
}
