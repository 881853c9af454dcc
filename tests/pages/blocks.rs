//! The words of a written document, block by block. A block is what stands by itself on the page: a paragraph, an item, a heading, a button. What
//! is inline (links, times, strong words) belongs to the sentence around it.

/// Elements that hold a text of their own.
const BLOCKS: [&str; 15] =
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "summary", "button", "label"];
/// Elements that hold blocks. A text that stands in one of them directly is a block too, so that none is lost. What is in neither list counts as
/// inline: that can only make sentences longer.
const CONTAINERS: [&str; 16] = [
    "main", "section", "article", "aside", "nav", "header", "footer", "div", "ul", "ol", "dl", "table", "tr", "form",
    "fieldset", "details",
];
/// Classes of what is inline by its name and stands by itself on the page: hints, and links that look like buttons.
const STANDING_ALONE: [&str; 3] = ["hint", "button", "cannot"];
/// Elements that nothing closes.
const VOID: [&str; 7] = ["br", "img", "input", "hr", "link", "meta", "wbr"];

/// A text that stands by itself, and its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub lang: String,
    pub text: String,
}

struct Open {
    name: String,
    lang: String,
    /// What a block or container says itself; `None` for what is inline.
    own: Option<String>,
}

/// The blocks of a document's `<main>`. Within a block, words of another language than its own (a name like "English") are left out: how hard a
/// sentence is in one language, they do not tell.
pub fn blocks(html: &str) -> Vec<Block> {
    let lang = html.split("<html lang=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a language");
    let start = html.find("<main").expect("<main>");
    let end = html.find("</main>").expect("</main>");
    let main = without_comments(html.get(start..end + "</main>".len()).expect("<main> is one piece"));
    let mut stack = vec![Open { name: String::new(), lang: lang.to_owned(), own: Some(String::new()) }];
    let mut blocks = Vec::new();
    for part in main.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a whole tag");
        if let Some(name) = tag.strip_prefix('/') {
            close(&mut stack, name, &mut blocks);
        } else if !tag.starts_with('!') {
            open(&mut stack, tag);
        }
        say(&mut stack, &unescaped(text));
    }
    assert_eq!(
        stack.len(),
        1,
        "every element is closed: {}",
        stack.iter().map(|open| open.name.as_str()).collect::<String>()
    );
    blocks
}

fn open(stack: &mut Vec<Open>, tag: &str) {
    let name = tag.split([' ', '/']).next().unwrap_or_default();
    if name == "br" {
        say(stack, " ");
    }
    if VOID.contains(&name) {
        return;
    }
    let around = stack.last().map(|open| open.lang.clone()).unwrap_or_default();
    let own = tag.split(" lang=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    let class = tag.split(" class=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let stands_alone = BLOCKS.contains(&name)
        || CONTAINERS.contains(&name)
        || class.split_whitespace().any(|class| STANDING_ALONE.contains(&class));
    let lang = own.unwrap_or(around);
    stack.push(Open { name: name.to_owned(), lang, own: stands_alone.then(String::new) });
}

fn close(stack: &mut Vec<Open>, name: &str, blocks: &mut Vec<Block>) {
    let open = stack.pop().expect("an open element");
    assert_eq!(open.name, name, "elements are closed in order");
    let is_block = open.own.is_some();
    let text = open.own.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        blocks.push(Block { lang: open.lang, text });
    }
    if is_block {
        // Add a space, so that the words before and after a nested block are not joined.
        say(stack, " ");
    }
}

fn say(stack: &mut [Open], text: &str) {
    let lang = stack.last().map(|open| open.lang.clone()).unwrap_or_default();
    let around = stack.iter_mut().rev().find(|open| open.own.is_some());
    if let Some(Open { own: Some(own), .. }) = around.filter(|around| around.lang == lang) {
        own.push_str(text);
    }
}

/// Leptos marks places with comments, some with angle brackets in them.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once("-->").map_or("", |(_, rest)| rest)).collect::<String>()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&#39;", "'").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[test]
fn a_block_is_its_own_text_with_what_is_inline() {
    let check = |main: &str, expected: &[(&str, &str)]| {
        let html = format!("<html lang=\"da\"><body><p>Ude</p><main id=\"main\">{main}</main><p>Ude</p></body></html>");
        let found = blocks(&html);
        let found: Vec<_> = found.iter().map(|block| (block.lang.as_str(), block.text.as_str())).collect();
        assert_eq!(found, expected, "{main}");
    };
    check(
        "<h1 tabindex=\"-1\">Hjælp</h1><p>Ring  nu<!><!--<() />--> <a href=\"/\"><b>her</b></a>.</p>",
        &[("da", "Hjælp"), ("da", "Ring nu her.")],
    );
    check("<ul><li>En<p>To</p>tre<br>fire</li></ul>", &[("da", "To"), ("da", "En tre fire")]);
    check("<dd>Navn<span class=\"hint\">Kode</span></dd>", &[("da", "Kode"), ("da", "Navn")]);
    check("<p><a class=\"button act\">Spær</a><a class=\"cannot\">Jeg</a></p>", &[("da", "Spær"), ("da", "Jeg")]);
    check("<div>Løs<p>Fast</p></div>", &[("da", "Fast"), ("da", "Løs")]);
    check("<p>Spær (<span lang=\"en\">English</span>)</p>", &[("da", "Spær ()")]);
    check("<section lang=\"en\"><h2>English</h2><p>Block</p></section>", &[("en", "English"), ("en", "Block")]);
    check("<p>A &amp; B &lt;</p><p> </p>", &[("da", "A & B <")]);
}
