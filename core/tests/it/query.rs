//! What the list of activities asks the back end, and what it makes of the answers.

use proptest::{option, prelude::*, sample::select};
use serde_json::{Value, json};
use spaer_contract::{Contract, Kind as Side};
use spaer_core::{
    domain::{
        activity::{Activities, ActivityKind, Outcome, Report},
        filter::{Filter, Group, Period, Span},
        id::{ActivityId, AuthenticatorId},
        text::UntrustedText,
        time::Timestamp,
    },
    flow::activities::Query,
    wire::{activity_query, provider_shown, report, report_path},
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    fixtures::{at, device, person},
    json::wire,
};

/// A moment as a browser writes it.
fn written(at: Timestamp) -> String {
    let nanos = i128::from(at.unix_millis()) * 1_000_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanos).expect("a year of four digits").format(&Rfc3339).expect("a time")
}

fn asked(filter: Filter, cursor: Option<&str>) -> String {
    let query = Query { filter, cursor: cursor.map(str::to_owned), limit: 50, tag: Some("never in it".to_owned()) };
    activity_query(&query, written)
}

fn filter(change: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    change(&mut filter);
    filter
}

fn words(text: &str) -> Filter {
    filter(|filter| filter.with_text(text))
}

/// As RFC 3986 has it, and nothing else than that: no other sign than those that need no encoding may stand there as it is.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut signs = part.bytes();
    while let Some(sign) = signs.next() {
        if sign == b'%' {
            let digits = [signs.next().expect("a digit"), signs.next().expect("another one")];
            assert!(digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F')), "{part}");
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).expect("digits"), 16).expect("a byte"));
        } else {
            assert!(sign.is_ascii_alphanumeric() || b"-._~".contains(&sign), "{part}");
            bytes.push(sign);
        }
    }
    String::from_utf8(bytes).expect("text")
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.strip_prefix('?').expect("a query").split('&');
    pairs.map(|pair| pair.split_once('=').map(|(name, value)| (name.to_owned(), decoded(value))).expect("=")).collect()
}

#[test]
fn each_part_of_a_filter_is_asked_for_under_its_name() {
    let period = |from, to| filter(|filter| filter.period = Period::Between { from, to });
    let (from, to) = (Some(at(0)), Some(at(86_400_500)));
    let last = Period::Last { span: Span::Days7, from: at(1_000) };
    let group = |group| filter(|filter| filter.group = Some(group));
    let cases = [
        (Filter::default(), ""),
        (words("bank"), "&q=bank"),
        (words("Café & Søn"), "&q=Caf%C3%A9%20%26%20S%C3%B8n"),
        (group(Group::Logins), "&kind=login&kind=login_failed"),
        (group(Group::Approvals), "&kind=approval&kind=approval_declined&kind=simultaneous_requests"),
        (group(Group::Codes), "&kind=code_sent"),
        (
            group(Group::Authenticators),
            "&kind=authenticator_added&kind=authenticator_blocked&kind=authenticator_reactivated",
        ),
        (group(Group::Details), "&kind=user_id_changed&kind=password_changed&kind=contact_changed"),
        (group(Group::Identity), "&kind=identity_blocked&kind=identity_reactivated"),
        (filter(|filter| filter.outcome = Some(Outcome::Succeeded)), "&outcome=succeeded"),
        (filter(|filter| filter.outcome = Some(Outcome::Failed)), "&outcome=failed"),
        (filter(|filter| filter.outcome = Some(Outcome::Declined)), "&outcome=declined"),
        (filter(|filter| filter.outcome = Some(Outcome::Expired)), "&outcome=expired"),
        (filter(|filter| filter.authenticator = Some(device("a/b"))), "&authenticator=a%2Fb"),
        (period(from, None), "&from=1970-01-01T00%3A00%3A00Z"),
        (period(None, to), "&to=1970-01-02T00%3A00%3A00.5Z"),
        (period(from, to), "&from=1970-01-01T00%3A00%3A00Z&to=1970-01-02T00%3A00%3A00.5Z"),
        (period(None, None), ""),
        (filter(|filter| filter.period = last), "&from=1970-01-01T00%3A00%3A01Z"),
        (filter(|filter| filter.only_marked = true), ""),
    ];
    for (filter, expected) in cases {
        assert_eq!(asked(filter, None), ["?limit=50", expected].concat());
    }
    let all = filter(|filter| {
        filter.with_text("x");
        (filter.group, filter.outcome) = (Some(Group::Codes), Some(Outcome::Expired));
        (filter.authenticator, filter.period) = (Some(device("app")), Period::Between { from, to: None });
    });
    let expected =
        "?limit=50&cursor=c%3D1&kind=code_sent&outcome=expired&authenticator=app&from=1970-01-01T00%3A00%3A00Z&q=x";
    assert_eq!(asked(all, Some("c=1")), expected);
}

#[test]
fn the_contract_knows_every_name_and_word_that_is_asked_with() {
    let contract = Contract::load();
    let parameters = contract.document().pointer("/paths/~1activity/get/parameters").expect("parameters").clone();
    let known: Vec<&str> =
        parameters.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    let outcomes = [Outcome::Succeeded, Outcome::Failed, Outcome::Declined, Outcome::Expired];
    let mut kinds = 0;
    for (group, outcome) in Group::ALL.into_iter().flat_map(|group| outcomes.map(|outcome| (group, outcome))) {
        let all = filter(|filter| {
            filter.with_text("x");
            (filter.group, filter.outcome) = (Some(group), Some(outcome));
            filter.period = Period::Between { from: Some(at(0)), to: Some(at(5)) };
            filter.authenticator = Some(device("app"));
        });
        for (name, value) in pairs(&asked(all, Some("c"))) {
            assert!(known.contains(&name.as_str()), "{name}");
            let schema = match name.as_str() {
                "kind" => "ActivityKind",
                "outcome" => "ActivityOutcome",
                "from" | "to" => "Time",
                "cursor" | "authenticator" => "Id",
                _ => continue,
            };
            kinds += usize::from(name == "kind");
            contract.check_schema(schema, &json!(value)).expect("as the contract has it");
        }
    }
    assert_eq!(kinds, 14 * 4, "every kind, whatever it ended in");
}

#[test]
fn what_is_hostile_travels_unharmed() {
    let cursors = ["", "&limit=1000", "../../blocks?x=#", "a+b c%20d%", "\u{202e}æ😀\0\n", "kind=login&kind=approval"];
    for cursor in cursors {
        let expected = [("limit", "50"), ("cursor", cursor), ("q", "a&q=b#+%26 æ")];
        let expected: Vec<_> = expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(pairs(&asked(words("a&q=b#+%26 æ"), Some(cursor))), expected);
    }
    for raw in ["a", "../session", "a/b?c#d", "%2e%2e", "æ ø", "..."] {
        let id = ActivityId::parse(raw).expect("an id");
        let path = report_path(&id);
        let part = path.strip_prefix("/activity/").and_then(|rest| rest.strip_suffix("/report")).expect("the path");
        assert_eq!(decoded(part), raw);
    }
    assert_eq!(report_path(&ActivityId::parse("act-1_~.Z").expect("an id")), "/activity/act-1_~.Z/report");
}

pub fn some_time() -> impl Strategy<Value = Timestamp> {
    (-62_167_219_200_000_i64..253_402_300_800_000).prop_map(at)
}

fn some_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        Just(Period::All),
        (select(&Span::ALL), some_time()).prop_map(|(span, from)| Period::Last { span, from }),
        (some_time(), option::of(some_time())).prop_map(|(from, to)| Period::Between { from: Some(from), to }),
        some_time().prop_map(|to| Period::Between { from: None, to: Some(to) }),
    ]
}

fn some_outcome() -> impl Strategy<Value = Option<Outcome>> {
    option::of(select(vec![Outcome::Succeeded, Outcome::Failed, Outcome::Declined, Outcome::Expired]))
}

/// Anything that an id can be.
pub fn some_id() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9-]{1,20}", "[^\\p{Cc}]{1,40}", "[\"\\\\/&=?#%+. ]{1,20}"]
}

prop_compose! {
    pub fn some_filter()(
        text in "\\PC{0,20}", group in option::of(select(&Group::ALL)), outcome in some_outcome(),
        authenticator in option::of(some_id()), period in some_period(), only_marked: bool
    ) -> Filter {
        let authenticator = authenticator.and_then(|id| AuthenticatorId::parse(&id));
        filter(|filter| {
            filter.with_text(&text);
            (filter.group, filter.outcome, filter.authenticator) = (group, outcome, authenticator);
            (filter.period, filter.only_marked) = (period, only_marked);
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_asked_is_what_others_read(filter in some_filter(), cursor in option::of(any::<String>()), limit in 1_u8..=100) {
        let mut expected = vec![("limit", limit.to_string())];
        expected.extend(cursor.iter().map(|cursor| ("cursor", cursor.clone())));
        let kinds = filter.group.map_or(0, |group| group.kinds().len());
        expected.extend(filter.authenticator.iter().map(|id| ("authenticator", id.as_str().to_owned())));
        expected.extend(filter.period.from().map(|at| ("from", written(at))));
        expected.extend(filter.period.to().map(|at| ("to", written(at))));
        expected.extend(Some(filter.text()).filter(|text| !text.is_empty()).map(|text| ("q", text.to_owned())));
        let outcome = filter.outcome;
        let query = activity_query(&Query { filter, cursor, limit, tag: None }, written);
        let mut read = pairs(&query);
        for (name, value) in &read {
            if matches!(name.as_str(), "from" | "to") {
                prop_assert!(Timestamp::parse(value).is_some());
            }
        }
        let words = |name: &str| read.iter().filter(|(other, _)| other == name).count();
        prop_assert_eq!((words("kind"), words("outcome")), (kinds, usize::from(outcome.is_some())));
        read.retain(|(name, _)| name != "kind" && name != "outcome");
        let expected: Vec<_> = expected.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_report_goes_to_the_path_of_its_activity(raw in some_id()) {
        let id = ActivityId::parse(&raw).expect("an id");
        let path = report_path(&id);
        let parts: Vec<&str> = path.split('/').collect();
        prop_assert_eq!(parts.len(), 4);
        prop_assert_eq!((parts[1], decoded(parts[2]), parts[3]), ("activity", raw, "report"));
    }

}

/// In a path a browser takes them for steps, however they are written.
#[test]
fn an_id_that_would_lead_somewhere_else_is_none() {
    for (raw, is_one) in [(".", false), ("..", false), ("...", true), ("a.", true), ("./..", true)] {
        let page = activities(&json!({ "subject_key": "s", "items": [{ "id": raw }] }));
        assert_eq!(page.items[0].can_be_reported(), is_one, "{raw}");
    }
}

fn activities(value: &Value) -> Activities {
    wire::activities(value.to_string().as_bytes()).expect("understood")
}

#[test]
fn a_report_is_dated_in_its_receipt_and_in_its_row() {
    let read = |value: Value| report(&wire::json(value.to_string().as_bytes()));
    let number = || UntrustedText::new("RP-1");
    let moment = "2026-11-20T13:59:30+01:00";
    let receipt = Report { number: number(), at: Timestamp::parse(moment) };
    assert_eq!(read(json!({ "number": "RP-1", "reported_at": moment })), Ok(receipt.clone()));
    assert_eq!(read(json!({ "number": "RP-1", "at": moment })), Ok(Report { number: number(), at: None }));
    assert_eq!(
        read(json!({ "number": " R\u{202E}P-1\n", "reported_at": "soon" })),
        Ok(Report { number: number(), at: None })
    );
    for none in
        [json!({}), json!(null), json!({ "number": "" }), json!({ "number": 7 }), json!({ "reported_at": moment })]
    {
        assert!(read(none.clone()).is_err(), "{none}");
    }
    let row = |reported: Value| {
        let page = activities(&json!({ "subject_key": "s", "items": [{ "id": "a", "reported": reported }] }));
        page.items[0].reported.clone()
    };
    assert_eq!(row(json!({ "number": "RP-1", "at": moment })), Some(receipt));
    assert_eq!(row(json!({ "number": "RP-1", "reported_at": moment })), Some(Report { number: number(), at: None }));
    for none in [json!({ "at": moment }), json!(null), json!(true), json!("RP-1")] {
        assert_eq!(row(none.clone()), None, "{none}");
    }
}

#[test]
fn whether_providers_are_shown_is_said_or_it_is_no_answer() {
    let read = |value: Value| provider_shown(&wire::json(value.to_string().as_bytes()));
    assert_eq!(read(json!({ "shown": true, "since": "2026-11-20T14:01:00+01:00" })), Ok(true));
    assert_eq!(read(json!({ "shown": false })), Ok(false));
    for none in [json!({}), json!(null), json!({ "shown": "true" }), json!({ "shown": 1 }), json!([true])] {
        assert!(read(none.clone()).is_err(), "{none}");
    }
}

#[test]
fn an_empty_cursor_is_none_and_any_other_is_sent_back_as_it_came() {
    let next =
        |cursor: Value| activities(&json!({ "subject_key": "s", "items": [], "next_cursor": cursor })).next_cursor;
    for none in [json!(""), json!(null), json!(7), json!(["c"])] {
        assert_eq!(next(none.clone()), None, "{none}");
    }
    let long = "x".repeat(5_000);
    for cursor in ["c", " ", "\u{202E}\u{0}/?&=%", long.as_str()] {
        assert_eq!(next(json!(cursor)).as_deref(), Some(cursor));
    }
    assert_eq!(activities(&json!({ "subject_key": "s", "items": [] })).next_cursor, None);
}

#[test]
fn an_activity_is_a_row_whatever_it_holds() {
    let items = json!([
        {}, null, 7, "x", [], { "id": "" }, { "id": "x".repeat(201) }, { "id": 5, "at": "soon", "kind": 1, "outcome": [] },
        { "id": "a", "at": 1_763_643_729, "kind": "brain_wave", "outcome": "maybe", "authenticator_id": "",
          "authenticator_kind": "galaxy", "device": "", "service_provider": "  ", "place": "DK", "authenticator_label": {} },
    ]);
    let page = activities(&json!({ "subject_key": "s", "items": items, "provider_hidden": "yes" }));
    assert_eq!((page.items.len(), page.provider_hidden, page.recorded_since), (9, false, None));
    assert!(page.items[..8].iter().all(|row| row.id.is_none() && !row.can_be_reported()));
    for row in &page.items {
        assert_eq!((row.at, row.kind, row.outcome), (None, ActivityKind::Other, Outcome::Other));
        assert!(
            row.device.is_none() && row.provider.is_none() && row.authenticator.is_none() && row.reported.is_none()
        );
    }
    assert!(page.items[8].can_be_reported());
    for none in
        [json!({}), json!({ "subject_key": "s" }), json!({ "items": [] }), json!({ "subject_key": "", "items": [] })]
    {
        assert!(wire::activities(none.to_string().as_bytes()).is_err(), "{none}");
    }
}

#[test]
fn the_contracts_answers_are_read_as_they_are_meant() {
    let contract = Contract::load();
    let mut seen = Vec::new();
    for example in contract.examples() {
        let (Side::Response(200..=299), value) = (example.kind, &example.value) else { continue };
        let json = wire::json(value.to_string().as_bytes());
        let text = |value: &Value| value.as_str().map(str::to_owned);
        match example.path.as_str() {
            "/activity" => {
                let page = activities(value);
                assert_eq!(page.subject, person(value["subject_key"].as_str().expect("a key")).subject_key);
                assert_eq!(page.next_cursor, text(&value["next_cursor"]));
                assert_eq!(page.recorded_since, value["recorded_since"].as_str().and_then(Timestamp::parse));
                assert_eq!(Some(page.provider_hidden), value["provider_hidden"].as_bool());
                let items = value["items"].as_array().expect("items");
                assert_eq!(page.items.len(), items.len());
                for (row, item) in page.items.iter().zip(items) {
                    assert_eq!(row.id.as_ref().map(|id| id.as_str().to_owned()), text(&item["id"]));
                    assert_eq!(row.at, item["at"].as_str().and_then(Timestamp::parse));
                    assert!(row.at.is_some() && row.kind != ActivityKind::Other && row.outcome != Outcome::Other);
                    assert_eq!(
                        row.provider.as_ref().map(|name| name.as_str().to_owned()),
                        text(&item["service_provider"])
                    );
                    assert_eq!(row.device.as_ref().map(|name| name.as_str().to_owned()), text(&item["device"]));
                    let number = row.reported.as_ref().map(|report| report.number.as_str().to_owned());
                    assert_eq!(number, text(&item["reported"]["number"]));
                    assert_eq!(row.reported.as_ref().and_then(|report| report.at).is_some(), number.is_some());
                }
            }
            "/activity/{id}/report" => {
                let report = report(&json).expect("understood");
                assert_eq!((Some(report.number.as_str()), report.at.is_some()), (value["number"].as_str(), true));
            }
            "/settings/provider-shown" => assert_eq!(provider_shown(&json).ok(), value["shown"].as_bool()),
            _ => continue,
        }
        seen.push(example.path);
    }
    for path in ["/activity", "/activity/{id}/report", "/settings/provider-shown"] {
        assert!(seen.iter().filter(|other| *other == path).count() >= 2, "{path}: {seen:?}");
    }
    // What the app sends with them.
    contract.check_request("PUT", "/activity/{id}/report", &json!({})).expect("an order");
    contract.check_request("PUT", "/settings/provider-shown", &json!({ "shown": true })).expect("an order");
}
