//! What is counted of the gateway's work, for Prometheus: how many and how long, never who.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry};

use crate::backend::BackendError;

/// From some milliseconds to the longest that anybody waits.
const SECONDS: [f64; 9] = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 15.0];
/// To an hour, which is longer than any web server lets a request run.
const IN_EFFECT_SECONDS: [f64; 9] = [0.25, 1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 600.0, 3600.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    method: String,
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct CallLabels {
    call: &'static str,
    error: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OperationLabels {
    operation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct LimitLabels {
    limit: &'static str,
}

/// The counters. A clone shares them.
#[derive(Clone)]
pub struct Metrics {
    inner: Arc<Inner>,
}

struct Inner {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_seconds: Family<RouteLabels, Histogram>,
    orders: Family<OutcomeLabels, Counter>,
    in_effect_seconds: Histogram,
    backend_errors: Family<CallLabels, Counter>,
    limits_hit: Family<LimitLabels, Counter>,
    logins: Family<OutcomeLabels, Counter>,
    storage_seconds: Family<OperationLabels, Histogram>,
    storage_errors: Family<OperationLabels, Counter>,
    orders_under_way: Gauge,
    tidied: Counter,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics(…)")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("spaer");
        let to = &mut registry;
        let seconds: fn() -> Histogram = || Histogram::new(SECONDS);
        let in_effect = Histogram::new(IN_EFFECT_SECONDS);
        let inner = Inner {
            requests: told(to, "requests", "Requests answered, by method, route and status", Family::default()),
            request_seconds: told(
                to,
                "request_seconds",
                "How long an answer took",
                Family::new_with_constructor(seconds),
            ),
            orders: told(to, "orders", "Orders to block, by what was answered", Family::default()),
            in_effect_seconds: told(
                to,
                "order_in_effect_seconds",
                "From the receipt of an order to the moment from which its block is in effect",
                in_effect,
            ),
            backend_errors: told(
                to,
                "backend_errors",
                "Calls to the back end that failed, by call and error",
                Family::default(),
            ),
            limits_hit: told(to, "limits_hit", "What was beyond a limit, refused or not", Family::default()),
            logins: told(to, "logins", "Logins that came back, by outcome", Family::default()),
            storage_seconds: told(
                to,
                "storage_seconds",
                "How long the storage took, by operation",
                Family::new_with_constructor(seconds),
            ),
            storage_errors: told(to, "storage_errors", "Operations that the storage did not do", Family::default()),
            orders_under_way: told(to, "orders_under_way", "Orders that are being worked on now", Gauge::default()),
            tidied: told(to, "orders_deleted", "Finished orders deleted after their time", Counter::default()),
            registry,
        };
        Self { inner: Arc::new(inner) }
    }
}

/// What is counted by it is told under this name from now on.
fn told<M: Metric + Clone>(registry: &mut Registry, name: &str, about: &str, metric: M) -> M {
    registry.register(name, about, metric.clone());
    metric
}

impl Metrics {
    /// All of it, in the text format that Prometheus reads.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = text::encode(&mut text, &self.inner.registry);
        text
    }

    pub(crate) fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let (method, route) = (method.to_owned(), route.to_owned());
        self.inner
            .requests
            .get_or_create(&RequestLabels { method: method.clone(), route: route.clone(), status })
            .inc();
        self.inner.request_seconds.get_or_create(&RouteLabels { method, route }).observe(took.as_secs_f64());
    }

    /// `outcome`: `first`, `repeated`, or the code of the problem that was answered.
    pub(crate) fn order(&self, outcome: &'static str) {
        self.inner.orders.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    pub(crate) fn in_effect(&self, after_millis: i64) {
        let after = Duration::from_millis(u64::try_from(after_millis).unwrap_or(0));
        self.inner.in_effect_seconds.observe(after.as_secs_f64());
    }

    pub(crate) fn backend_error(&self, call: &'static str, error: &'static str) {
        self.inner.backend_errors.get_or_create(&CallLabels { call, error }).inc();
    }

    pub(crate) fn limit_hit(&self, limit: &'static str) {
        self.inner.limits_hit.get_or_create(&LimitLabels { limit }).inc();
    }

    pub(crate) fn login(&self, outcome: &'static str) {
        self.inner.logins.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    pub(crate) fn storage(&self, operation: &'static str, took: Duration) {
        self.inner.storage_seconds.get_or_create(&OperationLabels { operation }).observe(took.as_secs_f64());
    }

    pub(crate) fn storage_error(&self, operation: &'static str) {
        self.inner.storage_errors.get_or_create(&OperationLabels { operation }).inc();
    }

    pub(crate) fn tidied(&self, orders: u64) {
        self.inner.tidied.inc_by(orders);
    }

    /// Counts an order as under way until what is answered is dropped.
    pub(crate) fn order_under_way(&self) -> UnderWay {
        self.inner.orders_under_way.inc();
        UnderWay(self.clone())
    }
}

/// An order that is being worked on.
pub(crate) struct UnderWay(Metrics);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.inner.orders_under_way.dec();
    }
}

/// The word for an error in figures and logs.
pub(crate) fn name_of(error: &BackendError) -> &'static str {
    match error {
        BackendError::SessionEnded => "session_ended",
        BackendError::TryLater { .. } => "try_later",
        BackendError::Failed => "failed",
        BackendError::Timeout => "timeout",
        BackendError::NotUnderstood => "not_understood",
        BackendError::NotFound => "not_found",
        BackendError::NotOffered => "not_offered",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_told() {
        let metrics = Metrics::default();
        metrics.request("PUT", "/blocks/{id}", 201, Duration::from_millis(30));
        metrics.order("first");
        metrics.in_effect(1_500);
        metrics.backend_error("block", name_of(&BackendError::Timeout));
        metrics.limit_hit("orders_per_person");
        let under_way = metrics.order_under_way();
        for line in [
            r#"spaer_requests_total{method="PUT",route="/blocks/{id}",status="201"} 1"#,
            r#"spaer_request_seconds_bucket{le="0.05",method="PUT",route="/blocks/{id}"} 1"#,
            r#"spaer_orders_total{outcome="first"} 1"#,
            r#"spaer_order_in_effect_seconds_bucket{le="5.0"} 1"#,
            r#"spaer_backend_errors_total{call="block",error="timeout"} 1"#,
            r#"spaer_limits_hit_total{limit="orders_per_person"} 1"#,
            "spaer_orders_under_way 1",
        ] {
            assert!(metrics.text().contains(line), "{line}\n{}", metrics.text());
        }
        drop(under_way);
        assert!(metrics.text().contains("spaer_orders_under_way 0"));
    }
}
