//! The desk for the sandbox: its login page as a browser would use it, its control page as a tester would.

use serde_json::{Value, json};

use super::{DeskError, TestUser, split_url};
use crate::http::{Http, HttpRequest, Origin, Reply};

/// Where login page and control page are.
pub struct Sandbox {
    origin: Origin,
}

const PEOPLE: [&str; 2] = ["clara", "anna"];

/// What the login form of the sandbox sends for each person. Clara has a new app, an old one, a code display and two addresses; Anna is somebody
/// else.
const fn form(user: TestUser) -> &'static str {
    match user {
        TestUser::First => "persona=clara&authenticator=clara-display",
        TestUser::FirstNew => "persona=clara&authenticator=clara-app-2",
        TestUser::Second => "persona=anna&authenticator=anna-display",
    }
}

impl Sandbox {
    /// From the address that the sandbox tells in its second line.
    ///
    /// # Errors
    /// When it is no address.
    pub fn new(address: &str) -> Result<Self, String> {
        Ok(Self { origin: Origin::parse(address)?.0 })
    }

    pub(super) fn addresses() -> Vec<String> {
        ["sms", "email"].map(str::to_owned).to_vec()
    }

    pub(super) async fn log_in(&self, http: &Http, user: TestUser, page: &str) -> Result<String, DeskError> {
        let (origin, path) = split_url(page)?;
        let press = HttpRequest {
            method: "POST",
            path,
            headers: vec![("content-type", "application/x-www-form-urlencoded".to_owned())],
            body: Some(form(user).as_bytes().to_vec()),
        };
        let reply = http.send(&origin, &press).await.map_err(DeskError::Failed)?;
        match reply.header("location") {
            "" => Err(DeskError::Failed(format!("the sandbox's login page answered {}", reply.status))),
            location => Ok(location.to_owned()),
        }
    }

    pub(super) async fn lift(&self, http: &Http, block: &str) -> Result<(), DeskError> {
        let truth = self.control(http, "GET", "truth", None).await?.json;
        let blocks = truth.get("blocks").and_then(Value::as_array);
        let found = blocks.into_iter().flatten().find(|one| one.get("id").and_then(Value::as_str) == Some(block));
        let found = found.ok_or_else(|| DeskError::Failed("the sandbox knows no such block".to_owned()))?;
        let text = |name| found.get(name).and_then(Value::as_str).unwrap_or_default();
        let authenticator = Some(text("target")).filter(|target| *target != "identity");
        self.lift_from(http, text("persona"), authenticator).await
    }

    /// Lifts only the blocks of these two people, because somebody may be trying the app on the same sandbox.
    pub(super) async fn reset(&self, http: &Http) -> Result<(), DeskError> {
        let truth = self.control(http, "GET", "truth", None).await?.json;
        let all = ["identities", "authenticators"].map(|list| truth.get(list).and_then(Value::as_array));
        for target in all.into_iter().flatten().flatten() {
            let text = |name| target.get(name).and_then(Value::as_str).unwrap_or_default();
            let (id, persona) = (text("id"), text("persona"));
            if !PEOPLE.contains(&persona) || text("status") != "blocked" {
                continue;
            }
            self.lift_from(http, persona, Some(id).filter(|id| *id != persona)).await?;
        }
        Ok(())
    }

    async fn lift_from(&self, http: &Http, persona: &str, authenticator: Option<&str>) -> Result<(), DeskError> {
        let what = match authenticator {
            Some(id) => json!({ "persona": persona, "authenticator": id }),
            None => json!({ "persona": persona }),
        };
        self.control(http, "POST", "lift", Some(what)).await.map(drop)
    }

    async fn control(
        &self,
        http: &Http,
        method: &'static str,
        what: &str,
        body: Option<Value>,
    ) -> Result<Reply, DeskError> {
        let request = HttpRequest {
            method,
            path: format!("/control/api/{what}"),
            headers: vec![("content-type", "application/json".to_owned())],
            body: body.map(|body| body.to_string().into_bytes()),
        };
        let reply = http.send(&self.origin, &request).await.map_err(DeskError::Failed)?;
        match reply.status {
            200 => Ok(reply),
            status => Err(DeskError::Failed(format!("the sandbox's control page answered {status} to {what}"))),
        }
    }
}
