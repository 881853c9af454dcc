//! What stands in the place of a page that is somebody's: finding out who is there, the login, or why it cannot be found out.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem},
    flow::app::{Message, State},
    i18n::text::{common, flow},
    operator::API_BASE,
    route::{Page, Route, act_href, login_href},
    view::{PersonName, gate::Gate},
};

use super::{
    before_start::before_start,
    heading::PageHeading,
    login_panel::LoginPanel,
    notice::{Notice, Tone, noticed},
    phone_line::{PhoneLine, first_line},
    plain::{self, button},
    swap::swap,
};
use crate::{
    platform::{focus, reload},
    ui::{Store, words},
};

/// A page that is somebody's: `draw` draws it as soon as it is known who is there.
pub fn gated(
    store: Store,
    page: Page,
    title: &'static str,
    draw: impl Fn(Option<PersonName>) -> AnyView + Send + Sync + 'static,
    lang: Lang,
) -> AnyView {
    let look =
        |state: &State| Gate::of(state).map_or_else(|| Ok(state.shell.session.person().map(PersonName::from)), Err);
    let draw = move |seen: Result<Option<PersonName>, Gate>| match seen {
        Err(gate) => view! { <GateScreen store gate title back_to=page.path(lang) lang /> }.into_any(),
        Ok(named) => draw(named),
    };
    swap(move || store.read(look), draw)
}

/// `title`: the page's; `back_to`: path and fragment to come back to from the login.
#[component]
pub fn GateScreen(store: Store, gate: Gate, title: &'static str, back_to: String, lang: Lang) -> impl IntoView {
    let heading = |text: &'static str| view! { <PageHeading text lang /> }.into_any();
    let call = || first_line().map(|phone| plain::part("p", "", vec![view! { <PhoneLine phone lang /> }.into_any()]));
    let parts = match gate {
        Gate::Loading | Gate::LoadingSlowly => {
            let slow = gate == Gate::LoadingSlowly;
            vec![heading(title), view! { <Loading slow lang /> }.into_any(), before_start(lang).into_any()]
        }
        Gate::LogIn(login) => vec![view! { <LoginPanel back_to login lang /> }.into_any()],
        Gate::Failed(problem) => {
            let failed = view! { <Failure store problem lang /> }.into_any();
            [heading(flow::problem_title(lang)), failed].into_iter().chain(call()).collect()
        }
        Gate::LoggingOut => {
            vec![heading(title), plain::live_region("status", "loading", vec![plain::words(common::finishing(lang))])]
        }
        Gate::LogoutFailed => {
            let retry =
                button(Some("retry"), plain::PRIMARY, flow::retry(lang), move || store.send(Message::RetryPressed));
            let told = plain::text("p", "lead", flow::out_failed_text(lang));
            let retry = plain::part("p", "retry", vec![retry]);
            [heading(flow::out_failed_title(lang)), told, retry].into_iter().chain(call()).collect()
        }
    };
    parts.into_any()
}

/// In a document it is hidden: that something is being fetched is true only while a script does so, and `boot.js` uncovers it then.
#[component]
pub fn Loading(slow: bool, lang: Lang) -> impl IntoView {
    view! { <p role="status" class="loading" hidden=cfg!(not(target_arch = "wasm32"))>{if slow { flow::loading_slowly(lang) } else { flow::loading(lang) }}</p> }
}

/// A call was refused because the session has ended: a link to the login, which leads back to this page.
#[component]
pub fn LogInAgain(store: Store, lang: Lang) -> impl IntoView {
    let back_to = store.read_once(|state| match state.shell.route {
        Route::Page(lang, page @ Page::BlockIdentity) => act_href(lang, page, state.acting.identity.reason),
        route => route.path().unwrap_or_default(),
    });
    view! {
        <Notice tone=Tone::Warning>
            <p>{words::problem(Problem::SessionEnded, lang)}</p>
            <p><a id="log-in" class="button button-primary act" href=login_href(API_BASE, &back_to)>{flow::login_button(lang)}</a></p>
        </Notice>
    }
}

/// A button that loads the page anew if its address answers; if not, it says so.
pub fn open_again(id: Option<&'static str>, lang: Lang) -> AnyView {
    let failed = RwSignal::new(false);
    let press = move || {
        focus::pressed();
        failed.set(false);
        // The button may be gone by then.
        reload::anew(move || {
            let _ = failed.try_set(true);
        });
    };
    let told =
        move |is: bool| is.then(|| plain::failed("hint not-opened", vec![plain::words(flow::open_again_failed(lang))]));
    view! {
        {button(id, plain::SECONDARY, flow::open_again(lang), press)}
        <div role="status">{swap(move || failed.get(), told)}</div>
    }
    .into_any()
}

/// The notice that something could not be had, by itself or after a press that tried again.
pub fn not_had(told: &'static str) -> AnyView {
    plain::failed("not-had", vec![noticed(Tone::Warning, vec![plain::text("p", "", told)])])
}

/// Says that something could not be loaded, with a way to try again. Says nothing about whether anything is blocked.
#[component]
pub fn Failure(store: Store, problem: Problem, #[prop(optional)] is_part: bool, lang: Lang) -> impl IntoView {
    // Of several parts more than one may have failed; an id stands once on a page.
    let named = |id| (!is_part).then_some(id);
    // Something on the way wants to see a page load: asking again from here would be answered in the same way.
    let press = if problem == Problem::Intercepted {
        open_again(named("open-again"), lang)
    } else {
        button(named("retry"), plain::PRIMARY, flow::retry(lang), move || store.send(Message::RetryPressed))
    };
    view! {
        {not_had(words::problem(problem, lang))}
        <p class="retry">{press}</p>
    }
}
