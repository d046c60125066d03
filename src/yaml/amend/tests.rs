use super::*;
use crate::yaml::parse;

fn made(yaml: &str, edit: Option<Edit>) -> String {
    let Some(edit) = edit else { return "none".to_owned() };
    let made = Edit::made(&[edit], yaml);
    let text = Text::new("t.yml", made.clone());
    assert!(made.trim().is_empty() || parse(&text).is_ok(), "{made}");
    made
}

fn off(yaml: &str) -> String {
    made(yaml, set(&Text::new("t.yml", yaml), &["rules", "a-rule"], "off"))
}

#[test]
fn a_key_is_set_in_the_style_of_the_file() {
    assert_eq!(off(""), "rules:\n  a-rule: off\n");
    assert_eq!(off("# why\n"), "# why\nrules:\n  a-rule: off\n");
    assert_eq!(off("builtin: on"), "builtin: on\nrules:\n  a-rule: off");
    assert_eq!(
        off("rules:\r\n    b: on # why\r\nbuiltin: on\r\n"),
        "rules:\r\n    b: on # why\r\n    a-rule: off\r\nbuiltin: on\r\n"
    );
    assert_eq!(off("rules: { b: on }\n"), "rules: { b: on, a-rule: off }\n");
    assert_eq!(off("rules: {}\n"), "rules: { a-rule: off }\n");
    assert_eq!(off("{ builtin: on }"), "{ builtin: on, rules: { a-rule: off } }");
    assert_eq!(off("rules: # ours\npacks: [a]\n"), "rules: # ours\n  a-rule: off\npacks: [a]\n");
    assert_eq!(
        off("rules:\n  b: { clauses: { c: off } }\n\n# end\n"),
        "rules:\n  b: { clauses: { c: off } }\n  a-rule: off\n\n# end\n"
    );
}

#[test]
fn what_is_set_already_is_set_anew() {
    assert_eq!(off("rules:\n  a-rule: info # why\n  b: on\n"), "rules:\n  a-rule: off # why\n  b: on\n");
    assert_eq!(off("rules:\n  a-rule:\n    severity: info\n  b: on\n"), "rules:\n  a-rule: off\n  b: on\n");
    assert_eq!(off("rules:\n  a-rule:\n"), "rules:\n  a-rule: off\n");
    assert_eq!(off("rules: [a]\n"), "none");
}

fn allowed(yaml: &str) -> String {
    let item = Item::Map(vec![("rule", "x".to_owned()), ("reason", scalar("it's"))]);
    made(yaml, append(&Text::new("t.yml", yaml), &["allow"], &item))
}

#[test]
fn an_item_is_added_to_whatever_stands_there() {
    let new = "  - rule: x\n    reason: \"it's\"";
    assert_eq!(allowed(""), format!("allow:\n{new}\n"));
    assert_eq!(allowed("allow:\n"), format!("allow:\n{new}\n"));
    assert_eq!(
        allowed("allow:\n  - rule: y\n    block: |\n      a\n      b\n"),
        format!("allow:\n  - rule: y\n    block: |\n      a\n      b\n{new}\n")
    );
    assert_eq!(allowed("allow:\n- y\n"), "allow:\n- y\n- rule: x\n  reason: \"it's\"\n");
    assert_eq!(allowed("allow: [y]\n"), "allow: [y, { rule: x, reason: \"it's\" }]\n");
    assert_eq!(allowed("allow: y, z -- why # so\n"), format!("allow:\n  - y, z -- why\n{new} # so\n"));
    assert_eq!(allowed("allow: { y: why }\n"), "allow: [{ y: why }, { rule: x, reason: \"it's\" }]\n");
    assert_eq!(
        allowed("allow:\n  y: why\n  # so\n  z:\n"),
        format!("allow:\n  - y: why\n    # so\n    z:\n{new}\n")
    );
}

fn without(yaml: &str, scalar: &str) -> String {
    let at = yaml.find(scalar).expect("it is there") as u32;
    let span = Span::new(at, at + scalar.len() as u32);
    made(yaml, remove(&Text::new("t.yml", yaml), span, |key| matches!(key, "allow" | "whosays")))
}

#[test]
fn what_is_taken_out_leaves_nothing_empty_behind() {
    assert_eq!(without("allow: a\n", "a\n".trim()), "");
    assert_eq!(without("allow:\n  xx: why\n  y: so\n", "xx"), "allow:\n  y: so\n");
    assert_eq!(without("allow:\n  xx: why\n  yy: so", "yy"), "allow:\n  xx: why");
    assert_eq!(without("title: t\nwhosays:\n  allow: xx\nb: c\n", "xx"), "title: t\nb: c\n");
    assert_eq!(without("allow: [xx, y]\n", "xx"), "allow: [y]\n");
    assert_eq!(without("allow: [xx, yy]\n", "yy"), "allow: [xx]\n");
    assert_eq!(without("allow:\n  - rule: xx\n    sentence: s\n  - y\n", "xx"), "allow:\n  - y\n");
    assert_eq!(without("allow:\n  - y\n  - rule: [xx]\n    sentence: s\n", "xx"), "allow:\n  - y\n");
    assert_eq!(
        without("allow:\n  - rule: [xx, z]\n    sentence: s\n", "xx"),
        "allow:\n  - rule: [z]\n    sentence: s\n"
    );
    assert_eq!(without("allow:\n  - rule: xx\n    sentence: ss\n", "ss"), "");
    assert_eq!(without("allow:\n  - xx: why\n    y: so\n", "xx"), "allow:\n  - y: so\n");
}

#[test]
fn words_that_mean_more_are_quoted() {
    let plain = ["Tolne Harbour Board", "named elsewhere", "Örn’s"];
    assert!(plain.iter().all(|words| scalar(words) == *words));
    assert_eq!(scalar("off"), "\"off\"");
    assert_eq!(scalar("a: \"b\" # c"), "\"a: \\\"b\\\" # c\"");
    assert_eq!(scalar("7"), "\"7\"");
}
