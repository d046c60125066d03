//! `JUnit` XML: the counts must be those of what is there.

use super::{Found, Place};
use roxmltree::{Document, Node};

/// Reads the tests that failed, and those that were skipped.
pub(crate) fn read(report: &str) -> Vec<Found> {
    let document = Document::parse(report).expect("it is XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    counts_are_right(root);
    let mut found = Vec::new();
    for suite in elements(root, "testsuite") {
        counts_are_right(suite);
        for case in elements(suite, "testcase") {
            assert_eq!(case.attribute("file").is_some(), case.attribute("classname").is_some());
            found.extend(outcome(case).and_then(|outcome| self::found(case, outcome)));
        }
    }
    found
}

/// What became of a test; of one that passed nothing is said.
fn outcome<'d>(case: Node<'d, 'd>) -> Option<Node<'d, 'd>> {
    let outcomes: Vec<_> = case.children().filter(Node::is_element).collect();
    assert!(outcomes.len() <= 1);
    outcomes.into_iter().next()
}

fn found(case: Node<'_, '_>, outcome: Node<'_, '_>) -> Option<Found> {
    let attribute = |node: Node<'_, '_>, name| node.attribute(name).map(str::to_owned);
    let (rule, place) = case.attribute("name")?.rsplit_once(" at ")?;
    let (line, column) = place.split_once(':')?;
    assert_eq!(case.attribute("line"), Some(line));
    let number = |text: &str| text.parse().expect("it is a number");
    Some(Found {
        path: attribute(case, "file")?,
        rule: rule.to_owned(),
        level: attribute(outcome, "type").unwrap_or_else(|| outcome.tag_name().name().to_owned()),
        message: attribute(outcome, "message")?,
        start: Place::new(number(line), number(column)),
        end: None,
        related: Vec::new(),
        key: None,
    })
}

fn counts_are_right(node: Node<'_, '_>) {
    for (count, tag) in
        [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
    {
        let counted = node.descendants().filter(|node| node.has_tag_name(tag)).count();
        assert_eq!(node.attribute(count), Some(&*counted.to_string()), "{count}");
    }
}

fn elements<'d>(node: Node<'d, 'd>, tag: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    node.children().filter(Node::is_element).inspect(move |child| assert!(child.has_tag_name(tag)))
}
