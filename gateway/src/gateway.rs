//! Builds the router, and adds what every answer has in common.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{any, get, post, put};

use crate::app::{App, Config};
use crate::backend::Backend;
use crate::context::RequestContext;
use crate::keys::Cipher;
use crate::limits::{Limiter, address_of};
use crate::logins::Logins;
use crate::metrics::Metrics;
use crate::moment::Moment;
use crate::observed::Observed;
use crate::orders::Orders;
use crate::problem::Problem;
use crate::session::Sessions;
use crate::storage::{Storage, StorageError};
use crate::{blocks, login, random, routes, wire};
use tokio_util::task::TaskTracker;

const BETWEEN_TIDYING: Duration = Duration::from_secs(60);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A gateway: a back end, and the storage of orders and sessions.
pub struct Gateway<B, S> {
    app: Arc<App<Observed<B>, Observed<S>>>,
    storage: Arc<Observed<S>>,
}

impl<B: Backend, S: Storage> Gateway<B, S> {
    /// Makes a gateway over this back end and this storage.
    pub fn new(backend: B, storage: S, config: Config) -> Self {
        let metrics = Metrics::default();
        let observed = Observed::new(storage, metrics.clone());
        let (backend, storage) = (Arc::new(Observed::new(backend, metrics.clone())), Arc::new(observed));
        let cipher = Cipher::new(&config.keys);
        let limiter = Limiter::new(config.limits.clone(), Arc::clone(&storage), cipher.clone(), metrics.clone());
        let limiter = Arc::new(limiter);
        let orders = Orders::new(
            Arc::clone(&backend),
            Arc::clone(&storage),
            config.timeout,
            Arc::clone(&limiter),
            metrics.clone(),
        );
        let sessions = Sessions::new(Arc::clone(&storage), cipher.clone());
        let logins = Logins::new(cipher, Arc::clone(&storage));
        let app = App {
            backend,
            orders: Arc::new(orders),
            sessions,
            logins,
            limiter,
            metrics,
            under_way: TaskTracker::new(),
            config,
        };
        Self { app: Arc::new(app), storage }
    }

    /// The gateway's sessions, so that a back end that learns by itself of ended logins can end them here too.
    #[must_use]
    pub fn sessions(&self) -> Sessions<Observed<S>> {
        self.app.sessions.clone()
    }

    /// What is counted of its work.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        self.app.metrics.clone()
    }

    /// Whether its storage can be read and written now; without it nobody can log in or block.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn is_ready(&self) -> Result<(), StorageError> {
        self.storage.is_ready().await
    }

    /// Waits for the orders that are under way: they go on when whoever sent them has gone, and must not end with the process half-way. To be called when no
    /// new request can come.
    pub async fn finish(&self) {
        self.app.under_way.close();
        self.app.under_way.wait().await;
    }

    /// Deletes from the storage what is over, once a minute, for ever: to be run beside the router, in each process.
    pub fn upkeep(&self) -> impl Future<Output = ()> + Send + 'static {
        let (storage, keep) = (Arc::clone(&self.storage), self.app.config.keep_finished);
        let metrics = self.app.metrics.clone();
        async move {
            let mut minutes = tokio::time::interval(BETWEEN_TIDYING);
            loop {
                minutes.tick().await;
                let now = Moment::now();
                let keep = i64::try_from(keep.as_millis()).unwrap_or(i64::MAX);
                // What could not be deleted now is deleted a minute later.
                if let Ok(orders) = storage.tidy(now, now.plus_millis(-keep)).await {
                    metrics.tidied(orders);
                }
            }
        }
    }

    /// Every route of the contract, under `/api/v1`; everything else under it answers a problem, never HTML.
    pub fn router(&self) -> Router {
        Router::new()
            .nest("/api/v1", v1())
            .fallback(routes::not_found)
            .method_not_allowed_fallback(routes::wrong_method)
            .with_state(Arc::clone(&self.app))
            .layer(from_fn(common_headers))
            .layer(from_fn_with_state(Arc::clone(&self.app), observe))
    }
}

/// Every route of the contract, with its handler.
fn v1<B: Backend, S: Storage>() -> Router<Arc<App<B, S>>> {
    Router::new()
        .route("/login", get(login::begin::<B, S>))
        .route("/login/callback", get(login::callback::<B, S>))
        .route("/session", get(routes::session::<B, S>).delete(routes::log_out::<B, S>))
        .route("/session/extend", post(routes::extend::<B, S>))
        .route("/identity", get(routes::identity::<B, S>))
        .route("/authenticators", get(routes::authenticators::<B, S>))
        .route("/blocks", get(blocks::recent::<B, S>))
        .route("/blocks/{id}", get(blocks::get::<B, S>).put(blocks::put::<B, S>))
        .route("/activity", get(routes::activities::<B, S>))
        .route("/activity/{id}/report", put(routes::report::<B, S>))
        .route("/settings/provider-shown", put(routes::provider_shown::<B, S>))
        .route("/service", get(routes::service::<B, S>))
        .route("/emergency", any(routes::not_offered))
        .route("/emergency/{*rest}", any(routes::not_offered))
        .route_layer(from_fn(note_route))
}

/// Shortcut for [`Gateway::router`], where nothing else of it is needed.
pub fn router<B: Backend, S: Storage>(backend: B, storage: S, config: Config) -> Router {
    Gateway::new(backend, storage, config).router()
}

/// Middleware: gives the request its id, and counts and logs how it was answered. A path is told as the contract writes it, so that no id is in figures or
/// logs.
async fn observe<B: Backend, S: Storage>(State(app): State<Arc<App<B, S>>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = random::hex(8).unwrap_or_else(|_| "none".to_owned());
    let method = request.method().to_string();
    let (parts, body) = request.into_parts();
    let client = address_of(&parts, &app.config.client_address);
    let request = Request::from_parts(parts, body);
    let mut response = RequestContext { id: id.clone(), client }.scope(next.run(request)).await;
    // Whatever has no route of the contract is told as one.
    let route = response.extensions_mut().remove::<Route>().map_or_else(|| "other".to_owned(), |route| route.0);
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    app.metrics.request(&method, &route, status, took);
    let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(request_id = id, method, route, status, millis, "answered");
    response
}

/// The route that a request took, as the contract writes it.
#[derive(Clone)]
struct Route(String);

/// Middleware of each route: notes which it is.
async fn note_route(path: MatchedPath, request: Request, next: Next) -> Response {
    let route = path.as_str().trim_start_matches("/api/v1").to_owned();
    let mut response = next.run(request).await;
    response.extensions_mut().insert(Route(route));
    response
}

/// Middleware for every answer: forbids caching, content sniffing and referrers, tells the request's id, and writes a [`Problem`] as
/// `application/problem+json`.
async fn common_headers(request: Request, next: Next) -> Response {
    let request_id = RequestContext::current().map_or_else(|| "none".to_owned(), |context| context.id);
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
