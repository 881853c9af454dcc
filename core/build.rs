//! Makes two modules at build time: the texts (from `locales/`) and this deployment's settings (from `operator.toml`).
//!
//! Whatever is wrong in those files stops the build, with file and line, all mistakes at once.

#[path = "build/messages.rs"]
mod messages;
#[path = "build/settings.rs"]
mod settings;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("..");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let (locales, operator_file) = (root.join("locales"), root.join("operator.toml"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", locales.display());
    println!("cargo::rerun-if-changed={}", operator_file.display());

    let operator = spaer_operator::load_for_build(&operator_file, spaer_operator::Date::today())
        .map_err(|problems| told(&problems))?;
    fs::write(out.join("settings.rs"), settings::generate(&operator))?;
    let messages = messages::generate(&locales, &operator.eid.name).map_err(|problems| told(&problems))?;
    fs::write(out.join("messages.rs"), messages)?;
    Ok(())
}

/// Prints every problem as an error of the build and gives back a summary to stop with.
fn told(problems: &[impl std::fmt::Display]) -> String {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    format!("{} to mend, see above", problems.len())
}
