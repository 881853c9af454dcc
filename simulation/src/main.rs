//! Runs the incident, prints its figures, and writes the page and the picture into a folder; ends with 1 when a bound does not hold.
//!
//! `spaer-simulation DOCS [CITIZENS]`; `cargo xtask bench --incident` calls it.

use std::{path::Path, process::ExitCode};

use spaer_operator::Date;
use spaer_simulation::{
    Drawn, Failure, Figures, Incident, PICTURE, Ran, Retry, Variant, all, broken_by, page, picture,
};

const CITIZENS: u32 = 1_000_000;
/// The works of a reading that are tried.
const READINGS: [f64; 5] = [0.05, 0.1, 0.2, 0.3, 0.5];

fn main() -> ExitCode {
    match begin() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn begin() -> Result<bool, String> {
    let mut words = std::env::args().skip(1);
    let docs = words.next().ok_or("spaer-simulation DOCS [CITIZENS]: the folder for the page is missing")?;
    let citizens = words.next().map_or(Ok(CITIZENS), |word| word.parse());
    let citizens = citizens.map_err(|error| format!("spaer-simulation: so many citizens: {error}"))?;
    let incident = Incident::new(citizens, Failure::Later);
    let variants: Vec<_> = all().into_iter().map(|variant| (variant, variant.run(incident))).inspect(print).collect();
    let app = Variant::beside(Retry::App, Failure::Later);
    let readings = READINGS.map(|reading| app.run(Incident { reading, ..incident })).to_vec();
    let drawn = picture(&drawn(&variants)?);
    let ran = Ran { variants, readings, date: Date::today().to_string() };
    write(&Path::new(&docs).join(PICTURE), &drawn)?;
    write(&Path::new(&docs).join("load.md"), &page(&ran, &incident))?;
    Ok(judge(&ran.variants))
}

fn print((variant, figures): &(Variant, Figures)) {
    let landed = figures.last_landed().map_or("not all".to_owned(), |seconds| format!("{seconds:.1} s"));
    println!(
        "incident: {:?}, {:?}, impatient {}: load {:.3}, own window {:.2}, requests {:.2}, landed {landed}, caught {:.0} s (median) {:.0} s (last), \
         longest queue {:.1} s, turned away {}, most clients at a time {}",
        variant.retry,
        variant.failure,
        variant.impatient,
        figures.load(),
        figures.load_beside_its_own_window(),
        figures.requests(),
        figures.caught.of(0.5),
        figures.caught.of(1.0),
        figures.longest_queue(),
        figures.turned_away,
        figures.most_clients,
    );
}

fn drawn(variants: &[(Variant, Figures)]) -> Result<Drawn<'_>, String> {
    let of = |retry| {
        let found = variants
            .iter()
            .find(|(one, _)| *one == Variant { is_held: one.is_held, ..Variant::beside(retry, Failure::Later) });
        found.map(|(_, figures)| figures).ok_or_else(|| format!("{retry:?} was not run"))
    };
    Ok(Drawn { app: of(Retry::App)?, every_second: of(Retry::EverySecond)?, doubling: of(Retry::Doubling)? })
}

/// Whether every bound holds; each that does not is told.
fn judge(variants: &[(Variant, Figures)]) -> bool {
    let held = variants.iter().filter(|(variant, _)| variant.is_held);
    let broken: Vec<_> = held
        .flat_map(|(variant, figures)| broken_by(figures).into_iter().map(move |line| (variant.failure, line)))
        .collect();
    for (failure, line) in &broken {
        eprintln!("bound  {failure:?}: {line}");
    }
    broken.is_empty()
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
