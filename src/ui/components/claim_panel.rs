//! What is said about whether it is blocked. The only element that says it, and it always carries the claim it was made from.

use leptos::prelude::*;
use spaer_core::{
    domain::{claim::Claim, id::BlockId, language::Lang, text::UntrustedText, time::Timestamp},
    i18n::text::flow,
    view::claim::{Again, ClaimSubject, Situation, TargetNote},
};

use super::{
    icon::{Glyph, Icon},
    swap::each,
};
use crate::{platform::format, ui::words};

fn look(situation: Situation) -> (&'static str, Icon) {
    match situation {
        Situation::Sending | Situation::Checking | Situation::Pending => ("claim claim--waiting", Icon::CLOCK),
        // The help bar offers no block beside it. Whoever reads somebody else's may have something of their own to block.
        Situation::Blocked { what: ClaimSubject::OwnIdentity, .. } => ("claim claim--blocked claim--whole", Icon::LOCK),
        Situation::Blocked { .. } => ("claim claim--blocked", Icon::LOCK),
        Situation::Refused { .. } | Situation::Ended => ("claim claim--open", Icon::CROSS),
        Situation::Unanswered
        | Situation::AskedToWait
        | Situation::NeverReceived { .. }
        | Situation::Contradicted
        | Situation::LinkRefused => ("claim claim--unknown", Icon::QUESTION),
    }
}

/// `name`: what the holder calls the authenticator, where that may be shown.
fn heading(situation: Situation, name: Option<&UntrustedText>, lang: Lang) -> String {
    match situation {
        Situation::Sending => flow::sending_heading(lang),
        Situation::Checking => flow::checking_heading(lang),
        Situation::Blocked { what, .. } => return flow::blocked_heading(lang, &words::named_subject(what, name, lang)),
        Situation::Pending => flow::pending_heading(lang),
        Situation::Unanswered
        | Situation::AskedToWait
        | Situation::NeverReceived { .. }
        | Situation::LinkRefused
        | Situation::Contradicted => flow::unknown_heading(lang),
        Situation::Refused { .. } => flow::refused_heading(lang),
        Situation::Ended => flow::ended_heading(lang),
    }
    .to_owned()
}

fn sentences(situation: Situation, lang: Lang) -> Vec<String> {
    let plain = |texts: &[&'static str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match situation {
        Situation::Sending => plain(&[flow::sending_text(lang)]),
        Situation::Checking => plain(&[flow::checking_text(lang)]),
        Situation::Blocked { what, already_since, arrived } => {
            let text = if what == ClaimSubject::OwnIdentity {
                flow::blocked_text_identity(lang)
            } else {
                flow::blocked_text(lang)
            };
            let already = already_since.map(|at| flow::already_text(lang, &format::moment(at, lang)));
            let missing = (!arrived).then(|| flow::own_missing(lang).to_owned());
            std::iter::once(text.to_owned()).chain(already).chain(missing).collect()
        }
        Situation::Pending => plain(&[flow::pending_text(lang)]),
        Situation::Unanswered => plain(&[flow::unknown_text(lang), flow::unknown_asking(lang)]),
        Situation::AskedToWait => plain(&[flow::unknown_text(lang), flow::unknown_asked_wait(lang)]),
        Situation::NeverReceived { again: Again::Press } => plain(&[flow::never_text(lang)]),
        Situation::NeverReceived { again: Again::OpenAnew } => plain(&[flow::never_turned_away(lang)]),
        Situation::NeverReceived { again: Again::LogIn } => plain(&[flow::never_text(lang), flow::never_login(lang)]),
        Situation::NeverReceived { again: Again::Never } => plain(&[flow::never_link(lang)]),
        Situation::LinkRefused => plain(&[flow::link_refused(lang)]),
        Situation::Contradicted => plain(&[flow::contradicted_text(lang)]),
        Situation::Refused { code } => plain(&[
            flow::refused_text(lang),
            code.map_or_else(|| flow::refused_somebodys(lang), |code| words::refused(code, lang)),
        ]),
        Situation::Ended => plain(&[flow::ended_text(lang)]),
    }
}

/// What a claim of a block on a list says, beside the name of what it is about.
pub fn badge(claim: Claim, lang: Lang) -> &'static str {
    match claim {
        Claim::Blocked { .. } => flow::status_blocked(lang),
        Claim::Pending { .. } => flow::pending_heading(lang),
        Claim::Unknown => flow::unknown_heading(lang),
        Claim::Refused { .. } => flow::refused_heading(lang),
        Claim::Ended { .. } => flow::ended_heading(lang),
    }
}

/// How the target itself stands, beside the claim about a block. Only "blocked" is a claim; "in use" promises nothing, since it may change. Both carry the
/// date of the reading.
#[component]
pub fn TargetBeside(beside: TargetNote, lang: Lang) -> impl IntoView {
    let TargetNote { status, what, about } = beside;
    let claim = status.claim();
    let text = match claim {
        Some(_) => flow::target_blocked(lang, words::subject(what, lang)),
        None => flow::target_in_use(lang, words::subject(what, lang)),
    };
    let seen = if claim.is_some() { "blocked" } else { "active" };
    view! { <DatedStatus text seen claim as_of=status.as_of about lang /> }
}

/// How something stands, as a sentence with the date of its reading. `seen`: the status by the contract's word; `about`: an authenticator by its id, or `identity`.
#[component]
pub fn DatedStatus(
    text: String,
    seen: &'static str,
    claim: Option<Claim>,
    as_of: Timestamp,
    about: String,
    lang: Lang,
) -> impl IntoView {
    let claim = claim.map(Claim::as_str);
    let at = format::iso(as_of);
    let read = flow::list_as_of(lang, &format::moment(as_of, lang));
    view! {
        <p class="beside" data-status=seen data-status-at=at.clone() data-claim=claim data-claim-at=claim.map(|_| at) data-about=about>
            {text} " " {read}
        </p>
    }
}

/// One claim, as one element. It is never changed: another claim is another element. `data-about` names what every claim on a page is about: a
/// block or an authenticator by its id, or `identity`.
#[component]
pub fn ClaimPanel(
    about: BlockId,
    claim: Claim,
    situation: Situation,
    /// What the holder calls the authenticator, where that may be shown.
    name: Option<UntrustedText>,
    lang: Lang,
) -> impl IntoView {
    let (class, icon) = look(situation);
    let texts = each(sentences(situation, lang).into_iter().map(|text| view! { <p>{text}</p> }));
    view! {
        <section class=class data-claim=claim.as_str() data-claim-at=claim.at().map(format::iso) data-about=about.as_str().to_owned()>
            <Glyph icon />
            <div class="claim__body">
                <h2>{heading(situation, name.as_ref(), lang)}</h2>
                {texts}
                {claim.at().map(|at| view! { <p class="claim__at"><Dated claim at lang /></p> })}
            </div>
        </section>
    }
}

/// The moment for which the claim is true, in words that say whether it was asked or answered then.
#[component]
pub fn Dated(claim: Claim, at: Timestamp, lang: Lang) -> impl IntoView {
    let moment = format::moment(at, lang);
    let sentence = match claim {
        Claim::Refused { .. } => flow::refused_at(lang, &moment),
        Claim::Blocked { .. } | Claim::Pending { .. } | Claim::Ended { .. } | Claim::Unknown => {
            flow::checked_at(lang, &moment)
        }
    };
    view! { <time datetime=format::iso(at)>{sentence}</time> }
}
