//! The JSON schemas that editors read: kept in `schemas/`, and of one mind with the loader.
//!
//! With `SNAPSHOTS=overwrite` in the environment those made from the tables of the source are written anew.

use crate::broken::broken;
use crate::cli::Folder;
use crate::support::rust::below;
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Number, Value as Json, json};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::{Path, PathBuf};
use whosays::names::Named;
use whosays::schema::Subject;
use whosays::text::Text;
use whosays::yaml::{Map as Keys, Mistake, Node, Shape, Value, parse};

#[test]
fn the_schemas_kept_are_those_of_the_source() {
    for (_, subject) in Subject::ALL {
        let path = root().join("schemas").join(subject.file_name());
        let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
        Assert::new().action_env("SNAPSHOTS").eq(Data::from(subject.schema()).raw(), expected);
    }
}

#[test]
fn every_key_says_what_it_means() {
    // Editors show it as it is: outside of code, marks of Markdown would be read as such.
    let is_plain = |doc: &str| doc.split('`').step_by(2).all(|words| !words.contains(['*', '[', '_']));
    let mut silent = Vec::new();
    for (name, subject) in Subject::ALL {
        each_map(subject.shape().as_ref(), &mut |map| {
            let keys = (map.keys)().into_iter().filter(|key| key.doc.is_empty() || !is_plain(key.doc));
            silent.extend(keys.map(|key| format!("{name}: {}: {}: “{}”", map.what, key.name, key.doc)));
        });
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn two_maps_never_go_by_one_name() {
    for (_, subject) in Subject::ALL {
        let mut seen: Vec<(String, &str, Vec<&str>)> = Vec::new();
        each_map(subject.shape().as_ref(), &mut |map| {
            let keys = (map.keys)().iter().map(|key| key.name).collect();
            seen.push((map.name(), map.doc, keys));
        });
        for (name, doc, keys) in &seen {
            let same = seen.iter().filter(|(other, ..)| other == name);
            assert!(
                same.clone().all(|(_, other, theirs)| (other, theirs) == (doc, keys)),
                "two maps are {name}"
            );
        }
    }
}

#[test]
fn sound_files_keep_to_their_schemas() {
    let mut refused = Vec::new();
    let validators = Validators::new();
    for file in below(&root().join("rules"), "yml").into_iter().chain(below(&root().join("examples"), "yml"))
    {
        let yaml = std::fs::read_to_string(&file).expect("it can be read");
        let tree = json_of(&yaml).expect("it is YAML");
        refused.extend(
            validators.refuse(subject_of(&file), &tree).map(|why| format!("{}: {why}", file.display())),
        );
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Slips in keys and values that a schema cannot see: they hang on other keys, on numbers, or on quotes.
const ONLY_LOADED: &[&str] = &[
    "clauses/at-least-too-many.yml",
    "clauses/name-in-words.yml",
    "configs/option-out-of-range.yml",
    "facts/limits-of-half-a-word.yml",
    "facts/no-limit.yml",
    "facts/nothing-counted.yml",
    "facts/ratio-for-a-count.yml",
    "facts/share-of-nothing.yml",
    "lexicons/unquoted-no.yml",
    "values/percent-for-ratio.yml",
    "values/window-reversed.yml",
    "yaml/unquoted-no.yml",
];

#[test]
fn keys_and_values_that_the_loader_cannot_read_the_schemas_refuse() {
    let in_keys_and_values =
        [Mistake::UnknownKey, Mistake::MissingKey, Mistake::WrongType, Mistake::UnknownValue];
    let validators = Validators::new();
    let mut missed = Vec::new();
    let files = broken();
    for file in &files {
        let Some(tree) = json_of(&file.contents) else { continue };
        let told = file.diagnostics();
        let is_seen = told.iter().any(|told| in_keys_and_values.iter().any(|it| it.name() == &*told.rule));
        if is_seen && validators.refuse(file.sort, &tree).is_none() {
            missed.push(file.name.as_str());
        }
    }
    assert_eq!(missed, ONLY_LOADED, "these keep to their schemas");
}

#[test]
fn sidecars_are_what_their_schema_says() {
    let validators = Validators::new();
    let refused = |yaml: &str| validators.refuse(Subject::Sidecar, &json_of(yaml).expect("it is YAML"));
    let sound = [
        "allow: a-rule",
        "allow: a-rule, another -- why",
        "allow: [a-rule, { rule: another, sentence: the bridge, reason: why }]",
        "allow: { rule: [a-rule, another], block: the bridge }",
        "allow: { a-rule: why, another: }",
    ];
    for yaml in sound {
        assert_eq!(refused(yaml), None, "{yaml}");
    }
    let broken = [
        "alow: a-rule",
        "{}",
        "allow: 7",
        "allow: [{ rule: a-rule, because: why }]",
        "allow: [{ sentence: the }]",
    ];
    for yaml in broken {
        assert!(refused(yaml).is_some(), "{yaml}");
    }
}

#[test]
fn reports_are_what_their_schema_says() {
    let folder = Folder::new("schemas");
    for article in below(&root().join("tests/articles"), "md") {
        let name = article.file_name().and_then(|name| name.to_str()).expect("it has a name");
        folder.write(name, std::fs::read(&article).expect("it can be read"));
    }
    let printed = folder.run(&["check", "--pedantic", "--output-format", "json", ".", "not-there.md"]);
    let report: Json = serde_json::from_slice(&printed.stdout).expect("it is JSON");
    let mut schema: Json = serde_json::from_str(&Subject::Report.schema()).expect("it is JSON");
    // Fields may be added to reports, but not behind the schema's back.
    close(&mut schema);
    let mut validators = Validators { schemas: Schemas::new(), indices: Vec::new() };
    validators.add(Subject::Report, schema);
    assert_eq!(validators.refuse(Subject::Report, &report), None);
    let mut without = report.clone();
    without["files"][0]["diagnostics"][0]["span"]["start"]["byte"].take();
    assert!(validators.refuse(Subject::Report, &without).is_some());
}

/// Lets no map have fields that are not described.
fn close(schema: &mut Json) {
    match schema {
        Json::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            fields.values_mut().for_each(close);
        }
        Json::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

struct Validators {
    schemas: Schemas,
    indices: Vec<(Subject, SchemaIndex)>,
}

impl Validators {
    fn new() -> Self {
        let mut all = Self { schemas: Schemas::new(), indices: Vec::new() };
        for &(_, subject) in Subject::ALL {
            all.add(subject, serde_json::from_str(&subject.schema()).expect("it is JSON"));
        }
        all
    }

    fn add(&mut self, subject: Subject, schema: Json) {
        let at = format!("file:///{}", subject.file_name());
        let mut compiler = Compiler::new();
        compiler.add_resource(&at, schema).expect("it has a place");
        let index = compiler.compile(&at, &mut self.schemas).expect("it is a schema");
        self.indices.push((subject, index));
    }

    /// Why the schema refuses it, if it does.
    fn refuse(&self, subject: Subject, tree: &Json) -> Option<String> {
        let (_, index) = self.indices.iter().find(|(known, _)| *known == subject).expect("there is one");
        self.schemas.validate(tree, *index).err().map(|error| error.to_string())
    }
}

/// What a file of a pack is.
fn subject_of(path: &Path) -> Subject {
    let below = |folder: &str| path.parent().is_some_and(|parent| parent.ends_with(folder));
    match path.file_name().and_then(|name| name.to_str()) {
        Some("pack.yml") => Subject::Pack,
        Some("whosays.yml") => Subject::Config,
        _ if below("lexicons") => Subject::Lexicon,
        _ if below("profiles") => Subject::Profile,
        _ => Subject::Rule,
    }
}

/// A file as editors see it; `None` where it is no YAML.
fn json_of(yaml: &str) -> Option<Json> {
    let text = Text::new("", yaml);
    parse(&text).ok().map(|tree| plain(&tree, &text))
}

fn plain(node: &Node<'_>, text: &Text) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Boolean(value) => json!(value),
        Value::Integer(value) => json!(value),
        Value::Float(value) => Number::from_f64(*value).map_or(Json::Null, Json::Number),
        Value::Text(value) => json!(value),
        Value::Sequence(items) => items.iter().map(|item| plain(item, text)).collect(),
        Value::Mapping(entries) => {
            let key = |key: &Node<'_>| match &key.value {
                Value::Text(key) => key.clone().into_owned(),
                _ => text.slice(key.span).to_owned(),
            };
            Json::Object(
                entries.iter().map(|(name, value)| (key(name), plain(value, text))).collect::<Map<_, _>>(),
            )
        }
    }
}

/// Every map that may stand in a shape.
fn each_map(shape: Option<&Shape>, visit: &mut impl FnMut(&Keys)) {
    fn walk(shape: &Shape, seen: &mut Vec<(String, String)>, visit: &mut impl FnMut(&Keys)) {
        match shape {
            Shape::Map(map) => {
                let keys = (map.keys)();
                let names = keys.iter().map(|key| key.name).collect::<Vec<_>>().join(" ");
                if seen.contains(&(map.name(), names.clone())) {
                    return;
                }
                seen.push((map.name(), names));
                visit(map);
                for key in &keys {
                    walk(&key.shape, seen, visit);
                }
            }
            Shape::Entries(inside) | Shape::List(inside) | Shape::Pair(inside) => walk(inside, seen, visit),
            Shape::Either(shapes) => shapes.iter().for_each(|shape| walk(shape, seen, visit)),
            _ => {}
        }
    }
    if let Some(shape) = shape {
        walk(shape, &mut Vec::new(), visit);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
