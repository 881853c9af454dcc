//! RFC 9457.

use serde::Serialize;

use super::json;
use crate::problem::Problem;

#[derive(Serialize)]
struct ProblemJson<'a> {
    #[serde(rename = "type")]
    problem_type: &'static str,
    title: &'static str,
    status: u16,
    code: &'static str,
    request_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
}

pub(crate) fn problem(problem: &Problem, request_id: &str) -> Vec<u8> {
    json(&ProblemJson {
        // `code` is what programs go by; RFC 9457 has "about:blank" for problems without a page of their own.
        problem_type: "about:blank",
        title: problem.code.title(),
        status: problem.code.status().as_u16(),
        code: problem.code.as_str(),
        request_id,
        detail: problem.detail,
        retry_after: problem.after.map(|after| after.as_secs()),
    })
}
