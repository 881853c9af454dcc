//! Makes three modules at build time: the languages and the texts (from `locales/`), and this deployment's settings (from `operator.toml`).
//!
//! Whatever is wrong in those files stops the build, with file and line, all mistakes at once.

#[path = "build/locales.rs"]
mod locales;
#[path = "build/settings.rs"]
mod settings;

use std::{env, error::Error, fs, path::PathBuf};

use locales::{languages, messages};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("..");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let (folder, operator_file) = (root.join("locales"), root.join("operator.toml"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed={}", operator_file.display());

    let operator = spaer_operator::load_for_build(&operator_file, spaer_operator::Date::today())
        .map_err(|problems| told(&problems))?;
    fs::write(out.join("settings.rs"), settings::generate(&operator))?;
    // In the browser the texts of one language travel in a file of their own; everything else has them all.
    let apart = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
        && env::var_os("CARGO_FEATURE_TEXTS_WITHIN").is_none();
    let travel = if apart { messages::Travel::Apart } else { messages::Travel::Within };
    println!("cargo::rustc-check-cfg=cfg(texts_apart)");
    if apart {
        println!("cargo::rustc-cfg=texts_apart");
    }
    let languages = languages::read(&folder).map_err(|problems| told(&problems))?;
    fs::write(out.join("languages.rs"), languages::generate(&languages))?;
    let offered = &operator.deployment.languages;
    messages::check_offered(&folder, &languages, offered, &fs::read_to_string(&operator_file)?)
        .map_err(|problems| told(&problems))?;
    let messages = messages::generate(&folder, &languages, offered, &operator.eid.name, travel)
        .map_err(|problems| told(&problems))?;
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
