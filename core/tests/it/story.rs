//! What deserves a look, told as the few things that happened.

use spaer_core::domain::{
    activity::{Activity, ActivityKind, Place},
    activity_list::Row,
    story::{Story, stories},
    suspicion::{Mark, Marks},
    text::UntrustedText,
};

use super::activity_list::{at, done, list_of, shown};
use ActivityKind::{AuthenticatorAdded, CodeSent, Login, LoginFailed, UserIdChanged};

const DAY: i64 = 24 * 60;

fn from(city: &str, device: &str, minute: i64, kind: ActivityKind) -> Activity {
    let place = Place { country: UntrustedText::new("NL"), city: UntrustedText::new(city) };
    Activity { place: Some(place), device: shown(device), ..done(kind, at(minute)) }
}

/// The stories of rows, oldest first as they are given; keys are told as places among them. `marked`: the places of rows with their mark.
fn told(rows: &[Activity], marked: &[(usize, Mark)]) -> Vec<(Vec<usize>, usize)> {
    let list = list_of(rows.iter().rev().cloned());
    let place = |key: u32| list.rows().rev().position(|row| row.key == key).expect("a row");
    let marks =
        |row: &Row| marked.iter().filter(|(of, _)| *of == place(row.key)).map(|(_, mark)| *mark).collect::<Marks>();
    let told = stories(list.rows().map(AsRef::as_ref), marks);
    told.into_iter()
        .map(|Story { keys, headline }| (keys.into_iter().rev().map(place).collect(), place(headline)))
        .collect()
}

#[test]
fn one_night_is_one_story_with_what_shares_its_place_or_device() {
    let night = [
        from("Aarhus", "Telefon", 0, Login),
        from("Amsterdam", "Windows", 600, LoginFailed),
        // No rule marks these three: they share the place, the device, and nothing.
        from("Amsterdam", "Linux", 610, CodeSent),
        from("", "Windows", 620, Login),
        from("Odense", "Telefon", 625, Login),
        from("Amsterdam", "Windows", 630, AuthenticatorAdded),
        from("Amsterdam", "Windows", 640, UserIdChanged),
    ];
    let marked = [(1, Mark::FailuresInARow), (5, Mark::NewAuthenticator), (6, Mark::UserIdChanged)];
    // The headline is what weighs most, whenever it was.
    assert_eq!(told(&night, &marked), [(vec![1, 2, 3, 5, 6], 6)]);
}

#[test]
fn what_lies_three_hours_apart_is_two_stories() {
    let rows = |gap: i64| {
        [from("Amsterdam", "Windows", 0, UserIdChanged), from("Amsterdam", "Windows", gap, AuthenticatorAdded)]
    };
    let marked = [(0, Mark::UserIdChanged), (1, Mark::NewAuthenticator)];
    assert_eq!(told(&rows(180), &marked), [(vec![0, 1], 0)]);
    // Newest first. Each has the other's row beside it only as far as it is near.
    assert_eq!(told(&rows(181), &marked), [(vec![1], 1), (vec![0], 0)]);
}

#[test]
fn what_is_judged_or_bears_no_mark_is_no_story() {
    let rows = [from("Amsterdam", "Windows", 0, Login), from("Amsterdam", "Windows", 1, UserIdChanged)];
    assert_eq!(told(&rows, &[]), []);
    assert_eq!(told(&[], &[]), []);
}

#[test]
fn a_first_use_at_night_alone_is_not_asked_about() {
    let rows = [from("Aarhus", "Telefon", 0, Login), from("Aarhus", "Telefon", 1, UserIdChanged)];
    assert_eq!(told(&rows[..1], &[(0, Mark::FirstUseAtNight)]), []);
    assert_eq!(told(&rows, &[(0, Mark::FirstUseAtNight), (1, Mark::UserIdChanged)]), [(vec![0, 1], 1)]);
}

#[test]
fn what_is_two_weeks_older_than_the_newest_row_is_told_no_more() {
    let rows = |days: i64| [from("Aarhus", "Telefon", 0, AuthenticatorAdded), done(Login, at(days * DAY))];
    let marked = [(0, Mark::NewAuthenticator)];
    assert_eq!(told(&rows(14), &marked), [(vec![0], 0)]);
    assert_eq!(told(&rows(15), &marked), []);
}

#[test]
fn rows_without_a_time_are_in_no_story() {
    let timeless = Activity { at: None, ..from("Amsterdam", "Windows", 0, UserIdChanged) };
    assert_eq!(told(&[timeless], &[(0, Mark::UserIdChanged)]), []);
}
