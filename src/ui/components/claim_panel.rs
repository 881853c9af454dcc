//! What is said about whether it is blocked. The only element that says it, and it always carries the claim it was made from.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::Kind,
        block::{RecordTarget, RefusedCode, Standing, Target},
        claim::Claim,
        id::BlockId,
        language::Lang,
        time::Timestamp,
    },
    flow::{
        app::Relation,
        block::{Doing, Knowledge, Order, Sending, State, TargetStanding, TargetStatus, Wait},
    },
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
        what: What,
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
    Refused {
        /// `None` for whoever is not known to be its person: what one can do about it is that person's affair.
        code: Option<RefusedCode>,
    },
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Again {
    /// One press: the same person is logged in.
    Press,
    /// The same, after the page has been opened anew: something on the way turned the order away.
    OpenAnew,
    /// A login first.
    LogIn,
    /// Not from here: only a link was opened.
    Never,
}

/// What a block is about, as far as its reader may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Of a kind that may not be known.
    Authenticator(Option<Kind>),
    /// The reader's own identity.
    Own,
    /// Somebody's whole identity. Whose, nobody has said.
    Somebodys,
}

impl What {
    fn of(block: &State, relation: Relation) -> Self {
        if is_whole(block) {
            return if is_yours(relation) { Self::Own } else { Self::Somebodys };
        }
        match block.record().map(|record| &record.target) {
            Some(RecordTarget::Authenticator { kind, .. }) => Self::Authenticator(*kind),
            _ => Self::Authenticator(None),
        }
    }

    /// At the beginning of a sentence.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Own => flow::the_whole(lang),
            Self::Somebodys => flow::the_whole_of_somebody(lang),
            Self::Authenticator(Some(Kind::App)) => flow::the_app(lang),
            Self::Authenticator(Some(Kind::CodeDisplay)) => flow::the_code_display(lang),
            Self::Authenticator(Some(Kind::AudioCodeReader)) => flow::the_audio_code_reader(lang),
            Self::Authenticator(Some(Kind::Chip)) => flow::the_chip(lang),
            Self::Authenticator(Some(Kind::Other) | None) => flow::the_thing(lang),
        }
    }
}

/// Whether "your" may be said: of what the one who is logged in is known to own, and of what was pressed in this tab while nobody is.
pub fn is_yours(relation: Relation) -> bool {
    match relation {
        Relation::Theirs | Relation::OfThisTab => true,
        Relation::NotShownToBeTheirs | Relation::Unknown => false,
    }
}

impl Situation {
    /// `relation`: of whoever looks at it.
    pub fn of(block: &State, relation: Relation) -> Self {
        let code = |code: RefusedCode| is_yours(relation).then_some(code);
        match (block.claim(), block.record().map(|record| &record.standing)) {
            (Claim::Blocked { .. }, standing) => Self::Blocked {
                what: What::of(block, relation),
                already_since: match standing {
                    Some(Standing::InEffect { already_since, .. }) => *already_since,
                    _ => None,
                },
                arrived: block.doing() != Doing::NeverReceived,
            },
            (Claim::Pending { .. }, _) => Self::Pending,
            (Claim::Refused { .. }, Some(Standing::Refused { code: given, .. })) => {
                Self::Refused { code: code(*given) }
            }
            (Claim::Refused { .. }, _) => Self::Refused { code: code(RefusedCode::Other) },
            (Claim::Ended { .. }, _) => Self::Ended,
            (Claim::Unknown, _) if *block.knowledge() == Knowledge::Contradicted => Self::Contradicted,
            (Claim::Unknown, _) => Self::unknown(block, relation),
        }
    }

    fn unknown(block: &State, relation: Relation) -> Self {
        let own = matches!(block.order(), Order::Own(_));
        let again = match relation {
            _ if !own => Again::Never,
            Relation::Theirs if block.sending() == Sending::TurnedAway => Again::OpenAnew,
            Relation::Theirs => Again::Press,
            _ => Again::LogIn,
        };
        match block.doing() {
            Doing::Sending(_) if !block.has_failed_before() => Self::Sending,
            Doing::Asking(_) if !block.has_failed_before() => Self::Checking,
            Doing::Waiting(Wait::Asked) => Self::AskedToWait,
            Doing::NeverReceived => Self::NeverReceived { again },
            Doing::Resting => Self::LinkRefused,
            Doing::Sending(_)
            | Doing::Asking(_)
            | Doing::ReadingTarget
            | Doing::LookingBeforeSending
            | Doing::Waiting(Wait::Own) => Self::Unanswered,
        }
    }

    fn look(self) -> (&'static str, Icon) {
        match self {
            Self::Sending | Self::Checking | Self::Pending => ("claim claim--waiting", Icon::Clock),
            Self::Blocked { .. } => ("claim claim--blocked", Icon::Lock),
            Self::Refused { .. } | Self::Ended => ("claim claim--open", Icon::Cross),
            Self::Unanswered
            | Self::AskedToWait
            | Self::NeverReceived { .. }
            | Self::Contradicted
            | Self::LinkRefused => ("claim claim--unknown", Icon::Question),
        }
    }

    fn heading(self, lang: Lang) -> String {
        match self {
            Self::Sending => flow::sending_heading(lang),
            Self::Checking => flow::checking_heading(lang),
            Self::Blocked { what, .. } => return flow::blocked_heading(lang, what.name(lang)),
            Self::Pending => flow::pending_heading(lang),
            Self::Unanswered | Self::AskedToWait => flow::unknown_heading(lang),
            Self::NeverReceived { .. } | Self::LinkRefused => flow::never_heading(lang),
            Self::Contradicted => flow::contradicted_heading(lang),
            Self::Refused { .. } => flow::refused_heading(lang),
            Self::Ended => flow::ended_heading(lang),
        }
        .to_owned()
    }

    fn sentences(self, lang: Lang) -> Vec<String> {
        let plain = |texts: &[&'static str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match self {
            Self::Sending => plain(&[flow::sending_text(lang)]),
            Self::Checking => plain(&[flow::checking_text(lang)]),
            Self::Blocked { what, already_since, arrived } => {
                let text = if what == What::Own { flow::blocked_text_identity(lang) } else { flow::blocked_text(lang) };
                let already = already_since.map(|at| flow::already_text(lang, &format::moment(at, lang)));
                let missing = (!arrived).then(|| flow::own_missing(lang).to_owned());
                std::iter::once(text.to_owned()).chain(already).chain(missing).collect()
            }
            Self::Pending => plain(&[flow::pending_text(lang)]),
            Self::Unanswered => plain(&[flow::unknown_text(lang), flow::unknown_asking(lang)]),
            Self::AskedToWait => plain(&[flow::unknown_text(lang), flow::unknown_asked_wait(lang)]),
            Self::NeverReceived { again: Again::Press } => plain(&[flow::never_text(lang)]),
            Self::NeverReceived { again: Again::OpenAnew } => plain(&[flow::never_turned_away(lang)]),
            Self::NeverReceived { again: Again::LogIn } => plain(&[flow::never_text(lang), flow::never_login(lang)]),
            Self::NeverReceived { again: Again::Never } => plain(&[flow::never_link(lang)]),
            Self::LinkRefused => plain(&[flow::link_refused(lang)]),
            Self::Contradicted => plain(&[flow::contradicted_text(lang)]),
            Self::Refused { code } => plain(&[
                flow::refused_text(lang),
                code.map_or_else(|| flow::refused_somebodys(lang), |code| words::refused(code, lang)),
            ]),
            Self::Ended => plain(&[flow::ended_text(lang)]),
        }
    }
}

/// Whether it is about the whole identity, as far as that is known.
pub fn is_whole(block: &State) -> bool {
    match (block.record().map(|record| &record.target), block.order()) {
        (Some(RecordTarget::Identity), _) => true,
        (Some(RecordTarget::Authenticator { .. }), _) | (None, Order::Linked { .. }) => false,
        (None, Order::Own(intent)) => intent.target == Target::Identity,
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

/// What is said beside a refusal, or beside a block that has ended, of how its target itself stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Beside {
    status: TargetStatus,
    what: What,
    /// An authenticator by its id, or `identity`.
    about: String,
}

impl Beside {
    pub fn of(block: &State, relation: Relation) -> Option<Self> {
        let Order::Own(intent) = block.order() else { return None };
        let about = match &intent.target {
            Target::Authenticator(id) => id.as_str(),
            Target::Identity => "identity",
        };
        let status = block.target_beside().filter(|status| status.standing != TargetStanding::Other)?;
        Some(Self { status, what: What::of(block, relation), about: about.to_owned() })
    }
}

/// Only "blocked" is a claim; that it was not is no promise of anything. Both carry what they rest on.
#[component]
pub fn TargetBeside(beside: Beside, lang: Lang) -> impl IntoView {
    let Beside { status, what, about } = beside;
    let claim = status.claim().map(Claim::as_str);
    let text = match claim {
        Some(_) => flow::target_blocked(lang, what.name(lang)),
        None => flow::target_in_use(lang, what.name(lang)),
    };
    let moment = flow::list_as_of(lang, &format::moment(status.as_of, lang));
    let at = format::iso(status.as_of);
    let seen = if claim.is_some() { "blocked" } else { "active" };
    view! {
        <p class="beside" data-status=seen data-status-at=at.clone() data-claim=claim data-claim-at=claim.map(|_| at) data-about=about>
            {text} " " {moment}
        </p>
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
        Claim::Refused { .. } => flow::refused_at(lang, &moment),
        Claim::Ended { .. } => flow::ended_at(lang, &moment),
        Claim::Pending { .. } => flow::pending_at(lang, &moment),
        Claim::Blocked { .. } | Claim::Unknown => flow::blocked_at(lang, &moment),
    };
    view! { <time datetime=format::iso(at)>{sentence}</time> }
}
