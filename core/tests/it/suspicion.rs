//! What is marked, rule by rule, and the same rules read slowly, each row by itself.

use proptest::{collection::vec, prelude::*, sample::select};
use spaer_core::domain::{
    activity::{Activity, ActivityKind, Outcome},
    activity_list::{ActivityList, Arrived, Local, Row, Side},
    suspicion::{Mark, Marks, marks},
    text::UntrustedText,
    time::Timestamp,
};

use super::activity_list::{arrived, at, done, list_of, shown};
use ActivityKind::{
    Approval, ApprovalDeclined, AuthenticatorAdded, AuthenticatorBlocked, AuthenticatorReactivated, CodeSent,
    ContactChanged, IdentityBlocked, IdentityReactivated, Login, LoginFailed, PasswordChanged, SimultaneousRequests,
    UserIdChanged,
};
use Outcome::{Declined, Expired, Failed, Succeeded};

const NOON: i64 = 12 * 60;

/// At so many minutes after midnight, without anything that a rule looks at but this.
fn row(minute: i64, kind: ActivityKind, outcome: Outcome) -> Activity {
    Activity { outcome, ..done(kind, at(minute)) }
}

fn on(device: &str, minute: i64, kind: ActivityKind) -> Activity {
    Activity { device: shown(device), ..done(kind, at(minute)) }
}

/// The marks of rows, oldest first as they are given.
fn judged(rows: &[Activity]) -> Vec<Marks> {
    let list = list_of(rows.iter().rev().cloned());
    let marked = marks(list.rows());
    let found: Vec<Marks> = list.rows().rev().map(|row| marked.of(row.key)).collect();
    assert_eq!(marked.count(), found.iter().filter(|marks| !marks.is_empty()).count());
    found
}

/// Which of the rows bear the mark: `x`, the others `-`.
fn bearers(mark: Mark, rows: &[Activity]) -> String {
    judged(rows).into_iter().map(|marks| if marks.contains(mark) { 'x' } else { '-' }).collect()
}

#[test]
fn marks_are_a_set() {
    let mut set = Marks::default();
    assert!(set.is_empty() && set.iter().next().is_none());
    for mark in [Mark::FirstUseAtNight, Mark::UserIdChanged, Mark::FirstUseAtNight] {
        set.insert(mark);
    }
    assert_eq!(set.iter().collect::<Vec<_>>(), [Mark::UserIdChanged, Mark::FirstUseAtNight]);
    assert_eq!(set, Mark::ALL.into_iter().filter(|mark| set.contains(*mark)).collect());
    let all: Marks = Mark::ALL.into_iter().collect();
    assert_eq!(all.iter().collect::<Vec<_>>(), Mark::ALL);
}

#[test]
fn marks_are_found_by_key() {
    let mut list = list_of([row(1, Login, Succeeded)]);
    list.forget();
    list.add(vec![arrived(row(5, UserIdChanged, Succeeded)), arrived(row(4, Login, Succeeded))], Side::Older);
    list.add(vec![arrived(row(9, ContactChanged, Succeeded))], Side::Newer);
    let marked = marks(list.rows());
    let found: Vec<Vec<Mark>> = (0..5).map(|key| marked.of(key).iter().collect()).collect();
    assert_eq!(found, [vec![], vec![Mark::UserIdChanged], vec![], vec![Mark::ContactChanged], vec![]]);
    assert_eq!(marked.count(), 2);
    assert!(marked.of(u32::MAX).is_empty());
    assert_eq!(marks(ActivityList::default().rows()).count(), 0);
}

#[test]
fn changed_details_and_new_authenticators_are_marked() {
    for (kind, mark) in [
        (UserIdChanged, Some(Mark::UserIdChanged)),
        (ContactChanged, Some(Mark::ContactChanged)),
        (AuthenticatorAdded, Some(Mark::NewAuthenticator)),
        (PasswordChanged, None),
        (AuthenticatorReactivated, None),
        (AuthenticatorBlocked, None),
        (Login, None),
        (ActivityKind::Other, None),
    ] {
        for (outcome, came_about) in
            [(Succeeded, true), (Outcome::Other, true), (Failed, false), (Declined, false), (Expired, false)]
        {
            let expected: Marks = mark.filter(|_| came_about).into_iter().collect();
            assert_eq!(judged(&[row(NOON, kind, outcome)]), [expected], "{kind:?} {outcome:?}");
            let timeless = Activity { at: None, ..row(0, kind, outcome) };
            assert_eq!(judged(&[timeless]), [expected], "{kind:?} {outcome:?}, without a time");
        }
    }
}

#[test]
fn three_failures_in_a_row_are_marked() {
    let failed = |minute| row(minute, LoginFailed, Failed);
    let timeless = |kind, outcome| Activity { at: None, ..row(0, kind, outcome) };
    let cases = [
        ("two", vec![failed(0), failed(1)], "--"),
        ("three", vec![failed(0), failed(1), failed(2)], "xxx"),
        ("four", vec![failed(0), failed(1), failed(2), failed(3)], "xxxx"),
        ("59 minutes each", vec![failed(0), failed(59), failed(118)], "xxx"),
        ("60 minutes each", vec![failed(0), failed(60), failed(120)], "xxx"),
        ("61 minutes once", vec![failed(0), failed(60), failed(121)], "---"),
        ("61 minutes, and three after it", vec![failed(0), failed(61), failed(62), failed(63)], "-xxx"),
        ("at one time", vec![failed(7), failed(7), failed(7)], "xxx"),
        ("a success between", vec![failed(0), failed(1), row(2, Login, Succeeded), failed(3), failed(4)], "-----"),
        ("a success after", vec![failed(0), failed(1), failed(2), row(3, Approval, Succeeded)], "xxx-"),
        ("nobody knows how it ended", vec![failed(0), failed(1), row(2, Login, Outcome::Other), failed(3)], "----"),
        ("another kind between", vec![failed(0), row(1, CodeSent, Succeeded), failed(2), failed(3)], "x-xx"),
        ("a change between", vec![failed(0), row(1, PasswordChanged, Failed), failed(2)], "---"),
        (
            "each kind of failure",
            vec![
                row(0, Login, Failed),
                row(1, Approval, Declined),
                row(2, Login, Expired),
                row(3, ApprovalDeclined, Declined),
                row(4, SimultaneousRequests, Expired),
                row(5, LoginFailed, Failed),
            ],
            "xxxxxx",
        ),
        (
            "kinds that are failures whatever the outcome",
            vec![
                row(0, LoginFailed, Succeeded),
                row(1, ApprovalDeclined, Outcome::Other),
                row(2, SimultaneousRequests, Succeeded),
            ],
            "xxx",
        ),
        ("without a time", vec![failed(0), failed(1), timeless(LoginFailed, Failed), failed(2)], "xx-x"),
        ("a success without a time", vec![failed(0), failed(1), timeless(Login, Succeeded), failed(2)], "xx-x"),
        ("two and one without a time", vec![failed(0), timeless(LoginFailed, Failed), failed(2)], "---"),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(bearers(Mark::FailuresInARow, &rows), expected, "{name}");
    }
}

#[test]
fn a_change_soon_after_a_new_device_is_marked() {
    const DAY: i64 = 24 * 60;
    // Enough to call another one new.
    let known = || vec![on("Old", 0, Login)];
    let then = |rows: &[Activity]| known().into_iter().chain(rows.iter().cloned()).collect::<Vec<_>>();
    let new = |minute| on("New", minute, Login);
    let change = |minute| row(minute, ContactChanged, Succeeded);
    let five = |count: i64| (0..count).map(|minute| on("Old", minute, Login)).collect::<Vec<_>>();
    let with_five = |count| five(count).into_iter().chain([new(10), change(11)]).collect::<Vec<_>>();
    let timeless = |activity| Activity { at: None, ..activity };
    let cases = [
        ("nothing older", vec![new(0), change(1)], "--"),
        ("four older rows", with_five(4), "------"),
        ("five older rows", with_five(5), "-----xx"),
        ("23:59 older", then(&[new(DAY - 1), change(DAY)]), "---"),
        ("24 hours older", then(&[new(DAY), change(DAY + 1)]), "-xx"),
        ("59 minutes", then(&[new(DAY), change(DAY + 59)]), "-xx"),
        ("60 minutes", then(&[new(DAY), change(DAY + 60)]), "-xx"),
        ("61 minutes", then(&[new(DAY), change(DAY + 61)]), "---"),
        ("before it", then(&[change(DAY - 1), new(DAY)]), "---"),
        ("at one time", then(&[new(DAY), change(DAY)]), "-xx"),
        ("at one time, written the other way round", then(&[change(DAY), new(DAY)]), "-xx"),
        ("by the new device", then(&[on("New", DAY, ContactChanged)]), "-x"),
        ("by the known device", then(&[new(DAY), on("Old", DAY + 5, ContactChanged)]), "-xx"),
        ("of two changes, both", then(&[new(DAY), change(DAY + 1), change(DAY + 2)]), "-xxx"),
        ("a change that is too late", then(&[new(DAY), change(DAY + 1), change(DAY + 61)]), "-xx-"),
        ("no second appearance", then(&[new(DAY), new(DAY + 50), change(DAY + 70)]), "----"),
        ("in other letters", then(&[on("OLD", DAY, Login), change(DAY + 1)]), "---"),
        ("in other letters, Danish", vec![on("Åse", 0, Login), on("ÅSE", DAY, Login), change(DAY + 1)], "---"),
        (
            "a newer version",
            vec![on("Chrome 130 on Windows 11", 0, Login), on("Chrome 131 on Windows 11", DAY, Login), change(DAY + 1)],
            "---",
        ),
        (
            "a device of another kind",
            vec![on("Chrome 130 on Windows 11", 0, Login), on("Chrome 130 on Android", DAY, Login), change(DAY + 1)],
            "-xx",
        ),
        ("two new devices", then(&[new(DAY), on("Newer", DAY + 30, Login), change(DAY + 60)]), "-xxx"),
        ("of two new ones, the later", then(&[new(DAY), on("Newer", DAY + 30, Login), change(DAY + 70)]), "--xx"),
        ("it failed", then(&[new(DAY), row(DAY + 1, ContactChanged, Failed)]), "---"),
        ("nobody knows how it ended", then(&[new(DAY), row(DAY + 1, ContactChanged, Outcome::Other)]), "-xx"),
        ("a failure of the new device", then(&[row(DAY, LoginFailed, Failed), change(DAY + 1)]), "---"),
        ("without a device", then(&[row(DAY, Login, Succeeded), change(DAY + 1)]), "---"),
        ("with an empty device", then(&[on(" ", DAY, Login), change(DAY + 1)]), "---"),
        ("old ones without a device", vec![row(0, Login, Succeeded), new(DAY), change(DAY + 1)], "---"),
        ("the new one without a time", then(&[timeless(new(0)), change(1)]), "---"),
        ("the change without a time", then(&[new(DAY), timeless(change(0))]), "---"),
        ("the known one without a time", vec![new(DAY), change(DAY + 1), timeless(on("Old", 0, Login))], "---"),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(bearers(Mark::ChangeAfterNewDevice, &rows), expected, "{name}");
    }
    for (kind, expected) in [
        (AuthenticatorAdded, "-xx"),
        (AuthenticatorReactivated, "-xx"),
        (UserIdChanged, "-xx"),
        (PasswordChanged, "-xx"),
        (ContactChanged, "-xx"),
        (AuthenticatorBlocked, "---"),
        (IdentityBlocked, "---"),
        (IdentityReactivated, "---"),
        (CodeSent, "---"),
        (Login, "---"),
    ] {
        let rows = then(&[new(DAY), row(DAY + 1, kind, Succeeded)]);
        assert_eq!(bearers(Mark::ChangeAfterNewDevice, &rows), expected, "{kind:?}");
    }
    // Where the shown text ends, so does the device.
    let long = |end: &str| format!("{}{end}", "x".repeat(UntrustedText::MAX_CHARS));
    let rows = [on(&long("1"), 0, Login), on(&long("2"), DAY, Login), change(DAY + 1)];
    assert_eq!(bearers(Mark::ChangeAfterNewDevice, &rows), "---");
}

/// Whether the second is taken for another device than the first.
fn is_new(before: &str, after: &str) -> bool {
    const DAY: i64 = 24 * 60;
    let rows = [on(before, 0, Login), on(after, DAY, Login), row(DAY + 1, ContactChanged, Succeeded)];
    bearers(Mark::ChangeAfterNewDevice, &rows) == "-xx"
}

#[test]
fn a_new_version_is_no_new_device() {
    for (before, after) in [
        ("Chrome 130 on Windows 11", "Chrome 131 on Windows 11"),
        ("Chrome 130 on Windows 10", "Chrome 131 on Windows 11"),
        ("Chrome/130.0.6723.58 (Windows)", "Chrome/131.0.6778.86 (Windows)"),
        ("Firefox 132, Mac", "Firefox 133.0.1, Mac"),
        ("Firefox, Mac", "Firefox 133, Mac"),
        ("Safari 17.6 (iPhone 15)", "Safari 18.1 (iPhone 15)"),
        ("Safari, iOS 17", "Safari, iOS 18.1.1"),
        ("Safari, Mac OS X 10_15_7", "Safari, Mac OS X 14_6"),
        ("Samsung Internet 25", "samsung internet 26"),
        ("MitID app 2.5.1, Pixel 8", "MitID app 2.6, Pixel 8"),
        ("Edge v130", "Edge v131"),
        ("Unknown Browser 1.2.3", "Unknown Browser 1.3"),
    ] {
        assert!(!is_new(before, after), "{before:?} {after:?}");
    }
    for (before, after) in [
        ("Safari (iPhone 12)", "Safari (iPhone 16)"),
        ("Galaxy S21", "Galaxy S24"),
        ("Pixel 7", "Pixel 8"),
        ("Chrome on Windows", "Chrome on Mac"),
        ("Chrome 130", "Firefox 130"),
        ("Annas telefon", "Annas telefon 2"),
        ("192", "193"),
    ] {
        assert!(is_new(before, after), "{before:?} {after:?}");
    }
}

#[test]
fn the_first_use_at_night_is_marked() {
    const DAY: i64 = 24 * 60;
    let used = |minute| row(minute, Login, Succeeded);
    let timeless = |activity| Activity { at: None, ..activity };
    let cases = [
        ("nothing older", vec![used(DAY)], "-"),
        ("00:00", vec![used(NOON), used(DAY)], "-x"),
        ("23:59", vec![used(NOON), used(DAY - 1)], "--"),
        ("04:59", vec![used(NOON), used(DAY + 299)], "-x"),
        ("05:00", vec![used(NOON), used(DAY + 300)], "--"),
        ("an approval", vec![used(NOON), row(DAY, Approval, Succeeded)], "-x"),
        ("after an approval", vec![row(NOON, Approval, Succeeded), used(DAY)], "-x"),
        ("the second one", vec![used(NOON), used(DAY + 10), used(DAY + 20), used(2 * DAY + 10)], "-x--"),
        ("used at night since ever", vec![used(10), used(NOON), used(DAY)], "---"),
        ("failed", vec![used(NOON), row(DAY, Login, Failed)], "--"),
        ("nobody knows how it ended", vec![used(NOON), row(DAY, Login, Outcome::Other)], "--"),
        ("a failure at night before", vec![used(NOON), row(DAY, LoginFailed, Failed), used(DAY + 1)], "--x"),
        ("only failures before", vec![row(NOON, Login, Failed), used(DAY)], "--"),
        ("only other kinds before", vec![row(NOON, CodeSent, Succeeded), used(DAY)], "--"),
        ("another kind at night", vec![used(NOON), row(DAY, PasswordChanged, Succeeded)], "--"),
        ("older without a time", vec![timeless(used(0)), used(DAY)], "--"),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(bearers(Mark::FirstUseAtNight, &rows), expected, "{name}");
    }
    // By the clock in Denmark, and by no other where that is not known.
    for (minute, older, expected) in
        [(Some(299), Some(600), true), (Some(300), Some(600), false), (None, Some(600), false), (Some(5), None, false)]
    {
        let local = |minute: Option<u16>| minute.map(|minute| Local { day: 0, minute });
        let mut list = ActivityList::default();
        let newest = Arrived { local: local(minute), ..arrived(used(2 * DAY + NOON)) };
        list.add(vec![newest, Arrived { local: local(older), ..arrived(used(10)) }], Side::Older);
        assert_eq!(marks(list.rows()).of(0).contains(Mark::FirstUseAtNight), expected, "{minute:?} {older:?}");
    }
}

fn some_row() -> impl Strategy<Value = Activity> {
    let kinds = vec![
        Login,
        Login,
        Approval,
        LoginFailed,
        ApprovalDeclined,
        SimultaneousRequests,
        CodeSent,
        AuthenticatorAdded,
        PasswordChanged,
        ContactChanged,
    ];
    let outcomes = vec![Succeeded, Succeeded, Failed, Declined, Outcome::Other];
    // Half-hours over some days, often close together.
    let minute =
        proptest::option::weighted(0.9, prop_oneof![0_i64..8, 0_i64..200].prop_map(|half_hours| half_hours * 30));
    let device = proptest::option::weighted(
        0.7,
        select(vec!["a", "A", "b", "c", "Edge 1", "Edge 2", "Edge 12.5", "Pixel 1", "Pixel 2"]),
    );
    (minute, select(kinds), select(outcomes), device).prop_map(|(minute, kind, outcome, device)| Activity {
        at: minute.and_then(at),
        device: device.and_then(shown),
        ..row(0, kind, outcome)
    })
}

/// As far as the devices of [`some_row`] need it.
fn slow_name(device: &str) -> String {
    if device.starts_with("Edge") { "edge".to_owned() } else { device.to_lowercase() }
}

/// The same rules, each row by itself, as often as it takes.
fn slowly(rows: &[&Row]) -> Vec<Marks> {
    const MINUTE: i64 = 60_000;
    let is = |row: &Row, kinds: &[ActivityKind]| kinds.contains(&row.activity.kind);
    let outcome = |row: &Row, outcomes: &[Outcome]| outcomes.contains(&row.activity.outcome);
    let came_about = |row: &Row| outcome(row, &[Succeeded, Outcome::Other]);
    let millis = |row: &Row| row.activity.at.expect("a time").unix_millis();
    let device = |row: &Row| row.activity.device.as_ref().map(|device| slow_name(device.as_str()));
    let timed: Vec<usize> = (0..rows.len()).filter(|place| rows[*place].activity.at.is_some()).collect();
    let attempts: Vec<usize> = timed
        .iter()
        .copied()
        .filter(|place| is(rows[*place], &[Login, Approval, LoginFailed, ApprovalDeclined, SimultaneousRequests]))
        .collect();
    let is_failure = |row: &Row| is(row, &[LoginFailed, ApprovalDeclined, SimultaneousRequests]) || !came_about(row);
    let mut found = vec![Marks::default(); rows.len()];
    for (place, row) in rows.iter().enumerate() {
        for (kind, mark) in [
            (UserIdChanged, Mark::UserIdChanged),
            (ContactChanged, Mark::ContactChanged),
            (AuthenticatorAdded, Mark::NewAuthenticator),
        ] {
            if is(row, &[kind]) && came_about(row) {
                found[place].insert(mark);
            }
        }
    }
    for three in attempts.windows(3) {
        let close = three.windows(2).all(|two| millis(rows[two[1]]) - millis(rows[two[0]]) <= 60 * MINUTE);
        if close && three.iter().all(|place| is_failure(rows[*place])) {
            three.iter().for_each(|place| found[*place].insert(Mark::FailuresInARow));
        }
    }
    for (count, place) in timed.iter().enumerate() {
        let Some(own) = device(rows[*place]) else { continue };
        let older: Vec<&Row> =
            timed[..count].iter().map(|place| rows[*place]).filter(|row| device(row).is_some()).collect();
        let known = older.len() >= 5 || older.iter().any(|row| millis(rows[*place]) - millis(row) >= 24 * 60 * MINUTE);
        if !known || older.iter().any(|row| device(row).as_ref() == Some(&own)) {
            continue;
        }
        for other in &timed {
            let changes =
                [AuthenticatorAdded, AuthenticatorReactivated, UserIdChanged, PasswordChanged, ContactChanged];
            let after = millis(rows[*other]) - millis(rows[*place]);
            if is(rows[*other], &changes) && came_about(rows[*other]) && (0..=60 * MINUTE).contains(&after) {
                found[*other].insert(Mark::ChangeAfterNewDevice);
                found[*place].insert(Mark::ChangeAfterNewDevice);
            }
        }
    }
    let uses =
        timed.iter().filter(|place| is(rows[**place], &[Login, Approval]) && outcome(rows[**place], &[Succeeded]));
    let first = uses.enumerate().find(|(_, place)| rows[**place].local.is_some_and(|local| local.minute < 5 * 60));
    if let Some((1.., place)) = first {
        found[*place].insert(Mark::FirstUseAtNight);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn rows_are_marked_as_the_rules_say(rows in vec(some_row(), 0..40)) {
        let list = list_of(rows);
        let marked = marks(list.rows());
        let rows: Vec<&Row> = list.rows().rev().map(|row| &**row).collect();
        let found: Vec<Marks> = rows.iter().map(|row| marked.of(row.key)).collect();
        prop_assert_eq!(found, slowly(&rows));
    }

    /// What is newer adds marks to older rows, and never takes one away.
    #[test]
    fn newer_rows_take_no_mark_away(older in vec(some_row(), 0..20), newer in vec(some_row(), 1..8), later in 0_i64..100) {
        let mut list = list_of(older);
        let before = marks(list.rows());
        let latest = list.rows().find_map(|row| row.activity.at).map_or(0, Timestamp::unix_millis);
        let page = newer.into_iter().map(|mut one| {
            one.at = one.at.map(|at| Timestamp::from_unix_millis(latest + later * 60_000 + at.unix_millis() % 3_600_000));
            arrived(one)
        });
        let keys = list.add(page.collect(), Side::Newer);
        let after = marks(list.rows());
        for row in list.rows().filter(|row| !keys.contains(&row.key)) {
            prop_assert!(before.of(row.key).iter().all(|mark| after.of(row.key).contains(mark)));
        }
    }

    /// Whatever its programs are at.
    #[test]
    fn versions_make_no_device(program in select(vec!["Chrome", "Firefox", "Safari", "Edge", "Android", "Windows"]), one in "[0-9]{1,3}(\\.[0-9]{1,4}){0,3}", other in "[0-9]{1,3}(\\.[0-9]{1,4}){0,3}", rest in "( on [A-Z][a-z]{1,6})?") {
        let (one, other) = (format!("{program} {one}{rest}"), format!("{program}/{other}{rest}"));
        prop_assert!(!is_new(&one, &other), "{:?} {:?}", one, other);
        let none = format!("{program}{rest}");
        prop_assert!(!is_new(&none, &other), "{:?} {:?}", none, other);
    }

    #[test]
    fn no_time_is_too_strange(rows in vec((some_row(), any::<i64>(), any::<u8>()), 0..30)) {
        let edges = [i64::MIN, i64::MIN + 1, i64::MAX, -1, 0, 1, 32_503_680_000_000];
        let rows = rows.into_iter().map(|(one, at, edge)| (one, edges.get(usize::from(edge % 16)).copied().unwrap_or(at)));
        let rows = rows.map(|(one, at)| Activity { at: one.at.map(|_| Timestamp::from_unix_millis(at)), ..one });
        let list = list_of(rows);
        let marked = marks(list.rows());
        prop_assert!(marked.count() <= list.len());
    }
}
