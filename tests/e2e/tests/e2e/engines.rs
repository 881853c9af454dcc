//! What each engine does in a way of its own: it fetches, checks and keeps files. The journeys that are played in every engine stand with the others of their kind.

use std::{collections::BTreeMap, fs};

use serde_json::json;

use crate::support::{
    BackEnd, Citizen, Engine, Stage, activities::path, in_every_engine, play, scene_in, site::Site, words::da,
};

/// What was asked for, with what began before the app ran: the first thing that the app itself asks is whether the service is up.
const ASKED: &str = "
    const api = performance.getEntriesByType('resource').filter(it => it.name.includes('/api/v1/'));
    const app = api.find(it => it.name.endsWith('/service')).startTime;
    return api.map(it => (it.startTime < app ? 'with the document ' : 'later ') + new URL(it.name).pathname).sort()";

/// How often each file of the app was sent so far.
async fn sent(stage: &Stage) -> BTreeMap<String, u64> {
    let truth = stage.sandbox().truth().await;
    let files: BTreeMap<String, u64> = serde_json::from_value(truth.0["files"].clone()).expect("files");
    files.into_iter().filter(|(name, _)| name.starts_with("/assets/")).collect()
}

/// No file that the page came with was sent twice since then. One that was not there by then may have been on its way when its page was left.
async fn every_file_came_once(citizen: &Citizen, page: &str, before: &BTreeMap<String, u64>) {
    let now = sent(citizen.stage()).await;
    assert!(now.keys().any(|name| name.ends_with(".wasm")), "{page}: the app came from nowhere: {now:?}");
    let absent = if before.is_empty() { 0 } else { 1 };
    let twice: Vec<_> = now.iter().filter(|(name, times)| **times > before.get(*name).unwrap_or(&absent) + 1).collect();
    assert!(twice.is_empty(), "{page}: {twice:?}");
}

in_every_engine!(
    each_file_comes_once_wherever_one_lands_and_the_first_answers_with_the_document,
    played by each_file_comes_once
);

/// A scene for each page: what was sent is counted by the sandbox, which does not know to whom.
fn each_file_comes_once(engine: Engine) {
    scene_in(engine, |stage| async move {
        let nobody = stage.citizen().await;
        nobody.opens("/da/").await;
        every_file_came_once(&nobody, "/da/", &BTreeMap::new()).await;
    });
    for (page, there, answers) in [
        ("/da/spaer/identifikationsmiddel", "authenticator.choose-heading", &["authenticators", "identity"][..]),
        ("/da/profil", "profile.heading", &["activity", "authenticators", "blocks", "identity"]),
        (path("da"), "activity.heading", &["activity", "authenticators"]),
    ] {
        scene_in(engine, move |stage| async move { lands_on(&stage, page, &da(there), answers).await });
    }
}

async fn lands_on(stage: &Stage, page: &str, there: &str, answers: &[&str]) {
    let clara = stage.citizen().await;
    clara.logs_in_at(page, "clara-display").await;
    clara.reads(there).await;
    every_file_came_once(&clara, page, &BTreeMap::new()).await;
    let before = sent(stage).await;
    // Who was here before in this tab may be logged in.
    clara.opens(page).await;
    clara.reads(there).await;
    every_file_came_once(&clara, page, &before).await;
    let due = |begins: &str| -> Vec<String> {
        answers.iter().chain(&["session"]).map(|name| format!("{begins}/api/v1/{name}")).collect()
    };
    // A browser notes an answer when all of it has arrived, which may be after the page is drawn.
    let all_there = format!(
        "const noted = performance.getEntriesByType('resource').map(it => new URL(it.name).pathname);
         return {}.concat('/api/v1/service').every(it => noted.includes(it))",
        json!(due(""))
    );
    clara.waits_for("the first answers", &all_there).await;
    let asked: Vec<String> = serde_json::from_value(clara.js(ASKED).await).expect("addresses");
    let with_it: Vec<_> = asked.iter().filter(|it| it.starts_with("with")).cloned().collect();
    let mut due = due("with the document ");
    due.sort();
    assert_eq!(with_it, due, "{page}: {asked:?}");
}

in_every_engine!(a_program_that_is_not_what_it_must_be_is_not_run, played by another_program_is_not_run);

fn another_program_is_not_run(engine: Engine) {
    let site = Site::copied();
    let (place, mut program) = site.loses("app.wasm");
    if let Some(last) = program.last_mut() {
        *last ^= 1;
    }
    fs::write(place, program).expect("another program");
    play(engine, BackEnd::Sandbox, site.folder(), |stage| async move {
        let anna = stage.citizen().await;
        anna.loads("/da/").await;
        anna.waits_for("words for it", "return document.body.dataset.app === 'absent'").await;
        anna.sees_the_phone().await;
        // The browser itself complains.
        anna.complaints().await;
    });
}
