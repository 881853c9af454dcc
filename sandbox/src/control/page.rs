//! `/control` as HTML for people.

use serde_json::Value;

use super::truth::{Block, Notice, Report, Request, Truth};
use super::{desks, happenings};
use crate::faults::{CALLS, Fault, Switches};
use crate::html::escape;

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

/// The whole page.
pub(super) fn body(truth: &Truth, faults: &[Fault], switches: &Switches) -> String {
    let mut html = String::from(
        "<p><a href=\"/control\" id=\"reload\">Reload</a> · the same as JSON: <a href=\"/control/api/truth\">truth</a></p>",
    );
    html.push_str(&desks::both(truth));
    html.push_str(&happenings::desk(truth));
    html.push_str(&set_faults(faults));
    html.push_str(&set_switches(switches));
    html.push_str(&blocks(&truth.blocks));
    html.push_str(&reports(&truth.reports));
    html.push_str(&notices(&truth.notices));
    html.push_str(&requests(&truth.requests));
    html.push_str(
        "<section><h2>All of it</h2>\
         <form class=\"inline\" method=\"post\" action=\"/control/kill-sessions\"><button id=\"kill-sessions\">End every session</button></form>\
         <form class=\"inline\" method=\"post\" action=\"/control/reset\"><button id=\"reset\">Reset everything</button></form></section>",
    );
    html
}

fn set_faults(faults: &[Fault]) -> String {
    let options = |names: &[&str]| -> String { names.iter().map(|name| format!("<option>{name}</option>")).collect() };
    let kinds: String =
        FAULTS.iter().map(|(name, what)| format!("<option value=\"{name}\">{name}: {what}</option>")).collect();
    let set: String = faults
        .iter()
        .map(|fault| format!("<li><code>{}</code></li>", escape(&serde_json::to_string(fault).unwrap_or_default())))
        .collect();
    format!(
        "<section><h2>Faults</h2><ul id=\"faults\">{set}</ul><form method=\"post\" action=\"/control/fault\">\
         <label>Call <select name=\"call\">{}</select></label><label>Fault <select name=\"fault\">{kinds}</select></label><br>\
         <label>times <input name=\"times\" size=\"4\" inputmode=\"numeric\"></label>\
         <label>after <input name=\"after\" size=\"4\" inputmode=\"numeric\"></label>\
         <label>ms <input name=\"ms\" size=\"6\" inputmode=\"numeric\"></label>\
         <label>status <input name=\"status\" size=\"4\" inputmode=\"numeric\"></label>\
         <label>code <input name=\"code\" size=\"18\"></label>\
         <label>retry_after <input name=\"retry_after\" size=\"4\" inputmode=\"numeric\"></label>\
         <label>rows <input name=\"rows\" size=\"4\" inputmode=\"numeric\"></label>\
         <button id=\"add-fault\">Set</button></form>\
         <form method=\"post\" action=\"/control/clear-faults\"><button id=\"clear-faults\">Clear all faults</button></form></section>",
        options(&CALLS)
    )
}

fn set_switches(switches: &Switches) -> String {
    let json: Value = serde_json::to_value(switches).unwrap_or_default();
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    format!(
        "<section><h2>Switches</h2><form method=\"post\" action=\"/control/switches\">\
         <label for=\"switches\">As JSON</label><br><textarea id=\"switches\" name=\"json\" rows=\"8\" cols=\"60\">{}</textarea><br>\
         <button id=\"set-switches\">Set</button></form></section>",
        escape(&text)
    )
}

fn blocks(blocks: &[Block]) -> String {
    let mut rows = String::from(
        "<tr><th>id</th><th>whose</th><th>target</th><th>state</th><th>commits</th><th>requests</th><th>received</th>\
         <th>in effect</th><th>ended</th><th>reference</th></tr>",
    );
    for block in blocks {
        let text = |value: &Option<String>| escape(value.as_deref().unwrap_or(""));
        rows.push_str(&format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"status\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&block.id), text(&block.persona), text(&block.target), escape(&block.state), block.commits,
            block.requests, text(&block.received_at), text(&block.in_effect_at), text(&block.ended_at),
            text(&block.reference)
        ));
    }
    format!("<section><h2>Blocks: the truth</h2><table id=\"blocks\">{rows}</table></section>")
}

fn reports(reports: &[Report]) -> String {
    let row = |report: &Report| {
        let cells = [&report.at, &report.persona, &report.activity, &report.number].map(|text| escape(text));
        format!("<tr><td>{}</td></tr>", cells.join("</td><td>"))
    };
    let rows: String = reports.iter().rev().take(50).map(row).collect();
    format!("<section><h2>Reports</h2><table id=\"reports\">{rows}</table></section>")
}

fn notices(notices: &[Notice]) -> String {
    let rows: String = notices
        .iter()
        .rev()
        .take(50)
        .map(|notice| {
            format!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                notice.at,
                notice.persona,
                notice.channel,
                escape(&notice.masked),
                notice.what
            )
        })
        .collect();
    format!("<section><h2>Sent</h2><table id=\"notices\">{rows}</table></section>")
}

fn requests(requests: &[Request]) -> String {
    let rows: String = requests
        .iter()
        .rev()
        .take(50)
        .map(|request| {
            let status = request.status.map_or("closed".to_owned(), |status| status.to_string());
            format!(
                "<tr><td>{}</td><td>{} {}</td><td>{status}</td><td>{}</td></tr>",
                request.at,
                request.method,
                request.path,
                request.faults.join(", ")
            )
        })
        .collect();
    format!("<section><h2>Last calls</h2><table id=\"requests\">{rows}</table></section>")
}
