//! `operator.toml` as Rust constants.

use spaer_operator::{Channel, ChannelKind, Environment, Hours, Operator};

pub fn generate(operator: &Operator) -> String {
    let deployment = &operator.deployment;
    let mut out = String::new();
    let mut constant = |doc: &str, name: &str, kind: &str, value: String| {
        out.push_str(&declared(doc, name, kind, &value));
    };
    constant("The eID as citizens know it.", "EID_NAME", "&str", format!("{:?}", operator.eid.name));
    constant(
        "Path of the API on the app's own origin, without a slash at the end.",
        "API_BASE",
        "&str",
        format!("{:?}", deployment.api_base),
    );
    constant("Scheme, host and port of the app.", "ORIGIN", "&str", format!("{:?}", deployment.origin));
    let sandbox = deployment.environment == Environment::Sandbox;
    constant("Whether nothing is real and a banner says so.", "IS_SANDBOX", "bool", sandbox.to_string());
    constant("Tags of the languages that are offered.", "LANGUAGES", "&[&str]", format!("&{:?}", deployment.languages));
    constant(
        "The citizen's own profile page, with their latest activities.",
        "PROFILE_URL",
        "&str",
        format!("{:?}", operator.links.profile),
    );
    constant("The support's own page.", "SUPPORT_URL", "&str", format!("{:?}", operator.links.support_page));
    constant(
        "Where a credit warning is explained and made.",
        "CREDIT_WARNING_URL",
        "&str",
        format!("{:?}", operator.links.credit_warning),
    );
    constant(
        "Where one finds one's bank's number for blocking, if the operator names such a page.",
        "BANK_URL",
        "Option<&str>",
        format!("{:?}", operator.links.bank),
    );
    constant(
        "How somebody complains who was blocked without asking.",
        "COMPLAINT_URL",
        "&str",
        format!("{:?}", operator.links.complaint),
    );
    constant(
        "The official statement on how accessible the app is.",
        "ACCESSIBILITY_URL",
        "&str",
        format!("{:?}", operator.links.accessibility),
    );
    constant(
        "The phone lines; the first stands in the help of every page, unless another one is open and it is not.",
        "PHONES",
        "&[Phone]",
        list(operator.support.iter().filter(|one| one.kind == ChannelKind::Phone).filter_map(phone)),
    );
    constant(
        "Every way to reach support, in the order of the file. For what is rendered when the app is built: only `PHONES` travel.",
        "CHANNELS",
        "&[Channel]",
        list(operator.support.iter().map(channel)),
    );
    out
}

/// The constants that decide which language a reader gets.
pub fn languages(operator: &Operator) -> String {
    let default = declared(
        "Tag of the language for readers of no other.",
        "DEFAULT_LANGUAGE",
        "&str",
        &format!("{:?}", operator.deployment.default_language),
    );
    let negotiation = declared(
        "For readers of a language (a range of BCP 47) what they read where there is nothing in it, best first.",
        "NEGOTIATION",
        "&[(&str, &[&str])]",
        &list(operator.negotiation.iter().map(|(range, tags)| format!("({range:?}, &{tags:?})"))),
    );
    default + &negotiation
}

fn declared(doc: &str, name: &str, kind: &str, value: &str) -> String {
    format!("/// {doc}\npub const {name}: {kind} = {value};\n")
}

/// The phone line of a channel as code; `None` for a channel without one. Reading `operator.toml` has checked that it is complete.
fn phone(one: &Channel) -> Option<String> {
    let (Some(number), Some(tel), Some(weekdays)) = (&one.number, one.tel_uri(), one.weekdays) else { return None };
    Some(format!(
        "Phone {{ name: {:?}, number: {number:?}, tel: {tel:?}, weekdays: {}, weekends: {}, last_checked: {:?} }}",
        one.name,
        span(weekdays),
        option(one.weekends_and_holidays.map(span)),
        one.last_checked.to_string(),
    ))
}

fn channel(one: &Channel) -> String {
    format!(
        "Channel {{ kind: ChannelKind::{:?}, name: {:?}, phone: {}, url: {}, weekdays: {}, weekends: {}, speaks: &{:?}, \
         last_checked: {:?} }}",
        one.kind,
        one.name,
        option(phone(one)),
        option(one.url.as_ref().map(|url| format!("{url:?}"))),
        option(one.weekdays.map(span)),
        option(one.weekends_and_holidays.map(span)),
        one.speaks,
        one.last_checked.to_string(),
    )
}

fn span(hours: Hours) -> String {
    format!("({}, {})", hours.from, hours.to)
}

fn option(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}
