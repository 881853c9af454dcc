//! What the back end offers at present. Nothing waits for it, and failing to read it changes nothing.

use super::Stepping;
use crate::{domain::service::Service, flow::effect::Effect};

/// Looked at anew by whoever comes back to the page after this long.
const AGAIN_AFTER_MILLIS: i64 = 5 * 60 * 1000;

impl Stepping<'_> {
    pub fn read_service(&mut self) {
        self.state.service_asked = self.now;
        self.effects.push(Effect::ReadService);
    }

    pub fn service_answered(&mut self, service: Service) {
        self.effects.push(Effect::ShowOff(service.off()));
        self.state.service = service;
    }

    pub fn read_service_again(&mut self) {
        // A clock that was set back counts too.
        if !(0..AGAIN_AFTER_MILLIS).contains(&self.now.millis_since(self.state.service_asked)) {
            self.read_service();
        }
    }
}
