//! What a browser complains of: errors of scripts, panics and breaches of the policy. Chromium writes them into a log that its driver hands out; in the other engines
//! a script notes them on the page itself, from the first look at a document on, and every look takes them along. Not on the login page, which is somebody else's: while it is
//! left, Firefox at times tells there of an inline script, and that page has none. What is wrong with it is seen in Chromium.

use std::{cell::RefCell, rc::Rc};

use serde_json::{Value, json};

/// Around a function body: its answer, and what was noted since the last look.
const BEFORE: &str = "
    const noted = window.notedComplaints ||= (() => {
        const all = [], error = console.error;
        if (location.pathname.startsWith('/login/')) return all;
        const note = (source, said) => { all.push(source + ': ' + said) };
        addEventListener('error', it => note('javascript', it.message));
        addEventListener('unhandledrejection', it => note('javascript', it.reason));
        addEventListener('securitypolicyviolation', it => note('security', 'Content Security Policy, ' + it.violatedDirective + ' ' + it.blockedURI + ' in ' + it.documentURI));
        console.error = (...said) => { note('console-api', said.join(' ')); error.apply(console, said); };
        return all;
    })();
    const answer = (function () {";
const AFTER: &str = "}).apply(null, arguments); return [answer, noted.splice(0)]";

#[derive(Clone, Default)]
pub struct Complaints(Rc<RefCell<Vec<String>>>);

impl Complaints {
    pub fn noting(script: &str) -> String {
        [BEFORE, script, AFTER].concat()
    }

    /// The answer of the script itself.
    pub fn takes(&self, mut both: Value) -> Value {
        let noted = both[1].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        self.0.borrow_mut().extend(noted);
        both.get_mut(0).map_or(Value::Null, Value::take)
    }

    pub fn all(&self) -> Vec<String> {
        self.0.borrow_mut().drain(..).collect()
    }
}

/// Those of a log. Answers of the network are not among them.
pub fn severe(log: &[Value]) -> Vec<String> {
    let severe = log.iter().filter(|entry| entry["level"] == json!("SEVERE") && entry["source"] != "network");
    severe.map(|entry| format!("{}: {}", entry["source"], entry["message"])).collect()
}
