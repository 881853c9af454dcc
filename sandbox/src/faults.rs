//! The faults that are to be applied to the next calls, and the switches. Only the sandbox knows of them; the gateway does not.

mod bytes;
pub mod layer;
mod mangle;
mod pages;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use spaer_gateway::domain::RefusedCode;

/// The calls by the names that faults go by.
pub const CALLS: [&str; 15] = [
    "begin_login",
    "login_callback",
    "get_session",
    "extend_session",
    "delete_session",
    "get_identity",
    "get_authenticators",
    "put_block",
    "get_block",
    "get_blocks",
    "get_activity",
    "put_report",
    "put_provider_shown",
    "get_service",
    "any",
];

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Kind {
    /// Wait before anything is done.
    Delay {
        /// This long, before `--time-scale`.
        ms: u64,
    },
    /// Everything is done, and the answer waits.
    DelayAfter {
        /// This long, before `--time-scale`.
        ms: u64,
    },
    /// A problem; nothing is done.
    Status {
        /// 400 to 599.
        status: u16,
        /// Its code; the usual one of the status when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// Seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// The connection is closed before anything is done.
    DropBefore,
    /// Everything is done, and the connection is closed without an answer.
    CommitThenDrop,
    /// The back end does it, and its answer to the gateway is lost (`put_block` only).
    CommitThenLose,
    /// A page of somebody else's network, with status 200; nothing is done.
    #[serde(rename = "html_200")]
    Html200,
    /// A page of the server at the edge of the operator's own network, which lets nothing through; nothing is done.
    Edge {
        /// 400 to 599: 403 is a challenge that only a page load can meet.
        status: u16,
    },
    /// Everything is done; half of the answer comes.
    Malformed,
    /// Everything is done; a byte order mark comes before the JSON.
    ByteOrderMark,
    /// Everything is done; a byte that is no UTF-8 stands within one text that people wrote, the rest is as it was.
    BadByte,
    /// Everything is done; every time in the answer is to the minute, without seconds.
    TimesWithoutSeconds,
    /// Everything is done; the answer has 20 MB.
    Huge,
    /// Everything is done; the answer names another id (of the block, the person, the authenticators).
    WrongId,
    /// Everything is done; the answer names another target.
    WrongTarget,
    /// Everything is done; every enum in the answer has a value that nobody knows.
    UnknownEnums,
    /// Everything is done; fields are missing from the answer.
    MissingFields {
        /// Which; the ones that claims rest on when empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<String>,
    },
    /// Everything is done; every time in the answer is in the year 9999 or the year 1, by turns.
    FarTimes,
    /// Everything is done; the answer says that it was true in the year 9999.
    FarAsOf,
    /// Everything is done; every text in the answer that people wrote is far longer than the contract allows.
    LongTexts {
        /// So many characters; 10,000 when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chars: Option<usize>,
    },
    /// Everything is done; every row of a list comes twice.
    Duplicates,
    /// Everything is done; a page that a cursor led to names that cursor as the next, on and on (`get_activity` only).
    LoopingCursor,
    /// Everything is done; a page without rows, and a cursor that begins where it would have (`get_activity` only).
    EmptyPage,
    /// Everything is done; a page with more rows than this has over 2 MiB, one with no more under it (`get_activity`
    /// only).
    WidePage {
        /// So many rows still fit; 10 when absent. With 0, not even one does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rows: Option<u32>,
    },
    /// The gateway is not asked. The answer is an older one that the same reader was given at the same address, from before it last changed. A block
    /// that was never read before is "not found"; any other call is then answered as usual.
    Stale,
    /// The back end refuses (`put_block` only).
    Refuse {
        /// One of the contract's codes, or an unknown one. With an unknown one the back end refuses as `not_permitted`, and every answer about this
        /// block carries the unknown code instead.
        code: String,
    },
}

/// A fault on a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// One of [`CALLS`].
    pub call: String,
    /// What goes wrong.
    #[serde(flatten)]
    pub kind: Kind,
    /// To how many calls it still applies; absent, to all until it is cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How many calls still pass unharmed before it begins.
    #[serde(default, skip_serializing_if = "is_none_left")]
    pub after: u32,
}

fn is_none_left(calls: &u32) -> bool {
    *calls == 0
}

/// Settings that stay until they are set anew or the sandbox is reset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// The session that orders a block ends with it.
    pub session_dies_with_block: bool,
    /// A block stays pending this long, before `--time-scale`.
    pub pending_ms: u64,
    /// How long new and extended sessions last, before `--time-scale`; 30 minutes when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_seconds: Option<u64>,
    /// Optional parts that are not offered: activity, report, provider_setting, extend.
    pub off: Vec<String>,
    /// Where the browser must go to end the login at the eID itself; log-out answers carry it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_session_url: Option<String>,
    /// Notices about disturbances, by language.
    pub notice: BTreeMap<String, String>,
    /// Replaces `reactivation` in every answer by exactly this JSON, so that tests can send kinds that nobody knows and addresses that must not
    /// become links. Absent, the true ways are sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reactivation: Option<Vec<Value>>,
}

#[derive(Default)]
struct State {
    faults: Vec<Fault>,
    switches: Switches,
    /// Unknown codes with which blocks were refused, by the block's id.
    odd_refusals: BTreeMap<String, String>,
}

/// All faults and switches.
#[derive(Default)]
pub struct Faults {
    state: Mutex<State>,
}

impl Faults {
    /// Adds a fault.
    ///
    /// # Errors
    /// With a sentence for the tester when it makes no sense.
    pub fn add(&self, fault: Fault) -> Result<(), String> {
        if !CALLS.contains(&fault.call.as_str()) {
            return Err(format!("call is one of {}", CALLS.join(", ")));
        }
        match &fault.kind {
            Kind::Refuse { code } if code.is_empty() => Err("refuse needs a code".to_owned()),
            Kind::Status { status, .. } | Kind::Edge { status } if !(400..=599).contains(status) => {
                Err("status is 400 to 599".to_owned())
            }
            _ => {
                self.lock().faults.push(fault);
                Ok(())
            }
        }
    }

    /// All that is set, for showing.
    pub fn all(&self) -> Vec<Fault> {
        self.lock().faults.clone()
    }

    /// Takes away the faults; switches stay.
    pub fn clear(&self) {
        self.lock().faults.clear();
    }

    /// Takes away everything.
    pub fn reset(&self) {
        *self.lock() = State::default();
    }

    /// The switches.
    pub fn switches(&self) -> Switches {
        self.lock().switches.clone()
    }

    /// Sets the switches.
    pub fn switch(&self, switches: Switches) {
        self.lock().switches = switches;
    }

    /// The code with which the back end refuses the block of this id. If the contract does not know `code`, it is kept for later answers about the
    /// block, and the back end refuses as `NotPermitted`.
    pub fn refusal(&self, id: &str, code: &str) -> RefusedCode {
        RefusedCode::parse(code).unwrap_or_else(|| {
            self.lock().odd_refusals.insert(id.to_owned(), code.to_owned());
            RefusedCode::NotPermitted
        })
    }

    /// The unknown refusal codes by block id. They are put into the answers afterwards, because the gateway has no variant for them.
    pub fn odd_refusals(&self) -> BTreeMap<String, String> {
        self.lock().odd_refusals.clone()
    }

    /// The faults for this call that happen between the network and the gateway, in the order in which they were set. Asking counts as using them.
    pub fn transport_faults(&self, call: &str) -> Vec<Kind> {
        self.take(call, |kind| !is_backend_fault(kind))
    }

    /// The faults for this call that happen inside the back end. Asking counts as using them.
    pub fn backend_faults(&self, call: &str) -> Vec<Kind> {
        self.take(call, is_backend_fault)
    }

    fn take(&self, call: &str, is_wanted: impl Fn(&Kind) -> bool) -> Vec<Kind> {
        let mut state = self.lock();
        let matching = state.faults.iter_mut().filter(|fault| fault.call == call || fault.call == "any");
        let taken = matching
            .filter(|fault| is_wanted(&fault.kind))
            .filter_map(|fault| {
                if fault.after > 0 {
                    fault.after -= 1;
                    return None;
                }
                fault.times = fault.times.map(|times| times.saturating_sub(1));
                Some(fault.kind.clone())
            })
            .collect();
        state.faults.retain(|fault| fault.times != Some(0));
        taken
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_backend_fault(kind: &Kind) -> bool {
    matches!(kind, Kind::Refuse { .. } | Kind::CommitThenLose)
}
