//! The part of the control page for two desks, support and Borgerservice, at which a tester blocks a person's eID and lifts blocks.

use maud::{Markup, html};

use super::truth::{DeskAction, TargetStatus, Truth};

/// How many of its last operations a desk shows.
const LAST: usize = 20;

/// Support and Borgerservice.
pub(super) fn both(truth: &Truth) -> Markup {
    html! {
        div.desks {
            section #desk-support {
                h2 { "Support" }
                p { "Blocks the whole or one of them, and lifts." }
                (support(truth))
                (done(&truth.desks, "support"))
            }
            section #desk-borgerservice {
                h2 { "Borgerservice" }
                p { "Lifts a block of the whole, for somebody who showed up with photo ID." }
                (borgerservice(truth))
                (done(&truth.desks, "authority"))
            }
        }
    }
}

/// One `<details>` for each person, so that the desk stays short however many authenticators they have.
fn support(truth: &Truth) -> Markup {
    let person = |identity: &TargetStatus| {
        let own = truth.authenticators.iter().filter(|target| target.persona == identity.id);
        let stopped = identity.status != "active" || own.clone().any(|target| target.status != "active");
        html! {
            details open[stopped] {
                summary { b { (identity.label) } " " (status(&identity.status)) }
                table {
                    (row(identity, None))
                    @for target in own { (row(target, Some(&target.id))) }
                }
            }
        }
    };
    html! { @for identity in &truth.identities { (person(identity)) } }
}

fn row(target: &TargetStatus, authenticator: Option<&str>) -> Markup {
    let label = if authenticator.is_some() { &target.label } else { "The whole" };
    let what = if target.status == "blocked" { "lift" } else { "block" };
    html! {
        tr {
            td dir="auto" { (label) }
            td { (status(&target.status)) }
            td { (target.since.as_deref().unwrap_or_default()) }
            td {
                @if !matches!(target.status.as_str(), "closed" | "revoked") {
                    (button(what, "support", &target.persona, authenticator, &format!("{what}-{}", target.id)))
                }
            }
        }
    }
}

fn borgerservice(truth: &Truth) -> Markup {
    let mut blocked = truth.identities.iter().filter(|identity| identity.status == "blocked").peekable();
    if blocked.peek().is_none() {
        return html! { p { "Nobody is blocked as a whole." } };
    }
    html! {
        table {
            @for identity in blocked {
                tr {
                    td { (identity.label) }
                    td { (identity.since.as_deref().unwrap_or_default()) }
                    td {
                        @let id = format!("borgerservice-lift-{}", identity.id);
                        (button("lift", "authority", &identity.id, None, &id))
                    }
                }
            }
        }
    }
}

fn button(what: &str, by: &str, persona: &str, authenticator: Option<&str>, id: &str) -> Markup {
    html! {
        form.inline method="post" action={ "/control/" (what) } {
            input type="hidden" name="persona" value=(persona);
            input type="hidden" name="by" value=(by);
            @if let Some(id) = authenticator { input type="hidden" name="authenticator" value=(id); }
            button #(id) { (what) }
        }
    }
}

fn status(status: &str) -> Markup {
    html! { span.status data-status=(status) { (status) } }
}

/// What this desk did, newest first.
fn done(actions: &[DeskAction], by: &str) -> Markup {
    let own = actions.iter().rev().filter(|action| action.by == by);
    let row = |action: &DeskAction| {
        let target = if action.target == "identity" { "the whole" } else { &action.target };
        html! { (action.at) " " b { (action.what) } " " (action.persona) ": " (target) }
    };
    done_here(by, own.map(row))
}

/// The list "Done here" of a desk: the first [`LAST`] of these rows.
pub(super) fn done_here(desk: &str, rows: impl Iterator<Item = Markup>) -> Markup {
    let mut rows = rows.take(LAST).peekable();
    html! {
        h3 { "Done here" }
        ul #{ "done-" (desk) } {
            @if rows.peek().is_none() { li { "Nothing yet." } }
            @for row in rows { li { (row) } }
        }
    }
}
