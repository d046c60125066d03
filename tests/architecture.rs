//! The contracts of structure: what may know what.

use crate::support::imports::{circles, imports};
use crate::support::rust::{RustFile, below, files};
use std::path::Path;

/// The most lines a file has. A longer one does two things.
const LONGEST_FILE: usize = 400;

/// The most lines that half of the files have.
const LONGEST_MEDIAN: usize = 200;

/// What may be named in one place only: a crate, so that it can be exchanged; input, output, threads and clocks,
/// so that the core runs in an editor, a browser and a foreign process.
const CONFINED: &[(&str, &[&str])] = &[
    ("serde_yaml", &["src/yaml.rs"]),
    ("annotate_snippets", &["src/report/"]),
    ("pulldown_cmark", &["src/markup/"]),
    ("html5gum", &["src/markup/html/"]),
    ("globset", &["src/config/overrides.rs"]),
    ("semver", &["src/rule/pack/manifest.rs"]),
    ("postcard", &["src/stored/mod.rs"]),
    ("gen_lsp_types", &["src/lsp/protocol.rs"]),
    ("lsp_server", &["src/cli/server/"]),
    ("clap", FRONT),
    ("anstream", FRONT),
    ("ignore", FRONT),
    ("terminal_size", FRONT),
    ("std::fs", FRONT),
    ("std::env", FRONT),
    ("std::process", FRONT),
    ("std::net", FRONT),
    ("std::thread", FRONT),
    ("std::time", FRONT),
    ("std::io::stdin", FRONT),
    ("std::io::stdout", FRONT),
    ("std::io::stderr", FRONT),
];

/// The front end.
const FRONT: &[&str] = &["src/cli/", "src/main.rs"];

/// The files that hold a table of modules, from the ground up, each with the modules that lead to it.
const HOUSES: &[(&str, &[&str])] = &[("src/lib.rs", &[]), ("src/attribution/mod.rs", &["attribution"])];

#[test]
fn modules_import_only_what_stands_above_them() {
    let mut wrong = Vec::new();
    for (table, way) in HOUSES {
        let floors = floors(table);
        let floor = |module: &str| floors.iter().position(|known| known == module);
        for file in files() {
            let module = file.module();
            let Some([here, ..]) = module.strip_prefix(*way) else { continue };
            let own = floor(here)
                .unwrap_or_else(|| panic!("{} is in no module of the table in {table}", file.name));
            for path in file.paths() {
                let [root, inside @ ..] = &path.segments[..] else { continue };
                let inside: Vec<&str> = inside.iter().map(String::as_str).collect();
                let Some([module, ..]) = inside.strip_prefix(*way).filter(|_| root == "crate") else {
                    continue;
                };
                if floor(module).is_some_and(|other| other > own) {
                    wrong.push(format!("{}:{}: `{here}` stands above `{module}`", file.name, path.line));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn no_files_import_from_each_other_in_a_circle() {
    let files = files();
    let imports = imports(&files);
    let round = circles(imports.clone());
    let told = round.iter().map(|&file| {
        let from = imports[file].intersection(&round).map(|&other| files[other].name.as_str());
        format!("{} imports from {}", files[file].name, from.collect::<Vec<_>>().join(", "))
    });
    assert_none(&told.collect::<Vec<_>>());
}

#[test]
fn the_table_of_modules_is_complete() {
    let root = files().into_iter().find(|file| file.name == "src/lib.rs").expect("there is a root");
    let declared = root.code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let (mut declared, mut listed): (Vec<_>, _) = (declared.collect(), floors("src/lib.rs"));
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(declared, listed);
}

#[test]
fn what_is_confined_stays_where_it_belongs() {
    let mut wrong = Vec::new();
    for file in files() {
        for path in file.paths() {
            let written = path.segments.join("::");
            let misplaced = CONFINED.iter().find(|(name, places)| {
                let named =
                    written.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
                named && !places.iter().any(|place| file.name.starts_with(place))
            });
            if let Some((name, places)) = misplaced {
                wrong.push(format!(
                    "{}:{}: `{name}` belongs in {}",
                    file.name,
                    path.line,
                    places.join(" or ")
                ));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn one_file_draws_snippets() {
    let draws = |file: &RustFile| file.paths().iter().any(|path| path.segments[0] == "annotate_snippets");
    let drawing: Vec<_> = files().into_iter().filter(draws).map(|file| file.name).collect();
    assert_eq!(drawing.len(), 1, "annotate-snippets is named in {}", drawing.join(" and "));
}

#[test]
fn the_engine_knows_no_rule() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let ids = rule_ids();
    assert!(ids.len() > 50, "there are {} rules", ids.len());
    let mut wrong = Vec::new();
    for path in ["rs", "yml"].iter().flat_map(|extension| below(&source, extension)) {
        let text = std::fs::read_to_string(&path).expect("it can be read");
        for (number, line) in text.lines().enumerate() {
            for id in ids.iter().filter(|id| names(line, id)) {
                wrong.push(format!("{}:{}: the rule `{id}` is named", path.display(), number + 1));
            }
        }
    }
    assert_none(&wrong);
}

/// Whether a line holds an id that is no part of a longer one.
fn names(line: &str, id: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    line.match_indices(id)
        .any(|(at, _)| !line[..at].ends_with(joins) && !line[at + id.len()..].starts_with(joins))
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<_> =
        files().iter().map(|file| (file.code.lines().count(), file.name.clone())).collect();
    lengths.sort_unstable();
    let long = lengths.iter().filter(|(lines, _)| *lines > LONGEST_FILE);
    assert_none(&long.map(|(lines, name)| format!("{name} has {lines} lines")).collect::<Vec<_>>());
    let (median, name) = &lengths[lengths.len() / 2];
    assert!(*median <= LONGEST_MEDIAN, "half of the files have more lines than {name}, which has {median}");
}

/// Whoever adds a crate says in DESIGN.md what for.
#[test]
fn each_dependency_has_its_reason() {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::fs::read_to_string(path).expect("it is there")
    };
    let (manifest, design) = (read("Cargo.toml"), read("DESIGN.md"));
    let reasons =
        design.split("\n## ").find(|section| section.starts_with("Dependencies\n")).unwrap_or_default();
    let sections =
        manifest.split("\n[").filter(|section| section.split(']').next().is_some_and(is_dependencies));
    let named =
        sections.flat_map(|section| section.lines().skip(1).filter_map(|line| line.split(" = ").next()));
    let named: Vec<&str> = named.filter(|name| !name.is_empty() && !name.starts_with('#')).collect();
    assert!(named.len() > 20, "{named:?}");
    let missing = named.iter().filter(|name| !reasons.lines().any(|line| names(line, name)));
    assert_none(&missing.map(|name| format!("DESIGN.md gives no reason for {name}")).collect::<Vec<_>>());
}

fn is_dependencies(section: &str) -> bool {
    section.ends_with("dependencies")
}

/// The modules in the order of the table in `src/lib.rs`, from the ground up.
fn floors(table: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(table);
    let root = std::fs::read_to_string(path).expect("there is a root");
    let rows = root.lines().filter_map(|line| line.strip_prefix("//! | ")?.split('|').next());
    rows.filter(|cell| cell.contains('`'))
        .map(|cell| cell.trim().trim_matches(['[', ']', '`']).to_owned())
        .collect()
}

/// The ids of the built-in rules, which are the stems of their files.
fn rule_ids() -> Vec<String> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let is_rule = |path: &Path| {
        let mut parts = path.strip_prefix(&rules).expect("it lies in rules").components();
        let group = parts.next().map(|part| part.as_os_str().to_owned()).unwrap_or_default();
        group != "lexicons" && group != "profiles" && parts.next().is_some()
    };
    let files = below(&rules, "yml").into_iter().filter(|path| is_rule(path));
    files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
