//! Everything that the model is about: the tabs of one browser, the network, the back end, who is logged in, and the time.

use spaer_core::{
    domain::{block::Record, problem::Problem},
    flow::block::{Effect, Message},
};

use crate::{
    back_end::BackEnd,
    lies::Lie,
    network::{Addressee, Cargo, Cookie, Network, Packet, Said, Whose},
    steps::{Blocking, Tabs},
    tab::{self, Age, Belief, Tab},
};

#[derive(Clone, Debug, PartialEq)]
pub struct World {
    pub tabs: Vec<Tab>,
    pub network: Network,
    pub back_end: BackEnd,
    pub session: Session,
    pub logins_left: u8,
    pub breach: Option<Breach>,
    pub model: Blocking,
}

/// Who is logged in, in this browser: its tabs have one cookie jar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Session {
    Owner,
    Nobody,
    Stranger,
}

/// Something that must not happen, noted at the step in which it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breach {
    TwoInFlight,
    /// It waits for an answer, and no request is left that could bring one: nothing would ever happen again.
    WaitsForNothing,
    SettledTooEarly,
    SentTooOld,
    /// It sent again by itself without having looked, or though the look told it that something had happened to the target since the press.
    SentAfterSomethingHappened,
    /// The order, or a question that shows whom it is about.
    SentForSomebodyElse,
    /// The machine took an answer about somebody else for one about its own person.
    AnsweredFromSomebodyElse,
    /// The back end began a block on an order without a living session of its person, or without that session's token.
    OrderedWithoutSession,
}

impl World {
    /// The moment after the press, and for two intents after both: a later press is an order that is long on its way.
    pub fn pressed(model: Blocking) -> Self {
        let aim = model.bounds.aim;
        let tabs = match model.bounds.tabs {
            Tabs::One => vec![Tab::pressed(aim, 0)],
            // Duplicating it later is the same as loading the copy anew then.
            Tabs::Duplicated => vec![Tab::pressed(aim, 0), Tab::resumed(aim, 0)],
            Tabs::TwoIntents => vec![Tab::pressed(aim, 0), Tab::pressed(aim, 1)],
        };
        let (tabs, effects): (Vec<_>, Vec<_>) = tabs.into_iter().unzip();
        let mut world = Self {
            tabs,
            network: Network::default(),
            back_end: BackEnd::new(model.bounds.desk_acts),
            session: Session::Owner,
            logins_left: model.bounds.logins.count(),
            breach: None,
            model,
        };
        for (tab, effects) in effects.into_iter().enumerate() {
            world.perform(tab, effects, false);
        }
        world
    }

    /// The page is loaded anew: only the stored intent is left.
    pub fn reload(&mut self, tab: usize) {
        let old = &self.tabs[tab];
        let (new, effects) = Tab::resumed(self.model.bounds.aim, old.block);
        self.tabs[tab] = Tab { age: old.age, ..new };
        self.network.orphan(tab);
        self.perform(tab, effects, false);
    }

    /// Tells the machine something that answers no request.
    pub fn tell(&mut self, tab: usize, message: Message) {
        let awaits = self.tabs[tab].in_flight();
        self.update(tab, message, awaits);
    }

    /// An answer has arrived, or the runtime gives one up (`Addressee::Current`).
    pub fn answer(&mut self, Packet { tab, of, cargo }: Packet) {
        let step_id = match of {
            Addressee::Current => self.tabs[tab].step_id,
            // Tickets begin with 1, so this one is always out of date.
            Addressee::Earlier | Addressee::Nobody => 0,
        };
        let message = match cargo {
            Cargo::PutAnswer(said) => Message::SendAnswered { step_id, result: self.record(tab, said) },
            Cargo::GetAnswer(said) => Message::AskAnswered { step_id, result: self.record(tab, said) },
            Cargo::TargetAnswer(said) => Message::TargetAnswered { step_id, result: self.status(tab, said) },
            Cargo::Put(_) | Cargo::Get | Cargo::ReadTarget(_) | Cargo::BeingAnswered(_) => return,
        };
        let awaits = self.tabs[tab].in_flight() && of != Addressee::Current;
        let known = self.tabs[tab].target_status();
        self.update(tab, message, awaits);
        if let Cargo::TargetAnswer(Said::Target { whose: Whose::Strangers, .. }) = cargo
            && self.tabs[tab].target_status() != known
        {
            self.breach = Some(Breach::AnsweredFromSomebodyElse);
        }
        // As in the app: the machine is told first, then the session is looked after.
        match cargo {
            Cargo::PutAnswer(Said::Problem(problem)) | Cargo::TargetAnswer(Said::Problem(problem)) => match problem {
                Problem::SessionEnded => self.tabs[tab].belief = Belief::SomebodyElse,
                Problem::SessionChanged | Problem::WrongPerson => self.tabs[tab].reads_session(self.session),
                _ => {}
            },
            _ => {}
        }
    }

    fn record(&self, tab: usize, said: Said) -> Result<Record, Problem> {
        let block = self.tabs[tab].block;
        match said {
            Said::Record { as_of } => Ok(self.back_end.record(tab::intent(self.model.bounds.aim, block), block, as_of)),
            Said::Problem(problem) => Err(problem),
            Said::Target { .. } => Err(Problem::NotUnderstood),
        }
    }

    fn status(&self, tab: usize, said: Said) -> Result<spaer_core::flow::block::TargetStatus, Problem> {
        let said = match said {
            Said::Target { as_of, blocked, changed, .. } if self.model.lie == Lie::AnybodysAnswer => {
                Said::Target { as_of, blocked, changed, whose: Whose::Owners }
            }
            Said::Target { as_of, whose, .. } if self.model.lie == Lie::NothingEverHappens => {
                Said::Target { as_of, blocked: false, changed: false, whose }
            }
            other => other,
        };
        tab::status(said, tab::intent(self.model.bounds.aim, self.tabs[tab].block))
    }

    /// The cookie is another one now, or none, and no tab is told.
    pub fn session_changes(&mut self, session: Session) {
        self.session = session;
        self.network.end_session();
        for tab in &mut self.tabs {
            if tab.belief == Belief::Owner {
                tab.belief = Belief::OwnerAsBefore;
            }
        }
    }

    /// An order is taken in. Whether it may begin a block is judged here once more, whatever the back end thinks.
    pub fn receive(&mut self, tab: usize, cookie: Cookie) -> Result<(), Problem> {
        let before = self.back_end.latest();
        let received = self.back_end.receive(self.tabs[tab].block, cookie, tab, self.model.lie);
        if self.back_end.latest() != before && cookie != Cookie::Owners {
            self.breach = Some(Breach::OrderedWithoutSession);
        }
        received
    }

    /// `awaits`: whether a request is under way that this message does not answer.
    fn update(&mut self, number: usize, message: Message, awaits: bool) {
        let tab = &mut self.tabs[number];
        let pressed = message == Message::SendAgainPressed;
        let looked = match &message {
            Message::TargetAnswered { result: Ok(read), .. } => u8::try_from(read.as_of.unix_millis()).ok(),
            _ => None,
        };
        let same_person = tab.context().same_person;
        let effects = tab.take(message);
        let sends = effects.iter().any(|effect| matches!(effect, Effect::Send { .. }));
        let reads = effects.iter().any(|effect| matches!(effect, Effect::ReadTarget { .. }));
        if sends && tab.age == Age::Old && !pressed {
            self.breach = Some(Breach::SentTooOld);
        } else if sends && !pressed && looked.is_none_or(|as_of| self.back_end.had_changed(as_of)) {
            self.breach = Some(Breach::SentAfterSomethingHappened);
        } else if (sends || reads) && !same_person {
            self.breach = Some(Breach::SentForSomebodyElse);
        }
        self.perform(number, effects, awaits);
    }

    /// `awaits`: as for `update`.
    fn perform(&mut self, tab: usize, effects: Vec<Effect>, mut awaits: bool) {
        if !self.tabs[tab].in_flight() {
            self.network.outdate(tab);
        }
        for effect in effects {
            let (step_id, cargo) = match effect {
                Effect::Store { settled } => {
                    if settled && !self.back_end.is_decided(self.tabs[tab].block) {
                        self.breach = Some(Breach::SettledTooEarly);
                    }
                    continue;
                }
                Effect::Wait { step_id, .. } => {
                    self.tabs[tab].step_id = step_id;
                    continue;
                }
                Effect::Send { step_id } => (step_id, Cargo::Put(self.cookie(tab))),
                Effect::Ask { step_id } => (step_id, Cargo::Get),
                Effect::ReadTarget { step_id } => (step_id, Cargo::ReadTarget(self.cookie(tab))),
            };
            if awaits {
                self.breach = Some(Breach::TwoInFlight);
            }
            awaits = true;
            self.tabs[tab].step_id = step_id;
            self.network.outdate(tab);
            self.network.add(Packet { tab, of: Addressee::Current, cargo });
        }
        // A request comes to its end once: it is answered or given up.
        if self.tabs[tab].in_flight() && !awaits {
            self.breach = Some(Breach::WaitsForNothing);
        }
        self.network.keep_at_most(self.model.bounds.stragglers);
    }

    /// The browser adds the cookie that it has at that moment, whatever the app believes.
    fn cookie(&self, tab: usize) -> Cookie {
        match (self.session, self.tabs[tab].belief) {
            (Session::Owner, Belief::Owner) => Cookie::Owners,
            (Session::Owner, _) => Cookie::OldToken,
            (Session::Stranger, _) => Cookie::Strangers,
            (Session::Nobody, _) => Cookie::NoSession,
        }
    }
}
