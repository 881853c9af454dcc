//! A person in front of a browser: what they do, and what they see. Every wait has an end, and tells what stood on the page.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, Locator,
    error::{CmdError, ErrorStatus},
    key::Key,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Claimed, Engine, Setting, Stage,
    complaints::{self, Complaints},
    driver::Driver,
    judge, page,
    road::Road,
};

/// Long enough for two cores with other work; nothing that works takes as long.
pub(super) const PATIENCE: Duration = Duration::from_secs(25);
pub(super) const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// An element that has moved so often at the moment at which it was pressed is one that nobody can press.
const MOST_MOVES: u32 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    Mouse,
    /// Tab, Enter and Space; never a click.
    Keyboard,
}

#[derive(Clone)]
pub struct Citizen {
    client: Client,
    stage: Stage,
    pub(super) driver: Rc<Driver>,
    hands: Hands,
    presses: Rc<Cell<u32>>,
    /// Where the test stands in the browser's way without DevTools.
    pub(super) road: Option<Road>,
    complaints: Complaints,
    /// Pages are waited for here, and not by the driver (`Setting::goes_back_across_sites`).
    pub(super) is_driven_without_waiting: bool,
}

impl Citizen {
    pub fn new(client: Client, stage: Stage, driver: Rc<Driver>, road: Option<Road>, setting: &Setting) -> Self {
        let (presses, complaints) = (Rc::default(), Complaints::default());
        let is_driven_without_waiting = setting.is_driven_without_waiting(driver.engine());
        Self { client, stage, driver, hands: Hands::Mouse, presses, road, complaints, is_driven_without_waiting }
    }

    #[must_use]
    pub fn with(self, hands: Hands) -> Self {
        Self { hands, ..self }
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Of the driver and all that it has started.
    pub fn process_group(&self) -> u32 {
        self.driver.process_group()
    }

    /// A path of the app, loaded afresh, until the app runs.
    pub async fn opens(&self, path: &str) {
        self.loads(path).await;
        self.waits_for_the_app().await;
    }

    /// The same without waiting for the app, for where it is not to run.
    pub async fn loads(&self, path: &str) {
        self.visits(&format!("{}{path}", self.stage.sandbox().app())).await;
    }

    /// A whole address, on whatever host.
    pub async fn visits(&self, address: &str) {
        // From elsewhere: an address that differs in its fragment only would not be loaded. WebKit's driver goes there for nothing else, because it now and then
        // does not find the end of a load from one site to another.
        if self.stage.engine() != Engine::WebKit || address.contains('#') || self.is_driven_without_waiting {
            self.goes_elsewhere().await;
        }
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        self.waits_until(|tab| !tab.is_blank()).await;
    }

    async fn goes_elsewhere(&self) {
        self.client.goto("about:blank").await.expect("an empty page");
        self.waits_until(|tab| tab.is_blank()).await;
    }

    /// From the page that is there, as by the address bar.
    pub async fn goes_to(&self, path: &str) {
        let address = format!("{}{path}", self.stage.sandbox().app());
        self.client.goto(&address).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    pub async fn reloads(&self) {
        let before = self.tab().await;
        self.client.refresh().await.expect("the page again");
        self.waits_until(|tab| !tab.has_the_document_of(&before)).await;
        self.waits_for_the_app().await;
    }

    pub async fn goes_back(&self) {
        let before = self.tab().await;
        self.client.back().await.expect("the page before");
        self.waits_until(|tab| !tab.is_at_the_address_of(&before)).await;
    }

    pub async fn waits_for_the_app(&self) {
        self.waits_for("the app runs", "return document.body && document.body.dataset.app === 'ready'").await;
    }

    /// Presses what the selector finds, as their hands do it. Counted.
    pub async fn presses(&self, selector: &str) {
        self.sees(selector).await;
        match self.hands {
            Hands::Mouse => self.clicks(selector).await,
            Hands::Keyboard => {
                self.tabs_to(selector).await;
                self.strikes_enter().await;
            }
        }
        self.presses.set(self.presses.get() + 1);
    }

    /// Ticks one of the list by its id.
    pub async fn chooses(&self, authenticator: &str) {
        let input = format!("input[name=authenticator][value=\"{authenticator}\"]");
        self.sees(&input).await;
        match self.hands {
            Hands::Mouse => self.clicks(&format!("label[for=\"{}\"]", self.attribute(&input, "id").await)).await,
            Hands::Keyboard => {
                self.tabs_to(&input).await;
                self.strikes(Key::Space).await;
            }
        }
        self.waits_for("it is picked", &format!("return document.querySelector('{input}').checked")).await;
        self.presses.set(self.presses.get() + 1);
    }

    /// On the login page: with this authenticator of the persona that its name begins with. Not counted as a press.
    pub async fn logs_in_with(&self, authenticator: &str) {
        self.tries_to_log_in_with(authenticator).await;
        self.waits_for("nothing of the login is left in the address", "return !location.hash.includes('login=')").await;
    }

    /// The same, whatever comes of it.
    pub async fn tries_to_log_in_with(&self, authenticator: &str) {
        let persona = authenticator.split('-').next().expect("a persona");
        let before = self.presses.get();
        self.presses(&format!("#login-{persona}-with-{authenticator}")).await;
        self.presses.set(before);
        let home = json!(self.stage.sandbox().app());
        self.waits_for("back in the app", &format!("return location.origin === {home}")).await;
        self.waits_for_the_app().await;
    }

    /// Logs in anew, whoever is logged in by now, and comes back to a page.
    pub async fn logs_in_at(&self, page: &str, authenticator: &str) {
        self.loads(&format!("/api/v1/login?return_to={}", page.replace('#', "%23"))).await;
        self.logs_in_with(authenticator).await;
    }

    /// Logs in and stands on the list, or on the step that the reason leads to.
    pub async fn logs_in_to_block(&self, lang: &str, reason: &str, authenticator: &str) {
        let path = if lang == "da" { "/da/spaer/identifikationsmiddel" } else { "/en/block/authenticator" };
        self.logs_in_at(&format!("{path}{reason}"), authenticator).await;
    }

    /// How often they have pressed something since the beginning, logging in left out.
    pub fn pressed(&self) -> u32 {
        self.presses.get()
    }

    pub async fn claims(&self) -> Vec<Claimed> {
        page::Seen::of(&self.js(page::SEEN).await).claims
    }

    /// What the receipt says about its first block; `None` on other pages.
    pub async fn claim(&self) -> Option<Claimed> {
        self.claims().await.into_iter().find(|claimed| claimed.panel)
    }

    /// Until the receipt claims these, one of each block in the order of the page. Everything claimed on the way is judged as well.
    pub async fn waits_for_claims(&self, words: &[&str]) -> Vec<Claimed> {
        let start = Instant::now();
        loop {
            let panels: Vec<_> = self.judged().await.into_iter().filter(|claimed| claimed.panel).collect();
            if panels.iter().map(|panel| panel.word.as_str()).eq(words.iter().copied()) {
                return panels;
            }
            if start.elapsed() > PATIENCE {
                panic!("no claims of {words:?} but {panels:?} on\n{}", self.page_text().await);
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Until the receipt claims this. Everything it claims on the way is judged as well.
    pub async fn waits_for_claim(&self, word: &str) -> Claimed {
        self.waits_for_claim_within(word, PATIENCE).await
    }

    pub async fn waits_for_claim_within(&self, word: &str, patience: Duration) -> Claimed {
        let start = Instant::now();
        loop {
            let claim = self.is_told_the_truth().await;
            match claim {
                Some(claim) if claim.word == word => return claim,
                other if start.elapsed() > patience => {
                    panic!("no claim of {word} but {other:?} on\n{}", self.page_text().await)
                }
                _ => sleep(BETWEEN_LOOKS).await,
            }
        }
    }

    /// Holds every claim on the page against what is true, and gives back the receipt's (of several the first).
    pub async fn is_told_the_truth(&self) -> Option<Claimed> {
        self.judged().await.into_iter().find(|claimed| claimed.panel)
    }

    /// Every claim on the page, each held against what is true.
    pub async fn judged(&self) -> Vec<Claimed> {
        // Claims first: what was true when they were read is still in the history afterwards.
        let seen = page::Seen::of(&self.js(page::SEEN).await);
        let truth = self.stage.sandbox().truth().await;
        if let Err(lie) = judge::judge(&seen, &truth, self.stage.ordered()) {
            panic!("{lie}\non the page\n{}\nin truth\n{:#}", self.page_text().await, truth.0["blocks"]);
        }
        seen.claims
    }

    pub async fn sees(&self, selector: &str) {
        let shown =
            format!("const it = document.querySelector({}); return !!it && it.checkVisibility()", json!(selector));
        self.waits_for(selector, &shown).await;
    }

    pub async fn does_not_see(&self, selector: &str) {
        let absent = format!("return !document.querySelector({})", json!(selector));
        assert_eq!(self.js(&absent).await, true, "{selector} is on\n{}", self.page_text().await);
    }

    /// Until this stands somewhere on the page.
    pub async fn reads(&self, text: &str) {
        self.waits_for(text, &format!("return document.body.innerText.includes({})", json!(text))).await;
    }

    pub async fn does_not_read(&self, text: &str) {
        let all = self.page_text().await;
        assert!(!all.contains(text), "{text} stands on\n{all}");
    }

    pub async fn sees_the_phone(&self) {
        self.waits_for("a phone number in sight", page::PHONE_IN_SIGHT).await;
    }

    /// Heading of the page.
    pub async fn heading(&self) -> String {
        self.text_of("h1").await
    }

    pub async fn text_of(&self, selector: &str) -> String {
        self.sees(selector).await;
        let text = self.js(&format!("return document.querySelector({}).innerText", json!(selector))).await;
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        let script = format!("return document.querySelector({}).getAttribute({})", json!(selector), json!(name));
        self.js(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Path and fragment.
    pub async fn address(&self) -> String {
        self.js("return location.pathname + location.hash").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this script, a function body, returns something other than false or null.
    pub async fn waits_for(&self, what: &str, script: &str) {
        self.waits_for_within(what, PATIENCE, script).await;
    }

    pub async fn waits_for_within(&self, what: &str, patience: Duration, script: &str) {
        let start = Instant::now();
        loop {
            // A page that is just being left has no document to ask.
            if let Ok(answer) = self.executes(script).await
                && !matches!(answer, Value::Null | Value::Bool(false))
            {
                return;
            }
            if start.elapsed() > patience {
                panic!("waited in vain: {what}\n{}", self.page_text().await);
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }

    pub async fn js(&self, script: &str) -> Value {
        self.executes(script).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    async fn executes(&self, script: &str) -> Result<Value, String> {
        let told = |error: CmdError| error.to_string();
        if self.speaks_devtools() {
            return self.client.execute(script, Vec::new()).await.map_err(told);
        }
        let noting = Complaints::noting(script);
        let both = if self.is_driven_without_waiting {
            self.runs_in_a_whole_page(&noting).await?
        } else {
            let mut both = self.client.execute(&noting, Vec::new()).await.map_err(told)?;
            // Firefox answers with nothing when the page is left at that moment. To look once more changes nothing.
            if both.is_null() && script.starts_with("return ") {
                both = self.client.execute(&noting, Vec::new()).await.map_err(told)?;
            }
            both
        };
        Ok(self.complaints.takes(both))
    }

    /// What the browser has complained of since it was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        if !self.speaks_devtools() {
            return self.complaints.all();
        }
        let session = self.session().await;
        complaints::severe(&self.driver.browser_log(&session).await)
    }

    /// Closes their browser.
    pub async fn leaves(&self) {
        let _ = self.client.clone().close().await;
    }

    pub async fn page_text(&self) -> String {
        let script = "return location.href + ' [' + document.body.dataset.app + ']\\n' + document.body.innerText";
        let text = self.executes(script).await;
        text.map_or_else(|error| error, |text| text.as_str().unwrap_or_default().to_owned())
    }

    /// The driver only scrolls an element into the window, where the help bar may still cover it.
    pub async fn uncovers(&self, selector: &str) {
        let uncovered = format!(
            "const it = document.querySelector({}), box = it.getBoundingClientRect();
            const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!above || !(it.contains(above) || above.contains(it))) it.scrollIntoView({{ block: 'center', behavior: 'instant' }})",
            json!(selector)
        );
        self.js(&uncovered).await;
    }

    async fn clicks(&self, selector: &str) {
        // An element that is drawn anew between being found and being clicked, or moves under the bar, is the same to a person, who presses what is there.
        let mut clicked = self.finds_and_clicks(selector).await;
        for _ in 0..MOST_MOVES {
            if !clicked.as_ref().is_err_and(has_moved) {
                break;
            }
            sleep(BETWEEN_LOOKS).await;
            clicked = self.finds_and_clicks(selector).await;
        }
        if let Err(error) = clicked {
            panic!("{selector}: {error:?}\n{}", self.page_text().await);
        }
    }

    async fn finds_and_clicks(&self, selector: &str) -> Result<(), CmdError> {
        self.uncovers(selector).await;
        if self.stage.engine() == Engine::WebKit {
            self.waits_until_it_stands_still(selector).await;
        }
        self.client.find(Locator::Css(selector)).await?.click().await
    }

    pub(super) async fn session(&self) -> String {
        self.client.session_id().await.ok().flatten().expect("a session")
    }
}

/// Nothing was clicked, because the element was no longer there, was out of the window, or lay below something else. WebKit's driver says so of one that moves
/// while it is scrolled to.
fn has_moved(error: &CmdError) -> bool {
    let is_covered = matches!(error, CmdError::Standard(told) if told.error == ErrorStatus::ElementClickIntercepted);
    is_covered || error.is_stale_element_reference() || error.is_element_not_interactable()
}
