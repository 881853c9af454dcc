//! A desk that is a program: the example, which operators copy, and desks that go wrong.

use std::path::PathBuf;

use spaer_conform::check;
use spaer_conform::desk::{Desk, Program};
use spaer_conform::duty::Duty;
use spaer_conform::report::{Outcome, Verdict};

use crate::world::{TIMEOUTS, sandbox};

/// A shell script in a folder of its own, gone with the test.
struct Script(PathBuf);

impl Script {
    fn new(name: &str, text: &str) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::env::temp_dir().join(format!("spaer-conform-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("desk");
        std::fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self(file)
    }

    fn desk(&self) -> Desk {
        Desk::Program(Program::new(self.0.clone()))
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

const EXAMPLE: &str = env!("CARGO_BIN_EXE_spaer-conform-desk");

#[tokio::test]
async fn the_example_desk_is_all_that_an_operator_needs() {
    let sandbox = sandbox().await;
    let exec = format!("DESK_SANDBOX={} exec {} \"$@\"", sandbox.sandbox_url, EXAMPLE);
    let script = Script::new("example", &exec);
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!(report.outcome(), Outcome::Conforms, "{report}");
}

#[tokio::test]
async fn a_session_that_was_made_otherwise_will_do_for_all_but_the_way_there() {
    let sandbox = sandbox().await;
    let exec = format!("DESK_API={} DESK_SANDBOX={} exec {} \"$@\"", sandbox.app_url, sandbox.sandbox_url, EXAMPLE);
    let script = Script::new("cookies", &exec);
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!(report.failed(), [], "{report}");
    let open = [Duty::LoginComesBack, Duty::LoginBound, Duty::CookieFlags, Duty::SessionRenewed, Duty::UnderWay];
    assert_eq!(report.not_checked(), open, "{report}");
    for duty in open {
        let needed = "a desk whose `login` answers `callback`".to_owned();
        assert_eq!(report.verdict(duty), Verdict::NotChecked { needed });
    }
}

#[tokio::test]
async fn a_desk_may_do_less_and_what_it_lacks_is_said() {
    let sandbox = sandbox().await;
    let exec = format!(
        "case \"$1 $2\" in \"login FIRST-NEW\"|addresses*) exit 3;; esac\nDESK_SANDBOX={} exec {} \"$@\"",
        sandbox.sandbox_url, EXAMPLE
    );
    let script = Script::new("less", &exec);
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!(report.failed(), [], "{report}");
    assert_eq!(report.outcome(), Outcome::Incomplete);
    for (duty, needed) in
        [(Duty::TooNewOthers, "a desk with `login FIRST-NEW`"), (Duty::AllNotified, "a desk with `addresses FIRST`")]
    {
        assert_eq!(report.verdict(duty), Verdict::NotChecked { needed: needed.to_owned() }, "{duty}");
    }
    assert_eq!(report.verdict(Duty::EndedStaysEnded), Verdict::Passed);
}

#[tokio::test]
async fn what_is_blocked_must_be_lifted_by_somebody() {
    let sandbox = sandbox().await;
    let exec =
        format!("if [ \"$1\" = lift ]; then exit 3; fi\nDESK_SANDBOX={} exec {} \"$@\"", sandbox.sandbox_url, EXAMPLE);
    let script = Script::new("no-lift", &exec);
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!((report.failed(), report.outcome()), (vec![], Outcome::Incomplete), "{report}");
    let needed = "a desk with `reset` or `lift`".to_owned();
    assert_eq!(report.verdict(Duty::EndedStaysEnded), Verdict::NotChecked { needed });
}

#[tokio::test]
async fn a_desk_that_breaks_lets_nothing_pass_and_is_told_of() {
    let sandbox = sandbox().await;
    let script = Script::new("broken", "echo no such person >&2; exit 1");
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!(report.outcome(), Outcome::Incomplete, "{report}");
    assert!(
        matches!(report.verdict(Duty::FirstIs201), Verdict::NotChecked { needed } if needed.contains("`reset`")),
        "{report}"
    );
}

#[tokio::test]
async fn a_cookie_that_opens_nothing_is_the_desks_fault() {
    let sandbox = sandbox().await;
    let exec = format!(
        "if [ \"$1\" = login ]; then echo cookie spaer_session=none; exit 0; fi\nDESK_SANDBOX={} exec {} \"$@\"",
        sandbox.sandbox_url, EXAMPLE
    );
    let script = Script::new("cookie", &exec);
    let report = check(&sandbox.app_url, &script.desk(), TIMEOUTS).await.unwrap();
    assert_eq!(report.failed(), [], "{report}");
    assert!(
        matches!(report.verdict(Duty::FirstIs201), Verdict::NotChecked { needed } if needed.contains("FIRST")),
        "{report}"
    );
}
