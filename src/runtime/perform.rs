//! Effects, performed: the one place where a wish of `flow` becomes an act of the browser.

use leptos::task::spawn_local;
use spaer_core::flow::{
    app::{Effect, Message},
    block,
};

use super::{Runtime, SLOW_MILLIS, parts};
use crate::{
    platform::{address, page, random, storage, timer},
    transport,
};

pub fn perform(runtime: Runtime, effect: Effect) {
    match effect {
        Effect::ReadSession => transport::session().ask(move |answer| {
            runtime.send(Message::SessionAnswered(answer));
            // Only after the requests to which this answer leads, which may use what was begun with the document.
            spawn_local(async { transport::forget_prefetched() });
        }),
        Effect::ReadService => transport::service().ask(move |answer| {
            if let Ok(service) = answer {
                runtime.send(Message::ServiceAnswered(service));
            }
        }),
        Effect::FetchPart(part) => {
            timer::after(SLOW_MILLIS, move || runtime.send(Message::PartSlow(part)));
            parts::fetch(runtime, part);
        }
        Effect::FetchPartIdly(part) => timer::idle(move || parts::fetch(runtime, part)),
        Effect::ShowOff(names) => page::show_off(&names),
        Effect::Read { request_id } => {
            timer::after(SLOW_MILLIS, move || runtime.send(Message::ReadSlow { request_id }));
            transport::answer(request_id.what, move |answer| runtime.send(Message::Answered { request_id, answer }));
        }
        Effect::WatchSession { timer_id, millis } => {
            timer::after(millis, move || runtime.send(Message::SessionTimer { timer_id }));
        }
        Effect::Extend { person } => {
            transport::extend(&person).ask(move |answer| runtime.send(Message::Extended(answer)));
        }
        Effect::LogOut { person } => transport::log_out(&person, move |ended| runtime.send(Message::LoggedOut(ended))),
        Effect::DrawKeys { count } => draw_keys(runtime, count),
        Effect::Store(intent) => storage::keep(intent),
        Effect::KeepChoice(choice) => storage::keep_choice(&choice),
        Effect::KeepDone(done) => storage::keep_done(&done),
        Effect::KeepWhose(whose) => storage::keep_whose(&whose),
        Effect::KeepRejected(session) => storage::keep_rejected(session.as_ref()),
        Effect::ForgetLogin(login) => storage::forget_login(&login),
        Effect::KeepFinished(finished) => storage::keep_finished(&finished),
        Effect::KeepLanguage(lang) => storage::keep_language(lang),
        Effect::KeepWanted(wanted) => storage::keep_wanted(wanted.as_ref()),
        Effect::ForgetPosition => storage::forget_position(),
        Effect::ForgetAll => storage::forget_all(),
        Effect::SendBlock { intent, person, step_id } => transport::send_block(&intent, &person).ask(move |result| {
            let message = block::Message::SendAnswered { step_id, result };
            runtime.send(Message::Block { id: intent.id, message });
        }),
        Effect::AskBlock { id, key, step_id } => transport::ask_block(&id, &key).ask(move |result| {
            runtime.send(Message::Block { id, message: block::Message::AskAnswered { step_id, result } });
        }),
        Effect::ReadTarget { intent, step_id } => transport::target_status(&intent, {
            let id = intent.id.clone();
            move |result| {
                let message = block::Message::TargetAnswered { step_id, result };
                runtime.send(Message::Block { id, message });
            }
        }),
        Effect::Wait { id, step_id, timer, millis, spread_millis } => {
            // Both are minutes at most.
            let millis = millis + random::below(spread_millis);
            let message = block::Message::Elapsed { step_id, timer };
            timer::after(millis, move || runtime.send(Message::Block { id, message }));
        }
        Effect::Push(address) => address::push(&address),
        Effect::Replace(address) => address::replace(&address),
        Effect::Follow(url) => address::follow(&url),
        Effect::Leave(url) => address::leave(&url),
    }
}

/// Without randomness there is no id that is surely new, so nothing is sent, and that is said.
fn draw_keys(runtime: Runtime, count: usize) {
    let drawn: Option<Vec<_>> = (0..count).map(|_| random::draw()).collect();
    runtime.send(drawn.map_or(Message::KeysMissing, Message::KeysDrawn));
}
