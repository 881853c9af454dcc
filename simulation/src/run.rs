//! The clock: what happens next, until nothing more does.
//!
//! A client is made when its citizen presses and dropped when it is settled, so that there are only as many at a time as wait.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, HashMap},
};

use crate::{
    Micros, SECOND,
    back_end::{BackEnd, TRAVEL},
    client::{Client, Next, Told, Want},
    figures::Figures,
    incident::Incident,
    random::Random,
};

/// Whatever goes on for so long goes on for ever.
const END: Micros = 3_600 * SECOND;
/// From one press of somebody who does not like to wait to the next.
const MINUTE: Micros = 60 * SECOND;

struct Event {
    at: Micros,
    /// Of two at the same moment the one that was ordered first is first.
    number: u64,
    citizen: u32,
    told: Told,
}

impl Event {
    fn order(&self) -> (Micros, u64) {
        (self.at, self.number)
    }
}

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl Eq for Event {}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

struct Waiting<C> {
    client: C,
    pressed: Micros,
}

struct World<C> {
    incident: Incident,
    back_end: BackEnd,
    clients: HashMap<u32, Waiting<C>>,
    events: BinaryHeap<Reverse<Event>>,
    ordered: u64,
    random: Random,
    figures: Figures,
    /// What a client has just wished for; kept here so that it is not made anew each time.
    wants: Vec<Want>,
}

pub(crate) fn run<C: Client>(incident: Incident) -> Figures {
    let mut random = Random::new(incident.seed);
    let presses = incident.presses(&mut random);
    let mut world = World::<C> {
        incident,
        back_end: BackEnd::new(incident),
        clients: HashMap::new(),
        events: BinaryHeap::new(),
        ordered: 0,
        random,
        figures: Figures::new(incident),
        wants: Vec::new(),
    };
    for (citizen, pressed) in (0..).zip(presses) {
        world.until(pressed);
        world.press(citizen, pressed);
    }
    world.until(END);
    world.figures.finish(&world.back_end)
}

impl<C: Client> World<C> {
    /// Everything that happens before that.
    fn until(&mut self, end: Micros) {
        while self.events.peek().is_some_and(|Reverse(event)| event.at <= end) {
            let Some(Reverse(event)) = self.events.pop() else { return };
            self.tell(event);
        }
    }

    fn press(&mut self, citizen: u32, now: Micros) {
        self.figures.pressed(now, now + TRAVEL);
        let client = C::pressed(now, &mut self.random, &mut self.wants);
        self.clients.insert(citizen, Waiting { client, pressed: now });
        self.figures.clients(self.clients.len());
        self.perform(citizen, now);
        if self.incident.impatient > 0.0 && self.random.fraction() < self.incident.impatient {
            self.order(citizen, now + MINUTE, Told::Pressed);
        }
    }

    /// A timer of somebody who has been served comes to nobody.
    fn tell(&mut self, Event { at, citizen, told, .. }: Event) {
        let Some(Waiting { client, pressed }) = self.clients.remove(&citizen) else { return };
        match client.told(told, at, &mut self.random, &mut self.wants) {
            Next::GoesOn(client) => {
                if told == Told::Pressed {
                    self.order(citizen, at + MINUTE, told);
                }
                self.clients.insert(citizen, Waiting { client, pressed });
            }
            Next::Settled => self.figures.settled(pressed, at),
            Next::Person => self.figures.left_to_a_person += 1,
        }
        self.perform(citizen, at);
    }

    fn perform(&mut self, citizen: u32, now: Micros) {
        let mut wants = std::mem::take(&mut self.wants);
        for want in wants.drain(..) {
            let (at, told) = match want {
                Want::Wait { step_id, timer, micros } => (now + micros, Told::Elapsed { step_id, timer }),
                Want::Send { step_id, call } => {
                    self.figures.arrived(call.work(&self.incident), now + TRAVEL);
                    let (at, answer) = self.back_end.take(citizen as usize, call, now);
                    (at, Told::Answered { step_id, call, answer })
                }
            };
            self.order(citizen, at, told);
        }
        self.wants = wants;
    }

    fn order(&mut self, citizen: u32, at: Micros, told: Told) {
        self.ordered += 1;
        self.events.push(Reverse(Event { at, number: self.ordered, citizen, told }));
    }
}
