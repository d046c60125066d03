//! Reads a YAML file as far as it is written into its outline.

use super::here;
use super::outline::{Here, Outline};
use super::scan::Scan;

impl Outline {
    /// Of a file.
    pub fn new(contents: &str) -> Self {
        Scan::run(contents).outline
    }

    /// Of a file as far as a place in it, and what may be written there; nothing where nothing may.
    pub fn before(contents: &str, offset: u32) -> (Self, Option<Here>) {
        let mut end = (offset as usize).min(contents.len());
        while !contents.is_char_boundary(end) {
            end -= 1;
        }
        let scan = Scan::run(&contents[..end]);
        let here = here::of(&scan.end());
        (scan.outline, here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::sheet::outline::Step;
    use crate::text::Text;
    use crate::yaml::{self, Node, Value};

    /// Every scalar that YAML's own reader finds, with the way to it.
    fn read(contents: &str) -> Vec<(u32, String)> {
        fn walk(node: &Node<'_>, way: &str, text: &Text, all: &mut Vec<(u32, String)>) {
            match &node.value {
                Value::Mapping(entries) => {
                    for (key, value) in entries {
                        all.push((key.span.start, format!("{way}?")));
                        let name = match &key.value {
                            Value::Text(name) => name.to_string(),
                            _ => text.slice(key.span).to_owned(),
                        };
                        walk(value, &format!("{way}/{name}"), text, all);
                    }
                }
                Value::Sequence(items) => {
                    for item in items {
                        walk(item, &format!("{way}/-"), text, all);
                    }
                }
                Value::Null => {}
                _ => all.push((node.span.start, way.to_owned())),
            }
        }
        let text = Text::new("t.yml", contents);
        let mut all = Vec::new();
        walk(&yaml::parse(&text).expect("it parses"), "", &text, &mut all);
        all
    }

    fn outlined(contents: &str) -> Vec<(u32, String)> {
        let outline = Outline::new(contents);
        let all = outline.scalars.iter().map(|scalar| {
            let way = way(&outline, scalar.spot);
            (scalar.span.start, if scalar.is_key { format!("{way}?") } else { way })
        });
        all.collect()
    }

    fn way(outline: &Outline, spot: usize) -> String {
        let steps = outline.way(spot).into_iter();
        let step = |step: &Step| match step {
            Step::File => String::new(),
            Step::Key(name) => format!("/{name}"),
            Step::Item => "/-".to_owned(),
        };
        steps.map(step).collect()
    }

    #[test]
    fn what_parses_is_outlined_as_it_is_read() {
        let pack = crate::rule::builtin();
        assert!(pack.files.len() > 60);
        for file in pack.files.iter().filter(|file| file.path.ends_with(".yml")) {
            let contents = file.text.contents();
            let written = read(contents);
            for (read, outlined) in written.iter().zip(&outlined(contents)) {
                assert_eq!(outlined, read, "{}", file.path.as_str());
            }
            assert_eq!(written.len(), outlined(contents).len());
        }
    }

    #[test]
    fn every_way_to_write_yaml_is_known() {
        let cases = [
            "a:\n- b\n-   - c\n    - d: e\n      f: g\nh: i\n",
            "a: {b: c, d: [e, {f: g}], \"h\": i, j: [k: l]}\nm: n\n",
            "# x\n---\na: |\n  b: c\n\n  d\ne: >-\n    f\n# g\nh: 'it''s: # x'\n",
            "a: b\n  c\nd: \"e\n  f: g\"\nh: &i !j k\nl:\n  m: n # o\n",
            "a: [b,\n  c\n]\nd:\n  - e\n\n  - f: {\n      g: h }\n    i: j#k\n",
            "- a: b:c\n  d: http://e.example/\n-\n  f\n",
            "? \u{e9}: x\n".trim_start_matches("? "),
            "a: -b\nc: - d\n".split_once("\nc").map_or("", |(first, _)| first),
        ];
        for case in cases {
            assert_eq!(outlined(case), read(case), "{case}");
        }
    }

    /// What may be written at a `|`.
    fn here(marked: &str) -> String {
        let (before, _) = marked.split_once('|').expect("it is marked");
        let (outline, here) = Outline::before(&marked.replacen('|', "", 1), before.len() as u32);
        let Some(here) = here else { return "nothing".to_owned() };
        let what = match (here.key, here.value) {
            (true, true) => "either",
            (true, false) => "key",
            _ => "value",
        };
        format!("{what} of {}/ {:?}", way(&outline, here.spot), &before[here.start as usize..])
    }

    #[test]
    fn what_may_come_is_told_from_what_is_there() {
        let cases = [
            ("|", "either of / \"\""),
            ("id: a\nsev|", "key of / \"sev\""),
            ("id: a\n|", "key of / \"\""),
            ("match:\n  |", "either of /match/ \"\""),
            ("match:\n  phr|\nunless:\n", "either of /match/ \"phr\""),
            ("match: |", "value of /match/ \"\""),
            ("match: { |", "key of /match/ \"\""),
            (
                "match: { attribution: { source: { kind: |\nunless:\n",
                "value of /match/attribution/source/kind/ \"\"",
            ),
            (
                "match: { attribution: { source: { kind: [person, out|",
                "value of /match/attribution/source/kind/-/ \"out\"",
            ),
            ("match: { phrase: \"a @pap|\nunless: {}\n", "value of /match/phrase/ \"a @pap\""),
            ("match: { phrase: x, |", "key of /match/ \"\""),
            ("match: { phrase: x |", "nothing"),
            ("in: [lede, |]\n", "value of /in/-/ \"\""),
            ("tests:\n  flag:\n    - |", "either of /tests/flag/-/ \"\""),
            ("tests:\n  flag:\n    - text: a\n      |", "key of /tests/flag/-/ \"\""),
            ("tests:\n  flag:\n    - te|", "either of /tests/flag/-/ \"te\""),
            ("tests:\n- a\n|", "key of / \"\""),
            ("why: >\n  words |", "value of /why/ \"words \""),
            ("why: >\n  words\n|", "key of / \"\""),
            ("why: >\n  words\n  |", "value of /why/ \"words\\n  \""),
            ("severity: warn|", "value of /severity/ \"warn\""),
            ("severity: warning # |", "nothing"),
            ("severity: warning\n  |", "nothing"),
            ("a: *x|", "value of /a/ \"x\""),
        ];
        for (marked, expected) in cases {
            assert_eq!(here(marked), expected, "{marked}");
        }
    }
}
