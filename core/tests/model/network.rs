//! The network: a set of packets, each of which can be delivered at any time, more than once, or never.
//!
//! A packet does not carry the machine's step id, only whom it is for. The machine compares step ids for equality and does nothing
//! else with them, so the numbers themselves would only make equal states look different.

use spaer_core::domain::problem::Problem;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Packet {
    /// The tab whose machine sent it, or is to have it.
    pub tab: usize,
    pub of: Addressee,
    pub cargo: Cargo,
}

/// Which request of the machine a packet belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// The one that the machine waits for.
    Current,
    /// One that it has given up or no longer needs.
    Earlier,
    /// One of a page that is gone: it can still arrive, its answer cannot.
    Nobody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cargo {
    Put(Cookie),
    Get,
    ReadTarget(Cookie),
    /// The back end has journalled the order and has not answered yet. A crash takes this away. If the session dies meanwhile,
    /// the answer can be that there is none.
    BeingAnswered(Cookie),
    PutAnswer(Said),
    GetAnswer(Said),
    TargetAnswer(Said),
}

impl Cargo {
    pub fn said(self) -> Option<Said> {
        match self {
            Self::PutAnswer(said) | Self::GetAnswer(said) | Self::TargetAnswer(said) => Some(said),
            Self::Put(_) | Self::Get | Self::ReadTarget(_) | Self::BeingAnswered(_) => None,
        }
    }

    /// The same answer, as if it had been true at another moment.
    pub fn dated(self, date: impl Fn(u8) -> u8) -> Self {
        match self {
            Self::PutAnswer(said) => Self::PutAnswer(said.dated(date)),
            Self::GetAnswer(said) => Self::GetAnswer(said.dated(date)),
            Self::TargetAnswer(said) => Self::TargetAnswer(said.dated(date)),
            other => other,
        }
    }
}

/// The session cookie of a request, as the back end will find it when it processes the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cookie {
    Owners,
    /// The same person's newer session, with the token of the one before.
    OldToken,
    /// Somebody else's session, with the token of the owner's that was there before it.
    Strangers,
    NoSession,
}

/// Whom an answer says that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    Owners,
    Strangers,
}

/// What an answer says; a record is named by its moment, since the back end's history holds the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    Record {
        as_of: u8,
    },
    /// `changed`: whether the target has stood otherwise since the first moment.
    Target {
        as_of: u8,
        blocked: bool,
        changed: bool,
        whose: Whose,
    },
    Problem(Problem),
}

impl Said {
    pub fn as_of(self) -> Option<u8> {
        match self {
            Self::Record { as_of } | Self::Target { as_of, .. } => Some(as_of),
            Self::Problem(_) => None,
        }
    }

    pub fn dated(self, date: impl Fn(u8) -> u8) -> Self {
        match self {
            Self::Record { as_of } => Self::Record { as_of: date(as_of) },
            Self::Target { as_of, blocked, changed, whose } => {
                Self::Target { as_of: date(as_of), blocked, changed, whose }
            }
            Self::Problem(problem) => Self::Problem(problem),
        }
    }
}

/// Packets in order, none twice: one that may be delivered any number of times need not be there more than once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Network(Vec<Packet>);

impl Network {
    pub fn iter(&self) -> impl Iterator<Item = Packet> {
        self.0.iter().copied()
    }

    pub fn add(&mut self, packet: Packet) {
        if let Err(place) = self.0.binary_search(&packet) {
            self.0.insert(place, packet);
        }
    }

    pub fn remove(&mut self, packet: Packet) {
        self.0.retain(|one| *one != packet);
    }

    pub fn crash(&mut self) {
        self.0.retain(|one| !matches!(one.cargo, Cargo::BeingAnswered(_)));
    }

    /// The machine no longer waits for what it waited for. A failure is not news any more; a record or an order still is. A
    /// question that nobody has answered yet is gone with its waiting: the browser takes it back.
    pub fn outdate(&mut self, tab: usize) {
        self.replace(|packet| match (packet.of, packet.cargo) {
            _ if packet.tab != tab => Some(packet),
            (
                Addressee::Current,
                Cargo::PutAnswer(Said::Problem(_))
                | Cargo::GetAnswer(Said::Problem(_))
                | Cargo::TargetAnswer(Said::Problem(_))
                | Cargo::Get
                | Cargo::ReadTarget(_),
            ) => None,
            (Addressee::Current, _) => Some(Packet { of: Addressee::Earlier, ..packet }),
            _ => Some(packet),
        });
    }

    /// The page is gone: orders go on by themselves (`keepalive`), everything else went with it.
    pub fn orphan(&mut self, tab: usize) {
        self.replace(|packet| match packet.cargo {
            _ if packet.tab != tab => Some(packet),
            Cargo::Put(_) => Some(Packet { of: Addressee::Nobody, ..packet }),
            _ => None,
        });
    }

    /// The browser's session is over, for what is still on its way too, and from whichever tab. That it was processed just before
    /// is another order of the same steps.
    pub fn end_session(&mut self) {
        self.replace(|packet| {
            let cargo = match packet.cargo {
                Cargo::Put(_) => Cargo::Put(Cookie::NoSession),
                Cargo::ReadTarget(_) => Cargo::ReadTarget(Cookie::NoSession),
                Cargo::BeingAnswered(_) => Cargo::BeingAnswered(Cookie::NoSession),
                other => other,
            };
            Some(Packet { cargo, ..packet })
        });
    }

    /// Losing a packet is always allowed, so the model may do so to stay finite: no more than this many that nobody waits for.
    pub fn keep_at_most(&mut self, stragglers: usize) {
        let mut kept = 0;
        self.0.retain(|packet| {
            kept += usize::from(packet.of != Addressee::Current);
            packet.of == Addressee::Current || kept <= stragglers
        });
    }

    fn replace(&mut self, change: impl FnMut(Packet) -> Option<Packet>) {
        let changed: Vec<_> = std::mem::take(&mut self.0).into_iter().filter_map(change).collect();
        changed.into_iter().for_each(|packet| self.add(packet));
    }
}
