//! JSON to domain and back. The only part of the gateway that uses serde for the contract; its types stay in here.

mod activity;
mod block;
mod person;
mod problem;
mod request;
pub(crate) mod stored;

pub(crate) use activity::{activities, provider_shown, reported, service};
pub(crate) use block::{Sight, block, blocks};
pub(crate) use person::{authenticators, identity, logged_out, session};
pub(crate) use problem::problem;
pub(crate) use request::{activity_query, place, provider_setting, report_note};

use serde::{Deserialize, Serialize};

use crate::domain::{Way, WayKind};
use crate::moment::Moment;

/// Bytes to answer with. Writing these types cannot fail: they hold no map with keys that are not text.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

fn when(moment: Moment) -> String {
    moment.to_rfc3339()
}

#[derive(Serialize, Deserialize)]
struct WayJson {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bring: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

impl From<&Way> for WayJson {
    fn from(way: &Way) -> Self {
        Self { kind: way.kind.as_str().to_owned(), url: way.url.clone(), bring: way.bring.clone(), days: way.days }
    }
}

impl From<WayJson> for Way {
    fn from(way: WayJson) -> Self {
        let kind = WayKind::parse(&way.kind).unwrap_or(WayKind::Other);
        Self { kind, url: way.url, bring: way.bring, days: way.days }
    }
}

fn ways(ways: &[Way]) -> Vec<WayJson> {
    ways.iter().map(WayJson::from).collect()
}
