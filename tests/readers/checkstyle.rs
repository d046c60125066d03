//! Checkstyle's XML.

use super::{Found, Place};
use roxmltree::{Document, Node};

pub(crate) fn read(report: &str) -> Vec<Found> {
    let document = Document::parse(report).expect("it is XML");
    let root = document.root_element();
    assert!(root.has_tag_name("checkstyle") && root.attribute("version").is_some());
    let files = root.children().filter(Node::is_element);
    files.flat_map(|file| errors(file)).collect()
}

fn errors(file: Node<'_, '_>) -> Vec<Found> {
    assert!(file.has_tag_name("file"));
    let path = file.attribute("name").expect("a file has a name");
    let errors = file.children().filter(Node::is_element);
    errors.map(|error| found(path, error)).collect()
}

fn found(path: &str, error: Node<'_, '_>) -> Found {
    assert!(error.has_tag_name("error"));
    let attribute =
        |name: &str| error.attribute(name).unwrap_or_else(|| panic!("it has a {name}")).to_owned();
    let number = |name: &str| attribute(name).parse().expect("it is a number");
    let (level, source) = (attribute("severity"), attribute("source"));
    assert!(["error", "warning", "info", "ignore"].contains(&&*level));
    Found {
        path: path.to_owned(),
        rule: source.strip_prefix("whosays.").expect("the tool is named").to_owned(),
        level,
        message: attribute("message"),
        start: Place::new(number("line"), number("column")),
        end: None,
        related: Vec::new(),
        key: None,
    }
}
