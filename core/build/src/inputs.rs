//! What a build script reads and writes.

use std::{env, error::Error, fmt::Display, fs, path::PathBuf};

use spaer_operator::{Date, Operator, load_for_build};

use crate::{
    languages::{self, Language},
    messages::{self, Delivery},
    problem::Problem,
    settings,
};

/// `locales/` and `operator.toml` as they are now, and where the build script's own files go.
pub struct Inputs {
    locales: PathBuf,
    operator: Operator,
    languages: Vec<Language>,
    out: PathBuf,
}

impl Inputs {
    /// Reads them, and has the script run again when they change.
    ///
    /// # Errors
    /// When something is wrong in them, which is report to cargo as well.
    pub fn read() -> Result<Self, Box<dyn Error>> {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let (locales, operator_file) = (root.join("locales"), root.join("operator.toml"));
        println!("cargo::rerun-if-changed=build.rs");
        println!("cargo::rerun-if-changed={}", locales.display());
        println!("cargo::rerun-if-changed={}", operator_file.display());
        let operator = load_for_build(&operator_file, Date::today()).map_err(|problems| report(&problems))?;
        let languages = told_or(languages::read(&locales))?;
        told_or(messages::check_offered(
            &locales,
            &languages,
            &operator.deployment.languages,
            &fs::read_to_string(&operator_file)?,
        ))?;
        Ok(Self { locales, operator, languages, out: PathBuf::from(env::var("OUT_DIR")?) })
    }

    /// `languages.rs`: the languages, and which file of texts is there in which.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_languages(&self) -> Result<(), Box<dyn Error>> {
        let offered = &self.operator.deployment.languages;
        let code = [
            languages::generate(&self.languages),
            languages::with_files(&self.locales, &self.languages, offered),
            settings::languages(&self.operator),
        ];
        Ok(fs::write(self.out.join("languages.rs"), code.concat())?)
    }

    /// `messages.rs`: the texts.
    ///
    /// # Errors
    /// When one of them is wrong, or the file cannot be written.
    pub fn write_texts(&self, travel: Delivery) -> Result<(), Box<dyn Error>> {
        let code = messages::generate(&self.locales, &self.languages, &self.operator.eid.name, travel);
        Ok(fs::write(self.out.join("messages.rs"), told_or(code)?)?)
    }

    /// `settings.rs`: what this deployment was configured to be.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_settings(&self) -> Result<(), Box<dyn Error>> {
        Ok(fs::write(self.out.join("settings.rs"), settings::generate(&self.operator))?)
    }
}

fn told_or<T>(result: Result<T, Vec<Problem>>) -> Result<T, Box<dyn Error>> {
    Ok(result.map_err(|problems| report(&problems))?)
}

/// Prints every problem as an error of the build and gives back a summary to stop with.
fn report(problems: &[impl Display]) -> String {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    format!("{} to mend, see above", problems.len())
}
