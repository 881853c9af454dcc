//! The list of activities with Eva's 10,000 loaded, beside the same list in plain JavaScript (`tests/e2e/plain-list`), on a CPU that is four
//! times slower. What is measured is a matter of the machine and of what else it does, so that only `cargo xtask bench` asks for it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use fantoccini::{
    actions::{WheelAction, WheelActions},
    key::Key,
};
use serde_json::json;
use tokio::time::sleep;

use crate::support::{Citizen, SLOWER, Setting, Stage, needs_devtools, site::Site};

const ALL: u64 = 10_000;

/// How many times as long as in plain JavaScript the app may take: for a keystroke, at the median and at the 95th percentile; for a press, at the
/// median.
const MOST_TIMES_A_STROKE: f64 = 1.25;
const MOST_TIMES_A_PRESS: f64 = 1.5;
const LONGEST_TASK_MILLIS: f64 = 50.0;
const MOST_ROWS: u64 = 300;
const MOST_MEGABYTES: f64 = 60.0;

/// Typed letter by letter and taken away again, by turns in the app and in the plain page. Some letters leave thousands of rows, some one.
const WORDS: [&str; 7] = ["på", "atl", "tæn", "malm", "sve", "edge", "tog"];
/// From one keystroke to the next: the pause after typing is over by then, and the meter is done with the one before.
const BETWEEN_KEYS: Duration = Duration::from_millis(500);

const METER: &str = include_str!("../../plain-list/meter.js");

/// What stands in the list, whatever it is called.
const LISTED: &str = "return [...document.querySelectorAll('.event time')].map(time => time.dateTime).join()";

#[test]
#[ignore = "it measures; `cargo xtask bench` runs it"]
fn a_keystroke_is_on_the_screen_at_once_and_scrolling_never_stops() {
    let site = with_plain_list();
    needs_devtools(
        "the processor is made slower, and the memory of the page is read",
        site.folder(),
        |stage| async move {
            // Both first, since logging in is an activity too.
            let (app, plain) = (eva(&stage).await, eva(&stage).await);
            app.reloads().await;
            everything_is_there(&app).await;
            plain.loads("/plain-list/").await;
            says_that_all_is_there(&plain).await;
            for page in [&app, &plain] {
                page.js(METER).await;
            }
            let mut problems = typing(&app, &plain).await;
            problems.extend(pressing(&app, &plain).await);
            app.has_slower_cpu(SLOWER).await;
            problems.extend(scrolling(&app).await);
            let rows = app.js("return meter.mostRows").await.as_u64().expect("a number");
            println!("budget: rows in the DOM: {rows} at most (limit {MOST_ROWS})");
            problems.extend((rows > MOST_ROWS).then(|| format!("{rows} rows")));
            assert!(problems.is_empty(), "{problems:?}");
        },
    );
}

#[test]
#[ignore = "it measures; `cargo xtask bench` runs it"]
fn ten_thousand_activities_take_little_memory() {
    let site = with_plain_list();
    needs_devtools(
        "the processor is made slower, and the memory of the page is read",
        site.folder(),
        |stage| async move {
            let eva = stage.citizen().await;
            stage.sandbox().fault("get_activity", json!({ "fault": "status", "status": 503 }), None).await;
            eva.logs_in_at("/da/aktivitet", "eva-display").await;
            eva.sees("#again").await;
            let before = held(&eva).await;
            stage.sandbox().clear_faults().await;
            eva.presses("#again").await;
            everything_is_there(&eva).await;
            let after = held(&eva).await;
            // The tab's renderer is the one that was there and has grown; others have nothing to do.
            let growth =
                before.iter().filter_map(|(process, before)| Some((*after.get(process)? as f64, *before as f64)));
            let [after, before] = growth
                .max_by(|(after, before), (other, other_before)| (after - before).total_cmp(&(other - other_before)))
                .map(|(after, before)| [after, before].map(|bytes| bytes / 1e6))
                .expect("a renderer");
            let grown = after - before;
            println!(
                "budget: memory of the page's process: {grown:.1} MB more with {ALL} activities than with none (limit {MOST_MEGABYTES} MB; \
            {before:.1} MB, then {after:.1} MB: PSS after garbage collection, WebAssembly's included)"
            );
            assert!(grown <= MOST_MEGABYTES, "{grown} MB");
        },
    );
}

/// A copy of the built site with the plain page in it, for as long as it lives.
fn with_plain_list() -> Site {
    let site = Site::copied();
    let style = site.asset("main.css");
    let style = style.file_name().expect("a name").to_string_lossy();
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("plain-list");
    let page = fs::read_to_string(plain.join("index.html")).expect("the plain page").replace("main.css", &style);
    let place = site.folder().join("plain-list");
    fs::create_dir(&place).expect("a folder");
    fs::write(place.join("index.html"), page).expect("the plain page");
    fs::copy(plain.join("list.js"), place.join("list.js")).expect("the plain list");
    site
}

async fn eva(stage: &Stage) -> Citizen {
    // Elsewhere the app tells two times of each row, and the plain list one.
    let eva = stage.citizen_with(Setting::in_zone("Europe/Copenhagen")).await;
    eva.logs_in_at("/da/aktivitet", "eva-display").await;
    eva
}

async fn everything_is_there(eva: &Citizen) {
    eva.presses("#all-older").await;
    says_that_all_is_there(eva).await;
}

async fn says_that_all_is_there(eva: &Citizen) {
    let script = format!(
        "const [count] = document.querySelector('#summary')?.textContent.match(/\\d+/u) ?? [0];
        return count >= {ALL} && !document.querySelector('#all-older, #stop')"
    );
    eva.waits_for("everything is there", &script).await;
}

/// Milliseconds of keystrokes that changed the rows.
#[derive(Default)]
struct Strokes {
    millis: Vec<f64>,
    all: usize,
}

impl Strokes {
    /// The share of them that took no longer than this.
    fn at(&mut self, share: f64) -> f64 {
        self.millis.sort_by(f64::total_cmp);
        let place = (self.millis.len() as f64 * share).ceil() as usize;
        self.millis[place.saturating_sub(1)]
    }

    fn report(&mut self) -> String {
        let [median, most, worst] = [0.5, 0.95, 1.0].map(|share| self.at(share));
        format!("median {median:.1} ms, 95 % within {most:.1} ms, worst {worst:.1} ms")
    }
}

async fn typing(app: &Citizen, plain: &Citizen) -> Vec<String> {
    let (mut of_app, mut of_plain) = (Strokes::default(), Strokes::default());
    // What runs for the first time is compiled on the way, in both.
    for page in [app, plain] {
        types(page, "bank", &mut Strokes::default()).await;
    }
    for word in WORDS {
        let listed = [types(app, word, &mut of_app).await, types(plain, word, &mut of_plain).await];
        assert_eq!(listed[0], listed[1], "{word}: both pages list the same");
    }
    println!(
        "budget: keystroke to list painted, CPU {SLOWER} times slower: {} ({} of {} keystrokes changed the rows)",
        of_app.report(),
        of_app.millis.len(),
        of_app.all
    );
    beside(&mut of_app, &mut of_plain, &[0.5, 0.95], MOST_TIMES_A_STROKE)
}

/// Tells how long the plain list takes, and what is more than so many times as long, at these shares.
fn beside(of_app: &mut Strokes, of_plain: &mut Strokes, shares: &[f64], most: f64) -> Vec<String> {
    let ratios: Vec<f64> = shares.iter().map(|share| of_app.at(*share) / of_plain.at(*share)).collect();
    let shown: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    println!(
        "budget: the same in plain JavaScript: {}; {} times it at the share of {shares:?} (limit {most})",
        of_plain.report(),
        shown.join(" and ")
    );
    ratios
        .iter()
        .filter(|ratio| **ratio > most)
        .map(|ratio| format!("{ratio} times as long as in plain JavaScript"))
        .collect()
}

/// Presses for older and for newer rows: until rows leave at the other end, and on, and back.
async fn pressing(app: &Citizen, plain: &Citizen) -> Vec<String> {
    let (mut of_app, mut of_plain) = (Strokes::default(), Strokes::default());
    for press in 0..20 {
        let selector = if press < 12 { "#older" } else { "#newer" };
        for (page, strokes) in [(app, &mut of_app), (plain, &mut of_plain)] {
            page.has_slower_cpu(SLOWER).await;
            page.js("meter.press = null").await;
            page.presses(selector).await;
            sleep(BETWEEN_KEYS).await;
            page.waits_for("other rows are painted", "return meter.press").await;
            strokes.millis.extend(page.js("return meter.press").await.as_f64());
            page.has_slower_cpu(1.0).await;
        }
        let listed = [app.js(LISTED).await, plain.js(LISTED).await];
        assert_eq!(listed[0], listed[1], "press {press}: both pages list the same");
    }
    println!("budget: press for older or newer rows to list painted, CPU {SLOWER} times slower: {}", of_app.report());
    beside(&mut of_app, &mut of_plain, &[0.5], MOST_TIMES_A_PRESS)
}

/// Types the word, and takes it away again. Gives back what was listed between.
async fn types(page: &Citizen, word: &str, strokes: &mut Strokes) -> String {
    // One of the two at a time: what is slowed down keeps a processor busy, whether it has anything to do or not.
    page.has_slower_cpu(SLOWER).await;
    // As far up as it goes, so that as much of the list as can be is on the screen.
    page.js("const field = document.querySelector('#q'); field.focus(); field.scrollIntoView()").await;
    for letter in word.chars() {
        strokes.all += 1;
        strokes.millis.extend(stroke(page, letter).await);
    }
    let listed = page.js(LISTED).await;
    for _ in word.chars() {
        strokes.all += 1;
        strokes.millis.extend(stroke(page, Key::Backspace.into()).await);
    }
    page.has_slower_cpu(1.0).await;
    listed.as_str().expect("a text").to_owned()
}

/// How long it took, if it changed the rows.
async fn stroke(page: &Citizen, letter: char) -> Option<f64> {
    page.js("meter.stroke = null").await;
    page.strikes_char(letter).await;
    sleep(BETWEEN_KEYS).await;
    page.waits_for("the keystroke is painted", "return meter.stroke").await;
    let stroke = page.js("return meter.stroke").await;
    let millis = stroke["millis"].as_f64().expect("a number");
    (stroke["changed"] == true).then_some(millis)
}

/// How far a wheel turns, and how often in a row.
const TURN: i64 = 400;
const TURNS: usize = 12;

async fn scrolling(app: &Citizen) -> Vec<String> {
    let (mut moving, mut pressing) = (Vec::new(), Vec::new());
    app.js("meter.longTasks.length = 0").await;
    // More presses than it takes until the newest rows leave.
    for press in 0..8 {
        scrolls(app, TURN).await;
        app.strikes(Key::PageDown).await;
        app.strikes(Key::PageUp).await;
        moving.extend(long_tasks(app).await);
        app.presses(if press < 6 { "#older" } else { "#newer" }).await;
        pressing.extend(long_tasks(app).await);
        scrolls(app, -TURN).await;
        moving.extend(long_tasks(app).await);
    }
    println!(
        "budget: long tasks while scrolling, CPU {SLOWER} times slower: {} over {LONGEST_TASK_MILLIS} ms (limit 0)",
        report_long_tasks(&moving)
    );
    println!("budget: long tasks on presses for older and newer rows: {}", report_long_tasks(&pressing));
    if moving.is_empty() { Vec::new() } else { vec![format!("scrolling stops for {moving:?} ms")] }
}

fn report_long_tasks(tasks: &[f64]) -> String {
    let longest = tasks.iter().copied().reduce(f64::max);
    longest.map_or_else(|| "none".to_owned(), |longest| format!("{} (longest {longest:.0} ms)", tasks.len()))
}

async fn scrolls(app: &Citizen, delta_y: i64) {
    let mut wheel = WheelActions::new("wheel".to_owned());
    for _ in 0..TURNS {
        wheel.push(WheelAction::Scroll { duration: None, x: 600, y: 400, delta_x: 0, delta_y });
        wheel.push(WheelAction::Pause { duration: Duration::from_millis(60) });
    }
    app.client().perform_actions(wheel).await.expect("a wheel");
}

/// Those since the last time it was asked, in milliseconds. The browser tells of them a little later.
async fn long_tasks(app: &Citizen) -> Vec<f64> {
    sleep(Duration::from_millis(600)).await;
    let tasks = app.js("return meter.longTasks.splice(0).map(task => task.duration)").await;
    tasks.as_array().expect("a list").iter().filter_map(serde_json::Value::as_f64).collect()
}

/// What each renderer of the scene holds in bytes, by its process, after whatever nobody needs has been thrown away.
async fn held(eva: &Citizen) -> BTreeMap<PathBuf, u64> {
    for _ in 0..3 {
        eva.throws_garbage_away().await;
        sleep(Duration::from_secs(1)).await;
    }
    let group = eva.process_group().to_string();
    let processes = fs::read_dir("/proc").expect("/proc").map(|entry| entry.expect("an entry").path());
    processes.filter_map(|process| Some((process.clone(), renderers_bytes(&process, &group)?))).collect()
}

/// Memory of the process if it is a renderer of this group: its own, and its share of what it shares with others.
fn renderers_bytes(process: &Path, group: &str) -> Option<u64> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    // In `/proc/PID/stat`, state, parent and process group follow the name, which is in brackets.
    let is_ours = stat.rsplit_once(") ")?.1.split(' ').nth(2) == Some(group);
    let command = fs::read(process.join("cmdline")).ok()?;
    let is_renderer = String::from_utf8_lossy(&command).contains("--type=renderer");
    let rollup = (is_ours && is_renderer).then(|| fs::read_to_string(process.join("smaps_rollup")).ok())??;
    let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kibibytes: u64 = pss.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
