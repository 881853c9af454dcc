//! What the compiler of texts does not take, and what it says then.

use super::{check, check_danish};

#[test]
fn what_fluent_has_besides_is_refused_by_name() {
    let check = |text: &str, what: &str| check_danish(text, &[&format!("locales/da/common.ftl:1: {what}")]);
    check("a = { NUMBER($n) }", "\"a\" uses the function NUMBER(), which is not supported");
    check(
        "a = { NUMBER($n) ->\n *[other] b\n }",
        "\"a\" uses the function NUMBER(), which is not supported; choose by the argument itself",
    );
    check("a = A\n    .label = B", "\"a\" has an attribute (.label); give it a line of its own");
    check("a = { b.label }", "\"a\" uses an attribute (b.label), which no text has here");
    check("a = { -b(case: \"x\") }", "\"a\" uses arguments for the term -b, which is not supported");
    check("a = { { $n } }", "\"a\" uses braces within braces, which are not supported");
    check(
        "a = { $n ->\n [one] { $n ->\n *[other] c\n }\n *[other] b\n }",
        "\"a\" uses a choice within a choice, which is not supported; make it two texts",
    );
    check(
        "a = { $n ->\n [1.5] b\n *[other] c\n }",
        "\"a\" uses [1.5] in a choice; only whole numbers are counted, such as [0]",
    );
    check(
        "a = { $n ->\n [one] b\n [0] c\n *[other] d\n }",
        "\"a\" uses [0] in a choice after a category or as its default; numbers stand first",
    );
    check("a = b{ \"\\u0002\" }", "\"a\" uses a control character (U+0002), which no page shows");
    check("a = { \"\" }", "\"a\" has no text");
    check("-eid-name = X", "\"-eid-name\" is given by operator.toml; remove it here");
    check(
        "move = A",
        "the text \"move\" uses the name \"move\", which the code cannot have; take lower-case words with dashes, and no word of Rust",
    );
    let many: String = "abcdefghijk".chars().map(|name| format!("{{ ${name} }}")).collect();
    check(&format!("a = {many}"), "the text \"a\" has more than ten arguments; make it two texts");
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    check_danish("a = A\n\nb = B\na = C\n", &["locales/da/common.ftl:4: \"a\" is there twice; the first is in line 1"]);
    check_danish(
        "a = A\n\nb { B\n",
        &["locales/da/common.ftl:3: cannot be understood: Expected a token starting with \"=\""],
    );
    check_danish(
        "a = A { $x\n",
        &["locales/da/common.ftl:2: cannot be understood: Expected a token starting with \"}\""],
    );
    // Nobody can say what is missing from a file that cannot be read to its end.
    check(
        &[("da/common.ftl", "a = A\nb = B\n"), ("en/common.ftl", "a = A2\nb B\n")],
        &["locales/en/common.ftl:2: cannot be understood: Expected a token starting with \"=\""],
    );
    // What is wrong is not called missing besides.
    check(
        &[("da/common.ftl", "a = A\n"), ("en/common.ftl", "a = { F() }\n")],
        &["locales/en/common.ftl:1: \"a\" uses the function F(), which is not supported"],
    );
    check(
        &[("da/Help.ftl", "a = A\n")],
        &["locales/da/Help.ftl: the file's name must be lower-case words with dashes, and no word of Rust"],
    );
}

#[test]
fn references_lead_somewhere_and_not_in_circles() {
    check_danish(
        "a = { b }\nb = { c }\nc = { a }\n",
        &[
            "locales/da/common.ftl:1: \"a\" refers to itself: a → b → c → a",
            "locales/da/common.ftl:2: \"b\" refers to itself: b → c → a → b",
            "locales/da/common.ftl:3: \"c\" refers to itself: c → a → b → c",
        ],
    );
    check_danish("a = { b }\n", &["locales/da/common.ftl:1: \"a\" refers to { b }, which is not in this file"]);
    check(
        &[("da/help.ftl", "a = { -desk }\n")],
        &[
            "locales/da/help.ftl:1: \"a\" refers to { -desk }, which is not in this file, nor is it in locales/da/common.ftl",
        ],
    );
    check_danish("-desk = X\na = A\n", &["locales/da/common.ftl:1: no text uses the term \"-desk\"; remove it"]);
    check(
        &[("da/common.ftl", "-desk = X\na = { -desk }\n"), ("da/help.ftl", "-desk = Y\nb = { -desk }\n")],
        &["locales/da/help.ftl:1: the term \"-desk\" is in locales/da/common.ftl too; remove one of them"],
    );
    check_danish(
        "-desk = X { $n }\na = { -desk }\n",
        &[
            "locales/da/common.ftl:2: \"a\" uses the term \"-desk\" (locales/da/common.ftl:1), which takes the argument { $n }; only texts may",
        ],
    );
    check_danish(
        "b = { $n ->\n [one] b\n *[other] c\n }\na = { $n ->\n [one] { b }\n *[other] d\n }\n",
        &["locales/da/common.ftl:5: \"a\" refers within a choice to a text with a choice, which is not supported"],
    );
    // A term of one language is nobody else's.
    check(&[("da/common.ftl", "a = A\n"), ("en/common.ftl", "-x = X\na = { -x }\n")], &[]);
}
