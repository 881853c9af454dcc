//! What the settings make: the back end, and the routes of the way in beside it.

use axum::Router;
use spaer_gateway::program::whole;
use spaer_gateway::site::Site;
use spaer_gateway::{Gateway, Storage};

use crate::backend::PrivacyIdea;
use crate::door::{Door, LoginWay, NoDoor};
use crate::program::ProgramSettings;
use crate::settings::Settings;

/// The back end, and what stands beside the gateway's routes for whoever logs in. `origin`: scheme, host and port of the app.
///
/// # Errors
/// When people cannot log in as it is set, or the machine's certificates cannot be read.
pub fn backend(
    origin: &str,
    keys: &spaer_gateway::Keys,
    login: LoginWay,
    privacyidea: Settings,
) -> Result<(PrivacyIdea, Router), NoDoor> {
    let (door, page) = Door::open(login, origin, keys, &privacyidea)?;
    Ok((PrivacyIdea::new(privacyidea, door).map_err(NoDoor::Tls)?, page))
}

/// All that one address serves, over this storage; for whoever serves it inside another program.
///
/// # Errors
/// When people cannot log in as it is set, or the machine's certificates cannot be read.
pub fn router<S: Storage>(program: ProgramSettings, storage: S) -> Result<Router, NoDoor> {
    let ProgramSettings { gateway, login, privacyidea } = program;
    let (backend, page) = backend(&gateway.origin, &gateway.keys, login, privacyidea)?;
    let api = Gateway::new(backend, storage, gateway.config()).router();
    Ok(whole(api, page, Site::new(Some(gateway.site))))
}
