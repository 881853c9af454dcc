//! `budgets.toml`: a fixed limit for each size, and a ratchet: the size last recorded, above which it may not grow unnoticed.

use std::fmt::Write;

use toml::de::{DeTable, DeValue};

use crate::build::sizes::Sizes;
use crate::clock::kilobytes;

/// How many percent a size may be above its ratchet without an error: a new compiler or compressor alone changes it by that much.
const SLACK_PERCENT: u64 = 2;

const HEAD: &str = "\
# How much a citizen loads, in bytes after Brotli. `limit` is the promise. `ratchet` is the size that was last recorded: `dist` and
# `test` fail when a size is more than 2 % above it. `cargo xtask bench --update` lowers it; `--allow-growth \"why\"` raises it and
# leaves the reason below.
";

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Budgets {
    /// By the names of [`Sizes::budgeted`], in their order.
    pub budgets: Vec<(String, Budget)>,
    pub growth: Vec<Growth>,
}

/// One size that is held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Budget {
    pub limit: u64,
    pub ratchet: Option<Ratchet>,
}

/// A size as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratchet {
    pub bytes: u64,
    pub date: String,
    pub command: String,
}

/// A record of a size that was allowed to grow, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    pub size: String,
    pub from: u64,
    pub to: u64,
    pub date: String,
    pub why: String,
}

impl Budgets {
    pub fn parse(text: &str) -> Result<Self, String> {
        let table = DeTable::parse(text).map_err(|error| format!("budgets.toml: {}", error.message()))?;
        let table = table.get_ref();
        let growth = table.get("growth").and_then(|list| list.get_ref().as_array());
        let none = Sizes::default();
        let names = none.budgeted().map(|(name, _)| name);
        Ok(Self {
            budgets: names.map(|name| Ok((name.to_owned(), budget(table, name)?))).collect::<Result<_, String>>()?,
            growth: growth
                .map(|list| list.iter().filter_map(|item| grown(item.get_ref())).collect())
                .unwrap_or_default(),
        })
    }

    pub fn print(&self) -> String {
        let mut text = HEAD.to_owned();
        for (name, budget) in &self.budgets {
            let _ = write!(text, "\n[{name}]{}\nlimit = {}\n", comment(name), budget.limit);
            if let Some(Ratchet { bytes, date, command }) = &budget.ratchet {
                let _ = write!(text, "ratchet = {bytes}\ndate = \"{date}\"\ncommand = {}\n", quoted(command));
            }
        }
        for Growth { size, from, to, date, why } in &self.growth {
            let _ = write!(
                text,
                "\n[[growth]]\nsize = \"{size}\"\nfrom = {from}\nto = {to}\ndate = \"{date}\"\nwhy = {}\n",
                quoted(why)
            );
        }
        text
    }

    /// What is too large, a line each.
    pub fn broken_by(&self, sizes: &Sizes) -> Vec<String> {
        sizes.budgeted().filter_map(|(name, bytes)| self.of(name)?.broken_by(name, bytes)).collect()
    }

    /// The budget of one size.
    pub fn of(&self, name: &str) -> Option<&Budget> {
        self.budgets.iter().find(|(own, _)| own == name).map(|(_, budget)| budget)
    }

    /// Records sizes: downwards always, upwards only with a reason. The error names what stays too large.
    pub fn record(&mut self, sizes: &Sizes, date: &str, why: Option<&str>) -> Result<(), String> {
        for (name, bytes) in sizes.budgeted() {
            let Some((_, budget)) = self.budgets.iter_mut().find(|(own, _)| own == name) else { continue };
            let from = budget.ratchet.as_ref().map(|ratchet| ratchet.bytes);
            match (from, why) {
                (Some(from), _) if from == bytes => continue,
                (Some(from), None) if bytes > from => {
                    // Growth within the slack is no error, but it does not raise the ratchet either.
                    if budget.broken_by(name, bytes).is_none() {
                        continue;
                    }
                    return Err(format!(
                        "{name} grew from {} to {}: shrink it, or record it with --allow-growth \"why\"",
                        kilobytes(from),
                        kilobytes(bytes)
                    ));
                }
                (Some(from), Some(why)) if bytes > from => {
                    let growth =
                        Growth { size: name.to_owned(), from, to: bytes, date: date.to_owned(), why: why.to_owned() };
                    self.growth.push(growth);
                }
                _ => {}
            }
            let command = why.map_or("cargo xtask bench --update".to_owned(), |why| {
                format!("cargo xtask bench --allow-growth {}", quoted(why))
            });
            budget.ratchet = Some(Ratchet { bytes, date: date.to_owned(), command });
        }
        Ok(())
    }
}

impl Budget {
    fn broken_by(&self, name: &str, bytes: u64) -> Option<String> {
        if bytes > self.limit {
            return Some(format!("{name} is {}, over its limit of {}", kilobytes(bytes), kilobytes(self.limit)));
        }
        let ratchet = self.ratchet.as_ref()?;
        (bytes * 100 > ratchet.bytes * (100 + SLACK_PERCENT)).then(|| {
            format!(
                "{name} is {}, more than {SLACK_PERCENT} % above the {} of {}",
                kilobytes(bytes),
                kilobytes(ratchet.bytes),
                ratchet.date
            )
        })
    }
}

fn comment(name: &str) -> &'static str {
    match name {
        "first_read" => "  # HTML of the largest page and CSS, until the text can be read",
        "block" => "  # wasm, glue, boot script and the text of one language, until a page that blocks can be used",
        "profile_on_demand" => "  # what comes with the profile, after a page that blocks",
        "activity_after_profile" => "  # what comes with the list of activities, after the profile",
        "profile" => "  # all of it, for whoever lands on the profile",
        _ => "  # all of it, for whoever lands on the list of activities",
    }
}

fn budget(table: &DeTable<'_>, name: &str) -> Result<Budget, String> {
    let section = table.get(name).map(|value| value.get_ref());
    let limit =
        number(section, "limit").ok_or_else(|| format!("budgets.toml: {name}.limit is missing; allowed: bytes"))?;
    let ratchet = number(section, "ratchet").map(|bytes| Ratchet {
        bytes,
        date: text(section, "date").unwrap_or_default(),
        command: text(section, "command").unwrap_or_default(),
    });
    Ok(Budget { limit, ratchet })
}

fn grown(value: &DeValue<'_>) -> Option<Growth> {
    let value = Some(value);
    Some(Growth {
        size: text(value, "size")?,
        from: number(value, "from")?,
        to: number(value, "to")?,
        date: text(value, "date")?,
        why: text(value, "why")?,
    })
}

fn number(section: Option<&DeValue<'_>>, key: &str) -> Option<u64> {
    section?.get(key)?.get_ref().as_integer()?.as_str().replace('_', "").parse().ok()
}

fn text(section: Option<&DeValue<'_>>, key: &str) -> Option<String> {
    section?.get(key)?.get_ref().as_str().map(str::to_owned)
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Budgets {
        let budget = |limit| Budget { limit, ratchet: None };
        let limit = |name| if name == "first_read" { 25_000 } else { 170_000 };
        let all = Sizes::default().budgeted().map(|(name, _)| (name.to_owned(), budget(limit(name)))).collect();
        Budgets { budgets: all, growth: vec![] }
    }

    fn bytes(budgets: &Budgets) -> Option<u64> {
        budgets.of("block").and_then(|budget| budget.ratchet.as_ref()).map(|ratchet| ratchet.bytes)
    }

    /// Of the sizes with a budget, three contain the main part of the app and one the first read.
    fn sizes(first_read: u64, app: u64) -> Sizes {
        Sizes { html: first_read, app, ..Sizes::default() }
    }

    fn recorded() -> Budgets {
        let mut budgets = limits();
        budgets.record(&sizes(10_000, 100_000), "2026-11-23", None).unwrap();
        budgets
    }

    #[test]
    fn the_file_that_ships_reads_and_prints_the_same() {
        let text =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../budgets.toml")).unwrap();
        assert_eq!(Budgets::parse(&text).unwrap().print(), text);
    }

    #[test]
    fn two_percent_is_slack_and_more_is_not() {
        assert_eq!(recorded().broken_by(&sizes(10_200, 102_000)), Vec::<String>::new());
        assert_eq!(recorded().broken_by(&sizes(10_201, 102_001)).len(), 4);
    }

    #[test]
    fn the_limit_holds_without_a_ratchet() {
        let budgets = limits();
        assert_eq!(budgets.broken_by(&sizes(25_000, 170_000)), Vec::<String>::new());
        assert_eq!(budgets.broken_by(&sizes(25_001, 170_001)).len(), 4);
    }

    #[test]
    fn the_ratchet_goes_down_freely_and_up_only_with_a_reason() {
        let mut budgets = recorded();
        budgets.record(&sizes(9_000, 90_000), "2026-11-24", None).unwrap();
        assert_eq!(bytes(&budgets), Some(90_000));
        budgets.record(&sizes(9_100, 91_000), "2026-11-24", None).unwrap();
        assert_eq!(bytes(&budgets), Some(90_000), "slack does not creep upwards");
        assert!(budgets.record(&sizes(9_000, 99_000), "2026-11-25", None).is_err());
        budgets.record(&sizes(9_000, 99_000), "2026-11-25", Some("a \"good\" reason")).unwrap();
        assert_eq!(budgets.growth.len(), 3, "one for each size that the main part is in");
        assert_eq!(Budgets::parse(&budgets.print()), Ok(budgets));
    }
}
