//! What the scenes are made of.

pub mod activities;
pub mod browser;
pub mod citizen;
mod complaints;
mod device;
mod driver;
pub mod flows;
pub mod host;
pub mod http;
pub mod judge;
pub mod keyboard;
mod ledger;
pub mod page;
pub mod pages;
mod road;
pub mod sandbox;
pub mod site;
mod small_browser;
mod tab;
pub mod words;

use std::{
    cell::{Cell, RefCell},
    env, panic,
    path::{Path, PathBuf},
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{runtime, task, time};

use crate::look;

pub use browser::Setting;
pub use citizen::Citizen;
pub use page::Claimed;
pub use sandbox::{BackEnd, Sandbox};

use browser::USUAL_FONT_SIZE;
use driver::Driver;
pub use driver::Engine;
use road::Road;

/// No scene takes as long; one that does hangs, and is ended together with its browsers.
const LONGEST_SCENE: Duration = Duration::from_secs(240);
/// The same where pictures of every state are taken.
const LONGEST_SITTING: Duration = Duration::from_secs(30 * 60);

/// A driver that does not start, or does not end, within this time hangs, which happens about once in a hundred starts. Another one is started then.
const LONGEST_START: Duration = Duration::from_secs(25);
const MOST_STARTS: u32 = 3;
const LONGEST_END: Duration = Duration::from_secs(20);

/// How many times slower the processor of a cheap phone is taken to be, where time is measured.
pub const SLOWER: f64 = 4.0;

/// One sandbox, and the browsers that were opened. Cheap to clone.
#[derive(Clone)]
pub struct Stage {
    inner: Rc<Inner>,
}

struct Inner {
    sandbox: Sandbox,
    engine: Engine,
    /// Those that were started so far. Chromium's drives all browsers of the scene; one of another engine drives no more than one.
    drivers: RefCell<Vec<Rc<Driver>>>,
    audience: RefCell<Vec<Citizen>>,
    /// How many blocks the citizens of the scene have asked for so far, at most.
    ordered: Cell<usize>,
}

impl Stage {
    pub fn sandbox(&self) -> &Sandbox {
        &self.inner.sandbox
    }

    /// How many blocks this test orders; the judge objects to more. One, unless a test says otherwise.
    pub fn orders(&self, blocks: usize) {
        self.inner.ordered.set(blocks);
    }

    pub fn ordered(&self) -> usize {
        self.inner.ordered.get()
    }

    /// Somebody with a browser of their own, in Danish on a wide screen.
    pub async fn citizen(&self) -> Citizen {
        self.citizen_with(Setting::default()).await
    }

    pub async fn citizen_with(&self, setting: Setting) -> Citizen {
        let road = if self.has_roads() { Some(Road::open(setting.lang).await) } else { None };
        let driver = self.driver_with_room(setting.zone).await;
        let client = browser::open(&driver, &setting, road.as_ref()).await;
        let citizen = Citizen::new(client, self.clone(), driver, road, &setting);
        self.inner.audience.borrow_mut().push(citizen.clone());
        if self.engine() == Engine::Chromium && !setting.script {
            // What the test itself asks of the page is answered all the same.
            citizen.tells_browser("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
        }
        if let Some((width, height)) = setting.viewport {
            citizen.has_screen(width, height).await;
        }
        if self.engine() == Engine::Chromium && setting.font_size != USUAL_FONT_SIZE {
            citizen.has_font_size(setting.font_size).await;
        }
        let zone = setting.zone.or(look::is_picturing().then_some("Europe/Copenhagen"));
        if let (Engine::Chromium, Some(zone)) = (self.engine(), zone) {
            citizen.is_in_zone(zone).await;
        }
        citizen
    }

    /// Anna has pressed, and nobody has answered.
    pub async fn unanswered_anna(&self) -> Citizen {
        self.sandbox().lose_answers_to("put_block").await;
        self.sandbox().fault("get_block", serde_json::json!({ "fault": "status", "status": 500 }), None).await;
        let anna = self.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.sees("#ask-again").await;
        anna
    }

    /// Anna has blocked her stolen phone, and the receipt says so.
    pub async fn blocked_anna(&self) -> Citizen {
        let anna = self.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna
    }

    /// No script failed, nothing panicked, and the policy was kept, on any page of the scene.
    async fn nobody_complained(&self) {
        for citizen in self.audience() {
            let complaints = citizen.complaints().await;
            assert!(complaints.is_empty(), "{complaints:#?}");
        }
    }

    /// All who have opened a browser.
    fn audience(&self) -> Vec<Citizen> {
        self.inner.audience.borrow().clone()
    }

    pub fn engine(&self) -> Engine {
        self.inner.engine
    }

    /// Whether the test stands between browser and sandbox. Where a scene names its engine, they speak with each other as they do outside of tests.
    fn has_roads(&self) -> bool {
        self.engine() != Engine::Chromium && self.engine() == Engine::of_the_run()
    }

    async fn driver_with_room(&self, zone: Option<&str>) -> Rc<Driver> {
        let started = self.inner.drivers.borrow().first().cloned();
        if let Some(driver) = started.filter(|driver| driver.engine() == Engine::Chromium) {
            return driver;
        }
        let driver = Rc::new(a_driver(self.engine(), zone).await);
        self.inner.drivers.borrow_mut().push(driver.clone());
        driver
    }

    /// Ends all browsers. Closing them by their sessions also removes their profiles; what is left of them then ends with its driver's group.
    async fn is_over(&self) {
        if self.engine() != Engine::Chromium {
            for citizen in self.audience() {
                let _ = time::timeout(LONGEST_END, citizen.leaves()).await;
            }
        }
        let drivers = self.inner.drivers.take();
        for driver in drivers {
            let _ = time::timeout(LONGEST_END, driver.shut_down()).await;
        }
        // They and the stage hold each other: without this the sandbox and what is left of the drivers' groups would stay until the last scene is over.
        self.inner.audience.take();
    }
}

/// Plays a scene to its end, and takes everything down whichever way it ends.
pub fn scene<F: Future<Output = ()> + 'static>(act: impl FnOnce(Stage) -> F) {
    scene_over(BackEnd::Sandbox, act);
}

/// The same with another back end behind the gateway.
pub fn scene_over<F: Future<Output = ()> + 'static>(back_end: BackEnd, act: impl FnOnce(Stage) -> F) {
    play(Engine::of_the_run(), back_end, &built_site(), act);
}

/// The same with another site than the built one.
pub fn scene_of<F: Future<Output = ()> + 'static>(site: &Path, act: impl FnOnce(Stage) -> F) {
    play(Engine::of_the_run(), BackEnd::Sandbox, site, act);
}

/// The same in a browser that the test names; see `in_every_engine!`.
pub fn scene_in<F: Future<Output = ()> + 'static>(engine: Engine, act: impl FnOnce(Stage) -> F) {
    play(engine, BackEnd::Sandbox, &built_site(), act);
}

/// The same with another site, for a scene that does something to its browser that only Chromium's DevTools can do, and nothing in the test can stand in for. It is left out
/// in the other engines, and the runner of the suite lists it with the reason.
pub fn needs_devtools<F: Future<Output = ()> + 'static>(why: &str, site: &Path, act: impl FnOnce(Stage) -> F) {
    match Engine::of_the_run() {
        Engine::Chromium => scene_of(site, act),
        other => ledger::left_out(&ledger::name(&act), other, why),
    }
}

/// A scene that is played in every engine in every run, as a test for each, so that a failure names its engine and the threads share the work. Whatever else there is
/// is played in Chromium, and in the others only in a full run.
macro_rules! in_every_engine {
    ($(#[$about:meta])* $name:ident, played by $play:expr) => {
        $(#[$about])*
        fn $name(engine: $crate::support::Engine) {
            $play(engine);
        }

        mod $name {
            use crate::support::Engine::{Chromium, Firefox, WebKit};

            #[test]
            fn in_chromium() {
                super::$name(Chromium);
            }

            #[test]
            fn in_firefox() {
                super::$name(Firefox);
            }

            #[test]
            fn in_webkit() {
                super::$name(WebKit);
            }
        }
    };
    ($(#[$about:meta])* $name:ident, $act:expr) => {
        $crate::support::in_every_engine!($(#[$about])* $name, played by |engine| $crate::support::scene_in(engine, $act));
    };
}
pub(crate) use in_every_engine;

pub fn built_site() -> PathBuf {
    PathBuf::from(place("SPAER_DIST"))
}

/// Runs a test with this engine, back end and site.
pub fn play<F: Future<Output = ()> + 'static>(
    engine: Engine,
    back_end: BackEnd,
    site: &Path,
    act: impl FnOnce(Stage) -> F,
) {
    let (start, name) = (Instant::now(), ledger::name(&act));
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let ended = task::LocalSet::new().block_on(&runtime, async move {
        let inner = Inner {
            sandbox: Sandbox::start(back_end, site).await,
            engine,
            drivers: RefCell::default(),
            audience: RefCell::default(),
            ordered: Cell::new(1),
        };
        let stage = Stage { inner: Rc::new(inner) };
        let scene = act(stage.clone());
        let watched = stage.clone();
        let with_epilogue = async move {
            scene.await;
            watched.nobody_complained().await;
        };
        let played = task::spawn_local(time::timeout(longest_scene(), with_epilogue)).await;
        stage.is_over().await;
        played
    });
    ledger::played(&name, engine, start.elapsed());
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(_)) => panic!("the scene took longer than {:?}", longest_scene()),
        Err(broken) => panic::resume_unwind(broken.into_panic()),
    }
}

fn longest_scene() -> Duration {
    if look::is_picturing() { LONGEST_SITTING } else { LONGEST_SCENE }
}

async fn a_driver(engine: Engine, zone: Option<&str>) -> Driver {
    for _ in 0..MOST_STARTS {
        if let Ok(driver) = time::timeout(LONGEST_START, Driver::start(engine, zone)).await {
            return driver;
        }
    }
    panic!("{engine:?}'s driver did not start {MOST_STARTS} times, within {LONGEST_START:?} each");
}

/// A path that the runner of the suite hands over.
fn place(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; `cargo xtask test --only e2e` sets it"))
}

fn place_or(variable: &str, usual: &str) -> String {
    env::var(variable).unwrap_or_else(|_| usual.to_owned())
}
