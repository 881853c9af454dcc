//! From the tree of the file to the type, one function a table. Every function reads all of its keys before it gives up, so that
//! no problem hides another.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::channel::phone_number;
use crate::report::{Report, Section, quoted};
use crate::{
    Channel, ChannelKind, Date, Deployment, Eid, Environment, Found, Hours, KNOWN_LANGUAGES, Links, Operator, Problem,
    production, url,
};

const TABLES: &[&str] = &["eid", "deployment", "links", "support"];
const EID: &[&str] = &["name", "country_code"];
const DEPLOYMENT: &[&str] = &["environment", "origin", "api_base", "default_language", "languages"];
const LINKS: &[&str] = &["profile", "support_page", "credit_warning", "complaint"];
const CHANNEL: &[&str] = &["kind", "name", "number", "weekdays", "weekends_and_holidays", "speaks", "last_checked"];

/// A file with more broken lines than this is no operator.toml at all.
const BROKEN_LINES_TOLD: usize = 20;

const A_TEXT: &str = "a text that is not empty";
const HOURS: &str = "full hours such as \"8-20\", within 0 to 24";

pub(crate) fn operator(file: &str, text: &str) -> Result<Operator, Vec<Problem>> {
    let mut report = Report { file, text, problems: Vec::new() };
    let readable = without_broken_lines(&mut report);
    let not_toml = std::mem::take(&mut report.problems);
    let (tree, _) = DeTable::parse_recoverable(&readable);
    let mut report = Report { file, text: &readable, problems: Vec::new() };
    let operator = walk(&mut report, &tree);
    let mut problems = report.problems;
    if !not_toml.is_empty() {
        // Beside a broken line keys may seem to be missing or to stand in the wrong table; wrong values are wrong all the same.
        problems.retain(|problem| matches!(problem.found, Found::Value(_)));
        problems.extend(not_toml);
    }
    match operator {
        Some(operator) if problems.is_empty() => Ok(operator),
        _ => {
            problems.sort_by_key(|problem| problem.line);
            Err(problems)
        }
    }
}

/// The text with every line that is not TOML blanked out, each of them told. The parser gives up at some mistakes; blanking
/// keeps the places of all that follows, so that the rest can be read and judged too.
fn without_broken_lines(report: &mut Report<'_>) -> String {
    let mut text = report.text.to_owned();
    for _ in 0..BROKEN_LINES_TOLD {
        let (_, errors) = DeTable::parse_recoverable(&text);
        let Some(error) = errors.first() else { break };
        let line = error.span().map_or(1, |span| report.line_of(&span));
        report.add(line, "", Found::Unreadable(error.message().replace('\n', "; ")), "");
        let lines = text.split_inclusive('\n').enumerate();
        let blanked: String =
            lines.map(|(index, kept)| if index + 1 == line { blank(kept) } else { kept.to_owned() }).collect();
        if blanked == text {
            break;
        }
        text = blanked;
    }
    text
}

fn blank(line: &str) -> String {
    let spaces = " ".repeat(line.trim_end_matches('\n').len());
    if line.ends_with('\n') { spaces + "\n" } else { spaces }
}

fn walk<'t>(report: &mut Report<'t>, tree: &'t Spanned<DeTable<'t>>) -> Option<Operator> {
    let root = report.root(tree, TABLES);
    let eid = table(report, &root, "eid", EID).and_then(|section| eid(report, &section));
    let deployment = table(report, &root, "deployment", DEPLOYMENT).and_then(|section| deployment(report, &section));
    let links = table(report, &root, "links", LINKS).and_then(|section| links(report, &section));
    let support = support(report, &root);
    if is_production(&root) {
        refuse_sandbox_values(report, &root);
    }
    Some(Operator {
        eid: eid?,
        deployment: deployment?,
        links: links?,
        support: support?,
        file: report.file.to_owned(),
    })
}

fn table<'t>(report: &mut Report<'t>, root: &Section<'t>, name: &str, known: &[&str]) -> Option<Section<'t>> {
    let value = root.required(report, name, &format!("a table [{name}]"))?;
    Some(report.section(value, name, known))
}

fn eid<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Eid> {
    let name = section.text(report, "name", A_TEXT, some_text);
    let country_code = section.text(report, "country_code", "two capital letters, such as \"DK\"", |text| {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| text.to_owned())
    });
    Some(Eid { name: name?, country_code: country_code? })
}

fn deployment<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Deployment> {
    let environment =
        section.text(report, "environment", &quoted(&Environment::ALL.map(Environment::as_str)), Environment::parse);
    let origin = section.text(report, "origin", "\"https://HOST\" without a path or a slash at the end", url::origin);
    let api_base = section.text(
        report,
        "api_base",
        "a path such as \"/api/v1\", or an https URL, without a slash at the end",
        url::api_base,
    );
    let languages = section.texts(report, "languages", &languages_allowed(), is_known_language);
    // What the default is held against: the list, or while that is wrong itself, all that could be in it.
    let choice =
        languages.clone().unwrap_or_else(|| KNOWN_LANGUAGES.iter().map(|&language| language.to_owned()).collect());
    let default_language =
        section.text(report, "default_language", &format!("one of `languages`: {}", quoted(&choice)), |text| {
            choice.iter().any(|language| language == text).then(|| text.to_owned())
        });
    Some(Deployment {
        environment: environment?,
        origin: origin?,
        api_base: api_base?,
        default_language: default_language?,
        languages: languages?,
    })
}

fn links<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Links> {
    let profile = section.text(report, "profile", "an https URL", url::https);
    let support_page = section.text(report, "support_page", "an https URL", url::https);
    let credit_warning = section.text(report, "credit_warning", "an https URL", url::https);
    let complaint = section.text(report, "complaint", "an https URL", url::https);
    Some(Links {
        profile: profile?,
        support_page: support_page?,
        credit_warning: credit_warning?,
        complaint: complaint?,
    })
}

fn support<'t>(report: &mut Report<'t>, root: &Section<'t>) -> Option<Vec<Channel>> {
    let allowed = "one [[support]] table a channel, at least one of kind \"phone\"";
    let value = root.required(report, "support", allowed)?;
    let Some(items) = value.get_ref().as_array() else {
        report.wrong("support", value, allowed);
        return None;
    };
    let mut channels = Vec::new();
    for (number, item) in (1..).zip(items.iter()) {
        let section = report.section(item, &format!("support[{number}]"), CHANNEL);
        channels.push(channel(report, &section));
    }
    if !items.iter().any(is_phone) {
        let line =
            items.iter().next().map_or_else(|| report.line_of(&value.span()), |item| report.line_of(&item.span()));
        report.add(
            line,
            "support of kind \"phone\"",
            Found::Missing,
            "at least one, since it is the way that works when nothing else does",
        );
    }
    channels.into_iter().collect()
}

fn channel<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Channel> {
    let kind = section.text(report, "kind", &quoted(&ChannelKind::ALL.map(ChannelKind::as_str)), ChannelKind::parse);
    let name = section.text(report, "name", A_TEXT, some_text);
    let number = section.text(
        report,
        "number",
        "+, then 6 to 15 digits with single spaces, such as \"+45 33 98 00 10\"",
        phone_number,
    );
    let weekdays = section.text(report, "weekdays", HOURS, Hours::parse);
    let weekends_and_holidays = section.optional_text(report, "weekends_and_holidays", HOURS, Hours::parse);
    let speaks = section.texts(report, "speaks", &languages_allowed(), is_known_language);
    let last_checked = section.text(report, "last_checked", "a date such as \"2026-11-01\"", Date::parse);
    let last_checked_line = section.optional("last_checked").map_or(0, |value| report.line_of(&value.span()));
    Some(Channel {
        kind: kind?,
        name: name?,
        number: number?,
        weekdays: weekdays?,
        weekends_and_holidays: weekends_and_holidays?,
        speaks: speaks?,
        last_checked: last_checked?,
        last_checked_line,
    })
}

/// Looked at apart from reading, so that a table with another mistake in it is held to production's rules all the same.
fn refuse_sandbox_values<'t>(report: &mut Report<'t>, root: &Section<'t>) {
    for (name, key) in
        [("deployment", "origin"), ("deployment", "api_base"), ("links", "profile"), ("links", "support_page")]
    {
        let Some(value) = value_at(root, name, key) else {
            continue;
        };
        if let Some(allowed) = value.get_ref().as_str().and_then(|text| production::refusal(text, key)) {
            report.wrong(&format!("{name}.{key}"), value, allowed);
        }
    }
}

fn is_production(root: &Section<'_>) -> bool {
    value_at(root, "deployment", "environment").and_then(|value| value.get_ref().as_str()).and_then(Environment::parse)
        == Some(Environment::Production)
}

fn value_at<'t>(root: &Section<'t>, name: &str, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    root.optional(name)?.get_ref().as_table()?.get(key)
}

fn is_phone(item: &Spanned<DeValue<'_>>) -> bool {
    let kind = item.get_ref().as_table().and_then(|table| table.get("kind"));
    kind.and_then(|kind| kind.get_ref().as_str()).and_then(ChannelKind::parse) == Some(ChannelKind::Phone)
}

fn is_known_language(text: &str) -> bool {
    KNOWN_LANGUAGES.contains(&text)
}

fn languages_allowed() -> String {
    format!("a list of {}, none twice", quoted(KNOWN_LANGUAGES))
}

fn some_text(text: &str) -> Option<String> {
    let fine = !text.trim().is_empty() && text.trim() == text && !text.chars().any(char::is_control);
    fine.then(|| text.to_owned())
}
