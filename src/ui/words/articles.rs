//! Words that stand in articles only, and so are never in the browser's program.

use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::blocking,
};

pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::StolenPhone => blocking::reason_stolen_phone(lang),
        Reason::LostDevice => blocking::reason_lost_device(lang),
        Reason::NewPhone => blocking::reason_new_phone(lang),
        Reason::UserIdChanged => blocking::reason_user_id_changed(lang),
        Reason::ApprovedRequest => blocking::reason_approved_request(lang),
        Reason::ToldCode => blocking::reason_told_code(lang),
    }
}

/// What one who picked the reason should also do, or do first.
pub fn reason_hint(reason: Reason, lang: Lang) -> Option<&'static str> {
    match reason {
        Reason::StolenPhone => Some(blocking::reason_stolen_phone_hint(lang)),
        Reason::NewPhone => Some(blocking::reason_new_phone_hint(lang)),
        Reason::ToldCode => Some(blocking::reason_told_code_hint(lang)),
        Reason::LostDevice | Reason::UserIdChanged | Reason::ApprovedRequest => None,
    }
}
