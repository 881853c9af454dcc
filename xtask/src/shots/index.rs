//! The page on which all pictures of a run are browsed: a row for each state and language, a picture for each window.

use std::fmt::Write as _;

use super::ledger::{Ledger, Look, State};

const HEAD: &str = "<!doctype html>
<html lang=en>
<meta charset=utf-8>
<meta name=viewport content='width=device-width'>
<title>Every state</title>
<style>
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem; color-scheme: light dark }
section { border-top: 1px solid; padding-bottom: 1rem }
.looks { display: flex; gap: 1rem; overflow-x: auto; align-items: start }
figure { margin: 0; flex: none }
img { display: block; height: 24rem; max-width: 36rem; object-fit: cover; object-position: top; border: 1px solid }
</style>
<h1>Every state</h1>
";

pub fn page(ledger: &Ledger) -> String {
    let mut page = HEAD.to_owned();
    let mut last = "";
    for state in &ledger.states {
        if state.page != last {
            let _ = writeln!(page, "<h2>{}</h2>", escaped(&state.page));
        }
        last = &state.page;
        page.push_str(&section(state));
    }
    page + "</html>\n"
}

fn section(state: &State) -> String {
    let looks: String = state.looks.iter().map(figure).collect();
    format!(
        "<section id='{0}-{1}'><h3>{2} <small>({1})</small></h3><div class=looks tabindex=0>{looks}</div></section>\n",
        state.slug,
        escaped(&state.lang),
        escaped(&state.title),
    )
}

fn figure(look: &Look) -> String {
    let Some(picture) = &look.picture else { return String::new() };
    let findings = match look.findings.len() {
        0 => String::new(),
        1 => ", 1 finding".to_owned(),
        several => format!(", {several} findings"),
    };
    let details: String = look.findings.iter().map(|it| format!("{}: {} ({})\n", it.kind, it.place, it.what)).collect();
    format!(
        "<figure><a href='{picture}'><img src='{picture}' alt='' loading=lazy></a><figcaption title='{}'>{}{findings}</figcaption></figure>",
        escaped(&details),
        look.view
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::ledger;
    use super::*;

    #[test]
    fn each_state_has_its_pictures() {
        let page = page(&ledger());
        assert!(page.contains("<h2>authenticator</h2>\n<section id='check-da'>"), "{page}");
        assert!(page.contains("<img src='check/da-320-light.webp'"), "{page}");
        assert!(page.contains("320-light, 1 finding</figcaption>"), "{page}");
    }
}
