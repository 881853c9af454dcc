//! What the scenes are made of.

pub mod activities;
pub mod browser;
pub mod citizen;
mod driver;
pub mod flows;
pub mod host;
mod http;
pub mod judge;
pub mod keyboard;
pub mod page;
pub mod pages;
pub mod sandbox;
pub mod site;
pub mod words;

use std::{
    cell::{Cell, RefCell},
    env, panic,
    path::{Path, PathBuf},
    rc::Rc,
    time::Duration,
};

use tokio::{runtime, task, time};

use crate::look;

pub use browser::Setting;
pub use citizen::Citizen;
pub use page::Claimed;
pub use sandbox::{BackEnd, Sandbox};

use driver::Driver;
pub use driver::Engine;

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

/// One sandbox, one driver, and the browsers that were opened. Cheap to clone.
#[derive(Clone)]
pub struct Stage {
    inner: Rc<Inner>,
}

struct Inner {
    sandbox: Sandbox,
    driver: Rc<Driver>,
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
        let client = browser::open(self.driver().engine(), self.driver().port(), &setting).await;
        let citizen = Citizen::new(client, self.clone());
        self.inner.audience.borrow_mut().push(citizen.clone());
        if let Some((width, height)) = setting.viewport {
            citizen.has_screen(width, height).await;
        }
        if look::is_picturing() {
            // Elsewhere each time is told twice, which is not what most people see.
            citizen.is_in_zone("Europe/Copenhagen").await;
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

    /// Of everything that was started to drive browsers, and of the browsers.
    pub fn process_group(&self) -> u32 {
        self.driver().process_group()
    }

    pub fn engine(&self) -> Engine {
        self.driver().engine()
    }

    fn driver(&self) -> &Driver {
        &self.inner.driver
    }
}

/// Plays a scene to its end, and takes everything down whichever way it ends.
pub fn scene<F: Future<Output = ()> + 'static>(act: impl FnOnce(Stage) -> F) {
    scene_over(BackEnd::Sandbox, act);
}

/// The same with another back end behind the gateway.
pub fn scene_over<F: Future<Output = ()> + 'static>(back_end: BackEnd, act: impl FnOnce(Stage) -> F) {
    play(Engine::Chromium, back_end, &PathBuf::from(place("SPAER_DIST")), act);
}

/// The same with another site than the built one.
pub fn scene_of<F: Future<Output = ()> + 'static>(site: &Path, act: impl FnOnce(Stage) -> F) {
    play(Engine::Chromium, BackEnd::Sandbox, site, act);
}

/// The same in another browser.
pub fn scene_in<F: Future<Output = ()> + 'static>(engine: Engine, act: impl FnOnce(Stage) -> F) {
    play(engine, BackEnd::Sandbox, &PathBuf::from(place("SPAER_DIST")), act);
}

/// Runs a test with this engine, back end and site.
pub fn play<F: Future<Output = ()> + 'static>(
    engine: Engine,
    back_end: BackEnd,
    site: &Path,
    act: impl FnOnce(Stage) -> F,
) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let ended = task::LocalSet::new().block_on(&runtime, async move {
        let driver = Rc::new(a_driver(engine).await);
        let inner = Inner {
            sandbox: Sandbox::start(back_end, site).await,
            driver: driver.clone(),
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
        if driver.engine() != Engine::Chromium {
            for citizen in stage.audience() {
                let _ = time::timeout(LONGEST_END, citizen.leaves()).await;
            }
        }
        // Closing all sessions at once also removes the browsers' profiles. What is left of them then ends with the driver's group.
        let _ = time::timeout(LONGEST_END, driver.shut_down()).await;
        played
    });
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(_)) => panic!("the scene took longer than {:?}", longest_scene()),
        Err(broken) => panic::resume_unwind(broken.into_panic()),
    }
}

fn longest_scene() -> Duration {
    if look::is_picturing() { LONGEST_SITTING } else { LONGEST_SCENE }
}

async fn a_driver(engine: Engine) -> Driver {
    for _ in 0..MOST_STARTS {
        if let Ok(driver) = time::timeout(LONGEST_START, Driver::start(engine)).await {
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
