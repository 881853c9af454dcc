//! `/control` as HTML for people.

use maud::{Markup, html};
use serde_json::Value;

use super::truth::{Block, Notice, Report, Request, Truth};
use super::{add_activity, desks};
use crate::faults::{CALLS, Fault, Switches};
use crate::html::number;

/// The faults by name, with what else they take.
const FAULTS: [(&str, &str); 26] = [
    ("delay", "waits ms before anything is done"),
    ("delay_after", "does it, then waits ms"),
    ("status", "status (and code, retry_after); nothing is done"),
    ("drop_before", "closes the connection; nothing is done"),
    ("commit_then_drop", "does it, then closes the connection"),
    ("commit_then_lose", "put_block: done, and the gateway is told of a failure"),
    ("html_200", "somebody else's HTML with 200; nothing is done"),
    ("edge", "an edge server's own page with status; nothing is done"),
    ("malformed", "half the answer"),
    ("byte_order_mark", "a byte order mark before the JSON"),
    ("bad_byte", "a byte that is no UTF-8 in one text"),
    ("times_without_seconds", "every time to the minute"),
    ("huge", "20 MB"),
    ("wrong_id", "another id in the answer"),
    ("wrong_target", "another target in the answer"),
    ("unknown_enums", "values that nobody knows"),
    ("missing_fields", "fields are missing"),
    ("far_times", "the years 9999 and 1"),
    ("far_as_of", "true in the year 9999"),
    ("long_texts", "10,000 characters where people wrote"),
    ("duplicates", "every row of a list twice"),
    ("looping_cursor", "get_activity: a page that a cursor led to leads to itself"),
    ("empty_page", "get_activity: no rows; they come on the next page"),
    ("wide_page", "get_activity: over 2 MB with more than rows (10), under it with fewer"),
    ("stale", "what was true before"),
    ("refuse", "put_block: refused with code, known or not"),
];

/// How many of the last rows are shown of lists that grow without end.
const LAST: usize = 50;

/// The whole page.
pub(super) fn body(truth: &Truth, faults: &[Fault], switches: &Switches) -> Markup {
    html! {
        p {
            a #reload href="/control" { "Reload" } " · the same as JSON: " a href="/control/api/truth" { "truth" }
        }
        (desks::both(truth))
        (add_activity::desk(truth))
        (set_faults(faults))
        (set_switches(switches))
        (blocks(&truth.blocks))
        (reports(&truth.reports))
        (notices(&truth.notices))
        (requests(&truth.requests))
        section {
            h2 { "All of it" }
            form.inline method="post" action="/control/kill-sessions" {
                button #kill-sessions { "End every session" }
            }
            form.inline method="post" action="/control/reset" { button #reset { "Reset everything" } }
        }
    }
}

fn set_faults(faults: &[Fault]) -> Markup {
    html! {
        section {
            h2 { "Faults" }
            ul #faults {
                @for fault in faults { li { code { (serde_json::to_string(fault).unwrap_or_default()) } } }
            }
            form method="post" action="/control/fault" {
                label { "Call " select name="call" { @for call in CALLS { option { (call) } } } }
                label {
                    "Fault "
                    select name="fault" {
                        @for (name, what) in FAULTS { option value=(name) { (name) ": " (what) } }
                    }
                }
                br;
                (number("times", 4))
                (number("after", 4))
                (number("ms", 6))
                (number("status", 4))
                label { "code " input name="code" size="18"; }
                (number("retry_after", 4))
                (number("rows", 4))
                button #add-fault { "Set" }
            }
            form method="post" action="/control/clear-faults" { button #clear-faults { "Clear all faults" } }
        }
    }
}

fn set_switches(switches: &Switches) -> Markup {
    let json: Value = serde_json::to_value(switches).unwrap_or_default();
    html! {
        section {
            h2 { "Switches" }
            form method="post" action="/control/switches" {
                label for="switches" { "As JSON" }
                br;
                textarea #switches name="json" rows="8" cols="60" {
                    (serde_json::to_string_pretty(&json).unwrap_or_default())
                }
                br;
                button #set-switches { "Set" }
            }
        }
    }
}

fn blocks(blocks: &[Block]) -> Markup {
    let heads =
        ["id", "whose", "target", "state", "commits", "requests", "received", "in effect", "ended", "reference"];
    let cell = |text: &Option<String>| html! { td { (text.as_deref().unwrap_or_default()) } };
    html! {
        section {
            h2 { "Blocks: the truth" }
            table #blocks {
                tr { @for head in heads { th { (head) } } }
                @for block in blocks {
                    tr {
                        td { (block.id) }
                        (cell(&block.persona))
                        (cell(&block.target))
                        td.status { (block.state) }
                        td { (block.commits) }
                        td { (block.requests) }
                        (cell(&block.received_at))
                        (cell(&block.in_effect_at))
                        (cell(&block.ended_at))
                        (cell(&block.reference))
                    }
                }
            }
        }
    }
}

fn reports(reports: &[Report]) -> Markup {
    let row = |report: &Report| {
        html! { td { (report.at) } td { (report.persona) } td { (report.activity) } td { (report.number) } }
    };
    section("Reports", "reports", reports.iter().map(row))
}

fn notices(notices: &[Notice]) -> Markup {
    let row = |notice: &Notice| {
        let Notice { at, persona, channel, masked, what, .. } = notice;
        html! { td { (at) } td { (persona) } td { (channel) } td { (masked) } td { (what) } }
    };
    section("Sent", "notices", notices.iter().map(row))
}

fn requests(requests: &[Request]) -> Markup {
    let row = |request: &Request| {
        let status = request.status.map_or("closed".to_owned(), |status| status.to_string());
        html! {
            td { (request.at) }
            td { (request.method) " " (request.path) }
            td { (status) }
            td { (request.faults.join(", ")) }
        }
    };
    section("Last calls", "requests", requests.iter().map(row))
}

/// The last of these rows, newest first.
fn section(title: &str, id: &str, rows: impl DoubleEndedIterator<Item = Markup>) -> Markup {
    html! {
        section {
            h2 { (title) }
            table #(id) { @for row in rows.rev().take(LAST) { tr { (row) } } }
        }
    }
}
