//! A port of its own for whoever watches over the program: whether it lives, whether it can work, and its figures. It is not for the public.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::storage::Storage;
use crate::{Backend, Gateway};

pub(super) fn router<B: Backend, S: Storage>(gateway: Arc<Gateway<B, S>>) -> Router {
    Router::new()
        // The process answers: nothing else is asked, so that a database that is away does not take down the pages with the phone numbers.
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready::<B, S>))
        .route("/metrics", get(figures::<B, S>))
        .with_state(gateway)
}

/// Whether people can log in and block.
async fn ready<B: Backend, S: Storage>(State(gateway): State<Arc<Gateway<B, S>>>) -> Response {
    match gateway.is_ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")).into_response(),
    }
}

async fn figures<B: Backend, S: Storage>(State(gateway): State<Arc<Gateway<B, S>>>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], gateway.metrics().text()).into_response()
}
