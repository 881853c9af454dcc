//! Channels of support: what each kind needs, and what it must not have.

use super::*;

/// A channel that is right, but for what `change` does to it, after the one of the good file; its table begins on line 27.
fn messages_of(kind: &str, change: impl FnOnce(&mut Vec<&str>)) -> Vec<String> {
    let mut lines = match kind {
        "phone" => vec!["number = \"+45 33 37 00 37\"", "weekdays = \"8-20\""],
        "relay" | "interpreter" => {
            vec!["number = \"+45 33 37 00 37\"", "url = \"https://help.example/\"", "weekdays = \"8-20\""]
        }
        "chat" => vec!["url = \"https://help.example/\"", "weekdays = \"8-20\""],
        _ => vec!["url = \"https://help.example/\""],
    };
    change(&mut lines);
    let rest = "name = \"Help\"\nspeaks = [\"dsl\", \"pt-BR\"]\nlast_checked = \"2026-11-01\"";
    messages(&format!("{GOOD}[[support]]\nkind = \"{kind}\"\n{rest}\n{}\n", lines.join("\n")))
}

fn without(key: &'static str) -> impl FnOnce(&mut Vec<&str>) {
    move |lines| lines.retain(|line| !line.starts_with(key))
}

fn with(line: &'static str) -> impl FnOnce(&mut Vec<&str>) {
    move |lines| {
        let key = line.split(' ').next().unwrap();
        lines.retain(|line| !line.starts_with(key));
        lines.push(line);
    }
}

const NUMBER: &str = r#"+, then 6 to 15 digits with single spaces, such as "+45 33 98 00 10""#;
const HOURS: &str = r#"full hours within 0 to 24, such as "8-20", or "22-6" over midnight"#;

#[test]
fn every_kind_is_right_with_what_it_needs() {
    for kind in ChannelKind::ALL {
        assert_eq!(messages_of(kind.as_str(), |_| {}), Vec::<String>::new(), "{kind:?}");
        for hours in ["weekdays = \"0-24\"", "weekdays = \"22-6\""] {
            assert_eq!(messages_of(kind.as_str(), with(hours)), Vec::<String>::new(), "{kind:?}");
        }
    }
    for kind in ["relay", "interpreter"] {
        assert_eq!(messages_of(kind, without("url")), Vec::<String>::new(), "{kind}");
    }
    for kind in ["phone", "relay", "interpreter", "chat"] {
        assert_eq!(messages_of(kind, with("weekends_and_holidays = \"10-16\"")), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn what_a_kind_needs_is_missed() {
    for kind in ["phone", "relay", "interpreter"] {
        let expected =
            format!("operator.toml:27: support[2].number is missing; allowed: {NUMBER}; kind \"{kind}\" needs it");
        assert_eq!(messages_of(kind, without("number")), [expected]);
    }
    for kind in ["chat", "form"] {
        let expected =
            format!("operator.toml:27: support[2].url is missing; allowed: an https URL; kind \"{kind}\" needs it");
        assert_eq!(messages_of(kind, without("url")), [expected]);
    }
    for kind in ["phone", "relay", "interpreter", "chat"] {
        let expected =
            format!("operator.toml:27: support[2].weekdays is missing; allowed: {HOURS}; kind \"{kind}\" needs it");
        assert_eq!(messages_of(kind, without("weekdays")), [expected]);
    }
}

#[test]
fn what_a_kind_cannot_have_is_refused() {
    for (kind, line) in [("chat", 34), ("form", 33)] {
        let expected = format!(
            "operator.toml:{line}: support[2].number is \"+45 33 37 00 37\"; allowed: nothing; kind \"{kind}\" has none"
        );
        assert_eq!(messages_of(kind, with("number = \"+45 33 37 00 37\"")), [expected]);
    }
    let expected =
        r#"operator.toml:34: support[2].url is "https://help.example/"; allowed: nothing; kind "phone" has none"#;
    assert_eq!(messages_of("phone", with("url = \"https://help.example/\"")), [expected]);
    let expected = "operator.toml:33: support[2].weekends_and_holidays is \"10-16\"; allowed: nothing; \
                    without `weekdays` it can be used at any time";
    assert_eq!(messages_of("form", with("weekends_and_holidays = \"10-16\"")), [expected]);
}

#[test]
fn wrong_values_of_a_channel_are_told_whatever_its_kind() {
    let expected = r#"operator.toml:34: support[2].url is "http://help.example/"; allowed: an https URL"#;
    for kind in ["relay", "interpreter"] {
        assert_eq!(messages_of(kind, with("url = \"http://help.example/\"")), [expected]);
    }
    let kinds = r#"allowed: "phone", "relay", "interpreter", "chat", "form""#;
    assert_eq!(
        messages_of("text_phone", with("number = \"112\"")),
        [
            format!("operator.toml:28: support[2].kind is \"text_phone\"; {kinds}"),
            format!("operator.toml:33: support[2].number is \"112\"; allowed: {NUMBER}"),
        ]
    );
}

#[test]
fn a_channel_speaks_any_language_that_has_a_tag() {
    let allowed = r#"allowed: a list of language tags (BCP 47) such as "da" or "pt-BR", at least one, none twice"#;
    let check = |to: &str, expected: &[&str]| super::check("speaks = [\"da\", \"en\"]", to, expected);
    check("speaks = [\"kl\", \"dsl\", \"x-own\"]", &[]);
    check(
        "speaks = [\"dansk sprog\"]",
        &[&format!(r#"operator.toml:25: support[1].speaks is "dansk sprog"; {allowed}"#)],
    );
    check("speaks = [\"kl\", \"KL\"]", &[&format!(r#"operator.toml:25: support[1].speaks is "KL"; {allowed}"#)]);
    check("speaks = []", &[&format!("operator.toml:25: support[1].speaks is []; {allowed}")]);
}

#[test]
fn a_channel_without_a_number_dials_nothing() {
    let form = "[[support]]\nkind = \"form\"\nname = \"Form\"\nurl = \"https://help.example/\"\nspeaks = [\"kl\"]\n\
                last_checked = \"2026-11-01\"\n";
    let operator = load(&format!("{GOOD}{form}")).unwrap();
    let form = &operator.support[1];
    assert_eq!((form.kind, form.tel_uri(), form.weekdays), (ChannelKind::Form, None, None));
    assert_eq!(form.url.as_deref(), Some("https://help.example/"));
    assert_eq!(operator.phone().unwrap().name, "MitID Support");
}
