//! Addresses and storage that make no sense: always a clear page with the phone and the way to block, and no script that fails.

use serde_json::json;

use crate::support::{
    Citizen, Stage,
    host::{Host, Rules},
    scene,
};

#[test]
fn every_address_leads_to_a_page_with_the_phone_and_the_way_to_block() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        let long = format!("/da/{}", "x".repeat(2_000));
        let receipt_with_long_id = format!("/da/kvittering#{}.{}", "a".repeat(5_000), "b".repeat(5_000));
        let addresses = [
            "/da/nowhere",
            "/en/nowhere",
            "/da/spaer",
            "/da//",
            "/da/%ff",
            "/%00",
            "/da/kvittering",
            "/da/kvittering#",
            "/da/kvittering#junk",
            "/da/kvittering#.",
            "/en/receipt#<script>alert(1)</script>.%",
            "/da/#",
            "/da/#login=nonsense",
            "/da/spaer/identifikationsmiddel#%%%&step=check&login=<b>",
            "/da/spaer/identifikationsmiddel#constructor&step=toString",
            "/?x=1#y",
            &long,
            &receipt_with_long_id,
        ];
        for address in addresses {
            println!("{address:.80}");
            lost.opens(address).await;
            finds_the_way(&lost).await;
        }
    });
}

#[test]
fn addresses_with_capitals_or_a_slash_too_many_are_the_same_page_or_none() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        for address in ["/DA/", "/da/kvittering/", "/da/spaer/mitid/", "/da", "/index.html"] {
            lost.opens(address).await;
            finds_the_way(&lost).await;
        }
    });
}

#[test]
fn junk_in_the_tabs_storage_does_no_harm() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        lost.opens("/da/").await;
        let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let almost = json!([{ "id": "0".repeat(32), "key": 7, "authenticator": {}, "subject": null, "made_at": "x" }]);
        let junk =
            ["", "{", "null", "[{}]", "\u{0}", "[[1,2],\"x\"]", &almost.to_string(), &nested, &"x".repeat(500_000)];
        for stored in junk {
            lost.js(&format!("sessionStorage['spaer.intents'] = {}", json!(stored))).await;
            for page in ["/da/", "/da/kvittering", "/da/spaer/identifikationsmiddel"] {
                lost.opens(page).await;
                finds_the_way(&lost).await;
            }
        }
        assert_eq!(stage.sandbox().truth().await.calls("put_block").len(), 0);
    });
}

#[test]
fn junk_in_the_storage_does_not_stop_a_block() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.opens("/da/").await;
        anna.js("sessionStorage['spaer.intents'] = '{\"not\": [what, it should'").await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.reloads().await;
        anna.waits_for_claim("blocked").await;
    });
}

/// Where a nonsensical address leads.
#[derive(Clone, Copy)]
enum End {
    /// A page at its one address.
    Page(&'static str),
    /// The same, with the notice that it is not there in the language that the address names.
    Notice(&'static str),
    Nothing,
}

/// What people type, what other people link to, and what nobody means.
const ODD: [(&str, End); 15] = [
    ("/xx/", End::Notice("/da/")),
    ("/tlh/", End::Notice("/da/")),
    ("/tlh/help#called", End::Notice("/da/hjaelp")),
    ("/DA/", End::Page("/da/")),
    ("/da-DK/help", End::Page("/da/hjaelp")),
    ("/da/help", End::Page("/da/hjaelp")),
    ("/da/index.html", End::Page("/da/")),
    ("/en/help.html", End::Page("/en/help")),
    ("/kl/profil", End::Notice("/kl/profile")),
    // The browser itself takes such steps, and asks for the front door.
    ("/da/%2e%2e/", End::Page("/da/")),
    ("/kl/activity", End::Notice("/kl/activity")),
    ("/kl/activities", End::Nothing),
    ("/%E0%A4%A/", End::Nothing),
    ("/n0nsense!/", End::Nothing),
    ("/da/%3Cscript%3E", End::Nothing),
];

#[test]
fn odd_addresses_end_at_the_right_page_on_a_host_with_the_rules_of_this_site() {
    scene(|stage| async move {
        let origin = stage.sandbox().app().to_owned();
        odd_addresses_end_well(&stage, &origin, None).await;
    });
}

#[test]
fn odd_addresses_end_at_the_right_page_on_a_host_without_any_rules() {
    scene(|stage| async move {
        let host = Host::start(Rules::Bare);
        odd_addresses_end_well(&stage, &host.origin(), Some(Rules::Bare)).await;
    });
}

#[test]
fn odd_addresses_end_at_the_right_page_on_a_host_that_answers_everything_with_the_front_door() {
    scene(|stage| async move {
        let host = Host::start(Rules::Rewriting);
        odd_addresses_end_well(&stage, &host.origin(), Some(Rules::Rewriting)).await;
    });
}

async fn odd_addresses_end_well(stage: &Stage, origin: &str, rules: Option<Rules>) {
    let lost = stage.citizen().await;
    let long = format!("/{}", "x".repeat(2_000));
    let long_in_danish = format!("/da/{}", "x/".repeat(1_000));
    let long = [(long.as_str(), End::Nothing), (long_in_danish.as_str(), End::Nothing)];
    for (address, end) in ODD.into_iter().chain(long) {
        println!("{origin}{address:.80}");
        lost.visits(&format!("{origin}{address}")).await;
        ends_at(&lost, address, end, rules).await;
    }
    remembers_junk(&lost, origin, rules).await;
}

/// What the browser keeps of another version, or of somebody who plays with it.
async fn remembers_junk(lost: &Citizen, origin: &str, rules: Option<Rules>) {
    let long = "a".repeat(10_000);
    for language in ["xx", "", "{", &long] {
        println!("the language {language:.80}");
        lost.js(&format!("localStorage['spaer.language'] = {}", json!(language))).await;
        lost.visits(&format!("{origin}/")).await;
        ends_at(lost, "/", End::Page("/da/"), rules).await;
    }
    let long_tag = json!({ "tag": long, "seen": false }).to_string();
    let no_tag = json!({ "tag": "n0nsense!", "seen": true }).to_string();
    for notice in ["", "{", "null", "[1,2]", "{\"tag\":\"da\"}", &no_tag, "{\"tag\":[],\"seen\":{}}", &long_tag] {
        println!("the notice {notice:.80}");
        lost.js(&format!("sessionStorage['spaer.notice'] = {}", json!(notice))).await;
        lost.visits(&format!("{origin}/da/")).await;
        ends_at(lost, "/da/", End::Page("/da/"), rules).await;
    }
}

/// The address is the page's one address in the end, also where the host knows the document by its file's name alone.
async fn ends_at(lost: &Citizen, asked: &str, end: End, rules: Option<Rules>) {
    let (path, is_notice, is_found) = match end {
        End::Page(path) => (path, false, true),
        End::Notice(path) => (path, true, true),
        End::Nothing if rules == Some(Rules::Rewriting) => ("/404.html", false, false),
        End::Nothing => (asked, false, false),
    };
    let there = format!(
        "const shown = document.querySelector('.language-notice__full')?.checkVisibility() === true;
        return location.pathname === {} && document.body?.dataset.app === 'ready' && shown === {}
            && (document.querySelector('#boot').dataset.page === '/404.html') === {}",
        json!(path),
        is_notice,
        !is_found
    );
    lost.waits_for(&format!("{asked:.80} at {path:.80}, notice: {is_notice}"), &there).await;
    let fragment = asked.split_once('#').map(|(_, rest)| format!("#{rest}")).unwrap_or_default();
    assert_eq!(lost.js("return location.hash").await, fragment, "{asked}: the fragment");
    finds_the_way(lost).await;
    // As in a fresh tab.
    lost.js("sessionStorage.clear()").await;
}

/// Checks that script errors and breaches of the policy, which fail every test, are really noticed.
#[test]
fn a_planted_error_and_a_planted_breach_of_the_policy_are_noticed() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        // By a script of the page: what fails in a script of the driver's is no event of the page in Firefox.
        citizen.runs_first_on_every_page("addEventListener('fails', () => { throw new Error('planted') })").await;
        citizen.opens("/da/").await;
        assert_eq!(citizen.complaints().await, [""; 0]);
        citizen.js("setTimeout(() => dispatchEvent(new Event('fails')))").await;
        citizen.js("document.querySelector('h1').setAttribute('style', 'color: red')").await;
        citizen.js("document.body.append(Object.assign(document.createElement('script'), { text: '1' }))").await;
        citizen.opens("/da/").await;
        let complaints = citizen.complaints().await.join("\n");
        assert!(complaints.contains("planted"), "{complaints}");
        assert!(complaints.contains("Content Security Policy"), "{complaints}");
    });
}

async fn finds_the_way(citizen: &Citizen) {
    assert!(!citizen.heading().await.is_empty());
    citizen.sees_the_phone().await;
    // In the help of the page, or where the page itself is the way.
    let way = "return [...document.querySelectorAll('a.help-bar__block, main .way-to-block a, main #block')].some(it => it.checkVisibility())";
    citizen.waits_for("the way to block", way).await;
    let title = citizen.js("return document.title").await;
    assert!(title.as_str().is_some_and(|title| title.ends_with("Spær")), "{title}");
}
