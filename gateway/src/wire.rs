//! JSON to domain and back. The only part of the gateway that uses serde for the contract; its types stay in here.

mod activity;
mod block;
mod person;
mod problem;
mod request;
pub(crate) mod stored;

pub(crate) use activity::{activities, provider_shown, reported, service};
pub(crate) use block::{Visibility, block, blocks};
pub(crate) use person::{authenticators, identity, logged_out, session};
pub(crate) use problem::problem;
pub(crate) use request::{activity_query, is_empty_object, parse_order, provider_setting, report_note};

use serde::{Deserialize, Serialize};

use crate::domain::{ReactivationKind, ReactivationRoute};
use crate::moment::Moment;

/// Bytes to answer with. Writing these types cannot fail: they hold no map with keys that are not text.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

fn rfc3339(moment: Moment) -> String {
    moment.to_rfc3339()
}

#[derive(Serialize, Deserialize)]
struct ReactivationRouteJson {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bring: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

impl From<&ReactivationRoute> for ReactivationRouteJson {
    fn from(route: &ReactivationRoute) -> Self {
        Self {
            kind: route.kind.as_str().to_owned(),
            url: route.url.clone(),
            bring: route.bring.clone(),
            days: route.days,
        }
    }
}

impl From<ReactivationRouteJson> for ReactivationRoute {
    fn from(route: ReactivationRouteJson) -> Self {
        let kind = ReactivationKind::parse(&route.kind).unwrap_or(ReactivationKind::Other);
        Self { kind, url: route.url, bring: route.bring, days: route.days }
    }
}

fn reactivation_routes(reactivation_routes: &[ReactivationRoute]) -> Vec<ReactivationRouteJson> {
    reactivation_routes.iter().map(ReactivationRouteJson::from).collect()
}
