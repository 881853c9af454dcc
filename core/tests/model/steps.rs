//! What can happen next, and what it leads to.

use spaer_core::{
    domain::problem::Problem,
    flow::block::{Doing, Mark, Message, Pace},
};
use stateright::{Model, Property};

use crate::{
    lies::Lie,
    network::{Addressee, Cargo, Packet, Said},
    truth,
    world::{Age, Belief, Session, World},
};

/// How much of everything there is. Losses, delays, repeats, crashes, reloads, questions and sendings are not bounded: the space
/// is finite without that.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Packets that nobody waits for any more and that can still arrive, at one time.
    pub stragglers: usize,
    /// How often the support desk blocks or lifts.
    pub desk_acts: u8,
    /// How often the session ends, begins, or passes to somebody else.
    pub logins: u8,
    /// Whether the words after 2 and 8 seconds are told apart.
    pub paces: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Blocking {
    pub bounds: Bounds,
    pub lie: Lie,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The back end takes a request in; `again`: the network has another copy.
    Serve {
        packet: Packet,
        again: bool,
    },
    /// The back end answers the order that it has journalled.
    Finish(Packet),
    Deliver {
        packet: Packet,
        again: bool,
    },
    Lose(Packet),
    /// The runtime tells the machine that its request came to nothing; the request itself may still arrive.
    GiveUp(Problem),
    TimerFires(Mark),
    OldTimerFires(Mark),
    Commit,
    Refuse,
    Mark,
    Crash,
    DeskBlocks,
    DeskLifts,
    PageShown,
    SendAgainPressed,
    Reload,
    SessionEnds,
    LogsIn(Session),
    SessionRead,
    TenMinutesPass,
}

/// What a request can come to without an answer of the back end: nothing at all, somebody else's page, a call to wait.
const FAILURES: [Problem; 3] =
    [Problem::TimedOut, Problem::NotUnderstood, Problem::TryLater { after_seconds: Some(30) }];

impl Model for Blocking {
    type State = World;
    type Action = Action;

    fn init_states(&self) -> Vec<World> {
        vec![World::pressed(self.bounds)]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Action>) {
        for packet in world.network.iter() {
            network_actions(packet, actions);
        }
        machine_actions(world, self.bounds, actions);
        back_end_actions(world, actions);
        people_actions(world, actions);
    }

    fn next_state(&self, world: &World, action: Action) -> Option<World> {
        let mut next = world.clone();
        step(&mut next, action, self.lie);
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        truth::properties()
    }
}

fn network_actions(packet: Packet, actions: &mut Vec<Action>) {
    match packet.cargo {
        // An order that is doubled on its way is the danger. A doubled question would only bring a second true record late, which
        // a doubled answer does too.
        Cargo::Put(_) => actions.extend([false, true].map(|again| Action::Serve { packet, again })),
        Cargo::Get | Cargo::ReadTarget(_) => actions.push(Action::Serve { packet, again: false }),
        Cargo::BeingAnswered => actions.push(Action::Finish(packet)),
        Cargo::PutAnswer(_) | Cargo::GetAnswer(_) | Cargo::TargetAnswer(_) => {
            actions.extend([false, true].map(|again| Action::Deliver { packet, again }));
        }
    }
    actions.push(Action::Lose(packet));
}

fn machine_actions(world: &World, bounds: Bounds, actions: &mut Vec<Action>) {
    if world.in_flight() && world.breach.is_none() {
        actions.extend(FAILURES.map(Action::GiveUp));
    }
    match world.machine.doing() {
        Doing::Sending(pace) | Doing::Asking(pace) if bounds.paces => match pace {
            // A busy browser can fire them in any order.
            Pace::Usual | Pace::Slow => actions.extend([Mark::Slow, Mark::VerySlow].map(Action::TimerFires)),
            Pace::VerySlow => {}
        },
        Doing::Waiting(_) => actions.push(Action::TimerFires(Mark::AskAgain)),
        Doing::NeverReceived => actions.push(Action::SendAgainPressed),
        _ => {}
    }
    actions.push(Action::OldTimerFires(Mark::AskAgain));
    actions.push(Action::PageShown);
    actions.push(Action::Reload);
    if world.age == Age::Young {
        actions.push(Action::TenMinutesPass);
    }
}

fn back_end_actions(world: &World, actions: &mut Vec<Action>) {
    let back_end = &world.back_end;
    actions.extend(back_end.may_decide().then_some(Action::Commit));
    actions.extend(back_end.may_refuse().then_some(Action::Refuse));
    actions.extend(back_end.may_mark().then_some(Action::Mark));
    actions.push(Action::Crash);
    if back_end.desk_acts_left > 0 {
        actions.push(if back_end.latest().is_blocked() { Action::DeskLifts } else { Action::DeskBlocks });
    }
}

fn people_actions(world: &World, actions: &mut Vec<Action>) {
    if world.logins_left > 0 {
        actions.extend([Session::Owner, Session::Stranger].map(Action::LogsIn));
        actions.extend((world.session != Session::Nobody).then_some(Action::SessionEnds));
    }
    // Also an app that does not know who is logged in reads the session.
    if world.belief != Belief::Owner || world.session != Session::Owner {
        actions.push(Action::SessionRead);
    }
}

fn step(world: &mut World, action: Action, lie: Lie) {
    match action {
        Action::Serve { packet, again } => serve(world, packet, again, lie),
        Action::Finish(packet) => {
            let said = Said::Record { as_of: world.back_end.now() };
            world.network.remove(packet);
            world.network.add(Packet { of: packet.of, cargo: Cargo::PutAnswer(said) });
        }
        Action::Deliver { packet, again } => {
            if !again {
                world.network.remove(packet);
            }
            lie.remember(world, packet.cargo);
            world.answer(packet.of, packet.cargo);
        }
        Action::Lose(packet) => world.network.remove(packet),
        Action::GiveUp(problem) => {
            let cargo = match world.machine.doing() {
                Doing::Sending(_) => Cargo::PutAnswer(Said::Problem(problem)),
                Doing::ReadingTarget => Cargo::TargetAnswer(Said::Problem(problem)),
                _ => Cargo::GetAnswer(Said::Problem(problem)),
            };
            lie.remember(world, cargo);
            world.answer(Addressee::Current, cargo);
        }
        Action::TimerFires(mark) => world.tell(Message::Elapsed { ticket: world.ticket, mark }),
        Action::OldTimerFires(mark) => world.tell(Message::Elapsed { ticket: 0, mark }),
        Action::Commit => world.back_end.commit(),
        Action::Refuse => world.back_end.refuse(),
        Action::Mark => world.back_end.mark(),
        Action::Crash => {
            world.network.crash();
            world.back_end.recover(lie);
        }
        Action::DeskBlocks => world.back_end.desk_blocks(),
        Action::DeskLifts => world.back_end.desk_lifts(),
        Action::PageShown => world.tell(Message::PageShown),
        Action::SendAgainPressed => world.tell(Message::SendAgainPressed),
        Action::Reload => world.reload(),
        Action::SessionEnds => {
            world.logins_left -= 1;
            world.network.end_session();
            world.session_changes(Session::Nobody);
        }
        Action::LogsIn(session) => {
            world.logins_left -= 1;
            world.session_changes(session);
        }
        Action::SessionRead => world.read_session(),
        Action::TenMinutesPass => world.age = Age::Old,
    }
}

fn serve(world: &mut World, packet: Packet, again: bool, lie: Lie) {
    if !again {
        world.network.remove(packet);
    }
    let cargo = match packet.cargo {
        Cargo::Put(cookie) => match world.back_end.receive(cookie, lie) {
            Ok(()) => Cargo::BeingAnswered,
            Err(problem) => Cargo::PutAnswer(Said::Problem(problem)),
        },
        Cargo::Get => Cargo::GetAnswer(world.back_end.read_block()),
        Cargo::ReadTarget(cookie) => Cargo::TargetAnswer(world.back_end.read_target(cookie, lie)),
        _ => return,
    };
    // What nobody waits for and what says nothing new need not travel.
    let is_news = !matches!(
        cargo,
        Cargo::PutAnswer(Said::Problem(_)) | Cargo::GetAnswer(Said::Problem(_)) | Cargo::TargetAnswer(Said::Problem(_))
    );
    if packet.of == Addressee::Current || (packet.of == Addressee::Earlier && is_news) {
        world.network.add(Packet { of: packet.of, cargo });
    }
}
