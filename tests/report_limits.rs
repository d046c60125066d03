//! What other programs take of a report at most, and what is said of the rest.

use crate::readers::{READERS, github, sarif};
use crate::support::report::{report, report_all};
use serde_json::Value;
use whosays::diagnostic::{Diagnostic, Severity};
use whosays::report::{FileOutcome, OutputFormat, Style};
use whosays::text::{Span, Text};

/// A text of so many lines, and something said of each.
fn many(severities: &[(Severity, usize)]) -> (Text, Vec<Diagnostic>) {
    let all = severities.iter().flat_map(|(severity, count)| std::iter::repeat_n(*severity, *count));
    let diagnostics: Vec<Diagnostic> = all
        .enumerate()
        .map(|(line, severity)| {
            let start = 6 * line as u32;
            Diagnostic::new("a-rule", severity, format!("number {line}"), Span::new(start, start + 5))
        })
        .collect();
    (Text::new("many.txt", "words\n".repeat(diagnostics.len())), diagnostics)
}

#[test]
fn sarif_keeps_the_most_severe_of_too_many_and_says_so() {
    let (text, diagnostics) = many(&[
        (Severity::Info, 30),
        (Severity::Warning, 24_990),
        (Severity::Error, 20),
        (Severity::Info, 5),
    ]);
    let log = report(OutputFormat::Sarif, Style::default(), &text, &diagnostics);
    let found = sarif::read(&log);
    assert_eq!(found.len(), sarif::MOST_RESULTS);
    let count = |level: &str| found.iter().filter(|found| found.level == level).count();
    assert_eq!([count("error"), count("warning"), count("note")], [20, 24_980, 0]);
    // The last of the least severe go, and the others stay in their order.
    let lines: Vec<usize> = found.iter().map(|found| found.start.line).collect();
    assert_eq!(lines, (31..=25_010).chain(25_021..=25_040).collect::<Vec<_>>());
    let log: Value = serde_json::from_str(&log).expect("it is JSON");
    let notice = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    let notice = notice.as_str().expect("there is a notice");
    assert!(notice.starts_with("25,045 results were found. GitHub takes 25,000 of a run"), "{notice}");
    assert!(notice.contains("so the 45 least severe are left out"), "{notice}");
}

#[test]
fn as_many_results_as_github_takes_are_all_there() {
    let (text, diagnostics) = many(&[(Severity::Warning, sarif::MOST_RESULTS)]);
    let log = report(OutputFormat::Sarif, Style::default(), &text, &diagnostics);
    assert_eq!(sarif::read(&log).len(), sarif::MOST_RESULTS);
    assert!(log.contains("\"toolExecutionNotifications\":[]"));
}

#[test]
fn github_is_given_ten_of_a_level_and_then_the_count_of_the_rest() {
    let (text, diagnostics) = many(&[(Severity::Info, 12), (Severity::Warning, 11), (Severity::Error, 13)]);
    let log = report(OutputFormat::Github, Style::default(), &text, &diagnostics);
    let annotations = github::annotations(&log);
    let levels: Vec<&str> = annotations.iter().map(|annotation| &*annotation.level).collect();
    assert_eq!(levels, [["error"; 10], ["warning"; 10], ["notice"; 10]].concat());
    let last = &annotations.last().expect("there is one").message;
    assert!(last.starts_with("Not shown: 3 errors, 1 warning, 3 notices. GitHub shows ten"), "{last}");
    let lines: Vec<usize> = github::read(&log).iter().map(|found| found.start.line).collect();
    assert_eq!(lines, (24..34).chain(13..23).chain(1..10).collect::<Vec<_>>());
}

#[test]
fn github_needs_no_count_where_nothing_is_left_out() {
    let (text, diagnostics) = many(&[(Severity::Info, 10), (Severity::Warning, 1)]);
    let log = report(OutputFormat::Github, Style::default(), &text, &diagnostics);
    assert_eq!(github::read(&log).len(), 11);
    assert_eq!(github::annotations(&log).len(), 11);
}

#[test]
fn a_run_without_findings_is_sound_in_every_format() {
    let text = Text::new("clean.txt", "Nothing here.\n");
    for outcomes in [&[][..], &[FileOutcome { text: &text, diagnostics: &[] }]] {
        for (format, _, read) in READERS {
            let written = report_all(format, Style::default(), outcomes);
            assert_eq!(read(&written), [], "{format}");
        }
    }
    let clean = |format| report(format, Style::default(), &text, &[]);
    assert_eq!(clean(OutputFormat::Gitlab), "[]\n");
    assert!(clean(OutputFormat::Junit).contains(r#"tests="1" failures="0" errors="0""#));
    assert!(clean(OutputFormat::Checkstyle).contains(r#"<file name="clean.txt"/>"#));
}

#[test]
fn what_is_said_twice_in_two_files_is_two_findings() {
    let texts = [Text::new("a.txt", "Sources say so.\n"), Text::new("b.txt", "Sources say so.\n")];
    let diagnostic = Diagnostic::new("a-rule", Severity::Warning, "who?", Span::new(0, 7));
    let diagnostics = [diagnostic.clone(), diagnostic];
    let outcomes: Vec<_> = texts.iter().map(|text| FileOutcome { text, diagnostics: &diagnostics }).collect();
    // The same record may be in a corpus twice.
    let outcomes = [&outcomes[..], &outcomes[..1]].concat();
    for (format, _, read) in READERS {
        // The readers of formats with keys see to it that no two are one.
        assert_eq!(read(&report_all(format, Style::default(), &outcomes)).len(), 6, "{format}");
    }
}
