//! Turns the tree of the file into [`Operator`], with one function for each table. Every function reads all of its keys before it gives up, so that
//! no problem hides another.

mod support;

use spaer_language_tag::is_well_formed;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::report::{Report, Section, quoted};
use crate::{Deployment, Eid, Environment, Found, Links, Operator, Problem, production, url};

const TABLES: &[&str] = &["eid", "deployment", "links", "negotiation", "support"];
const EID: &[&str] = &["name", "country_code"];
const DEPLOYMENT: &[&str] = &["environment", "origin", "api_base", "default_language", "languages"];
const LINKS: &[&str] = &["profile", "support_page", "credit_warning", "bank", "complaint", "accessibility"];

/// At most this many lines that are not TOML are reported; a file with more is no operator.toml at all.
const MAX_BROKEN_LINES_REPORTED: usize = 20;

const A_TEXT: &str = "a text that is not empty";
const AN_HTTPS_URL: &str = "an https URL";
const A_PATH: &str = "a path such as \"/api/v1\" without a slash at the end; not a URL, since the API can be on the app's own origin \
                      only: the session's cookie goes nowhere else";
const A_TAG: &str = "a language tag (BCP 47) such as \"nb\" or \"pt-BR\"";
const TAGS: &str = "a list of language tags (BCP 47) such as \"da\" or \"pt-BR\", at least one, none twice";

pub(crate) fn operator(file: &str, text: &str) -> Result<Operator, Vec<Problem>> {
    let mut report = Report { file, text, problems: Vec::new() };
    let readable = without_broken_lines(&mut report);
    let not_toml = std::mem::take(&mut report.problems);
    let (tree, _) = DeTable::parse_recoverable(&readable);
    let mut report = Report { file, text: &readable, problems: Vec::new() };
    let operator = walk(&mut report, &tree);
    let mut problems = report.problems;
    if !not_toml.is_empty() {
        // Near a broken line, keys may only seem to be missing or to be in the wrong table, so those problems are dropped; wrong values are kept.
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

/// Reports every line that is not TOML, and answers the text with these lines blanked out. The parser gives up at some mistakes; blanking keeps the
/// positions of everything that follows, so that the rest can be read and checked too.
fn without_broken_lines(report: &mut Report<'_>) -> String {
    let mut text = report.text.to_owned();
    for _ in 0..MAX_BROKEN_LINES_REPORTED {
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
    let deployment_section = table(report, &root, "deployment", DEPLOYMENT);
    let languages = deployment_section.as_ref().and_then(|section| languages(report, section));
    let languages = languages.as_deref();
    let deployment = deployment_section.and_then(|section| deployment(report, &section, languages));
    let links = table(report, &root, "links", LINKS).and_then(|section| links(report, &section));
    let negotiation = negotiation(report, &root, languages);
    let support = support::support(report, &root);
    if is_production(&root) {
        refuse_sandbox_values(report, &root);
    }
    Some(Operator {
        eid: eid?,
        deployment: deployment?,
        links: links?,
        negotiation: negotiation?,
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

fn languages<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Vec<String>> {
    section.tags(report, "languages", TAGS, is_well_formed)
}

fn deployment<'t>(report: &mut Report<'t>, section: &Section<'t>, languages: Option<&[String]>) -> Option<Deployment> {
    let environment =
        section.text(report, "environment", &quoted(&Environment::ALL.map(Environment::as_str)), Environment::parse);
    let origin = section.text(report, "origin", "\"https://HOST\" without a path or a slash at the end", url::origin);
    let api_base = section.text(report, "api_base", A_PATH, url::path);
    // The default must be one of `languages`; while that list is wrong itself, any well-formed tag is accepted.
    let allowed = languages.map_or(A_TAG.to_owned(), |languages| format!("one of `languages`: {}", quoted(languages)));
    let default_language =
        section.text(report, "default_language", &allowed, |text| is_offered(languages, text).then(|| text.to_owned()));
    Some(Deployment {
        environment: environment?,
        origin: origin?,
        api_base: api_base?,
        default_language: default_language?,
        languages: languages?.to_vec(),
    })
}

fn links<'t>(report: &mut Report<'t>, section: &Section<'t>) -> Option<Links> {
    let mut link = |key: &str| section.text(report, key, AN_HTTPS_URL, url::https);
    let (profile, support_page, credit_warning) = (link("profile"), link("support_page"), link("credit_warning"));
    let (complaint, accessibility) = (link("complaint"), link("accessibility"));
    let bank = section.optional_text(report, "bank", AN_HTTPS_URL, url::https);
    Some(Links {
        profile: profile?,
        support_page: support_page?,
        credit_warning: credit_warning?,
        bank: bank?,
        complaint: complaint?,
        accessibility: accessibility?,
    })
}

/// Keys are the readers' languages, so any well-formed tag may be one. The values must be among `offered`; while that list is wrong itself (`None`),
/// any language is accepted.
fn negotiation<'t>(
    report: &mut Report<'t>,
    root: &Section<'t>,
    offered: Option<&[String]>,
) -> Option<Vec<(String, Vec<String>)>> {
    let Some(value) = root.optional("negotiation") else {
        return Some(Vec::new());
    };
    let section = report.open_section(value, "negotiation");
    let allowed = offered
        .map_or(TAGS.to_owned(), |offered| format!("a list out of `languages`, {}, none twice", quoted(offered)));
    let mut entries: Vec<Option<(String, Vec<String>)>> = Vec::new();
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for (range, line) in section.keys(report) {
        let path = section.path_of(range);
        if !is_well_formed(range) {
            report.add(line, &path, Found::UnknownKey, A_TAG);
        }
        match seen.iter().find(|(other, _)| other.eq_ignore_ascii_case(range)) {
            Some(&(_, line_of_first)) => {
                report.add(
                    line,
                    &path,
                    Found::Twice { line: line_of_first },
                    "each language once, whatever its capitals",
                );
            }
            None => seen.push((range, line)),
        }
        let tags = section.tags(report, range, &allowed, |tag| is_offered(offered, tag));
        entries.push(tags.map(|tags| (range.to_owned(), tags)));
    }
    entries.into_iter().collect()
}

/// Checks production's rules apart from reading the tables, so that they are also applied to a table with another mistake in it.
fn refuse_sandbox_values<'t>(report: &mut Report<'t>, root: &Section<'t>) {
    let tables = [("deployment", &["origin"][..]), ("links", LINKS)];
    for (name, key) in tables.iter().flat_map(|(name, keys)| keys.iter().map(move |key| (name, key))) {
        refuse_sandbox_value(report, value_at(root, name, key), &format!("{name}.{key}"), key);
    }
    let channels = root.optional("support").and_then(|value| value.get_ref().as_array());
    for (number, item) in (1..).zip(channels.into_iter().flat_map(|items| items.iter())) {
        let value = item.get_ref().as_table().and_then(|table| table.get("url"));
        refuse_sandbox_value(report, value, &format!("support[{number}].url"), "url");
    }
}

fn refuse_sandbox_value<'t>(report: &mut Report<'t>, value: Option<&'t Spanned<DeValue<'t>>>, path: &str, key: &str) {
    let Some(value) = value else { return };
    if let Some(allowed) = value.get_ref().as_str().and_then(|text| production::refusal(text, key)) {
        report.wrong(path, value, allowed);
    }
}

fn is_production(root: &Section<'_>) -> bool {
    value_at(root, "deployment", "environment").and_then(|value| value.get_ref().as_str()).and_then(Environment::parse)
        == Some(Environment::Production)
}

fn value_at<'t>(root: &Section<'t>, name: &str, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    root.optional(name)?.get_ref().as_table()?.get(key)
}

fn is_offered(languages: Option<&[String]>, tag: &str) -> bool {
    languages.map_or_else(|| is_well_formed(tag), |languages| languages.iter().any(|language| language == tag))
}

fn some_text(text: &str) -> Option<String> {
    let fine = !text.trim().is_empty() && text.trim() == text && !text.chars().any(char::is_control);
    fine.then(|| text.to_owned())
}
