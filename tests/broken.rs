//! Files as they are broken in real life, each with what is said of it. A folder is a group of rules, but for
//! `lexicons`, `packs` and `configs`; beside each `NAME.yml` stands `NAME.report`, as people see it.
//!
//! What each key takes, value by value, is in `tests/spec/files`; here every file is whole but for one slip, or for
//! the several that one slip leads to. With `SNAPSHOTS=overwrite` in the environment the reports are written anew.

use crate::support::config::said_of;
use crate::support::report::report_all;
use crate::support::rust::below;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosays::diagnostic::{Diagnostic, Severity};
use whosays::report::{FileOutcome, OutputFormat, Style};
use whosays::rule::{Loaded, Origin, PackFile, PackFiles, Settings, Shelf, load};
use whosays::schema::Subject;
use whosays::text::Text;

/// The pack around each file, sound by itself but for a lexicon that nobody has filled.
const SOUND: &[(&str, &str)] = &[
    ("pack.yml", "name: desk\nversion: '1'\n"),
    ("lexicons/experts.yml", "lemmas: [expert, analyst]\n"),
    ("lexicons/pundits.yml", "summary: To be filled.\n"),
    ("lexicons/evidence.yml", "phrases: ['<link>', '<citation>']\n"),
    (
        "house/alleged.yml",
        "id: alleged\nsummary: Nobody alleges it.\nseverity: info\naliases: [allegedly]\n\
         options: { limit: { type: ratio, default: 0.5 } }\n\
         match: { document: { count: { phrase: allegedly }, per: { phrase: <word> }, above: { option: limit } } }\n\
         unless: { cited: { phrase: '@evidence' } }\nmessage: who alleges it?\n\
         tests: { flag: ['Allegedly.'] }\n",
    ),
];

#[test]
fn every_broken_file_is_told_as_before() {
    let compare = Assert::new().action_env("SNAPSHOTS");
    let mut changed = Vec::new();
    for file in broken() {
        let told = report(&file, &file.diagnostics());
        let expected = Data::read_from(&file.path.with_extension("report"), Some(DataFormat::Text)).raw();
        let outcome = compare.try_eq(Some(&file.name), Data::from(told).raw(), expected);
        changed.extend(outcome.err().map(|difference| difference.to_string()));
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
    let reports = below(&root(), "report");
    assert_eq!(reports.len(), broken().len(), "a report without a file");
}

#[test]
fn no_broken_file_loads_silently() {
    let files = broken();
    assert!(files.len() >= 60, "there are {} broken files", files.len());
    for file in files {
        let diagnostics = file.diagnostics();
        assert!(!diagnostics.is_empty(), "{} loads silently", file.name);
        let starts: Vec<u32> = diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
        assert!(starts.is_sorted(), "{}: what is told is not in the order of the file", file.name);
    }
}

#[test]
fn a_broken_rule_is_left_out_and_all_others_are_used() {
    let files = broken();
    let rules = files.iter().filter(|file| file.sort == Subject::Rule);
    let pack = [PackFiles {
        files: rules.map(Broken::file).chain(sound()).collect(),
        loose: false,
        ..PackFiles::default()
    }];
    let Loaded { set, diagnostics } = load(&pack, &Settings::default());
    assert!(set.rule("alleged").is_some());
    for (at, file) in pack[0].files.iter().enumerate() {
        let of_file = |origin: &Origin| *origin == Origin::File(Shelf { pack: 0, file: at });
        let refused = diagnostics
            .iter()
            .any(|(origin, diagnostic)| of_file(origin) && diagnostic.severity == Severity::Error);
        let used = set.rules.iter().any(|rule| file.path == format!("{}/{}.yml", rule.group, rule.id.value));
        assert!(!(refused && used), "{} is wrong, and used", file.path);
    }
}

#[test]
fn nothing_in_the_built_in_pack_is_broken_or_odd() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let file = |path: &PathBuf| {
        let name = path.strip_prefix(&rules).expect("it lies there").display().to_string().replace('\\', "/");
        PackFile::new(name.clone(), Text::new(name, std::fs::read_to_string(path).expect("it can be read")))
    };
    let pack = [PackFiles {
        files: below(&rules, "yml").iter().map(file).collect(),
        loose: false,
        ..PackFiles::default()
    }];
    let loaded = load(&pack, &Settings::default());
    let told: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|(origin, diagnostic)| format!("{origin:?} {} {:?}", diagnostic.message, diagnostic.span))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

pub(crate) struct Broken {
    path: PathBuf,
    /// Its path from `tests/broken`, as people see it.
    pub(crate) name: String,
    pub(crate) sort: Subject,
    pub(crate) contents: String,
}

impl Broken {
    fn file(&self) -> PackFile {
        let path = if self.sort == Subject::Pack { "pack.yml" } else { &self.name };
        PackFile::new(path, Text::new(self.name.as_str(), self.contents.as_str()))
    }

    /// Everything that is said of it, in the order in which it is told.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        if self.sort == Subject::Config {
            let text = Arc::new(Text::new(self.name.as_str(), self.contents.as_str()));
            return said_of(
                &self.name,
                &text,
                &[PackFiles { files: sound().collect(), loose: false, ..PackFiles::default() }],
            );
        }
        let others = sound().filter(|file| self.sort != Subject::Pack || file.path != "pack.yml");
        let files = [self.file()].into_iter().chain(others).collect();
        let loaded = load(&[PackFiles { files, loose: false, ..PackFiles::default() }], &Settings::default());
        told(loaded, Origin::File(Shelf { pack: 0, file: 0 }))
    }
}

/// What is said of one file.
fn told(loaded: Loaded, of: Origin) -> Vec<Diagnostic> {
    loaded.diagnostics.into_iter().filter(|(origin, _)| *origin == of).map(|(_, it)| it).collect()
}

fn sound() -> impl Iterator<Item = PackFile> {
    SOUND.iter().map(|&(path, contents)| PackFile::new(path, Text::new(path, contents)))
}

fn report(file: &Broken, diagnostics: &[Diagnostic]) -> String {
    let text = Text::new(file.name.as_str(), file.contents.as_str());
    let style = Style { width: 100, summary: false, ..Style::default() };
    report_all(OutputFormat::Human, style, &[FileOutcome { text: &text, diagnostics }])
}

/// All broken files, in order.
pub(crate) fn broken() -> Vec<Broken> {
    let mut paths = below(&root(), "yml");
    paths.sort();
    let read = |path: PathBuf| {
        let contents = std::fs::read_to_string(&path).expect("it can be read");
        let name = path.strip_prefix(root()).expect("it lies there").display().to_string().replace('\\', "/");
        let sort = match name.split('/').next() {
            Some("lexicons") => Subject::Lexicon,
            Some("packs") => Subject::Pack,
            Some("configs") => Subject::Config,
            _ => Subject::Rule,
        };
        Broken { path, name, sort, contents }
    };
    paths.into_iter().map(read).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}
