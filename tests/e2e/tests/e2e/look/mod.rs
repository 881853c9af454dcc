//! The one place where a state of a page is looked at: held against axe's rules, measured, and photographed when pictures are wanted.
//!
//! A state has a title in English, which a test gives it, and a slug made of that, which names it in the ledger and in the names of pictures.
//! Every run looks through a few windows ([`view::USUAL`]), because a CI has little time; `cargo xtask shots` looks through all of them.

mod axe;
mod canaries;
mod gallery;
mod ledger;
mod measure;
mod picture;
mod purpose;
mod state;
mod still;
mod view;
mod window;

use crate::support::{Citizen, Engine};
use ledger::{Entry, Look};
use measure::Finding;
use purpose::Purpose;
use state::State;
use view::{Setting, View};

pub use purpose::is_picturing;

/// How many findings of the measures a state may have. With `None`, whatever is found only stands in the ledger; `Some(0)` makes each
/// one fail the run. (What axe finds always does, and so does a page that is wider than its window in text of the usual size.)
const MOST_FINDINGS: Option<usize> = Some(0);

/// The page as it stands now is all right, whoever looks at it.
pub async fn is_accessible(citizen: &Citizen, title: &str) {
    look(citizen, title, Subject::Page).await;
}

/// The same of a state that soon passes by itself.
pub async fn is_accessible_in_passing(citizen: &Citizen, title: &str) {
    still::stop(citizen).await;
    look(citizen, title, Subject::Page).await;
    still::go_on(citizen).await;
}

/// And so it would be in a language whose words are longer than those of any that we have: what is measured, since the rules of axe are not
/// about lengths.
pub async fn has_room_for_longer_words(citizen: &Citizen, title: &str) {
    look(citizen, &format!("{title}, in longer words"), Subject::LongerWords).await;
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Page,
    LongerWords,
}

async fn look(citizen: &Citizen, title: &str, subject: Subject) {
    let purpose = Purpose::of_this_run();
    let state = State::of(citizen, title).await;
    if !purpose.concerns(&state) {
        return;
    }
    state.is_looked_at_once(citizen.stage().engine());
    let mut looks = Vec::new();
    for view in views(citizen, &purpose, subject) {
        window::looks_through(citizen, view).await;
        looks.push(match subject {
            Subject::Page => at_page(citizen, &state, view, &purpose).await,
            Subject::LongerWords => at_longer_words(citizen, &state, view, &purpose).await,
        });
    }
    window::is_left_as_it_was(citizen).await;
    let problems = problems(&looks);
    ledger::write(&Entry { state: &state, engine: window::engine(citizen).await, looks });
    assert!(problems.is_empty(), "{title} ({}): {problems:#?}", citizen.address().await);
}

fn views(citizen: &Citizen, purpose: &Purpose, subject: Subject) -> Vec<View> {
    match (purpose, subject) {
        // Only Chromium can be told what its reader has set.
        _ if citizen.stage().engine() != Engine::Chromium => view::UNSET.into(),
        (Purpose::Picturing(_), _) => view::ALL.into(),
        (Purpose::Checking, Subject::Page) => view::USUAL.into(),
        (Purpose::Checking, Subject::LongerWords) => view::NARROW.into(),
    }
}

/// Through a window that is there already.
async fn at_page(citizen: &Citizen, state: &State, view: View, purpose: &Purpose) -> Look {
    let mut look = Look::through(view);
    look.findings = measure::measure(citizen).await;
    if view::AUDITED.contains(&view) {
        citizen.sees_the_phone().await;
        let audit = axe::audit(citizen).await;
        look.violations = audit.violations;
        look.axe = audit.told;
    } else if view.setting == Setting::Dark {
        look.violations = axe::contrast(citizen).await.violations;
    }
    if view.setting == Setting::Dark {
        let contrast = look.violations.extract_if(.., |violation| axe::is_about_contrast(violation));
        look.findings.extend(contrast.map(Finding::of_contrast));
    }
    // Only Chromium photographs more than the window.
    if citizen.stage().engine() == Engine::Chromium {
        look.picture = picture::of(citizen, state, view, purpose).await;
    }
    look
}

/// A copy for each window, because the app draws some pages otherwise in a narrow one.
async fn at_longer_words(citizen: &Citizen, state: &State, view: View, purpose: &Purpose) -> Look {
    still::stop(citizen).await;
    still::lengthen(citizen).await;
    let mut look = Look::through(view);
    look.findings = measure::measure(citizen).await;
    look.picture = picture::of(citizen, state, view, purpose).await;
    still::go_on(citizen).await;
    look
}

/// What makes the test fail.
fn problems(looks: &[Look]) -> Vec<String> {
    let found: usize = looks.iter().map(|look| look.findings.len()).sum();
    let is_too_much = MOST_FINDINGS.is_some_and(|most| found > most);
    looks.iter().flat_map(|look| problems_of(look, is_too_much)).collect()
}

fn problems_of(look: &Look, is_too_much: bool) -> Vec<String> {
    let is_ordinary = matches!(look.view.setting, Setting::Light | Setting::Dark);
    let fails = |finding: &&Finding| is_too_much || (is_ordinary && finding.kind == measure::WIDE_PAGE);
    let findings = look.findings.iter().filter(fails).map(ToString::to_string);
    let told = look.violations.iter().cloned().chain(findings);
    told.map(|problem| format!("{}: {problem}", look.view.name())).collect()
}
