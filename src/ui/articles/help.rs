//! Every way to get help, for whoever cannot take the usual one, and what comes after blocking.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::help as text,
    operator::{CREDIT_WARNING_URL, ChannelKind},
    route::Page,
};

use super::{
    channels::{Channels, has},
    links::{ActLink, OutsideLink},
    pieces::Sentences,
};
use crate::ui::components::{heading::PageHeading, page_link::PageLink, swap::each};

#[component]
pub fn HelpPage(lang: Lang) -> impl IntoView {
    let parts = [
        ("#cannot-call", text::cannot_call_heading(lang)),
        ("#abroad", text::abroad_heading(lang)),
        ("#helping", text::helping_heading(lang)),
        ("#called", text::called_heading(lang)),
        ("#after", text::after_heading(lang)),
    ];
    let parts =
        each(parts.into_iter().map(|(href, heading)| view! { <li><a class="lone-link" href=href>{heading}</a></li> }));
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <p><PageLink lang page=Page::Blocking class="lone-link">{text::block_link(lang)}</PageLink></p>
        <ul class="plain-list">{parts}</ul>
        <section class="plain">
            <h2>{text::channels_heading(lang)}</h2>
            <p>{text::channels_note(lang)}</p>
            <Channels lang />
        </section>
        <CannotCall lang />
        <Abroad lang />
        <Helping lang />
        <Called lang />
        <After lang />
    }
}

#[component]
fn CannotCall(lang: Lang) -> impl IntoView {
    // Only what this deployment has.
    let ways = [
        (has(ChannelKind::Relay), text::cannot_call_relay(lang)),
        (has(ChannelKind::Interpreter), text::cannot_call_interpreter(lang)),
        (has(ChannelKind::Chat), text::cannot_call_chat(lang)),
        (has(ChannelKind::Form), text::cannot_call_form(lang)),
        (true, text::cannot_call_ask(lang)),
    ];
    let texts = ways.into_iter().filter(|(is_there, _)| *is_there).map(|(_, text)| text).collect();
    view! {
        <section id="cannot-call" class="plain" tabindex="-1">
            <h2>{text::cannot_call_heading(lang)}</h2>
            <p>{text::cannot_call_bank(lang)}</p>
            <p>{text::cannot_call_block(lang)} " " <PageLink lang page=Page::Blocking>{text::block_link(lang)}</PageLink></p>
            <Sentences texts />
        </section>
    }
}

#[component]
fn Abroad(lang: Lang) -> impl IntoView {
    let texts =
        vec![text::abroad_web(lang), text::abroad_number(lang), text::abroad_time(lang), text::abroad_cost(lang)];
    view! {
        <section id="abroad" class="plain" tabindex="-1">
            <h2>{text::abroad_heading(lang)}</h2>
            <Sentences texts />
        </section>
    }
}

#[component]
fn Helping(lang: Lang) -> impl IntoView {
    let texts = vec![
        text::helping_beside(lang),
        text::helping_phone(lang),
        text::helping_codes(lang),
        text::helping_call(lang),
        text::helping_without(lang),
    ];
    view! {
        <section id="helping" class="plain" tabindex="-1">
            <h2>{text::helping_heading(lang)}</h2>
            <Sentences texts />
            <p>
                {text::helping_borrowed(lang)} " "
                <PageLink lang page=Page::Privacy fragment="#borrowed">{text::helping_privacy_link(lang)}</PageLink>
            </p>
        </section>
    }
}

#[component]
fn Called(lang: Lang) -> impl IntoView {
    view! {
        <section id="called" class="plain" tabindex="-1">
            <h2>{text::called_heading(lang)}</h2>
            <p>{text::called_text(lang)}</p>
            <p>{text::called_who(lang)}</p>
            <p>{text::called_told(lang)}</p>
            <ul class="reasons">
                <li>
                    <ActLink lang page=Page::BlockIdentity reason=Reason::ToldCode class="reason" arrow=true>
                        {text::called_block_link(lang)}
                    </ActLink>
                </li>
            </ul>
            <p><PageLink lang page=Page::UnexpectedRequests class="lone-link">{text::called_requests_link(lang)}</PageLink></p>
        </section>
    }
}

/// In the order in which the hotline for digital identity theft works.
#[component]
fn After(lang: Lang) -> impl IntoView {
    let stop = vec![text::after_stop_bank(lang), text::after_stop_sim(lang)];
    let loss = vec![
        text::after_loss_bank(lang),
        text::after_loss_police(lang),
        text::after_loss_creditors(lang),
        text::after_loss_tax(lang),
    ];
    view! {
        <section id="after" class="plain" tabindex="-1">
            <h2>{text::after_heading(lang)}</h2>
            <p>{text::after_lead(lang)}</p>
            <h3>{text::after_stop_heading(lang)}</h3>
            <Sentences texts=stop />
            <h3>{text::after_overview_heading(lang)}</h3>
            <ul>
                <li data-needs="activity">
                    {text::after_overview_look(lang)} " "
                    <PageLink lang page=Page::Activity>{text::after_overview_link(lang)}</PageLink>
                </li>
                <li>{text::after_overview_write(lang)}</li>
            </ul>
            <h3>{text::after_protect_heading(lang)}</h3>
            <ul>
                <li>
                    {text::after_protect_credit(lang)} " "
                    <OutsideLink href=CREDIT_WARNING_URL label=text::after_protect_link(lang) />
                </li>
                <li>{text::after_protect_identity(lang)}</li>
                <li>{text::after_protect_passwords(lang)}</li>
            </ul>
            <h3>{text::after_loss_heading(lang)}</h3>
            <Sentences texts=loss />
            <p><PageLink lang page=Page::Reactivation class="lone-link">{text::after_back_link(lang)}</PageLink></p>
        </section>
    }
}
