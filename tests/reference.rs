//! The reference of the rule language, `docs/rules-reference.md`: its tables are those of the source, and its examples
//! are sound.
//!
//! What stands between `<!-- keys: MAP -->` or `<!-- values: SET -->` and `<!-- end -->` is made here; with
//! `SNAPSHOTS=overwrite` in the environment it is written anew. A block of YAML whose info string has a path is that
//! file of a pack and its config; one without is a rule of that pack.

use crate::cli::Folder;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use whosays::attribution::EngineLexicon;
use whosays::lexicon::pattern::Class;
use whosays::names::Named;
use whosays::rule::Part;
use whosays::schema::Subject;
use whosays::yaml::{Key, Map, Need, Numbers, Set, Shape, Words};

#[test]
fn the_tables_are_those_of_the_source() {
    let expected = Data::read_from(&page(), Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(Tables::of_all().refill(&written()), expected);
}

#[test]
fn every_key_and_value_has_its_table() {
    let page = written();
    let Tables { maps, sets } = Tables::of_all();
    let maps = maps.iter().map(|map| format!("<!-- keys: {} -->", map.name()));
    let sets = sets.iter().map(|set| format!("<!-- values: {} -->", set.name()));
    let missing: Vec<String> = maps.chain(sets).filter(|mark| !page.contains(mark)).collect();
    assert!(missing.is_empty(), "the page lacks\n{}", missing.join("\n"));
}

#[test]
fn the_examples_are_sound_and_do_what_their_tests_say() {
    let folder = Folder::new("reference");
    let page = written();
    let mut lines = page.lines();
    let mut rules = 0;
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```yaml") else { continue };
        let block: String =
            lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
        let id = block.lines().find_map(|line| line.strip_prefix("id: "));
        let file = match (info.trim(), id) {
            ("", Some(id)) => format!("house/desk/{id}.yml"),
            (file, _) => file.to_owned(),
        };
        rules += usize::from(id.is_some());
        folder.write(&file, block);
    }
    let output = folder.run(&["test"]);
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("it prints UTF-8");
    assert!(output.status.success() && printed.lines().count() == 1, "{printed}");
    let of_house = folder.run(&["test", "house"]);
    let printed = String::from_utf8(of_house.stdout).expect("it prints UTF-8");
    assert!(printed.contains(&format!("{rules} rules")), "{rules} rules: {printed}");
}

/// Everything that a table can be made of, each once.
#[derive(Default)]
struct Tables {
    maps: Vec<Map>,
    sets: Vec<Set>,
}

impl Tables {
    fn of_all() -> Self {
        let mut tables = Self::default();
        for shape in Subject::ALL.iter().filter_map(|(_, subject)| subject.shape()) {
            tables.gather(&shape);
        }
        for shape in [Shape::names::<Class>(), Shape::names::<Part>(), Shape::names::<EngineLexicon>()] {
            tables.gather(&shape);
        }
        tables
    }

    fn gather(&mut self, shape: &Shape) {
        match shape {
            Shape::Map(map) if self.maps.iter().all(|known| known.name() != map.name()) => {
                self.maps.push(*map);
                for key in (map.keys)() {
                    self.gather(&key.shape);
                }
            }
            // Values without a meaning of their own are told where they stand.
            Shape::Names(set) if is_told(set) && self.sets.iter().all(|known| known.name() != set.name()) => {
                self.sets.push(set.clone());
            }
            Shape::Entries(inside) | Shape::List(inside) | Shape::Pair(inside) => self.gather(inside),
            Shape::Either(shapes) => {
                for shape in shapes {
                    self.gather(shape);
                }
            }
            _ => {}
        }
    }

    /// The page with its tables as they are now.
    fn refill(&self, page: &str) -> String {
        let mut filled = String::with_capacity(page.len());
        let mut lines = page.split_inclusive('\n');
        while let Some(line) = lines.next() {
            filled.push_str(line);
            let Some(mark) = line.trim_end().strip_prefix("<!-- ").and_then(|it| it.strip_suffix(" -->"))
            else {
                continue;
            };
            let table = match mark.split_once(": ") {
                Some(("keys", name)) => self.maps.iter().find(|map| map.name() == name).map(keys_table),
                Some(("values", name)) => self.sets.iter().find(|set| set.name() == name).map(values_table),
                _ => None,
            };
            filled.push_str(&table.unwrap_or_else(|| panic!("there is nothing to make a table of: {mark}")));
            let end = lines.by_ref().find(|line| line.trim_end() == "<!-- end -->");
            filled.push_str(end.unwrap_or_else(|| panic!("{mark} has no end")));
        }
        filled
    }
}

fn keys_table(map: &Map) -> String {
    let mut table =
        format!("<a id=\"{}\"></a>\n\n| key | takes | default | meaning |\n|---|---|---|---|\n", map.name());
    for key in (map.keys)() {
        let Key { name, doc, shape, .. } = &key;
        writeln!(table, "| `{name}` | {} | {} | {} |", takes(shape, map), default(&key), cell(doc))
            .expect("strings take anything");
    }
    table + "\n"
}

fn values_table(set: &Set) -> String {
    let mut table = format!("<a id=\"{}\"></a>\n\n| value | meaning |\n|---|---|\n", set.name());
    for choice in &set.choices {
        writeln!(table, "| `{}` | {} |", choice.name, cell(choice.doc)).expect("strings take anything");
    }
    table + "\n"
}

fn default(key: &Key) -> String {
    match (&key.default, key.need) {
        (Some(default), _) => format!("`{default}`"),
        (None, Need::Always) => "required".to_owned(),
        (None, Need::OneOf) => "one of these".to_owned(),
        (None, Need::Never) => String::new(),
    }
}

/// What a key takes, in words, with links to the tables of maps and values.
fn takes(shape: &Shape, within: &Map) -> String {
    match shape {
        Shape::Text(words) => match words {
            Words::Prose => "text",
            Words::Markdown => "Markdown",
            Words::Message => "[text with placeholders](#placeholders)",
            Words::Name => "name",
            Words::Pattern => "[pattern](#patterns)",
            Words::Regex => "[regular expression](#regular-expressions)",
            Words::Path => "path",
        }
        .to_owned(),
        Shape::Switch => "`true` or `false`".to_owned(),
        Shape::Number(Numbers::Any) => "number".to_owned(),
        Shape::Number(Numbers::Positive) => "number from 0".to_owned(),
        Shape::Number(Numbers::Share) => "number from 0 to 1".to_owned(),
        Shape::Number(Numbers::Whole) => "whole number".to_owned(),
        Shape::Number(Numbers::Count) => "whole number from 0".to_owned(),
        Shape::Scalar => "value".to_owned(),
        Shape::Names(set) if is_told(set) => link(&set.name()),
        Shape::Names(set) => {
            set.choices.iter().map(|choice| format!("`{}`", choice.name)).collect::<Vec<_>>().join(" ")
        }
        Shape::Map(map) if map.name() == within.name() => map.name().replace('-', " "),
        Shape::Map(map) => link(&map.name()),
        Shape::Entries(value) => format!("names, each with: {}", takes(value, within)),
        Shape::List(item) => format!("{}, or a list", takes(item, within)),
        Shape::Pair(item) => format!("list of two: {}", takes(item, within)),
        Shape::Either(shapes) => {
            shapes.iter().map(|shape| takes(shape, within)).collect::<Vec<_>>().join(", or ")
        }
    }
}

fn is_told(set: &Set) -> bool {
    set.choices.iter().any(|choice| !choice.doc.is_empty())
}

fn link(name: &str) -> String {
    format!("[{}](#{name})", name.replace('-', " "))
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules-reference.md")
}

fn written() -> String {
    std::fs::read_to_string(page()).expect("there is a reference")
}
