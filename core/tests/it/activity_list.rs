//! The list: what is kept once, in which order, and under which key.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use proptest::{collection::vec, prelude::*, sample::select};
use spaer_core::domain::{
    activity::{Activity, ActivityKind, Outcome, Place, Report},
    activity_list::{ActivityList, Arrived, Local, Row, Side, days},
    filter::Filter,
    fold::Needle,
    hours::danish_day_begins,
    id::ActivityId,
    text::UntrustedText,
    time::Timestamp,
};

/// 2026-11-23T00:00:00Z, in minutes since 1970-01-01T00:00:00Z.
const MIDNIGHT: i64 = 20_780 * 24 * 60;

/// As many minutes after midnight.
pub fn at(minute: i64) -> Option<Timestamp> {
    Some(Timestamp::from_unix_millis((MIDNIGHT + minute) * 60_000))
}

/// It succeeded, and nothing else is known of it.
pub fn done(kind: ActivityKind, at: Option<Timestamp>) -> Activity {
    Activity {
        id: None,
        at,
        kind,
        outcome: Outcome::Succeeded,
        authenticator: None,
        with: None,
        label: UntrustedText::default(),
        provider: None,
        device: None,
        place: None,
        reported: None,
    }
}

/// Read in a browser that knows no country, on a day that is told in UTC.
pub fn arrived(activity: Activity) -> Arrived {
    let local = activity.at.map(|at| {
        let minutes = at.unix_millis().div_euclid(60_000);
        let day = i32::try_from(minutes.div_euclid(24 * 60)).unwrap_or(i32::MAX);
        Local { day, minute: u16::try_from(minutes.rem_euclid(24 * 60)).expect("within a day") }
    });
    Arrived { activity, local, country: String::new() }
}

/// A log of one page, newest first.
pub fn list_of(page: impl IntoIterator<Item = Activity>) -> ActivityList {
    let mut list = ActivityList::default();
    list.add(page.into_iter().map(arrived).collect(), Side::Older);
    list
}

pub fn shown(text: &str) -> Option<UntrustedText> {
    Some(UntrustedText::new(text))
}

/// A login; its id says which. Without a minute, without a time.
fn login(id: &str, minute: Option<i64>) -> Activity {
    Activity { id: ActivityId::parse(id), ..done(ActivityKind::Login, minute.and_then(at)) }
}

/// `a5`: a login of the id `a`, five minutes after midnight. `a`: one without a time.
fn page(rows: &str) -> Vec<Arrived> {
    let rows = rows.split_whitespace().map(|row| {
        let (id, minute) = row.split_at(1);
        login(id, minute.parse().ok())
    });
    rows.map(arrived).collect()
}

fn ids(list: &ActivityList) -> String {
    list.rows().map(|row| row.activity.id.as_ref().map_or("", ActivityId::as_str)).collect()
}

fn keys(list: &ActivityList) -> Vec<u32> {
    list.rows().map(|row| row.key).collect()
}

fn report(number: &str) -> Report {
    Report { number: UntrustedText::new(number), at: at(0) }
}

#[test]
fn rows_are_newest_first_and_those_of_one_time_stay_as_they_came() {
    use Side::{Newer, Older};
    type Case<'a> = (&'a str, &'a [(Side, &'a str)], &'a str);
    let cases: [Case; 14] = [
        ("one page", &[(Older, "a9 b5 c1")], "abc"),
        ("older pages", &[(Older, "a9 b5"), (Older, "c4 d1")], "abcd"),
        ("a newer page", &[(Older, "b5 c4"), (Newer, "a9")], "abc"),
        ("between others", &[(Older, "a9 d1"), (Older, "b7 c5")], "abcd"),
        ("a page out of order", &[(Older, "c1 a9 b5")], "abc"),
        ("one time in a page", &[(Older, "a5 b5 c5")], "abc"),
        ("one time in a newer page", &[(Newer, "a5 b5 c5")], "abc"),
        ("one time, older", &[(Older, "a5 b5"), (Older, "c5 d5")], "abcd"),
        ("one time, newer", &[(Older, "c5 d5"), (Newer, "a5 b5")], "abcd"),
        ("without a time, after the one before it", &[(Older, "a9 b c5"), (Older, "d4")], "abcd"),
        ("without a time, with the first that has one", &[(Older, "b c5"), (Older, "a9")], "abc"),
        ("without a time, with the one before it and not the one after", &[(Older, "a9 b c1"), (Older, "x5")], "abxc"),
        ("without any time, at the end", &[(Older, "b c"), (Older, "a1")], "abc"),
        ("without any time, newer ones before older ones", &[(Older, "c d"), (Newer, "a b"), (Older, "e")], "abcde"),
    ];
    for (name, pages, expected) in cases {
        let mut list = ActivityList::default();
        pages.iter().for_each(|(side, rows)| drop(list.add(page(rows), *side)));
        assert_eq!(ids(&list), expected, "{name}");
        assert_eq!(list.len(), expected.len(), "{name}");
    }
}

#[test]
fn the_keys_of_a_page_come_back_in_its_order() {
    let mut list = ActivityList::default();
    assert_eq!(list.add(page("b5 a9"), Side::Older), [0, 1]);
    assert_eq!(list.add(page("c4 a9 c4 d3"), Side::Older), [2, 1, 2, 3]);
    assert_eq!(keys(&list), [1, 0, 2, 3]);
    for row in list.rows() {
        assert_eq!(list.row(row.key), Some(row));
    }
    assert_eq!(list.row(4), None);
    assert!(list.add(Vec::new(), Side::Newer).is_empty());
}

#[test]
fn the_later_reading_wins_under_the_same_key() {
    let mut list = ActivityList::default();
    list.add(page("a9 b5 c1"), Side::Older);
    let before: Vec<Arc<Row>> = list.rows().cloned().collect();
    let mut again = page("a9 b5 c1");
    again[1].activity.outcome = Outcome::Failed;
    again[1].country = "Danmark".to_owned();
    again[2].local = None;
    assert_eq!(list.add(again, Side::Newer), [0, 1, 2]);
    let after: Vec<&Arc<Row>> = list.rows().collect();
    assert!(Arc::ptr_eq(&before[0], after[0]), "nothing new was read");
    assert_eq!((after[1].activity.outcome, after[1].country.as_str(), after[1].key), (Outcome::Failed, "Danmark", 1));
    assert!(list.search(needle("danmark").as_ref()).contains(1));
    assert_eq!((after[2].local, after[2].key), (None, 2));
    assert_eq!(before[1].activity.outcome, Outcome::Succeeded, "what somebody holds stays as it was");

    // Without a time it stays where it was first put.
    list.add(page("x"), Side::Older);
    list.add(page("b5 x"), Side::Older);
    assert_eq!(ids(&list), "abcx");
}

#[test]
fn an_id_that_was_given_twice_loses_nothing() {
    let mut list = ActivityList::default();
    list.add(page("a5 b5 a7 a"), Side::Older);
    let mut other = page("a5");
    other[0].activity.kind = ActivityKind::Approval;
    list.add(other, Side::Older);
    assert_eq!(list.len(), 5);
    assert_eq!(list.find(&ActivityId::parse("a").expect("an id")), Some(2), "the latest one");
    assert_eq!(list.find(&ActivityId::parse("b").expect("an id")), Some(1));
    for unknown in ["0", "aa", "c"] {
        assert_eq!(list.find(&ActivityId::parse(unknown).expect("an id")), None, "{unknown}");
    }
    assert_eq!(ActivityList::default().find(&ActivityId::parse("a").expect("an id")), None);
}

#[test]
fn without_an_id_alike_is_the_same_only_when_read_again() {
    let bare = |minute, outcome| arrived(Activity { outcome, ..done(ActivityKind::Login, at(minute)) });
    let one = || bare(5, Outcome::Succeeded);
    let mut list = ActivityList::default();
    assert_eq!(list.add(vec![one(), one(), bare(4, Outcome::Failed)], Side::Older), [0, 1, 2]);
    assert_eq!(list.add(vec![one(), one()], Side::Older), [0, 1], "both again");
    assert_eq!(list.add(vec![one()], Side::Older), [0], "one of them again");
    assert_eq!(list.add(vec![bare(5, Outcome::Failed)], Side::Older), [3], "another outcome");
    assert_eq!(list.add(vec![one(), one(), one()], Side::Older), [0, 1, 4], "a third one");
    let mut with_id = one();
    with_id.activity.id = ActivityId::parse("a");
    assert_eq!(list.add(vec![with_id], Side::Older), [5], "an id is told from none");
}

#[test]
fn a_report_is_put_into_its_row_alone() {
    let mut list = ActivityList::default();
    list.add(page("a9 b5"), Side::Older);
    let held = list.row(1).cloned().expect("a row");
    list.set_report(1, report("RP-1"));
    list.set_report(7, report("RP-2"));
    let numbers = list.rows().map(|row| row.activity.reported.as_ref().map(|report| report.number.as_str().to_owned()));
    assert_eq!(numbers.collect::<Vec<_>>(), [None, Some("RP-1".to_owned())]);
    assert_eq!(held.activity.reported, None);
}

#[test]
fn an_old_key_never_means_a_new_row() {
    let mut list = ActivityList::default();
    list.add(page("a9 b5"), Side::Older);
    list.forget();
    assert!(list.is_empty() && list.rows().next().is_none());
    assert_eq!(list.row(0), None);
    assert_eq!(list.add(page("b5 c1"), Side::Older), [2, 3]);
    assert_eq!((list.row(1), list.len()), (None, 2));
    assert_eq!(list.find(&ActivityId::parse("a").expect("an id")), None);
    list.forget();
    assert_eq!(list.add(page("a9"), Side::Older), [4]);
}

/// Wherever the reader is.
#[test]
fn a_moment_falls_on_its_day_in_denmark() {
    let of =
        |time: &str| Local::of(Timestamp::parse(time).expect("a time")).map(|local| (local.day - 20_780, local.minute));
    for (time, expected) in [
        ("2026-11-23T00:00:00Z", (0, 60)),
        ("2026-11-22T22:59:59Z", (-1, 23 * 60 + 59)),
        ("2026-11-22T23:00:00Z", (0, 0)),
        ("2026-11-22T18:00:00-05:00", (0, 0)),
        ("2026-07-01T01:12:00Z", (-145, 3 * 60 + 12)),
        // The hour that there is twice, and the one that there is not.
        ("2026-10-25T00:30:00Z", (-29, 150)),
        ("2026-10-25T01:30:00Z", (-29, 150)),
        ("2026-03-29T00:59:00Z", (-239, 119)),
        ("2026-03-29T01:00:00Z", (-239, 180)),
        ("1969-12-31T22:59:00Z", (-20_781, 23 * 60 + 59)),
    ] {
        assert_eq!(of(time), Some(expected), "{time}");
    }
    for strange in [i64::MAX, i64::MIN] {
        assert_eq!(Local::of(Timestamp::from_unix_millis(strange)), None);
    }
}

#[test]
fn a_day_begins_at_midnight_in_denmark() {
    for day in (-400..40_000).chain([3_000_000, -3_000_000]) {
        let begins = danish_day_begins(day).expect("a moment");
        let before = Timestamp::from_unix_millis(begins.unix_millis() - 1);
        let local = |at| Local::of(at).expect("a day");
        assert_eq!((i64::from(local(begins).day), local(begins).minute), (day, 0));
        assert_eq!((i64::from(local(before).day), local(before).minute), (day - 1, 24 * 60 - 1));
    }
    assert_eq!((danish_day_begins(i64::MAX), danish_day_begins(i64::MIN)), (None, None));
}

#[test]
fn days_are_runs_of_rows() {
    let day = |list: &ActivityList| {
        days(list.rows().map(|row| &**row)).into_iter().map(|day| (day.day, day.keys)).collect::<Vec<_>>()
    };
    assert_eq!(day(&ActivityList::default()), []);
    let mut list = ActivityList::default();
    list.add(page("a3000 b2880 c2879 x d1440 e1439 f0 g-1"), Side::Older);
    let expected = [
        (Some(2), vec![0, 1]),
        (Some(1), vec![2]),
        (None, vec![3]),
        (Some(1), vec![4]),
        (Some(0), vec![5, 6]),
        (Some(-1), vec![7]),
    ];
    assert_eq!(day(&list), expected.map(|(day, keys)| (day.map(|day: i32| day + 20_780), keys)));
}

/// Whether somebody who types this finds the first row.
fn says(list: &ActivityList, typed: &str) -> bool {
    list.search(needle(typed).as_ref()).contains(0)
}

fn needle(typed: &str) -> Option<Needle> {
    let mut filter = Filter::default();
    filter.with_text(typed);
    filter.needle()
}

/// What a person may type to find this row, and what not.
#[test]
fn a_row_says_what_its_fields_say() {
    let long = format!("{} Enden", "x".repeat(UntrustedText::MAX_CHARS));
    let activity = Activity {
        label: UntrustedText::new("Annas  MOBIL"),
        provider: shown("Ålborg Bank"),
        device: shown(&long),
        place: Some(Place { country: UntrustedText::new("FR"), city: UntrustedText::new("Orléans") }),
        reported: Some(report("RP-9")),
        ..login("hidden", Some(5))
    };
    let mut list = ActivityList::default();
    list.add(vec![Arrived { country: "Réunion\u{a0}Øst".to_owned(), ..arrived(activity) }], Side::Older);
    for found in [
        "",
        "annas mobil",
        "s m",
        "ålborg",
        "g bank",
        "xx enden",
        "fr",
        "orléans",
        "orleans",
        "réunion øst",
        "t",
        "l",
        "Annas",
    ] {
        assert!(says(&list, found), "{found:?}");
    }
    for missing in ["hidden", "rp-9", "mobilå", "bankx", "login", "annas mobilx", "z"] {
        assert!(!says(&list, missing), "{missing:?}");
    }
    // Where it begins again within itself.
    let list = list_of([Activity { label: UntrustedText::new("aab aaab"), ..login("a", None) }]);
    assert!(says(&list, "aaab") && says(&list, "b aaa") && !says(&list, "aabb"));
    let list = list_of([login("a", None)]);
    assert!(says(&list, "") && !says(&list, "a"));
}

#[test]
fn what_is_searched_is_not_printed() {
    let list = list_of([Activity { device: shown("Annas telefon"), ..login("a", None) }]);
    assert!(!format!("{list:?}").to_lowercase().contains("annas"));
}

const KINDS: [ActivityKind; 3] = [ActivityKind::Login, ActivityKind::Approval, ActivityKind::Other];

/// Few enough that many are the same.
fn some_activity() -> impl Strategy<Value = Activity> {
    (select(vec!["", "", "a", "b", "c"]), proptest::option::weighted(0.8, 0_i64..4), select(&KINDS), any::<bool>())
        .prop_map(|(id, minute, kind, succeeded)| Activity {
            kind,
            outcome: if succeeded { Outcome::Succeeded } else { Outcome::Failed },
            ..login(id, minute)
        })
}

fn some_side() -> impl Strategy<Value = Side> {
    select(vec![Side::Newer, Side::Older])
}

fn some_pages() -> impl Strategy<Value = Vec<(Vec<Activity>, Side)>> {
    vec((vec(some_activity(), 0..8), some_side()), 0..6)
}

fn log_from(pages: &[(Vec<Activity>, Side)]) -> ActivityList {
    let mut list = ActivityList::default();
    for (page, side) in pages {
        list.add(page.iter().cloned().map(arrived).collect(), *side);
    }
    list
}

/// How many things these pages speak of, counted slowly.
fn things(pages: &[(Vec<Activity>, Side)]) -> usize {
    let all = || pages.iter().flat_map(|(page, _)| page);
    let named: BTreeSet<_> = all().filter(|one| one.id.is_some()).map(|one| (&one.id, one.at, one.kind)).collect();
    let mut bare: BTreeMap<_, usize> = BTreeMap::new();
    for one in all().filter(|one| one.id.is_none()) {
        let most = pages.iter().map(|(page, _)| page.iter().filter(|other| *other == one).count()).max();
        bare.insert((one.at, one.kind, one.outcome), most.unwrap_or_default());
    }
    named.len() + bare.values().sum::<usize>()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_there_twice(pages in some_pages()) {
        let list = log_from(&pages);
        prop_assert_eq!(list.len(), things(&pages));
        let ordered: BTreeSet<u32> = keys(&list).into_iter().collect();
        prop_assert_eq!((ordered.len(), list.rows().count()), (list.len(), list.len()));
        for (page, _) in &pages {
            for one in page {
                let same = |row: &Arc<Row>| (&row.activity.id, row.activity.at, row.activity.kind) == (&one.id, one.at, one.kind);
                prop_assert!(list.rows().any(same));
            }
        }
    }

    #[test]
    fn time_never_goes_up_on_the_way_down(pages in some_pages()) {
        let list = log_from(&pages);
        let times: Vec<i64> = list.rows().map(|row| row.sorted_at()).collect();
        prop_assert!(times.is_sorted_by(|one, next| one >= next), "{:?}", times);
        let own = |row: &Arc<Row>| row.activity.at.is_none_or(|at| at.unix_millis() == row.sorted_at());
        prop_assert!(list.rows().all(own));
    }

    /// A row's edition number changes when its content does, so that a view knows when to draw it anew.
    #[test]
    fn the_same_edition_says_the_same(pages in some_pages(), one in some_side()) {
        let mut list = log_from(&pages);
        // Each row by itself: within one page a row can change and change back.
        for row in pages.iter().flat_map(|(page, _)| page.clone()).map(arrived) {
            let was: Vec<_> = list.rows().cloned().collect();
            list.add(vec![row], one);
            for row in was {
                let now = list.row(row.key).expect("rows stay");
                prop_assert!(now.edition != row.edition || *now == row);
            }
        }
    }

    #[test]
    fn the_same_page_again_changes_nothing(pages in some_pages(), one in some_side(), other in some_side()) {
        let mut pages = pages;
        let page: Vec<Arrived> = pages.pop().into_iter().flat_map(|(page, _)| page).map(arrived).collect();
        let mut list = log_from(&pages);
        let keys = list.add(page.clone(), one);
        // A page that says two things of one row lets them be said again; each is another edition.
        let content = |list: &ActivityList| {
            let of = |row: &Arc<Row>| (row.key, row.activity.clone(), row.local, row.country.clone(), row.sorted_at());
            list.rows().map(of).collect::<Vec<_>>()
        };
        let before = content(&list);
        prop_assert_eq!(list.add(page, other), keys);
        prop_assert_eq!(content(&list), before);
    }

    /// From any place in it to both ends, with pages that are read again at any time.
    #[test]
    fn however_a_list_is_cut_into_pages_it_is_the_same_list(
        steps in vec(0_i64..2, 1..25), cuts in vec(any::<bool>(), 25), begin in any::<prop::sample::Index>(),
        turns in vec(any::<(bool, u8)>(), 25)
    ) {
        let (mut pages, mut expected, mut minute) = (vec![Vec::new()], String::new(), 0);
        for ((place, step), cut) in steps.into_iter().enumerate().zip(cuts) {
            minute -= step;
            let id = format!("{place}.");
            pages.last_mut().expect("a page").push(arrived(login(&id, Some(minute))));
            expected.push_str(&id);
            if cut {
                pages.push(Vec::new());
            }
        }
        // What was read is from `first` up to `end`.
        let mut first = begin.index(pages.len());
        let mut end = first + 1;
        let mut list = ActivityList::default();
        list.add(pages[first].clone(), Side::Older);
        for (newer, again) in turns.into_iter().cycle() {
            if first == 0 && end == pages.len() {
                break;
            }
            let again = first + usize::from(again) % (end - first);
            list.add(pages[again].clone(), if newer { Side::Newer } else { Side::Older });
            if first > 0 && (newer || end == pages.len()) {
                first -= 1;
                list.add(pages[first].clone(), Side::Newer);
            } else {
                list.add(pages[end].clone(), Side::Older);
                end += 1;
            }
        }
        prop_assert_eq!(ids(&list), expected);
    }

    #[test]
    fn days_together_are_the_log(pages in some_pages(), apart in 1_i64..3_000) {
        let mut pages = pages;
        for one in pages.iter_mut().flat_map(|(page, _)| page) {
            one.at = one.at.map(|at| Timestamp::from_unix_millis(at.unix_millis() * apart));
        }
        let list = log_from(&pages);
        let days = days(list.rows().map(|row| &**row));
        let all: Vec<u32> = days.iter().flat_map(|day| day.keys.clone()).collect();
        prop_assert_eq!(all, keys(&list));
        prop_assert!(days.windows(2).all(|pair| pair[0].day != pair[1].day));
        let day_of = |key: &u32| list.row(*key).and_then(|row| row.local).map(|local| local.day);
        prop_assert!(days.iter().all(|day| !day.keys.is_empty() && day.keys.iter().all(|key| day_of(key) == day.day)));
    }
}
