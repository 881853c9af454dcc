//! The routes of blocks.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use crate::app::{App, BlockPath, JsonBody, MaybeSession, Reader, Sender, Writer};
use crate::backend::Backend;
use crate::context::carried;
use crate::domain::OtherBlock;
use crate::ids::{BlockId, ReceiptKey};
use crate::journal::Record;
use crate::moment::Moment;
use crate::orders::{PlaceOutcome, ReadOutcome, key_matches};
use crate::problem::{Code, Problem};
use crate::routes::json;
use crate::session::Session;
use crate::storage::Storage;
use crate::wire::{self, Visibility};

type Shared<B, S> = State<Arc<App<B, S>>>;
type HandlerResult = Result<Response, Problem>;

/// How many orders of one target `GET /blocks` lists from the journal at most, and how many that were refused.
const MAX_RECENT: u32 = 20;

/// `PUT /blocks/{id}`
pub(crate) async fn put<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    Writer(session): Writer,
    BlockPath(id): BlockPath,
    JsonBody(body): JsonBody,
) -> HandlerResult {
    let asked_at = Moment::now();
    let (order, key) = wire::parse_order(id, &body).ok_or(Problem::with_detail(Code::InvalidRequest, "body"))?;
    if order.subject != session.person.subject {
        return Err(Code::WrongSubject.into());
    }
    if !session.has_ordered() {
        app.sessions.mark_ordered(&session.id).await?;
    }
    // In a task of its own: if the phone loses its connection after the press, this handler is dropped, but the order must go on.
    let (orders, by) = (Arc::clone(&app.orders), session.clone());
    let under_way = app.metrics.order_under_way();
    let work = app.under_way.spawn(carried(async move {
        let _until_it_ends = under_way;
        orders.place(&by, order, &key).await
    }));
    let outcome = work.await.map_err(|_| Problem::from(Code::InternalError))?;
    app.metrics.order(match &outcome {
        Ok(PlaceOutcome::First(_)) => "first",
        Ok(PlaceOutcome::Repeated(_)) => "repeated",
        Err(problem) => problem.code.as_str(),
    });
    match outcome {
        Ok(PlaceOutcome::First(record)) => {
            Ok(json(StatusCode::CREATED, wire::block(&record, Visibility::Everything, asked_at)))
        }
        Ok(PlaceOutcome::Repeated(record)) => {
            Ok(json(StatusCode::OK, wire::block(&record, Visibility::Everything, asked_at)))
        }
        Err(problem) => {
            if problem.code == Code::SessionRequired {
                let _ = app.sessions.ended_by_backend(&session.id).await;
            }
            Err(problem)
        }
    }
}

/// `GET /blocks/{id}`
pub(crate) async fn get<B: Backend, S: Storage>(
    State(app): Shared<B, S>,
    MaybeSession(session): MaybeSession,
    Sender(sender): Sender,
    BlockPath(id): BlockPath,
    headers: HeaderMap,
) -> HandlerResult {
    let asked_at = Moment::now();
    let given = headers.get("x-receipt-key");
    let session = match session {
        Some(session) => readable_session(&app, session, given.is_some()).await?,
        None => None,
    };
    if session.is_none() && given.is_none() {
        return Err(Code::SessionRequired.into());
    }
    let Some(record) = app.orders.storage().find_order(&id).await? else {
        return find_other_block(&app, session.as_ref(), &id, asked_at).await;
    };
    let key = given.and_then(|value| value.to_str().ok()).and_then(ReceiptKey::parse);
    let own = session.filter(|session| session.person.subject == record.order.subject);
    let visibility = match &own {
        Some(_) => Visibility::Everything,
        None if given.is_none() => return Err(Code::ReceiptKeyInvalid.into()),
        None => {
            app.limiter.may_try_key(sender, &id).await?;
            if !key_matches(&record, key.as_ref()) {
                app.limiter.wrong_key(sender, &id).await;
                return Err(Code::ReceiptKeyInvalid.into());
            }
            Visibility::WithKeyAlone
        }
    };
    let token = own.as_ref().map(|session| &session.token);
    match app.orders.read(record, token, app.orders.deadline()).await? {
        ReadOutcome::Record(record) => Ok(json(StatusCode::OK, wire::block(&record, visibility, asked_at))),
        ReadOutcome::NeverReceived => Err(Code::BlockNotFound.into()),
        ReadOutcome::Unclear => Err(Code::Unavailable.into()),
    }
}

/// `GET /blocks`
pub(crate) async fn recent<B: Backend, S: Storage>(State(app): Shared<B, S>, Reader(session): Reader) -> HandlerResult {
    let asked_at = Moment::now();
    let others = app.ask(&session, app.backend.other_blocks(&session.token)).await?;
    let mut known: Vec<Record> = others.into_iter().map(|other| record_of_other_block(other, &session)).collect();
    let deadline = app.orders.deadline();
    for record in app.orders.storage().recent_orders(&session.person.subject, MAX_RECENT).await? {
        // An order of which nothing can be learnt now fails the whole list: leaving it out would look like "no block".
        match app.orders.read(record, Some(&session.token), deadline).await? {
            ReadOutcome::Record(record) => known.push(*record),
            // `Unclear` stays so as long as the target can be used, so failing here could make the whole list unavailable for good. The target is not
            // blocked at present, so leaving the order out hides no block.
            ReadOutcome::NeverReceived | ReadOutcome::Unclear => {}
        }
    }
    known.sort_by_key(|record| std::cmp::Reverse(record.received_at));
    Ok(json(StatusCode::OK, wire::blocks(&session.person.subject, &known, asked_at)))
}

/// The session, if it may read blocks: because it has ordered one, or because the back end says that it is still valid. `None` if it has ended, and
/// also if the back end cannot be asked but the request carries a receipt key, because the key alone suffices.
async fn readable_session<B: Backend, S: Storage>(
    app: &App<B, S>,
    session: Session,
    has_key: bool,
) -> Result<Option<Session>, Problem> {
    if session.has_ordered() {
        return Ok(Some(session));
    }
    match app.ask(&session, app.backend.session_lives(&session.token)).await {
        Ok(()) => Ok(Some(session)),
        Err(problem) if has_key || problem.code == Code::SessionRequired => Ok(None),
        Err(problem) => Err(problem),
    }
}

async fn find_other_block<B: Backend, S: Storage>(
    app: &App<B, S>,
    session: Option<&Session>,
    id: &BlockId,
    asked_at: Moment,
) -> HandlerResult {
    if let Some(session) = session.filter(|session| session.is_open()) {
        let others = app.ask(session, app.backend.other_blocks(&session.token)).await?;
        let found = others.into_iter().find(|other| other.id == *id);
        if let Some(record) = found.map(|other| record_of_other_block(other, session)) {
            return Ok(json(StatusCode::OK, wire::block(&record, Visibility::Everything, asked_at)));
        }
    }
    Err(Code::BlockNotFound.into())
}

fn record_of_other_block(other: OtherBlock, session: &Session) -> Record {
    let OtherBlock { id, target, received_at, reported_by, facts } = other;
    let order = crate::domain::BlockOrder {
        id,
        subject: session.person.subject.clone(),
        target,
        reason: None,
        activities: Vec::new(),
    };
    let reported_by = Some(reported_by);
    Record { order, key: None, received_at, reported_by, sent_until: received_at, facts: Some(facts) }
}
