//! Whole articles with everything that is said of them. Each text in `tests/articles` and `examples` has a
//! report beside the articles; a change to a rule or to the engine shows there what it changes for readers.
//!
//! With `SNAPSHOTS=overwrite` in the environment the reports are written anew.

use crate::support::builtin::linter;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::{Path, PathBuf};
use whosays::lint::Options;
use whosays::markup::Format;
use whosays::report::{FileOutcome, OutputFormat, Run, Style};
use whosays::text::Text;

/// Where the articles are, and the reports on all texts.
const ARTICLES: &str = "tests/articles";

/// Where drafts to try the tool on are.
const EXAMPLES: &str = "examples";

#[test]
fn articles_are_reported_as_before() {
    let compare = Assert::new().action_env("SNAPSHOTS");
    let mut changed = Vec::new();
    for path in texts() {
        let report = report_of(&path);
        let expected = Data::read_from(&report, Some(DataFormat::Text)).raw();
        let name = path.display().to_string();
        let outcome = compare.try_eq(Some(&name), Data::from(lint(&path)).raw(), expected);
        changed.extend(outcome.err().map(|difference| difference.to_string()));
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
    let mut reports: Vec<PathBuf> = texts().iter().map(|path| report_of(path)).collect();
    reports.sort();
    assert_eq!(reports, files(ARTICLES, &["report"]), "a report without a text, or two texts of one name");
}

/// The human report on a text, with everything that is held back elsewhere.
fn lint(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("the text can be read");
    let name = format!("{}", path.strip_prefix(root()).expect("it lies in the crate").display());
    let text = Text::decode(name.replace('\\', "/"), bytes).expect("it is a text");
    let outcome = linter().check(&text, Format::of_path(text.name()), Options { pedantic: true });
    let mut run = Run::default();
    run.summary.files = 1;
    run.summary.held_back = outcome.held_back;
    run.summary.add(&outcome.diagnostics);
    let style = Style { width: 100, ..Style::default() };
    let (mut reporter, mut out) = (OutputFormat::Human.reporter(style), Vec::new());
    let shown = FileOutcome { text: &text, diagnostics: &outcome.diagnostics };
    reporter.file(&shown, &mut out).expect("a vector takes everything");
    reporter.finish(&run, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// Where the report on a text is kept.
fn report_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().expect("it has a name");
    root().join(ARTICLES).join(stem).with_extension("report")
}

/// All texts, in order.
fn texts() -> Vec<PathBuf> {
    [files(ARTICLES, &["md", "txt"]), files(EXAMPLES, &["md", "txt"])].concat()
}

/// The files of a folder that have one of the extensions, in order.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
    };
    let mut files: Vec<PathBuf> = paths.filter(wanted).collect();
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
