//! Paths and fragments, there and back.

use proptest::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
        reason::Reason,
    },
    route::{ActFragment, Page, ReceiptFragment, Route, StepName, act_href, login_href, receipt_href},
};

const PATHS: [(&str, Lang, Page); 10] = [
    ("/da/", Lang::Da, Page::Blocking),
    ("/en/", Lang::En, Page::Blocking),
    ("/da/spaer/identifikationsmiddel", Lang::Da, Page::BlockAuthenticator),
    ("/en/block/authenticator", Lang::En, Page::BlockAuthenticator),
    ("/da/spaer/mitid", Lang::Da, Page::BlockIdentity),
    ("/en/block/identity", Lang::En, Page::BlockIdentity),
    ("/da/profil", Lang::Da, Page::Profile),
    ("/en/profile", Lang::En, Page::Profile),
    ("/da/kvittering", Lang::Da, Page::Receipt),
    ("/en/receipt", Lang::En, Page::Receipt),
];

fn check(path: &str, expected: Route) {
    assert_eq!(Route::parse(path), expected, "{path:?}");
}

#[test]
fn every_page_has_one_path_in_every_language() {
    assert_eq!(PATHS.len(), Page::ALL.len() * Lang::ALL.len());
    for (path, lang, page) in PATHS {
        check(path, Route::Page(lang, page));
        assert_eq!(page.path(lang), path);
        assert_eq!(Route::Page(lang, page).path().as_deref(), Some(path));
    }
}

#[test]
fn near_misses_lead_to_the_one_path() {
    check("/da", Route::Page(Lang::Da, Page::Blocking));
    check("/da/index.html", Route::Page(Lang::Da, Page::Blocking));
    check("/da/kvittering/", Route::Page(Lang::Da, Page::Receipt));
    check("/en/receipt.html", Route::Page(Lang::En, Page::Receipt));
    check("/", Route::Chooser);
    check("/index.html", Route::Chooser);
}

#[test]
fn anything_else_is_not_found_in_the_language_that_it_began_with() {
    for path in ["", "//", "/de/", "/DA/", "/api/v1/session", "/../da/", "/%64a/", "/\u{0}", "/<script>", "da?x"] {
        check(path, Route::NotFound(None));
    }
    for path in ["/da/receipt", "/da/x", "/da/kvittering/x", "/da/kvittering%2f", "/da//kvittering", "/da/Kvittering"] {
        check(path, Route::NotFound(Some(Lang::Da)));
    }
    assert_eq!(Route::NotFound(Some(Lang::Da)).path(), None);
}

#[test]
fn a_path_of_2000_characters_is_junk() {
    check(&format!("/da/{}", "x".repeat(2_000)), Route::NotFound(None));
    check(&"/".repeat(2_000), Route::NotFound(None));
    check(&format!("/da/{}", "æ".repeat(1_000)), Route::NotFound(None));
}

fn check_act(fragment: &str, reason: Option<Reason>, step: Option<StepName>, login: Option<&str>) {
    let expected = ActFragment { reason, step, login: login.map(str::to_owned) };
    assert_eq!(ActFragment::parse(fragment), expected, "{fragment:?}");
}

#[test]
fn the_fragment_of_an_act_is_read_in_any_order_and_without_what_is_unknown() {
    check_act("", None, None, None);
    check_act("#", None, None, None);
    check_act("#told-code", Some(Reason::ToldCode), None, None);
    check_act("stolen-phone&step=check", Some(Reason::StolenPhone), Some(StepName::Check), None);
    check_act("#login=ok&step=last&lost-device", Some(Reason::LostDevice), Some(StepName::Last), Some("ok"));
    check_act("#told-code&login=cancelled", Some(Reason::ToldCode), None, Some("cancelled"));
    check_act("#x&step=nowhere&a=b&&=&told-code=", None, None, None);
    check_act(&"#told-code&".repeat(2_000), Some(Reason::ToldCode), None, None);
}

#[test]
fn how_a_login_ended_is_never_put_into_an_address() {
    let fragment = ActFragment { reason: Some(Reason::NewPhone), step: None, login: Some("ok".to_owned()) };
    assert_eq!(fragment.build(), "#new-phone");
    assert_eq!(ActFragment::default().build(), "");
    assert_eq!(act_href(Lang::Da, Page::BlockIdentity, Some(Reason::ToldCode)), "/da/spaer/mitid#told-code");
    assert_eq!(act_href(Lang::En, Page::BlockAuthenticator, None), "/en/block/authenticator");
}

#[test]
fn the_login_link_carries_the_way_back_whole() {
    let check = |back: &str, href: &str| assert_eq!(login_href("/api/v1", back), href);
    check("/da/spaer/mitid#told-code", "/api/v1/login?return_to=/da/spaer/mitid%23told-code");
    check("/en/#a&b=c d", "/api/v1/login?return_to=/en/%23a%26b%3Dc%20d");
    check("/da/æ", "/api/v1/login?return_to=/da/%C3%A6");
}

#[test]
fn a_receipts_fragment_names_id_and_key_or_nothing() {
    let (id, key) = ("a".repeat(22), "b".repeat(22));
    let junk = [
        "".to_owned(),
        "#".to_owned(),
        id.clone(),
        format!("{id}."),
        format!(".{key}"),
        format!("{id}.{key}!"),
        format!("{}.{key}", "a".repeat(21)),
        format!("{}.{key}", "a".repeat(201)),
        format!("{id}.{key}.{key}"),
        format!("{id} .{key}"),
        "x".repeat(2_000),
    ];
    for fragment in junk {
        let found = ReceiptFragment::parse(&fragment);
        assert!(found.blocks.is_empty(), "{fragment:?}");
        assert_eq!(found.is_cut, !fragment.trim_start_matches('#').is_empty(), "{fragment:?}");
    }
    let whole = ReceiptFragment::parse(&format!("#{id}.{key}&login=ok"));
    assert_eq!((whole.blocks.len(), whole.is_cut), (1, false));
    let another = "c".repeat(22);
    let cut = ReceiptFragment::parse(&format!("#{id}.{key},{another}.{key},{id}.{key},{another}.b"));
    assert_eq!((cut.blocks.len(), cut.is_cut), (2, true), "each once, and a cut link does not look whole");
    let crowd = vec![format!("{id}.{key}"); 300].join(",");
    assert_eq!(ReceiptFragment::parse(&crowd).blocks.len(), 1);
}

fn reasons() -> impl Strategy<Value = Option<Reason>> {
    prop::option::of(prop::sample::select(Reason::ALL.to_vec()))
}

fn steps() -> impl Strategy<Value = Option<StepName>> {
    prop::option::of(prop::sample::select(vec![StepName::Choose, StepName::Last, StepName::Check]))
}

proptest! {
    #[test]
    fn what_is_built_is_read_again(
        reason in reasons(),
        step in steps(),
        blocks in prop::collection::vec(any::<([u8; 16], [u8; 16])>(), 1..9),
    ) {
        let fragment = ActFragment { reason, step, login: None };
        prop_assert_eq!(ActFragment::parse(&fragment.build()), fragment);
        let mut blocks: Vec<_> =
            blocks.into_iter().map(|(id, key)| (BlockId::from_random(id), ReceiptKey::from_random(key))).collect();
        blocks.sort_by(|one, other| one.0.cmp(&other.0));
        blocks.dedup_by(|one, other| one.0 == other.0);
        for lang in Lang::ALL {
            let href = receipt_href(lang, blocks.iter().map(|(id, key)| (id, key)));
            let (path, fragment) = href.split_once('#').expect("a fragment");
            prop_assert_eq!(Route::parse(path), Route::Page(lang, Page::Receipt));
            let read = ReceiptFragment::parse(fragment);
            prop_assert_eq!((&read.blocks, read.is_cut), (&blocks, false));
        }
    }

    #[test]
    fn no_address_is_too_strange_to_read(path in any::<String>(), fragment in any::<String>()) {
        if let Some(canonical) = Route::parse(&path).path() {
            prop_assert_eq!(Route::parse(&canonical), Route::parse(&path));
        }
        ActFragment::parse(&fragment);
        ReceiptFragment::parse(&fragment);
    }
}
