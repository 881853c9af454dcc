//! What to do once it is blocked, in the order in which the hotline for digital identity theft works: stop the damage, get an overview,
//! protect, handle the loss.

/// One line to tick off. The spelling is what the tab's storage keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Todo {
    CallBank,
    BlockSim,
    LookAtActivity,
    WriteDown,
    CreditWarning,
    ChangePasswords,
    ReportToPolice,
    TellCreditors,
    CheckTax,
}

/// The four parts of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Stop,
    Overview,
    Protect,
    Loss,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Stop, Self::Overview, Self::Protect, Self::Loss];
}

impl Todo {
    pub const ALL: [Self; 9] = [
        Self::CallBank,
        Self::BlockSim,
        Self::LookAtActivity,
        Self::WriteDown,
        Self::CreditWarning,
        Self::ChangePasswords,
        Self::ReportToPolice,
        Self::TellCreditors,
        Self::CheckTax,
    ];

    pub const fn stage(self) -> Stage {
        match self {
            Self::CallBank | Self::BlockSim => Stage::Stop,
            Self::LookAtActivity | Self::WriteDown => Stage::Overview,
            Self::CreditWarning | Self::ChangePasswords => Stage::Protect,
            Self::ReportToPolice | Self::TellCreditors | Self::CheckTax => Stage::Loss,
        }
    }

    /// Short, and without any meaning for whoever does not know the list.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CallBank => "bank",
            Self::BlockSim => "sim",
            Self::LookAtActivity => "look",
            Self::WriteDown => "write",
            Self::CreditWarning => "credit",
            Self::ChangePasswords => "passwords",
            Self::ReportToPolice => "police",
            Self::TellCreditors => "creditors",
            Self::CheckTax => "tax",
        }
    }

    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|todo| todo.as_str() == raw)
    }
}
