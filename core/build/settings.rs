//! `operator.toml` as Rust constants.

use spaer_operator::{Environment, Operator};

pub fn generate(operator: &Operator) -> String {
    let deployment = &operator.deployment;
    let mut out = String::new();
    let mut constant = |doc: &str, name: &str, kind: &str, value: String| {
        out.push_str(&format!("/// {doc}\npub const {name}: {kind} = {value};\n"));
    };
    constant("The eID as citizens know it.", "EID_NAME", "&str", format!("{:?}", operator.eid.name));
    constant(
        "Path or https URL of the API, without a slash at the end.",
        "API_BASE",
        "&str",
        format!("{:?}", deployment.api_base),
    );
    constant("Scheme, host and port of the app.", "ORIGIN", "&str", format!("{:?}", deployment.origin));
    let sandbox = deployment.environment == Environment::Sandbox;
    constant("Whether nothing is real and a banner says so.", "IS_SANDBOX", "bool", sandbox.to_string());
    constant(
        "Tag of the language for readers of no other.",
        "DEFAULT_LANGUAGE",
        "&str",
        format!("{:?}", deployment.default_language),
    );
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
        "How somebody complains who was blocked without asking.",
        "COMPLAINT_URL",
        "&str",
        format!("{:?}", operator.links.complaint),
    );
    let phones: Vec<_> = operator.support.iter().filter(|one| one.kind == spaer_operator::ChannelKind::Phone).collect();
    let phones: Vec<_> = phones
        .into_iter()
        .map(|one| {
            let weekends = one.weekends_and_holidays.map_or_else(|| "None".to_owned(), |hours| format!("Some(({}, {}))", hours.from, hours.to));
            format!(
                "Phone {{ name: {:?}, number: {:?}, tel: {:?}, weekdays: ({}, {}), weekends: {weekends}, last_checked: {:?} }}",
                one.name, one.number, one.tel_uri(), one.weekdays.from, one.weekdays.to, one.last_checked.to_string(),
            )
        })
        .collect();
    constant(
        "The phone lines; the first stands in the header of every page.",
        "PHONES",
        "&[Phone]",
        format!("&[{}]", phones.join(", ")),
    );
    out
}
