//! Builds the router, and adds what every answer has in common.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{any, get, post, put};

use crate::app::{App, Config};
use crate::backend::Backend;
use crate::journal::Journal;
use crate::limits::Limiter;
use crate::logins::Logins;
use crate::orders::Orders;
use crate::problem::Problem;
use crate::session::Sessions;
use crate::{blocks, login, random, routes, wire};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A gateway: a back end, the journal of orders, and the sessions of those who are logged in.
pub struct Gateway<B, J> {
    app: Arc<App<B, J>>,
}

impl<B: Backend, J: Journal> Gateway<B, J> {
    /// Makes a gateway over this back end and this journal.
    pub fn new(backend: B, journal: J, config: Config) -> Self {
        let backend = Arc::new(backend);
        let limiter = Arc::new(Limiter::new(config.limits.clone()));
        let orders = Orders::new(Arc::clone(&backend), Arc::new(journal), config.timeout, Arc::clone(&limiter));
        let (orders, logins) = (Arc::new(orders), Logins::new(&config.login_key));
        let app = App { backend, orders, sessions: Sessions::default(), logins, limiter, config };
        Self { app: Arc::new(app) }
    }

    /// The gateway's sessions, so that a back end that learns by itself of ended logins can end them here too.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        self.app.sessions.clone()
    }

    /// Every route of the contract, under `/api/v1`; everything else under it answers a problem, never HTML.
    pub fn router(&self) -> Router {
        let v1 = Router::new()
            .route("/login", get(login::begin::<B, J>))
            .route("/login/callback", get(login::callback::<B, J>))
            .route("/session", get(routes::session::<B, J>).delete(routes::log_out::<B, J>))
            .route("/session/extend", post(routes::extend::<B, J>))
            .route("/identity", get(routes::identity::<B, J>))
            .route("/authenticators", get(routes::authenticators::<B, J>))
            .route("/blocks", get(blocks::recent::<B, J>))
            .route("/blocks/{id}", get(blocks::get::<B, J>).put(blocks::put::<B, J>))
            .route("/activity", get(routes::activities::<B, J>))
            .route("/activity/{id}/report", put(routes::report::<B, J>))
            .route("/settings/provider-shown", put(routes::provider_shown::<B, J>))
            .route("/service", get(routes::service::<B, J>))
            .route("/emergency", any(routes::not_offered))
            .route("/emergency/{*rest}", any(routes::not_offered));
        Router::new()
            .nest("/api/v1", v1)
            .fallback(routes::not_found)
            .method_not_allowed_fallback(routes::wrong_method)
            .with_state(Arc::clone(&self.app))
            .layer(from_fn(common_headers))
    }
}

/// Shortcut for [`Gateway::router`], when [`Gateway::sessions`] is not needed.
pub fn router<B: Backend, J: Journal>(backend: B, journal: J, config: Config) -> Router {
    Gateway::new(backend, journal, config).router()
}

/// Middleware for every answer: gives it a request id, forbids caching, content sniffing and referrers, and writes a [`Problem`] as
/// `application/problem+json`.
async fn common_headers(request: Request, next: Next) -> Response {
    let request_id = random::hex(8).unwrap_or_else(|_| "none".to_owned());
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = write_problem(response, &problem, &request_id);
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}

fn write_problem(response: Response, problem: &Problem, request_id: &str) -> Response {
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(after) = problem.after {
        parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs()));
    }
    Response::from_parts(parts, Body::from(wire::problem(problem, request_id)))
}
