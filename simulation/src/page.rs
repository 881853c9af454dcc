//! The page of it: what was simulated, what was counted, and what came of it.

use crate::{
    bounds::{LANDED_WITHIN_SECONDS, MOST_LOAD, broken_by},
    figures::Figures,
    incident::{Failure, Incident},
    picture::thousands,
    variants::{Retry, Variant},
};

/// Where the picture is, from the page.
pub const PICTURE: &str = "pictures/load.svg";

/// What was run, in the order in which it is told.
pub struct Ran {
    pub variants: Vec<(Variant, Figures)>,
    /// The app in the failure without `Retry-After`, for other works of a reading.
    pub readings: Vec<Figures>,
    pub date: String,
}

pub fn page(ran: &Ran, incident: &Incident) -> String {
    let mut page = head(ran, incident);
    page += &counted();
    page += "## Figures\n\n";
    page += COLUMNS;
    for (variant, figures) in &ran.variants {
        page += &row(variant, figures);
    }
    page += AFTER_FIGURES;
    for figures in &ran.readings {
        page += &reading(figures);
    }
    if let Some(figures) = ran.readings.first() {
        page += &limits(figures);
    }
    page
}

fn head(ran: &Ran, incident: &Incident) -> String {
    format!(
        "# Load: a national incident, simulated\n\n\
         Written by `cargo xtask bench --incident` on {}: {} citizens, seed {}, in virtual time. Not measured on any server. The code is `simulation/`; the decision is \
         [39](decisions/0039-load.md).\n\n\
         ![Above, the work that comes to the back end in each second: the app stays close to what presses alone bring, while clients that retry each second or in doubling \
         pauses rise far above what the back end can do. Below, how many citizens wait: with the app they become fewer over five minutes.]({PICTURE})\n\n\
         ## What is simulated\n\n\
         - **Citizens.** {} press within ten minutes, {} in a second in the mean, in one hump: three quarters of that at first and at last, five quarters in the middle. Each \
         press is drawn for itself. A higher hump leaves a back end of this size nothing in which a backlog could be worked off; a flat one has no peak.\n\
         - **The app.** Each citizen is the machine of `core/src/flow/block.rs` as it ships, told what a browser would tell it: answers, 15 seconds without one, timers with \
         their spread. The session lasts, nobody reloads, and nobody presses again but in the one row that says so.\n\
         - **The back end.** One queue, first come, first served, for {} orders in a second: 1.5 times the mean. An order is 1 of work, a reading {}. What would wait longer \
         than 10 seconds is turned away with a 503 at once, which costs nothing; so none is given up in the queue, which a browser does after \
         15. 50 ms there, and 50 back.\n\
         - **The failure.** One minute around the peak, from 4:30 to 5:30, in which every request is answered 503.\n\n",
        ran.date,
        thousands(f64::from(incident.citizens)),
        incident.seed,
        thousands(f64::from(incident.citizens)),
        thousands(incident.mean()),
        thousands(incident.capacity()),
        incident.reading,
    )
}

fn counted() -> String {
    format!(
        "## What is counted\n\n\
         - **Load** is the most work that comes to the back end in any ten seconds, answered or not, over the most that presses alone bring in any ten seconds: an order each, \
         as if nothing had failed. So it says how much larger than for the crowd itself a back end has to be. At most {MOST_LOAD}.\n\
         - **Landed** is when the last citizen of all has been *told* that it is blocked, after the recovery. The last press is 270 seconds after it. At most \
         {LANDED_WITHIN_SECONDS:.0} seconds.\n\
         - **Own window** compares with what presses bring in the same ten seconds, while anybody comes. It has no bound: once a minute of orders has been refused, they can only come on top of \
         others, and they are still coming when few others do. **Requests** is load with a reading counted like an order.\n\
         - **Caught** are those who press while it fails: how long until half of them, nine of ten, and the last are told. **Others**: how long until 99 of 100 of those who press before \
         or after.\n\n"
    )
}

const COLUMNS: &str = "\
| Client | The minute | Load | Own window | Requests | Landed | Caught | Others | Turned away by a full queue | Held |
| --- | --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | --- |
";

fn row(variant: &Variant, figures: &Figures) -> String {
    let held = match (variant.is_held, broken_by(figures).is_empty()) {
        (false, _) => "",
        (true, true) => "yes",
        (true, false) => "**no**",
    };
    let caught = [0.5, 0.9, 1.0].map(|part| format!("{:.0}", figures.caught.of(part))).join(", ");
    format!(
        "| {} | {} | {:.2} | {:.2} | {:.2} | {} | {caught} s | {:.1} s | {} | {held} |\n",
        client(variant),
        minute(variant.failure),
        figures.load(),
        figures.load_beside_its_own_window(),
        figures.requests(),
        landed(figures),
        figures.others.of(0.99),
        thousands(count(figures.turned_away)),
    )
}

fn client(variant: &Variant) -> &'static str {
    match variant.retry {
        Retry::App if variant.impatient > 0.0 => "the app, and one in five presses \"ask again\" each minute",
        Retry::App => "the app",
        Retry::EverySecond => "the same order each second",
        Retry::Doubling => "at once, then doubling pauses, nothing drawn",
        Retry::AsTold => "just when told",
    }
}

fn minute(failure: Failure) -> String {
    match failure {
        Failure::Nothing => "nothing fails".to_owned(),
        Failure::Later => "503".to_owned(),
        Failure::LaterIn(seconds) => format!("503, `Retry-After: {seconds}`"),
        Failure::LaterAtOnce => "503, `Retry-After` until the recovery".to_owned(),
        Failure::Silence => "no answer".to_owned(),
    }
}

fn landed(figures: &Figures) -> String {
    figures.last_landed().map_or_else(|| "not all".to_owned(), |seconds| format!("{seconds:.1} s"))
}

#[expect(clippy::cast_precision_loss, reason = "some millions")]
fn count(number: u64) -> f64 {
    number as f64
}

const AFTER_FIGURES: &str = "
The clients beside the app send the same order again and never ask first. The model is kind to them: turning away costs nothing, so that they only crowd each other and whoever comes
after, and are soon done. A front door that has to turn away fifty times its crowd is seldom that strong.

Where nothing stands under *Held* no bound is set; [39](decisions/0039-load.md) says what is not held, and why.

## How much a reading may cost

An order that was refused is followed, some minutes later, by three requests: whether it ever arrived, how its target stands, and the order again. So the bounds depend on what a reading costs
beside an order. The app, 503 without `Retry-After`:

| A reading is | Load | Landed | Held |
| ---: | ---: | ---: | --- |
";

fn reading(figures: &Figures) -> String {
    let held = if broken_by(figures).is_empty() { "yes" } else { "no" };
    format!("| {:.2} | {:.2} | {} | {held} |\n", figures.incident.reading, figures.load(), landed(figures))
}

/// What no client could do.
fn limits(figures: &Figures) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no more than citizens")]
    let caught = figures.caught.count() as f64;
    format!(
        "\nWith readings as dear as orders no client that asks before it sends again could hold both: {} citizens with three requests each are {}, and within five minutes of its \
         recovery the back end has room for {} beside everybody who comes then.\n",
        thousands(caught),
        thousands(3.0 * caught),
        thousands(figures.room()),
    )
}
