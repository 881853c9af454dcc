//! Against the sandbox as it is.

use spaer_conform::check;
use spaer_conform::desk::Desk;
use spaer_conform::duty::{Duty, Needs};
use spaer_conform::report::{Outcome, Verdict};

use crate::proxy::Proxy;
use crate::world::{TIMEOUTS, checked, sandbox};

#[tokio::test]
async fn the_sandbox_keeps_every_duty() {
    let sandbox = sandbox().await;
    let report = checked(&sandbox.app_url, &sandbox).await;
    assert_eq!(report.outcome(), Outcome::Conforms, "{report}");
    for duty in Duty::ALL {
        assert_eq!(report.verdict(*duty), Verdict::Passed, "{duty}");
    }
}

#[tokio::test]
async fn an_honest_proxy_changes_nothing() {
    let sandbox = sandbox().await;
    let proxy = Proxy::start(None, &sandbox).await;
    let report = checked(&proxy.url, &sandbox).await;
    assert_eq!(report.outcome(), Outcome::Conforms, "{report}");
}

#[tokio::test]
async fn without_a_desk_what_needs_a_session_is_not_checked_and_said_to_be() {
    let sandbox = sandbox().await;
    let report = check(&sandbox.app_url, &Desk::Nobody, TIMEOUTS).await.unwrap();
    assert_eq!(report.outcome(), Outcome::Incomplete, "{report}");
    for duty in Duty::ALL {
        let checked = report.verdict(*duty) == Verdict::Passed;
        assert_eq!(checked, duty.needs() == Needs::Nothing, "{duty}: {:?}", report.verdict(*duty));
    }
    let printed = report.to_string();
    assert!(
        printed.contains("not checked  first-201: needs a desk with `login FIRST` and `login SECOND`"),
        "{printed}"
    );
}

#[tokio::test]
async fn where_nobody_answers_nothing_passes() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let report = check(&address, &Desk::Nobody, TIMEOUTS).await.unwrap();
    assert_eq!(report.failed(), [Duty::Answered]);
    assert_eq!(report.not_checked().len(), Duty::ALL.len() - 1, "{report}");
}

#[test]
fn names_are_short_and_there_once() {
    let mut names: Vec<&str> = Duty::ALL.iter().map(|duty| duty.as_str()).collect();
    assert!(names.iter().all(
        |name| name.len() <= 32 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    ));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Duty::ALL.len());
}
