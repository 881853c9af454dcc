//! Deliberate mistakes in the machine or the back end that would tell somebody an untruth. The model must catch each of them.

use spaer_core::{
    domain::{block::BlockState, claim::Claim, problem::Problem, time::Timestamp},
    flow::block::{self, Knowledge, TargetState, TargetStatus},
};

use crate::{
    back_end::moment,
    network::{Packet, Said},
    tab::Tab,
    world::World,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// The real machine, and the back end that the contract describes.
    None,
    /// Says "blocked" as soon as the order is on record.
    PendingIsBlocked,
    /// Dates claims by when the answer arrived and not by when it was true.
    DatedByArrival,
    /// Takes any 404 for a refusal, also that of something in between.
    Any404IsRefusal,
    /// A back end that carries a repeated order out again after it has ended.
    RepeatBlocksAgain,
    /// A back end whose commit does not know the id, so that after a crash it cannot tell that it had happened.
    CommitForgetsIds,
    /// A back end that carries a repeated order out again after it has ended, if it comes from another tab than the first.
    OtherTabBlocksAgain,
    /// A back end that takes an order with the token of another session.
    AnyTokenOrders,
    /// A back end that takes an order whose session is over.
    DeadSessionOrders,
    /// A back end that tells whoever is logged in what it should tell the owner only.
    TargetOfAnybody,
    /// Takes the status of whoever is logged in for that of the target.
    AnybodysAnswer,
    /// Says in one tab what another tab has learned, as if it were about the same block.
    ClaimOfOtherTab,
    /// Says "blocked" of a block that has ended, because the target is blocked, by another one.
    EndedIsBlocked,
    /// Says of a refused order that its target is not blocked, as if a refusal said anything about that.
    RefusedIsNotBlocked,
    /// Goes on saying "blocked" because the target was seen so, though the block was told to be pending later than that.
    OlderStands,
    /// Takes every look at the target for one that shows that nothing has happened to it.
    NothingEverHappens,
}

impl Lie {
    /// Whether it matters to the liar which tab is the first.
    pub fn tells_tabs_apart(self) -> bool {
        self == Self::OtherTabBlocksAgain
    }

    /// What is said in a tab.
    fn claim(self, tab: &Tab, world: &World) -> Claim {
        let honest = block::claim(tab.machine.knowledge());
        match (self, tab.machine.knowledge()) {
            (Self::PendingIsBlocked, Knowledge::Consistent { record: Some(record), .. })
                if record.state == BlockState::Pending =>
            {
                Claim::Blocked { at: record.as_of }
            }
            (Self::DatedByArrival, _) => tab.arrived.map_or(honest, |arrived| dated(honest, arrived)),
            (Self::Any404IsRefusal, _) => tab.arrived.map_or(honest, |arrived| Claim::Refused { at: moment(arrived) }),
            (Self::ClaimOfOtherTab, _) if honest == Claim::Unknown => {
                let others = world.tabs.iter().map(|other| other.machine.claim());
                others.fold(honest, |told, other| if told == Claim::Unknown { other } else { told })
            }
            (Self::OlderStands, Knowledge::Consistent { record: Some(record), target })
                if record.state == BlockState::Pending =>
            {
                target.and_then(TargetStatus::claim).unwrap_or(honest)
            }
            (Self::EndedIsBlocked, _) => match honest {
                Claim::Ended { at } if world.was_blocked(at) => Claim::Blocked { at },
                other => other,
            },
            _ => honest,
        }
    }

    /// Notes what a mistake needs later. Without a mistake nothing is noted, so that there are no more states than needed.
    pub fn remember(self, world: &mut World, packet: Packet) {
        let Some(said) = packet.cargo.said() else { return };
        let is_404 = matches!(said, Said::Problem(Problem::NeverReceived | Problem::NotUnderstood));
        let notes = match self {
            Self::DatedByArrival => !matches!(said, Said::Problem(_)),
            Self::Any404IsRefusal => is_404,
            _ => false,
        };
        if notes {
            world.tabs[packet.tab].arrived = Some(world.back_end.now());
        }
    }
}

impl World {
    /// What is said, tab by tab.
    pub fn claims(&self) -> impl Iterator<Item = (&Tab, Claim)> {
        self.tabs.iter().map(|tab| (tab, self.model.lie.claim(tab, self)))
    }

    /// What is said, beside a refusal or an end, of how the target stood at which moment.
    pub fn told_beside(&self) -> impl Iterator<Item = (TargetState, u8)> {
        self.tabs.iter().filter_map(|tab| match (self.model.lie, tab.machine.claim()) {
            (Lie::RefusedIsNotBlocked, Claim::Refused { at }) => Some((TargetState::InUse, number(at))),
            _ => tab.machine.target_after_end().map(|status| (status.state, number(status.as_of))),
        })
    }

    pub fn tells(&self, word: &str) -> bool {
        self.claims().any(|(_, claim)| claim.as_str() == word)
    }

    fn was_blocked(&self, at: Timestamp) -> bool {
        u8::try_from(at.unix_millis()).is_ok_and(|at| self.back_end.at(at).is_blocked())
    }
}

fn dated(claim: Claim, arrived: u8) -> Claim {
    let at = moment(arrived);
    match claim {
        Claim::Blocked { .. } => Claim::Blocked { at },
        Claim::Pending { .. } => Claim::Pending { at },
        Claim::Refused { .. } => Claim::Refused { at },
        Claim::Ended { .. } => Claim::Ended { at },
        Claim::Unknown => Claim::Unknown,
    }
}

/// A moment as a place in the back end's history.
fn number(at: Timestamp) -> u8 {
    u8::try_from(at.unix_millis()).expect("a moment")
}
