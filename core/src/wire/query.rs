//! Questions to the back end: what stands after the `?`.

use crate::{
    domain::{filter::Filter, percent::percent_encode, time::Timestamp},
    flow::{activities::Query, app::Resource},
};

/// `GET /session`
pub const SESSION_PATH: &str = "/session";

/// The path from which this resource is read.
pub const fn path_of(what: Resource) -> &'static str {
    match what {
        Resource::Authenticators => "/authenticators",
        Resource::Identity => "/identity",
        Resource::Blocks => "/blocks",
    }
}

/// `GET /activity` as a list asks that has just been opened. A document begins to ask for it before the app runs; a test compares it with what the list
/// asks.
pub const FIRST_ACTIVITIES: &str = "/activity?limit=50";

/// `GET /activity`: the query with its `?`. `written`: a moment in RFC 3339.
pub fn activity_query(query: &Query, written: impl Fn(Timestamp) -> String) -> String {
    let mut out = ["?limit=", &query.limit.to_string()].concat();
    let mut put = |name: &str, value: &str| {
        out.push('&');
        out.push_str(name);
        out.push('=');
        percent_encode(value, b"", &mut out);
    };
    if let Some(cursor) = &query.cursor {
        put("cursor", cursor);
    }
    let Filter { group, outcome, authenticator, period, .. } = &query.filter;
    for kind in group.map_or(&[][..], |group| group.kinds()) {
        put("kind", kind.as_str());
    }
    if let Some(outcome) = outcome {
        put("outcome", outcome.as_str());
    }
    if let Some(id) = authenticator {
        put("authenticator", id.as_str());
    }
    for (name, at) in [("from", period.from()), ("to", period.to())] {
        if let Some(at) = at {
            put(name, &written(at));
        }
    }
    if !query.filter.text().is_empty() {
        put("q", query.filter.text());
    }
    out
}

/// `PUT /activity/{id}/report`: the path. An id may hold anything but control characters.
pub fn report_path(id: &crate::domain::id::ActivityId) -> String {
    let mut path = "/activity/".to_owned();
    percent_encode(id.as_str(), b"", &mut path);
    path + "/report"
}
