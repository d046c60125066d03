//! What changed in the findings of a draft from one round of checking to the next.
//!
//! The stage of an example is the draft as it was (` ```text `), the example the draft as it is now. The rule asks of
//! "rumour" and "hearsay"; where it was edited too, the stage has what it says after (` ```message `). What comes of it
//! are the lines that a reader is shown, and how many findings there are in all.

use crate::support::spec::{Example, check_folder};
use std::fmt::Write;
use whosays::lint::{Linter, Options, Standing};
use whosays::markup::Format;
use whosays::rule::{PackFile, PackFiles, Settings, builtin, load};
use whosays::text::Text;

#[test]
fn rounds() {
    check_folder("rounds", told);
}

fn told(example: &Example) -> String {
    let stage =
        |name: &str| example.stage.iter().find(|(info, _)| info == name).map(|(_, body)| body.trim_end());
    let mut before = Standing::default().next_round();
    for text in texts(stage("text").expect("there is a draft as it was")) {
        before.take(&text, check(&text, "who says?"));
    }
    let mut round = before.finish().0.next_round();
    let mut told = String::new();
    for text in texts(&example.input) {
        let news = round.take(&text, check(&text, stage("message").unwrap_or("who says?")));
        for diagnostic in &news.diagnostics {
            let at = text.position(diagnostic.span.start);
            let words = text.slice(diagnostic.span);
            let _ =
                writeln!(told, "{}:{}:{}: {words}: {}", text.name(), at.line, at.column, diagnostic.message);
        }
        if news.reworded > 0 {
            let _ = writeln!(told, "reworded: {}", news.reworded);
        }
    }
    let (now, gone) = round.finish();
    for it in gone {
        let _ = writeln!(told, "gone: {}:{}:{}", it.name, it.position.line, it.position.column);
    }
    let _ = writeln!(told, "in all: {}", now.count());
    told
}

/// The texts of a file: one, or several with a line `-- NAME` above each.
fn texts(file: &str) -> Vec<Text> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for line in file.lines() {
        match (line.strip_prefix("-- "), texts.last_mut()) {
            (Some(name), _) => texts.push((name, String::new())),
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => texts.push(("draft", format!("{line}\n"))),
        }
    }
    texts.into_iter().map(|(name, text)| Text::new(name, text)).collect()
}

fn check(text: &Text, message: &str) -> Vec<whosays::diagnostic::Diagnostic> {
    let rule = format!(
        "id: talk\nsummary: Talk.\nseverity: warning\nmatch: {{ phrase: [rumour, hearsay] }}\nmessage: '{message}'\n\
         tests: {{ flag: ['A [[rumour]].'] }}\n"
    );
    let file = PackFile::new("talk.yml", Text::new("talk.yml", rule));
    let packs =
        [builtin().without_rules(), PackFiles { files: vec![file], loose: true, ..PackFiles::default() }];
    let loaded = load(&packs, &Settings::default());
    assert!(loaded.set.rule("talk").is_some(), "{:?}", loaded.diagnostics);
    Linter::new(loaded.set).check(text, Format::Plain, Options::default()).diagnostics
}
