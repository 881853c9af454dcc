//! Words for closed sets: each value by `match`, so that a new one does not compile until every language has a text for it.

#[cfg(not(target_arch = "wasm32"))]
mod articles;

#[cfg(not(target_arch = "wasm32"))]
pub use articles::{day, hours, reason, reason_hint};

use spaer_core::{
    domain::{
        authenticator::{Kind, ReactivationKind, Status},
        block::{Actor, Channel, RefusedCode, SessionsEnded},
        identity::IdentityStatus,
        language::Lang,
        page::AppPage,
        problem::Problem,
        text::UntrustedText,
        todo::{Stage, Todo},
    },
    i18n::text::{afterwards, authenticator, common, flow, identity, profile, receipt},
    view::claim::ClaimSubject,
};

/// The document's title. Never personal: it is in the browser's history.
pub fn document_title(title: &str, lang: Lang) -> String {
    [title, " - ", common::app_name(lang)].concat()
}

/// The title of a page that the app draws; the others are written with theirs.
pub fn title(page: AppPage, lang: Lang) -> &'static str {
    match page {
        AppPage::BlockAuthenticator => authenticator::title(lang),
        AppPage::BlockIdentity => identity::title(lang),
        AppPage::Profile => flow::profile_title(lang),
        AppPage::Activity => flow::activity_title(lang),
        AppPage::Receipt => receipt::title(lang),
    }
}

/// What it is about, at the beginning of a sentence.
pub fn subject(what: ClaimSubject, lang: Lang) -> &'static str {
    match what {
        ClaimSubject::OwnIdentity => flow::the_identity(lang),
        ClaimSubject::OtherIdentity => flow::the_identity_of_somebody(lang),
        ClaimSubject::Authenticator(Some(Kind::App)) => flow::the_app(lang),
        ClaimSubject::Authenticator(Some(Kind::CodeDisplay)) => flow::the_code_display(lang),
        ClaimSubject::Authenticator(Some(Kind::AudioCodeReader)) => flow::the_audio_code_reader(lang),
        ClaimSubject::Authenticator(Some(Kind::Chip)) => flow::the_chip(lang),
        ClaimSubject::Authenticator(Some(Kind::Other) | None) => flow::the_thing(lang),
    }
}

/// The same with the name that its holder has given it: "MitID-appen »Annas telefon«". A name that only repeats the kind adds nothing.
pub fn named_subject(what: ClaimSubject, name: Option<&UntrustedText>, lang: Lang) -> String {
    let subject = subject(what, lang);
    let ClaimSubject::Authenticator(Some(of_kind)) = what else { return subject.to_owned() };
    match name.filter(|name| !name.is_empty() && name.as_str() != kind(of_kind, lang)) {
        // Isolated: a name may be written in the other direction.
        Some(name) => flow::the_named(lang, &["\u{2068}", name.as_str(), "\u{2069}"].concat(), subject),
        None => subject.to_owned(),
    }
}

pub fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::App => flow::kind_app(lang),
        Kind::CodeDisplay => flow::kind_code_display(lang),
        Kind::AudioCodeReader => flow::kind_audio_code_reader(lang),
        Kind::Chip => flow::kind_chip(lang),
        Kind::Other => flow::kind_other(lang),
    }
}

pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Active => flow::status_active(lang),
        Status::Locked => flow::status_locked(lang),
        Status::Blocked => flow::status_blocked(lang),
        Status::Revoked => flow::status_revoked(lang),
        Status::Other => flow::status_other(lang),
    }
}

pub fn way(kind: ReactivationKind, lang: Lang) -> &'static str {
    match kind {
        ReactivationKind::Online => flow::way_online(lang),
        ReactivationKind::AppIdScan => flow::way_app_id_scan(lang),
        ReactivationKind::Phone => flow::way_phone(lang),
        ReactivationKind::OrderNew => flow::way_order_new(lang),
        ReactivationKind::AddAgain => flow::way_add_again(lang),
        ReactivationKind::InPerson => flow::way_in_person(lang),
        ReactivationKind::Other => flow::way_other(lang),
    }
}

/// A thing to bring, by the contract's word for it; a word that nobody here has heard of is left out.
pub fn bring(word: &str, lang: Lang) -> Option<&'static str> {
    match word {
        "photo_id" => Some(flow::bring_photo_id(lang)),
        "passport_or_id_card" => Some(flow::bring_passport_or_id_card(lang)),
        "phone_with_nfc" => Some(flow::bring_phone_with_nfc(lang)),
        "temporary_pin" => Some(flow::bring_temporary_pin(lang)),
        "password" => Some(flow::bring_password(lang)),
        _ => None,
    }
}

pub fn problem(problem: Problem, lang: Lang) -> &'static str {
    match problem {
        Problem::Unreachable | Problem::TimedOut => flow::problem_unreachable(lang),
        Problem::TryLater { .. } => flow::problem_later(lang),
        Problem::BackEndFailed => flow::problem_back_end(lang),
        Problem::NotOffered => flow::problem_not_offered(lang),
        Problem::WrongPerson => flow::problem_wrong_person(lang),
        Problem::SessionEnded | Problem::SessionChanged => flow::problem_session(lang),
        Problem::Intercepted => flow::problem_intercepted(lang),
        Problem::NeverReceived
        | Problem::KeyRefused
        | Problem::NotUnderstood
        | Problem::NotAccepted
        | Problem::TooLarge => flow::problem_not_understood(lang),
    }
}

/// What there is to do.
pub fn todo(todo: Todo, identity: bool, lang: Lang) -> &'static str {
    match todo {
        Todo::CallBank => afterwards::todo_bank(lang),
        Todo::BlockSim => afterwards::todo_sim(lang),
        // Nobody can log in to look.
        Todo::LookAtActivity if identity => afterwards::todo_look_identity(lang),
        Todo::LookAtActivity => afterwards::todo_look(lang),
        Todo::WriteDown => afterwards::todo_write(lang),
        // It needs a login, which a block of the identity has just taken away.
        Todo::CreditWarning if identity => afterwards::todo_credit_identity(lang),
        Todo::CreditWarning => afterwards::todo_credit(lang),
        Todo::ChangePasswords => afterwards::todo_passwords(lang),
        Todo::ReportToPolice => afterwards::todo_police(lang),
        Todo::TellCreditors => afterwards::todo_creditors(lang),
        Todo::CheckTax => afterwards::todo_tax(lang),
    }
}

pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Stop => afterwards::stage_stop(lang),
        Stage::Overview => afterwards::stage_overview(lang),
        Stage::Protect => afterwards::stage_protect(lang),
        Stage::Loss => afterwards::stage_loss(lang),
    }
}

pub fn identity_status(status: IdentityStatus, lang: Lang) -> &'static str {
    match status {
        IdentityStatus::Active => profile::identity_active(lang),
        IdentityStatus::Blocked => profile::identity_blocked(lang),
        IdentityStatus::Closed => profile::identity_closed(lang),
        IdentityStatus::Other => profile::identity_other(lang),
    }
}

pub fn refused(code: RefusedCode, lang: Lang) -> &'static str {
    match code {
        RefusedCode::SessionTooNew => flow::refused_session_too_new(lang),
        RefusedCode::TargetNotFound => flow::refused_target_not_found(lang),
        RefusedCode::TargetRevoked => flow::refused_target_revoked(lang),
        RefusedCode::IdentityClosed => flow::refused_identity_closed(lang),
        RefusedCode::NotPermitted => flow::refused_not_permitted(lang),
        RefusedCode::Other => flow::refused_other(lang),
    }
}

pub fn actor(actor: Actor, lang: Lang) -> &'static str {
    match actor {
        Actor::You => flow::by_you(lang),
        Actor::Support => flow::by_support(lang),
        Actor::Authority => flow::by_authority(lang),
        Actor::System => flow::by_system(lang),
    }
}

pub fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Sms => afterwards::channel_sms(lang),
        Channel::Email => afterwards::channel_email(lang),
        Channel::Post => afterwards::channel_post(lang),
        Channel::App => afterwards::channel_app(lang),
        Channel::Other => afterwards::channel_other(lang),
    }
}

pub fn sessions_ended(ended: SessionsEnded, lang: Lang) -> &'static str {
    match ended {
        SessionsEnded::All => afterwards::sessions_all(lang),
        SessionsEnded::Some => afterwards::sessions_some(lang),
        SessionsEnded::None => afterwards::sessions_none(lang),
        SessionsEnded::Unknown => afterwards::sessions_unknown(lang),
    }
}
