//! The gateway over the sandbox, driven by schemathesis from the contract, with whatever fits it and whatever does not. What is expected of an answer stands in
//! the contract alone.

use std::path::Path;

use super::results;
use super::suites::SuiteResult;
use crate::conform;
use crate::files;
use crate::proc::Task;
use crate::progress::Step;
use crate::repo::Repo;

/// Cases for each call of the contract. The same ones in each run, so that what fails was changed and not drawn; a full run has more, and others each time.
const CASES: [&str; 4] = ["--max-examples", "60", "--seed", "1"];
const CASES_OF_A_FULL_RUN: [&str; 2] = ["--max-examples", "1000"];

/// `program`: schemathesis.
pub fn run(repo: &Repo, program: &Path, full: bool) -> Result<SuiteResult, String> {
    let server = conform::serve(repo)?;
    let [api, own] = &server.addresses;
    let (api, own) = (format!("{}/api/v1", api.trim_end_matches('/')), own.trim_end_matches('/'));
    // It leaves what it remembers in the folder where it is started.
    let work = repo.target.join("schemathesis");
    files::make_folder(&work)?;
    let task = Task::new(repo, program, "test-contract")
        .folder(&work)
        .env("PYTHONPATH", repo.path("contract/schemathesis"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("SPAER_API", &api)
        .env("SPAER_SANDBOX", own)
        .args(["run"])
        .args([repo.path("contract/openapi.yaml")])
        .args(["--url", &api, "--checks", "all", "--continue-on-failure", "--no-color"])
        // How long a case takes to make up depends on the machine, and says nothing.
        .args(["--generation-database", "none", "--suppress-health-check", "all"]);
    let task = if full { task.args(CASES_OF_A_FULL_RUN) } else { task.args(CASES) };
    let mut step = Step::begin("test", "contract");
    let finished = task.run(|| step.tick())?;
    let log = String::from_utf8_lossy(&files::read(&finished.log)?).into_owned();
    let count = results::cases(&log, finished.success);
    step.end(&if count.failed == 0 { format!("{} passed in", count.passed) } else { "FAILED after".to_owned() });
    let failing_logs = if count.failed > 0 { vec![finished.log] } else { Vec::new() };
    Ok(SuiteResult { count, failing_logs, ..SuiteResult::default() })
}
