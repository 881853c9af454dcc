//! The file that ships, one table of mistakes, and junk.

mod languages;
mod support;

use super::*;

const GOOD: &str = r#"[eid]
name = "MitID"
country_code = "DK"

[deployment]
environment = "sandbox"
origin = "http://127.0.0.1:8080"
api_base = "/api/v1"
default_language = "da"
languages = ["da", "en"]

[links]
profile = "https://www.mitid.dk/en-gb/"
support_page = "https://www.mitid.dk/en-gb/help/"
credit_warning = "https://www.borger.dk/"
complaint = "https://digst.dk/"
accessibility = "https://www.was.digst.dk/"

[[support]]
kind = "phone"
name = "MitID Support"
number = "+45 33 98 00 10"
weekdays = "8-20"
weekends_and_holidays = "10-16"
speaks = ["da", "en"]
last_checked = "2026-11-01"
"#;

fn production() -> String {
    GOOD.replace("\"sandbox\"", "\"production\"").replace("http://127.0.0.1:8080", "https://spaer.example")
}

/// The problems that `text` has, as an operator reads them.
fn messages(text: &str) -> Vec<String> {
    load(text).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// One replacement in the good file gives exactly these lines.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    assert!(GOOD.contains(from), "the good file has no {from}");
    assert_eq!(messages(&GOOD.replace(from, to)), expected);
}

#[test]
fn the_good_file_is_read_whole() {
    let operator = load(GOOD).unwrap();
    assert_eq!(operator.eid.name, "MitID");
    assert_eq!(operator.deployment.environment, Environment::Sandbox);
    assert_eq!(operator.deployment.api_base, "/api/v1");
    assert_eq!(operator.links.accessibility, "https://www.was.digst.dk/");
    assert_eq!(operator.negotiation, []);
    let phone = operator.phone().unwrap();
    assert_eq!(phone.tel_uri().unwrap(), "tel:+4533980010");
    assert_eq!(phone.weekdays, Some(Hours { from: 8, to: 20 }));
    assert_eq!(phone.weekends_and_holidays, Some(Hours { from: 10, to: 16 }));
    assert_eq!(phone.last_checked, Date::new(2026, 11, 1).unwrap());
    assert_eq!(messages(&production()), Vec::<String>::new());
}

#[test]
fn the_file_that_ships_is_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../operator.toml");
    assert_eq!(load_file(path).err().unwrap_or_default(), []);
}

#[test]
fn a_file_that_is_not_there_is_a_problem_like_any_other() {
    let messages = load_file("no/such/operator.toml").unwrap_err();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].to_string().starts_with("operator.toml:1: cannot be read: "), "{}", messages[0]);
}

#[test]
fn values_that_are_not_allowed_say_what_is() {
    check(
        "\"sandbox\"",
        "\"prodution\"",
        &[r#"operator.toml:6: deployment.environment is "prodution"; allowed: "sandbox", "production""#],
    );
    let language = r#"a list of language tags (BCP 47) such as "da" or "pt-BR", at least one, none twice"#;
    check(
        "languages = [\"da\", \"en\"]",
        "languages = [\"da\",\n \"x_x\"]",
        &[&format!(r#"operator.toml:11: deployment.languages is "x_x"; allowed: {language}"#)],
    );
    check(
        "languages = [\"da\", \"en\"]",
        "languages = []",
        &[&format!("operator.toml:10: deployment.languages is []; allowed: {language}")],
    );
    check(
        "speaks = [\"da\", \"en\"]",
        "speaks = [\"da\", \"da\"]",
        &[&format!(r#"operator.toml:25: support[1].speaks is "da"; allowed: {language}"#)],
    );
    check(
        "default_language = \"da\"\nlanguages = [\"da\", \"en\"]",
        "default_language = \"da\"\nlanguages = [\"en\"]",
        &[r#"operator.toml:9: deployment.default_language is "da"; allowed: one of `languages`: "en""#],
    );
    check(
        "\"8-20\"",
        "20",
        &[
            r#"operator.toml:23: support[1].weekdays is 20; allowed: full hours within 0 to 24, such as "8-20", or "22-6" over midnight"#,
        ],
    );
    check(
        "\"/api/v1\"",
        "\"https://api.spaer.example/v1\"",
        &[concat!(
            r#"operator.toml:8: deployment.api_base is "https://api.spaer.example/v1"; allowed: a path such as "/api/v1" "#,
            "without a slash at the end; not a URL, since the API can be on the app's own origin only: ",
            "the session's cookie goes nowhere else"
        )],
    );
    check(
        "country_code = \"DK\"",
        "country_code = \"dk\"",
        &[r#"operator.toml:3: eid.country_code is "dk"; allowed: two capital letters, such as "DK""#],
    );
    check(
        "\"https://www.mitid.dk/en-gb/\"",
        "\"http://www.mitid.dk\"",
        &[r#"operator.toml:13: links.profile is "http://www.mitid.dk"; allowed: an https URL"#],
    );
}

#[test]
fn unknown_and_missing_keys_are_told() {
    check(
        "name = \"MitID\"\n",
        "nmae = \"MitID\"\n",
        &[
            "operator.toml:1: eid.name is missing; allowed: a text that is not empty",
            r#"operator.toml:2: eid.nmae is not a known key; allowed: "name", "country_code""#,
        ],
    );
    check(
        "[eid]",
        "extra = 1\n[eid]",
        &[
            r#"operator.toml:1: extra is not a known key; allowed: "eid", "deployment", "links", "negotiation", "support""#,
        ],
    );
    check(
        "[links]\nprofile = \"https://www.mitid.dk/en-gb/\"\nsupport_page = \"https://www.mitid.dk/en-gb/help/\"\n\
         credit_warning = \"https://www.borger.dk/\"\ncomplaint = \"https://digst.dk/\"\naccessibility = \"https://www.was.digst.dk/\"\n",
        "",
        &["operator.toml:1: links is missing; allowed: a table [links]"],
    );
    check("weekends_and_holidays = \"10-16\"\n", "", &[]);
}

#[test]
fn the_page_with_the_banks_numbers_may_be_named() {
    let complaint = "complaint = \"https://digst.dk/\"\n";
    let with = |bank: &str| format!("{complaint}bank = \"{bank}\"\n");
    check(complaint, &with("https://www.borger.dk/bank"), &[]);
    check(
        complaint,
        &with("http://www.borger.dk/bank"),
        &["operator.toml:17: links.bank is \"http://www.borger.dk/bank\"; allowed: an https URL"],
    );
}

#[test]
fn without_a_phone_there_is_no_build() {
    let expected = "operator.toml:19: support of kind \"phone\" is missing; allowed: at least one, since it is the way that works when nothing else does";
    check("kind = \"phone\"", "kind = \"relay\"", &[expected]);
    let none = GOOD.split("[[support]]").next().unwrap();
    assert_eq!(messages(none).len(), 1);
    assert_eq!(messages(&format!("support = []\n{none}")).len(), 1);
}

#[test]
fn all_problems_are_told_at_once() {
    let text = GOOD
        .replace("\"DK\"", "7")
        .replace("\"sandbox\"", "\"none\"")
        .replace("kind = \"phone\"", "kind = \"fax\"")
        .replace("8-20", "20-20")
        .replace("10-16", "10-25")
        .replace("2026-11-01", "2026-02-30");
    let lines: Vec<usize> = load(&text).unwrap_err().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 6, 19, 20, 23, 24, 26]);
}

#[test]
fn what_is_not_toml_is_told_beside_wrong_values() {
    let text = GOOD
        .replace("name = \"MitID\"\n", "name \"MitID\"\n")
        .replace("\"sandbox\"", "\"none\"")
        .replace("\"8-20\"", "8-20");
    let problems = load(&text).unwrap_err();
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 6, 23], "{problems:?}");
    assert!(matches!(problems[0].found, Found::Unreadable(_)));
    assert!(matches!(problems[1].found, Found::Value(_)));
    assert!(matches!(problems[2].found, Found::Unreadable(_)));
}

#[test]
fn production_refuses_what_is_fine_in_a_sandbox() {
    let with = |from: &str, to: &str| messages(&production().replace(from, to));
    assert_eq!(with("https://spaer.example", "http://spaer.example").len(), 1);
    for host in ["localhost", "127.0.0.1:8443", "app.localhost", "[::1]", "LOCALHOST", "127.1"] {
        assert_eq!(with("https://spaer.example", &format!("https://{host}")).len(), 1, "{host}");
    }
    for link in
        ["https://www.mitid.dk/en-gb/\"", "https://www.borger.dk/", "https://digst.dk/", "https://www.was.digst.dk/"]
    {
        let local = format!("https://localhost/{}", if link.ends_with('"') { "\"" } else { "" });
        assert_eq!(with(link, &local).len(), 1, "{link}");
    }
    let chat = "[[support]]\nkind = \"chat\"\nname = \"Chat\"\nurl = \"https://127.0.0.1/chat\"\nweekdays = \"8-20\"\n\
                speaks = [\"da\"]\nlast_checked = \"2026-11-01\"\n";
    assert_eq!(
        messages(&(production() + chat)),
        [
            r#"operator.toml:30: support[2].url is "https://127.0.0.1/chat"; allowed: in production a host that citizens can reach"#
        ]
    );
    // The refusal does not wait until the other mistakes are mended.
    let both = production().replace("https://spaer.example", "http://spaer.example").replace("\"DK\"", "1");
    assert_eq!(messages(&both).len(), 2);
}

#[test]
fn support_data_grows_old_only_in_production() {
    let production = load(&production()).unwrap();
    let checked = Date::new(2026, 11, 1).unwrap().days();
    let day = |text: &str| Date::parse(text).unwrap();
    assert_eq!(day("2027-01-30").days() - checked, 90);
    assert_eq!(production.overdue(day("2027-01-30")), []);
    let messages: Vec<String> = production.overdue(day("2027-01-31")).iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [concat!(
            "operator.toml:26: support[1].last_checked is \"2026-11-01\"; ",
            "allowed: in production at most 90 days before the build, which is 2027-01-31; check the channel again"
        )]
    );
    assert_eq!(production.overdue(day("2026-10-30")).len(), 1, "a date in the future is a slip");
    assert_eq!(load(GOOD).unwrap().overdue(day("2036-01-01")), []);
}

#[test]
fn a_date_may_be_written_without_quotes() {
    check("\"2026-11-01\"", "2026-11-01", &[]);
}

#[test]
fn small_parts_are_parsed_strictly() {
    for good in ["+45 33 98 00 10", "+4533980010", "+299 123456"] {
        assert!(channel::phone_number(good).is_some(), "{good}");
    }
    for bad in [
        "33 98 00 10",
        "+45",
        "+45 33 98 00 10 11 12 13 14",
        "+45  339800",
        "+45-339800",
        "+0533980010",
        "+45 339800 ",
        "",
    ] {
        assert!(channel::phone_number(bad).is_none(), "{bad}");
    }
    for bad in ["8", "8-", "-20", "24-8", "24-24", "8-8", "8-25", "+8-20", "8 - 20", "8-20-22", "008-20"] {
        assert!(Hours::parse(bad).is_none(), "{bad}");
    }
    for (good, from, to) in [("0-24", 0, 24), ("22-6", 22, 6), ("20-0", 20, 0), ("1-0", 1, 0), ("20-8", 20, 8)] {
        assert_eq!(Hours::parse(good), Some(Hours { from, to }), "{good}");
    }
    for bad in
        ["https://", "https://a b", "https://user@host", "https://host:0", "https://host/\"x", "ftp://host", "//host"]
    {
        assert!(url::https(bad).is_none(), "{bad}");
    }
    for bad in ["api", "/api/", "//host/api", "/a?b", "http://host/api", "https://host/api", "/", ""] {
        assert!(url::path(bad).is_none(), "{bad}");
    }
    for bad in ["https://host/", "https://host/path", "host", "https://host:port"] {
        assert!(url::origin(bad).is_none(), "{bad}");
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
    assert_eq!(Date::new(2000, 2, 29).unwrap().days(), 11_016);
    assert_eq!(Date::new(2026, 11, 23).unwrap().days(), 20_780);
    for bad in [
        "2026-2-01",
        "2026-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-01-01-01",
        "+026-01-01",
    ] {
        assert!(Date::parse(bad).is_none(), "{bad}");
    }
    assert!(Date::today() > Date::new(2026, 1, 1).unwrap());
}

/// Small, seeded and without a crate: enough to reach every kind of wrong shape.
struct Junk(u64);

impl Junk {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

#[test]
fn junk_never_panics() {
    let scraps = [
        "[",
        "]",
        "[[support]]",
        "=",
        "\"",
        "'''",
        "\n",
        "eid",
        ".",
        "{",
        "}",
        ",",
        "1979-05-27",
        "é",
        "\u{0}",
        "[deployment]",
        "kind",
        "8-20",
        "inf",
        "\\u",
        "#",
        " ",
    ];
    let mut junk = Junk(7);
    for _ in 0..4_000 {
        let text: String = (0..junk.below(30)).map(|_| scraps[junk.below(scraps.len())]).collect();
        assert!(load(&text).is_err());
    }
    // The good file with a piece cut out or doubled, on any character boundary.
    let signs: Vec<char> = GOOD.chars().collect();
    for _ in 0..4_000 {
        let (mut start, mut end) = (junk.below(signs.len()), junk.below(signs.len()));
        if start > end {
            std::mem::swap(&mut start, &mut end);
        }
        let kept = signs[..start].iter().chain(&signs[end..]);
        let text: String =
            if junk.below(2) == 0 { kept.collect() } else { signs[..end].iter().chain(&signs[start..]).collect() };
        for problem in load(&text).err().unwrap_or_default() {
            assert!(!problem.to_string().contains('\n'), "{problem:?}");
            assert!(problem.line >= 1);
        }
    }
}
