//! Which request is being worked on, for whatever lies below and has no part of its own in it: a back end that passes the request's id on, or that counts by
//! the client's address itself.

use std::future::Future;
use std::net::IpAddr;

/// A request, as far as those need to know who work for it.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// Its id, as the answer has it in `X-Request-Id` and the log in `request_id`.
    pub id: String,
    /// The client's address, where [it can be believed](crate::ClientAddress). It is not to be written down.
    pub client: Option<IpAddr>,
}

tokio::task_local! {
    static CURRENT: RequestContext;
}

impl RequestContext {
    /// The request that this task works for; `None` outside of one.
    #[must_use]
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// Works for this request.
    pub(crate) async fn scope<T>(self, work: impl Future<Output = T> + Send) -> T {
        CURRENT.scope(self, work).await
    }
}

/// The same work, for the same request in another task.
pub(crate) fn carried<T>(work: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
    let current = RequestContext::current();
    async move {
        match current {
            Some(current) => current.scope(work).await,
            None => work.await,
        }
    }
}
