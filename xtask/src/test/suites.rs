//! What each suite runs.

use std::path::{Path, PathBuf};

use super::Suite;
use super::contract;
use super::ledger;
use super::results::{self, Count};
use crate::bench;
use crate::build::sizes::Sizes;
use crate::conform;
use crate::files;
use crate::notices;
use crate::privacyidea;
use crate::proc::Task;
use crate::progress::{Step, step};
use crate::repo::Repo;
use crate::sandbox;
use crate::setup::{self, Bindgen, Browser, OtherBrowsers};
use crate::shots::Sitting;

/// Everything that runs natively but the core, whose model is a suite of its own.
const NATIVE: &[&str] = &[
    "spaer-language-tag",
    "spaer-operator",
    "spaer-contract",
    "spaer-gateway",
    "spaer-privacyidea",
    "spaer-sandbox",
    "spaer-awkward",
    "spaer-simulation",
    "spaer",
    "xtask",
];
/// Two tests at once: more browsers on two cores would cause timeouts that mean nothing.
const TEST_THREADS: &str = "--test-threads=2";
/// What stands in the names of the tests that look at states, and of no others.
const AUDITS: &str = "audit";
/// How the names of tests end that are about one language.
const LANGUAGES: [(&str, &str); 3] = [("da", "_in_danish"), ("en", "_in_english"), ("de", "_in_german")];
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools that the chosen suites need. One that could not be set up fails only the suites that need it.
pub struct Tools {
    bindgen: Result<Bindgen, String>,
    browser: Result<Browser, String>,
    others: Result<OtherBrowsers, String>,
    privacyidea: Result<PathBuf, String>,
    schemathesis: Result<PathBuf, String>,
    postgresql: Result<(), String>,
    nginx: Result<PathBuf, String>,
    full: bool,
}

/// The result of a suite.
#[derive(Debug, Default)]
pub struct SuiteResult {
    pub count: Count,
    pub failing_logs: Vec<PathBuf>,
    /// What went wrong, where no log tells it.
    pub messages: Vec<String>,
    pub figures: Vec<String>,
}

impl Tools {
    pub fn set_up(repo: &Repo, chosen: &[Suite], full: bool) -> Self {
        let any = |suites: &[Suite]| chosen.iter().any(|suite| suites.contains(suite));
        let mut problems = Vec::new();
        if any(&[Suite::Lint]) {
            problems.extend(setup::wasm_target(repo).err());
        }
        if any(&[Suite::Notices]) {
            problems.extend(setup::npm(repo).err());
        }
        let site = any(&[Suite::Dist, Suite::EndToEnd]);
        let set_up = || if site { setup::for_site(repo).map(|trunk| trunk.bindgen) } else { setup::for_build(repo) };
        let bindgen = Self::wanted(site || any(&[Suite::Dom]), set_up, &mut problems);
        let browser = Self::wanted(any(&[Suite::Dom, Suite::EndToEnd]), || setup::browser(repo), &mut problems);
        let others = Self::wanted(any(&[Suite::EndToEnd]), || setup::other_browsers(repo), &mut problems);
        let privacyidea =
            Self::wanted(any(&[Suite::PrivacyIdea, Suite::EndToEnd]), || setup::privacyidea(repo), &mut problems);
        let schemathesis = Self::wanted(any(&[Suite::Contract]), || setup::schemathesis(repo), &mut problems);
        let shared = any(&[Suite::Native, Suite::PrivacyIdea]);
        let postgresql = Self::wanted(shared, || setup::postgresql(repo), &mut problems);
        let nginx = Self::wanted(any(&[Suite::PrivacyIdea]), || setup::nginx(repo), &mut problems);
        problems.dedup();
        if problems.is_empty() {
            setup::ready();
        }
        for problem in problems {
            eprintln!("{problem}");
        }
        Self { bindgen, browser, others, privacyidea, schemathesis, postgresql, nginx, full }
    }

    fn wanted<T>(
        wanted: bool,
        set_up: impl FnOnce() -> Result<T, String>,
        problems: &mut Vec<String>,
    ) -> Result<T, String> {
        if !wanted {
            return Err("no chosen suite asked for it".to_owned());
        }
        set_up().inspect_err(|problem| problems.push(problem.clone()))
    }

    fn others(&self) -> Result<&OtherBrowsers, String> {
        self.others.as_ref().map_err(Clone::clone)
    }

    fn browser(&self) -> Result<&Browser, String> {
        self.browser.as_ref().map_err(Clone::clone)
    }
}

impl SuiteResult {
    /// A check that counts as one passed test, however much it looks at.
    fn passed() -> Self {
        Self { count: Count { passed: 1, ..Count::default() }, ..Self::default() }
    }

    fn failed(failing_logs: Vec<PathBuf>, messages: Vec<String>) -> Self {
        Self { count: Count { failed: 1, ..Count::default() }, failing_logs, messages, ..Self::default() }
    }

    /// A failure outside of any test, such as a tool that is missing.
    pub fn broken(message: String) -> Self {
        Self::failed(Vec::new(), vec![message])
    }

    fn of(problems: Vec<String>) -> Self {
        if problems.is_empty() { Self::passed() } else { Self::failed(Vec::new(), problems) }
    }

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.failing_logs.extend(other.failing_logs);
        self.messages.extend(other.messages);
        self.figures.extend(other.figures);
    }
}

pub fn run(repo: &Repo, tools: &Tools, suite: Suite) -> Result<SuiteResult, String> {
    match suite {
        Suite::Format => run_cargo(repo, &[("test-format", "fmt --all -- --check --color=never")]),
        Suite::Lint => run_cargo(
            repo,
            &[
                ("test-lint", "clippy --workspace --all-targets -- -D warnings"),
                (
                    "test-lint-wasm",
                    "clippy --package spaer --package spaer-layer-runtime --package spaer-layer-transport --package spaer-layer-ui --package spaer-layer-platform --lib --tests --target wasm32-unknown-unknown -- -D warnings",
                ),
            ],
        ),
        Suite::Native => native(repo, tools),
        Suite::Model => {
            // Run optimised, because there are millions of states; the code of the machine is the same as without.
            let args = ["--release", "--package", "spaer-core", "--test", "model", "--", "--nocapture"];
            run_tests(cargo_test(repo, tools, "test-model").args(args), "model")
        }
        Suite::Conform => conform(repo, tools),
        Suite::Contract => contract::run(repo, &tools.schemathesis.clone()?, tools.full),
        Suite::PrivacyIdea => privacyidea(repo, tools),
        Suite::Notices => step("test", "notices", || notices::check(repo)).map(SuiteResult::of),
        Suite::Dom => dom(repo, tools),
        Suite::Dist => dist(repo),
        Suite::EndToEnd => end_to_end(repo, tools),
    }
}

/// Runs cargo commands that count as one test; it stops at the first that fails.
fn run_cargo(repo: &Repo, commands: &[(&str, &str)]) -> Result<SuiteResult, String> {
    for (log, args) in commands {
        let mut step = Step::begin("test", log.trim_start_matches("test-"));
        let finished = Task::cargo(repo, log).args(args.split(' ')).run(|| step.tick())?;
        step.end(if finished.success { "done in" } else { "FAILED after" });
        if !finished.success {
            return Ok(SuiteResult::failed(vec![finished.log], Vec::new()));
        }
    }
    Ok(SuiteResult::passed())
}

fn cargo_test(repo: &Repo, tools: &Tools, log: &str) -> Task {
    // Colours would stand between the words that are counted, and a backtrace would push what a test says out of the end of the log that is shown.
    let task = Task::cargo(repo, log).args(["test", "--no-fail-fast", "--color", "never"]).env("RUST_BACKTRACE", "0");
    if tools.full { task.env("SPAER_FULL", "1") } else { task }
}

fn run_tests(task: Task, name: &str) -> Result<SuiteResult, String> {
    let mut step = Step::begin("test", name);
    let finished = task.run(|| step.tick())?;
    let log = String::from_utf8_lossy(&files::read(&finished.log)?).into_owned();
    let count = results::count_run(&log, finished.success);
    step.end(&if count.failed == 0 { format!("{} passed in", count.passed) } else { "FAILED after".to_owned() });
    let messages = if count.passed + count.failed == 1 && count.failed == 1 && finished.success {
        vec![format!("{} ran no test", name)]
    } else {
        Vec::new()
    };
    let failing_logs = if count.failed > 0 { vec![finished.log] } else { Vec::new() };
    Ok(SuiteResult { count, failing_logs, messages, figures: results::figures(&log) })
}

fn native(repo: &Repo, tools: &Tools) -> Result<SuiteResult, String> {
    // The gateway is tested over it, with all its features, since the adapter beside it wants them all.
    tools.postgresql.clone()?;
    let packages = NATIVE.iter().flat_map(|package| ["--package", package]);
    let mut result = run_tests(cargo_test(repo, tools, "test-native").args(packages), "native")?;
    let targets = core_test_targets(repo)?;
    let targets = targets.iter().flat_map(|target| ["--test", target]);
    let core = cargo_test(repo, tools, "test-native-core").args(["--package", "spaer-core", "--lib"]).args(targets);
    result.add(run_tests(core, "native, core")?);
    Ok(result)
}

/// The adapter over a real server, in its own tests.
fn privacyidea(repo: &Repo, tools: &Tools) -> Result<SuiteResult, String> {
    let lab = tools.privacyidea.clone()?;
    tools.postgresql.clone()?;
    let program = privacyidea::program(repo)?;
    let task = cargo_test(repo, tools, "test-privacyidea").env("SPAER_PRIVACYIDEA", &lab);
    let task = task.env("SPAER_PRIVACYIDEA_BIN", program).env("SPAER_NGINX", tools.nginx.clone()?);
    // Two at once: the server has two processes, and a queue before it would be what the tests wait for.
    let mut result = run_tests(
        task.args(["--package", "spaer-privacyidea-lab", "--test", "effect", "--", TEST_THREADS]),
        "privacyidea",
    )?;
    result.add(privacyidea::conforms(repo, &lab)?);
    Ok(result)
}

/// Conform against one lie at a time, and then as an operator would run it: against the sandbox, by its own program.
fn conform(repo: &Repo, tools: &Tools) -> Result<SuiteResult, String> {
    let mut result =
        run_tests(cargo_test(repo, tools, "test-conform").args(["--package", "spaer-conform"]), "conform")?;
    let program = conform::build(repo)?;
    let server = conform::serve(repo)?;
    let task = Task::new(repo, program, "test-conform-sandbox").args(conform::arguments_for(&server));
    result.add(conform::as_suite(task, "conform, the sandbox", &[])?);
    Ok(result)
}

/// The integration tests of the core but the model, found as cargo finds them.
fn core_test_targets(repo: &Repo) -> Result<Vec<String>, String> {
    let folder = repo.path("core/tests");
    let found = files::below(&folder)?;
    let names = found.iter().filter_map(|file| target_name(&files::url_path(&folder, file)));
    Ok(names.filter(|name| name != "model").collect())
}

fn target_name(path: &str) -> Option<String> {
    let name = path.strip_suffix("/main.rs").or_else(|| path.strip_suffix(".rs"))?;
    (!name.contains('/')).then(|| name.to_owned())
}

fn dom(repo: &Repo, tools: &Tools) -> Result<SuiteResult, String> {
    let bindgen = tools.bindgen.as_ref().map_err(Clone::clone)?;
    let task = cargo_test(repo, tools, "test-dom")
        .args(["--package", "spaer", "--target", WASM_TARGET, "--test", "dom"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &bindgen.test_runner)
        .env("CHROMEDRIVER", &tools.browser()?.chromedriver);
    run_tests(task, "dom")
}

/// The site builds, and is no larger than it may be.
fn dist(repo: &Repo) -> Result<SuiteResult, String> {
    bench::ensure_built(repo, &repo.dist())?;
    let sizes = Sizes::of(&repo.dist())?;
    println!("{sizes}");
    let mut result = SuiteResult::passed();
    result.add(SuiteResult::of(bench::budgets(repo)?.broken_by(&sizes)));
    Ok(result)
}

/// The programs that the end-to-end tests start besides the browsers.
struct EndToEnd {
    sandbox: PathBuf,
    awkward: PathBuf,
    privacyidea: PathBuf,
}

impl EndToEnd {
    fn build(repo: &Repo) -> Result<Self, String> {
        bench::ensure_built(repo, &repo.dist())?;
        let (sandbox, awkward) = (sandbox::build(repo)?, sandbox::build_awkward(repo)?);
        Ok(Self { sandbox, awkward, privacyidea: privacyidea::build_lab(repo)? })
    }

    /// To measure what people see, in the browser that they have.
    fn measuring_task(&self, repo: &Repo, tools: &Tools, log: &str) -> Result<Task, String> {
        Ok(self.test_task(repo, tools, log)?.env("SPAER_CHROMIUM", &tools.browser()?.chromium))
    }

    fn test_task(&self, repo: &Repo, tools: &Tools, log: &str) -> Result<Task, String> {
        let browser = tools.browser()?;
        let others = tools.others()?;
        let dist = repo.dist();
        let made = tools.privacyidea.clone()?;
        let places: [(&str, &Path); 11] = [
            ("SPAER_SANDBOX_BIN", &self.sandbox),
            ("SPAER_AWKWARD_BIN", &self.awkward),
            ("SPAER_PRIVACYIDEA_LAB_BIN", &self.privacyidea),
            ("SPAER_PRIVACYIDEA", &made),
            ("SPAER_DIST", &dist),
            ("SPAER_CHROMEDRIVER", &browser.chromedriver),
            ("SPAER_CHROMIUM", &browser.shell),
            ("SPAER_GECKODRIVER", &others.geckodriver),
            ("SPAER_FIREFOX", &others.firefox),
            ("SPAER_WEBKIT_DRIVER", &others.webkit_driver),
            ("SPAER_WEBKIT", &others.webkit),
        ];
        let task =
            cargo_test(repo, tools, log).args(["--package", "spaer-e2e"]).env("SPAER_LEDGER", ledger::path(repo));
        Ok(places.iter().fold(task, |task, (name, place)| task.env(name, place)).args(["--"]))
    }
}

/// Scenes that are played in every engine in every run; the names are those of `in_every_engine!`.
const IN_EVERY_ENGINE: [&str; 3] = ["::in_chromium", "::in_firefox", "::in_webkit"];
/// In which all other scenes are played once more in a full run, as the tests name them.
const OTHER_ENGINES: [&str; 2] = ["firefox", "webkit"];

fn end_to_end(repo: &Repo, tools: &Tools) -> Result<SuiteResult, String> {
    let programs = EndToEnd::build(repo)?;
    let looks = repo.target.join("looks.jsonl");
    files::write(&looks, "")?;
    ledger::begin(repo)?;
    let scenes = programs.test_task(repo, tools, "test-e2e")?.env("SPAER_LOOKS", &looks);
    let mut result = run_tests(scenes.args([TEST_THREADS]), "e2e")?;
    // Run the tests in `journey` once more, over another back end behind the gateway, which no engine sees.
    let journeys = programs.test_task(repo, tools, "test-e2e-awkward")?.env("SPAER_SANDBOX_BIN", &programs.awkward);
    let journeys = journeys.args([TEST_THREADS, "--skip", "::in_firefox", "--skip", "::in_webkit", "journey::"]);
    result.add(run_tests(journeys, "e2e, journeys over the awkward back end")?);
    let others: &[&str] = if tools.full { &OTHER_ENGINES } else { &[] };
    for engine in others {
        let task = programs.test_task(repo, tools, &format!("test-e2e-{engine}"))?.env("SPAER_ENGINE", engine);
        let played_already = IN_EVERY_ENGINE.iter().flat_map(|name| ["--skip", name]);
        result
            .add(run_tests(task.args([TEST_THREADS]).args(played_already), &format!("e2e, every scene in {engine}"))?);
    }
    result.figures.extend(ledger::figures(repo)?);
    Ok(result)
}

/// The presses of each way to "blocked", counted in a browser, beside their limits.
pub fn click_budgets(repo: &Repo) -> Result<SuiteResult, String> {
    let tools = Tools::set_up(repo, &[Suite::EndToEnd], false);
    let task = EndToEnd::build(repo)?.test_task(repo, &tools, "bench-presses")?;
    run_tests(task.args([TEST_THREADS, "--nocapture", "budget::"]), "presses")
}

/// Measures how quickly a first visit shows what it came for, beside the same pages in React.
pub fn visit_budgets(repo: &Repo) -> Result<SuiteResult, String> {
    setup::react(repo)?;
    let tools = Tools::set_up(repo, &[Suite::EndToEnd], false);
    let task = EndToEnd::build(repo)?.measuring_task(repo, &tools, "bench-visit")?;
    run_tests(task.args(["--test-threads=1", "--nocapture", "--ignored", "visit::"]), "first visit")
}

/// How fast the list of activities is and what it takes, measured in a browser that has the machine for itself, beside the limits.
pub fn list_budgets(repo: &Repo) -> Result<SuiteResult, String> {
    let tools = Tools::set_up(repo, &[Suite::EndToEnd], false);
    let task = EndToEnd::build(repo)?.measuring_task(repo, &tools, "bench-list")?;
    run_tests(task.args(["--test-threads=1", "--nocapture", "--ignored", "speed::"]), "list of activities")
}

/// Looks at every state that is wanted, takes its pictures, and writes down what was found.
pub fn shots(repo: &Repo, sitting: &Sitting) -> Result<SuiteResult, String> {
    let tools = Tools::set_up(repo, &[Suite::EndToEnd], false);
    let task = EndToEnd::build(repo)?.test_task(repo, &tools, "shots")?;
    let task = task.env("SPAER_SHOTS", &sitting.folder).env("SPAER_LOOKS", &sitting.ledger);
    let task = task.env("SPAER_SHOTS_ONLY", sitting.only.as_deref().unwrap_or_default());
    let task = task.env("SPAER_SHOTS_LANG", sitting.lang.as_deref().unwrap_or_default());
    let others = LANGUAGES.iter().filter(|(tag, _)| sitting.lang.as_ref().is_some_and(|lang| lang != tag));
    let task = task.args(others.flat_map(|(_, name)| ["--skip", name]));
    run_tests(task.args([TEST_THREADS, AUDITS]), "pictures")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_targets_are_named_as_cargo_names_them() {
        assert_eq!(target_name("it/main.rs").as_deref(), Some("it"));
        assert_eq!(target_name("layers.rs").as_deref(), Some("layers"));
        assert_eq!(target_name("it/layers.rs"), None);
        assert_eq!(target_name("it/data.json"), None);
    }
}
