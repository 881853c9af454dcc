//! Which clients are tried in which failures.

use crate::{
    app::App,
    figures::Figures,
    incident::{Failure, Incident},
    naive::{AsTold, Doubling, EverySecond, Naive},
    run::run,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    App,
    EverySecond,
    Doubling,
    AsTold,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant {
    pub retry: Retry,
    pub failure: Failure,
    /// See [`Incident::impatient`].
    pub impatient: f64,
    /// Whether the bounds must hold of it.
    pub is_held: bool,
}

impl Variant {
    /// One of which no bound has to hold.
    pub fn beside(retry: Retry, failure: Failure) -> Self {
        Self { retry, failure, impatient: 0.0, is_held: false }
    }

    pub fn run(self, incident: Incident) -> Figures {
        let incident = Incident { failure: self.failure, impatient: self.impatient, ..incident };
        match self.retry {
            Retry::App => run::<App>(incident),
            Retry::EverySecond => run::<Naive<EverySecond>>(incident),
            Retry::Doubling => run::<Naive<Doubling>>(incident),
            Retry::AsTold => run::<Naive<AsTold>>(incident),
        }
    }
}

/// Of which the bounds must hold.
pub fn gated() -> Vec<Variant> {
    all().into_iter().filter(|variant| variant.is_held).collect()
}

pub fn all() -> Vec<Variant> {
    let held = |failure| Variant { is_held: true, ..Variant::beside(Retry::App, failure) };
    let beside = Variant::beside;
    vec![
        beside(Retry::App, Failure::Nothing),
        held(Failure::Later),
        held(Failure::LaterIn(10)),
        held(Failure::LaterIn(30)),
        held(Failure::LaterIn(60)),
        beside(Retry::App, Failure::LaterAtOnce),
        Variant { impatient: 0.2, ..beside(Retry::App, Failure::Later) },
        beside(Retry::App, Failure::Silence),
        beside(Retry::EverySecond, Failure::Later),
        beside(Retry::Doubling, Failure::Later),
        beside(Retry::AsTold, Failure::LaterAtOnce),
    ]
}
