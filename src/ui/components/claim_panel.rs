//! What is said about whether it is blocked. The only element that says it, and it always carries the claim it was made from.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::{RefusedCode, Standing, Target},
        claim::Claim,
        id::BlockId,
        language::Lang,
        time::Timestamp,
    },
    flow::block::{Doing, Knowledge, Order, State, Wait},
    i18n::text::flow,
};

use super::{
    icon::{Glyph, Icon},
    swap::each,
};
use crate::{platform::format, ui::words};

/// What a citizen is told, by what they can do next. The claim decides; what the machine is doing only chooses the words around
/// "unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// The order has just left; nobody knows yet.
    Sending,
    /// The page was loaded again, or a link was opened; the first answer is awaited.
    Checking,
    Blocked {
        whole: bool,
        /// Only a link was opened: nobody knows whose it is.
        linked: bool,
        already_since: Option<Timestamp>,
        /// Whether it is known to be this block's doing, or only seen of the target while one's own order is missing.
        arrived: bool,
    },
    Pending,
    /// No answer. The app keeps asking.
    Unanswered,
    /// No answer, and the back end asked for patience.
    AskedToWait,
    /// The back end says it never came. `again`: what it takes to send it once more.
    NeverReceived {
        again: Again,
    },
    /// Answers do not fit together.
    Contradicted,
    /// The link does not open anything.
    LinkRefused,
    NotBlocked {
        code: RefusedCode,
    },
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Again {
    /// One press: the same person is logged in.
    Press,
    /// A login first.
    LogIn,
    /// Not from here: only a link was opened.
    Never,
}

impl Situation {
    /// `same_person`: whether whoever is logged in is the one whose block it is.
    pub fn of(block: &State, same_person: bool) -> Self {
        match (block.claim(), block.record().map(|record| &record.standing)) {
            (Claim::Blocked { .. }, standing) => Self::Blocked {
                whole: is_whole(block),
                linked: matches!(block.order(), Order::Linked { .. }),
                already_since: match standing {
                    Some(Standing::InEffect { already_since, .. }) => *already_since,
                    _ => None,
                },
                arrived: block.doing() != Doing::NeverReceived,
            },
            (Claim::Pending { .. }, _) => Self::Pending,
            (Claim::NotBlocked { .. }, Some(Standing::Refused { code, .. })) => Self::NotBlocked { code: *code },
            (Claim::NotBlocked { .. }, _) => Self::NotBlocked { code: RefusedCode::Other },
            (Claim::Ended { .. }, _) => Self::Ended,
            (Claim::Unknown, _) if *block.knowledge() == Knowledge::Contradicted => Self::Contradicted,
            (Claim::Unknown, _) => Self::unknown(block, same_person),
        }
    }

    fn unknown(block: &State, same_person: bool) -> Self {
        let own = matches!(block.order(), Order::Own(_));
        match block.doing() {
            Doing::Sending(_) if !block.has_failed_before() => Self::Sending,
            Doing::Asking(_) if !block.has_failed_before() => Self::Checking,
            Doing::Waiting(Wait::Asked) => Self::AskedToWait,
            Doing::NeverReceived if !own => Self::NeverReceived { again: Again::Never },
            Doing::NeverReceived if same_person => Self::NeverReceived { again: Again::Press },
            Doing::NeverReceived => Self::NeverReceived { again: Again::LogIn },
            Doing::Resting => Self::LinkRefused,
            Doing::Sending(_) | Doing::Asking(_) | Doing::ReadingTarget | Doing::Waiting(Wait::Own) => Self::Unanswered,
        }
    }

    fn look(self) -> (&'static str, Icon) {
        match self {
            Self::Sending | Self::Checking | Self::Pending => ("claim claim--waiting", Icon::Clock),
            Self::Blocked { .. } => ("claim claim--blocked", Icon::Lock),
            Self::NotBlocked { .. } | Self::Ended => ("claim claim--open", Icon::Cross),
            Self::Unanswered
            | Self::AskedToWait
            | Self::NeverReceived { .. }
            | Self::Contradicted
            | Self::LinkRefused => ("claim claim--unknown", Icon::Question),
        }
    }

    fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Sending => flow::sending_heading(lang),
            Self::Checking => flow::checking_heading(lang),
            Self::Blocked { .. } => flow::blocked_heading(lang),
            Self::Pending => flow::pending_heading(lang),
            Self::Unanswered | Self::AskedToWait => flow::unknown_heading(lang),
            Self::NeverReceived { .. } | Self::LinkRefused => flow::never_heading(lang),
            Self::Contradicted => flow::contradicted_heading(lang),
            Self::NotBlocked { .. } => flow::not_blocked_heading(lang),
            Self::Ended => flow::ended_heading(lang),
        }
    }

    fn sentences(self, lang: Lang) -> Vec<String> {
        let plain = |texts: &[&'static str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match self {
            Self::Sending => plain(&[flow::sending_text(lang)]),
            Self::Checking => plain(&[flow::checking_text(lang)]),
            Self::Blocked { whole, linked, already_since, arrived } => {
                let text = if linked {
                    flow::blocked_text_linked(lang)
                } else if whole {
                    flow::blocked_text_identity(lang)
                } else {
                    flow::blocked_text_authenticator(lang)
                };
                let already = already_since.map(|at| flow::already_text(lang, &format::moment(at, lang)));
                let missing = (!arrived).then(|| flow::own_missing(lang).to_owned());
                std::iter::once(text.to_owned()).chain(already).chain(missing).collect()
            }
            Self::Pending => plain(&[flow::pending_text(lang)]),
            Self::Unanswered => plain(&[flow::unknown_text(lang), flow::unknown_asking(lang)]),
            Self::AskedToWait => plain(&[flow::unknown_text(lang), flow::unknown_asked_wait(lang)]),
            Self::NeverReceived { again: Again::Press } => plain(&[flow::never_text(lang)]),
            Self::NeverReceived { again: Again::LogIn } => plain(&[flow::never_text(lang), flow::never_login(lang)]),
            Self::NeverReceived { again: Again::Never } | Self::LinkRefused => plain(&[flow::never_link(lang)]),
            Self::Contradicted => plain(&[flow::contradicted_text(lang)]),
            Self::NotBlocked { code } => plain(&[flow::not_blocked_text(lang), words::refused(code, lang)]),
            Self::Ended => plain(&[flow::ended_text(lang)]),
        }
    }
}

/// Whether it is about the whole identity, as far as that is known.
pub fn is_whole(block: &State) -> bool {
    use spaer_core::domain::block::RecordTarget;
    match (block.record().map(|record| &record.target), block.order()) {
        (Some(RecordTarget::Identity), _) => true,
        (Some(RecordTarget::Authenticator { .. }), _) | (None, Order::Linked { .. }) => false,
        (None, Order::Own(intent)) => intent.target == Target::Identity,
    }
}

/// What a claim alone says, where there is no room for more.
pub fn heading(claim: Claim, lang: Lang) -> &'static str {
    match claim {
        Claim::Blocked { .. } => flow::blocked_heading(lang),
        Claim::Pending { .. } => flow::pending_heading(lang),
        Claim::Unknown => flow::unknown_heading(lang),
        Claim::NotBlocked { .. } => flow::not_blocked_heading(lang),
        Claim::Ended { .. } => flow::ended_heading(lang),
    }
}

/// One claim, as one element. It is never changed: another claim is another element. `data-about` names what every claim on a page is about: a
/// block or an authenticator by its id, or `identity`.
#[component]
pub fn ClaimPanel(about: BlockId, claim: Claim, situation: Situation, lang: Lang) -> impl IntoView {
    let (class, icon) = situation.look();
    let texts = each(situation.sentences(lang).into_iter().map(|text| view! { <p>{text}</p> }));
    view! {
        <section class=class data-claim=claim.as_str() data-claim-at=claim.at().map(format::iso) data-about=about.as_str().to_owned()>
            <Glyph icon />
            <div class="claim__body">
                <h2>{situation.heading(lang)}</h2>
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
        Claim::NotBlocked { .. } => flow::not_blocked_at(lang, &moment),
        Claim::Ended { .. } => flow::ended_at(lang, &moment),
        Claim::Pending { .. } => flow::pending_at(lang, &moment),
        Claim::Blocked { .. } | Claim::Unknown => flow::blocked_at(lang, &moment),
    };
    view! { <time datetime=format::iso(at)>{sentence}</time> }
}
