//! The words of a written document, block by block. A block is what stands by itself on the page: a paragraph, an item, a heading, a button. What
//! is inline (links, times, strong words) belongs to the sentence around it.

use std::iter;

use scraper::{ElementRef, Html, Selector};

use super::tree::{one, parse};

/// What stands by itself: elements that hold a text of their own, elements that hold those (a text that stands in one of them directly is a block too, so
/// that none is lost), and, by their class, hints and links that look like buttons. Whatever is not here counts as inline: that can only make sentences
/// longer.
const STANDING_ALONE: &str = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, summary, button, label, \
    main, section, article, aside, nav, header, footer, div, ul, ol, dl, table, tr, form, fieldset, details, \
    .hint, .button, .cannot";

/// A text that stands by itself, and its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub lang: String,
    pub text: String,
}

/// The blocks of a document's `<main>`. Within a block, words of another language than its own (a name like "English") are left out: how hard a
/// sentence is in one language, they do not tell.
pub fn blocks(html: &Html) -> Vec<Block> {
    let alone = Selector::parse(STANDING_ALONE).expect("a selector");
    let all = one(html.root_element(), "main").descendent_elements().filter(|element| alone.matches(element));
    let blocks = all.map(|element| {
        let lang = lang(element);
        let text = own_text(element, lang, &alone).split_whitespace().collect::<Vec<_>>().join(" ");
        Block { lang: lang.to_owned(), text }
    });
    blocks.filter(|block| !block.text.is_empty()).collect()
}

/// The text of an element in the language `wanted`, without the blocks in it.
fn own_text(element: ElementRef<'_>, wanted: &str, alone: &Selector) -> String {
    let own = element.children().map(|child| match ElementRef::wrap(child) {
        // A space, so that the words before and after it are not joined.
        Some(inner) if inner.value().name() == "br" || alone.matches(&inner) => " ".to_owned(),
        Some(inner) => own_text(inner, wanted, alone),
        None if lang(element) == wanted => child.value().as_text().map(|text| text.to_string()).unwrap_or_default(),
        None => String::new(),
    });
    own.collect()
}

fn lang(element: ElementRef<'_>) -> &str {
    let mut around = iter::once(*element).chain(element.ancestors()).filter_map(ElementRef::wrap);
    around.find_map(|element| element.attr("lang")).expect("every text is in a language")
}

#[test]
fn a_block_is_its_own_text_with_what_is_inline() {
    let check = |main: &str, expected: &[(&str, &str)]| {
        let html = format!("<html lang=\"da\"><body><p>Ude</p><main id=\"main\">{main}</main><p>Ude</p></body></html>");
        let found = blocks(&parse(&html));
        let found: Vec<_> = found.iter().map(|block| (block.lang.as_str(), block.text.as_str())).collect();
        assert_eq!(found, expected, "{main}");
    };
    check(
        "<h1 tabindex=\"-1\">Hjælp</h1><p>Ring  nu<!><!--<() />--> <a href=\"/\"><b>her</b></a>.</p>",
        &[("da", "Hjælp"), ("da", "Ring nu her.")],
    );
    check("<ul><li>En<p>To</p>tre<br>fire</li></ul>", &[("da", "En tre fire"), ("da", "To")]);
    check("<dl><dd>Navn<span class=\"hint\">Kode</span></dd></dl>", &[("da", "Navn"), ("da", "Kode")]);
    check("<p><a class=\"button act\">Spær</a><a class=\"cannot\">Jeg</a></p>", &[("da", "Spær"), ("da", "Jeg")]);
    check("<div>Løs<p>Fast</p></div>", &[("da", "Løs"), ("da", "Fast")]);
    check("Ude<noscript><p>Uden</p></noscript>", &[("da", "Ude"), ("da", "Uden")]);
    check("<p>Spær (<span lang=\"en\">English</span>)</p>", &[("da", "Spær ()")]);
    check("<section lang=\"en\"><h2>English</h2><p>Block</p></section>", &[("en", "English"), ("en", "Block")]);
    check("<p>A &amp; B &lt;</p><p> </p>", &[("da", "A & B <")]);
}
