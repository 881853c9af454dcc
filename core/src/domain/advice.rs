//! After "this wasn't me": what to block.

use super::{
    activity::{Activity, ActivityKind, Outcome},
    id::AuthenticatorId,
};

/// What to block after these activities were reported. The app offers it and never does it by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Advice {
    /// Whether to block the whole eID: user ID, password or contact details were changed, or may have been.
    pub identity: bool,
    /// Authenticators to block, each once: first those that were added, then those that the other activities were done with, in the order of the
    /// activities.
    pub authenticators: Vec<AuthenticatorId>,
}

pub fn advise<'a>(reported: impl Iterator<Item = &'a Activity>) -> Advice {
    let mut advice = Advice::default();
    let mut used = Vec::new();
    for activity in reported {
        let id = activity.authenticator.as_ref();
        match activity.kind {
            ActivityKind::UserIdChanged | ActivityKind::PasswordChanged | ActivityKind::ContactChanged => {
                advice.identity |= matches!(activity.outcome, Outcome::Succeeded | Outcome::Other);
                used.extend(id);
            }
            ActivityKind::AuthenticatorAdded => advice.name(id),
            // An authenticator that was blocked needs no second block, and an activity of the whole eID is about no single authenticator.
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
