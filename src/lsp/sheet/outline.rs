//! What a YAML file says as far as it is written: its keys and values with their places, however little of it parses.
//!
//! Whoever writes YAML has a file that does not parse for most of the time, so this reads by indentation and brackets, and
//! takes what is missing for not yet written. Of what parses it says what [`crate::yaml::parse`] says; what a value means
//! is not its business.

use super::scan::Scan;
use crate::text::Span;

/// A file as far as it is written.
#[derive(Debug, Default)]
pub struct Outline {
    pub(super) spots: Vec<Spot>,
    /// Keys and values that are no collections, in their order.
    pub scalars: Vec<Scalar>,
    /// Anchors without their `&`.
    pub anchors: Vec<Span>,
}

/// A place where a value stands or may stand.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) above: Option<usize>,
    pub(super) step: Step,
}

/// How one comes from a value to one that it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The file itself.
    File,
    /// Behind a key.
    Key(String),
    /// In a list.
    Item,
}

/// A key, or a value that is no collection.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// Where it stands, quotes included; a block scalar from its text on.
    pub span: Span,
    /// Whether it is a key.
    pub is_key: bool,
    /// The spot of a value, or of the map that a key is one of.
    pub spot: usize,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// Below a `|` or `>`.
    Block,
    /// As the name of something that stands elsewhere.
    Alias,
}

/// What may be written at a place.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Here {
    /// The spot of the value, or of the map that a key would belong to.
    pub spot: usize,
    /// Whether a key may stand here.
    pub key: bool,
    /// Whether a value may stand here.
    pub value: bool,
    /// Where what is being written begins, behind its opening quote.
    pub start: u32,
    /// How what is being written is written; nothing where nothing is there yet.
    pub style: Option<Style>,
    /// Whether the key of the value stands on the same line, so that a map must go below.
    pub behind_key: bool,
    /// Whether it lies between brackets.
    pub flow: bool,
    /// How far the block of keys is indented that the place is in.
    pub indent: usize,
}

impl Outline {
    /// Of a file.
    pub fn new(contents: &str) -> Self {
        Scan::run(contents).0
    }

    /// Of a file as far as a place in it, and what may be written there; nothing where nothing may.
    pub fn before(contents: &str, offset: u32) -> (Self, Option<Here>) {
        let mut end = (offset as usize).min(contents.len());
        while !contents.is_char_boundary(end) {
            end -= 1;
        }
        Scan::run(&contents[..end])
    }

    /// The scalar at a place: that around it, or that which ends there.
    pub fn at(&self, offset: u32) -> Option<&Scalar> {
        let after = self.scalars.partition_point(|scalar| scalar.span.start <= offset);
        self.scalars[..after].last().filter(|scalar| offset <= scalar.span.end)
    }

    /// The way to a spot from the file down.
    pub fn way(&self, spot: usize) -> Vec<&Step> {
        let mut way = Vec::new();
        let mut spot = self.spots.get(spot);
        while let Some(Spot { above, step }) = spot {
            way.push(step);
            spot = above.and_then(|above| self.spots.get(above));
        }
        way.reverse();
        way
    }

    /// The keys of the map at a spot.
    pub fn keys(&self, spot: usize) -> impl Iterator<Item = &Scalar> {
        self.scalars.iter().filter(move |scalar| scalar.is_key && scalar.spot == spot)
    }
}

impl Scalar {
    /// What it says, within its quotes, as it is written.
    pub fn written<'t>(&self, contents: &'t str) -> &'t str {
        let written = contents.get(self.span.range()).unwrap_or_default();
        match self.style {
            Style::Single => unquoted(written, '\''),
            Style::Double => unquoted(written, '"'),
            Style::Alias => written.strip_prefix('*').unwrap_or(written),
            Style::Plain | Style::Block => written,
        }
    }

    /// Where that begins.
    pub const fn start(&self) -> u32 {
        match self.style {
            Style::Single | Style::Double | Style::Alias => self.span.start + 1,
            Style::Plain | Style::Block => self.span.start,
        }
    }
}

fn unquoted(written: &str, quote: char) -> &str {
    let rest = written.strip_prefix(quote).unwrap_or(written);
    rest.strip_suffix(quote).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
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
