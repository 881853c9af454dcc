//! What is counted of a run.

use crate::{
    Micros, SECOND,
    back_end::BackEnd,
    bounds::LANDED_WITHIN_SECONDS,
    incident::{ARRIVALS, Incident, RECOVERS_AT},
};

/// The finest that is counted.
const BIN: Micros = SECOND / 10;
const BINS_A_SECOND: usize = 10;
/// The window of all that is said of load.
const WINDOW: usize = 10 * BINS_A_SECOND;

/// Of each tenth of a second.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    /// The work that presses bring to the back end: an order each.
    offered: f64,
    /// All work that comes to it, answered or not.
    work: f64,
    requests: f64,
    /// Who pressed, less who was settled.
    unsettled: i64,
}

/// From the press to being told that it is blocked, in their order.
#[derive(Clone, Debug, Default)]
pub struct Waits(Vec<Micros>);

impl Waits {
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// So large a part of them waited no longer than that, in seconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a length"
    )]
    pub fn of(&self, part: f64) -> f64 {
        let index = (self.0.len().saturating_sub(1) as f64 * part).round() as usize;
        self.0.get(index).copied().map_or(0.0, seconds)
    }
}

#[derive(Clone, Debug)]
pub struct Figures {
    pub incident: Incident,
    bins: Vec<Bin>,
    pub settled: u32,
    /// Citizens whose client does nothing more by itself.
    pub left_to_a_person: u32,
    last_settled: Micros,
    /// Of those who pressed while it failed, and of all others.
    pub caught: Waits,
    pub others: Waits,
    pub most_clients: usize,
    /// Requests that a full queue turned away.
    pub turned_away: u64,
    longest_queue: Micros,
}

impl Figures {
    pub(crate) fn new(incident: Incident) -> Self {
        Self {
            incident,
            bins: Vec::new(),
            settled: 0,
            left_to_a_person: 0,
            last_settled: 0,
            caught: Waits::default(),
            others: Waits::default(),
            most_clients: 0,
            turned_away: 0,
            longest_queue: 0,
        }
    }

    fn bin(&mut self, at: Micros) -> &mut Bin {
        let index = usize::try_from(at / BIN).unwrap_or(usize::MAX - 1);
        if index >= self.bins.len() {
            self.bins.resize(index + 1, Bin::default());
        }
        #[expect(clippy::indexing_slicing, reason = "made just above")]
        &mut self.bins[index]
    }

    pub(crate) fn pressed(&mut self, at: Micros, there: Micros) {
        self.bin(at).unsettled += 1;
        self.bin(there).offered += 1.0;
    }

    pub(crate) fn arrived(&mut self, work: f64, there: Micros) {
        let bin = self.bin(there);
        bin.work += work;
        bin.requests += 1.0;
    }

    pub(crate) fn settled(&mut self, pressed: Micros, at: Micros) {
        self.bin(at).unsettled -= 1;
        self.settled += 1;
        self.last_settled = self.last_settled.max(at);
        let waits = if self.incident.fails_at(pressed) { &mut self.caught } else { &mut self.others };
        waits.0.push(at - pressed);
    }

    pub(crate) fn clients(&mut self, count: usize) {
        self.most_clients = self.most_clients.max(count);
    }

    pub(crate) fn finish(mut self, back_end: &BackEnd) -> Self {
        self.caught.0.sort_unstable();
        self.others.0.sort_unstable();
        // So that the curves end at nothing.
        let end = self.bins.len() + 2 * WINDOW;
        self.bins.resize(end, Bin::default());
        (self.turned_away, self.longest_queue) = (back_end.turned_away, back_end.longest_queue);
        self
    }

    /// The largest sum of `what` over ten seconds, beginning at any tenth of a second.
    fn most(&self, what: impl Fn(&Bin) -> f64) -> f64 {
        self.bins.windows(WINDOW).map(|window| window.iter().map(&what).sum()).fold(0.0, f64::max)
    }

    /// The most work that came in any ten seconds, against the most that presses alone brought in any ten.
    pub fn load(&self) -> f64 {
        self.most(|bin| bin.work) / self.most(|bin| bin.offered)
    }

    /// The same, with every request as one.
    pub fn requests(&self) -> f64 {
        self.most(|bin| bin.requests) / self.most(|bin| bin.offered)
    }

    /// The most work in any ten seconds, against what presses brought in the same ten, as long as anybody still comes.
    pub fn load_beside_its_own_window(&self) -> f64 {
        let while_they_come = usize::try_from(ARRIVALS / BIN).unwrap_or(usize::MAX);
        let ratio = |window: &[Bin]| {
            let sum = |what: fn(&Bin) -> f64| window.iter().map(what).sum::<f64>();
            sum(|bin| bin.work) / sum(|bin| bin.offered)
        };
        self.bins.windows(WINDOW).take(while_they_come - WINDOW).map(ratio).fold(0.0, f64::max)
    }

    /// Seconds after the recovery at which the last citizen was told that it is blocked; nothing when some never were.
    pub fn last_landed(&self) -> Option<f64> {
        (self.settled == self.incident.citizens).then(|| seconds(self.last_settled) - seconds(RECOVERS_AT))
    }

    /// The most work that came in any ten seconds, for each of them.
    pub(crate) fn most_work(&self) -> f64 {
        self.most(|bin| bin.work) / 10.0
    }

    /// The work that the back end can do within five minutes of its recovery, beside the presses that come then.
    pub fn room(&self) -> f64 {
        let recovery = usize::try_from(RECOVERS_AT / BIN).unwrap_or(usize::MAX);
        let pressed: f64 = self.bins.iter().skip(recovery).map(|bin| bin.offered).sum();
        self.incident.capacity() * LANDED_WITHIN_SECONDS - pressed
    }

    pub fn longest_queue(&self) -> f64 {
        seconds(self.longest_queue)
    }

    /// Work in a second, in the mean of the ten around each; one for each second.
    pub(crate) fn work_curve(&self) -> Vec<f64> {
        self.curve(|bin| bin.work)
    }

    pub(crate) fn offered_curve(&self) -> Vec<f64> {
        self.curve(|bin| bin.offered)
    }

    fn curve(&self, what: impl Fn(&Bin) -> f64) -> Vec<f64> {
        let windows = self.bins.windows(WINDOW).step_by(BINS_A_SECOND);
        windows.map(|window| window.iter().map(&what).sum::<f64>() / 10.0).collect()
    }

    /// Who has pressed and has not been told, at the end of each second.
    #[expect(clippy::cast_precision_loss, reason = "no more than citizens")]
    pub(crate) fn unsettled_curve(&self) -> Vec<f64> {
        let mut unsettled = 0;
        let seconds = self.bins.chunks(BINS_A_SECOND).map(|second| {
            unsettled += second.iter().map(|bin| bin.unsettled).sum::<i64>();
            unsettled as f64
        });
        seconds.collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "hours of microseconds stay far below 2^52")]
fn seconds(micros: Micros) -> f64 {
    micros as f64 / 1e6
}
