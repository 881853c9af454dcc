//! What must hold of the app.

use crate::figures::Figures;

/// By then the last citizen has been told, in seconds after the recovery.
pub const LANDED_WITHIN_SECONDS: f64 = 300.0;
/// The most work in any ten seconds, against the most that presses alone bring in any ten.
pub const MOST_LOAD: f64 = 1.3;

/// One line for each bound that does not hold.
pub fn broken_by(figures: &Figures) -> Vec<String> {
    let mut broken = Vec::new();
    match figures.last_landed() {
        Some(seconds) if seconds <= LANDED_WITHIN_SECONDS => {}
        Some(seconds) => {
            broken.push(format!(
                "the last block landed {seconds:.1} s after the recovery, not within {LANDED_WITHIN_SECONDS}"
            ));
        }
        None => broken.push(format!("{} of {} blocks landed", figures.settled, figures.incident.citizens)),
    }
    let load = figures.load();
    if load > MOST_LOAD {
        broken.push(format!("the load was {load:.3} of what is offered, not at most {MOST_LOAD}"));
    }
    broken
}
