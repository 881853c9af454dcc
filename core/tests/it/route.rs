//! Paths and fragments, there and back.

use proptest::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
        login::Attempt,
        reason::Reason,
        tag::Tag,
    },
    route::{
        ActFragment, Address, LoginWord, Page, ReceiptFragment, Route, StepName, act_href, login_href, receipt_href,
        without_login,
    },
};

const PATHS: [(Page, &str, &str); 12] = [
    (Page::Blocking, "/da/", "/en/"),
    (Page::BlockAuthenticator, "/da/spaer/identifikationsmiddel", "/en/block/authenticator"),
    (Page::BlockIdentity, "/da/spaer/mitid", "/en/block/identity"),
    (Page::Profile, "/da/profil", "/en/profile"),
    (Page::Activity, "/da/aktivitet", "/en/activity"),
    (Page::Receipt, "/da/kvittering", "/en/receipt"),
    (Page::Help, "/da/hjaelp", "/en/help"),
    (Page::Reactivation, "/da/genaktivering", "/en/reactivation"),
    (Page::UnexpectedRequests, "/da/uventede-anmodninger", "/en/unexpected-requests"),
    (Page::NewPhone, "/da/ny-telefon", "/en/new-phone"),
    (Page::Privacy, "/da/privatliv", "/en/privacy"),
    (Page::Accessibility, "/da/tilgaengelighed", "/en/accessibility"),
];

fn check(path: &str, expected: &Address) {
    assert_eq!(Address::parse(path), *expected, "{path:?}");
}

fn unavailable(tag: &str, page: Page) -> Address {
    Address::Unavailable(Tag::parse(tag).expect("well-formed"), page)
}

#[test]
fn every_page_has_one_path_in_every_language() {
    assert_eq!(PATHS.map(|(page, ..)| page), Page::ALL);
    for (page, danish, english) in PATHS {
        for (path, lang) in [(danish, Lang::Da), (english, Lang::En)] {
            check(path, &Address::Page(lang, page));
            assert_eq!(page.path(lang), path);
            assert_eq!(Address::Page(lang, page).path().as_deref(), Some(path));
            assert_eq!(Route::parse(path, None), Route::Page(lang, page));
        }
    }
}

#[test]
fn other_spellings_lead_to_the_one_path() {
    for (path, page) in [
        ("/da", Page::Blocking),
        ("/DA/", Page::Blocking),
        ("/da/index.html", Page::Blocking),
        ("/da-DK/help", Page::Help),
        ("/da/help", Page::Help),
        ("/Da/HJAELP", Page::Help),
        ("/da-Latn-DK-x-y/hjaelp/", Page::Help),
        ("/da/kvittering/", Page::Receipt),
        ("/da/receipt.html", Page::Receipt),
        ("/da/Kvittering", Page::Receipt),
    ] {
        check(path, &Address::Page(Lang::Da, page));
    }
    check("/en/hjaelp", &Address::Page(Lang::En, Page::Help));
    check("/", &Address::Chooser);
    check("/index.html", &Address::Chooser);
}

#[test]
fn a_language_that_lacks_the_page_is_told_from_nonsense() {
    for (path, tag, page) in [
        ("/tlh/", "tlh", Page::Blocking),
        ("/xx/", "xx", Page::Blocking),
        ("/kl/help", "kl", Page::Help),
        ("/FO/hjaelp", "FO", Page::Help),
        ("/kl/profil", "kl", Page::Profile),
        ("/fo-FO/block/identity", "fo-FO", Page::BlockIdentity),
        ("/zh-Hant-TW/receipt", "zh-Hant-TW", Page::Receipt),
        ("/x-own/", "x-own", Page::Blocking),
        ("/nonsense/", "nonsense", Page::Blocking),
    ] {
        check(path, &unavailable(tag, page));
    }
    assert_eq!(
        unavailable("FO", Page::Help).path().as_deref(),
        Some("/fo/help"),
        "it has a name here, so it has a notice"
    );
    assert_eq!(unavailable("tlh", Page::Help).path(), None);
}

#[test]
fn anything_else_is_not_found() {
    for path in [
        "",
        "//",
        "/n0ns3nse!/",
        "/da_DK/",
        "/d/",
        "/api/v1/session",
        "/../da/",
        "/%64a/",
        "/\u{0}",
        "/<script>",
        "da?x",
        "/da/x",
        "/da/kvittering/x",
        "/da/kvittering%2f",
        "/da//kvittering",
        "/tlh/x",
        "/da-/",
        "/-/",
        "/da--DK/help",
        "/help",
        "/profil",
        "/receipt",
    ] {
        check(path, &Address::NotFound);
    }
    assert_eq!(Address::NotFound.path(), None);
}

#[test]
fn a_path_of_2000_characters_is_junk() {
    check(&format!("/da/{}", "x".repeat(2_000)), &Address::NotFound);
    check(&"/".repeat(2_000), &Address::NotFound);
    check(&format!("/da/{}", "æ".repeat(1_000)), &Address::NotFound);
    check(&format!("/{}/", "da-".repeat(600)), &Address::NotFound);
}

#[test]
fn a_page_that_is_missing_is_shown_in_the_documents_language() {
    assert_eq!(Route::parse("/kl/profile", Some(Lang::En)), Route::Page(Lang::En, Page::Profile));
    assert_eq!(Route::parse("/kl/help", None), Route::Page(Lang::Da, Page::Help), "by the operator's table");
}

fn check_act(fragment: &str, reason: Option<Reason>, step: Option<StepName>, login: Option<&str>) {
    let login = login.map(|outcome| LoginWord { outcome: outcome.to_owned(), attempt: None });
    let expected = ActFragment { reason, step, login };
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
    let login = LoginWord { outcome: "ok".to_owned(), attempt: Attempt::parse("0123456789abcdef") };
    let fragment = ActFragment { reason: Some(Reason::NewPhone), step: None, login: Some(login) };
    assert_eq!(fragment.build(), "#new-phone");
    assert_eq!(ActFragment::default().build(), "");
    assert_eq!(act_href(Lang::Da, Page::BlockIdentity, Some(Reason::ToldCode)), "/da/spaer/mitid#told-code");
    assert_eq!(act_href(Lang::En, Page::BlockAuthenticator, None), "/en/block/authenticator");
}

#[test]
fn a_login_is_named_by_16_hex_digits_beside_its_word_in_any_order() {
    let named = |fragment: &str| {
        let login = ActFragment::parse(fragment).login?;
        Some((login.outcome, login.attempt.map(|attempt| attempt.as_str().to_owned())))
    };
    let both = Some(("failed".to_owned(), Some("0123456789abcdef".to_owned())));
    for fragment in [
        "#told-code&try=0123456789abcdef&login=failed",
        "#try=0123456789abcdef&login=failed",
        "#login=failed&try=0123456789abcdef",
    ] {
        assert_eq!(named(fragment), both, "{fragment}");
    }
    for junk in ["", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdeg", "%30123456789abcd"]
    {
        assert_eq!(named(&format!("#try={junk}&login=ok")), Some(("ok".to_owned(), None)), "{junk}");
    }
    assert_eq!(named("#try=0123456789abcdef"), None, "without a word it is nothing");
}

#[test]
fn what_a_login_left_goes_from_every_kind_of_fragment_and_nothing_else_does() {
    for (fragment, rest) in [
        ("#told-code&try=0123456789abcdef&login=ok", "#told-code"),
        ("#after&login=failed", "#after"),
        ("#login=&try=", ""),
        ("#step=check&login=ok&stolen-phone", "#step=check&stolen-phone"),
        ("#id.key&login=blocked", "#id.key"),
        ("", ""),
        ("#", "#"),
        ("#a&&b", "#a&&b"),
        ("#xlogin=1&trying=2", "#xlogin=1&trying=2"),
    ] {
        assert_eq!(without_login(fragment), rest, "{fragment}");
    }
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
        format!("{}.{key}", "a".repeat(21)),
        format!("{}.{key}", "a".repeat(201)),
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

#[test]
fn a_link_that_travelled_opens_and_is_incomplete_only_when_it_is() {
    let (id, key, other) = ("a".repeat(32), "b".repeat(32), "c".repeat(32));
    let check = |fragment: String, blocks: usize, is_cut: bool| {
        let read = ReceiptFragment::parse(&fragment);
        assert_eq!((read.blocks.len(), read.is_cut), (blocks, is_cut), "{fragment}");
        let names =
            read.blocks.iter().all(|(one, its)| (one.as_str() == id || one.as_str() == other) && its.reveal() == key);
        assert!(names, "{fragment}");
    };
    let added = [
        ".",
        ")",
        ">",
        ";",
        "\"",
        "*",
        " ",
        "%20",
        "%0A",
        "%2C",
        "%2E",
        ",",
        "!",
        "?",
        "'",
        "]",
        "}",
        "_",
        "…",
        "\u{200b}",
        "%C2%A0",
        "%E2%80%9D",
        "%3E",
        "%29.",
        "). Hilsen Anna",
        " (gem det)",
        "\n> ",
        "&amp;utm_source=mail",
        "%",
        "%2",
        "%2520",
        ", tak",
    ];
    for sign in added {
        check(format!("#{id}.{key}{sign}"), 1, false);
        check(format!("#{id}.{key},{other}.{key}{sign}"), 2, false);
    }
    for before in ["*", "_", "<", "%20", "("] {
        check(format!("#{before}{id}.{key}"), 1, false);
    }
    for between in [",", "%2C", "%2c", ", ", "%2C%20", ";", " ", "%0A", "\n"] {
        check(format!("#{id}.{key}{between}{other}.{key}"), 2, false);
        // The second is there, and lost.
        check(format!("#{id}.{key}{between}{other}"), 1, true);
        check(format!("#{id}.{key}{between}{other}."), 1, true);
        check(format!("#{id}.{key}{between}{other}.{}", "b".repeat(9)), 1, true);
    }
    check(format!("#{id}.{key},{}", "c".repeat(9)), 1, true);
    check(format!("#{id}.{key}%2Ccc"), 1, true);
    for cut in [format!("#{id}"), format!("#{id}."), format!("#{id}.bb"), "#x".to_owned(), "#%20".to_owned()] {
        check(cut, 0, true);
    }
    check("#".to_owned(), 0, false);
    check("#&login=ok".to_owned(), 0, false);
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
        for lang in [Lang::Da, Lang::En] {
            let href = receipt_href(lang, blocks.iter().map(|(id, key)| (id, key)));
            let (path, fragment) = href.split_once('#').expect("a fragment");
            prop_assert_eq!(Route::parse(path, None), Route::Page(lang, Page::Receipt));
            let read = ReceiptFragment::parse(fragment);
            prop_assert_eq!((&read.blocks, read.is_cut), (&blocks, false));
        }
    }

    #[test]
    fn no_address_is_too_strange_to_read(path in any::<String>(), fragment in any::<String>()) {
        if let Some(canonical) = Address::parse(&path).path() {
            prop_assert_eq!(Address::parse(&canonical).path(), Some(canonical));
        }
        ActFragment::parse(&fragment);
        ReceiptFragment::parse(&fragment);
    }
}
