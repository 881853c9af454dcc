//! What to do once it is blocked, in the order in which the hotline for digital identity theft works: stop the damage, get an overview,
//! protect, handle the loss.

use super::closed_set::{closed_set, listed};

closed_set! {
    /// One line to tick off. The words are what the tab's storage keeps: short, and without any meaning for whoever does not know the list.
    pub enum Todo, unknown: None => {
        CallBank = "bank",
        BlockSim = "sim",
        LookAtActivity = "look",
        WriteDown = "write",
        CreditWarning = "credit",
        ChangePasswords = "passwords",
        ReportToPolice = "police",
        TellCreditors = "creditors",
        CheckTax = "tax",
    }
}

listed! {
    /// The four parts of the way.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Stage {
        Stop,
        Overview,
        Protect,
        Loss,
    }
}

impl Todo {
    pub const fn stage(self) -> Stage {
        match self {
            Self::CallBank | Self::BlockSim => Stage::Stop,
            Self::LookAtActivity | Self::WriteDown => Stage::Overview,
            Self::CreditWarning | Self::ChangePasswords => Stage::Protect,
            Self::ReportToPolice | Self::TellCreditors | Self::CheckTax => Stage::Loss,
        }
    }
}
