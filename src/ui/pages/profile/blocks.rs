//! Recent blocks as the back end has them, also those that this tab knows nothing of.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::Kind,
        block::{RecentBlocks, Record, RecordTarget},
        claim::Claim,
        language::Lang,
    },
    flow::block::{Knowledge, claim},
    i18n::text::{flow, profile as text},
};

use crate::{
    platform::format,
    ui::components::{
        claim_panel::{Dated, badge},
        device::{DeviceName, NamedDevice},
        reference::Reference,
        swap::each,
    },
};

#[component]
pub fn Blocks(recent: Arc<RecentBlocks>, lang: Lang) -> impl IntoView {
    if recent.items.is_empty() {
        return view! { <p>{text::blocks_none(lang)}</p> }.into_any();
    }
    let rows = each(recent.items.clone().into_iter().map(|record| view! { <li class="card"><Row record lang /></li> }));
    view! { <ul class="plain-list">{rows}</ul> }.into_any()
}

#[component]
fn Row(record: Option<Record>, lang: Lang) -> impl IntoView {
    let Some(record) = record else { return view! { <p>{text::blocks_unread(lang)}</p> }.into_any() };
    let said = claim(&Knowledge::Consistent { record: Some(Box::new(record.clone())), target: None });
    let what = match &record.target {
        RecordTarget::Identity => flow::what_identity(lang).into_any(),
        RecordTarget::Authenticator { kind, label, short_id, .. } => {
            match kind {
                // Nothing is known of it, so it must not be said that it has no name.
                None if label.is_empty() && short_id.is_empty() => flow::kind_other(lang).into_any(),
                kind => {
                    let kind = kind.unwrap_or(Kind::Other);
                    view! { <DeviceName named=NamedDevice::remembered(kind, label, short_id) lang /> }.into_any()
                }
            }
        }
    };
    let received = record.received_at.map(|at| text::report_first(lang, &format::moment(at, lang)));
    let class = if matches!(said, Claim::Blocked { .. }) { "badge badge--blocked" } else { "badge" };
    let reference = record.details.reference.clone();
    view! {
        <p>{what}</p>
        <p>
            <span class=class data-claim=said.as_str() data-claim-at=said.at().map(format::iso) data-about=record.id.as_str().to_owned()>{badge(said, lang)}</span>
            " "
            {said.at().map(|at| view! { <Dated claim=said at lang /> })}
        </p>
        <p class="hint">{received}</p>
        {reference.map(|reference| view! { <dl class="facts"><Reference reference lang /></dl> })}
    }
    .into_any()
}
