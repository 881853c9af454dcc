//! Where the citizen is: the address decides, and the state follows it.

use super::Update;
use crate::{
    domain::id::{BlockId, ReceiptKey},
    flow::{
        block::{self, Order},
        effect::Effect,
        kept::TabStorage,
        session::LoginOutcome,
        tracked::TrackedBlocks,
    },
    route::{ActFragment, Address, LoginWord, Route, without_login},
};

/// How one came to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Navigation {
    /// The document was loaded. What the tab's storage kept is taken up.
    Load,
    /// From elsewhere in the app.
    InApp,
}

impl Update<'_> {
    /// Takes up what the tab's storage kept, and asks the first questions.
    pub fn start(&mut self, kept: TabStorage) {
        let open: Vec<_> = kept.intents.iter().filter(|one| !one.settled).map(|one| one.intent.clone()).collect();
        self.state.blocks = TrackedBlocks::stored(kept.intents);
        for intent in open {
            self.open(Order::Own(intent));
        }
        self.state.whose = kept.whose;
        self.state.finished = kept.finished;
        self.remember_rejected(kept.rejected);
        self.read_service();
        self.read_session();
    }

    /// The address is what it is now; the state follows it. The canonical path of what is shown, and the route before; `None` when it leads out of this
    /// document.
    pub fn arrive(
        &mut self,
        path: &str,
        fragment: &str,
        navigation: Navigation,
        login: Option<LoginOutcome>,
    ) -> Option<(String, Route)> {
        let before = self.state.route;
        let address = Address::parse(path);
        // A page that does not exist in the language of its address is shown in the language of this document, with a notice.
        let (canonical, route) = (address.path(), address.shown(before.lang()));
        if let (Navigation::InApp, Route::Page(from, left), Route::Page(to, page)) = (navigation, before, route)
            && (from != to || (left != page && page.is_article()))
        {
            // A page load: this document has the texts of one language, and no article. What was picked and ordered is in the tab's storage.
            self.effects.push(Effect::Leave(format!("{path}{fragment}")));
            return None;
        }
        self.state.route = route;
        self.keep_notice_seen();
        if navigation == Navigation::Load || before != self.state.route {
            self.state.login = None;
            self.state.newcomer = false;
        }
        if navigation == Navigation::InApp && before != self.state.route {
            self.state.finished = None;
        }
        self.state.login = login.or(self.state.login);
        Some((canonical.unwrap_or_default(), before))
    }

    pub fn correct_address(&mut self, path: &str, fragment: &str, right: String) {
        if format!("{path}{fragment}") != right {
            self.effects.push(Effect::Replace(right));
        }
    }

    /// The fragment without what a login left in it, and how that login ended. Read once, on every page: if it stayed in the address, each reload would
    /// tell it again. Anybody can write it into a link, so it is believed only of a login that this browser began and has not come back from.
    pub fn read_login_word(&mut self, path: &str, fragment: String) -> (String, Option<LoginOutcome>) {
        let rest = without_login(&fragment);
        self.correct_address(path, &fragment, [path, &rest].concat());
        let Some(LoginWord { outcome, attempt }) = ActFragment::parse(&fragment).login else { return (rest, None) };
        let begun = attempt.filter(|attempt| self.state.logins.contains(attempt));
        let said = LoginOutcome::parse(&outcome).filter(|outcome| *outcome != LoginOutcome::Doubtful);
        let outcome = match (said, begun.is_some()) {
            // Needs no proof: the text for it only says that somebody may be logged in elsewhere.
            (Some(LoginOutcome::Elsewhere), _) => LoginOutcome::Elsewhere,
            // An unknown word counts as a login that failed.
            (outcome, true) => outcome.unwrap_or(LoginOutcome::Failed),
            (_, false) => LoginOutcome::Doubtful,
        };
        if let Some(begun) = begun {
            self.state.logins.retain(|login| *login != begun);
            self.effects.push(Effect::ForgetLogin(begun));
        }
        (rest, Some(outcome))
    }

    /// Opens a block that an address names. `false` when the key is not the one that this tab knows it by.
    pub fn open_named(&mut self, id: &BlockId, key: ReceiptKey) -> bool {
        match self.state.blocks.order(id) {
            Some(order) if *order.key() == key => match self.state.blocks.get(id) {
                Some(_) => self.block(id, block::Message::PageShown),
                None => self.open(order),
            },
            // A link cut short must never take the place of this tab's own intent, or the intent would be lost.
            Some(Order::Own(_)) => return false,
            Some(Order::Linked { .. }) | None => self.open(Order::Linked { id: id.clone(), key }),
        }
        true
    }

    pub fn open(&mut self, order: Order) {
        let id = order.id().clone();
        let (block, effects) = block::State::resumed(order);
        self.state.blocks.put(block);
        self.perform_for_block(&id, effects);
    }
}
