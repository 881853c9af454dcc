//! Planted lies: ways to build this that would tell somebody an untruth. The model is worth what it catches.

use spaer_core::{
    domain::{block::Standing, claim::Claim, problem::Problem},
    flow::block::{self, Knowledge},
};

use crate::{
    back_end::moment,
    network::{Cargo, Said},
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
    /// Takes any 404 for "not blocked", also that of something in between.
    Any404IsNotBlocked,
    /// A back end that carries a repeated order out again after it has ended.
    RepeatBlocksAgain,
    /// A back end whose commit does not know the id, so that after a crash it cannot tell that it had happened.
    CommitForgetsIds,
    /// Takes the status of whoever is logged in for that of the target.
    TargetOfAnybody,
}

impl Lie {
    /// What is said on the page.
    pub fn told(self, world: &World) -> Claim {
        let honest = block::claim(world.machine.knowledge());
        match (self, world.machine.knowledge()) {
            (Self::PendingIsBlocked, Knowledge::Consistent { record: Some(record), .. })
                if record.standing == Standing::Pending =>
            {
                Claim::Blocked { at: record.as_of }
            }
            (Self::DatedByArrival, _) => world.arrived.map_or(honest, |arrived| dated(honest, arrived)),
            (Self::Any404IsNotBlocked, _) => {
                world.arrived.map_or(honest, |arrived| Claim::NotBlocked { at: moment(arrived) })
            }
            _ => honest,
        }
    }

    /// Notes what the liar will need. An honest world notes nothing, so that its states stay as few as they are.
    pub fn remember(self, world: &mut World, cargo: Cargo) {
        let (Cargo::PutAnswer(said) | Cargo::GetAnswer(said) | Cargo::TargetAnswer(said)) = cargo else { return };
        let is_404 = matches!(said, Said::Problem(Problem::NeverReceived | Problem::NotUnderstood));
        match self {
            Self::DatedByArrival if !matches!(said, Said::Problem(_)) => world.arrived = Some(world.back_end.now()),
            Self::Any404IsNotBlocked if is_404 => world.arrived = Some(world.back_end.now()),
            _ => {}
        }
    }
}

fn dated(claim: Claim, arrived: u8) -> Claim {
    let at = moment(arrived);
    match claim {
        Claim::Blocked { .. } => Claim::Blocked { at },
        Claim::Pending { .. } => Claim::Pending { at },
        Claim::NotBlocked { .. } => Claim::NotBlocked { at },
        Claim::Ended { .. } => Claim::Ended { at },
        Claim::Unknown => Claim::Unknown,
    }
}
