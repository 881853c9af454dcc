//! Everything that the model is about: the citizen's page, the network, the back end, who is logged in, and the time.

use std::hash::{Hash, Hasher};

use spaer_core::{
    domain::{
        block::{Intent, Record, Target},
        id::{AuthenticatorId, BlockId, ReceiptKey},
        person::SubjectHash,
        problem::Problem,
        time::Timestamp,
    },
    flow::block::{self, Doing, Effect, Message, Order, RESEND_WITHIN_MILLIS, TargetStatus},
};

use crate::{
    back_end::{BackEnd, moment},
    network::{Addressee, Cargo, Cookie, Network, Packet, Said},
    steps::Bounds,
};

#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// The real machine.
    pub machine: block::State,
    /// The ticket of its latest request or wait.
    pub ticket: u32,
    pub network: Network,
    pub back_end: BackEnd,
    pub session: Session,
    pub belief: Belief,
    pub logins_left: u8,
    pub age: Age,
    pub breach: Option<Breach>,
    /// For planted lies only: what a liar would date a claim with.
    pub arrived: Option<u8>,
    stragglers: usize,
}

/// Who is logged in, in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Session {
    Owner,
    Nobody,
    Stranger,
}

/// What the app believes about that: another tab can change it behind its back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Belief {
    Owner,
    /// The owner, but with the token of a session that is not the present one.
    OwnerAsBefore,
    SomebodyElse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    Young,
    /// Ten minutes have passed since the press.
    Old,
}

/// Something that the machine must not do, noted at the step in which it did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breach {
    TwoInFlight,
    /// It waits for an answer, and no request is left that could bring one: nothing would ever happen again.
    WaitsForNothing,
    SettledTooEarly,
    SentTooOld,
    SentForSomebodyElse,
}

/// Two worlds are the same when they behave the same from now on, whatever numbers their tickets have.
impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.machine.hash(&mut WithoutTickets(state));
        (&self.network, &self.back_end, self.session, self.belief).hash(state);
        (self.logins_left, self.age, self.breach, self.arrived).hash(state);
    }
}

/// Leaves out what makes no difference. 32-bit numbers: in this machine, with records as bare as the model's, only its ticket is
/// one. Bytes from 3 on: only the count of fruitless questions is one, and from 3 on nothing but its being odd or even decides
/// anything that the model can see (the length of a pause is not).
struct WithoutTickets<'a, H>(&'a mut H);

impl<H: Hasher> Hasher for WithoutTickets<'_, H> {
    fn finish(&self) -> u64 {
        self.0.finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    fn write_u8(&mut self, number: u8) {
        let folded = if (3..=8).contains(&number) { 4 - number % 2 } else { number };
        self.0.write_u8(folded);
    }

    fn write_u32(&mut self, _: u32) {}
}

fn status(said: Said) -> Result<TargetStatus, Problem> {
    match said {
        Said::Target { as_of, blocked } => Ok(TargetStatus { as_of: moment(as_of), blocked }),
        Said::Problem(problem) => Err(problem),
        Said::Record { .. } => Err(Problem::NotUnderstood),
    }
}

fn intent() -> Intent {
    let id = BlockId::from_random([1; 16]);
    Intent {
        subject: SubjectHash::parse(&"0".repeat(32)).expect("32 digits"),
        key: ReceiptKey::from_random([2; 16]),
        target: Target::Authenticator(AuthenticatorId::parse("a").expect("one letter")),
        made_at: Timestamp::from_unix_millis(0),
        reason: None,
        id,
    }
}

impl World {
    /// The moment after the press.
    pub fn pressed(bounds: Bounds) -> Self {
        let (machine, effects) = block::State::confirmed(intent());
        let mut world = Self {
            machine,
            ticket: 0,
            network: Network::default(),
            back_end: BackEnd::new(bounds.desk_acts),
            session: Session::Owner,
            belief: Belief::Owner,
            logins_left: bounds.logins,
            age: Age::Young,
            breach: None,
            arrived: None,
            stragglers: bounds.stragglers,
        };
        world.perform(effects, false);
        world
    }

    pub fn in_flight(&self) -> bool {
        matches!(self.machine.doing(), Doing::Sending(_) | Doing::Asking(_) | Doing::ReadingTarget)
    }

    /// Whether a person has the answer, or the machine has handed the decision to one.
    pub fn is_out(&self) -> bool {
        self.machine.is_settled() || self.machine.doing() == Doing::NeverReceived
    }

    /// The page is loaded anew: only the stored intent is left.
    pub fn reload(&mut self) {
        let (machine, effects) = block::State::resumed(Order::Own(intent()));
        self.machine = machine;
        self.ticket = 0;
        self.arrived = None;
        // Nobody has told the new page yet who is logged in.
        self.belief = Belief::SomebodyElse;
        self.network.orphan();
        self.perform(effects, false);
    }

    /// Tells the machine something that answers no request.
    pub fn tell(&mut self, message: Message) {
        let awaits = self.in_flight();
        self.update(message, awaits);
    }

    /// An answer has arrived, or the runtime gives one up (`Addressee::Current`).
    pub fn answer(&mut self, of: Addressee, cargo: Cargo) {
        let ticket = match of {
            Addressee::Current => self.ticket,
            // Tickets begin with 1, so this one is always out of date.
            Addressee::Earlier | Addressee::Nobody => 0,
        };
        let message = match cargo {
            Cargo::PutAnswer(said) => Message::SendAnswered { ticket, result: self.record(said) },
            Cargo::GetAnswer(said) => Message::AskAnswered { ticket, result: self.record(said) },
            Cargo::TargetAnswer(said) => Message::TargetAnswered { ticket, result: status(said) },
            Cargo::Put(_) | Cargo::Get | Cargo::ReadTarget(_) | Cargo::BeingAnswered => return,
        };
        let awaits = self.in_flight() && of != Addressee::Current;
        self.update(message, awaits);
        // As in the app: the machine is told first, then the session is looked after.
        match cargo {
            Cargo::PutAnswer(Said::Problem(problem)) | Cargo::TargetAnswer(Said::Problem(problem)) => match problem {
                Problem::SessionEnded => self.belief = Belief::SomebodyElse,
                Problem::SessionChanged | Problem::WrongPerson => self.read_session(),
                _ => {}
            },
            _ => {}
        }
    }

    fn record(&self, said: Said) -> Result<Record, Problem> {
        match said {
            Said::Record { as_of } => Ok(self.back_end.record(&intent(), as_of)),
            Said::Problem(problem) => Err(problem),
            Said::Target { .. } => Err(Problem::NotUnderstood),
        }
    }

    pub fn read_session(&mut self) {
        self.belief = if self.session == Session::Owner { Belief::Owner } else { Belief::SomebodyElse };
    }

    pub fn session_changes(&mut self, session: Session) {
        self.session = session;
        if self.belief == Belief::Owner {
            self.belief = Belief::OwnerAsBefore;
        }
    }

    /// `awaits`: whether a request is under way that this message does not answer.
    fn update(&mut self, message: Message, awaits: bool) {
        let now = match self.age {
            Age::Young => 0,
            Age::Old => RESEND_WITHIN_MILLIS,
        };
        let same_person = self.belief != Belief::SomebodyElse;
        let context = block::Context { now: Timestamp::from_unix_millis(now), same_person };
        let pressed = message == Message::SendAgainPressed;
        let (machine, effects) = block::update(self.machine.clone(), message, context);
        self.machine = machine;
        if effects.iter().any(|effect| matches!(effect, Effect::Send { .. })) {
            if self.age == Age::Old && !pressed {
                self.breach = Some(Breach::SentTooOld);
            } else if !same_person {
                self.breach = Some(Breach::SentForSomebodyElse);
            }
        }
        self.perform(effects, awaits);
    }

    /// `awaits`: as for `update`.
    fn perform(&mut self, effects: Vec<Effect>, mut awaits: bool) {
        if !self.in_flight() {
            self.network.outdate();
        }
        for effect in effects {
            let (ticket, cargo) = match effect {
                Effect::Store { settled } => {
                    if settled && !self.back_end.is_decided() {
                        self.breach = Some(Breach::SettledTooEarly);
                    }
                    continue;
                }
                Effect::Wait { ticket, .. } => {
                    self.ticket = ticket;
                    continue;
                }
                Effect::Send { ticket } => (ticket, Cargo::Put(self.cookie())),
                Effect::Ask { ticket } => (ticket, Cargo::Get),
                Effect::ReadTarget { ticket } => (ticket, Cargo::ReadTarget(self.cookie())),
            };
            if awaits {
                self.breach = Some(Breach::TwoInFlight);
            }
            awaits = true;
            self.ticket = ticket;
            self.network.outdate();
            self.network.add(Packet { of: Addressee::Current, cargo });
        }
        // A request comes to its end once: it is answered or given up.
        if self.in_flight() && !awaits {
            self.breach = Some(Breach::WaitsForNothing);
        }
        self.network.keep_at_most(self.stragglers);
    }

    /// The browser adds the cookie that it has at that moment, whatever the app believes.
    fn cookie(&self) -> Cookie {
        match (self.session, self.belief) {
            (Session::Owner, Belief::Owner) => Cookie::Owners,
            (Session::Owner, _) => Cookie::OldToken,
            (Session::Stranger, _) => Cookie::Strangers,
            (Session::Nobody, _) => Cookie::NoSession,
        }
    }
}
