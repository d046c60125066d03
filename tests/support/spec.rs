//! Literate specs: Markdown pages whose fenced examples are tests.
//!
//! An example is a fenced block of input, whose info string names its format (` ```text `, ` ```markdown `),
//! and the fenced block ` ```expect ` after it: what should come of the input. Fenced blocks with no outcome of
//! their own set the stage for the examples after them, up to the next such block; all else on the page is for the
//! reader. Words after the format put into the input what no page can show: `bom` a byte order mark, `crlf`
//! Windows line ends, `unended` a last line without a line break.
//!
//! With `SNAPSHOTS=overwrite` in the environment the page is rewritten with what comes of its examples now.

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::Path;
use std::rc::Rc;

/// One input of a page.
#[derive(Clone)]
pub(crate) struct Example {
    /// The first word of its info string.
    pub(crate) format: String,
    /// The text, as a file would hold it.
    pub(crate) input: String,
    /// The blocks that set the stage for it, each with its info string.
    pub(crate) stage: Rc<[(String, String)]>,
}

/// Checks all pages of a folder below `tests/spec`.
pub(crate) fn check_folder(folder: &str, actual: impl Fn(&Example) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(folder);
    let entries = std::fs::read_dir(&path).unwrap_or_else(|error| panic!("{folder}: {error}"));
    for entry in entries {
        let name = entry.expect("it can be read").file_name();
        check(&format!("{folder}/{}", name.to_string_lossy()), &actual);
    }
}

/// Checks a page, named by its path below `tests/spec`: `actual` says what comes of each example, in lines.
pub(crate) fn check(page: &str, actual: impl Fn(&Example) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(page);
    let written = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"));
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(retell(page, &written, actual), expected);
}

/// The page with what comes of its examples in place of what it says should come of them.
fn retell(page: &str, written: &str, actual: impl Fn(&Example) -> String) -> String {
    let mut told = String::with_capacity(written.len());
    let (mut input, mut examples) = (None, 0);
    // A stage that examples have stood on makes way for the next.
    let (mut stage, mut used): (Vec<(String, String)>, bool) = (Vec::new(), false);
    let mut lines = written.split_inclusive('\n');
    while let Some(line) = lines.next() {
        told.push_str(line);
        let Some((fence, info)) = opening(line) else { continue };
        let body: String = lines.by_ref().take_while(|line| line.trim_end() != fence).collect();
        if info == "expect" {
            let (info, written): (&str, String) =
                input.take().unwrap_or_else(|| panic!("{page}: an `expect` without an input:\n{body}"));
            let outcome = actual(&example(info, &written, &stage));
            used = true;
            assert!(!outcome.contains(fence), "{page}: the outcome needs a longer fence:\n{outcome}");
            told.push_str(&outcome);
            examples += 1;
        } else {
            told.push_str(&body);
            if let Some((info, set)) = input.replace((info, body)) {
                if std::mem::take(&mut used) {
                    stage.clear();
                }
                stage.push((info.to_owned(), set));
            }
        }
        told.push_str(fence);
        told.push('\n');
    }
    assert!(examples > 0, "{page} has no example");
    told
}

/// The fence that a line opens, and its info string.
fn opening(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3).then(|| (&line[..ticks], line[ticks..].trim()))
}

fn example(info: &str, body: &str, stage: &[(String, String)]) -> Example {
    let mut words = info.split_whitespace();
    let format = words.next().unwrap_or_default().to_owned();
    let mut input = body.to_owned();
    for word in words {
        input = match word {
            "bom" => format!("\u{feff}{input}"),
            "crlf" => input.replace('\n', "\r\n"),
            "unended" => input.trim_end().to_owned(),
            _ => panic!("`{word}` after `{format}` means nothing"),
        };
    }
    Example { format, input, stage: stage.into() }
}
