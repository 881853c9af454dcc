//! Choosing one authenticator and blocking it: choose → (interruption, when it is the last) → check → sent.
//!
//! It knows the list and the step; it does not know what became of the block, which is the block machine's business.

use crate::{
    domain::{
        authenticator::{Authenticator, Authenticators},
        id::{AuthenticatorId, BlockId},
        reason::Reason,
    },
    route::StepName,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub reason: Option<Reason>,
    pub step: Step,
}

/// Where the citizen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The list has not come yet; it decides whether there is anything to choose.
    Arriving,
    /// Picks one of several. `Asked::Again` after they went on without having picked.
    Choosing { chosen: Option<AuthenticatorId>, asked: Asked },
    /// Is told that nothing is left after this one, and how one gets back in.
    Interrupted { id: AuthenticatorId },
    /// Sees what will be blocked and whose it is; the next press blocks.
    Checking { id: AuthenticatorId },
    /// Pressed; the runtime is drawing the block's id and key. A second press finds this and does nothing.
    Pressed { id: AuthenticatorId },
    /// The order is with the block machine of that id.
    Ordered { block: BlockId },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Once,
    Again,
}

impl State {
    pub const fn arriving(reason: Option<Reason>) -> Self {
        Self { reason, step: Step::Arriving }
    }

    /// The list is there. When the reason leaves exactly one, there is nothing to choose.
    pub fn listed(&mut self, list: &Authenticators) {
        let still_there = |id: &AuthenticatorId| list.by_id(id).is_some_and(Authenticator::may_be_blocked);
        match &self.step {
            Step::Arriving => {
                self.step = match list.candidates(self.reason).as_slice() {
                    [only] if self.reason.is_some() => match &only.id {
                        Some(id) => towards(id.clone(), list),
                        None => Step::Choosing { chosen: None, asked: Asked::Once },
                    },
                    _ => Step::Choosing { chosen: None, asked: Asked::Once },
                }
            }
            Step::Interrupted { id } | Step::Checking { id } if !still_there(id) => {
                self.step = Step::Choosing { chosen: None, asked: Asked::Once };
            }
            _ => {}
        }
    }

    pub fn chose(&mut self, id: AuthenticatorId) {
        if let Step::Choosing { chosen, asked } = &mut self.step {
            *chosen = Some(id);
            *asked = Asked::Once;
        }
    }

    /// Goes on from the choice; without one, asks again.
    pub fn went_on(&mut self, list: &Authenticators) {
        match &mut self.step {
            Step::Choosing { chosen: Some(id), .. } => self.step = towards(id.clone(), list),
            Step::Choosing { chosen: None, asked } => *asked = Asked::Again,
            Step::Interrupted { id } => self.step = Step::Checking { id: id.clone() },
            _ => {}
        }
    }

    pub fn chooses_another(&mut self) {
        if let Step::Interrupted { id } | Step::Checking { id } = &self.step {
            self.step = Step::Choosing { chosen: Some(id.clone()), asked: Asked::Once };
        }
    }

    /// `Some` exactly once per act: the press that counts.
    pub fn pressed(&mut self) -> bool {
        if let Step::Checking { id } = &self.step {
            self.step = Step::Pressed { id: id.clone() };
            return true;
        }
        false
    }

    /// The browser went back or forward to a step of this page. What was chosen is kept; a step that needs a choice that is not
    /// there any more becomes choosing.
    pub fn went_to(&mut self, name: Option<StepName>, list: &Authenticators) {
        let id = match &self.step {
            Step::Choosing { chosen, .. } => chosen.clone(),
            Step::Interrupted { id } | Step::Checking { id } => Some(id.clone()),
            Step::Arriving | Step::Pressed { .. } | Step::Ordered { .. } => None,
        };
        self.step = match (name, id) {
            (Some(StepName::Check), Some(id))
                if matches!(self.step, Step::Interrupted { .. } | Step::Checking { .. }) =>
            {
                Step::Checking { id }
            }
            (Some(StepName::Check | StepName::Last), Some(id)) => towards(id, list),
            (Some(StepName::Choose), chosen) => Step::Choosing { chosen, asked: Asked::Once },
            (_, chosen) => {
                let mut fresh = Self::arriving(self.reason);
                fresh.listed(list);
                match fresh.step {
                    Step::Choosing { .. } => Step::Choosing { chosen, asked: Asked::Once },
                    direct => direct,
                }
            }
        };
        if let Step::Interrupted { id } | Step::Checking { id } = &self.step
            && !list.by_id(id).is_some_and(Authenticator::may_be_blocked)
        {
            self.step = Step::Choosing { chosen: None, asked: Asked::Once };
        }
    }

    /// The step's name in the address; `None` while there is none to name.
    pub fn name(&self) -> Option<StepName> {
        match self.step {
            Step::Choosing { .. } => Some(StepName::Choose),
            Step::Interrupted { .. } => Some(StepName::Last),
            Step::Checking { .. } | Step::Pressed { .. } => Some(StepName::Check),
            Step::Arriving | Step::Ordered { .. } => None,
        }
    }
}

/// The step after the choice: blocking the last one that works passes an interruption.
fn towards(id: AuthenticatorId, list: &Authenticators) -> Step {
    if list.is_last_usable(&id) { Step::Interrupted { id } } else { Step::Checking { id } }
}
