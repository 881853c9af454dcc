//! What the back end offers at present, and what its operator has to say about it.

use super::{tag::Tag, text::UntrustedText};

/// Which optional functions the back end offers at present. A function that the answer does not mention counts as offered. Logging in and blocking are not
/// in it, because they cannot be switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The list of recent blocks.
    pub blocks: bool,
    pub activity: bool,
    pub report: bool,
    pub provider_setting: bool,
    pub extend: bool,
    /// A disturbance, in each language in which it was written.
    pub notice: Vec<(Tag, UntrustedText)>,
}

impl Default for Service {
    fn default() -> Self {
        Self { blocks: true, activity: true, report: true, provider_setting: true, extend: true, notice: Vec::new() }
    }
}

impl Service {
    /// The names of the functions that are switched off, separated by spaces. They become `data-off` of the document, by which styles hide what needs those
    /// functions.
    pub fn off(&self) -> String {
        let named = [
            (self.blocks, "blocks"),
            (self.activity, "activity"),
            (self.report, "report"),
            (self.provider_setting, "provider"),
            (self.extend, "extend"),
        ];
        named.into_iter().filter(|(is_on, _)| !is_on).map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }
}
