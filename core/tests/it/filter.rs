//! Which rows are wanted: each condition by a table, and all of them together as the conjunction of its parts.

use proptest::{collection::vec, prelude::*, sample::select};
use spaer_core::domain::{
    activity::{Activity, ActivityKind, Outcome, Place},
    activity_list::{ActivityList, Arrived, Side},
    filter::{Filter, Group, Period, Span},
    id::AuthenticatorId,
    suspicion::{Mark, Marks},
    text::UntrustedText,
    time::Timestamp,
};

use super::activity_list::{arrived, at, done, list_of, shown};

const KINDS: [ActivityKind; 15] = [
    ActivityKind::Login,
    ActivityKind::Approval,
    ActivityKind::LoginFailed,
    ActivityKind::ApprovalDeclined,
    ActivityKind::SimultaneousRequests,
    ActivityKind::CodeSent,
    ActivityKind::AuthenticatorAdded,
    ActivityKind::AuthenticatorBlocked,
    ActivityKind::AuthenticatorReactivated,
    ActivityKind::UserIdChanged,
    ActivityKind::PasswordChanged,
    ActivityKind::ContactChanged,
    ActivityKind::IdentityBlocked,
    ActivityKind::IdentityReactivated,
    ActivityKind::Other,
];
const OUTCOMES: [Outcome; 5] =
    [Outcome::Succeeded, Outcome::Failed, Outcome::Declined, Outcome::Expired, Outcome::Other];

pub fn with_text(text: &str) -> Filter {
    let mut filter = Filter::default();
    filter.with_text(text);
    filter
}

fn but(mut filter: Filter, change: impl FnOnce(&mut Filter)) -> Filter {
    change(&mut filter);
    filter
}

/// One condition alone.
fn only(change: impl FnOnce(&mut Filter)) -> Filter {
    but(Filter::default(), change)
}

fn with_period(period: Period) -> Filter {
    only(|filter| filter.period = period)
}

fn between(from: Option<i64>, to: Option<i64>) -> Period {
    Period::Between { from: from.and_then(at), to: to.and_then(at) }
}

fn last(from: i64) -> Period {
    Period::Last { span: Span::Days7, from: at(from).expect("a time") }
}

/// Whether the only row of a log does.
fn fits(filter: &Filter, list: &ActivityList, marks: Marks) -> bool {
    list.search(filter.needle().as_ref()).contains(0) && filter.fits(list.row(0).expect("a row"), marks)
}

fn fits_activity(filter: &Filter, activity: Activity) -> bool {
    fits(filter, &list_of([activity]), Marks::default())
}

#[test]
fn a_group_has_the_kinds_that_say_so() {
    for kind in KINDS {
        let groups: Vec<Group> = Group::ALL.into_iter().filter(|group| group.kinds().contains(&kind)).collect();
        let of: Vec<Group> = Group::of(kind).into_iter().collect();
        assert_eq!(groups, of, "{kind:?}");
        assert_eq!(groups.len(), usize::from(kind != ActivityKind::Other), "{kind:?}");
    }
    let counts = Group::ALL.map(|group| group.kinds().len());
    assert_eq!(counts, [2, 3, 1, 3, 3, 2]);
    assert_eq!(Group::of(ActivityKind::SimultaneousRequests), Some(Group::Approvals));
    assert_eq!(Group::of(ActivityKind::PasswordChanged), Some(Group::Details));
}

#[test]
fn a_span_is_so_long() {
    let hours = Span::ALL.map(|span| span.millis() / 3_600_000);
    assert_eq!(hours, [24, 168, 720]);
}

#[test]
fn a_period_holds_its_beginning_and_not_its_end() {
    let cases = [
        ("all", Period::All, [true, true, true, true, true]),
        ("since", last(10), [false, true, true, true, false]),
        ("from", between(Some(10), None), [false, true, true, true, false]),
        ("to", between(None, Some(20)), [true, true, false, false, false]),
        ("both", between(Some(10), Some(20)), [false, true, false, false, false]),
        ("neither", between(None, None), [true, true, true, true, true]),
        ("one moment", between(Some(20), Some(20)), [false, false, false, false, false]),
        ("backwards", between(Some(20), Some(10)), [false, false, false, false, false]),
    ];
    for (name, period, expected) in cases {
        let moments = [at(9), at(10), at(20), at(21), None];
        let found = moments.map(|moment| fits_activity(&with_period(period), done(ActivityKind::Login, moment)));
        assert_eq!(found, expected, "{name}");
        assert_eq!(period.is_backwards(), !expected.contains(&true), "{name}");
    }
    assert_eq!((last(10).from(), last(10).to()), (at(10), None));
    assert_eq!((between(Some(1), Some(2)).from(), between(Some(1), Some(2)).to()), (at(1), at(2)));
    let last_but_one =
        |period: Period| period.to().zip(period.last()).map(|(to, last)| to.unix_millis() - last.unix_millis());
    assert_eq!(last_but_one(between(None, Some(2))), Some(1));
    assert_eq!([Period::All, last(10), between(Some(1), None)].map(Period::last), [None; 3], "up to now, or for ever");
}

#[test]
fn the_text_is_kept_as_it_is_written() {
    let long = "æ".repeat(Filter::MAX_CHARS);
    let cases = [
        ("", "", None),
        ("   ", "   ", None),
        (" Bank ", " Bank ", Some("bank")),
        ("Danske   Bank", "Danske   Bank", Some("danske bank")),
        ("Danske\u{a0}\u{2003}Bank", "Danske\u{a0}\u{2003}Bank", Some("danske bank")),
        ("a\nb\tc\u{7f}", "a b c ", Some("a b c")),
        ("\n\r\t", "   ", None),
        ("ÅRHUS", "ÅRHUS", Some("arhus")),
        // As it comes along when it is copied from a page.
        ("\u{200b}mo\u{ad}bil\u{202e}", "\u{200b}mo\u{ad}bil\u{202e}", Some("mobil")),
        ("\u{200b}", "\u{200b}", None),
        (&format!("{long}o"), &long, Some(&"ae".repeat(Filter::MAX_CHARS))),
    ];
    for (written, kept, needle) in cases {
        let filter = with_text(written);
        assert_eq!((filter.text(), folded(&filter).as_deref()), (kept, needle), "{written:?}");
    }
    let mut filter = with_text("first");
    filter.with_text("");
    assert_eq!(filter, Filter::default());
    assert!(!format!("{:?}", with_text("Anna")).contains("Anna"));
}

pub fn folded(filter: &Filter) -> Option<String> {
    filter.needle().map(|needle| needle.as_str().to_owned())
}

/// Whether somebody who types this finds a row at that place.
pub fn finds(typed: &str, city: &str) -> bool {
    let place = Some(Place { country: UntrustedText::new(""), city: UntrustedText::new(city) });
    fits_activity(&with_text(typed), Activity { place, ..done(ActivityKind::Login, at(0)) })
}

#[test]
fn what_narrows_is_not_everything() {
    let everything = [
        Filter::default(),
        with_text(" \t "),
        with_period(between(None, None)),
        but(with_text(" "), |filter| filter.period = between(None, None)),
    ];
    for filter in everything {
        assert!(filter.is_everything(), "{filter:?}");
        assert_eq!(filter.asked(), Filter::default());
    }
    let narrower = [
        with_text("x"),
        only(|filter| filter.group = Some(Group::Codes)),
        only(|filter| filter.outcome = Some(Outcome::Failed)),
        only(|filter| filter.authenticator = AuthenticatorId::parse("a")),
        with_period(last(1)),
        with_period(between(Some(1), None)),
        with_period(between(None, Some(1))),
        only(|filter| filter.only_marked = true),
    ];
    for filter in narrower {
        assert!(!filter.is_everything(), "{filter:?}");
        let asks = !filter.only_marked;
        assert_eq!(filter.asked() != Filter::default(), asks, "{filter:?}");
        assert_eq!(filter.asked().asked(), filter.asked());
    }
}

#[test]
fn the_question_is_the_same_however_it_is_written() {
    let asked = with_text("  Danske \n Bank ").asked();
    assert_eq!(asked.text(), "Danske Bank");
    assert_eq!(asked, but(with_text("Danske Bank"), |filter| filter.only_marked = true).asked());
    assert_ne!(asked, with_text("DanskeBank").asked());
    let mut filter = with_text("x");
    filter.group = Some(Group::Identity);
    filter.outcome = Some(Outcome::Expired);
    filter.authenticator = AuthenticatorId::parse("a");
    filter.period = last(3);
    assert_eq!(filter.asked(), filter);
}

#[test]
fn each_condition_is_about_its_field() {
    let row = || Activity {
        outcome: Outcome::Declined,
        authenticator: AuthenticatorId::parse("auth-1"),
        label: UntrustedText::new("Annas mobil"),
        ..done(ActivityKind::ApprovalDeclined, at(5))
    };
    let cases = [
        ("its group", only(|filter| filter.group = Some(Group::Approvals)), true),
        ("another group", only(|filter| filter.group = Some(Group::Logins)), false),
        ("its outcome", only(|filter| filter.outcome = Some(Outcome::Declined)), true),
        ("another outcome", only(|filter| filter.outcome = Some(Outcome::Failed)), false),
        ("its authenticator", only(|filter| filter.authenticator = AuthenticatorId::parse("auth-1")), true),
        ("another", only(|filter| filter.authenticator = AuthenticatorId::parse("auth-2")), false),
        ("its text", with_text("  MOBIL "), true),
        ("another text", with_text("mobile"), false),
        ("marked only", only(|filter| filter.only_marked = true), false),
    ];
    for (name, filter, expected) in cases {
        assert_eq!(fits_activity(&filter, row()), expected, "{name}");
    }
    let named = only(|filter| filter.authenticator = AuthenticatorId::parse("auth-1"));
    assert!(!fits_activity(&named, Activity { authenticator: None, ..row() }));
    let grouped = |group| fits_activity(&only(|filter| filter.group = group), done(ActivityKind::Other, None));
    assert!(grouped(None) && !Group::ALL.into_iter().any(|group| grouped(Some(group))));
    let list = list_of([row()]);
    let marks: Marks = [Mark::FirstUseAtNight].into_iter().collect();
    assert!(fits(&only(|filter| filter.only_marked = true), &list, marks));
}

/// Short, of few letters, in both cases, with what is easily taken for something else.
fn some_text() -> impl Strategy<Value = String> {
    vec(select(vec!['a', 'A', 'e', 'Ø', 'o', 'b', 'Å', 'æ', 'Σ', 'ς', ' ', '\n', 'ß']), 0..6)
        .prop_map(String::from_iter)
}

fn some_time() -> impl Strategy<Value = Option<Timestamp>> {
    proptest::option::weighted(0.8, 0_i64..5).prop_map(|minute| minute.and_then(at))
}

fn some_authenticator() -> impl Strategy<Value = Option<AuthenticatorId>> {
    select(vec!["", "one", "two"]).prop_map(AuthenticatorId::parse)
}

fn some_row() -> impl Strategy<Value = Arrived> {
    let what = (select(&KINDS), select(&OUTCOMES), some_time(), some_authenticator());
    let optional = || proptest::option::of(some_text());
    (what, (some_text(), optional(), optional(), proptest::option::of((some_text(), some_text())), some_text()))
        .prop_map(|((kind, outcome, at, authenticator), (label, provider, device, place, country))| {
            let shown = |text: String| UntrustedText::new(&text);
            let activity = Activity {
                outcome,
                authenticator,
                label: shown(label),
                provider: provider.map(shown),
                device: device.map(shown),
                place: place.map(|(country, city)| Place { country: shown(country), city: shown(city) }),
                ..done(kind, at)
            };
            Arrived { country, ..arrived(activity) }
        })
}

fn some_marks() -> impl Strategy<Value = Marks> {
    vec(select(&Mark::ALL), 0..3).prop_map(Marks::from_iter)
}

fn some_filter() -> impl Strategy<Value = Filter> {
    let period = prop_oneof![
        Just(Period::All),
        (0_i64..5).prop_map(last),
        (some_time(), some_time()).prop_map(|(from, to)| Period::Between { from, to })
    ];
    let outcome = proptest::option::of(select(&OUTCOMES));
    let group = proptest::option::of(select(&Group::ALL));
    (some_text(), group, outcome, some_authenticator(), period, any::<bool>()).prop_map(
        |(text, group, outcome, authenticator, period, only_marked)| {
            let mut filter = with_text(&text);
            filter.group = group;
            filter.outcome = outcome;
            filter.authenticator = authenticator;
            filter.period = period;
            filter.only_marked = only_marked;
            filter
        },
    )
}

fn list_with(row: Arrived) -> ActivityList {
    let mut list = ActivityList::default();
    list.add(vec![row], Side::Older);
    list
}

/// The filter with only one of its conditions, each.
fn parts(filter: &Filter) -> [Filter; 6] {
    [
        with_text(filter.text()),
        only(|part| part.group = filter.group),
        only(|part| part.outcome = filter.outcome),
        only(|part| part.authenticator = filter.authenticator.clone()),
        with_period(filter.period),
        only(|part| part.only_marked = filter.only_marked),
    ]
}

/// In lower case by the standard library, with one space for many, letters one by one.
fn slowly(text: &str) -> String {
    let lower = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let letters = [("ς", "σ"), ("å", "a"), ("æ", "ae"), ("ø", "o"), ("ß", "ss")];
    letters.into_iter().fold(lower, |text, (letter, folded)| text.replace(letter, folded))
}

/// Until nothing is left to replace.
fn shortly(mut text: String) -> String {
    while let Some(pair) = ["aa", "ae", "oe"].into_iter().find(|pair| text.contains(pair)) {
        text = text.replace(pair, &pair[..1]);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_is_all_of_its_parts(filter in some_filter(), row in some_row(), marks in some_marks()) {
        let list = list_with(row);
        prop_assert!(fits(&Filter::default(), &list, marks));
        let fit = fits(&filter, &list, marks);
        prop_assert_eq!(fit, parts(&filter).iter().all(|part| fits(part, &list, marks)));
        // A part that is left out never takes a row away.
        let mut wider = filter.clone();
        wider.with_text("");
        prop_assert!(!fit || fits(&wider, &list, marks));
        let longer = but(filter.clone(), |filter| filter.period = Period::All);
        prop_assert!(!fit || fits(&longer, &list, marks));
        prop_assert!(!fit || fits(&filter.asked(), &list, marks));
        prop_assert_eq!(filter.is_everything(), parts(&filter).iter().all(Filter::is_everything));
    }

    #[test]
    fn more_letters_never_find_more(row in some_row(), text in some_text(), more in some_text()) {
        let list = list_with(row);
        let all = |text: &str| fits(&with_text(text), &list, Marks::default());
        let longer = format!("{text}{more}");
        prop_assert!(!all(&longer) || all(&text));
    }

    #[test]
    fn a_search_is_a_look_into_each_field(arrived in some_row(), text in some_text()) {
        let activity = &arrived.activity;
        let place = activity.place.iter().flat_map(|place| [&place.city, &place.country]);
        let fields = [&activity.label].into_iter().chain(&activity.provider).chain(&activity.device).chain(place);
        let wanted = slowly(&text);
        let mut fields = fields.map(UntrustedText::as_str).chain([arrived.country.as_str()]);
        let short = shortly(wanted.clone());
        let says = |field: &str| slowly(field).contains(&wanted) || shortly(slowly(field)).contains(&short);
        let found = wanted.is_empty() || fields.any(says);
        let list = list_with(arrived.clone());
        prop_assert_eq!(fits(&with_text(&text), &list, Marks::default()), found);
    }

    /// Rows that say the same are looked at once.
    #[test]
    fn each_row_is_found_by_what_it_says_itself(rows in vec(some_row(), 1..9), text in some_text()) {
        let mut list = ActivityList::default();
        list.add(rows, Side::Older);
        let filter = with_text(&text);
        let found = list.search(filter.needle().as_ref());
        for row in list.rows() {
            let alone = list_with(Arrived { activity: row.activity.clone(), local: row.local, country: row.country.clone() });
            prop_assert_eq!(found.contains(row.key), fits(&filter, &alone, Marks::default()));
        }
    }

    #[test]
    fn a_needle_is_clean(text in any::<String>()) {
        let filter = with_text(&text);
        prop_assert!(filter.text().chars().count() <= Filter::MAX_CHARS);
        prop_assert!(!filter.text().chars().any(char::is_control));
        if let Some(needle) = folded(&filter) {
            prop_assert!(!needle.is_empty() && !needle.contains('\n'));
            // Of letters without a table nothing is promised but that they stay what they are.
            prop_assert_eq!(folded(&with_text(&needle)), Some(needle.clone()));
        }
    }
}

#[test]
fn a_long_device_is_found_by_its_end() {
    let device = format!("{} Enden", "x".repeat(300));
    let list = list_of([Activity { device: shown(&device), ..done(ActivityKind::Login, None) }]);
    assert!(fits(&with_text("enden"), &list, Marks::default()));
}
