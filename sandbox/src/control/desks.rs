//! The two desks at which a person's eID is blocked and opened again, for whoever plays them on the control page.

use super::truth::{DeskAct, Thing, Truth};
use crate::html::escape;

/// So many of its last acts a desk shows.
const LAST: usize = 20;

/// Support and Borgerservice.
pub(super) fn both(truth: &Truth) -> String {
    format!(
        "<div class=\"desks\"><section id=\"desk-support\"><h2>Support</h2><p>Blocks the whole or one of them, and lifts.</p>{}{}\
         </section><section id=\"desk-borgerservice\"><h2>Borgerservice</h2><p>Lifts a block of the whole, for somebody who \
         showed up with photo ID.</p>{}{}</section></div>",
        support(truth),
        done(&truth.desks, "support"),
        borgerservice(truth),
        done(&truth.desks, "authority"),
    )
}

/// One fold a person, so that the desk stays short however much they have.
fn support(truth: &Truth) -> String {
    let person = |identity: &Thing| {
        let own = truth.authenticators.iter().filter(|thing| thing.persona == identity.id);
        let stopped = identity.status != "active" || own.clone().any(|thing| thing.status != "active");
        let rows: String = own.map(|thing| row(thing, Some(&thing.id))).collect();
        format!(
            "<details{}><summary><b>{}</b> {}</summary><table>{}{rows}</table></details>",
            if stopped { " open" } else { "" },
            escape(&identity.label),
            status(&identity.status),
            row(identity, None),
        )
    };
    truth.identities.iter().map(person).collect()
}

fn row(thing: &Thing, authenticator: Option<&str>) -> String {
    let label = if authenticator.is_some() { escape(&thing.label) } else { "The whole".to_owned() };
    let what = if thing.status == "blocked" { "lift" } else { "block" };
    let press = match thing.status.as_str() {
        "closed" | "revoked" => String::new(),
        _ => button(what, "support", &thing.persona, authenticator, &format!("{what}-{}", thing.id), what),
    };
    let since = thing.since.as_deref().unwrap_or("");
    format!("<tr><td dir=\"auto\">{label}</td><td>{}</td><td>{since}</td><td>{press}</td></tr>", status(&thing.status))
}

fn borgerservice(truth: &Truth) -> String {
    let blocked: Vec<&Thing> = truth.identities.iter().filter(|identity| identity.status == "blocked").collect();
    if blocked.is_empty() {
        return "<p>Nobody is blocked as a whole.</p>".to_owned();
    }
    let person = |identity: &&Thing| {
        let id = format!("borgerservice-lift-{}", identity.id);
        let press = button("lift", "authority", &identity.id, None, &id, "lift");
        let since = identity.since.as_deref().unwrap_or("");
        format!("<tr><td>{}</td><td>{since}</td><td>{press}</td></tr>", escape(&identity.label))
    };
    format!("<table>{}</table>", blocked.iter().map(person).collect::<String>())
}

fn button(what: &str, by: &str, persona: &str, authenticator: Option<&str>, id: &str, text: &str) -> String {
    let hidden =
        |name: &str, value: &str| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value));
    let authenticator = authenticator.map(|id| hidden("authenticator", id)).unwrap_or_default();
    format!(
        "<form class=\"inline\" method=\"post\" action=\"/control/{what}\">{}{}{authenticator}<button id=\"{}\">{text}</button></form>",
        hidden("persona", persona),
        hidden("by", by),
        escape(id)
    )
}

fn status(status: &str) -> String {
    format!("<span class=\"status\" data-status=\"{status}\">{status}</span>")
}

/// What this desk did, newest first.
fn done(acts: &[DeskAct], by: &str) -> String {
    let own = acts.iter().rev().filter(|act| act.by == by).take(LAST);
    let rows: String = own
        .map(|act| {
            let target = if act.target == "identity" { "the whole" } else { &act.target };
            format!("<li>{} <b>{}</b> {}: {}</li>", act.at, act.what, act.persona, escape(target))
        })
        .collect();
    let rows = if rows.is_empty() { "<li>Nothing yet.</li>".to_owned() } else { rows };
    format!("<h3>Done here</h3><ul id=\"done-{by}\">{rows}</ul>")
}
