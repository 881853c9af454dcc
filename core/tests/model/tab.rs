//! One tab: the real machine, and what the app around it believes about who is logged in.

use std::sync::{Arc, LazyLock};

use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, Kind, Status},
        block::{BlockState, Intent, Target},
        claim::Claim,
        id::{AuthenticatorId, BlockId, ReceiptKey},
        identity::{Identity, IdentityStatus},
        person::SubjectKey,
        problem::Problem,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::block::{self, Context, Effect, Order, Phase, RESEND_WITHIN_MILLIS, TargetState, TargetStatus},
};

use crate::{
    back_end::{BLOCKS, moment},
    network::{Said, Whose},
    world::Session,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// The real machine. Shared between worlds until it takes a step.
    pub machine: Arc<block::State>,
    /// The step id of its latest request or wait.
    pub step_id: u32,
    /// Which of the blocks it is about.
    pub block: usize,
    pub belief: Belief,
    pub age: Age,
    /// For planted lies only: what a liar would date a claim with.
    pub arrived: Option<u8>,
}

/// What the app believes about who is logged in: another tab can change it behind its back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Belief {
    Owner,
    /// The owner, but with the token of a session that is not the present one.
    OwnerAsBefore,
    SomebodyElse,
}

/// Of the intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    Young,
    /// Ten minutes have passed since the press.
    Old,
}

/// What is to be blocked. To the machine it makes no difference: of a target it only asks whether a record agrees with it, and its
/// status comes as the same `TargetStatus`, from the list or from the identity, and either way only if the answer says that it is
/// the owner's. To the back end it does: only blocking the whole identity can end the very session that ordered it. So the worlds
/// in which sessions die with the block have the identity for their target, and the others an authenticator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aim {
    Authenticator,
    Identity,
}

fn device() -> AuthenticatorId {
    AuthenticatorId::parse("a").expect("one letter")
}

fn subject(whose: Whose) -> SubjectKey {
    SubjectKey::new(match whose {
        Whose::Owners => "owner",
        Whose::Strangers => "stranger",
    })
    .expect("not empty")
}

type Intents = [Arc<Intent>; BLOCKS];

fn intents(target: &Target) -> Intents {
    [1, 2].map(|number| {
        let id = BlockId::from_random([number; 16]);
        Arc::new(Intent {
            subject: subject(Whose::Owners).hash_for(&id),
            key: ReceiptKey::from_random([10 + number; 16]),
            target: target.clone(),
            // This device's clock, which has nothing to do with the back end's moments from 0 on.
            made_at: Timestamp::from_unix_millis(-1),
            // Both presses rested on a reading of the first moment.
            seen: Some(moment(0)),
            reason: None,
            id,
        })
    })
}

/// Two intents of the owner for the same target.
pub fn intent(aim: Aim, block: usize) -> &'static Intent {
    static OF_ONE: LazyLock<Intents> = LazyLock::new(|| intents(&Target::Authenticator(device())));
    static OF_ALL: LazyLock<Intents> = LazyLock::new(|| intents(&Target::Identity));
    match aim {
        Aim::Authenticator => &OF_ONE[block],
        Aim::Identity => &OF_ALL[block],
    }
}

/// What the app makes of an answer about the target: the real test of whose it is.
pub fn status(said: Said, intent: &Intent) -> Result<TargetStatus, Problem> {
    let (as_of, blocked, changed, whose) = match said {
        Said::Target { as_of, blocked, changed, whose } => (moment(as_of), blocked, changed, whose),
        Said::Problem(problem) => return Err(problem),
        Said::Record { .. } => return Err(Problem::NotUnderstood),
    };
    let subject = subject(whose);
    let since = Some(if changed { as_of } else { moment(0) });
    let status = match intent.target {
        Target::Authenticator(_) => {
            let items = vec![listed(if blocked { Status::Blocked } else { Status::Active }, since)];
            TargetStatus::of(&Authenticators { subject, as_of, items }, intent)
        }
        Target::Identity => {
            let status = if blocked { IdentityStatus::Blocked } else { IdentityStatus::Active };
            let (blocked_by, reference, reactivation) = (None, None, Vec::new());
            let identity = Identity { subject, as_of, status, since, blocked_by, reference, reactivation };
            TargetStatus::of_identity(&identity, intent)
        }
    };
    status.ok_or(Problem::NotUnderstood)
}

fn listed(status: Status, status_since: Option<Timestamp>) -> Authenticator {
    Authenticator {
        id: Some(device()),
        kind: Kind::App,
        label: UntrustedText::default(),
        short_id: UntrustedText::default(),
        model: UntrustedText::default(),
        status,
        registered_at: None,
        last_used_at: None,
        opened_this_session: false,
        blocked_since: None,
        status_since,
        reactivation: Vec::new(),
    }
}

impl Tab {
    /// The moment after the press.
    pub fn pressed(aim: Aim, block: usize) -> (Self, Vec<Effect>) {
        let (machine, effects) = block::State::confirmed(intent(aim, block).clone());
        (Self::with(machine, block, Belief::Owner), effects)
    }

    /// A page that has only the stored intent: loaded anew, or in a tab that was duplicated. Nobody has told it who is logged in.
    pub fn resumed(aim: Aim, block: usize) -> (Self, Vec<Effect>) {
        let (machine, effects) = block::State::resumed(Order::Own(intent(aim, block).clone()));
        (Self::with(machine, block, Belief::SomebodyElse), effects)
    }

    fn with(machine: block::State, block: usize, belief: Belief) -> Self {
        Self { machine: Arc::new(machine), step_id: 0, block, belief, age: Age::Young, arrived: None }
    }

    pub fn in_flight(&self) -> bool {
        matches!(
            self.machine.phase(),
            Phase::Sending(_) | Phase::Asking(_) | Phase::ReadingTarget | Phase::LookingBeforeSending
        )
    }

    /// Whether a person has the answer, or the machine has handed the decision to one.
    pub fn is_out(&self) -> bool {
        let is_blocked = matches!(self.machine.claim(), Claim::Blocked { .. });
        is_blocked || self.has_answer() || self.machine.phase() == Phase::NeverReceived
    }

    /// The last word, with nothing newer at odds with it.
    pub fn has_answer(&self) -> bool {
        self.machine.is_settled() && self.machine.claim() != Claim::Unknown
    }

    /// Whether its last word leaves open how the target stands.
    pub fn looks_beside(&self) -> bool {
        let state = self.machine.record().map(|record| &record.state);
        matches!(state, Some(BlockState::Refused { .. } | BlockState::Ended { .. }))
    }

    pub fn target_status(&self) -> Option<TargetStatus> {
        self.machine.target()
    }

    /// The date of the latest that it was told of what its claim is about: of its block, and until the last word of its target too. A refusal
    /// stays one whenever it is read.
    pub fn newest(&self) -> Option<Timestamp> {
        let record = self.machine.record();
        let of_record = record.filter(|record| !matches!(record.state, BlockState::Refused { .. }));
        let in_effect = record.is_some_and(|record| matches!(record.state, BlockState::InEffect { .. }));
        let in_use = self.machine.target().filter(|seen| in_effect && seen.state == TargetState::InUse);
        of_record.map(|record| record.as_of).into_iter().chain(in_use.map(|seen| seen.as_of)).max()
    }

    pub fn context(&self) -> Context {
        let now = match self.age {
            Age::Young => 0,
            Age::Old => RESEND_WITHIN_MILLIS,
        };
        Context { now: Timestamp::from_unix_millis(now), same_person: self.belief != Belief::SomebodyElse }
    }

    pub fn take(&mut self, message: block::Message) -> Vec<Effect> {
        let (machine, effects) = block::update(block::State::clone(&self.machine), message, self.context());
        self.machine = Arc::new(machine);
        effects
    }

    pub fn reads_session(&mut self, session: Session) {
        self.belief = if session == Session::Owner { Belief::Owner } else { Belief::SomebodyElse };
    }
}
