//! Whole articles with everything that is said of them. Each text in `tests/articles` and `examples` has a
//! report beside the articles; a change to a rule or to the engine shows there what it changes for readers. First
//! comes what is printed by default, then in a line each what only `--pedantic` shows.
//!
//! With `SNAPSHOTS=overwrite` in the environment the reports are written anew.

use crate::support::builtin::linter;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosays::config::{Config, Stack, Written};
use whosays::diagnostic::Diagnostic;
use whosays::lint::{Linter, Options};
use whosays::markup::Format;
use whosays::report::{FileOutcome, Here, OutputFormat, Run, Style};
use whosays::rule;
use whosays::text::Text;

/// Where the articles are, and the reports on all texts.
const ARTICLES: &str = "tests/articles";

/// Where drafts to try the tool on are.
const EXAMPLES: &str = "examples";

/// Texts that are written for another profile than that of news.
const PROFILES: [(&str, &str); 3] =
    [("encyclopedia-article", "wikipedia"), ("op-ed", "opinion"), ("research-summary", "research")];

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

/// What an editor sees of a text by default, and after it, a line each, what is held back.
fn lint(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("the text can be read");
    let name = format!("{}", path.strip_prefix(root()).expect("it lies in the crate").display());
    let text = Text::decode(name.replace('\\', "/"), bytes).expect("it is a text");
    let own = linter_of_its_own(path);
    let linter = match &own {
        Some(own) => own,
        None => linter(),
    };
    let check = |pedantic| {
        linter.check(&text, Format::of_path(text.name()), Options { pedantic, ..Options::default() })
    };
    let shown = check(false);
    let mut run = Run::default();
    run.summary.files = 1;
    run.summary.held_back = shown.held_back;
    run.summary.add(&shown.diagnostics);
    let printed = one_by_one(shown.diagnostics.clone());
    let mut rest = one_by_one(check(true).diagnostics);
    rest.retain(|more| printed.iter().all(|known| (&known.rule, known.span) != (&more.rule, more.span)));
    let mut out = Vec::new();
    print(OutputFormat::Human, &text, &shown.diagnostics, Some(&run), &mut out);
    if !rest.is_empty() {
        out.extend_from_slice(b"\nheld back without --pedantic\n");
        print(OutputFormat::Concise, &text, &rest, None, &mut out);
    }
    String::from_utf8(out).expect("reports are UTF-8")
}

/// The rules under the profile that a text is written for, if it is not the usual one.
fn linter_of_its_own(path: &Path) -> Option<Linter> {
    let stem = path.file_stem()?;
    let (_, profile) = PROFILES.into_iter().find(|(article, _)| stem == *article)?;
    let config = Arc::new(Text::new("whosays.yml", format!("extends: [{profile}]\n")));
    let (read, _) = Config::parse(&config);
    let packs = [rule::builtin()];
    let (stack, mistakes) = Stack::new(&[Written::alone(config, read)], &packs);
    assert!(mistakes.is_empty(), "{profile}: {mistakes:?}");
    Some(Linter::new(rule::load(&packs, &stack.settings).set))
}

/// Diagnostics without those that were merged into them, and these beside them, in reading order.
fn one_by_one(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let apart = |mut one: Diagnostic| {
        let merged = std::mem::take(&mut one.merged);
        [vec![one], merged].concat()
    };
    let mut all: Vec<_> = diagnostics.into_iter().flat_map(apart).collect();
    all.sort_by(|left, right| (left.span.start, &left.rule).cmp(&(right.span.start, &right.rule)));
    all
}

/// Prints diagnostics, and a summary if there is one.
fn print(
    format: OutputFormat,
    text: &Text,
    diagnostics: &[Diagnostic],
    run: Option<&Run>,
    out: &mut Vec<u8>,
) {
    let style = Style { width: 100, ..Style::default() };
    let mut reporter = format.reporter(style, &Here::default());
    reporter.file(&FileOutcome { text, diagnostics }, out).expect("a vector takes everything");
    if let Some(run) = run {
        reporter.finish(run, out).expect("a vector takes everything");
    }
}

/// Where the report on a text is kept.
fn report_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().expect("it has a name");
    root().join(ARTICLES).join(stem).with_extension("report")
}

/// All texts, in order.
fn texts() -> Vec<PathBuf> {
    [files(ARTICLES, &["md", "txt", "html"]), files(EXAMPLES, &["md", "txt"])].concat()
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
