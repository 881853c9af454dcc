//! After "this wasn't me": what to block.

use super::{
    activity::{Activity, ActivityKind, Outcome},
    id::AuthenticatorId,
};

/// What the reported activities speak for. It is offered, never done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Advice {
    /// Details by which one logs in, or is reached, were changed: the whole eID.
    pub whole: bool,
    /// Each once: first those that were added, then those that were used, in the order in which they are met.
    pub authenticators: Vec<AuthenticatorId>,
}

pub fn advise<'a>(reported: impl Iterator<Item = &'a Activity>) -> Advice {
    let mut advice = Advice::default();
    let mut used = Vec::new();
    for activity in reported {
        let id = activity.authenticator.as_ref();
        match activity.kind {
            ActivityKind::UserIdChanged | ActivityKind::PasswordChanged | ActivityKind::ContactChanged => {
                advice.whole |= matches!(activity.outcome, Outcome::Succeeded | Outcome::Other);
                used.extend(id);
            }
            ActivityKind::AuthenticatorAdded => advice.name(id),
            // What somebody else has blocked is blocked, and the whole is no single one.
            ActivityKind::AuthenticatorBlocked | ActivityKind::IdentityBlocked | ActivityKind::IdentityReactivated => {}
            _ => used.extend(id),
        }
    }
    used.into_iter().for_each(|id| advice.name(Some(id)));
    advice
}

impl Advice {
    fn name(&mut self, id: Option<&AuthenticatorId>) {
        if let Some(id) = id
            && !self.authenticators.contains(id)
        {
            self.authenticators.push(id.clone());
        }
    }
}
