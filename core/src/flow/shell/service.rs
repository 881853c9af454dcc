//! What the back end offers at present. Nothing waits for it, and failing to read it changes nothing.

use super::Update;
use crate::{domain::service::Service, flow::effect::Effect};

/// How long ago the last request must be for `GET /service` to be sent again when somebody comes back to the page.
const AGAIN_AFTER_MILLIS: i64 = 5 * 60 * 1000;

impl Update<'_> {
    pub fn read_service(&mut self) {
        self.state.service_asked = self.now;
        self.effects.push(Effect::ReadService);
    }

    pub fn service_answered(&mut self, service: Service) {
        self.effects.push(Effect::ShowOff(service.off()));
        self.state.service = service;
    }

    pub fn read_service_again(&mut self) {
        // A negative age (the clock was set back) counts as too old.
        if !(0..AGAIN_AFTER_MILLIS).contains(&self.now.millis_since(self.state.service_asked)) {
            self.read_service();
        }
    }
}
