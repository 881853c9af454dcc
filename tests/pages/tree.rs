//! HTML as a browser reads it where no script runs, for the tests beside this one.

use html5ever::{ParseOpts, driver, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};
use spaer::ui::document::{Document, documents};

use super::support::html;

/// Elements whose end tag may be left out: the parser reports no error then. We always write it, so a missing one is a mistake of ours.
const MAY_STAY_OPEN: [&str; 10] = ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option"];

/// A document as it is written.
pub fn read(document: &Document) -> Html {
    parse(&html(document))
}

/// Parses as a browser does where scripts are switched off. Otherwise the content of `<noscript>` would be a single text, without elements.
pub fn parse(html: &str) -> Html {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    driver::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html)
}

/// A document without its hidden elements, and all that is in them.
pub fn uncovered(mut html: Html) -> Html {
    let hidden: Vec<_> = all(html.root_element(), "[hidden]").iter().map(|element| element.id()).collect();
    for id in hidden {
        html.tree.get_mut(id).expect("an element of this document").detach();
    }
    html
}

/// Every element in `within` that a selector finds, in their order.
pub fn all<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    within.select(&Selector::parse(selector).expect("a selector")).collect()
}

pub fn has(within: ElementRef<'_>, selector: &str) -> bool {
    !all(within, selector).is_empty()
}

/// The one element that a selector finds.
pub fn one<'a>(within: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    let found = all(within, selector);
    let [element] = found[..] else { panic!("{selector} is there {} times", found.len()) };
    element
}

/// The text of an element, with that of all that is in it.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The text of an element and the values of all attributes in it, because a screen reader reads some of those out.
pub fn words(element: ElementRef<'_>) -> String {
    let values = element.descendent_elements().flat_map(|element| element.value().attrs().map(|(_, value)| value));
    values.fold(text(element), |words, value| words + "\n" + value)
}

/// A parser repairs broken HTML, and the other tests would then check the repaired document.
#[test]
fn there_is_nothing_to_mend_in_any_document() {
    for document in documents() {
        // Leptos writes `<!>` between two texts. Every browser reads it as an empty comment, but it counts as an error.
        let written = html(&document).replace("<!>", "<!---->");
        let html = parse(&written);
        assert_eq!(html.errors, [""; 0], "{}", document.path);
        for name in MAY_STAY_OPEN {
            let closed = written.matches(&format!("</{name}>")).count();
            assert_eq!(closed, all(html.root_element(), name).len(), "{}: {name}", document.path);
        }
    }
}

#[test]
fn what_is_hidden_is_left_out_with_all_that_is_in_it() {
    for (written, seen) in [
        ("<p>a</p><p hidden>b<br><b>c</b></p>d", "<p>a</p>d"),
        ("<section id=\"x\" hidden class=\"y\"><p>a</p></section><p>b</p>", "<p>b</p>"),
        ("<p hidden=\"\">a</p><p class=\"hidden\">b</p>", "<p class=\"hidden\">b</p>"),
        ("<div hidden><p hidden>a</p>b</div>c", "c"),
    ] {
        let html = uncovered(parse(written));
        assert_eq!(one(html.root_element(), "body").inner_html(), seen, "{written}");
        assert!(!has(html.root_element(), "[hidden]"), "{written}");
    }
}
