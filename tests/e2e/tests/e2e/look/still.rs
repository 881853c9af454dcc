//! A copy that stands in for the page, so that it can be looked at for longer than its state lasts, and its words can be changed without the app
//! noticing.

use crate::support::Citizen;

const STOP: &str = include_str!("still.js");
const LENGTHEN: &str = include_str!("lengthen.js");
const GO_ON: &str = "document.body.replaceWith(window.spaerPage); delete window.spaerPage";

/// The app goes on with a page that nobody sees.
pub async fn stop(citizen: &Citizen) {
    citizen.js(STOP).await;
}

/// Every word of the copy becomes longer by three letters in five.
pub async fn lengthen(citizen: &Citizen) {
    citizen.js(LENGTHEN).await;
}

/// The page itself is back, with whatever has happened to it.
pub async fn go_on(citizen: &Citizen) {
    citizen.js(GO_ON).await;
}
