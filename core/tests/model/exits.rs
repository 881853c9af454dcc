//! Checks that there is always a way out: from every state that the machine can reach, the truth can still be reached without luck and without a
//! reload.
//!
//! A checker that follows single paths cannot show this, since a lossy network can go in circles for ever. So the whole graph is
//! built first and then walked backwards from every state in which a person has the answer or the decision.

use std::{
    collections::{HashMap, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
};

use stateright::Model;

use crate::{
    steps::{Action, Blocking},
    tab::Tab,
    world::{Session, World},
};

/// The finished graph, as far as it matters here.
pub struct Graph {
    pub states: usize,
    pub transitions: usize,
    /// States in which a person has the answer or the decision.
    pub ways_out: usize,
    /// States from which none of those can be reached by the network, the back end and the machine alone.
    pub dead_ends: usize,
    /// States in which nothing is known and nothing is under way, and from which "blocked" can be reached.
    pub resolvable_unknowns: usize,
    /// Those of them in which the owner is not logged in: the key alone leads on.
    pub resolvable_by_key: usize,
}

/// Steps that need neither a person nor another fault: the network carries, the back end works, time passes.
fn happens_by_itself(action: Action) -> bool {
    match action {
        Action::Serve { again, .. } | Action::Deliver { again, .. } => !again,
        Action::Finish(_) | Action::FinishWithoutSession(_) => true,
        Action::GiveUp(..) | Action::TimerFires(..) => true,
        Action::Commit(_) | Action::CommitEndsSession(_) | Action::Refuse(_) | Action::TimerKind(_) => true,
        Action::Lose(_) | Action::OldTimerFires(..) | Action::Crash | Action::Reload(_) => false,
        Action::DeskBlocks | Action::DeskLifts => false,
        Action::PageShown(_) | Action::AskPressed(_) | Action::SendAgainPressed(_) => false,
        Action::SessionEnds | Action::LogsIn(_) | Action::SessionRead(_) | Action::TenMinutesPass(_) => false,
    }
}

fn number(world: &World) -> u64 {
    let mut hasher = DefaultHasher::new();
    world.hash(&mut hasher);
    hasher.finish()
}

#[derive(Default)]
struct Marks {
    way_out: Vec<bool>,
    blocked: Vec<bool>,
    lost: Vec<bool>,
    without_owner: Vec<bool>,
}

impl Marks {
    fn note(&mut self, world: &World) {
        let every = |is: fn(&Tab) -> bool| world.tabs.iter().all(is);
        // All tabs at once, which is more than each at some time.
        self.way_out.push(every(Tab::is_out));
        self.blocked.push(every(|tab| tab.machine.claim().as_str() == "blocked"));
        self.lost.push(every(|tab| tab.machine.claim().as_str() == "unknown" && !tab.in_flight()));
        self.without_owner.push(world.session != Session::Owner);
    }
}

pub fn explore(model: &Blocking) -> Graph {
    let mut known: HashMap<u64, u32> = HashMap::new();
    let mut queue = VecDeque::new();
    let mut marks = Marks::default();
    // Backwards: from where a state can be reached by itself.
    let mut edges: Vec<(u32, u32)> = Vec::new();
    let mut transitions = 0;
    let mut enter = |world: World, queue: &mut VecDeque<(u32, World)>, marks: &mut Marks| {
        let next = u32::try_from(known.len()).expect("few enough states");
        *known.entry(number(&world)).or_insert_with(|| {
            marks.note(&world);
            queue.push_back((next, world));
            next
        })
    };
    for world in model.init_states() {
        enter(world, &mut queue, &mut marks);
    }
    let mut actions = Vec::new();
    while let Some((from, world)) = queue.pop_front() {
        model.actions(&world, &mut actions);
        for action in actions.drain(..) {
            let Some(next) = model.next_state(&world, action) else { continue };
            transitions += 1;
            let to = enter(next, &mut queue, &mut marks);
            if happens_by_itself(action) && from != to {
                edges.push((to, from));
            }
        }
    }
    edges.sort_unstable();
    let out = backwards(&edges, &marks.way_out);
    let to_blocked = backwards(&edges, &marks.blocked);
    let resolvable: Vec<bool> = marks.lost.iter().zip(&to_blocked).map(|(lost, resolved)| *lost && *resolved).collect();
    Graph {
        states: known.len(),
        transitions,
        ways_out: marks.way_out.iter().filter(|way_out| **way_out).count(),
        dead_ends: out.iter().filter(|leads_out| !**leads_out).count(),
        resolvable_unknowns: resolvable.iter().filter(|resolvable| **resolvable).count(),
        resolvable_by_key: resolvable
            .iter()
            .zip(&marks.without_owner)
            .filter(|(one, by_key)| **one && **by_key)
            .count(),
    }
}

/// Which states lead to one that is marked.
fn backwards(edges: &[(u32, u32)], goals: &[bool]) -> Vec<bool> {
    let mut leads = goals.to_vec();
    let mut queue: Vec<u32> = (0_u32..).zip(goals).filter(|(_, goal)| **goal).map(|(state, _)| state).collect();
    while let Some(to) = queue.pop() {
        let first = edges.partition_point(|edge| edge.0 < to);
        for (_, from) in edges[first..].iter().take_while(|edge| edge.0 == to) {
            if !std::mem::replace(&mut leads[*from as usize], true) {
                queue.push(*from);
            }
        }
    }
    leads
}
