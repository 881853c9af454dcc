//! What can happen next, and what it leads to.

use spaer_core::{
    domain::problem::Problem,
    flow::block::{Message, Pace, Phase, TimerKind, Wait},
};
use stateright::{Model, Property};

use crate::{
    back_end::BLOCKS,
    lies::Lie,
    network::{Addressee, Cargo, Cookie, Packet, Said},
    tab::{Age, Aim, Belief},
    truth,
    world::{Session, World},
};

/// The bounds of an exploration. Losses, delays, repeats, crashes, reloads, questions and sendings are not bounded: the space is finite without that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub tabs: Tabs,
    pub aim: Aim,
    /// Packets that nobody waits for any more and that can still arrive, at one time.
    pub stragglers: usize,
    /// How often the support desk blocks or lifts; with two intents it only lifts.
    pub desk_acts: u8,
    /// How the session ends, begins, or passes to somebody else.
    pub logins: Logins,
    /// Whether a page can be loaded anew.
    pub reloads: bool,
    /// Whether the network doubles orders and answers.
    pub doubles: bool,
    /// Whether the words after 2 and 8 seconds are told apart.
    pub paces: bool,
    /// Whether intents can get too old to be sent again by themselves.
    pub ages: bool,
}

/// The tabs of the browser, and what each is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tabs {
    One,
    /// Two with one intent: the second was made by duplicating the first, which copies its storage.
    Duplicated,
    /// Two with an intent each, for the same target: neither knows of the other's.
    TwoIntents,
}

/// Changes of the session that a person makes, in whichever tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logins {
    /// So many, of any kind.
    UpTo(u8),
    /// Somebody else logs in, logs out, and the owner logs in again.
    Visit,
}

impl Logins {
    pub fn count(self) -> u8 {
        match self {
            Self::UpTo(count) => count,
            Self::Visit => 3,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// It answers that there is no session: it died since the order was journalled.
    FinishWithoutSession(Packet),
    Deliver {
        packet: Packet,
        again: bool,
    },
    Lose(Packet),
    /// The runtime tells a tab's machine that its request came to nothing; the request itself may still arrive.
    GiveUp(usize, Problem),
    TimerFires(usize, TimerKind),
    OldTimerFires(usize, TimerKind),
    Commit(usize),
    /// The block takes effect, and the session that ordered it is one of those that it ends.
    CommitEndsSession(usize),
    Refuse(usize),
    TimerKind(usize),
    Crash,
    DeskBlocks,
    DeskLifts,
    PageShown(usize),
    AskPressed(usize),
    SendAgainPressed(usize),
    Reload(usize),
    SessionEnds,
    LogsIn(Session),
    SessionRead(usize),
    TenMinutesPass(usize),
}

/// What a request can come to without an answer of the back end: nothing at all, somebody else's page, a call to wait.
const FAILURES: [Problem; 3] =
    [Problem::TimedOut, Problem::NotUnderstood, Problem::TryLater { after_seconds: Some(30) }];

impl Model for Blocking {
    type State = World;
    type Action = Action;

    fn init_states(&self) -> Vec<World> {
        vec![World::pressed(*self)]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Action>) {
        for packet in world.network.iter() {
            network_actions(packet, self.bounds, actions);
        }
        for tab in 0..world.tabs.len() {
            machine_actions(world, tab, self.bounds, actions);
        }
        back_end_actions(world, self.bounds, actions);
        people_actions(world, self.bounds, actions);
    }

    fn next_state(&self, world: &World, action: Action) -> Option<World> {
        let mut next = world.clone();
        step(&mut next, action);
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        truth::properties()
    }
}

fn network_actions(packet: Packet, bounds: Bounds, actions: &mut Vec<Action>) {
    let copies: &[bool] = if bounds.doubles { &[false, true] } else { &[false] };
    match packet.cargo {
        // An order that is doubled on its way is the danger. A doubled question would only bring a second true record late, which
        // a doubled answer does too.
        Cargo::Put(_) => actions.extend(copies.iter().map(|again| Action::Serve { packet, again: *again })),
        Cargo::Get | Cargo::ReadTarget(_) => actions.push(Action::Serve { packet, again: false }),
        Cargo::BeingAnswered(cookie) => {
            actions.push(Action::Finish(packet));
            actions.extend((cookie == Cookie::NoSession).then_some(Action::FinishWithoutSession(packet)));
        }
        Cargo::PutAnswer(_) | Cargo::GetAnswer(_) | Cargo::TargetAnswer(_) => {
            actions.extend(copies.iter().map(|again| Action::Deliver { packet, again: *again }));
        }
    }
    // With no room for what nobody waits for, losing what somebody waits for is the same as giving it up.
    if bounds.stragglers > 0 {
        actions.push(Action::Lose(packet));
    }
}

fn machine_actions(world: &World, number: usize, bounds: Bounds, actions: &mut Vec<Action>) {
    let tab = &world.tabs[number];
    if tab.in_flight() && world.breach.is_none() {
        // That a look at the target cannot be understood leaves it to a person, to whom worlds of two tabs find other ways.
        let failures = FAILURES.into_iter().filter(|failure| {
            let looks = matches!(tab.machine.phase(), Phase::ReadingTarget | Phase::LookingBeforeSending);
            !looks || *failure != Problem::NotUnderstood || bounds.tabs == Tabs::One
        });
        actions.extend(failures.map(|failure| Action::GiveUp(number, failure)));
    }
    match tab.machine.phase() {
        Phase::Sending(pace) | Phase::Asking(pace) if bounds.paces => match pace {
            // A busy browser can fire them in any order.
            Pace::Usual | Pace::Slow => {
                actions.extend([TimerKind::Slow, TimerKind::VerySlow].map(|timer| Action::TimerFires(number, timer)));
            }
            Pace::VerySlow => {}
        },
        // Only the wait that the back end asked for tells a press from a return to the page.
        Phase::Waiting(wait) => {
            actions.push(Action::TimerFires(number, TimerKind::AskAgain));
            actions.extend((wait == Wait::Asked).then_some(Action::AskPressed(number)));
        }
        Phase::NeverReceived => actions.push(Action::SendAgainPressed(number)),
        _ => {}
    }
    if bounds.paces {
        actions.push(Action::OldTimerFires(number, TimerKind::AskAgain));
    }
    actions.push(Action::PageShown(number));
    actions.extend(bounds.reloads.then_some(Action::Reload(number)));
    // Also an app that does not know who is logged in reads the session.
    if tab.belief != Belief::Owner || world.session != Session::Owner {
        actions.push(Action::SessionRead(number));
    }
    // An intent ages in both of its tabs at once.
    let is_its_first = world.tabs.iter().position(|one| one.block == tab.block) == Some(number);
    if bounds.ages && is_its_first && tab.age == Age::Young {
        actions.push(Action::TenMinutesPass(tab.block));
    }
}

fn back_end_actions(world: &World, bounds: Bounds, actions: &mut Vec<Action>) {
    let back_end = &world.back_end;
    for block in 0..BLOCKS {
        actions.extend(back_end.may_decide(block).then_some(Action::Commit(block)));
        let may_end_session = bounds.aim == Aim::Identity && world.session == Session::Owner;
        actions.extend((back_end.may_decide(block) && may_end_session).then_some(Action::CommitEndsSession(block)));
        // With two tabs only of a target that is not blocked, and not while somebody else comes and goes: other worlds have all of them.
        let refuses = bounds.tabs == Tabs::One || (bounds.logins != Logins::Visit && !back_end.latest().is_blocked());
        actions.extend((back_end.may_refuse(block) && refuses).then_some(Action::Refuse(block)));
        actions.extend(back_end.may_mark(block, world.model.lie).then_some(Action::TimerKind(block)));
    }
    actions.push(Action::Crash);
    let is_blocked = back_end.latest().is_blocked();
    // A second intent already is the other block that a desk would make.
    if back_end.desk_acts_left > 0 && (is_blocked || bounds.tabs != Tabs::TwoIntents) {
        actions.push(if is_blocked { Action::DeskLifts } else { Action::DeskBlocks });
    }
}

fn people_actions(world: &World, bounds: Bounds, actions: &mut Vec<Action>) {
    match (bounds.logins, world.logins_left) {
        (_, 0) => {}
        (Logins::UpTo(_), _) => {
            actions.extend([Session::Owner, Session::Stranger].map(Action::LogsIn));
            actions.extend((world.session != Session::Nobody).then_some(Action::SessionEnds));
        }
        (Logins::Visit, 1) => actions.push(Action::LogsIn(Session::Owner)),
        (Logins::Visit, 2) => actions.push(Action::SessionEnds),
        (Logins::Visit, _) => actions.push(Action::LogsIn(Session::Stranger)),
    }
}

fn step(world: &mut World, action: Action) {
    match action {
        Action::Serve { packet, again } => serve(world, packet, again),
        Action::Finish(packet) => {
            let as_of = world.back_end.as_of(world.tabs[packet.tab].block);
            finish(world, packet, Said::Record { as_of });
        }
        Action::FinishWithoutSession(packet) => finish(world, packet, Said::Problem(Problem::SessionEnded)),
        Action::Deliver { packet, again } => {
            if !again {
                world.network.remove(packet);
            }
            world.model.lie.remember(world, packet);
            world.answer(packet);
        }
        Action::Lose(packet) => world.network.remove(packet),
        Action::GiveUp(tab, problem) => {
            let said = Said::Problem(problem);
            let cargo = match world.tabs[tab].machine.phase() {
                Phase::Sending(_) => Cargo::PutAnswer(said),
                Phase::ReadingTarget | Phase::LookingBeforeSending => Cargo::TargetAnswer(said),
                _ => Cargo::GetAnswer(said),
            };
            let packet = Packet { tab, of: Addressee::Current, cargo };
            world.model.lie.remember(world, packet);
            world.answer(packet);
        }
        Action::TimerFires(tab, timer) => {
            world.tell(tab, Message::Elapsed { step_id: world.tabs[tab].step_id, timer });
        }
        Action::OldTimerFires(tab, timer) => world.tell(tab, Message::Elapsed { step_id: 0, timer }),
        Action::Commit(block) => world.back_end.commit(block),
        Action::CommitEndsSession(block) => {
            world.back_end.commit(block);
            world.session_changes(Session::Nobody);
        }
        Action::Refuse(block) => world.back_end.refuse(block),
        Action::TimerKind(block) => world.back_end.timer(block),
        Action::Crash => {
            world.network.crash();
            world.back_end.recover(world.model.lie);
        }
        Action::DeskBlocks => world.back_end.desk_blocks(),
        Action::DeskLifts => world.back_end.desk_lifts(),
        Action::PageShown(tab) => world.tell(tab, Message::PageShown),
        Action::AskPressed(tab) => world.tell(tab, Message::AskPressed),
        Action::SendAgainPressed(tab) => world.tell(tab, Message::SendAgainPressed),
        Action::Reload(tab) => world.reload(tab),
        Action::SessionEnds => {
            world.logins_left -= 1;
            world.session_changes(Session::Nobody);
        }
        Action::LogsIn(session) => {
            world.logins_left -= 1;
            world.session_changes(session);
        }
        Action::SessionRead(tab) => world.tabs[tab].reads_session(world.session),
        Action::TenMinutesPass(block) => {
            world.tabs.iter_mut().filter(|tab| tab.block == block).for_each(|tab| tab.age = Age::Old);
        }
    }
}

fn finish(world: &mut World, packet: Packet, said: Said) {
    world.network.remove(packet);
    answer_with(world, packet, Cargo::PutAnswer(said));
}

fn serve(world: &mut World, packet: Packet, again: bool) {
    if !again {
        world.network.remove(packet);
    }
    let block = world.tabs[packet.tab].block;
    let cargo = match packet.cargo {
        Cargo::Put(cookie) => match world.receive(packet.tab, cookie) {
            Ok(()) => Cargo::BeingAnswered(cookie),
            Err(problem) => Cargo::PutAnswer(Said::Problem(problem)),
        },
        Cargo::Get => Cargo::GetAnswer(world.back_end.read_block(block)),
        Cargo::ReadTarget(cookie) => Cargo::TargetAnswer(world.back_end.read_target(block, cookie, world.model.lie)),
        _ => return,
    };
    answer_with(world, packet, cargo);
}

/// What nobody waits for and what says nothing new need not travel.
fn answer_with(world: &mut World, packet: Packet, cargo: Cargo) {
    let is_news = !matches!(cargo.said(), Some(Said::Problem(_)));
    if packet.of == Addressee::Current || (packet.of == Addressee::Earlier && is_news) {
        world.network.add(Packet { cargo, ..packet });
    }
}
